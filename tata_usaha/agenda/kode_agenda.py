"""Codes of what is wrong with the number book that people can read, buku-agenda.csv (docs/kode-galat.md)."""

from __future__ import annotations

from zi_model.masalah import Kode


class KodeAgenda(Kode):
    """Why a line, or the file, tells nothing of any number."""

    CSV_BARIS = "N01", "baris di buku-agenda.csv tidak dapat dibaca"
    CSV_KOLOM = "N02", "kolom yang diperlukan tidak ada di buku-agenda.csv"
