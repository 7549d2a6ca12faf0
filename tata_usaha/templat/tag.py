"""Where the tags of a Word template stand: part by part, paragraph by paragraph.

A tag is found in the text of a paragraph, because Word splits it over runs as it likes. Written
one to a line, in document order, the tags of a part make a small Jinja program of their own: the
line number that Jinja reports is then the number of the tag, and the tag knows its place.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from tata_usaha.word.paket import bagian_teks, bongkar
from tata_usaha.word.ruang_nama import CADANGAN, W

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_AWALAN = re.compile(r"\{[{%#](tr|tc|p|r)(?= )")  # docxtpl wants a plain space after it
_JENIS_DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KUTIP = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_TERISI = frozenset({"isi", "kepala", "kaki", "catatan kaki"})  # the parts that docxtpl fills


class BukanDocx(ValueError):
    """A file that cannot be opened as a Word document; the message says why, in Indonesian."""


@dataclass(frozen=True, eq=False)
class Paragraf:
    """One paragraph of a template: its part, its number there (from 1), its own text.

    `potongan` are the pieces of XML that the text is made of, each with where it begins in it.
    """

    bagian: str
    nomor: int
    el: etree._Element
    teks: str
    potongan: tuple[tuple[int, etree._Element], ...]

    @cached_property
    def tempat(self) -> str:
        """The place as a person finds it: `isi, tabel 1 baris 3 kolom 2` or `isi, paragraf 4 “Hal : …”`."""
        jalur = _jalur_tabel(self.el)
        if jalur:
            return f"{self.bagian}, {jalur}"
        return f"{self.bagian}, paragraf {self.nomor} “{self.cuplikan}”"

    @property
    def cuplikan(self) -> str:
        """The beginning of its text."""
        rapi = " ".join(self.teks.split())
        return f"{rapi[:40]}…" if len(rapi) > 41 else rapi

    def leluhur(self, nama: str) -> etree._Element | None:
        """Return the nearest table (`tbl`), row (`tr`) or cell (`tc`) around the paragraph."""
        return next(self.el.iterancestors(W + nama), None)


@dataclass(frozen=True, eq=False)
class Tag:
    """One tag: as it was typed, its docxtpl prefix (`p`, `tr`, … or ""), the Jinja in it, where it begins."""

    paragraf: Paragraf
    mentah: str
    awalan: str
    jinja: str
    mulai: int

    @property
    def akhir(self) -> int:
        """Where the tag ends in the paragraph's text."""
        return self.mulai + len(self.mentah)

    @property
    def perintah(self) -> str:
        """The first word of a `{% … %}` tag, or ""."""
        cocok = re.match(r"\{%[-+]?\s*(\w+)", self.jinja)
        return cocok[1] if cocok else ""

    @cached_property
    def potongan(self) -> tuple[etree._Element, ...]:
        """The pieces of text (and the breaks and tabs) that the tag lies in, in reading order."""
        awal = [p for p in self.paragraf.potongan if p[0] <= self.mulai]
        return tuple(el for letak, el in self.paragraf.potongan if awal[-1][0] <= letak < self.akhir)

    @property
    def wadah(self) -> tuple[etree._Element, ...]:
        """What its first piece stands in, from the run's parent outwards to the paragraph."""
        return wadah(self.potongan[0])


@dataclass(frozen=True, eq=False)
class BagianTemplat:
    """One part of a template: `isi`, `kepala`, `kaki` or `catatan kaki`, with paragraphs and tags."""

    nama: str
    akar: etree._Element
    paragraf: tuple[Paragraf, ...]
    tag: tuple[Tag, ...]

    @property
    def program(self) -> str:
        """The tags alone, one to a line."""
        return "\n".join(t.jinja for t in self.tag)

    @cached_property
    def _menurut_paragraf(self) -> dict[int, list[Tag]]:
        hasil: dict[int, list[Tag]] = {}
        for t in self.tag:
            hasil.setdefault(id(t.paragraf), []).append(t)
        return hasil

    def tag_di(self, paragraf: Paragraf) -> list[Tag]:
        """Return the tags of one paragraph."""
        return self._menurut_paragraf.get(id(paragraf), [])


