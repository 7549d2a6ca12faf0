"""What the text of a letter's first page says of it, and whether that agrees with a letter that is known.

A scan's text comes from whatever read it, with gaps and misread letters; that of a signed PDF is exact. So what is
not said is not claimed: a text may agree with a letter, contradict it, or not tell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from zi_model.periode import Periode


@dataclass(frozen=True)
class KepalaNaskah:
    """What the head of a letter says; None or "" where it does not.

    `nomor` is as it is written (`12/PW.02-Und/7210/2026`, `12 TAHUN 2026`), `angka` the number in it. `jenis` is
    the kind of letter as keys begin (`undangan`, `laporan`, `keputusan`), `judul` its title or *hal*. `tanggal` is the
    letter's own date, `tahun` the year in number, title or date, `periode` the one that the title names.
    """

    nomor: str = ""
    angka: int | None = None
    jenis: str = ""
    judul: str = ""
    tanggal: dt.date | None = None
    tahun: int | None = None
    periode: Periode | None = None


@dataclass(frozen=True)
class CalonNaskah:
    """What the register knows of a letter that a scan may be of.

    `jenis` is as in its key (`laporan-monev`), `periode` as in its key; `nomor`, `tahun_nomor` and `tanggal` are
    those of the number book, None until it has them.
    """

    kunci: str
    jenis: str
    perihal: str
    periode: Periode
    nomor: int | None = None
    tahun_nomor: int | None = None
    tanggal: dt.date | None = None


class Putusan(Enum):
    """How a text stands to a letter."""

    COCOK = auto()
    """Kind and number, or kind and title, are said, and all that is said agrees."""
    BERTENTANGAN = auto()
    """Something that it says is otherwise in the letter."""
    TAK_TERKATAKAN = auto()
    """It says too little to tell."""


@dataclass(frozen=True)
class Kecocokan:
    """How a text stands to a letter: `sama` is what agrees, `berbeda` what contradicts, in Indonesian sentences."""

    putusan: Putusan
    sama: frozenset[str] = frozenset()
    berbeda: tuple[str, ...] = ()


def baca_kepala(teks: str) -> KepalaNaskah:
    """Return what the text of a letter's first page (or two) says of it; whatever the text, it raises nothing."""
    raise NotImplementedError


def cocokkan(kepala: KepalaNaskah, calon: CalonNaskah, teks: str = "") -> Kecocokan:
    """Return how what a text says stands to a letter; `teks` is the text itself, in which the title is looked for."""
    raise NotImplementedError


def pilih_menurut_nomor(kepala: KepalaNaskah, calon: Sequence[CalonNaskah]) -> list[CalonNaskah]:
    """Return the letters of which number, kind and year are those that a text says."""
    raise NotImplementedError


def pilih_menurut_judul(kepala: KepalaNaskah, calon: Sequence[CalonNaskah], teks: str) -> list[CalonNaskah]:
    """Return the letters of which kind, title and period are those that a text says."""
    raise NotImplementedError
