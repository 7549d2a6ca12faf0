"""Recommendations as issued, quoted word for word with what became of them: the rows that letters print.

Which of them a letter tells is one rule (`dikutip`): all of the last issued letter's, and of earlier ones what was
still open when that was written and was not asked for again.
"""

from __future__ import annotations

from zi_model.naskah.inti.naskah import Isi, Kutipan, Teks


class BarisTindakLanjut(Isi):
    """One recommendation as issued, and what became of it: `keadaan` in a word, `dasar` with the evidence.

    `unit` and `batas` are who was asked and until when, as the letter says it.
    """

    nomor: int
    teks: Kutipan
    unit: Kutipan
    batas: Kutipan
    keadaan: str
    dasar: Teks


class TindakLanjutTriwulan(Isi):
    """The recommendations of one issued letter, under the line that names it."""

    judul: str
    baris: tuple[BarisTindakLanjut, ...]
