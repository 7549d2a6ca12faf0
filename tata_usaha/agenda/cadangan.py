"""The daily copies of the register: one for each day on which something was written, the last fourteen kept.

A copy may lie in several folders, beside the register and on another disk. What cannot be copied stops no work: it
is told. A copy that reaches further than the register tells that the register was lost, or an older one took its
place; nothing is written into such a one before somebody has looked (`berlanjut`).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from tata_usaha.agenda import rantai
from tata_usaha.agenda.salinan import SalinanRusak, baca_kepala, salin
from tata_usaha.agenda.skema import kejadian
from tata_usaha.dasar import berkas
from tata_usaha.dasar.sebab import sebab_basis_data, sebab_sistem

SIMPAN = 14
"""So many days with a copy are kept in each folder."""
BESAR = 20_000
"""A register with more events is large: some ten years of one office, or a quarter of two hundred."""
JEDA_BESAR = 600.0
"""So many seconds may pass until the copy of a large one is brought up to date."""
_SEKALI_TANYA = 200
"""So many chains are asked for at once: one question for each of 553 took a third of a second of every command."""
T = TypeVar("T")
_NAMA = re.compile(r"buku-agenda-(\d{4}-\d{2}-\d{2})\.sqlite3")
Kepala = Mapping[str, tuple[int, str]]
"""Of each chain of events the number and the SHA-256 of its last."""


@dataclass(frozen=True)
class Salinan:
    """One copy: where it lies, of which day it is, how far it reaches; `keluhan` why it cannot be used."""

    tempat: Path
    hari: dt.date
    kepala: Kepala
    keluhan: str = ""

    @property
    def banyak(self) -> int:
        """How many events it has."""
        return sum(nomor for nomor, _ in self.kepala.values())


def nama_salinan(hari: dt.date) -> str:
    """Return the name of a day's copy."""
    return f"buku-agenda-{hari}.sqlite3"


def cadangkan(mesin: Engine, folder: Sequence[Path], hari: dt.date, *, segera: bool = True) -> list[str]:
    """Lay a copy of the register aside in each folder, or bring that of the day up to date, if it goes on from it.

    Without `segera` a large register's copy may be some minutes old: making it takes as long as many commands, and who
    shares the register with hundreds of offices would wait for all of them at each. A small one is copied every time.

    Return what went wrong, in Indonesian. A register without events is not copied, and one whose chain of events is
    broken takes the place of no good copy.
    """
    try:
        with mesin.connect() as sambungan:
            kepala = kepala_register(sambungan)
            tunda = not segera and sum(nomor for nomor, _ in kepala.values()) > BESAR
            salinan = [f for f in folder if kepala and not (tunda and _baru_saja(f / nama_salinan(hari)))]
            tujuan = [f for f in salinan if _perlu(sambungan, kepala, f / nama_salinan(hari))]
            putus = tujuan and any(rantai.periksa_rantai(sambungan, satker) for satker in {rantai.BERSAMA, *kepala})
    except (SQLAlchemyError, ValueError, TypeError) as galat:
        return [f"Salinan buku agenda hari ini tidak dapat dibuat: {sebab_basis_data(galat)}."]
    if putus:
        return ["Salinan buku agenda hari ini tidak dibuat, karena catatan kejadiannya putus."]
    keluhan = []
    for satu in tujuan:
        tempat = satu / nama_salinan(hari)
        try:
            salin(mesin, tempat)
            _buang_lama(satu)
        except OSError as galat:
            keluhan.append(f"Salinan buku agenda hari ini tidak dapat ditaruh di {satu}: {sebab_sistem(galat)}.")
        except (sqlite3.Error, SQLAlchemyError) as galat:
            keluhan.append(f"Salinan buku agenda hari ini tidak dapat ditaruh di {satu}: {sebab_basis_data(galat)}.")
        except SalinanRusak as galat:
            keluhan.append(f"Salinan buku agenda hari ini tidak dapat ditaruh di {satu}: {galat}.")
    return keluhan


def _baru_saja(tempat: Path) -> bool:
    """Tell whether a copy was made some minutes ago."""
    try:
        return 0 <= time.time() - tempat.stat().st_mtime < JEDA_BESAR
    except OSError:
        return False


