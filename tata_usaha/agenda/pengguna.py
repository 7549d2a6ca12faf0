"""People of the web desk in the register, and where they are logged in; nobody can log in with what stands there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda.skema import pengguna, sesi
from zi_model.pengguna import Pengguna, baca_peran, tulis_peran


@dataclass(frozen=True)
class Sesi:
    """Where somebody is logged in: `sidik` is the SHA-256 of what their browser keeps."""

    sidik: str
    satker: str
    nama: str
    mulai: dt.datetime
    terakhir: dt.datetime
    alamat: str
    peramban: str


def cari(sambungan: Connection, satker: str, nama: str) -> tuple[Pengguna, str] | None:
    """Return a person of an office with the hash of their passphrase; None when there is none of that name."""
    t = pengguna.c
    baris = sambungan.execute(sa.select(pengguna).where(t.satker == satker, t.nama == nama)).mappings().first()
    return None if baris is None else (_pengguna(baris), baris["sandi"])


def semua(sambungan: Connection, satker: str) -> list[Pengguna]:
    """Return everybody of an office, by name."""
    pilih = sa.select(pengguna).where(pengguna.c.satker == satker).order_by(pengguna.c.nama)
    return [_pengguna(baris) for baris in sambungan.execute(pilih).mappings()]


def simpan(sambungan: Connection, satker: str, orang: Pengguna, saat: dt.datetime, *, sandi: str | None = None) -> None:
    """Write a person down, new or changed; `sandi` is the hash of a new passphrase, None leaves the one there is."""
    nilai: dict[str, Any] = {
        "nama_lengkap": orang.nama_lengkap,
        "peran": tulis_peran(orang.peran, orang.unit),
        "ganti_sandi": orang.ganti_sandi,
        "aktif": orang.aktif,
        "nip": orang.nip,
        **({} if sandi is None else {"sandi": sandi}),
    }
    t = pengguna.c
    ubah = sa.update(pengguna).where(t.satker == satker, t.nama == orang.nama).values(nilai)
    if not sambungan.execute(ubah).rowcount:
        sambungan.execute(sa.insert(pengguna).values(satker=satker, nama=orang.nama, dibuat=saat, **nilai))


def buka_sesi(sambungan: Connection, baru: Sesi) -> None:
    """Write down that somebody is logged in."""
    sambungan.execute(sa.insert(sesi).values(**vars(baru)))


def cari_sesi(sambungan: Connection, satker: str, sidik: str) -> tuple[Sesi, Pengguna] | None:
    """Return a session with whose it is; None when there is none of an office's people."""
    t = sesi.c
    baris = sambungan.execute(sa.select(sesi).where(t.sidik == sidik, t.satker == satker)).mappings().first()
    if baris is None or (ada := cari(sambungan, satker, baris["nama"])) is None:
        return None
    return Sesi(**baris), ada[0]


def sesi_pengguna(sambungan: Connection, satker: str, nama: str) -> list[Sesi]:
    """Return where a person is logged in, the last used first."""
    t = sesi.c
    pilih = sa.select(sesi).where(t.satker == satker, t.nama == nama).order_by(t.terakhir.desc())
    return [Sesi(**baris) for baris in sambungan.execute(pilih).mappings()]


def sentuh_sesi(sambungan: Connection, sidik: str, saat: dt.datetime) -> None:
    """Write down that a session was used."""
    sambungan.execute(sa.update(sesi).where(sesi.c.sidik == sidik).values(terakhir=saat))


def tutup_sesi(sambungan: Connection, satker: str, *, nama: str | None = None, sidik: str | None = None) -> int:
    """End sessions of an office: one, or all of a person; return how many there were."""
    syarat = [sesi.c.satker == satker]
    if nama is not None:
        syarat.append(sesi.c.nama == nama)
    if sidik is not None:
        syarat.append(sesi.c.sidik == sidik)
    return sambungan.execute(sa.delete(sesi).where(*syarat)).rowcount


def _pengguna(baris: Mapping[Any, Any]) -> Pengguna:
    peran, unit = baca_peran(baris["peran"])
    return Pengguna(
        nama=baris["nama"],
        nama_lengkap=baris["nama_lengkap"],
        peran=peran,
        unit=unit,
        nip=baris["nip"],
        aktif=baris["aktif"],
        ganti_sandi=baris["ganti_sandi"],
    )
