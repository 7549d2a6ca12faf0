"""What reviewers left in a draft: changes that nobody accepted or rejected yet, and comments that are still open.

A letter with either is not the letter that will be signed: printed, it shows its deleted words, or a remark in
the margin. Both are told with the place, as a person finds it, and by whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tata_usaha.konsep.letak_isian import BagianBerletak, TempatNaskah, bagian_berletak, ringkas
from tata_usaha.konsep.teks_word import atribut, iter_word, naik, tampak, urai

_MACAM = {
    "ins": "disisipkan",
    "del": "dihapus",
    "moveFrom": "dipindahkan dari sini",
    "moveTo": "dipindahkan ke sini",
    "cellIns": "sel disisipkan",
    "cellDel": "sel dihapus",
    "cellMerge": "sel digabungkan",
    "rPrChange": "format huruf diubah",
    "pPrChange": "format paragraf diubah",
    "numberingChange": "penomoran diubah",
    "sectPrChange": "pengaturan halaman diubah",
    "tblPrChange": "format tabel diubah",
    "tblPrExChange": "format tabel diubah",
    "tblGridChange": "lebar kolom tabel diubah",
    "trPrChange": "format baris tabel diubah",
    "tcPrChange": "format sel tabel diubah",
}
"""Word's names of a tracked change, and what a person calls it."""
_KOMENTAR = re.compile(r"word/comments\d*\.xml")
_KEADAAN = re.compile(r"word/commentsExtended\d*\.xml")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True)
class Perubahan(TempatNaskah):
    """One tracked change: where, of which kind (Indonesian), by whom, and the words ("" where it is none of words)."""

    macam: str
    oleh: str
    teks: str


@dataclass(frozen=True)
class Komentar(TempatNaskah):
    """One comment that is not resolved: what it is anchored at, by whom, and what it says."""

    oleh: str
    teks: str


def cari_perubahan(bagian: Mapping[str, bytes]) -> list[Perubahan]:
    """Return the tracked changes of a letter that nobody accepted or rejected, the body first.

    What one person changed in one way within one paragraph is told once, however many pieces Word made of it.

    Raises:
        PaketAsing: when a part is no XML.

    """
    hasil: list[Perubahan] = []
    for satu in bagian_berletak(bagian):
        terkumpul: dict[tuple[Any, str, str], list[str]] = {}
        for unsur in tampak(iter_word(satu.akar, *_MACAM)):
            macam = _MACAM[etree.QName(unsur).localname]
            tanda = (_paragraf(unsur), macam, atribut(unsur, "author"))
            terkumpul.setdefault(tanda, []).append(_teks(unsur))
        for (paragraf, macam, oleh), potongan in terkumpul.items():
            letak = _letak(satu, paragraf)
            hasil.append(Perubahan(letak.tempat, letak.halaman, macam, oleh, ringkas("".join(potongan))))
    return hasil


def cari_komentar(bagian: Mapping[str, bytes]) -> list[Komentar]:
    """Return the comments of a letter that are open, in the order of its text; replies belong to what they answer.

    One that is not anchored in the text is shown by no program, and is none.

    Raises:
        PaketAsing: when a part is no XML.

    """
    semua = {atribut(k, "id"): k for nama in _bernama(bagian, _KOMENTAR) for k in iter_word(nama, "comment")}
    if not semua:
        return []
    selesai, balasan = _keadaan(bagian)
    hasil: list[Komentar] = []
    for satu in bagian_berletak(bagian):
        for jangkar in tampak(iter_word(satu.akar, "commentReference")):
            komentar = semua.pop(atribut(jangkar, "id"), None)
            if komentar is None:
                continue
            tanda = _tanda(komentar)
            if tanda not in selesai and tanda not in balasan:
                letak = _letak(satu, _paragraf(jangkar))
                teks = " ".join(map(_teks, iter_word(komentar, "p")))
                hasil.append(Komentar(letak.tempat, letak.halaman, atribut(komentar, "author"), ringkas(teks)))
    return hasil


def _keadaan(bagian: Mapping[str, bytes]) -> tuple[set[str], set[str]]:
    """Return which comments are resolved, and which only answer another one, each by the mark of its last paragraph."""
    selesai, balasan = set(), set()
    for akar in _bernama(bagian, _KEADAAN):
        for satu in akar.iter(f"{_W15}commentEx"):
            tanda = satu.get(f"{_W15}paraId", "").upper()
            if satu.get(f"{_W15}done", "").casefold() in {"1", "true", "on"}:
                selesai.add(tanda)
            if satu.get(f"{_W15}paraIdParent"):
                balasan.add(tanda)
    return selesai, balasan


def _bernama(bagian: Mapping[str, bytes], pola: re.Pattern[str]) -> Iterator[Any]:
    return (urai(bagian[nama], nama) for nama in sorted(bagian) if pola.fullmatch(nama))


def _tanda(komentar: Any) -> str:
    """Return the mark by which a comment's state is found; Word takes that of its last paragraph."""
    tanda = [p.get(f"{_W14}paraId", "").upper() for p in iter_word(komentar, "p")]
    return tanda[-1] if tanda else ""


def _paragraf(unsur: Any) -> Any:
    """Return the paragraph in which something stands, or the first of the cell, row or table that it changes."""
    if (di_dalam := next(naik(unsur, "p"), None)) is not None:
        return di_dalam
    for wadah in ("tc", "tr", "tbl"):
        if (sekitar := next(naik(unsur, wadah), None)) is not None:
            return next(iter_word(sekitar, "p"), None)
    return next(iter_word(unsur, "p"), None)  # whole paragraphs within


def _letak(bagian: BagianBerletak, paragraf: Any) -> TempatNaskah:
    """Return the place of a paragraph; what stands in none, such as the page's own settings, is of the whole part."""
    return bagian.tempat(paragraf) if paragraf is not None else bagian.seluruhnya


def _teks(unsur: Any) -> str:
    """Return the words of a change or of a paragraph, deleted ones too."""
    return "".join(satu.text or "" for satu in iter_word(unsur, "t", "delText"))
