"""The log of events: one chain per office, to which events are only ever added.

Each event carries the SHA-256 of the one before, and the head of a chain says how many there are and how the
last one ends, so that a changed, missing or reordered event shows, the last one too. What version 0.1 logged
is one chain for all offices (`BERSAMA`), with less in each event; an office's own chain goes on from its end.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from tata_usaha.agenda.sisipan import sisipkan_bila_belum
from tata_usaha.agenda.skema import kejadian, rantai

BERSAMA = ""
"""The chain of version 0.1; it gets no new events."""

_VERSI = 2
Rincian = Mapping[str, str | int | None]


@dataclass(frozen=True)
class Kejadian:
    """One event: what happened to which letter, when, by whom and why, and what a machine needs of it."""

    satker: str
    nomor: int
    saat: dt.datetime
    kunci: str
    peristiwa: str
    oleh: str
    alasan: str
    rincian: str
    versi: int
    sebelum: str
    sha256: str

    @property
    def data(self) -> dict[str, str | int | None]:
        """The details.

        Raises:
            ValueError: when they are none that we wrote.

        """
        hasil: dict[str, str | int | None] = json.loads(self.rincian)
        if not isinstance(hasil, dict):
            raise ValueError(f"rincian kejadian {self.nomor} rusak")
        return hasil

    @property
    def sidik(self) -> str:
        """The SHA-256 that it must carry."""
        saat = self.saat.astimezone(dt.UTC).isoformat()
        if self.versi == 1:
            isi: list[str | int] = [self.nomor, saat, self.kunci, self.peristiwa, self.rincian, self.sebelum]
        else:
            isi = [self.versi, self.satker, self.nomor, saat, self.kunci, self.peristiwa, self.oleh, self.alasan]
            isi += [self.rincian, self.sebelum]
        return hashlib.sha256(json.dumps(isi, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Kepala:
    """The head of a chain: how many events it has, and the SHA-256 of the last."""

    banyak: int
    sha256: str


def kunci_rantai(sambungan: Connection, satker: str) -> Kepala:
    """Return the head of an office's chain, locked until the transaction ends; who else writes to it waits.

    An office without one gets it, with the end of the chain of version 0.1 to go on from.
    """
    if ada := _kepala(sambungan, satker):
        return ada
    baru = Kepala(0, _awal(sambungan))
    sisipkan_bila_belum(sambungan, rantai, [{"satker": satker, **vars(baru)}])
    return _kepala(sambungan, satker) or baru  # of two that start at once, both go on from one


def catat(
    sambungan: Connection, kunci: str, peristiwa: str, rincian: Rincian, saat: dt.datetime, alasan: str = ""
) -> None:
    """Add one event to the end of its office's chain; who acts is known to the transaction.

    `kunci` begins with the office's code. `alasan` is a person's reason, in their own words.
    """
    satker = kunci.partition("/")[0]
    kepala = kunci_rantai(sambungan, satker)
    nilai = {
        "satker": satker,
        "nomor": kepala.banyak + 1,
        "saat": saat,
        "kunci": kunci,
        "peristiwa": peristiwa,
        "oleh": sambungan.get_execution_options()["oleh"],
        "alasan": alasan,
        "rincian": json.dumps(dict(rincian), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        "versi": _VERSI,
        "sebelum": kepala.sha256,
    }
    baru = Kejadian(**nilai, sha256="")
    sambungan.execute(sa.insert(kejadian).values(**nilai, sha256=baru.sidik))
    maju = sa.update(rantai).where(rantai.c.satker == satker).values(banyak=baru.nomor, sha256=baru.sidik)
    sambungan.execute(maju)


def kejadian_naskah(sambungan: Connection, kunci: str) -> list[Kejadian]:
    """Return all events of a letter, the oldest first."""
    pilih = sa.select(kejadian).where(kejadian.c.kunci == kunci).order_by(kejadian.c.satker, kejadian.c.nomor)
    return [_kejadian(b) for b in sambungan.execute(pilih).mappings()]


def semua_kejadian(sambungan: Connection, satker: str) -> list[Kejadian]:
    """Return the events of an office's letters, those of version 0.1 first, the oldest first."""
    pilih = sa.select(kejadian).where(kejadian.c.satker.in_((BERSAMA, satker)))
    baris = map(_kejadian, sambungan.execute(pilih.order_by(kejadian.c.satker, kejadian.c.nomor)).mappings())
    return [k for k in baris if k.satker or k.kunci.startswith(f"{satker}/")]


