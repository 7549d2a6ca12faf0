"""What is left of earlier periods, and what has fallen due so far: the questions that a period's own table hides.

Who looks at the running quarter would not see what was never delivered for the one before. And a ratio over all that
falls due *within* a quarter is bad news on its first day, whoever is behind with nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from zi_model.periode import Periode
from zi_model.status import HasilStatus, StatusKewajiban, hitung_persen


@dataclass(frozen=True)
class Tempo:
    """Of so many obligations that fell due, so many are complete."""

    jatuh_tempo: int
    terpenuhi: int

    @property
    def persen(self) -> float | None:
        """Their ratio in percent, None when nothing fell due."""
        return hitung_persen(self.terpenuhi, self.jatuh_tempo)


def tempo(hasil: Iterable[HasilStatus], periode: Periode, per: dt.date | None = None) -> Tempo:
    """Return what falls due in a period; with `per` only that of which the last day, with grace, has come by then."""
    jatuh = [h for h in hasil if periode.berisi(h.kewajiban.jatuh_tempo) and (per is None or h.kewajiban.batas <= per)]
    return Tempo(len(jatuh), sum(h.status.lengkap for h in jatuh))


def tunggakan(hasil: Iterable[HasilStatus], periode: Periode) -> tuple[HasilStatus, ...]:
    """Return what is overdue of the time before a period: not complete, its last day before the period's first."""
    return tuple(h for h in hasil if h.status is StatusKewajiban.TERLAMBAT and h.kewajiban.jatuh_tempo < periode.mulai)


def masih_tenggang(hasil: Iterable[HasilStatus], periode: Periode, per: dt.date) -> tuple[HasilStatus, ...]:
    """Return what fell due before a period and is not complete, while its grace still runs on the day `per`."""
    return tuple(
        h
        for h in hasil
        if not h.status.lengkap and h.kewajiban.jatuh_tempo < min(periode.mulai, per) and per <= h.kewajiban.batas
    )
