"""People of the web desk in the register, and where they are logged in; nobody can log in with what stands there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda.skema import gagal_masuk, pengguna, sesi
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


def tutup_sesi(
    sambungan: Connection,
    satker: str,
    *,
    nama: str | None = None,
    sidik: str | None = None,
    kecuali: str | None = None,
    sebelum: dt.datetime | None = None,
) -> int:
    """End sessions of an office: one, all of a person but `kecuali`, or all that began `sebelum`; return how many."""
    syarat = [sesi.c.satker == satker]
    if nama is not None:
        syarat.append(sesi.c.nama == nama)
    if sidik is not None:
        syarat.append(sesi.c.sidik == sidik)
    if kecuali is not None:
        syarat.append(sesi.c.sidik != kecuali)
    if sebelum is not None:
        syarat.append(sesi.c.mulai < sebelum)
    return sambungan.execute(sa.delete(sesi).where(*syarat)).rowcount


def semua_sesi(sambungan: Connection, satker: str) -> list[Sesi]:
    """Return where anybody of an office is logged in, the last used first."""
    pilih = sa.select(sesi).where(sesi.c.satker == satker).order_by(sesi.c.terakhir.desc())
    return [Sesi(**baris) for baris in sambungan.execute(pilih).mappings()]


def gagal(sambungan: Connection, satker: str, siapa: Sequence[str]) -> dict[str, tuple[int, dt.datetime]]:
    """Return how often in a row, and when last, somebody failed to log in; whoever did not is left out."""
    t = gagal_masuk.c
    pilih = sa.select(gagal_masuk).where(t.satker == satker, t.siapa.in_(siapa))
    return {b["siapa"]: (b["kali"], b["terakhir"]) for b in sambungan.execute(pilih).mappings()}


def catat_gagal(sambungan: Connection, satker: str, siapa: str, kali: int, saat: dt.datetime) -> None:
    """Write down how often in a row somebody has failed now."""
    t = gagal_masuk.c
    ubah = sa.update(gagal_masuk).where(t.satker == satker, t.siapa == siapa).values(kali=kali, terakhir=saat)
    if not sambungan.execute(ubah).rowcount:
        sambungan.execute(sa.insert(gagal_masuk).values(satker=satker, siapa=siapa, kali=kali, terakhir=saat))


def lupakan_gagal(
    sambungan: Connection, satker: str, *, siapa: Sequence[str] = (), sebelum: dt.datetime | None = None
) -> None:
    """Forget the failures of some, and all that lie `sebelum` a moment."""
    t = gagal_masuk.c
    if siapa:
        sambungan.execute(sa.delete(gagal_masuk).where(t.satker == satker, t.siapa.in_(siapa)))
    if sebelum is not None:
        sambungan.execute(sa.delete(gagal_masuk).where(t.satker == satker, t.terakhir < sebelum))


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
