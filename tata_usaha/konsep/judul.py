"""By what a letter's text shows that it is still this letter: its title, as it was printed, and its number.

People make a new letter from an old one with *Save As*. The copy says in its properties that it is the old one;
its text says otherwise.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from tata_usaha.konsep.kendali import ISIAN
from tata_usaha.konsep.teks_word import bagian_berteks, teks_paragraf, urai

_KATA = re.compile(r"\w+")
_BANYAK_KEPALA = 40
"""In so many paragraphs from the top a letter has said what it is."""
_NISBAH = 0.8
_PISAH = " | "
_BARIS_MAKS = 6
_PANJANG_MAKS = 200


def judul_naskah(bagian: Mapping[str, bytes], perihal: str) -> str:
    """Return what the head of a printed letter says of its subject, in plain words; "" when it says nothing.

    These are the paragraphs that hold little besides the subject's words, or the one that comes nearest. One
    with a fill-in or a control in it will be changed, and says nothing for certain.

    Raises:
        PaketAsing: when a part is no XML.

    """
    dicari = set(_kata(perihal))
    terdekat: list[str] = []
    jarak = 0.0
    baris: dict[str, None] = {}
    for teks, tanpa_kendali in itertools.islice(_paragraf(bagian), _BANYAK_KEPALA):
        kata = _kata(teks)
        sama = len(dicari & set(kata))
        if not sama or teks != tanpa_kendali or ISIAN.search(teks):
            continue
        if sama >= _NISBAH * len(set(kata)):
            baris[" ".join(kata)[:_PANJANG_MAKS]] = None
        if (dekat := sama / (len(dicari) + len(kata))) > jarak:
            terdekat, jarak = kata, dekat
    return _PISAH.join(list(baris)[:_BARIS_MAKS]) or " ".join(terdekat)[:_PANJANG_MAKS]


def berjudul(bagian: Mapping[str, bytes], judul: str) -> bool:
    """Tell whether a letter still says all that its head said when it was printed (of `judul_naskah`).

    Raises:
        PaketAsing: when a part is no XML.

    """
    ada = [" ".join(_kata(teks)) for teks, _ in _paragraf(bagian)]
    return all(any(baris in satu for satu in ada) for baris in judul.split(_PISAH))


def menyebut_angka(bagian: Mapping[str, bytes], angka: int) -> bool:
    """Tell whether a number stands somewhere in a letter as a figure of its own.

    Raises:
        PaketAsing: when a part is no XML.

    """
    return any(re.search(rf"(?<!\d)0*{angka}(?!\d)", teks) for teks, _ in _paragraf(bagian))


def _kata(teks: str) -> list[str]:
    return _KATA.findall(teks.casefold())


def _paragraf(bagian: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    for nama in bagian_berteks(bagian):
        akar = urai(bagian[nama], nama)
        tanpa = teks_paragraf(akar, tanpa_kendali=True)
        yield from ((teks, tanpa[paragraf]) for paragraf, teks in teks_paragraf(akar).items())
