"""Answers to a survey as a test writes them down: one row of nine for each respondent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from zi_model.survei import HasilSurvei, rangkum_survei


def hitung_survei(jawaban: Sequence[Sequence[int]], ciri: Mapping[str, Sequence[str]] | None = None) -> HasilSurvei:
    """Return the answers counted; `ciri` is what each respondent is, by column."""
    hitungan = {nama: Counter(nilai) for nama, nilai in (ciri or {}).items()}
    return rangkum_survei(len(jawaban), tuple(map(sum, zip(*jawaban, strict=True))), hitungan)
