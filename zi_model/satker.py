"""The office: who it is, how its letters are numbered and printed, when it meets.

Everything here that no source confirms is configuration with a default and is listed in
docs/konfirmasi.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from zi_model.data import Data
from zi_model.setelan_surel import SetelanSurel

Hari = Literal["senin", "selasa", "rabu", "kamis", "jumat"]

_PUKUL = re.compile(r"([01]\d|2[0-3])\.([0-5]\d)", re.ASCII)


def baca_pukul(teks: str) -> dt.time | None:
    """Return the time of day that `09.00` says; None for other words, such as `selesai`."""
    cocok = _PUKUL.fullmatch(teks)
    return dt.time(int(cocok[1]), int(cocok[2])) if cocok else None


def rapikan_pukul(teks: str) -> str:
    """Return a time of day as letters print it, however it was typed (`9:00`); other words stay as they are."""
    jam = teks.replace(":", ".")
    jam = jam if len(jam.partition(".")[0]) != 1 else f"0{jam}"
    return teks if baca_pukul(jam) is None else jam


def _periksa_pukul(teks: str) -> str:
    if baca_pukul(teks) is None:
        raise ValueError("jam ditulis dengan dua angka, titik, dan dua angka, misalnya “09.00” atau “13.30”")
    return teks


Pukul = Annotated[str, AfterValidator(_periksa_pukul)]
"""A time of day as letters print it."""


class Kop(Data):
    """The head of a letter; what nobody gave us stays None and is printed as a fill-in.

    A logo of "" says that the office's letters have none.
    """

    baris: tuple[str, ...]
    alamat: str | None = None
    telepon: str | None = None
    laman: str | None = None
    surel: str | None = None
    logo: str | None = None


class Unit(Data):
    """A Subbagian: its code in the plan, its full and its short name, and what {unit} in numbers says (its code there).

    Some offices number their sub bagian; who has no such code writes the short name.
    """

    kode: str
    nama: str
    singkatan: str
    kode_nomor: str | None = None


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


def _nama_tersempit(nama: Iterable[str], jenis: str) -> str | None:
    """Return which of these names says most of a kind of letter, as keys have it; None when none is of it."""
    return max((n for n in nama if f"{jenis}-".startswith(f"{n}-")), key=len, default=None)


class ArsipJenis(Data):
    """How an office files one kind of letter, in the words of its own schedule; None: nobody has said."""

    klasifikasi: str | None = None
    retensi: str | None = None


class Arsip(Data):
    """Where signed letters are kept, and by what classification and retention, by the first words of their kind."""

    tempat: str | None = None
    jenis: dict[str, ArsipJenis] = Field(default_factory=dict)

    def untuk(self, jenis: str) -> ArsipJenis:
        """Return what is said of a kind of letter, as keys have it (`laporan-monev`): of the longest name that fits."""
        cocok = _nama_tersempit(self.jenis, jenis)
        return ArsipJenis() if cocok is None else self.jenis[cocok]


class Libur(Data):
    """Where the office's calendar differs from the national one."""

    tambah: dict[dt.date, str] = Field(default_factory=dict)
    hapus: tuple[dt.date, ...] = ()


PROVINSI = 2
"""So many digits has the code of a province's region; those of the regions in it begin with them."""
TENGGANG = MappingProxyType({"laporan": 10, "rekapitulasi": 10, "penilaian": 10, "daftar": 10})
"""Working days of grace by kind of proof where an office says nothing.

What tells of a time can only be written when the time is over; what documents it is made in it, and a decree is signed.
"""


class Pencacah(Data):
    """Which letters are counted together; the others by their kind, each year from 1.

    `per_sub_bagian` are kinds (or joint counters) that each sub bagian counts for itself, `gabungan` joint counters by
    name with the kinds that share them.
    """

    per_sub_bagian: tuple[str, ...] = ()
    gabungan: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Satker(Data):
    """One office. `nomor` holds a number pattern per kind of letter (see `zi_model.pola_nomor`).

    `klasifikasi` says {klasifikasi} by the letter's name (`laporan/evaluasi-sop`) or its kind (`laporan`).
    `srikandi` are the kinds of letters (as `nomor` has them) that the national e-office numbers and has signed.
    `kode_kaki` says by kind whether the code at the foot of the first page is wanted, where that is not as usual.
    `subbag_pimpinan` stands for the sub bagian in the number of a letter that is none's, as a nota dinas of the
    Sekretaris; "" leaves the place out. None: so too, but a nota dinas names the sub bagian that drafts it.
    `tenggang` are working days of grace by kind of proof where they are not as usual, `tenggang_hari` days that every
    obligation has at least. `surel` is how the office sends mail; None: it sends none.
    """

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
    klasifikasi: dict[str, str] = Field(default_factory=dict)
    pencacah: Pencacah = Pencacah()
    srikandi: tuple[str, ...] = ()
    subbag_pimpinan: str | None = None
    kertas: Kertas = Kertas()
    huruf: Huruf = Huruf()
    kode_kaki: dict[str, bool] = Field(default_factory=dict)
    tenggang: dict[str, Annotated[int, Field(ge=0, le=250)]] = Field(default_factory=dict)
    tenggang_hari: int = 0
    rapat: Rapat = Rapat()
    libur: Libur = Libur()
    arsip: Arsip = Arsip()
    surel: SetelanSurel | None = None

    @property
    def provinsi(self) -> bool:
        """Whether it is a province's office, whose region has a code of two digits."""
        return len(self.kode_wilayah) == PROVINSI

    @property
    def tenggang_bukti(self) -> Mapping[str, int]:
        """The working days of grace by kind of proof; what is not named has none."""
        return {**TENGGANG, **self.tenggang}

    def unit_menurut_kode(self, kode: str) -> Unit:
        """Return the unit with this code.

        Raises:
            KeyError: for an unknown code, which a plan that loaded without problems never has.

        """
        for unit in self.unit:
            if unit.kode == kode:
                return unit
        raise KeyError(kode)

    def klasifikasi_naskah(self, jenis: str, nama: str) -> str | None:
        """Return the class of a letter: its own, or that of its kind; None when nothing says."""
        return self.klasifikasi.get(nama) or self.klasifikasi.get(jenis)

    def kode_kaki_untuk(self, jenis: str) -> bool | None:
        """Return whether the office wants the code on letters of a kind, as keys have it; None: it does not say."""
        cocok = _nama_tersempit(self.kode_kaki, jenis)
        return None if cocok is None else self.kode_kaki[cocok]

    def pencacah_nomor(self, jenis: str, unit: str) -> str:
        """Return the name of the counter of a kind of letter; `unit` is the sub bagian whose letter it is ("" none)."""
        nama = next((gabungan for gabungan, anggota in self.pencacah.gabungan.items() if jenis in anggota), jenis)
        sendiri = unit and {nama, jenis} & set(self.pencacah.per_sub_bagian)
        return f"{nama}/{unit}" if sendiri else nama
