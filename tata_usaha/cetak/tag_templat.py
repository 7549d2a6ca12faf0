"""Where the tags of a Word template stand: part by part, paragraph by paragraph.

A tag is found in the text of a paragraph, because Word splits it over runs as it likes. Written
one to a line, in document order, the tags of a part make a small Jinja program of their own: the
line number that Jinja reports is then the number of the tag, and the tag knows its place.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from tata_usaha.cetak.paket_word import bagian_teks, bongkar
from tata_usaha.cetak.penanda import W

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_AWALAN = re.compile(r"\{[{%#](tr|tc|p|r)(?=\s)")
_KUTIP = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_TERISI = frozenset({"isi", "kepala", "kaki", "catatan kaki"})  # the parts that docxtpl fills


class BukanDocx(ValueError):
    """A file that cannot be opened as a Word document; the message says why, in Indonesian."""


@dataclass(frozen=True)
class Paragraf:
    """One paragraph of a template: its part, its number there (from 1), its own text."""

    bagian: str
    nomor: int
    el: etree._Element
    teks: str

    @cached_property
    def tempat(self) -> str:
        """The place as a person finds it: `isi, tabel 1 baris 3 kolom 2` or `isi, paragraf 4 “Hal : …”`."""
        jalur = _jalur_tabel(self.el)
        if jalur:
            return f"{self.bagian}, {jalur}"
        cuplikan = " ".join(self.teks.split())
        cuplikan = f"{cuplikan[:40]}…" if len(cuplikan) > 41 else cuplikan
        return f"{self.bagian}, paragraf {self.nomor} “{cuplikan}”"

    def leluhur(self, nama: str) -> etree._Element | None:
        """Return the nearest table (`tbl`), row (`tr`) or cell (`tc`) around the paragraph."""
        return next(self.el.iterancestors(W + nama), None)


@dataclass(frozen=True)
class Tag:
    """One tag: as it was typed, its docxtpl prefix (`p`, `tr`, … or ""), and the Jinja in it."""

    paragraf: Paragraf
    mentah: str
    awalan: str
    jinja: str

    @property
    def perintah(self) -> str:
        """The first word of a `{% … %}` tag, or ""."""
        cocok = re.match(r"\{%-?\s*(\w+)", self.jinja)
        return cocok[1] if cocok else ""


@dataclass(frozen=True)
class BagianTemplat:
    """One part of a template: `isi`, `kepala`, `kaki` or `catatan kaki`, with paragraphs and tags."""

    nama: str
    paragraf: tuple[Paragraf, ...]
    tag: tuple[Tag, ...]

    @property
    def program(self) -> str:
        """The tags alone, one to a line."""
        return "\n".join(t.jinja for t in self.tag)


def baca_bagian(docx: bytes) -> list[BagianTemplat]:
    """Return the parts of a template that hold text, the body first.

    Raises:
        BukanDocx: when the bytes are no Word document.

    """
    try:
        isi = bongkar(docx)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as galat:
        raise BukanDocx("berkas ini bukan DOCX") from galat
    if "word/document.xml" not in isi:
        raise BukanDocx("berkas ini bukan dokumen Word")
    try:
        return [_bagian(nama, xml) for nama, xml in bagian_teks(isi) if nama in _TERISI]
    except etree.XMLSyntaxError as galat:
        raise BukanDocx("isi berkas ini rusak") from galat


def _bagian(nama: str, xml: bytes) -> BagianTemplat:
    akar = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    paragraf = tuple(
        Paragraf(nama, nomor, el, _teks_sendiri(el)) for nomor, el in enumerate(akar.iter(f"{W}p"), start=1)
    )
    return BagianTemplat(nama, paragraf, tuple(t for p in paragraf for t in _tag(p)))


def _teks_sendiri(paragraf: etree._Element) -> str:
    """Return the paragraph's text without that of paragraphs in a text box within it."""
    return "".join(
        el.text or "" if el.tag == f"{W}t" else " "
        for el in paragraf.iter(f"{W}t", f"{W}tab", f"{W}br")
        if next(el.iterancestors(f"{W}p")) is paragraf and next(el.iterancestors()).tag == f"{W}r"
    )


def _tag(paragraf: Paragraf) -> Iterator[Tag]:
    for cocok in TAG.finditer(paragraf.teks):
        mentah = cocok[0]
        awalan = _AWALAN.match(mentah)
        jinja = mentah[:2] + mentah[awalan.end() :] if awalan else mentah
        yield Tag(paragraf, mentah, awalan[1] if awalan else "", " ".join(jinja.translate(_KUTIP).split()))


def _jalur_tabel(el: etree._Element) -> str:
    """Return `tabel 1 baris 3 kolom 2`, from the outermost table inwards; "" outside of tables."""
    langkah: list[str] = []
    sel = next(el.iterancestors(f"{W}tc"), None)
    while sel is not None:
        baris = next(sel.iterancestors(f"{W}tr"))
        tabel = next(baris.iterancestors(f"{W}tbl"))
        luar = next(tabel.iterancestors(f"{W}tc"), None)
        sebaya = [
            t for t in tabel.getroottree().getroot().iter(f"{W}tbl") if next(t.iterancestors(f"{W}tc"), None) is luar
        ]
        langkah.append(
            f"tabel {sebaya.index(tabel) + 1} baris {tabel.findall(f'{W}tr').index(baris) + 1} "
            f"kolom {baris.findall(f'{W}tc').index(sel) + 1}"
        )
        sel = luar
    return ", di dalamnya ".join(reversed(langkah))
