"""Logging in: who they are is proved by the passphrase, and whoever guesses is slowed down, over restarts too.

An attempt is written down as a person's failure before the passphrase is looked at and forgotten when it was right, so
that many at once count as many. An address's failures are not forgotten with it: whoever has an account could else
guess at others' without ever waiting. A name that there is not costs the same time and counts the same: nobody learns
who works here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection

from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.sandi import cocok
from tata_usaha.kerja.sesi import PALING_LAMA, sesi_baru, sidik_token
from zi_model.jeda_masuk import LUPA, masih_menunggu, sebut_jeda
from zi_model.pengguna import Pengguna, keluhan_nama, rapikan_nama

NAMA, ALAMAT = "nama:", "alamat:"
"""How who failed is written down: a person, whoever it was that tried; an address, whomever it tried to be."""
_KELIRU = "Nama masuk atau kata sandi tidak cocok."


@dataclass(frozen=True)
class PermintaanMasuk:
    """What somebody gives to be let in; `token_lama` is what their browser kept until now."""

    satker: str
    nama: str
    sandi: str
    alamat: str
    peramban: str
    token_lama: str = ""


@dataclass(frozen=True)
class Masuk:
    """Somebody is logged in; their browser shall keep the token."""

    orang: Pengguna
    token: str


@dataclass(frozen=True)
class Ditolak:
    """Nobody is logged in; why, in words that do not tell who works here. `tunggu`: until when no attempt counts."""

    pesan: str
    tunggu: dt.timedelta = dt.timedelta()


def masuk(pengaturan: Pengaturan, permintaan: PermintaanMasuk) -> Masuk | Ditolak:
    """Log somebody in, or say why not; what their browser kept until now is worth nothing any more.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    satker, nama = permintaan.satker, rapikan_nama(permintaan.nama)
    orang, alamat = (None if keluhan_nama(nama) else NAMA + nama), ALAMAT + permintaan.alamat
    with buka(pengaturan.database) as basis:
        if tunggu := _mulai(basis, satker, orang, alamat):
            return Ditolak(_menunggu(tunggu), tunggu)
        with basis.baca() as sambungan:
            ada = tabel.cari(sambungan, satker, nama)
        sidik = ada[1] if ada is not None else None
        cocok_sandi = cocok(permintaan.sandi, sidik)
        sekarang = waktu.sekarang()
        with basis.transaksi(satker) as sambungan:
            kini = tabel.cari(sambungan, satker, nama)
            if not cocok_sandi or kini is None or kini[1] != sidik or not kini[0].aktif:  # some changed meanwhile
                _tambah(sambungan, satker, alamat, sekarang)
                return Ditolak(_KELIRU)
            tabel.lupakan_gagal(sambungan, satker, siapa=[NAMA + nama])
            if permintaan.token_lama:
                tabel.tutup_sesi(sambungan, satker, sidik=sidik_token(permintaan.token_lama))
            tabel.tutup_sesi(sambungan, satker, sebelum=sekarang - PALING_LAMA)
            token, sesi = sesi_baru(satker, nama, sekarang, permintaan.alamat, permintaan.peramban)
            tabel.buka_sesi(sambungan, sesi)
    return Masuk(kini[0], token)


def periksa_sandi_lama(pengaturan: Pengaturan, satker: str, nama: str, sandi: str) -> str | None:
    """Return why somebody who is logged in may not go on with this passphrase of theirs; None when it is right.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis:
        if tunggu := _mulai(basis, satker, NAMA + nama):
            return _menunggu(tunggu)
        with basis.baca() as sambungan:
            ada = tabel.cari(sambungan, satker, nama)
        if not cocok(sandi, None if ada is None else ada[1]):
            return "Kata sandi yang sekarang tidak cocok."
        with basis.transaksi(satker) as sambungan:
            tabel.lupakan_gagal(sambungan, satker, siapa=[NAMA + nama])
    return None


def _mulai(basis: BasisData, satker: str, orang: str | None, alamat: str | None = None) -> dt.timedelta:
    """Write an attempt down as a failure of the person, or return how long none counts; then nothing is written."""
    sekarang = waktu.sekarang()
    siapa = [satu for satu in (orang, alamat) if satu is not None]
    with basis.transaksi(satker) as sambungan:
        tabel.lupakan_gagal(sambungan, satker, sebelum=sekarang - LUPA)
        gagal = tabel.gagal(sambungan, satker, siapa)
        tunggu = max((masih_menunggu(*satu, sekarang) for satu in gagal.values()), default=dt.timedelta())
        if not tunggu and orang is not None:
            _tambah(sambungan, satker, orang, sekarang)
    return tunggu


def _tambah(sambungan: Connection, satker: str, siapa: str, sekarang: dt.datetime) -> None:
    kali, _ = tabel.gagal(sambungan, satker, [siapa]).get(siapa, (0, sekarang))
    tabel.catat_gagal(sambungan, satker, siapa, kali + 1, sekarang)


def _menunggu(tunggu: dt.timedelta) -> str:
    return f"Terlalu sering keliru. Coba lagi {sebut_jeda(tunggu)} lagi."
