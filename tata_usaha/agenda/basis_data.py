"""The register database, opened: an SQLite file, or a PostgreSQL server that several PCs share.

Who writes for an office holds its chain of events until the end of the transaction, so that writers queue up on
both databases alike. SQLite keeps its rollback journal instead of WAL, because WAL does not work on shared
folders and leaves files beside the database; a run that changes nothing leaves its bytes as they were.
"""

from __future__ import annotations

import contextlib
import functools
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, event, inspect
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tata_usaha.agenda import salinan
from tata_usaha.agenda.alamat import buat_mesin, saran, sebut
from tata_usaha.agenda.mesin_bersama import mesin_bersama
from tata_usaha.agenda.migrasi import TABEL_VERSI, VERSI
from tata_usaha.agenda.rantai import kunci_rantai
from tata_usaha.agenda.skema import metadata
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.saran import saran_basis_data, saran_sistem
from tata_usaha.dasar.sebab import sebab_basis_data, sebab_sistem

P = ParamSpec("P")
T = TypeVar("T")

_BEREBUT = frozenset({"40001", "40P01"})  # SQLSTATE: serialisation failure, deadlock
_ULANG = 12


def diulang(fungsi: Callable[P, T]) -> Callable[P, T]:
    """Let a function be done again when the database undid it because of another's work.

    For functions that a killed run may also begin anew: what they did to files stays, what they find done they do
    not do again. One that is given an entry as it was and does more than one transaction cannot begin anew: then
    each of these is a function that is done again.
    """

    @functools.wraps(fungsi)
    def dengan_ulangan(*args: P.args, **kwargs: P.kwargs) -> T:
        for ke in range(1, _ULANG):
            try:
                return fungsi(*args, **kwargs)
            except GalatBasisData as galat:
                if not _berebut(galat):
                    raise
                jeda(ke)
        return fungsi(*args, **kwargs)

    return dengan_ulangan


def jeda(ke: int) -> None:
    """Wait for a moment after the n-th time that somebody came between, each a different one: else they meet again."""
    time.sleep(random.uniform(0, 0.02 * ke))  # noqa: S311 - no secret


def _berebut(galat: GalatBasisData) -> bool:
    sebab = galat.__cause__
    return isinstance(sebab, DBAPIError) and getattr(sebab.orig, "sqlstate", None) in _BEREBUT


