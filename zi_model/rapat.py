"""Meetings that have a time of their own, as the office's `rapat-<tahun>.yaml` says it.

Every other meeting is held when the office usually holds it (`zi_model.naskah.rapat.waktu`). An entry moves its own
meeting and no other: two at one hour are told, never parted behind somebody's back.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from zi_model.data import Data
from zi_model.periode import Periode
from zi_model.satker import Pukul

Moda = Literal["luring", "daring", "hibrida"]
"""How people take part: in the room, from afar, or both."""


def _periksa_periode(teks: str) -> str:
    Periode.parse(teks)
    return teks


def _periksa_tautan(teks: str) -> str:
    if not teks.startswith(("https://", "http://")) or " " in teks:
        raise ValueError("tautan ditulis lengkap tanpa spasi, misalnya “https://kpu.zoom.us/j/123”")
    return teks


Tautan = Annotated[str, AfterValidator(_periksa_tautan)]
"""Where people join from afar."""

BIDANG_WAKTU = ("pukul", "sampai", "tempat", "moda", "tautan")
"""What an entry may say of its meeting besides the day."""


class RapatSendiri(Data):
    """One meeting of the year with a time of its own; what is None stays as it was.

    `rapat` is its wording's name without the folder (`monev`), `periode` the time that it is for as keys write it.
    `perubahan` is the ordinal of the undangan that tells of this time, where the program has set it: the undangan
    before it was issued or cancelled, and a key is never used twice.
    """

    rapat: str
    periode: Annotated[str, AfterValidator(_periksa_periode)]
    tanggal: dt.date
    pukul: Pukul | None = None
    sampai: str | None = None
    tempat: str | None = None
    moda: Moda | None = None
    tautan: Tautan | None = None
    perubahan: Annotated[int, Field(ge=1, le=99)] | None = None

    @property
    def nama(self) -> str:
        """The name of its wording."""
        return f"rapat/{self.rapat}"

    @property
    def kunci(self) -> tuple[str, str]:
        """By what it is told from the others: its wording's name, and its time as keys write it."""
        return self.nama, str(Periode.parse(self.periode))


class RapatTahun(Data):
    """What `rapat-<tahun>.yaml` says."""

    rapat: tuple[RapatSendiri, ...]
