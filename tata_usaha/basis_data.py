"""The register database: one schema for the evidence index, the letters and the event log.

SQLAlchemy, so that the same code serves an SQLite file on one PC and PostgreSQL for many offices.
SQLite keeps its rollback journal instead of WAL, because WAL does not work on shared folders and
leaves files beside the database; a run that changes nothing leaves its bytes as they were.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    inspect,
)
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.types import TypeDecorator

from tata_usaha.galat import GalatBasisData
from tata_usaha.sebab import sebab_basis_data, sebab_sistem


class Saat(TypeDecorator[dt.datetime]):
    """A moment, always UTC: SQLite forgets time zones, so they are put back on the way out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Store as naive UTC."""
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return as aware UTC."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


metadata = MetaData()

berkas_bukti = Table(
    "berkas_bukti",
    metadata,
    Column("satker", String, primary_key=True),
    Column("berkas", String, primary_key=True),  # below the office's evidence folder, with /
    Column("ukuran", Integer, nullable=False),
    Column("mtime_ns", String, nullable=False),  # as text: more than 32 bits, exact in every database
    Column("sha256", String, nullable=False),
    Column("diterima", Saat, nullable=False),
    Column("jenis", String),
    Column("alasan_ditolak", String, nullable=False, default=""),
)

bukti_lama = Table(
    "bukti_lama",
    metadata,
    Column("satker", String, primary_key=True),
    Column("berkas", String, primary_key=True),
    Column("sha256", String, primary_key=True),
    Column("ukuran", Integer, nullable=False),
    Column("jenis", String, nullable=False),
    Column("diterima", Saat, nullable=False),
    Column("sampai", Saat, nullable=False),  # when other content took its place, or it was missed first
)

naskah = Table(
    "naskah",
    metadata,
    Column("kunci", String, primary_key=True),
    Column("satker", String, nullable=False, index=True),
    Column("jenis", String, nullable=False),
    Column("perihal", String, nullable=False),
    Column("periode", String, nullable=False, index=True),
    Column("berkas", String, nullable=False),  # below the outbox, with /
    Column("status", String, nullable=False),
    Column("revisi", Integer, nullable=False),
    Column("sha256", String),  # of the draft that we laid last; None until it surely lies there
    Column("sha256_niat", String),  # of the draft that is being laid; None when nothing is under way
    Column("berkas_sanding", String),  # the newer draft beside one that somebody edited
    Column("sha256_sanding", String),
)

kejadian = Table(
    "kejadian",
    metadata,
    Column("nomor", Integer, primary_key=True),
    Column("saat", Saat, nullable=False),
    Column("kunci", String, nullable=False, index=True),
    Column("peristiwa", String, nullable=False),
    Column("rincian", String, nullable=False),  # canonical JSON
    Column("sebelum", String, nullable=False),  # SHA-256 of the event before
    Column("sha256", String, nullable=False, unique=True),
)


class BasisData:
    """An open register database. Use `transaksi` to write and `baca` to read."""

    def __init__(self, mesin: Engine) -> None:
        self._mesin = mesin

    @contextmanager
    def transaksi(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept, or none of them.

        Raises:
            GalatBasisData: when the database refuses.

        """
        with self._terjemahkan(), self._mesin.begin() as sambungan:
            if self._mesin.dialect.name == "sqlite":
                sambungan.exec_driver_sql("BEGIN IMMEDIATE")
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
            tempat = self._mesin.url.database if self._mesin.dialect.name == "sqlite" else self._mesin.url
            raise GalatBasisData(
                f"Basis data {tempat} tidak dapat dipakai: {sebab_basis_data(galat)}.",
                "Periksa apakah foldernya dapat ditulisi dan tidak ada program lain yang menguncinya; "
                "tempat lain dapat diatur dengan ZI_DATABASE.",
            ) from galat

    def siapkan(self) -> None:
        """Make the tables that are missing; two runs that start together wait for each other.

        Raises:
            GalatBasisData: when the database refuses.

        """
        with self.baca() as sambungan:
            ada = set(inspect(sambungan).get_table_names())
        if not ada.issuperset(metadata.tables):
            with self.transaksi() as sambungan:
                metadata.create_all(sambungan)

    def tutup(self) -> None:
        """Close all connections."""
        self._mesin.dispose()


@contextmanager
def buka(url: str) -> Iterator[BasisData]:
    """Open the register database, make it if it is not there, close it at the end.

    Raises:
        GalatBasisData: when it cannot be opened or made.

    """
    alamat = make_url(url)
    if alamat.get_backend_name() == "sqlite" and alamat.database and alamat.database != ":memory:":
        _buat_folder(Path(alamat.database))
    mesin = create_engine(alamat, connect_args=_argumen(alamat.get_backend_name()))
    if mesin.dialect.name == "sqlite":
        event.listen(mesin, "connect", _siapkan_sqlite)
    basis = BasisData(mesin)
    try:
        basis.siapkan()
        yield basis
    finally:
        basis.tutup()


def _buat_folder(berkas: Path) -> None:
    try:
        berkas.parent.mkdir(parents=True, exist_ok=True)
    except OSError as galat:
        raise GalatBasisData(
            f"Folder basis data {berkas.parent} tidak dapat dibuat: {sebab_sistem(galat)}.",
            "Atur ZI_DATABASE atau ZI_OUTBOX ke folder yang dapat ditulisi.",
        ) from galat


def _argumen(jenis: str) -> dict[str, Any]:
    return {"timeout": 30} if jenis == "sqlite" else {}


def _siapkan_sqlite(sambungan: Any, _catatan: object) -> None:
    """Make every commit durable; begin transactions ourselves so that two writers queue up."""
    sambungan.isolation_level = None
    sambungan.execute("PRAGMA synchronous=FULL")