def baca_paket(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name.

    Raises:
        BukanDocx: when the bytes are no Word document.

    """
    try:
        isi = bongkar(docx)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as galat:
        raise BukanDocx("berkas ini bukan DOCX") from galat
    if "word/document.xml" not in isi:
        raise BukanDocx("berkas ini bukan dokumen Word")
    if "word/styles.xml" not in isi or _JENIS_DOCX not in isi.get("[Content_Types].xml", b""):
        raise BukanDocx("berkas ini bukan dokumen Word .docx yang utuh, atau memuat makro")
    return isi


def bagian_templat(docx: bytes) -> list[BagianTemplat]:
    """Return the parts of a template that hold text, the body first.

    Raises:
        BukanDocx: when the bytes are no Word document.

    """
    return urai_bagian(baca_paket(docx))


def urai_bagian(paket: Mapping[str, bytes]) -> list[BagianTemplat]:
    """Return the parts that docxtpl fills, the body first.

    Raises:
        BukanDocx: when one of them is no XML.

    """
    return [_bagian(nama, urai(xml)) for nama, xml in bagian_teks(paket) if nama in _TERISI]


def urai(xml: bytes) -> etree._Element:
    """Return the root of one part.

    Raises:
        BukanDocx: when it is no XML.

    """
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as galat:
        raise BukanDocx("isi berkas ini rusak") from galat


def potongan_teks(paragraf: etree._Element) -> tuple[tuple[int, etree._Element], ...]:
    """Return the pieces of a paragraph's own text (not a text box's within it), each with where it begins.

    A tab or a line break counts as one character.
    """
    hasil = []
    letak = 0
    for anak in paragraf.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"):
        induk = anak.getparent()
        if induk is None or induk.tag != f"{W}r" or next(anak.iterancestors(f"{W}p")) is not paragraf:
            continue
        if panjang := len(anak.text or "") if anak.tag == f"{W}t" else 1:
            hasil.append((letak, anak))
            letak += panjang
    return tuple(hasil)


def wadah(potongan: etree._Element) -> tuple[etree._Element, ...]:
    """Return what a piece of text stands in, from the run's parent outwards to the paragraph."""
    hasil = []
    for leluhur in potongan.iterancestors():
        if leluhur.tag == f"{W}p":
            break
        if leluhur.tag != f"{W}r":
            hasil.append(leluhur)
    return tuple(hasil)


def dalam_cadangan(el: etree._Element) -> bool:
    """Tell whether an element belongs to old Word's copy of a text box."""
    return next(el.iterancestors(CADANGAN), None) is not None


def _bagian(nama: str, akar: etree._Element) -> BagianTemplat:
    terlihat = (el for el in akar.iter(f"{W}p") if not dalam_cadangan(el))
    paragraf = tuple(_paragraf(nama, nomor, el) for nomor, el in enumerate(terlihat, start=1))
    return BagianTemplat(nama, akar, paragraf, tuple(t for p in paragraf for t in _tag(p)))


def _paragraf(bagian: str, nomor: int, el: etree._Element) -> Paragraf:
    """Return a paragraph with its own text."""
    potongan = potongan_teks(el)
    teks = "".join((anak.text or "") if anak.tag == f"{W}t" else " " for _, anak in potongan)
    return Paragraf(bagian, nomor, el, teks, potongan)


def _tag(paragraf: Paragraf) -> Iterator[Tag]:
    for cocok in TAG.finditer(paragraf.teks):
        mentah = cocok[0]
        awalan = _AWALAN.match(mentah)
        jinja = mentah[:2] + mentah[awalan.end() :] if awalan else mentah
        rapi = " ".join(jinja.translate(_KUTIP).split())
        yield Tag(paragraf, mentah, awalan[1] if awalan else "", rapi, cocok.start())


def _jalur_tabel(el: etree._Element) -> str:
    """Return `tabel 1 baris 3 kolom 2`, from the outermost table inwards; "" outside of tables."""
    langkah: list[str] = []
    sel = next(el.iterancestors(f"{W}tc"), None)
    while sel is not None:
        baris = next(sel.iterancestors(f"{W}tr"), None)
        tabel = None if baris is None else next(baris.iterancestors(f"{W}tbl"), None)
        if baris is None or tabel is None:
            break
        luar = next(tabel.iterancestors(f"{W}tc"), None)
        tabel_ke = _urutan(tabel, tabel.getroottree().getroot(), luar)
        langkah.append(f"tabel {tabel_ke} baris {_urutan(baris, tabel, tabel)} kolom {_urutan(sel, baris, baris)}")
        sel = luar
    return ", di dalamnya ".join(reversed(langkah))


def _urutan(el: etree._Element, dalam: etree._Element, induk: etree._Element | None) -> int:
    """Return which of its kind an element is (from 1) within `induk`, whatever Word wraps around it."""
    jenis = {f"{W}tbl": f"{W}tc", f"{W}tr": f"{W}tbl", f"{W}tc": f"{W}tr"}[str(el.tag)]
    sebaya = (lain for lain in dalam.iter(str(el.tag)) if next(lain.iterancestors(jenis), None) is induk)
    return 1 + next(ke for ke, lain in enumerate(sebaya) if lain is el)
