"""Puts the real things in the place of the marks in a printed part (see `penanda`): controls, italics, pictures, tabs.

A mark stands within a run's text. What takes its place has to stand beside the run, or within it but
beside the text, and has the run's looks: so the run is closed before it and opened again after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from tata_usaha.cetak.penanda import BUKA, GAYA_ISIAN, GAYA_MIRING, PISAH, TEKS, TUTUP
from tata_usaha.word.telusur_xml import awal_terbuka

_SEBELUM_EJAAN = re.compile(
    r"(?:<w:(?:rStyle|rFonts|b|bCs|i|iCs|caps|smallCaps|strike|dstrike|outline|shadow|emboss|imprint)(?: [^>]*)?/>)*"
)
"""What Word's schema wants before w:noProof in a run's looks."""
_RSTYLE = re.compile(r"<w:rStyle [^>]*/>")


def pasang_tanda(xml: str, nomor: Iterator[str], gambar: Sequence[str], *, ada_kendali: bool) -> str:
    """Return a printed part with the real things in the place of its marks.

    `nomor` gives the ids of new controls; `gambar` are the drawings, in the order of `konteks.gambar`;
    `ada_kendali` tells whether the template has controls of its own.
    """
    return _Pemasang(nomor, gambar, ada_kendali).pasang(xml) if BUKA in xml else xml


class _Pemasang:
    """Walks through a printed part from mark to mark and knows what is open there.

    What a mark closes is opened again only when something follows in it, so that no empty run is left.
    """

    def __init__(self, nomor: Iterator[str], gambar: Sequence[str], ada_kendali: bool) -> None:
        self._nomor = nomor
        self._gambar = gambar
        self._ada_kendali = ada_kendali
        self._terbuka: Literal["teks", "potongan", "luar"] = "teks"
        self._sifat = ""  # the looks of the run that the mark stands in
        self._kendali = 0  # how many controls of the template are around it

    def pasang(self, xml: str) -> str:
        """Return the part without marks."""
        teks, *bertanda = xml.split(BUKA)
        hasil: list[str] = []
        awal = ""
        for pecahan in bertanda:
            isi = awal + self._lanjutkan(teks)
            awal = ""
            if self._ada_kendali:
                self._kendali += teks.count("<w:sdt>") - teks.count("</w:sdt>")
            mulai = self._baca_sifat(isi)
            tanda, _, teks = pecahan.partition(TUTUP)
            jenis, *nilai = tanda.split(PISAH)
            if jenis == "gambar":
                hasil += (self._tutup_teks(isi), self._gambar[int(nilai[0])])
                self._terbuka = "potongan"
            elif jenis == "tab":
                hasil.append(f"{isi}{_TUTUPAN[self._terbuka]}<w:r>{self._sifat}<w:tab/></w:r>")
                self._terbuka, awal = "teks", f"<w:r>{self._sifat}{TEKS}"
            else:
                hasil += (self._tutup_potongan(isi, *mulai), self._isi(jenis, nilai))
                self._terbuka = "luar"
        return "".join([*hasil, awal, self._lanjutkan(teks)])

    def _baca_sifat(self, isi: str) -> tuple[int, int]:
        """Remember the looks of the run that is open at the end; return where it begins and where its content does."""
        mulai = awal_terbuka(isi, "w:r")
        if mulai < 0:  # it began before
            return -1, -1
        akhir = isi.index(">", mulai) + 1
        if isi.startswith("<w:rPr>", akhir):
            tutup = isi.index("</w:rPr>", akhir)
            if isi.find("<w:rPrChange", akhir, tutup) >= 0:  # the looks before a tracked change stand within
                tutup = isi.index("</w:rPr>", tutup + 1)
            self._sifat = isi[akhir : tutup + len("</w:rPr>")]
            return mulai, tutup + len("</w:rPr>")
        self._sifat = ""
        return mulai, akhir

    def _lanjutkan(self, teks: str) -> str:
        """Return what follows a mark, with what the mark closed opened again as far as needed."""
        if not teks or self._terbuka == "teks":
            return teks
        buka = f"<w:r>{self._sifat}" if self._terbuka == "luar" else ""
        if buka and teks.startswith("</w:t></w:r>"):
            teks = teks[12:]
        elif teks.startswith("</w:t>"):
            teks = buka + teks[6:]
        else:
            teks = f"{buka}{TEKS}{teks}"
        self._terbuka = "teks"
        return teks

    def _tutup_teks(self, isi: str) -> str:
        """Return what stands before a mark that belongs into a run, its text closed; an empty one is dropped."""
        if self._terbuka == "luar":
            return f"{isi}<w:r>{self._sifat}"
        if self._terbuka == "potongan":
            return isi
        if isi.endswith(">") and isi.startswith(("<w:t>", "<w:t "), letak := isi.rfind("<")):
            return isi[:letak]
        return f"{isi}</w:t>"

    def _tutup_potongan(self, isi: str, mulai: int, isinya: int) -> str:
        """Return what stands before a mark that belongs beside runs, its run closed; an empty one is dropped."""
        if self._terbuka == "luar":
            return isi
        isi = self._tutup_teks(isi)
        return isi[:mulai] if len(isi) == isinya else f"{isi}</w:r>"

    def _isi(self, jenis: str, nilai: Sequence[str]) -> str:
        """Return what stands beside runs: words in italics, a system's tag, a control; none stands within another."""
        if jenis == "miring":
            return f"<w:r>{_bergaya(self._sifat, GAYA_MIRING)}{TEKS}{nilai[0]}</w:t></w:r>"
        if jenis == "tag":
            return f"<w:r>{_tanpa_ejaan(self._sifat)}{TEKS}{nilai[0]}</w:t></w:r>"
        tag, judul, isi = nilai
        if jenis == "isian":
            isi = f"<w:r>{_bergaya(self._sifat, GAYA_ISIAN)}{TEKS}{isi}</w:t></w:r>"
        else:
            isi = f"<w:r>{self._sifat}{isi}</w:r>"
        if self._kendali:
            return isi
        return (
            f'<w:sdt><w:sdtPr>{self._sifat}<w:alias w:val="{judul}"/><w:tag w:val="{tag}"/>'
            f'<w:id w:val="{next(self._nomor)}"/>{"<w:showingPlcHdr/>" if jenis == "isian" else ""}'
            f'<w:text w:multiLine="1"/></w:sdtPr><w:sdtContent>{isi}</w:sdtContent></w:sdt>'
        )


_TUTUPAN = {"teks": "</w:t></w:r>", "potongan": "</w:r>", "luar": ""}


def _bergaya(sifat: str, gaya: str) -> str:
    """Return a run's looks with a character style over them."""
    isi = _RSTYLE.sub("", sifat)[len("<w:rPr>") : -len("</w:rPr>")]
    return f'<w:rPr><w:rStyle w:val="{gaya}"/>{isi}</w:rPr>'


def _tanpa_ejaan(sifat: str) -> str:
    """Return a run's looks with its words kept from the spell checker, which would part them."""
    isi = sifat[len("<w:rPr>") : -len("</w:rPr>")]
    if "<w:noProof" in isi:
        return sifat
    letak = cocok.end() if (cocok := _SEBELUM_EJAAN.match(isi)) else 0
    return f"<w:rPr>{isi[:letak]}<w:noProof/>{isi[letak:]}</w:rPr>"
