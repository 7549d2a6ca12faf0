"""Working days in Indonesia: not a weekend, not a national holiday, not cuti bersama.

The dates come from the `holidays` package (2026: 17 holidays and 8 days of cuti bersama); an
office may add or take away days in its file, because later years' lunar dates are estimates.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from zi_model.satker import Libur

LIBUR_PANJANG = 4
"""So many days on end without work are a long holiday: from a bridged weekend on."""


@cache
def libur_nasional(tahun: int) -> dict[dt.date, str]:
    """Return the holidays and days of cuti bersama of a year with their Indonesian names."""
    from holidays.countries.indonesia import Indonesia  # 0.1 s to import: only who asks pays

    hari = Indonesia(years=tahun, language="id", categories=("public", "government"))
    return dict(sorted((tanggal, hari[tanggal]) for tanggal in hari if tanggal.year == tahun))


class Kalender:
    """The office's calendar."""

    def __init__(self, libur: Libur | None = None) -> None:
        self._libur = libur or Libur()

    def hari_kerja(self, tanggal: dt.date) -> bool:
        """Tell whether the office works on a day."""
        if tanggal.weekday() >= 5 or tanggal in self._libur.tambah:
            return False
        return tanggal in self._libur.hapus or tanggal not in libur_nasional(tanggal.year)

    def libur(self, tanggal: dt.date) -> str | None:
        """Return the name of the holiday on a day, a weekend's too; None when it is none."""
        if tanggal in self._libur.tambah:
            return self._libur.tambah[tanggal]
        return None if tanggal in self._libur.hapus else libur_nasional(tanggal.year).get(tanggal)

    def geser(self, tanggal: dt.date, hari_kerja: int) -> dt.date:
        """Return the day so many working days after (or, below zero, before) a day."""
        arah = dt.timedelta(days=1 if hari_kerja > 0 else -1)
        sisa = abs(hari_kerja)
        while sisa:
            tanggal += arah
            sisa -= self.hari_kerja(tanggal)
        return tanggal

    def sesudah_libur_panjang(self, tanggal: dt.date) -> bool:
        """Tell whether a day is the first on which the office works after a long holiday."""
        sebelumnya = (tanggal - dt.timedelta(days=ke) for ke in range(1, LIBUR_PANJANG + 1))
        return self.hari_kerja(tanggal) and not any(map(self.hari_kerja, sebelumnya))

    def pertama_sejak(self, tanggal: dt.date) -> dt.date:
        """Return the first working day that is not before a day."""
        return tanggal if self.hari_kerja(tanggal) else self.geser(tanggal, 1)
