"""Column 7 of the decree: the words of a target time, read as a schedule.

`Per Triwulan`, `Per Semester` and `Setiap Bulan` come back all year; everything else names
one window of months. What cannot be read is refused with the words that could be, because a
guess here would owe the wrong thing for a whole year.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from zi_model.periode import NAMA_BULAN, NOMOR_BULAN, JenisPeriode, Periode

_BERULANG = {
    "per triwulan": JenisPeriode.TRIWULAN,
    "per semester": JenisPeriode.SEMESTER,
    "setiap bulan": JenisPeriode.BULAN,
}
_NAMA = "|".join(NAMA_BULAN)
_JENDELA = re.compile(
    rf"(?P<awal>{_NAMA})(?:\s*s\.d\.\s*(?P<akhir>{_NAMA}))?\s+(?P<tahun>[1-9]\d{{3}})", re.IGNORECASE | re.ASCII
)


class WaktuTidakTerbaca(ValueError):
    """A target time that no rule reads; its message is Indonesian."""

    def __init__(self, teks: str) -> None:
        super().__init__(
            f"target waktu “{teks}” tidak terbaca. Tulis “Per Triwulan”, “Per Semester”, “Setiap Bulan”, "
            "“Januari 2026”, atau “Januari s.d. Februari 2026”."
        )


@dataclass(frozen=True)
class JendelaWaktu:
    """The time in which one obligation is owed: the period that names it, its first and last day."""

    periode: Periode
    mulai: dt.date
    jatuh_tempo: dt.date

    @property
    def akhir(self) -> dt.date:
        """Its last day, as a period has one."""
        return self.jatuh_tempo

    @property
    def tahun(self) -> int:
        """The plan's year."""
        return self.periode.tahun

    @property
    def nama(self) -> str:
        """Its name in a letter: the period's, or the months of a single window."""
        if (self.mulai, self.jatuh_tempo) == (self.periode.mulai, self.periode.akhir):
            return self.periode.nama
        bulan = dict.fromkeys(NAMA_BULAN[hari.month - 1] for hari in (self.mulai, self.jatuh_tempo))
        return f"{' s.d. '.join(bulan)} {self.mulai.year}"


@dataclass(frozen=True)
class Berulang:
    """A schedule that comes back in every period of one kind."""

    jenis: JenisPeriode

    def jendela(self, tahun: int) -> tuple[JendelaWaktu, ...]:
        """Return one window for each period of the year, in order."""
        bagian = Periode(tahun, JenisPeriode.TAHUN).bagian(self.jenis)
        return tuple(JendelaWaktu(p, p.mulai, p.akhir) for p in bagian)

    def __str__(self) -> str:
        """Return the form in which a plan writes it."""
        return f"setiap {self.jenis}"


@dataclass(frozen=True)
class Sekali:
    """A schedule that is owed once, from the first day of one month to the last day of another."""

    dari: Periode
    sampai: Periode

    def jendela(self, tahun: int) -> tuple[JendelaWaktu, ...]:
        """Return the one window, named by the year, or nothing when it is of another year."""
        if self.dari.tahun != tahun:
            return ()
        return (JendelaWaktu(Periode(tahun, JenisPeriode.TAHUN), self.dari.mulai, self.sampai.akhir),)

    def __str__(self) -> str:
        """Return the form in which a plan writes it."""
        return f"{self.dari}" if self.dari == self.sampai else f"{self.dari} s.d. {self.sampai}"


Jadwal = Berulang | Sekali


def baca_target_waktu(teks: str) -> Jadwal:
    """Return the schedule that the words of column 7 mean, in the forms of Keputusan 12/2026.

    Raises:
        WaktuTidakTerbaca: for anything else, and for a window that ends before it begins.

    """
    rapi = " ".join(teks.split())
    if jenis := _BERULANG.get(rapi.casefold()):
        return Berulang(jenis)
    cocok = _JENDELA.fullmatch(rapi)
    if cocok is None or cocok["tahun"] == "9999":
        raise WaktuTidakTerbaca(teks)
    tahun = int(cocok["tahun"])
    dari = Periode(tahun, JenisPeriode.BULAN, NOMOR_BULAN[cocok["awal"].casefold()])
    sampai = Periode(tahun, JenisPeriode.BULAN, NOMOR_BULAN[(cocok["akhir"] or cocok["awal"]).casefold()])
    if sampai < dari:
        raise WaktuTidakTerbaca(teks)
    return Sekali(dari, sampai)
