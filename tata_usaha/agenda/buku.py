"""The buku agenda: what the register database remembers of each letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Row

from tata_usaha.agenda.skema import naskah
from zi_model.daur_naskah import Catatan, StatusNaskah


@dataclass(frozen=True)
class EntriAgenda:
    """One letter in the register; `berkas` is its path below the outbox, with `/`.

    `nomor` and `tanggal` are those under which it stands in the buku agenda, `jenis_nomor` and
    `tahun_nomor` of which counter; None until it has them. `sha256_siap` is the file as it went to be signed,
    `sejak` when it came into its state, `unit` the code of the sub bagian whose it is ("": not known).
    `sha256_tulis` and `ukuran_tulis` are of the file as the program itself wrote it last; `berkas_ttd` is the
    signed copy, `berkas_bukti` its copy below the office's evidence folder ("": it is known to prove nothing).
    `dicabut_oleh` is the letter that revokes it, from the day `dicabut_sejak` on. `jalur` is by which way it is
    numbered and signed ("": the office's own book).
    `status_asing` is a state that we do not know, as the register has it: that of a newer version, or a slip
    of somebody's hand. Such a letter counts as archived, so that nobody changes it.
    """

    kunci: str
    satker: str
    jenis: str
    perihal: str
    periode: str
    berkas: str
    status: StatusNaskah
    revisi: int
    sha256: str | None
    sha256_niat: str | None = None
    berkas_sanding: str | None = None
    sha256_sanding: str | None = None
    jenis_nomor: str | None = None
    tahun_nomor: int | None = None
    nomor: int | None = None
    tanggal: dt.date | None = None
    sha256_siap: str | None = None
    sejak: dt.datetime | None = None
    unit: str = ""
    sha256_tulis: str | None = None
    ukuran_tulis: int | None = None
    berkas_ttd: str | None = None
    sha256_ttd: str | None = None
    dicabut_oleh: str | None = None
    dicabut_sejak: dt.date | None = None
    arsip_tempat: str | None = None
    arsip_klasifikasi: str | None = None
    arsip_retensi: str | None = None
    diarsipkan: dt.date | None = None
    jalur: str = ""
    berkas_bukti: str | None = None
    status_asing: str = ""

    @property
    def catatan(self) -> Catatan:
        """What the outbox rules need of it."""
        return Catatan(self.status, self.sha256, self.sha256_niat, self.sha256_sanding)


def cari(sambungan: Connection, kunci: str) -> EntriAgenda | None:
    """Return the entry of a letter; None when it is unknown. Within `transaksi(satker)` nobody else changes it."""
    hasil = sambungan.execute(sa.select(naskah).where(naskah.c.kunci == kunci))
    kolom, baris = tuple(hasil.keys()), hasil.first()
    return None if baris is None else _entri(kolom, baris)


def semua(sambungan: Connection, satker: str | None = None) -> list[EntriAgenda]:
    """Return all entries, or those of one office, by period and key."""
    pilih = sa.select(naskah)
    if satker is not None:
        pilih = pilih.where(naskah.c.satker == satker)
    hasil = sambungan.execute(pilih)
    kolom = tuple(hasil.keys())
    entri = [_entri(kolom, baris) for baris in hasil]
    return sorted(entri, key=lambda e: (e.satker, e.periode, e.berkas))  # each database would sort in its own way


def banyak(sambungan: Connection, satker: str, status: StatusNaskah) -> int:
    """Return how many letters of an office are in a state."""
    pilih = sa.select(sa.func.count()).where(naskah.c.satker == satker, naskah.c.status == status.value)
    return sambungan.scalar(pilih) or 0


def satker_terdaftar(sambungan: Connection) -> frozenset[str]:
    """Return the codes of the offices that have letters in the register."""
    return frozenset(sambungan.scalars(sa.select(naskah.c.satker).distinct()))


def simpan(sambungan: Connection, entri: EntriAgenda) -> None:
    """Add an entry, or change the one with the same key."""
    nilai = {**vars(entri), "status": entri.status_asing or entri.status.value}
    del nilai["status_asing"]
    hasil = sambungan.execute(sa.update(naskah).where(naskah.c.kunci == entri.kunci).values(nilai))
    if not hasil.rowcount:
        sambungan.execute(sa.insert(naskah).values(nilai))


def _entri(kolom: Sequence[str], baris: Row[Any]) -> EntriAgenda:
    """Return a row as an entry; hundreds are read for a page, and a row by the names of its columns is slow."""
    nilai = dict(zip(kolom, baris, strict=True))
    status = str(nilai["status"])
    dikenal = status in StatusNaskah.__members__
    nilai["status"] = StatusNaskah(status) if dikenal else StatusNaskah.DIARSIPKAN
    nilai["unit"], nilai["jalur"] = nilai["unit"] or "", nilai["jalur"] or ""
    return EntriAgenda(**nilai, status_asing="" if dikenal else status)
