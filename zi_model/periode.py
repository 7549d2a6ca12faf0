"""Periods of a year: Bulan, Triwulan, Semester, Tahun.

Every obligation, letter and folder is named by one of them, and every day lies in exactly one
of each kind. They are written `2026-03`, `2026-TW1`, `2026-S1` and `2026`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import Protocol, Self

NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
NOMOR_BULAN = {nama.casefold(): ke for ke, nama in enumerate(NAMA_BULAN, start=1)}
"""Which month of the year a name is, however people write its letters."""
_ROMAWI = ("I", "II", "III", "IV")
_POLA = re.compile(r"(?P<tahun>[1-9]\d{3})(?:-(?:TW(?P<tw>[1-4])|S(?P<s>[12])|(?P<bulan>0[1-9]|1[0-2])))?", re.ASCII)


class PeriodeTidakSah(ValueError):
    """A text that names no period; its message is Indonesian and says what would be right."""

    def __init__(self, teks: str) -> None:
        super().__init__(
            f"“{teks}” bukan periode. Tulis bulan 2026-03, triwulan 2026-TW1 sampai 2026-TW4, "
            "semester 2026-S1 atau 2026-S2, atau tahun 2026."
        )


class Waktu(Protocol):
    """What a letter tells of: a period, or the single window of an obligation."""

    @property
    def nama(self) -> str:
        """What letters call it."""

    @property
    def tahun(self) -> int:
        """Its year."""

    @property
    def mulai(self) -> dt.date:
        """Its first day."""

    @property
    def akhir(self) -> dt.date:
        """Its last day."""


class JenisPeriode(StrEnum):
    """The four kinds of period, shortest first."""

    BULAN = "bulan"
    TRIWULAN = "triwulan"
    SEMESTER = "semester"
    TAHUN = "tahun"

    @property
    def panjang(self) -> int:
        """Length in months."""
        return {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}[self.value]


@total_ordering
@dataclass(frozen=True)
class Periode:
    """One period: its year, its kind, and the how-many-eth of its kind in the year (from 1)."""

    tahun: int
    jenis: JenisPeriode
    ke: int = 1

    def __post_init__(self) -> None:
        """Refuse a period that does not exist.

        Raises:
            ValueError: for a year outside 1000–9998 or a number its kind does not have.

        """
        if not 1000 <= self.tahun <= 9998:
            raise ValueError(f"Tahun {self.tahun} di luar 1000–9998.")
        if not 1 <= self.ke <= 12 // self.jenis.panjang:
            raise ValueError(f"Tidak ada {self.jenis} ke-{self.ke}.")

    @classmethod
    def parse(cls, teks: str) -> Self:
        """Return the period that a text such as `2026-TW1` names.

        Raises:
            PeriodeTidakSah: when the text names none, with the forms that are right.

        """
        cocok = _POLA.fullmatch(teks.strip().upper())
        if cocok is None or cocok["tahun"] == "9999":
            raise PeriodeTidakSah(teks)
        tahun = int(cocok["tahun"])
        if cocok["tw"]:
            return cls(tahun, JenisPeriode.TRIWULAN, int(cocok["tw"]))
        if cocok["s"]:
            return cls(tahun, JenisPeriode.SEMESTER, int(cocok["s"]))
        if cocok["bulan"]:
            return cls(tahun, JenisPeriode.BULAN, int(cocok["bulan"]))
        return cls(tahun, JenisPeriode.TAHUN)

    @classmethod
    def dari_tanggal(cls, tanggal: dt.date, jenis: JenisPeriode) -> Self:
        """Return the period of the given kind in which a day lies."""
        return cls(tanggal.year, jenis, (tanggal.month - 1) // jenis.panjang + 1)

    @property
    def mulai(self) -> dt.date:
        """First day."""
        return dt.date(self.tahun, (self.ke - 1) * self.jenis.panjang + 1, 1)

    @property
    def akhir(self) -> dt.date:
        """Last day."""
        bulan = self.ke * self.jenis.panjang
        return dt.date(self.tahun, bulan, calendar.monthrange(self.tahun, bulan)[1])

    @property
    def berikut(self) -> Self:
        """The period of the same kind that follows."""
        return type(self).dari_tanggal(self.akhir + dt.timedelta(days=1), self.jenis)

    @property
    def sebelum(self) -> Self:
        """The period of the same kind that comes before."""
        return type(self).dari_tanggal(self.mulai - dt.timedelta(days=1), self.jenis)

    def berisi(self, lain: dt.date | Periode) -> bool:
        """Tell whether a day, or the whole of another period, lies in this one."""
        if isinstance(lain, Periode):
            return self.mulai <= lain.mulai and lain.akhir <= self.akhir
        return self.mulai <= lain <= self.akhir

    def bagian(self, jenis: JenisPeriode) -> tuple[Self, ...]:
        """Return the periods of a shorter (or the same) kind of which this one is made, in order."""
        jumlah = self.jenis.panjang // jenis.panjang
        pertama = (self.ke - 1) * jumlah + 1
        return tuple(type(self)(self.tahun, jenis, pertama + i) for i in range(jumlah))

    @property
    def nama(self) -> str:
        """The official name: `Maret 2026`, `Triwulan I Tahun 2026`, `Semester I Tahun 2026`, `Tahun 2026`."""
        match self.jenis:
            case JenisPeriode.BULAN:
                return f"{NAMA_BULAN[self.ke - 1]} {self.tahun}"
            case JenisPeriode.TRIWULAN:
                return f"Triwulan {_ROMAWI[self.ke - 1]} Tahun {self.tahun}"
            case JenisPeriode.SEMESTER:
                return f"Semester {_ROMAWI[self.ke - 1]} Tahun {self.tahun}"
            case JenisPeriode.TAHUN:
                return f"Tahun {self.tahun}"

    def __str__(self) -> str:
        """Return the written form, which `parse` reads back."""
        match self.jenis:
            case JenisPeriode.BULAN:
                return f"{self.tahun}-{self.ke:02d}"
            case JenisPeriode.TRIWULAN:
                return f"{self.tahun}-TW{self.ke}"
            case JenisPeriode.SEMESTER:
                return f"{self.tahun}-S{self.ke}"
            case JenisPeriode.TAHUN:
                return str(self.tahun)

    def __lt__(self, lain: object) -> bool:
        """Order by first day; of two that begin together the shorter one comes first."""
        if not isinstance(lain, Periode):
            return NotImplemented
        return (self.mulai, self.akhir) < (lain.mulai, lain.akhir)
