"""Obligations: one row of the plan in one window of time.

The real plan owes 121 in 2026: 40 quarterly, 30 half-yearly, 12 monthly and 39 single ones.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from zi_model.jadwal import JendelaWaktu
from zi_model.periode import Periode, Waktu
from zi_model.rencana import Baris, RencanaAksi


@dataclass(frozen=True)
class Kewajiban:
    """What one row owes in one window, and how many days of grace follow its last day."""

    baris: Baris
    jendela: JendelaWaktu
    tenggang_hari: int = 0

    @property
    def kode(self) -> str:
        """The row's code."""
        return self.baris.kode

    @property
    def periode(self) -> Periode:
        """The period that names the obligation (and its evidence folder)."""
        return self.jendela.periode

    @property
    def nama_waktu(self) -> str:
        """What letters call its time: `Triwulan I Tahun 2026`, `Januari s.d. Februari 2026`, `Tahun 2026`."""
        return self.jendela.nama

    @property
    def mulai(self) -> dt.date:
        """First day on which it is owed."""
        return self.jendela.mulai

    @property
    def jatuh_tempo(self) -> dt.date:
        """Last day on which it is in time, without grace."""
        return self.jendela.jatuh_tempo

    @property
    def batas(self) -> dt.date:
        """Last day on which it is in time, with grace."""
        return self.jatuh_tempo + dt.timedelta(days=self.tenggang_hari)

    @property
    def unit(self) -> str:
        """Code of the unit that answers for it."""
        return self.baris.indikator.penanggung_jawab.unit

    def menyangkut(self, waktu: Waktu) -> bool:
        """Tell whether it is owed on at least one day of a time."""
        return self.mulai <= waktu.akhir and waktu.mulai <= self.jatuh_tempo


def susun_kewajiban(rencana: RencanaAksi, tenggang_hari: int = 0) -> tuple[Kewajiban, ...]:
    """Return all obligations of the plan's year, row by row and window by window."""
    return tuple(
        Kewajiban(baris, jendela, tenggang_hari)
        for baris in rencana.baris
        for jendela in baris.indikator.waktu.jendela(rencana.tahun)
    )
