"""A copy of the register laid aside: before its schema changes, and day by day."""

from __future__ import annotations

import itertools
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda.skema import metadata
from tata_usaha.dasar import berkas

CADANGAN = "cadangan"
"""The folder beside the register where its copies lie."""


def salin_sqlite(sumber: Path, tujuan: Path) -> None:
    """Copy an SQLite register as it is at this moment to a name that must be free, whole or not at all.

    Raises:
        FileExistsError: when the name is taken.
        OSError: when the folder cannot be written.
        sqlite3.Error: when the register cannot be read.

    """
    berkas.buat_folder(tujuan.parent)
    with berkas.berkas_sementara(tujuan.parent, b"") as sementara:
        with closing(sqlite3.connect(sumber, timeout=30)) as dari, closing(sqlite3.connect(sementara)) as ke:
            dari.backup(ke)
        fd = os.open(sementara, os.O_RDWR)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
        berkas.pindahkan(sementara, tujuan)
    berkas.sinkron_folder(tujuan.parent)


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
