"""A copy of the register laid aside: before its schema changes, and day by day."""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from tata_usaha.agenda.migrasi import TABEL_VERSI
from tata_usaha.agenda.skema import metadata
from tata_usaha.dasar import berkas
from tata_usaha.dasar.sebab import sebab_basis_data

CADANGAN = "cadangan"
"""The folder beside the register where its copies lie."""


class SalinanRusak(Exception):
    """A copy that cannot be opened, or is not whole; the message says why, in Indonesian."""


def salin(mesin: Engine, tujuan: Path) -> None:
    """Copy the register as it is at this moment into an SQLite file, checked, whole or not at all.

    A file of that name gives way to it. Of a server only the register's own tables are copied: others may share its
    database.

    Raises:
        OSError: when the folder cannot be written.
        SalinanRusak: when what was written is no whole register.
        sqlite3.Error, sqlalchemy.exc.SQLAlchemyError: when the register cannot be read.

    """
    nama = mesin.url.database
    if mesin.dialect.name == "sqlite" and nama:
        salin_sqlite(Path(nama), tujuan)
    else:
        _salin_ke(tujuan, lambda sementara: _salin_tabel(mesin, sementara))


def salin_sqlite(sumber: Path, tujuan: Path) -> None:
    """Copy an SQLite register as it is at this moment, checked, whole or not at all; see `salin`.

    Raises:
        OSError: when the folder cannot be written.
        SalinanRusak: when what was written is no whole register.
        sqlite3.Error: when the register cannot be read.

    """

    def isi(sementara: Path) -> None:
        with closing(sqlite3.connect(sumber, timeout=30)) as dari, closing(sqlite3.connect(sementara)) as ke:
            dari.backup(ke)

    _salin_ke(tujuan, isi)


def _salin_ke(tujuan: Path, isi: Callable[[Path], None]) -> None:
    berkas.buat_folder(tujuan.parent)
    with berkas.berkas_sementara(tujuan.parent, b"") as sementara:
        isi(sementara)
        baca_kepala(sementara)
        fd = os.open(sementara, os.O_RDWR)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
        sementara.replace(tujuan)
    berkas.sinkron_folder(tujuan.parent)


def _salin_tabel(mesin: Engine, tujuan: Path) -> None:
    """Write the register's tables with all their rows, as they are at one moment, into an SQLite file."""
    asal = sa.MetaData()
    ke = sa.create_engine(f"sqlite:///{tujuan}")
    tingkat = "REPEATABLE READ" if mesin.dialect.name == "postgresql" else "SERIALIZABLE"
    try:
        with mesin.connect().execution_options(isolation_level=tingkat) as dari, ke.begin() as tulis:
            asal.reflect(dari, only=lambda nama, _: nama in metadata.tables or nama == TABEL_VERSI)
            umum = sa.MetaData()
            for tabel in asal.sorted_tables:
                kolom = [
                    sa.Column(k.name, k.type.as_generic(), primary_key=k.primary_key, nullable=k.nullable)
                    for k in tabel.columns
                ]
                baru = sa.Table(tabel.name, umum, *kolom)
                baru.create(tulis)
                for satu in dari.execute(sa.select(tabel)).mappings().partitions(1000):
                    tulis.execute(sa.insert(baru), [dict(b) for b in satu])
    finally:
        ke.dispose()


def baca_kepala(tempat: Path, *, utuh: bool = True) -> Mapping[str, tuple[int, str]]:
    """Return how far a copy reaches: of each chain the number and the SHA-256 of its last event.

    `utuh` reads all of it, to know that it is whole. A register of version 0.1 has one chain (``""``) and no heads,
    an older one no events.

    Raises:
        SalinanRusak: when it cannot be opened, is damaged, or is no register.

    """
    try:
        with closing(sqlite3.connect(f"{tempat.resolve().as_uri()}?mode=ro", uri=True)) as baca:
            if utuh and baca.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise SalinanRusak("berkasnya rusak")
            ada = {nama for (nama,) in baca.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not ada & metadata.tables.keys():
                raise SalinanRusak("isinya bukan buku agenda")
            if "kejadian" not in ada:
                return {}
            if "rantai" in ada:
                return {s: (n, h) for s, n, h in baca.execute("SELECT satker, banyak, sha256 FROM rantai") if n}
            lama = baca.execute("SELECT nomor, sha256 FROM kejadian ORDER BY nomor DESC LIMIT 1").fetchall()
            return {"": tuple(lama[0])} if lama else {}
    except sqlite3.Error as galat:
        raise SalinanRusak(sebab_basis_data(galat)) from galat


def sisihkan(sambungan: Connection, versi: str) -> None:
    """Keep the register as it was before it becomes of this version.

    An SQLite file gets a copy in the folder `cadangan` beside it; in a server each table gets one beside it, in
    the same transaction.
    """
    if sambungan.dialect.name == "sqlite":
        if nama := sambungan.engine.url.database:
            asal = Path(nama)
            salin_sqlite(asal, next(t for t in _nama(asal, f"sebelum versi {versi}") if not t.exists()))
        return
    for tabel in sa.inspect(sambungan).get_table_names():
        if tabel in metadata.tables:
            sambungan.exec_driver_sql(f"CREATE TABLE {tabel}_sebelum_{versi} AS TABLE {tabel}")


def _nama(asal: Path, sebutan: str) -> itertools.chain[Path]:
    folder = asal.parent / CADANGAN
    lain = (folder / f"{asal.stem} ({sebutan}) ({ke}){asal.suffix}" for ke in itertools.count(2))
    return itertools.chain([folder / f"{asal.stem} ({sebutan}){asal.suffix}"], lain)
