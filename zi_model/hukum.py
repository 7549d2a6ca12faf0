"""Legal references as data: each regulation once, with its amendments and their dates.

Letters name references by id. What is cited depends on the letter's date: a decree cites the
chain of amendments as it stood that day, in the order hierarchy, year, number (domain.md §4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import IntEnum
from typing import Literal

from zi_model.dasar import Data


class Hierarki(IntEnum):
    """Order in which a Mengingat list names its sources."""

    UU = 1
    PP = 2
    PERPRES = 3
    PERATURAN_LEMBAGA = 4
    PKPU = 5
    KEPUTUSAN = 6


class Perubahan(Data):
    """One amendment. `berlaku_dari` is a day, or a bare year when no source gives the day.

    `ke` is which amendment it is; the ones before it need not be listed to be counted.
    """

    ke: int
    judul: str
    pengundangan: str = ""
    berlaku_dari: dt.date | int


class Referensi(Data):
    """One regulation: its full title, where it was promulgated, since when, amended by what.

    `jenis` gives its place in the hierarchy. A bare year as a date means "some day of that year";
    it then counts from the year's last day, so that nothing is cited before it surely was in force.
    """

    id: str
    jenis: Literal["uu", "pp", "perpres", "peraturan lembaga", "pkpu", "keputusan"]
    nomor: str
    tahun: int
    judul: str
    pengundangan: str = ""
    berlaku_dari: dt.date | int
    berlaku_sampai: dt.date | int | None = None
    dicabut_oleh: str | None = None
    perubahan: tuple[Perubahan, ...] = ()
    terverifikasi: bool
    sumber: str

    @property
    def hierarki(self) -> Hierarki:
        """Its place in the hierarchy of regulations."""
        return Hierarki[self.jenis.replace(" ", "_").upper()]

    def berlaku(self, tanggal: dt.date) -> bool:
        """Tell whether it was surely in force on a day."""
        if _hari(self.berlaku_dari) > tanggal:
            return False
        return self.berlaku_sampai is None or tanggal <= _hari(self.berlaku_sampai)

    def kutipan(self, tanggal: dt.date) -> str:
        """Return the citation with its amendments as they stood on a day, without a full stop."""
        sudah = [p for p in self.perubahan if _hari(p.berlaku_dari) <= tanggal]
        pokok = _dengan_pengundangan(self.judul, self.pengundangan)
        if not sudah:
            return pokok
        terakhir = _dengan_pengundangan(sudah[-1].judul, sudah[-1].pengundangan)
        if sudah[-1].ke == 1:
            return f"{pokok} sebagaimana telah diubah dengan {terakhir}"
        return f"{pokok} sebagaimana telah beberapa kali diubah terakhir dengan {terakhir}"


def susun_mengingat(referensi: Iterable[Referensi]) -> list[Referensi]:
    """Return the references in the order of a Mengingat list: hierarchy, then year, then number."""
    return sorted(referensi, key=lambda r: (r.hierarki, r.tahun, _angka(r.nomor), r.nomor))


def _hari(kapan: dt.date | int) -> dt.date:
    return dt.date(kapan, 12, 31) if isinstance(kapan, int) else kapan


def _angka(nomor: str) -> int:
    return int("".join(c for c in nomor if c.isdigit()) or 0)


def _dengan_pengundangan(judul: str, pengundangan: str) -> str:
    return f"{judul} ({pengundangan})" if pengundangan else judul
