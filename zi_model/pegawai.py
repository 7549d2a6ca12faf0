"""The staff of an office, typed once: who they are, and what letters and tables take from that.

An official of `pejabat.yaml` or a seat of a team that points to somebody here (by NIP) is named as the list has it,
so that a name is written in one place. What the list does not say stays unknown: letters then have a fill-in, and a
number that cannot be counted is None and never 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from zi_model.pejabat import AnggotaTim, DaftarPejabat, Pejabat

_BUKAN_ANGKA_NIP = re.compile(r"[\s.'’-]")
_GELAR_DEPAN = re.compile(r"(?:[A-Za-z]{1,4}\.\s*)+")


class JenisKelamin(StrEnum):
    """As tables of staff count it."""

    LAKI_LAKI = "laki-laki"
    PEREMPUAN = "perempuan"


class Rumpun(StrEnum):
    """The groups in which a status of employment is counted."""

    PNS = "PNS"
    PPPK = "PPPK"
    LAINNYA = "lainnya"


_RUMPUN = {
    Rumpun.PNS: ("pns", "cpns", "calon pns", "pegawai negeri sipil"),
    Rumpun.PPPK: ("pppk", "p3k", "pegawai pemerintah dengan perjanjian kerja"),
}


@dataclass(frozen=True)
class Pegawai:
    """One of the staff. `unit` is the code of the sub bagian (None: of none, as the Sekretaris).

    `nip` are 18 figures without spaces; who has none is no civil servant. Everything else is as it was typed.
    """

    nama: str
    nip: str | None = None
    jabatan: str | None = None
    unit: str | None = None
    pangkat: str | None = None
    jenis_kelamin: JenisKelamin | None = None
    pendidikan: str | None = None
    status: str | None = None

    @property
    def rumpun(self) -> Rumpun | None:
        """The group in which this status is counted; None when no status is known."""
        if self.status is None:
            return None
        status = self.status.casefold()
        return next((r for r, awal in _RUMPUN.items() if status.startswith(awal)), Rumpun.LAINNYA)


@dataclass(frozen=True)
class DaftarPegawai:
    """The staff in the order of the office's list. `berunit` tells whether the list says who is of which sub bagian."""

    semua: tuple[Pegawai, ...] = ()
    berunit: bool = False

    @cached_property
    def menurut_nip(self) -> Mapping[str, Pegawai]:
        """Who has which NIP."""
        return {p.nip: p for p in self.semua if p.nip is not None}

    def cari(self, nip: str | None) -> Pegawai | None:
        """Return whom a pointer (`pegawai: NIP`, also with spaces) means; None when it means nobody."""
        return None if nip is None else self.menurut_nip.get(rapikan_nip(nip))

    def dalam_unit(self, unit: str | None) -> tuple[Pegawai, ...]:
        """Return the staff of a sub bagian; of None those who belong to none."""
        return tuple(p for p in self.semua if p.unit == unit)

    def jumlah(self, rumpun: Rumpun | None = None) -> int | None:
        """Return how many there are (of a group); None when the list does not tell."""
        return _hitung(self.semua, rumpun) if self.semua else None

    def jumlah_unit(self, unit: str | None, rumpun: Rumpun | None = None) -> int | None:
        """Return how many a sub bagian has (None: how many belong to none); None when the list does not tell."""
        return _hitung(self.dalam_unit(unit), rumpun) if self.semua and self.berunit else None


def rapikan_nip(nip: str) -> str:
    """Return a NIP without the spaces, dots and apostrophes that people put into it."""
    return _BUKAN_ANGKA_NIP.sub("", nip)


def nama_polos(nama: str) -> str:
    """Return a name without its academic titles and in small letters, to see whether two mean one person."""
    tanpa_ekor = nama.split(",", 1)[0].strip()
    awal = _GELAR_DEPAN.match(tanpa_ekor)
    polos = tanpa_ekor[awal.end() :] if awal else tanpa_ekor
    return " ".join((polos or tanpa_ekor).casefold().split())


def lengkapi_pejabat(pejabat: DaftarPejabat, pegawai: DaftarPegawai) -> DaftarPejabat:
    """Return the officials with name and NIP of whom they point to; a pointer to nobody changes nothing."""
    if not pegawai.semua:
        return pejabat
    return pejabat.model_copy(update={"pejabat": tuple(_lengkap(p, pegawai) for p in pejabat.pejabat)})


def orang(kursi: AnggotaTim, pemangku: Pejabat | None) -> str | None:
    """Return what tells who fills a seat from everybody else: the NIP, else the post; None when nobody is named.

    `pemangku` is who holds the post that the seat names, if it names one.
    """
    if pemangku is not None:
        return rapikan_nip(pemangku.nip) if pemangku.nip else pemangku.id
    return rapikan_nip(kursi.pegawai) if kursi.pegawai else None


def bukan_pejabat(pegawai: DaftarPegawai, pejabat: Iterable[Pejabat]) -> tuple[Pegawai, ...]:
    """Return the staff that are none of these officials, in the list's order.

    One is an official when the NIP says so; where the official's is not known, when the name does.
    """
    semua = list(pejabat)
    nip = {rapikan_nip(p.nip) for p in semua if p.nip}
    nama = {nama_polos(p.nama) for p in semua if p.nama and not p.nip}
    return tuple(p for p in pegawai.semua if p.nip not in nip and nama_polos(p.nama) not in nama)


def _lengkap(pejabat: Pejabat, pegawai: DaftarPegawai) -> Pejabat:
    ditunjuk = pegawai.cari(pejabat.pegawai)
    if ditunjuk is None:
        return pejabat
    return pejabat.model_copy(update={"nama": ditunjuk.nama, "nip": ditunjuk.nip})


def _hitung(semua: Iterable[Pegawai], rumpun: Rumpun | None) -> int | None:
    terpilih = list(semua)
    if rumpun is None:
        return len(terpilih)
    if any(p.rumpun is None for p in terpilih):
        return None
    return sum(p.rumpun is rumpun for p in terpilih)
