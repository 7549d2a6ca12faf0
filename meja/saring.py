"""What a page's filters mean: a period, a day and a sub bagian as they stand in its address.

An empty field is no filter. "saya" are the sub bagian of who asks, and what they see while they choose nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from meja.meja import Meja
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.langkah import baca_periode
from tata_usaha.kerja.tahun import tahun_berencana
from zi_model.periode import Periode
from zi_model.satker import Satker

SAYA, SEMUA = "saya", "semua"


def pilihan_periode(teks: str) -> Periode | None:
    """Return the period that a filter names; None when it names none.

    Raises:
        GalatPemakaian: when it is none.

    """
    return baca_periode(teks) if teks.strip() else None


def pilihan_hari(teks: str) -> dt.date | None:
    """Return the day that a filter names; None when it names none.

    Raises:
        GalatPemakaian: when it is none.

    """
    if not teks.strip():
        return None
    try:
        return dt.date.fromisoformat(teks.strip())
    except ValueError as galat:
        raise GalatPemakaian(f"“{teks}” bukan tanggal.", "Pilih harinya, misalnya 31 Maret 2026.") from galat


def unit_terpilih(meja: Meja, teks: str) -> str:
    """Return which choice of sub bagian stands: the one made, else one's own, else all."""
    return teks or (SAYA if meja.orang.unit and meja.orang.milik(next(iter(meja.orang.unit))) else SEMUA)


def unit_dicari(meja: Meja, terpilih: str) -> frozenset[str] | None:
    """Return the codes that a choice stands for; None: all."""
    if terpilih == SEMUA:
        return None
    return meja.orang.unit if terpilih == SAYA else frozenset({terpilih})


def pilihan_unit(meja: Meja, satker: Satker) -> Sequence[tuple[str, str]]:
    """Return the choices of a filter by sub bagian."""
    sendiri = [(SAYA, "Sub bagian saya")] if unit_terpilih(meja, "") == SAYA else []
    return [*sendiri, (SEMUA, "Semua sub bagian"), *((u.kode, u.singkatan) for u in satker.unit)]


def pilihan_bagian_tahun(meja: Meja, tahun: int) -> Sequence[tuple[str, str]]:
    """Return the choices of a filter by period: a year, its semesters, its quarters; then those of other plans."""
    lain = sorted(set(tahun_berencana(meja.pengaturan, meja.satker)) - {tahun}, reverse=True)
    bagian = ("", "-S1", "-S2", "-TW1", "-TW2", "-TW3", "-TW4")
    semua = (Periode.parse(f"{satu}{ke}") for satu in (tahun, *lain) for ke in bagian)
    return [(str(p), p.nama.replace(" Tahun ", " ")) for p in semua]
