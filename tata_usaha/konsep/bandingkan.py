"""What differs between two versions of a letter, as a reader sees it: paragraph by paragraph, a table's row as a line.

Compared is text, not its looks. A line that was changed shows which words came and which went; what stays is told in
little, so that a page of changes is found in a letter of a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from tata_usaha.konsep.letak_isian import bagian_berletak
from tata_usaha.konsep.teks_word import iter_word, naik, teks_paragraf

_KATA, _KATA_SAJA = re.compile(r"\[isi: [^\[\]]*\]|\s+|\w+|[^\w\s]"), re.compile(r"\w+")
_SEL = " | "
"""What stands between the cells of a row."""
_MIRIP = 0.5
"""How much of two lines must agree to be one line that was changed."""
_KATA_MAKS, _BARIS_MAKS, _PASANG_MAKS = 2_000, 4_000, 900
"""Beyond so many words, lines, or pairs of lines, less is looked for: time would go with squares."""
_SEKITAR = 1
"""How many lines that agree are shown around what differs."""


class Beda(StrEnum):
    """What became of a line, or of a word in one that was changed."""

    SAMA = "sama"
    HILANG = "hilang"
    BARU = "baru"
    UBAH = "ubah"
    LEWAT = "lewat"


@dataclass(frozen=True)
class Kata:
    """Words of a line that was changed: they stay, went, or came."""

    beda: Beda
    teks: str


@dataclass(frozen=True)
class Baris:
    """One line of the comparison; `kata` where it was changed, `banyak` how many that agree are left out (LEWAT)."""

    beda: Beda
    teks: str = ""
    kata: tuple[Kata, ...] = ()
    banyak: int = 0


@dataclass(frozen=True)
class Perbandingan:
    """The lines of a comparison, with how many came, went, and were changed."""

    baris: tuple[Baris, ...]
    baru: int
    hilang: int
    ubah: int

    @property
    def sama(self) -> bool:
        """Whether both read the same."""
        return not (self.baru or self.hilang or self.ubah)


def baris_naskah(bagian: Mapping[str, bytes]) -> list[str]:
    """Return the text of a letter by its parts, line by line, the body first; empty lines say nothing.

    Raises:
        PaketAsing: when a part is no XML.

    """
    return [baris for satu in bagian_berletak(bagian) for baris in _baris(satu.akar)]


def _baris(akar: Any) -> Iterator[str]:
    semua = teks_paragraf(akar)
    for unsur in iter_word(akar, "p", "tr"):
        if next(naik(unsur, "tr"), None) is not None:  # told with the row around it
            continue
        teks = semua[unsur] if unsur in semua else _SEL.join(_sel(unsur, semua))
        if rapi := " ".join(teks.split()).strip(" |"):
            yield rapi


def _sel(baris: Any, semua: Mapping[Any, str]) -> Iterator[str]:
    for sel in iter_word(baris, "tc"):
        if next(naik(sel, "tr"), None) is baris:
            yield " ".join(filter(None, (semua[p].strip() for p in iter_word(sel, "p"))))


def bandingkan(lama: Sequence[str], baru: Sequence[str]) -> Perbandingan:
    """Return what differs between the lines of two versions (`baris_naskah`), the old one first."""
    banyak = len(lama) > _BARIS_MAKS or len(baru) > _BARIS_MAKS
    semua: list[Baris] = []
    for langkah, i, j, k, m in SequenceMatcher(None, lama, baru, autojunk=banyak).get_opcodes():
        if langkah == "equal":
            semua += [Baris(Beda.SAMA, teks) for teks in lama[i:j]]
        else:
            semua += _diganti(lama[i:j], baru[k:m])
    hitung = {beda: sum(b.beda is beda for b in semua) for beda in Beda}
    return Perbandingan(tuple(_ringkas(semua)), hitung[Beda.BARU], hitung[Beda.HILANG], hitung[Beda.UBAH])


def _diganti(lama: Sequence[str], baru: Sequence[str]) -> Iterator[Baris]:
    """Yield lines that were replaced by others: those that resemble each other as one line that was changed."""
    berikut = 0
    jauh = len(lama) * len(baru) > _PASANG_MAKS
    for ke, satu in enumerate(lama):
        calon = range(ke, ke + 1) if jauh else range(berikut, len(baru))
        mirip = next((n for n in calon if berikut <= n < len(baru) and _mirip(satu, baru[n])), None)
        if mirip is None:
            yield Baris(Beda.HILANG, satu)
            continue
        yield from (Baris(Beda.BARU, teks) for teks in baru[berikut:mirip])
        yield Baris(Beda.UBAH, kata=tuple(_kata(satu, baru[mirip])))
        berikut = mirip + 1
    yield from (Baris(Beda.BARU, teks) for teks in baru[berikut:])


def _mirip(lama: str, baru: str) -> bool:
    """Tell whether two lines are one that was changed: much agrees, or both are the row of one name."""
    baris, baris_baru = lama.split(_SEL, 1), baru.split(_SEL, 1)
    if len(baris) == len(baris_baru) == 2 and baris[0] == baris_baru[0] and len(baris[0]) > 2:
        return True
    cocok = SequenceMatcher(None, _KATA_SAJA.findall(lama)[:_KATA_MAKS], _KATA_SAJA.findall(baru)[:_KATA_MAKS])
    return cocok.real_quick_ratio() >= _MIRIP and cocok.quick_ratio() >= _MIRIP and cocok.ratio() >= _MIRIP


def _kata(lama: str, baru: str) -> Iterator[Kata]:
    dari, ke = _KATA.findall(lama), _KATA.findall(baru)
    if max(len(dari), len(ke)) > _KATA_MAKS:
        yield from (Kata(Beda.HILANG, lama), Kata(Beda.BARU, baru))
        return
    hilang = baru = ""
    for langkah, i, j, k, m in SequenceMatcher(None, dari, ke, autojunk=False).get_opcodes():
        sama = "".join(dari[i:j]) if langkah == "equal" else ""
        if sama.strip():
            yield from _berubah(hilang, baru)
            hilang = baru = ""
            yield Kata(Beda.SAMA, sama)
        else:  # a space between two changed words is no word that stayed
            hilang += "".join(dari[i:j])
            baru += "".join(ke[k:m])
    yield from _berubah(hilang, baru)


def _berubah(hilang: str, baru: str) -> Iterator[Kata]:
    """Yield words that went and those that came for them; the space on which both agree stays."""
    if hilang == baru:
        yield from [Kata(Beda.SAMA, baru)] if baru else []
        return
    yield from [Kata(Beda.HILANG, hilang)] if hilang else []
    yield from [Kata(Beda.BARU, baru)] if baru else []


def _ringkas(semua: Sequence[Baris]) -> Iterator[Baris]:
    """Yield the lines with what agrees left out, save what stands next to a difference."""
    dekat = {
        n
        for ke, satu in enumerate(semua)
        if satu.beda is not Beda.SAMA
        for n in range(ke - _SEKITAR, ke + _SEKITAR + 1)
    }
    lewat: list[Baris] = []
    for ke, satu in enumerate(semua):
        if ke in dekat:
            yield from _lewat(lewat)
            lewat = []
            yield satu
        else:
            lewat.append(satu)
    yield from _lewat(lewat)


def _lewat(lewat: Sequence[Baris]) -> Iterator[Baris]:
    if len(lewat) == 1:
        yield lewat[0]
    elif lewat:
        yield Baris(Beda.LEWAT, banyak=len(lewat))
