"""Evidence that lay in the folder once: what an earlier day's state is answered from.

A report may be corrected after its day, or taken away; on that day it was there all the same. So
content that is replaced or missed is kept with the moment until which it lay there. It counts for
days before that moment only, and never for what lies there now.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from tata_usaha.agenda.skema import bukti_lama
from tata_usaha.bukti.jelajah_bukti import PetaTempat
from zi_model.bukti import Bukti, JenisBerkas

_DIKENAL = frozenset(JenisBerkas)  # an earlier version took more kinds


def muat(sambungan: sa.Connection, satker: str, peta: PetaTempat) -> list[Bukti]:
    """Return an office's earlier evidence, as far as its place is still one of the plan's."""
    t = bukti_lama.c
    kolom = (t.berkas, t.sha256, t.ukuran, t.jenis, t.diterima, t.sampai)
    baris = sambungan.execute(sa.select(*kolom).where(t.satker == satker))
    bukti = [
        Bukti(berkas, *tempat, diterima, sha256, ukuran, JenisBerkas(jenis), sampai=sampai)
        for berkas, sha256, ukuran, jenis, diterima, sampai in baris
        if jenis in _DIKENAL and (tempat := peta.tempat(berkas))
    ]
    return sorted(bukti, key=lambda b: (b.berkas, b.diterima))  # each database would sort in its own way


def simpan(sambungan: sa.Connection, satker: str, bukti: Iterable[Bukti]) -> None:
    """Record earlier evidence; what another scan has recorded meanwhile stays as it is."""
    t = bukti_lama.c
    ada = {(b.berkas, b.sha256) for b in sambungan.execute(sa.select(t.berkas, t.sha256).where(t.satker == satker))}
    baru = [
        {
            "satker": satker,
            "berkas": b.berkas,
            "sha256": b.sha256,
            "ukuran": b.ukuran,
            "jenis": b.jenis,
            "diterima": b.diterima,
            "sampai": b.sampai,
        }
        for b in bukti
        if (b.berkas, b.sha256) not in ada
    ]
    if baru:
        sambungan.execute(sa.insert(bukti_lama), baru)


def hapus(sambungan: sa.Connection, satker: str, bukti: Iterable[Bukti]) -> None:
    """Forget that evidence was gone: it lies there again, and counts for all days since its arrival."""
    t = bukti_lama.c
    for b in bukti:
        sambungan.execute(sa.delete(bukti_lama).where(t.satker == satker, t.berkas == b.berkas, t.sha256 == b.sha256))
