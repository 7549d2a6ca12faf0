"""The office: who it is, how its letters are numbered and printed, when it meets.

Everything here that no source confirms is configuration with a default and is listed in
docs/konfirmasi.md.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from zi_model.data import Data

Hari = Literal["senin", "selasa", "rabu", "kamis", "jumat"]

_PUKUL = re.compile(r"([01]\d|2[0-3])\.([0-5]\d)", re.ASCII)


def baca_pukul(teks: str) -> dt.time | None:
    """Return the time of day that `09.00` says; None for other words, such as `selesai`."""
    cocok = _PUKUL.fullmatch(teks)
    return dt.time(int(cocok[1]), int(cocok[2])) if cocok else None


def _periksa_pukul(teks: str) -> str:
    if baca_pukul(teks) is None:
        raise ValueError("jam ditulis dengan dua angka, titik, dan dua angka, misalnya “09.00” atau “13.30”")
    return teks


Pukul = Annotated[str, AfterValidator(_periksa_pukul)]
"""A time of day as letters print it."""


class Kop(Data):
    """The head of a letter; what nobody gave us stays None and is printed as a fill-in."""

    baris: tuple[str, ...]
    alamat: str | None = None
    telepon: str | None = None
    laman: str | None = None
    surel: str | None = None
    logo: str | None = None


class Unit(Data):
    """A Subbagian: its code in the plan, its full and its short name."""

    kode: str
    nama: str
    singkatan: str


class Kertas(Data):
    """Paper per family of letters."""

    keputusan: Literal["F4", "A4"] = "F4"
    surat: Literal["F4", "A4"] = "A4"
    laporan: Literal["F4", "A4"] = "A4"


class Huruf(Data):
    """The type of all letters; the size is in points."""

    nama: str = "Bookman Old Style"
    ukuran: int = 12


class Rapat(Data):
    """Where and when the office meets by habit; `tempat` None is printed as a fill-in."""

    hari: Hari = "rabu"
    pukul: Pukul = "09.00"
    sampai: str = "selesai"
    tempat: str | None = None
    undangan_hari_kerja: int = 5


class Libur(Data):
    """Where the office's calendar differs from the national one."""

    tambah: dict[dt.date, str] = Field(default_factory=dict)
    hapus: tuple[dt.date, ...] = ()


class Satker(Data):
    """One office. `nomor` holds a number pattern per kind of letter, as text with {no} and {tahun}."""

    kode: str
    nama: str
    singkatan: str
    kode_wilayah: str
    tempat: str
    zona_waktu: str
    singkatan_waktu: str
    kop: Kop
    unit: tuple[Unit, ...]
    nomor: dict[str, str]
    kertas: Kertas = Kertas()
    huruf: Huruf = Huruf()
    tenggang_hari: int = 0
    rapat: Rapat = Rapat()
    libur: Libur = Libur()

    def unit_menurut_kode(self, kode: str) -> Unit:
        """Return the unit with this code.

        Raises:
            KeyError: for an unknown code, which a plan that loaded without problems never has.

        """
        for unit in self.unit:
            if unit.kode == kode:
                return unit
        raise KeyError(kode)
