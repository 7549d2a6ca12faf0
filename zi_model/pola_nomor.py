"""The pattern of an office's numbers: what its places mean, and what they say once number and date are known.

`{no}/{klasifikasi}-Und/{satker}/{bulan_romawi}/{tahun}`: the number comes from the buku agenda when a letter is
final, and the month from its date, so a draft shows a fill-in for each, in a content control of its own;
all else is known when the letter is drafted.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

ISIAN_NOMOR = ("no", "klasifikasi", "satker", "subbag", "unit", "bulan", "bulan_romawi", "tahun")
"""The places that a pattern may name; `{no:03}` is `{no}` in at least three figures, `{bulan:02}` likewise."""
NOMOR, BULAN, BULAN_ROMAWI = "nomor", "bulan-nomor", "bulan-romawi"
"""Tags of the controls that wait for number and date."""

_ANGKA = re.compile(r"\{(no|bulan):0([1-9])\}")
_UNIT = re.compile(r"[/.\- ]\{(?:subbag|unit)\}|\{(?:subbag|unit)\}[/.\- ]?")
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class Tempat(NamedTuple):
    """A place that waits: the tag of its control, and the prompt of its fill-in."""

    tag: str
    petunjuk: str


MENUNGGU = {
    "no": Tempat(NOMOR, "nomor"),
    "bulan": Tempat(BULAN, "bulan"),
    "bulan_romawi": Tempat(BULAN_ROMAWI, "bulan romawi"),
}
"""What is known only with number and date, by the place in the pattern."""


def polos(pola: str) -> str:
    """Return a pattern with every place by its bare name: `{no:03}` → `{no}`."""
    return _ANGKA.sub(r"{\1}", pola)


def tanpa_unit(pola: str) -> str:
    """Return a pattern without its place for a sub bagian and the sign before it (or after, where it begins)."""
    return _UNIT.sub("", pola)


def tulis_no(pola: str, nomor: int) -> str:
    """Return how a pattern writes a number: 15 as `015` where it says {no:03}."""
    return _angka(pola, "no", nomor)


def tulis_bulan(pola: str, tanggal: dt.date) -> dict[str, str]:
    """Return what the controls of the month say for a date, by their tags, as a pattern writes it."""
    return {BULAN: _angka(pola, "bulan", tanggal.month), BULAN_ROMAWI: _ROMAWI[tanggal.month - 1]}


def sama_nomor(teks: str, nilai: str) -> bool:
    """Tell whether two texts say the same number, whatever zeros stand before it: `15` and `015`."""
    return teks == nilai or (teks.isdecimal() and nilai.isdecimal() and int(teks) == int(nilai))


def _angka(pola: str, nama: str, nilai: int) -> str:
    lebar = max((int(angka) for tempat, angka in _ANGKA.findall(pola) if tempat == nama), default=1)
    return f"{nilai:0{lebar}}"
