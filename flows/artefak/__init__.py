"""What a run leaves in the UI: how an office stands, what waits for whom, what the run did and what became of it."""

from __future__ import annotations

from flows.artefak.gagal import uraian_galat, uraian_kiriman
from flows.artefak.kunci import kunci
from flows.artefak.markdown import aman, daftar, kode, tabel
from flows.artefak.ringkasan import ringkasan, tabel_naskah, tabel_status

__all__ = [
    "aman",
    "daftar",
    "kode",
    "kunci",
    "ringkasan",
    "tabel",
    "tabel_naskah",
    "tabel_status",
    "uraian_galat",
    "uraian_kiriman",
]
