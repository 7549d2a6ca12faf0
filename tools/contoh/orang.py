"""The people of the sample office: one for each role, with passphrases that are printed, and good for nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from argon2 import PasswordHasher

from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.pengguna import Pengguna, Peran

SATKER = "sigi"


@dataclass(frozen=True)
class OrangContoh:
    """Somebody of the sample office, and with what they log in."""

    orang: Pengguna
    sandi: str


def _orang(nama: str, lengkap: str, sandi: str, *peran: Peran, unit: str = "") -> OrangContoh:
    return OrangContoh(Pengguna(nama, lengkap, frozenset(peran), frozenset({unit} - {""})), sandi)


ORANG = (
    _orang("rahma", "Rahma Wulandari", "pagi cerah di sigi", Peran.SEKRETARIAT),
    _orang("sasli", "Sasli", "buku hukum di meja", Peran.HUKUM),
    _orang("dewi", "Dewi Anggraini", "papan tulis dan kopi", Peran.UNIT, unit="parmas_sdm"),
    _orang("soleman", "Soleman", "rapat rabu jam tujuh", Peran.PIMPINAN),
    _orang("admin", "Budi Santoso", "kunci lemari nomor dua", Peran.ADMIN),
)
"""Whom `make contoh` knows; each role once."""


def daftarkan(pengaturan: Pengaturan) -> None:
    """Write them into the register of the sample office."""
    hasher, saat = PasswordHasher(), waktu.sekarang()
    with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
        for satu in ORANG:
            tabel.simpan(sambungan, SATKER, satu.orang, saat, sandi=hasher.hash(satu.sandi))


def menurut_peran(nama: str) -> Pengguna:
    """Return the person with a role, or with a login name.

    Raises:
        KeyError: when there is nobody.

    """
    for satu in ORANG:
        if nama == satu.orang.nama or nama in satu.orang.peran:
            return satu.orang
    raise KeyError(nama)
