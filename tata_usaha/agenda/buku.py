"""The buku agenda: what the register database remembers of each letter, and of every event.

Events are only ever added. Each carries the SHA-256 of the one before, so that a changed or
missing line shows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from tata_usaha.agenda.basis_data import kejadian, naskah
from zi_model.daur_naskah import Catatan, StatusNaskah


@dataclass(frozen=True)
class EntriAgenda:
    """One letter in the register; `berkas` is its path below the outbox, with `/`.

    `nomor` and `tanggal` are those under which it stands in the buku agenda, `jenis_nomor` and
    `tahun_nomor` of which counter; None until it has them. `sha256_siap` is the file as it went to be signed.
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
    status_asing: str = ""

    @property
    def catatan(self) -> Catatan:
        """What the outbox rules need of it."""
        return Catatan(self.status, self.sha256, self.sha256_niat, self.sha256_sanding)


def cari(sambungan: Connection, kunci: str) -> EntriAgenda | None:
    """Return the entry of a letter, locked until the transaction ends; None when it is unknown."""
    baris = sambungan.execute(sa.select(naskah).where(naskah.c.kunci == kunci).with_for_update()).mappings().first()
    return None if baris is None else _entri(baris)


def pemakai_nomor(sambungan: Connection, satker: str, jenis_nomor: str, tahun: int, nomor: int) -> EntriAgenda | None:
    """Return the letter that has a number of a counter; None when it is free."""
    k = naskah.c
    cocok = (k.satker == satker, k.jenis_nomor == jenis_nomor, k.tahun_nomor == tahun, k.nomor == nomor)
    baris = sambungan.execute(sa.select(naskah).where(*cocok)).mappings().first()
    return None if baris is None else _entri(baris)


def semua(sambungan: Connection, satker: str | None = None) -> list[EntriAgenda]:
    """Return all entries, or those of one office, by period and key."""
    pilih = sa.select(naskah).order_by(naskah.c.satker, naskah.c.periode, naskah.c.berkas)
    if satker is not None:
        pilih = pilih.where(naskah.c.satker == satker)
    return [_entri(baris) for baris in sambungan.execute(pilih).mappings()]


def simpan(sambungan: Connection, entri: EntriAgenda) -> None:
    """Add an entry, or change the one with the same key."""
    nilai = {**vars(entri), "status": entri.status_asing or entri.status.value}
    del nilai["status_asing"]
    hasil = sambungan.execute(sa.update(naskah).where(naskah.c.kunci == entri.kunci).values(nilai))
    if not hasil.rowcount:
        sambungan.execute(sa.insert(naskah).values(nilai))


def catat(
    sambungan: Connection, kunci: str, peristiwa: str, rincian: Mapping[str, str | int | None], saat: dt.datetime
) -> None:
    """Add one event to the end of the log; who acts is known to the transaction, and part of the event."""
    rincian = {**rincian, "oleh": sambungan.get_execution_options()["oleh"]}
    terakhir = sambungan.execute(
        sa.select(kejadian.c.nomor, kejadian.c.sha256).order_by(kejadian.c.nomor.desc()).limit(1)
    ).first()
    nomor, sebelum = (terakhir.nomor + 1, terakhir.sha256) if terakhir else (1, "")
    teks = json.dumps(rincian, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    sidik = sidik_kejadian(nomor, saat, kunci, peristiwa, teks, sebelum)
    sambungan.execute(
        sa.insert(kejadian).values(
            nomor=nomor, saat=saat, kunci=kunci, peristiwa=peristiwa, rincian=teks, sebelum=sebelum, sha256=sidik
        )
    )


def rincian_kejadian(sambungan: Connection, kunci: str, peristiwa: str) -> list[dict[str, str | int | None]]:
    """Return the details of a letter's events of one kind, the oldest first."""
    k = kejadian.c
    pilih = sa.select(k.rincian).where(k.kunci == kunci, k.peristiwa == peristiwa).order_by(k.nomor)
    return [json.loads(teks) for teks in sambungan.scalars(pilih)]


def sidik_kejadian(nomor: int, saat: dt.datetime, kunci: str, peristiwa: str, rincian: str, sebelum: str) -> str:
    """Return the SHA-256 that an event must carry."""
    isi = [nomor, saat.astimezone(dt.UTC).isoformat(), kunci, peristiwa, rincian, sebelum]
    return hashlib.sha256(json.dumps(isi, ensure_ascii=False).encode()).hexdigest()


def _entri(baris: RowMapping) -> EntriAgenda:
    status = str(baris["status"])
    dikenal = status in StatusNaskah.__members__
    nilai = {**baris, "status": StatusNaskah(status) if dikenal else StatusNaskah.DIARSIPKAN}
    return EntriAgenda(**nilai, status_asing="" if dikenal else status)
