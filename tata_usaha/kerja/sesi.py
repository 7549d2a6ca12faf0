"""Being logged in: 256 random bits that only the browser keeps; the register has their SHA-256 and can end them."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.pengguna import Pengguna

DIAM = dt.timedelta(hours=12)
"""A session ends when it was not used for so long,"""
PALING_LAMA = dt.timedelta(days=7)
"""and after so long in any case."""
_SENTUH = dt.timedelta(minutes=5)
"""How stale the time of the last use may be: a page that is only looked at need not write each time."""


def sidik_token(token: str) -> str:
    """Return by which name the register knows what a browser keeps."""
    return hashlib.sha256(token.encode()).hexdigest()


def buka_sesi(
    pengaturan: Pengaturan, satker: str, orang: Pengguna, sekarang: dt.datetime, *, alamat: str, peramban: str
) -> str:
    """Log a person in and return what their browser shall keep; who they are has been proved before.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    token = secrets.token_urlsafe(32)
    baru = tabel.Sesi(sidik_token(token), satker, orang.nama, sekarang, sekarang, alamat, peramban[:200])
    with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
        tabel.buka_sesi(sambungan, baru)
    return token


def kenali_sesi(pengaturan: Pengaturan, satker: str, token: str, sekarang: dt.datetime) -> Pengguna | None:
    """Return who is logged in with what a browser keeps; None when nobody is any more.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis:
        with basis.baca() as sambungan:
            ada = tabel.cari_sesi(sambungan, satker, sidik_token(token))
        if ada is None:
            return None
        sesi, orang = ada
        if not orang.aktif or sekarang - sesi.terakhir > DIAM or sekarang - sesi.mulai > PALING_LAMA:
            return None
        if sekarang - sesi.terakhir > _SENTUH:
            with basis.transaksi() as sambungan:
                tabel.sentuh_sesi(sambungan, sesi.sidik, sekarang)
    return orang


def tutup_sesi(pengaturan: Pengaturan, satker: str, token: str) -> None:
    """Log out where a browser keeps this.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
        tabel.tutup_sesi(sambungan, satker, sidik=sidik_token(token))
