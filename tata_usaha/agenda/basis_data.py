"""The register database: one schema for the evidence index, the letters and the event log.

An SQLite file, through SQLAlchemy: nothing here but the few lines that say so is SQLite's own. It keeps its
rollback journal instead of WAL, because WAL does not work on shared folders and leaves files beside
the database; a run that changes nothing leaves its bytes as they were.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    inspect,
)
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError
from sqlalchemy.types import TypeDecorator

from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.sebab import sebab_basis_data, sebab_sistem


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
    Column("tanda", String),  # what else the file system said when it was read, as `BerkasTemuan.tanda`
    Column("dibaca", Saat),  # when that says nothing: when it was read last
    Column("catatan", String),  # why a good file was not read to its end
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

survei_terbaca = Table(
    "survei_terbaca",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("versi", Integer, primary_key=True),  # of the reader
    Column("isi", String, nullable=False),  # JSON: what a file of answers says, or what is wrong in it
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
    # The number in the buku agenda, once taken: of which counter, its year and date, and the letter ready to be
    # signed. A counter gives a number once a year; columns that are empty make no clash.
    Column("jenis_nomor", String),
    Column("tahun_nomor", Integer),
    Column("nomor", Integer),
    Column("tanggal", Date),
    Column("sha256_siap", String),
    Index("nomor_sekali", "satker", "jenis_nomor", "tahun_nomor", "nomor", unique=True),
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

    def __init__(self, mesin: Engine, pelaku: Pelaku | None = None) -> None:
        self._mesin = mesin
        self._pelaku = pelaku

    @contextmanager
    def transaksi(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept, or none of them; it knows who acts (`oleh`).

        Raises:
            GalatBasisData: when the database refuses.

        """
        oleh = self._pelaku or Pelaku.dari_lingkungan()
        with self._terjemahkan(), self._mesin.begin() as sambungan:
            sambungan.execution_options(oleh=oleh.nama)
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
            sqlite = self._mesin.dialect.name == "sqlite"
            tempat = self._mesin.url.database if sqlite else self._mesin.url.render_as_string(hide_password=True)
            raise GalatBasisData(
                f"Basis data {tempat} tidak dapat dipakai: {sebab_basis_data(galat)}.",
                "Periksa apakah foldernya dapat ditulisi dan tidak ada program lain yang menguncinya; "
                "tempat lain dapat diatur dengan ZI_DATABASE.",
            ) from galat

    def siapkan(self) -> None:
        """Make the tables, columns and indexes that are missing; two runs that start together wait for each other.

        A register of an earlier version keeps its rows: the new columns are empty in them.

        Raises:
            GalatBasisData: when the database refuses.

        """
        with self.baca() as sambungan:
            lengkap = not _kolom_kurang(sambungan)
        if not lengkap:
            with self.transaksi() as sambungan:
                _lengkapi(sambungan)

    def tutup(self) -> None:
        """Close all connections."""
        self._mesin.dispose()


def _kolom_kurang(sambungan: Connection) -> list[Column[Any]]:
    """Return the columns that the database does not have (yet)."""
    ada = inspect(sambungan).get_multi_columns()
    nama = {(tabel, kolom["name"]) for (_, tabel), kolom_kolom in ada.items() for kolom in kolom_kolom}
    return [k for t in metadata.tables.values() for k in t.columns if (t.name, k.name) not in nama]


def _lengkapi(sambungan: Connection) -> None:
    lama = set(inspect(sambungan).get_table_names())
    metadata.create_all(sambungan)
    for kolom in _kolom_kurang(sambungan):
        jenis = kolom.type.compile(sambungan.dialect)
        sambungan.exec_driver_sql(f"ALTER TABLE {kolom.table.name} ADD COLUMN {kolom.name} {jenis}")
    for tabel in metadata.tables.values():
        if tabel.name in lama:
            for indeks in tabel.indexes:
                indeks.create(sambungan, checkfirst=True)


@contextmanager
def buka(url: str, pelaku: Pelaku | None = None) -> Iterator[BasisData]:
    """Open the register database, make it if it is not there, close it at the end.

    `pelaku` is who acts, None for whom the environment names: every event that is written bears the name.

    Raises:
        GalatBasisData: when it cannot be opened or made, or the address is none.

    """
    mesin = _buat_mesin(url)
    alamat = mesin.url
    if mesin.dialect.name == "sqlite" and alamat.database and alamat.database != ":memory:":
        _siapkan_berkas(Path(alamat.database))
    if mesin.dialect.name == "sqlite":
        event.listen(mesin, "connect", _siapkan_sqlite)
    basis = BasisData(mesin, pelaku)
    try:
        basis.siapkan()
        yield basis
    finally:
        basis.tutup()


def _buat_mesin(url: str) -> Engine:
    """Return the engine of an address; what it may hold of names and passwords stands in no message and no cause."""
    try:
        alamat = make_url(url)
        mesin = create_engine(alamat, connect_args=_argumen(alamat.get_backend_name()))
    except ImportError as galat:
        raise GalatBasisData(
            f"ZI_DATABASE meminta basis data “{alamat.drivername}”, tetapi pustaka {galat.name} tidak terpasang.",
            _SARAN_ALAMAT,
        ) from galat
    except NoSuchModuleError:
        raise GalatBasisData(
            f"ZI_DATABASE meminta basis data “{alamat.drivername}”, yang tidak dikenal.", _SARAN_ALAMAT
        ) from None
    except (SQLAlchemyError, ValueError, TypeError):
        raise GalatBasisData("Isi ZI_DATABASE bukan alamat basis data yang dapat dibaca.", _SARAN_ALAMAT) from None
    if mesin.dialect.is_async:
        raise GalatBasisData(f"ZI_DATABASE meminta “{alamat.drivername}”, yang tidak dipakai di sini.", _SARAN_ALAMAT)
    return mesin


_SARAN_ALAMAT = (
    "Isi ZI_DATABASE dengan letak sebuah berkas SQLite, misalnya D:/kantor/buku-agenda.sqlite3, "
    "atau kosongkan supaya buku agenda disimpan di outbox."
)


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
            "Atur ZI_DATABASE atau ZI_OUTBOX ke folder yang dapat ditulisi.",
        ) from galat


def _argumen(jenis: str) -> dict[str, Any]:
    return {"timeout": 30} if jenis == "sqlite" else {}


def _siapkan_sqlite(sambungan: Any, _catatan: object) -> None:
    """Make every commit durable; begin transactions ourselves so that two writers queue up."""
    sambungan.isolation_level = None
    sambungan.execute("PRAGMA synchronous=FULL")
