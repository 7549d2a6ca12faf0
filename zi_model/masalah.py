"""A problem in somebody's data, as a value.

People mend a plan faster when they see everything that is wrong with it at once. So loading
and checking never raise for a mistake in the data: they return these values, each with the
file, the line and the column of the mistake and with what to do next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from zi_model.anjuran import Anjuran


class Tingkat(StrEnum):
    """How much a problem weighs: a GALAT stops the work, a CATATAN is only said."""

    GALAT = "galat"
    CATATAN = "catatan"


class Kode(StrEnum):
    """Base of the tables of stable codes: the code is the value, `arti` its meaning in Indonesian.

    A code is what a person quotes when asking for help and what a program filters by, so it never
    changes its meaning; docs/kode-galat.md lists the tables, and a test compares them.
    """

    arti: str

    def __new__(cls, kode: str, arti: str) -> Self:
        """Keep the code as the value and the meaning beside it."""
        anggota = str.__new__(cls, kode)
        anggota._value_ = kode
        anggota.arti = arti
        return anggota


@dataclass(frozen=True, order=True)
class Letak:
    """A place in a file; line and column count from 1, 0 means "not known"."""

    berkas: str
    baris: int = 0
    kolom: int = 0

    def __str__(self) -> str:
        """Return `file:line:column`, the form in which editors can jump to the place."""
        if not self.baris:
            return self.berkas
        return f"{self.berkas}:{self.baris}:{self.kolom}" if self.kolom else f"{self.berkas}:{self.baris}"


@dataclass(frozen=True, order=True)
class Masalah:
    """One problem: where it is, what is wrong (Indonesian), what to do (Indonesian), a stable code.

    `anjuran` is what the program can do about it, for whoever shows the problem to name in their own way.
    """

    letak: Letak
    kode: str
    pesan: str
    saran: str = ""
    tingkat: Tingkat = Tingkat.GALAT
    anjuran: Anjuran | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the line that a person reads."""
        kepala = f"{self.letak}: {self.tingkat} {self.kode}: {self.pesan}"
        return f"{kepala} {self.saran}" if self.saran else kepala


def galat_saja(masalah: Iterable[Masalah]) -> list[Masalah]:
    """Return those problems that stop the work, in the order of their places."""
    return menurut_letak(m for m in masalah if m.tingkat is Tingkat.GALAT)


def menurut_letak(masalah: Iterable[Masalah]) -> list[Masalah]:
    """Return problems by file and line; those of one place stay in the order in which they were found.

    A Word file has no lines: there that order is the one in which a person reads.
    """
    return sorted(masalah, key=lambda m: m.letak)
