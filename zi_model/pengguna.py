"""Who works at the web desk, and as what: several roles a person, and a sub bagian's own rows for who belongs to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

SANDI_MIN = 12
"""How many characters a passphrase has at least; what it is made of is nobody's business."""

PANJANG_NAMA = 100
"""How long somebody's full name may be."""
_NIP = re.compile(r"\d{18}")
_NAMA = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?")


class Peran(StrEnum):
    """What somebody may be at the desk (issue 12, 3)."""

    ADMIN = "admin"
    SEKRETARIAT = "sekretariat"
    HUKUM = "hukum"
    UNIT = "unit"
    PIMPINAN = "pimpinan"

    @property
    def sebutan(self) -> str:
        """How people call it."""
        return _SEBUTAN[self]


_SEBUTAN = {
    Peran.ADMIN: "Admin",
    Peran.SEKRETARIAT: "Sekretariat",
    Peran.HUKUM: "Subbag Hukum",
    Peran.UNIT: "Sub bagian",
    Peran.PIMPINAN: "Pimpinan",
}


@dataclass(frozen=True)
class Pengguna:
    """A person at the desk: by which name they log in, what they are called, what they are.

    `unit` are the codes of the sub bagian whose rows are theirs; it says something only for who is `Peran.UNIT`.
    """

    nama: str
    nama_lengkap: str
    peran: frozenset[Peran]
    unit: frozenset[str] = frozenset()
    nip: str | None = None
    aktif: bool = True
    ganti_sandi: bool = False

    def adalah(self, *peran: Peran) -> bool:
        """Tell whether they are one of these."""
        return not self.peran.isdisjoint(peran)

    def milik(self, unit: str | None) -> bool:
        """Tell whether what belongs to a sub bagian is theirs, because they belong to it."""
        return Peran.UNIT in self.peran and unit is not None and unit in self.unit

    @property
    def sebutan_peran(self) -> str:
        """Their roles in words, those of a sub bagian with its code."""
        return self.sebut_peran({})

    def sebut_peran(self, nama_unit: Mapping[str, str]) -> str:
        """Return their roles in words, those of a sub bagian with its name; with its code where it has none."""
        unit = " dan ".join(nama_unit.get(kode, f"{Peran.UNIT.sebutan} {kode}") for kode in sorted(self.unit))
        return ", ".join((unit or p.sebutan) if p is Peran.UNIT else p.sebutan for p in Peran if p in self.peran)


def tulis_peran(peran: frozenset[Peran], unit: frozenset[str]) -> str:
    """Return roles as one text, in one order: `admin; unit:tekhum`."""
    bagian = [p.value for p in Peran if p in peran and p is not Peran.UNIT]
    return "; ".join([*bagian, *(f"unit:{kode}" for kode in sorted(unit) if Peran.UNIT in peran)])


def baca_peran(teks: str) -> tuple[frozenset[Peran], frozenset[str]]:
    """Return the roles and sub bagian that `tulis_peran` wrote.

    Raises:
        ValueError: when it names a role that there is not.

    """
    peran, unit = set(), set()
    for bagian in filter(None, (b.strip() for b in teks.split(";"))):
        nama, _, kode = bagian.partition(":")
        peran.add(Peran(nama))
        if kode:
            unit.add(kode)
    return frozenset(peran), frozenset(unit)


def rapikan_nama(teks: str) -> str:
    """Return a login name as it is kept: lower case, without spaces around it."""
    return unicodedata.normalize("NFKC", teks).strip().casefold()


def keluhan_nama(nama: str) -> str | None:
    """Return what is wrong with a login name (Indonesian), None when nothing is."""
    if _NAMA.fullmatch(nama):
        return None
    return "Nama masuk hanya huruf kecil, angka, titik, dan tanda hubung, paling banyak 32, misalnya siti.aminah."


def keluhan_sandi(sandi: str, nama: str) -> str | None:
    """Return what is wrong with a passphrase (Indonesian), None when nothing is."""
    if len(sandi) < SANDI_MIN:
        return f"Kata sandi paling sedikit {SANDI_MIN} karakter; beberapa kata sekaligus paling mudah diingat."
    if len(sandi) > 200:
        return "Kata sandi paling banyak 200 karakter."
    if len(set(sandi)) < 4 or (nama and sandi.casefold().replace(nama, "").strip() == ""):
        return "Kata sandi ini terlalu mudah ditebak; pakai beberapa kata yang tidak berhubungan."
    return None


def keluhan_orang(orang: Pengguna, unit: Iterable[str]) -> dict[str, str]:
    """Return what is wrong with what is said of a person (Indonesian), by field; `unit` are the office's sub bagian."""
    hasil: dict[str, str] = {}
    if salah := keluhan_nama(orang.nama):
        hasil["nama"] = salah
    if not orang.nama_lengkap:
        hasil["nama_lengkap"] = "Tulis nama lengkapnya, seperti dikenal di kantor."
    elif len(orang.nama_lengkap) > PANJANG_NAMA or not orang.nama_lengkap.isprintable():
        hasil["nama_lengkap"] = f"Nama lengkap paling banyak {PANJANG_NAMA} huruf, dalam satu baris."
    if orang.nip is not None and not _NIP.fullmatch(orang.nip):
        hasil["nip"] = "NIP terdiri atas 18 angka; kosongkan kalau tidak ada."
    if not orang.peran:
        hasil["peran"] = "Pilih paling sedikit satu peran."
    elif Peran.UNIT in orang.peran and not orang.unit:
        hasil["unit"] = "Pilih sub bagiannya."
    if asing := sorted(orang.unit - set(unit)):
        hasil["unit"] = f"Kantor ini tidak punya sub bagian {', '.join(asing)}."
    return hasil


def rapikan_orang(orang: Pengguna) -> Pengguna:
    """Return a person as they are kept: one space between words, no sub bagian for who belongs to none."""
    nip = re.sub(r"[\s.]", "", orang.nip or "") or None
    return replace(
        orang,
        nama=rapikan_nama(orang.nama),
        nama_lengkap=" ".join(unicodedata.normalize("NFC", orang.nama_lengkap).split()),
        unit=orang.unit if Peran.UNIT in orang.peran else frozenset(),
        nip=nip,
    )
