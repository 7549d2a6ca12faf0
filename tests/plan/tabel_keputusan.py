"""The table of Keputusan 12/2026 as its scan gives it, read the way a person reads it.

`keputusan-12-2026.txt` is the scan's own text; its table has one printed line of cells per line, tabs
between the cells, and the header rows again on every page. What the scan did to the words is undone
here and nowhere else: rows that go on over a page are joined, hyphens at line ends are taken out, and
the one label that it printed a row too early is put where it belongs.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

BERKAS = Path(__file__).parent / "keputusan-12-2026.txt"
LANJUTAN_TERCETAK = 14
KEPALA = (
    "NO\tKOMPONEN PENGUNGKIT\tASPEK PEMENUHAN\tKEGIATAN/AKSI\tINDIKATOR\tBUKTI FISIK"
    "\tTARGET WAKTU PELAKSANAAN\tTARGET CAPAIAN",
    "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)",
)
"""The two rows at the head of the table, on every page."""
_TANDA_HUBUNG = {
    "berkesinambun- gan": "berkesinambungan",
    "masing- masing": "masing-masing",
    "perundang- undangan": "perundang-undangan",
    "target- target": "target-target",
    "</i> <i>": " ",  # italics that go on over a page
}
_CAPAIAN_LENGKAP = re.compile(r"\d+ \([a-z ]+\) (?:Laporan|Kegiatan)")
_LABEL = re.compile(r"(\d+\.) (.+)")
_ASPEK_TERLALU_AWAL = "3. Pemantauan dan Evaluasi Pembangunan"


@dataclass(frozen=True)
class BarisTercetak:
    """One row: its position, and per column the printed label (where there is one) and the text."""

    kode: str
    komponen: tuple[str, str]
    aspek: tuple[str, str]
    aksi: tuple[str, str]
    indikator: tuple[str, str]
    bukti_fisik: str
    target_waktu: str
    target_capaian: str


def baca_baris_mentah() -> tuple[list[list[str]], int]:
    """Return the table's rows of eight cells with the continuations joined, and how many those were."""
    hasil: list[list[str]] = []
    lanjutan = 0
    halaman_baru = False
    for baris in BERKAS.read_text(encoding="utf-8").splitlines():
        if baris in KEPALA:
            halaman_baru = True
        if baris in KEPALA or "\t" not in baris:
            continue
        sel = baris.split("\t")
        assert len(sel) == 8, baris
        if halaman_baru and not _CAPAIAN_LENGKAP.fullmatch(sel[7]):
            _sambung(hasil, sel)
            lanjutan += 1
        else:
            hasil.append(sel)
        halaman_baru = False
    return hasil, lanjutan


def _sambung(hasil: list[list[str]], lanjutan: list[str]) -> None:
    """Add each cell to the last one above it that says something in the same column."""
    for kolom, teks in enumerate(lanjutan):
        if teks:
            pemilik = next(sel for sel in reversed(hasil) if sel[kolom])
            pemilik[kolom] = f"{pemilik[kolom]} {teks}"


def baca_tabel() -> list[BarisTercetak]:
    """Return all rows of the decree's table in its order."""
    mentah, _ = baca_baris_mentah()
    mentah = [[rapikan(teks) for teks in sel] for sel in mentah]
    for sel, berikut in itertools.pairwise(mentah):
        if sel[2] == _ASPEK_TERLALU_AWAL:
            sel[2], berikut[2] = "", sel[2]
            break
    hasil: list[BarisTercetak] = []
    urutan = [0, 0, 0, 0]
    berlaku = [""] * 5  # what last stood in the columns number, component, aspect, activity, indicator
    for sel in mentah:
        for kolom, teks in enumerate(sel[:5]):
            if teks:
                berlaku[kolom] = teks
                if kolom:
                    urutan[kolom - 1 :] = [urutan[kolom - 1] + 1] + [0] * (4 - kolom)
        kode = ".".join(map(str, urutan))
        aspek, aksi, indikator = (_belah(teks) for teks in berlaku[2:])
        hasil.append(BarisTercetak(kode, (berlaku[0], berlaku[1]), aspek, aksi, indikator, *sel[5:]))
    return hasil


def rapikan(teks: str) -> str:
    """Return a cell's text without the hyphens that the scan set at line ends."""
    for tercetak, dimaksud in _TANDA_HUBUNG.items():
        teks = teks.replace(tercetak, dimaksud)
    return teks


def _belah(teks: str) -> tuple[str, str]:
    cocok = _LABEL.fullmatch(teks)
    return (cocok[1], cocok[2]) if cocok else ("", teks)
