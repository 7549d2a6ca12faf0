"""The chapters of the monev report: what they are called, its list of contents, their headings in the text.

They stand once, so that the list names no chapter otherwise than the chapter names itself.
"""

from __future__ import annotations

from tools.templat.kit import PenulisTemplat
from tools.templat.medan import DaftarIsi

RINGKASAN = "RINGKASAN EKSEKUTIF"
_BAB = {
    "bab1": ("BAB I", "PENDAHULUAN"),
    "bab2": ("BAB II", "PELAKSANAAN RENCANA AKSI"),
    "bab3": ("BAB III", "HASIL MONITORING DAN EVALUASI"),
    "bab4": ("BAB IV", "TINDAK LANJUT REKOMENDASI TRIWULAN SEBELUMNYA"),
    "bab5": ("BAB V", "PENUTUP"),
}
_SUBBAB = {
    "bab1": {
        "latar": "A. Latar Belakang",
        "dasar": "B. Dasar Hukum",
        "maksud": "C. Maksud dan Tujuan",
        "lingkup": "D. Ruang Lingkup",
        "rapat": "E. Rapat Monitoring dan Evaluasi",
    },
    "bab3": {
        "capaian": "A. Capaian",
        "belum": "B. Kewajiban yang Belum Terpenuhi",
        "penyebab": "C. Penyebab dan Kendala",
        "rekomendasi": "D. Rekomendasi",
    },
}
TERLAMPIR = "lampiran or surat_rapat"
"""When the report has a Lampiran."""


def tambah_daftar_isi(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    """Add the list of contents, on a page of its own."""
    t.paragraf("DAFTAR ISI", "ND Judul Daftar Isi")
    daftar.butir(RINGKASAN, "ringkasan")
    for nama, (nomor, judul) in _BAB.items():
        daftar.butir(f"{nomor} {judul}", nama)
        for sub, judul_sub in _SUBBAB.get(nama, {}).items():
            if sub == "rapat":
                with t.blok("if rapat"):
                    daftar.butir(judul_sub, sub, "ND Daftar Isi Subbab")
            else:
                daftar.butir(judul_sub, sub, "ND Daftar Isi Subbab")
    with t.blok(f"if {TERLAMPIR}"):
        daftar.butir("LAMPIRAN", "lampiran")


def tambah_bab(t: PenulisTemplat, daftar: DaftarIsi, nama: str, gaya: str = "ND Bab") -> None:
    """Add the heading of a chapter, by its name."""
    daftar.tandai(t.paragraf("\n".join(_BAB[nama]), gaya), nama)


def tambah_subbab_bernama(t: PenulisTemplat, daftar: DaftarIsi, bab: str, nama: str) -> None:
    """Add the heading of a part of a chapter, by the names of both."""
    daftar.tandai(t.paragraf(_SUBBAB[bab][nama], "ND Subbab"), nama)
