"""Numbers get a table of their own, events a chain per office; letters what is needed until they are archived.

The events of 0.1 stay as they are, in the one chain that they have; its head is recorded, and the first new event
of each office goes on from it.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KOLOM_NASKAH: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "sejak": sa.DateTime,
    "unit": sa.String,
    "sha256_tulis": sa.String,
    "ukuran_tulis": sa.Integer,  # on PostgreSQL widened below
    "berkas_ttd": sa.String,
    "sha256_ttd": sa.String,
    "dicabut_oleh": sa.String,
    "dicabut_sejak": sa.Date,
    "arsip_tempat": sa.String,
    "arsip_klasifikasi": sa.String,
    "arsip_retensi": sa.String,
    "diarsipkan": sa.Date,
}


def upgrade() -> None:
    """Change the tables and carry over what they hold."""
    op.drop_index("nomor_sekali", "naskah")
    for nama, jenis in _KOLOM_NASKAH.items():
        op.add_column("naskah", sa.Column(nama, jenis))
    _nomor()
    _kejadian()
    _rantai()
    if op.get_bind().dialect.name == "postgresql":  # where an integer ends at 2 GB
        for tabel, kolom in (("berkas_bukti", "ukuran"), ("bukti_lama", "ukuran"), ("naskah", "ukuran_tulis")):
            op.alter_column(tabel, kolom, type_=sa.BigInteger)


def _nomor() -> None:
    op.create_table(
        "nomor",
        sa.Column("satker", sa.String, nullable=False),
        sa.Column("pencacah", sa.String, nullable=False),
        sa.Column("tahun", sa.Integer, nullable=False),
        sa.Column("nomor", sa.Integer, nullable=False),
        sa.Column("tanggal", sa.Date),
        sa.Column("kunci", sa.String),
        sa.Column("perihal", sa.String, nullable=False),
        sa.Column("keadaan", sa.String, nullable=False),
        sa.Column("alasan", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("satker", "pencacah", "tahun", "nomor", name="nomor_sekali"),
    )
    op.create_index("ix_nomor_kunci", "nomor", ["kunci"])
    op.execute(
        "INSERT INTO nomor (satker, pencacah, tahun, nomor, tanggal, kunci, perihal, keadaan, alasan) "
        "SELECT satker, jenis_nomor, tahun_nomor, nomor, tanggal, kunci, perihal, 'DIPAKAI', '' FROM naskah "
        "WHERE jenis_nomor IS NOT NULL AND tahun_nomor IS NOT NULL AND nomor IS NOT NULL"
    )


def _kejadian() -> None:
    op.create_table(
        "kejadian_baru",
        sa.Column("satker", sa.String, nullable=False),
        sa.Column("nomor", sa.Integer, nullable=False),
        sa.Column("saat", sa.DateTime, nullable=False),
        sa.Column("kunci", sa.String, nullable=False),
        sa.Column("peristiwa", sa.String, nullable=False),
        sa.Column("oleh", sa.String, nullable=False),
        sa.Column("alasan", sa.String, nullable=False),
        sa.Column("rincian", sa.String, nullable=False),
        sa.Column("versi", sa.Integer, nullable=False),
        sa.Column("sebelum", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("satker", "nomor", name="kejadian_sekali"),
        sa.UniqueConstraint("sha256", name="kejadian_sha256"),
    )
    op.execute(
        "INSERT INTO kejadian_baru "
        "(satker, nomor, saat, kunci, peristiwa, oleh, alasan, rincian, versi, sebelum, sha256) "
        "SELECT '', nomor, saat, kunci, peristiwa, '', '', rincian, 1, sebelum, sha256 FROM kejadian"
    )
    op.drop_table("kejadian")
    op.rename_table("kejadian_baru", "kejadian")
    op.create_index("ix_kejadian_kunci", "kejadian", ["kunci"])


def _rantai() -> None:
    op.create_table(
        "rantai",
        sa.Column("satker", sa.String, primary_key=True),
        sa.Column("banyak", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
    )
    op.execute(
        "INSERT INTO rantai (satker, banyak, sha256) "
        "SELECT '', nomor, sha256 FROM kejadian WHERE nomor = (SELECT MAX(nomor) FROM kejadian)"
    )
