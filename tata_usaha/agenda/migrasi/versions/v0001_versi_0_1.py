"""What version 0.1 left: its tables, and whatever of them an earlier day of it did not make yet.

0.1 had no version in its register. It added columns as they came, so that each of its registers has some of them.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

metadata = sa.MetaData()

sa.Table(
    "berkas_bukti",
    metadata,
    sa.Column("satker", sa.String, primary_key=True),
    sa.Column("berkas", sa.String, primary_key=True),
    sa.Column("ukuran", sa.Integer, nullable=False),
    sa.Column("mtime_ns", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("diterima", sa.DateTime, nullable=False),
    sa.Column("jenis", sa.String),
    sa.Column("alasan_ditolak", sa.String, nullable=False),
    sa.Column("tanda", sa.String),
    sa.Column("dibaca", sa.DateTime),
    sa.Column("catatan", sa.String),
)
sa.Table(
    "bukti_lama",
    metadata,
    sa.Column("satker", sa.String, primary_key=True),
    sa.Column("berkas", sa.String, primary_key=True),
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("ukuran", sa.Integer, nullable=False),
    sa.Column("jenis", sa.String, nullable=False),
    sa.Column("diterima", sa.DateTime, nullable=False),
    sa.Column("sampai", sa.DateTime, nullable=False),
)
sa.Table(
    "survei_terbaca",
    metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("versi", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("isi", sa.String, nullable=False),
)
sa.Table(
    "naskah",
    metadata,
    sa.Column("kunci", sa.String, primary_key=True),
    sa.Column("satker", sa.String, nullable=False, index=True),
    sa.Column("jenis", sa.String, nullable=False),
    sa.Column("perihal", sa.String, nullable=False),
    sa.Column("periode", sa.String, nullable=False, index=True),
    sa.Column("berkas", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("revisi", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String),
    sa.Column("sha256_niat", sa.String),
    sa.Column("berkas_sanding", sa.String),
    sa.Column("sha256_sanding", sa.String),
    sa.Column("jenis_nomor", sa.String),
    sa.Column("tahun_nomor", sa.Integer),
    sa.Column("nomor", sa.Integer),
    sa.Column("tanggal", sa.Date),
    sa.Column("sha256_siap", sa.String),
    sa.Index("nomor_sekali", "satker", "jenis_nomor", "tahun_nomor", "nomor", unique=True),
)
sa.Table(
    "kejadian",
    metadata,
    sa.Column("nomor", sa.Integer, primary_key=True),
    sa.Column("saat", sa.DateTime, nullable=False),
    sa.Column("kunci", sa.String, nullable=False, index=True),
    sa.Column("peristiwa", sa.String, nullable=False),
    sa.Column("rincian", sa.String, nullable=False),
    sa.Column("sebelum", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False, unique=True),
)


def upgrade() -> None:
    """Make what is missing of 0.1."""
    sambungan = op.get_bind()
    lama = set(sa.inspect(sambungan).get_table_names())
    metadata.create_all(sambungan)
    for tabel in metadata.tables.values():
        if tabel.name in lama:
            _lengkapi(sambungan, tabel)


def _lengkapi(sambungan: Any, tabel: sa.Table) -> None:
    ada = {kolom["name"] for kolom in sa.inspect(sambungan).get_columns(tabel.name)}
    for kolom in tabel.columns:
        if kolom.name not in ada:
            op.add_column(tabel.name, sa.Column(kolom.name, kolom.type))
    for indeks in tabel.indexes:
        indeks.create(sambungan, checkfirst=True)