class BasisData:
    """An open register database. Use `transaksi` to write and `baca` to read."""

    def __init__(self, mesin: Engine, pelaku: Pelaku | None = None) -> None:
        self._mesin = mesin
        self._pelaku = pelaku

    @contextmanager
    def transaksi(self, satker: str | None = None) -> Iterator[Connection]:
        """Give a connection whose changes are all kept, or none of them; it knows who acts (`oleh`).

        With an office named nobody else writes letters, numbers or events of it meanwhile.

        Raises:
            GalatBasisData: when the database refuses.

        """
        oleh = self._pelaku or Pelaku.dari_lingkungan()
        with self._terjemahkan(), self._mesin.begin() as sambungan:
            sambungan.execution_options(oleh=oleh.nama)
            if self._mesin.dialect.name == "sqlite":
                sambungan.exec_driver_sql("BEGIN IMMEDIATE")  # one writer at a time, whatever the office
            elif satker is not None:
                kunci_rantai(sambungan, satker)
            yield sambungan

    @contextmanager
    def baca(self) -> Iterator[Connection]:
        """Give a connection for reading.

        Raises:
            GalatBasisData: when the database refuses.

        """
        with self._terjemahkan(), self._mesin.connect() as sambungan:
            yield sambungan

    @contextmanager
    def _terjemahkan(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as galat:
            langkah, anjuran = saran_basis_data(galat, saran(self._mesin.url))
            raise GalatBasisData(
                f"Basis data {sebut(self._mesin.url)} tidak dapat dipakai: {sebab_basis_data(galat)}.",
                langkah,
                anjuran=anjuran,
            ) from galat

    def siapkan(self) -> None:
        """Make the tables of a new register, or bring one of an earlier version up to this one; else do nothing.

        A register that is to change is first laid aside. Two that start together wait for each other.

        Raises:
            GalatBasisData: when the database refuses, or a newer version of the program wrote it.

        """
        with self.baca() as sambungan:
            if self._terkini(sambungan):
                return
        with self.transaksi() as sambungan:
            if sambungan.dialect.name == "postgresql":
                sambungan.execute(sql(f"SELECT pg_advisory_xact_lock({_KUNCI_SIAPKAN})"))
            if not self._terkini(sambungan):
                self._susun(sambungan)

    def _terkini(self, sambungan: Connection) -> bool:
        """Tell whether the register is of this version; refuse one of a version that we do not know."""
        versi = _baca_versi(sambungan)
        if versi is not None and versi > VERSI:
            raise GalatBasisData(
                f"Buku agenda {sebut(self._mesin.url)} ditulis oleh versi program yang lebih baru "
                f"(susunan {versi}; program ini mengenal sampai {VERSI}).",
                "Pasang versi program yang terbaru di komputer ini. Buku agendanya tidak diubah.",
            )
        return versi == VERSI

    def _susun(self, sambungan: Connection) -> None:
        if not metadata.tables.keys() & set(inspect(sambungan).get_table_names()):
            metadata.create_all(sambungan, checkfirst=False)  # none of them is there
            sambungan.execute(sql(f"CREATE TABLE {TABEL_VERSI} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
            sambungan.execute(sql(f"INSERT INTO {TABEL_VERSI} VALUES ('{VERSI}')"))  # noqa: S608 - our own names
            return
        from tata_usaha.agenda.migrasi.jalankan import naikkan

        try:
            salinan.sisihkan(sambungan, VERSI)
        except (OSError, sqlite3.Error, salinan.SalinanRusak) as galat:
            sebab = sebab_sistem(galat) if isinstance(galat, OSError) else sebab_basis_data(galat)
            raise GalatBasisData(
                f"Salinan buku agenda {sebut(self._mesin.url)} tidak dapat dibuat sebelum susunannya diperbarui: "
                f"{sebab}.",
                "Pastikan disk tidak penuh dan foldernya dapat ditulisi, lalu jalankan lagi. "
                "Buku agendanya belum diubah.",
            ) from galat
        naikkan(sambungan)

    @property
    def mesin(self) -> Engine:
        """What its copies are made from."""
        return self._mesin

    def tutup(self) -> None:
        """Close all connections."""
        self._mesin.dispose()


_KUNCI_SIAPKAN = 7210_2026
"""Which advisory lock of a PostgreSQL server means: the register's tables are being made."""


def _baca_versi(sambungan: Connection) -> str | None:
    """Return of which version a register is; None for a new one, and for one of 0.1."""
    if not inspect(sambungan).has_table(TABEL_VERSI):
        return None
    versi: str | None = sambungan.scalar(sql(f"SELECT version_num FROM {TABEL_VERSI}"))  # noqa: S608 - our own name
    return versi


@contextmanager
def buka(url: str, pelaku: Pelaku | None = None) -> Iterator[BasisData]:
    """Open the register database, make it if it is not there, close it at the end.

    `pelaku` is who acts, None for whom the environment names: every event that is written bears the name.

    Raises:
        GalatBasisData: when it cannot be opened or made, or the address is none.

    """
    milik_bersama = mesin_bersama(url, lambda alamat: _buat_mesin(alamat, lama=True))
    mesin = milik_bersama or _buat_mesin(url)
    alamat = mesin.url
    if mesin.dialect.name == "sqlite" and alamat.database and alamat.database != ":memory:":
        _siapkan_berkas(Path(alamat.database))
    basis = BasisData(mesin, pelaku)
    try:
        basis.siapkan()
        yield basis
    finally:
        if milik_bersama is None:
            basis.tutup()


def _buat_mesin(url: str, *, lama: bool = False) -> Engine:
    mesin = buat_mesin(url, lama=lama)
    if mesin.dialect.name == "sqlite":
        event.listen(mesin, "connect", _siapkan_sqlite)
    return mesin


def _siapkan_berkas(tempat: Path) -> None:
    """Make folder and file with the rights that colleagues need; SQLite would give the file to its owner alone.

    An empty file is an empty database, and its journal gets the rights of the file.
    """
    try:
        berkas.buat_folder(tempat.parent)
        if not tempat.exists():
            with contextlib.suppress(FileExistsError):
                berkas.buat_berkas(tempat).close()
    except OSError as galat:
        raise GalatBasisData(
            f"Basis data {tempat} tidak dapat dibuat: {sebab_sistem(galat)}.",
            saran_sistem(galat, "Atur ZI_DATABASE atau ZI_OUTBOX ke folder yang dapat ditulisi."),
        ) from galat


def _siapkan_sqlite(sambungan: Any, _catatan: object) -> None:
    """Make every commit durable; begin transactions ourselves so that two writers queue up."""
    sambungan.isolation_level = None
    sambungan.execute("PRAGMA synchronous=FULL")
