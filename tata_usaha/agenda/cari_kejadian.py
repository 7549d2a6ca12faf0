"""Events of an office looked up as people ask for them: by whom, on what, between which moments, a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection

from tata_usaha.agenda.rantai import BERSAMA, Kejadian
from tata_usaha.agenda.skema import kejadian

_SEKALI = 500


@dataclass(frozen=True)
class SaringKejadian:
    """Which events: by `oleh` (the whole name), from `sejak` on, before `sebelum`; "" and None: all.

    `teks` is part of a key; `kunci` are keys that are meant as well.
    """

    oleh: str = ""
    sejak: dt.datetime | None = None
    sebelum: dt.datetime | None = None
    teks: str = ""
    kunci: tuple[str, ...] = ()


def banyak_kejadian(sambungan: Connection, satker: str, saring: SaringKejadian) -> int:
    """Return how many events are meant."""
    return sambungan.scalar(sa.select(sa.func.count()).select_from(kejadian).where(*_syarat(satker, saring))) or 0


def kejadian_terbaru(
    sambungan: Connection, satker: str, saring: SaringKejadian, lewati: int = 0, banyak: int | None = None
) -> list[Kejadian]:
    """Return the events that are meant, the newest first: so many, after so many others."""
    k = kejadian.c
    pilih = sa.select(kejadian).where(*_syarat(satker, saring)).order_by(k.satker.desc(), k.nomor.desc())
    baris = sambungan.execute(pilih.offset(lewati).limit(banyak)).mappings()
    return [Kejadian(**{str(nama): nilai for nama, nilai in satu.items()}) for satu in baris]


def alir_kejadian(sambungan: Connection, satker: str, saring: SaringKejadian) -> Iterator[Kejadian]:
    """Yield all events that are meant, the newest first, some at a time: a register may have very many."""
    lewati = 0
    while bagian := kejadian_terbaru(sambungan, satker, saring, lewati, _SEKALI):
        yield from bagian
        lewati += len(bagian)


def para_pelaku(sambungan: Connection, satker: str) -> Sequence[str]:
    """Return by whom an office has events, by name."""
    pilih = sa.select(kejadian.c.oleh).where(*_syarat(satker, SaringKejadian())).distinct()
    return sorted(filter(None, sambungan.scalars(pilih)), key=str.casefold)


def _syarat(satker: str, saring: SaringKejadian) -> list[ColumnElement[bool]]:
    k = kejadian.c
    lama = sa.and_(k.satker == BERSAMA, k.kunci.startswith(f"{satker}/", autoescape=True))
    hasil: list[ColumnElement[bool]] = [sa.or_(k.satker == satker, lama)]
    if saring.oleh:
        hasil.append(k.oleh == saring.oleh)
    if saring.sejak:
        hasil.append(k.saat >= saring.sejak)
    if saring.sebelum:
        hasil.append(k.saat < saring.sebelum)
    if saring.teks:
        hasil.append(sa.or_(k.kunci.contains(saring.teks, autoescape=True), k.kunci.in_(saring.kunci)))
    return hasil
