"""Being logged in: 256 random bits that only the browser keeps; the register has their SHA-256 and can end them."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Hashable
from dataclasses import replace

from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.mesin_bersama import tanda_basis
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar import waktu
from tata_usaha.dasar.ingatan import Ingatan
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from zi_model.pengguna import Pengguna

DIAM = dt.timedelta(hours=12)
"""A session ends when it was not used for so long,"""
PALING_LAMA = dt.timedelta(days=7)
"""and after so long in any case."""
_SENTUH = dt.timedelta(minutes=5)
"""How stale the time of the last use may be: a page that is only looked at need not write each time."""

_DIKENAL: Ingatan[tuple[Hashable, tuple[tabel.Sesi, Pengguna]]] = Ingatan(500)
"""Who was found for a session, and as of which state of the register: any write to it has it looked up again."""


def sidik_token(token: str) -> str:
    """Return by which name the register knows what a browser keeps."""
    return hashlib.sha256(token.encode()).hexdigest()


def sesi_baru(satker: str, nama: str, sekarang: dt.datetime, alamat: str, peramban: str) -> tuple[str, tabel.Sesi]:
    """Return a new token, which only the browser keeps, and what the register writes down of it."""
    token = secrets.token_urlsafe(32)
    return token, tabel.Sesi(sidik_token(token), satker, nama, sekarang, sekarang, alamat, peramban[:200])


def masih_berlaku(sesi: tabel.Sesi, sekarang: dt.datetime) -> bool:
    """Tell whether a session still lets anybody in."""
    return sekarang - sesi.terakhir <= DIAM and sekarang - sesi.mulai <= PALING_LAMA


def buka_sesi(
    pengaturan: Pengaturan, satker: str, orang: Pengguna, sekarang: dt.datetime, *, alamat: str, peramban: str
) -> str:
    """Log a person in and return what their browser shall keep; who they are has been proved before.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    token, baru = sesi_baru(satker, orang.nama, sekarang, alamat, peramban)
    with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
        tabel.buka_sesi(sambungan, baru)
    return token


def perbarui_token(pengaturan: Pengaturan, satker: str, token: str) -> str | None:
    """Let a session go on under a new token, because what its person may has changed; None when there is none.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
        ada = tabel.cari_sesi(sambungan, satker, sidik_token(token))
        if ada is None:
            return None
        baru = secrets.token_urlsafe(32)
        tabel.tutup_sesi(sambungan, satker, sidik=ada[0].sidik)
        tabel.buka_sesi(sambungan, replace(ada[0], sidik=sidik_token(baru)))
    return baru


def daftar_sesi(pengaturan: Pengaturan, satker: str, nama: str) -> tuple[tabel.Sesi, ...]:
    """Return where a person is logged in now, the last used first.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    sekarang = waktu.sekarang()
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        return tuple(s for s in tabel.sesi_pengguna(sambungan, satker, nama) if masih_berlaku(s, sekarang))


def cabut_sesi(
    pengaturan: Pengaturan,
    pelaku: Pelaku,
    satker: str,
    nama: str,
    *,
    sidik: str | None = None,
    kecuali: str | None = None,
) -> int:
    """End one session of a person, or all but one; return how many ended. It is an event when any did.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka_tulis(pengaturan, pelaku) as basis, basis.transaksi(satker) as sambungan:
        banyak = tabel.tutup_sesi(sambungan, satker, nama=nama, sidik=sidik, kecuali=kecuali)
        if banyak:
            catat(sambungan, f"{satker}/pengguna/{nama}", "SESI_DICABUT", {"banyak": banyak}, waktu.sekarang())
    return banyak


def kenali_sesi(pengaturan: Pengaturan, satker: str, token: str, sekarang: dt.datetime) -> Pengguna | None:
    """Return who is logged in with what a browser keeps; None when nobody is any more.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    ada = _cari(pengaturan, satker, sidik_token(token))
    if ada is None:
        return None
    sesi, orang = ada
    if not orang.aktif or not masih_berlaku(sesi, sekarang):
        return None
    if sekarang - sesi.terakhir > _SENTUH:
        with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
            tabel.sentuh_sesi(sambungan, sesi.sidik, sekarang)
    return orang


def _cari(pengaturan: Pengaturan, satker: str, sidik: str) -> tuple[tabel.Sesi, Pengguna] | None:
    """Return a session and whose it is, from memory while nobody writes into the register."""
    tanda, kunci = tanda_basis(pengaturan.database), (pengaturan.database, satker, sidik)
    if tanda is not None and (lama := _DIKENAL.ambil(kunci)) is not None and lama[0] == tanda:
        return lama[1]
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        ada = tabel.cari_sesi(sambungan, satker, sidik)
    if tanda is not None and ada is not None:
        _DIKENAL.simpan(kunci, (tanda, ada))
    return ada


def tutup_sesi(pengaturan: Pengaturan, satker: str, token: str) -> None:
    """Log out where a browser keeps this.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
        tabel.tutup_sesi(sambungan, satker, sidik=sidik_token(token))
