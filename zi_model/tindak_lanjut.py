"""What became of the recommendations that issued letters made: by the evidence of a day, or by what a person answered.

Nothing is computed anew of what was asked: it is what the letter said when it was issued (`zi_model.terbit`). Only its
fate is read here, by one rule for the report, the notula, the letter on follow-up and `zi tindak-lanjut`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, Self

from zi_model.bukti import Bukti
from zi_model.periode import Periode, Waktu
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit, RekomendasiTerbit

LAPORAN = "laporan-monev"
"""Kind, in keys, of the report whose recommendations are followed up."""
NOTULA = "notula-"
"""How the kinds, in keys, of notulas begin."""
_ESKALASI = 3
"""In the how-many-eth quarter after the one that it was asked for an open one goes to the leaders."""
_BERKAS_MAKS = 3
"""So many files are named in a sentence; the others are counted."""


class KeadaanTindakLanjut(StrEnum):
    """What became of a recommendation."""

    SELESAI = "SELESAI"
    SELESAI_TERLAMBAT = "SELESAI_TERLAMBAT"
    BERJALAN = "BERJALAN"
    SEBAGIAN = "SEBAGIAN"
    BELUM = "BELUM"
    TIDAK_TERCAPAI = "TIDAK_TERCAPAI"
    """It asked for being in time, and the next obligations were late again: judged, nothing left to do about it."""
    DIESKALASI = "DIESKALASI"
    """Overdue and still open in the third quarter: the leaders have to decide."""

    @property
    def selesai(self) -> bool:
        """Whether what was asked is done."""
        return self in {KeadaanTindakLanjut.SELESAI, KeadaanTindakLanjut.SELESAI_TERLAMBAT}

    @property
    def terbuka(self) -> bool:
        """Whether something of it is left to do."""
        return not self.selesai and self is not KeadaanTindakLanjut.TIDAK_TERCAPAI

    @property
    def nama(self) -> str:
        """The words that people read."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Potongan:
    """A piece of a sentence; `kutipan`: somebody's own words (a file's name, an answer), printed as they are."""

    teks: str
    kutipan: bool = False


@dataclass(frozen=True)
class KeadaanRekomendasi:
    """One recommendation as issued, with what became of it on a day.

    `potongan` says why, in pieces (`dasar` as one text). `selesai_pada` is the day on which it was done, `diputus_pada`
    that on which its fate was known, done or not; both None while it is open. `bukti` are the files that count for it,
    `jawaban` what a person answered last. `sejak` is the period of the letter that first asked for it, `diulang_di` are
    the later recommendations that ask for the same again.
    """

    terbit: NaskahTerbit
    rekomendasi: RekomendasiTerbit
    keadaan: KeadaanTindakLanjut
    potongan: tuple[Potongan, ...]
    sejak: Periode
    selesai_pada: dt.date | None = None
    diputus_pada: dt.date | None = None
    bukti: tuple[Bukti, ...] = ()
    jawaban: JawabanTindakLanjut | None = None
    diulang_di: tuple[str, ...] = ()

    @property
    def dasar(self) -> str:
        """Why it is so, in words, with the evidence."""
        return "".join(satu.teks for satu in self.potongan)


class Sumber(Protocol):
    """What is judged by: `Bahan`, which stands on a higher floor."""

    @property
    def tahun(self) -> TahunRencana:
        """The year of the office."""

    @property
    def lalu(self) -> Self | None:
        """The same for the year before."""

    @property
    def terbit(self) -> tuple[NaskahTerbit, ...]:
        """The letters that stand as issued."""

    @property
    def jawaban(self) -> tuple[JawabanTindakLanjut, ...]:
        """What people answered."""

    def status(self, periode: Waktu, per: dt.date, bukti_sampai: dt.date | None = None) -> list[HasilStatus]:
        """Return where the obligations that touch a time stand on a day."""


def nilai_terbit(bahan: Sumber, per: dt.date, sampai: Periode | None = None) -> list[KeadaanRekomendasi]:
    """Return every recommendation of reports and notulas of this year and the one before, with its fate on a day.

    `sampai`: only those of letters on times that end with this period or earlier. The earliest letter comes first, of
    one period the report before notulas; each letter's rows in their order.
    """
    raise NotImplementedError
