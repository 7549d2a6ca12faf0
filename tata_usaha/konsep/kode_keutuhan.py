"""Codes of what makes a letter's file no whole Word file (docs/kode-galat.md)."""

from __future__ import annotations

from zi_model.masalah import Kode


class KodeKeutuhan(Kode):
    """What is broken in a Word file, from the outside to the inside."""

    BINGKAI = "K60", "berkas naskah terpotong atau ada bitanya yang berubah"
    XML = "K61", "bagian di dalam berkas naskah rusak"
    HUBUNGAN = "K62", "bagian di dalam berkas naskah hilang atau tidak terdaftar"