def kejadian_terakhir(sambungan: Connection, satker: str, oleh: str) -> Kejadian | None:
    """Return an office's last event by somebody whose name begins so; None when there is none."""
    milik = kejadian.c.satker == satker, kejadian.c.oleh.startswith(oleh, autoescape=True)
    baris = sambungan.execute(sa.select(kejadian).where(*milik).order_by(kejadian.c.nomor.desc()).limit(1)).mappings()
    ada = baris.first()
    return _kejadian(ada) if ada else None


def kejadian_sejak(sambungan: Connection, satker: str, saat: dt.datetime) -> list[Kejadian]:
    """Return the events of an office's letters after a moment, the oldest first."""
    k = kejadian.c
    pilih = sa.select(kejadian).where(k.satker == satker, k.saat > saat).order_by(k.nomor)
    return [_kejadian(b) for b in sambungan.execute(pilih).mappings()]


def rentang_kejadian(sambungan: Connection) -> tuple[dt.datetime, dt.datetime] | None:
    """Return when the first and the last event were; None when there is none."""
    k = kejadian.c
    awal, akhir = sambungan.scalar(sa.select(sa.func.min(k.saat))), sambungan.scalar(sa.select(sa.func.max(k.saat)))
    return None if awal is None or akhir is None else (awal, akhir)


def rincian_kejadian(sambungan: Connection, kunci: str, peristiwa: str) -> list[dict[str, str | int | None]]:
    """Return the details of a letter's events of one kind, the oldest first."""
    return [k.data for k in kejadian_naskah(sambungan, kunci) if k.peristiwa == peristiwa]


def periksa_rantai(sambungan: Connection, satker: str) -> list[str]:
    """Return in Indonesian where an office's chain (or `BERSAMA`) is broken; nothing when it is whole."""
    pilih = sa.select(kejadian).where(kejadian.c.satker == satker).order_by(kejadian.c.nomor)
    kepala = _kepala(sambungan, satker, dikunci=False)
    awal = _awal(sambungan) if satker != BERSAMA else ""
    sebelum, nomor, rusak = awal, 0, []
    for satu in map(_kejadian, sambungan.execute(pilih).mappings()):
        if satu.nomor != nomor + 1:
            hilang = f"kejadian {nomor + 1}" if satu.nomor == nomor + 2 else f"kejadian {nomor + 1}–{satu.nomor - 1}"
            rusak.append(f"{hilang} tidak ada")
        elif satu.sebelum != sebelum:
            rusak.append(f"kejadian {satu.nomor} tidak menyambung dengan yang mendahuluinya")
        if satu.sha256 != satu.sidik:
            rusak.append(f"isi kejadian {satu.nomor} ({satu.peristiwa} {satu.kunci}) tidak seperti waktu dicatat")
        sebelum, nomor = satu.sha256, satu.nomor
    tercatat = kepala or Kepala(0, awal)
    if (tercatat.banyak, tercatat.sha256) != (nomor, sebelum):
        rusak.append(f"catatan berakhir pada kejadian {nomor}, seharusnya pada kejadian {tercatat.banyak}")
    return rusak


def _awal(sambungan: Connection) -> str:
    """Return what an office's first event has before it: the end of the chain of version 0.1, if there is one."""
    bersama = _kepala(sambungan, BERSAMA, dikunci=False)
    return bersama.sha256 if bersama else ""


def _kepala(sambungan: Connection, satker: str, *, dikunci: bool = True) -> Kepala | None:
    pilih = sa.select(rantai.c.banyak, rantai.c.sha256).where(rantai.c.satker == satker)
    baris = sambungan.execute(pilih.with_for_update() if dikunci else pilih).first()
    return Kepala(baris.banyak, baris.sha256) if baris else None


def _kejadian(baris: RowMapping) -> Kejadian:
    return Kejadian(**{str(k): v for k, v in baris.items()})
