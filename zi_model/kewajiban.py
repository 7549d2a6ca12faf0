"""Obligations: one row of the plan in one window of time.

The real plan owes 121 in 2026: 40 quarterly, 30 half-yearly, 12 monthly and 39 single ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from zi_model.bukti import Kebutuhan
from zi_model.jadwal import JendelaWaktu
from zi_model.kalender import Kalender
from zi_model.periode import Periode, Waktu
from zi_model.rencana import Baris, RencanaAksi

_NASIONAL = Kalender()


@dataclass(frozen=True)
class Kewajiban:
    """What one row owes in one window, and which grace follows its last day.

    The grace is the longer of `tenggang_hari` days and `tenggang_hari_kerja` working days of the office's `kalender`.
    """

    baris: Baris
    jendela: JendelaWaktu
    tenggang_hari: int = 0
    tenggang_hari_kerja: int = 0
    kalender: Kalender = field(default=_NASIONAL, compare=False, repr=False)

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

    @cached_property
    def batas(self) -> dt.date:
        """Last day on which it is in time, with grace."""
        return max(
            self.jatuh_tempo + dt.timedelta(days=self.tenggang_hari),
            self.kalender.geser(self.jatuh_tempo, self.tenggang_hari_kerja),
        )

    @property
    def unit(self) -> str:
        """Code of the unit that answers for it."""
        return self.baris.indikator.penanggung_jawab.unit

    def di(self, jendela: JendelaWaktu) -> Kewajiban:
        """Return what the same row owes in another window."""
        return replace(self, jendela=jendela)

    def menyangkut(self, waktu: Waktu) -> bool:
        """Tell whether it is owed on at least one day of a time."""
        return self.mulai <= waktu.akhir and waktu.mulai <= self.jatuh_tempo


def susun_kewajiban(
    rencana: RencanaAksi,
    tenggang_hari: int = 0,
    tenggang: Mapping[str, int] | None = None,
    kalender: Kalender = _NASIONAL,
) -> tuple[Kewajiban, ...]:
    """Return all obligations of the plan's year, row by row and window by window.

    `tenggang` are the working days of grace by kind of proof (see `zi_model.satker.Satker.tenggang_bukti`).
    """
    return tuple(
        Kewajiban(
            baris, jendela, tenggang_hari, _terpanjang(baris.indikator.kebutuhan, tenggang) if tenggang else 0, kalender
        )
        for baris in rencana.baris
        for jendela in baris.indikator.waktu.jendela(rencana.tahun)
    )


def _terpanjang(kebutuhan: tuple[Kebutuhan, ...], tenggang: Mapping[str, int]) -> int:
    """Return the longest grace of a row's proofs: a row has one last day, on which the last of them can be in time."""
    return max((tenggang.get(jenis.value, 0) for butuh in kebutuhan for jenis in butuh.pilihan), default=0)
