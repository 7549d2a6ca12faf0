"""The plan of one year of an office, with all that it owes in it; the years of an office lie side by side.

An office (`Kantor`) has no year; what it owes has one. Whoever works on a period takes the year from
the period, so that the fourth quarter's report is drafted in January by the plan of the year before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from zi_model.kantor import Kantor
from zi_model.kehadiran import Kehadiran
from zi_model.kewajiban import Kewajiban, susun_kewajiban
from zi_model.periode import JenisPeriode, Periode, Waktu
from zi_model.rapat import RapatSendiri
from zi_model.rencana import RencanaAksi


@dataclass(frozen=True)
class TahunRencana:
    """One year of an office; `lalu` is the year before it where there is a plan of that too, and somebody asks.

    `rapat` are the meetings of the year that have a time of their own, `kehadiran` says who came to which.
    """

    kantor: Kantor
    rencana: RencanaAksi
    lalu: TahunRencana | None = None
    rapat: tuple[RapatSendiri, ...] = ()
    kehadiran: tuple[Kehadiran, ...] = ()

    @cached_property
    def kewajiban(self) -> tuple[Kewajiban, ...]:
        """All obligations of the year."""
        satker = self.kantor.satker
        return susun_kewajiban(self.rencana, satker.tenggang_hari, satker.tenggang_bukti, self.kantor.kalender)

    @property
    def tahun(self) -> int:
        """The year."""
        return self.rencana.tahun

    @property
    def periode(self) -> Periode:
        """The year as a period."""
        return Periode(self.tahun, JenisPeriode.TAHUN)

    def tenggang_usai(self, waktu: Waktu) -> dt.date:
        """Return the day after the longest grace of what falls due in a time; the day after the time without any."""
        batas = (k.batas for k in self.kewajiban if waktu.mulai <= k.jatuh_tempo <= waktu.akhir)
        return max(batas, default=waktu.akhir) + dt.timedelta(days=1)

    def kode_naskah(self, nama: str) -> tuple[str, ...]:
        """Return the codes of the rows that call for the letter of this name, in the plan's order."""
        return tuple(b.kode for b in self.rencana.baris if b.indikator.naskah == nama)

    def unit_naskah(self, nama: str) -> str:
        """Return the unit that answers for the first row that calls for the letter of this name; "" when none does."""
        unit = (b.indikator.penanggung_jawab.unit for b in self.rencana.baris if b.indikator.naskah == nama)
        return next(unit, "")


_BULAN_MENYUSUN = 11
"""From this month on next year's plan should be there, so that its decree can be signed in January."""


def tahun_tanpa_rencana(tersedia: Collection[int], hari_ini: dt.date) -> int | None:
    """Return the first year that should have a plan by now and has none: this year, from November on the next too."""
    perlu = [hari_ini.year, *([hari_ini.year + 1] if hari_ini.month >= _BULAN_MENYUSUN else [])]
    return next((tahun for tahun in perlu if tahun not in tersedia), None)
