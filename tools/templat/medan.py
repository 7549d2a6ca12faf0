"""What templates have besides text and tags: bookmarks with the pages that they lie on, controls that nothing fills."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tools.templat.kit import PenulisTemplat, tambah_medan

BELUM_DIHITUNG = "…"
"""Stands for a page's number until a word processor has counted: LibreOffice when it converts, Word on F9."""


class DaftarIsi:
    """A list of contents in the making: headings are added under a name, entries say on which page they are.

    Its numbers are PAGEREF fields, not a TOC: a TOC lists every heading that data bring, and Word asks whether to
    update it when the letter is opened.
    """

    def __init__(self, templat: PenulisTemplat) -> None:
        """Begin one for a template."""
        self._templat = templat
        self._nomor: dict[str, int] = {}

    def butir(self, teks: str, nama: str, gaya: str = "ND Daftar Isi") -> None:
        """Add an entry for the heading of this name."""
        paragraf = self._templat.paragraf(f"{teks}\t", gaya)
        tambah_medan(paragraf, f"PAGEREF {_penanda(nama)} \\h", BELUM_DIHITUNG)

    def tandai(self, paragraf: Paragraph, nama: str) -> None:
        """Put the bookmark of this name around a heading."""
        nomor = str(self._nomor.setdefault(nama, len(self._nomor) + 1))
        awal: Any = OxmlElement("w:bookmarkStart")
        awal.set(qn("w:id"), nomor)
        awal.set(qn("w:name"), _penanda(nama))
        akhir: Any = OxmlElement("w:bookmarkEnd")
        akhir.set(qn("w:id"), nomor)
        sifat = paragraf._p.get_or_add_pPr()
        sifat.addnext(awal)
        paragraf._p.append(akhir)


def _penanda(nama: str) -> str:
    return f"_zi_{nama}"


def bertanda_tetap(sel: _Cell, tag: str, nomor: int) -> None:
    """Put the words of a cell into a control that nothing fills: by its tag a table is found again in a letter.

    `nomor` is the control's id; a template has none twice.
    """
    paragraf = sel.paragraphs[0]._p
    potongan = list(paragraf.r_lst)
    kendali: Any = OxmlElement("w:sdt")
    sifat: Any = OxmlElement("w:sdtPr")
    for nama, nilai in (("w:alias", tag), ("w:tag", tag), ("w:id", str(nomor))):
        anak: Any = OxmlElement(nama)
        anak.set(qn("w:val"), nilai)
        sifat.append(anak)
    isi: Any = OxmlElement("w:sdtContent")
    kendali.extend([sifat, isi])
    potongan[0].addprevious(kendali)
    isi.extend(potongan)
