"""What a run leaves in the UI: how an office stands, what waits for whom, what the run did and what became of it."""

from __future__ import annotations

from flows.artefak.gagal import ringkasan_gagal, sebut_gagal, uraian_galat, uraian_kiriman
from flows.artefak.kunci import kunci, kunci_outbox, kunci_papan, kunci_ringkasan
from flows.artefak.markdown import aman, daftar, kode, tabel, tanggal, tautan
from flows.artefak.outbox import outbox
from flows.artefak.papan import papan
from flows.artefak.ringkasan import ringkasan
from flows.artefak.susunan import IsiArtefak, tinggalkan

__all__ = [
    "IsiArtefak",
    "aman",
    "daftar",
    "kode",
    "kunci",
    "kunci_outbox",
    "kunci_papan",
    "kunci_ringkasan",
    "outbox",
    "papan",
    "ringkasan",
    "ringkasan_gagal",
    "sebut_gagal",
    "tabel",
    "tanggal",
    "tautan",
    "tinggalkan",
    "uraian_galat",
    "uraian_kiriman",
]
