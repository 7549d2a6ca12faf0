"""Whose a recommendation is: the sub bagian that may answer it.

A row that was drafted for obligations belongs to who answers for these. One that people wrote names whom it asks in
their words; where these name no sub bagian it is nobody's, and only who may answer everything answers it.
"""

from __future__ import annotations

import re

from zi_model.satker import Satker
from zi_model.tahun_rencana import TahunRencana
from zi_model.terbit import RekomendasiTerbit


def unit_diminta(tahun: TahunRencana, r: RekomendasiTerbit) -> frozenset[str]:
    """Return the codes of the sub bagian that a recommendation asks; none when nobody can tell."""
    dari_baris = frozenset(unit for kode, _ in r.kewajiban for unit in _unit_baris(tahun, kode))
    return dari_baris or unit_disebut(tahun.kantor.satker, r.unit)


def unit_disebut(satker: Satker, teks: str) -> frozenset[str]:
    """Return the codes of the sub bagian that a text names, by their full or their short names."""
    kata = " ".join(teks.split()).casefold()
    return frozenset(u.kode for u in satker.unit if any(_ada(kata, n) for n in (u.nama, u.singkatan)))


def _unit_baris(tahun: TahunRencana | None, kode: str) -> tuple[str, ...]:
    """Return the unit of a row, also of one that only the year before has."""
    if tahun is None:
        return ()
    baris = tahun.rencana.menurut_kode.get(kode)
    return (baris.indikator.penanggung_jawab.unit,) if baris else _unit_baris(tahun.lalu, kode)


def _ada(kata: str, nama: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(' '.join(nama.split()).casefold())}(?!\w)", kata) is not None
