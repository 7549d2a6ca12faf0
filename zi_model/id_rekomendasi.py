"""By what a recommendation is called once its letter is issued: a name that stays its own.

People type it (`2026-TW1/3`) when they answer, so what they answered may not pass to another row when a letter is
opened, its rows are moved or struck, and it is made ready anew. A row is the one before when its control says so, or
its words do.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from zi_model.periode import Periode
from zi_model.terbit import RekomendasiTerbit

_MIRIP = 0.8
"""A person's own row whose words are so much alike was corrected, not replaced."""

LAPORAN = "laporan-monev"
"""Kind, in keys, of the report whose recommendations are followed up; they are called by its period alone."""


def awalan_id(kunci: str) -> str:
    """Return how the names of a letter's recommendations begin: `2026-TW1/`, of others `2026-TW1/notula-monev/`."""
    _, periode, ekor = (*kunci.split("/", 2), "", "")[:3]
    return f"{periode}/" if ekor == LAPORAN else f"{periode}/{ekor}/"


def beri_id(
    kunci: str,
    baris: Sequence[RekomendasiTerbit],
    lama: Sequence[RekomendasiTerbit],
    dijawab: Collection[str] = (),
) -> tuple[RekomendasiTerbit, ...]:
    """Return the rows of a letter with their names; `lama` are all that it ever had, the newest first.

    One that is the same as before keeps its name; another one is called by its place in the letter. No name is given
    twice, and none that somebody has answered to (`dijawab`) passes to another row.
    """
    milik: dict[int, str] = {}
    sisa = _sekali(lama)
    for sama in (_setanda, _sekata, _mirip):
        for ke, satu in enumerate(baris):
            if ke not in milik and (dahulu := next((s for s in sisa if sama(satu, s)), None)):
                milik[ke] = dahulu.id
                sisa.remove(dahulu)
    awalan = awalan_id(kunci)
    dipakai = {*dijawab, *milik.values()}
    hasil = []
    for ke, satu in enumerate(baris):
        nama = milik.get(ke) or _nama_baru(awalan, satu.nomor, dipakai)
        dipakai.add(nama)
        hasil.append(replace(satu, id=nama))
    return tuple(hasil)


def beri_nomor(nomor: Sequence[int | None]) -> tuple[int, ...]:
    """Return the places of a letter's rows: as printed, or counted where these do not tell the rows apart."""
    tertulis = [n for n in nomor if n]
    return tuple(tertulis) if len(set(tertulis)) == len(nomor) else tuple(range(1, len(nomor) + 1))


def letak_id(id_: str) -> tuple[Periode, int] | None:
    """Return the period and the number in a name, to sort by; None when it is no such name."""
    periode, _, _ = id_.partition("/")
    angka = id_.rpartition("/")[2]
    try:
        return (Periode.parse(periode), int(angka)) if angka.isascii() and angka.isdecimal() else None
    except ValueError:
        return None


def _sekali(lama: Iterable[RekomendasiTerbit]) -> list[RekomendasiTerbit]:
    """Return each recommendation as it was last."""
    hasil: dict[str, RekomendasiTerbit] = {}
    for satu in lama:
        hasil.setdefault(satu.id, satu)
    return list(hasil.values())


def _setanda(kini: RekomendasiTerbit, lama: RekomendasiTerbit) -> bool:
    return bool(kini.kewajiban) and (kini.aturan, set(kini.kewajiban)) == (lama.aturan, set(lama.kewajiban))


def _sekata(kini: RekomendasiTerbit, lama: RekomendasiTerbit) -> bool:
    return kini.teks.split() == lama.teks.split() and (kini.aturan == lama.aturan or not kini.aturan)


def _mirip(kini: RekomendasiTerbit, lama: RekomendasiTerbit) -> bool:
    if kini.aturan or lama.aturan:
        return False
    banding = difflib.SequenceMatcher(None, kini.teks, lama.teks)
    return banding.quick_ratio() >= _MIRIP and banding.ratio() >= _MIRIP


def _nama_baru(awalan: str, nomor: int, dipakai: Iterable[str]) -> str:
    ada = set(dipakai)
    if (nama := f"{awalan}{nomor}") not in ada:
        return nama
    tertinggi = max((letak[1] for satu in ada if (letak := letak_id(satu))), default=0)
    return f"{awalan}{tertinggi + 1}"
