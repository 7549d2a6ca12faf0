"""The numbers of the buku agenda: what each of a counter is now, and whose.

A number is one row, so that two letters never share it. What became of it over time is in the events.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from tata_usaha.agenda.skema import nomor as tabel
from zi_model.nomor import KeadaanNomor


@dataclass(frozen=True)
class BarisNomor:
    """One number of a counter in a year. `kunci` is the letter that has it, or had it; None: none of ours."""

    satker: str
    pencacah: str
    tahun: int
    nomor: int
    tanggal: dt.date | None
    kunci: str | None
    perihal: str
    keadaan: KeadaanNomor = KeadaanNomor.DIPAKAI
    alasan: str = ""


def cari_nomor(sambungan: Connection, satker: str, pencacah: str, tahun: int, nomor: int) -> BarisNomor | None:
    """Return what a number is now; None when nobody has had it."""
    pilih = sa.select(tabel).where(*_sama(satker, pencacah, tahun, nomor))
    baris = sambungan.execute(pilih).mappings().first()
    return _baris(baris) if baris else None


def daftar_nomor(
    sambungan: Connection, satker: str, tahun: int | None = None, pencacah: str | None = None
) -> list[BarisNomor]:
    """Return an office's numbers by counter, year and number; of one year or one counter where these are named."""
    k = tabel.c
    syarat = [k.satker == satker]
    syarat += [] if tahun is None else [k.tahun == tahun]
    syarat += [] if pencacah is None else [k.pencacah == pencacah]
    baris = [_baris(b) for b in sambungan.execute(sa.select(tabel).where(*syarat)).mappings()]
    return sorted(baris, key=lambda b: (b.pencacah, b.tahun, b.nomor))  # each database would sort in its own way


def simpan_nomor(sambungan: Connection, baris: BarisNomor) -> None:
    """Record what a number is from now on."""
    nilai = {**vars(baris), "keadaan": baris.keadaan.value}
    lama = _sama(baris.satker, baris.pencacah, baris.tahun, baris.nomor)
    if not sambungan.execute(sa.update(tabel).where(*lama).values(nilai)).rowcount:
        sambungan.execute(sa.insert(tabel).values(nilai))


def _sama(satker: str, pencacah: str, tahun: int, nomor: int) -> tuple[sa.ColumnElement[bool], ...]:
    k = tabel.c
    return (k.satker == satker, k.pencacah == pencacah, k.tahun == tahun, k.nomor == nomor)


def _baris(baris: RowMapping) -> BarisNomor:
    return BarisNomor(**{**baris, "keadaan": KeadaanNomor(baris["keadaan"])})