def _perlu(sambungan: Connection, kepala: Kepala, tempat: Path) -> bool:
    """Tell whether there is no copy, or the register has gone on since; one that cannot be read is made anew."""
    if not tempat.exists():
        return True
    try:
        lama = baca_kepala(tempat, utuh=False)
    except SalinanRusak:
        return True
    return lama != kepala and berlanjut(sambungan, lama)


def daftar_salinan(folder: Path, *, utuh: bool = True) -> Iterator[Salinan]:
    """Yield the daily copies of a folder, the newest first; each is opened when its turn comes."""
    for hari, tempat in sorted(_ada(folder), reverse=True):
        try:
            yield Salinan(tempat, hari, baca_kepala(tempat, utuh=utuh))
        except SalinanRusak as galat:
            yield Salinan(tempat, hari, {}, str(galat))


def salinan_terbaru(folder: Sequence[Path], *, utuh: bool = True) -> Salinan | None:
    """Return the copy that reaches furthest of the newest good ones of these folders; None when there is none.

    Without `utuh` it is only asked how far it reaches, not whether all of it is well.
    """
    baik = [next((s for s in daftar_salinan(satu, utuh=utuh) if not s.keluhan), None) for satu in folder]
    return max(filter(None, baik), key=lambda s: (s.banyak, s.hari), default=None)


def salinan_urut(folder: Sequence[Path]) -> list[Salinan]:
    """Return all good copies of these folders, the one that reaches furthest first."""
    baik = [s for satu in folder for s in daftar_salinan(satu) if not s.keluhan]
    return sorted(baik, key=lambda s: (s.banyak, s.hari), reverse=True)


def sisihkan_asing(sambungan: Connection, folder: Sequence[Path], sebutan: str) -> None:
    """Give the copies that a register does not go on from another name, under which they count for nothing.

    Raises:
        OSError: when a folder cannot be written.

    """
    for satu in folder:
        for salinan in daftar_salinan(satu, utuh=False):
            if not berlanjut(sambungan, salinan.kepala):
                berkas.pindahkan(salinan.tempat, salinan.tempat.with_name(f"{salinan.tempat.stem} ({sebutan}).sqlite3"))


def kepala_register(sambungan: Connection) -> dict[str, tuple[int, str]]:
    """Return how far the register reaches: of each chain the number and the SHA-256 of its last event."""
    k = kejadian.c
    akhir = sa.select(k.satker, sa.func.max(k.nomor).label("nomor")).group_by(k.satker).subquery()
    sama = sa.and_(k.satker == akhir.c.satker, k.nomor == akhir.c.nomor)
    pilih = sa.select(k.satker, k.nomor, k.sha256).join(akhir, sama)
    return {satker: (nomor, sha256) for satker, nomor, sha256 in sambungan.execute(pilih)}


def berlanjut(sambungan: Connection, kepala: Kepala) -> bool:
    """Tell whether the register holds all that a copy knows: the last event of each of its chains."""
    k = kejadian.c
    for bagian in _berbagian(list(kepala.items()), _SEKALI_TANYA):
        di_sana = sa.tuple_(k.satker, k.nomor).in_([(satker, nomor) for satker, (nomor, _) in bagian])
        ada = set(map(tuple, sambungan.execute(sa.select(k.satker, k.sha256).where(di_sana))))
        if any((satker, sha256) not in ada for satker, (_, sha256) in bagian):
            return False
    return True


def _berbagian(semua: list[T], banyak: int) -> Iterator[list[T]]:
    """Yield a list in parts of so many."""
    for awal in range(0, len(semua), banyak):
        yield semua[awal : awal + banyak]


def _ada(folder: Path) -> list[tuple[dt.date, Path]]:
    hasil = []
    with contextlib.suppress(OSError):
        for tempat in folder.iterdir():
            if cocok := _NAMA.fullmatch(tempat.name):
                with contextlib.suppress(ValueError):
                    hasil.append((dt.date.fromisoformat(cocok[1]), tempat))
    return hasil


def _buang_lama(folder: Path) -> None:
    """Remove the copies before the last fourteen; other files of the folder stay."""
    for _, tempat in sorted(_ada(folder), reverse=True)[SIMPAN:]:
        with contextlib.suppress(OSError):
            tempat.unlink()
