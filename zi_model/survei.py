"""Survei kepuasan masyarakat: from answers of 1 to 4 to the index, by PermenPANRB 14/2017.

Nine unsur have the same weight, 1/9; the index (IKM) is the sum of their weighted means, times 25.
All is exact until it is printed: fractions, rounded once, half up. The weight is 1/9 and not the
0.11 of many spreadsheets, with which nobody could ever reach 100.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from zi_model.bukti import JenisBerkas

if TYPE_CHECKING:
    from zi_model.rencana import Indikator

UNSUR = 9
NILAI = range(1, 5)
"""How many unsur a questionnaire has, and which answers it takes."""
NASKAH_SURVEI = "laporan/survei-kepuasan"
"""What the plan calls the report that tells of the survey; answers lie in the evidence folder of its row."""

Karakteristik = Mapping[str, Sequence[tuple[str, int]]]
"""What the respondents are: column → (value as typed, how many), in the order of a table."""


def berisi_jawaban(indikator: Indikator, jenis: JenisBerkas | None) -> bool:
    """Tell whether a file of this kind, laid down for this row, holds answers: data, and no proof by itself."""
    return jenis is JenisBerkas.CSV and indikator.naskah == NASKAH_SURVEI


class Mutu(Enum):
    """The classes of the index with their least and greatest value (PermenPANRB 14/2017, table of intervals)."""

    A = Decimal("88.31"), Decimal("100.00")
    B = Decimal("76.61"), Decimal("88.30")
    C = Decimal("65.00"), Decimal("76.60")
    D = Decimal("25.00"), Decimal("64.99")

    @property
    def batas(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest value of the class."""
        return self.value


@dataclass(frozen=True)
class HasilSurvei:
    """The answers to one survey, counted: respondents, the sum of the answers to each unsur, what respondents are."""

    responden: int
    jumlah: tuple[int, ...]
    karakteristik: Karakteristik

    @property
    def rata(self) -> tuple[Fraction, ...]:
        """The mean answer to each unsur, 1 to 4, in the order of the regulation."""
        return tuple(Fraction(jumlah, self.responden) for jumlah in self.jumlah)

    @property
    def ikm(self) -> Decimal:
        """The index, 25.00 to 100.00."""
        return bulatkan(sum(self.rata, Fraction()) / UNSUR * 25)

    @property
    def terendah(self) -> tuple[int, ...]:
        """The three unsur (indices from 0) with the lowest means, the lowest first; none when all are the same."""
        if len(set(self.jumlah)) == 1:
            return ()
        return tuple(sorted(range(UNSUR), key=lambda ke: (self.jumlah[ke], ke))[:3])


def rangkum_survei(responden: int, jumlah: tuple[int, ...], ciri: Mapping[str, Mapping[str, int]]) -> HasilSurvei:
    """Return a survey whose answers are summed up already; `ciri` is how often each value stands in each column."""
    return HasilSurvei(responden, jumlah, {nama: _hitung_ciri(banyak) for nama, banyak in ciri.items()})


def bulatkan(nilai: Fraction) -> Decimal:
    """Return a fraction (not below zero) with two decimals, half up, as offices round."""
    return Decimal((200 * nilai.numerator + nilai.denominator) // (2 * nilai.denominator)).scaleb(-2)


def konversi(rata: Fraction) -> Decimal:
    """Return a mean answer on the scale of the index: 4 → 100.00."""
    return bulatkan(rata * 25)


def nilai_mutu(nilai: Decimal) -> Mutu:
    """Return the class of an index of two decimals, 25.00 to 100.00.

    Raises:
        ValueError: outside of that.

    """
    for mutu in Mutu:
        if mutu.batas[0] <= nilai <= mutu.batas[1]:
            return mutu
    raise ValueError(f"{nilai} di luar 25,00 sampai 100,00.")


def _hitung_ciri(nilai: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return how often each value stands there, in the order that its values have, what is empty last.

    Numbers (years of age) go by tens, the lowest first; values that begin with a number (`17–25 tahun`) by that;
    levels of schooling from the lowest to the highest. What has no order of its own goes by how frequent it is.
    Upper and lower case are the same; of several ways to write one value the most frequent is shown.
    """
    rapi = [(" ".join(satu.split()), banyak) for satu, banyak in nilai.items()]
    if angka := all(satu.isascii() and satu.isdigit() and len(satu) <= 3 for satu, _ in rapi if satu):
        rapi = [(_puluhan(int(satu)) if satu else "", banyak) for satu, banyak in rapi]
    tulisan: Counter[str] = Counter()
    for satu, banyak in rapi:
        tulisan[satu] += banyak
    kelompok: dict[str, Counter[str]] = {}
    for satu, banyak in tulisan.items():
        kelompok.setdefault(satu.casefold(), Counter())[satu] = banyak
    hasil = [(min(c, key=lambda satu: (-c[satu], satu)), c.total()) for c in kelompok.values()]
    return tuple(sorted(hasil, key=_urutan([satu for satu, _ in hasil if satu], angka=angka)))


def _urutan(nilai: Sequence[str], *, angka: bool) -> Callable[[tuple[str, int]], tuple[object, ...]]:
    """Return by what these values are sorted: their own order where all of them have one, or else how often."""
    peringkat = [_jenjang(satu) for satu in nilai]
    if not angka and nilai and all(ke is not None for ke in peringkat):
        return lambda pasang: (not pasang[0], _jenjang(pasang[0]) or 0, pasang[0])
    if angka or (nilai and all(_ANGKA_PERTAMA.search(satu) for satu in nilai)):
        return lambda pasang: (not pasang[0], _angka_pertama(pasang[0]), pasang[0])
    return lambda pasang: (not pasang[0], -pasang[1], pasang[0])


_ANGKA_PERTAMA = re.compile(r"^\D{0,12}?(\d{1,3})(?!\d)", re.ASCII)
_KURANG = re.compile(r"^\s*(?:<|≤|kurang|di bawah|sampai)", re.IGNORECASE)
_JENJANG = (
    ("tidak sekolah", "tidak tamat sd", "belum sekolah"),
    ("sd", "mi", "sd/mi", "sekolah dasar"),
    ("smp", "sltp", "mts", "smp/mts", "smp/sltp"),
    ("sma", "smk", "slta", "ma", "sma/smk", "sma/slta", "smu", "stm", "sma/ma", "sma/smk/ma"),
    ("d1", "d-1", "d.1", "di", "d-i"),
    ("d2", "d-2", "d.2", "dii", "d-ii"),
    ("d3", "d-3", "d.3", "diii", "d-iii", "diploma", "diploma iii"),
    ("d4", "d-4", "d.4", "div", "d-iv"),
    ("s1", "s-1", "s.1", "sarjana", "s1/d4", "d4/s1", "div/s1"),
    ("s2", "s-2", "s.2", "magister"),
    ("s3", "s-3", "s.3", "doktor"),
)
_PERINGKAT = {nama: ke for ke, semua in enumerate(_JENJANG) for nama in semua}


def _jenjang(nilai: str) -> int | None:
    return _PERINGKAT.get(nilai.casefold())


def _angka_pertama(nilai: str) -> tuple[int, bool]:
    """Return the first number of a value; what is below it comes before what begins with it."""
    cocok = _ANGKA_PERTAMA.search(nilai)
    return (int(cocok[1]) if cocok else 0), not _KURANG.match(nilai)


def _puluhan(umur: int) -> str:
    awal = umur // 10 * 10
    return f"{awal}–{awal + 9}"
