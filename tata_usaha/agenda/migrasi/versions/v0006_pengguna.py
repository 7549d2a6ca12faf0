"""People who work at the web desk: who they are, where they are logged in, and how often somebody failed to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "pengguna",
        sa.Column("satker", sa.String, primary_key=True),
        sa.Column("nama", sa.String, primary_key=True),
        sa.Column("nama_lengkap", sa.String, nullable=False),
        sa.Column("peran", sa.String, nullable=False),
        sa.Column("sandi", sa.String, nullable=False),
        sa.Column("ganti_sandi", sa.Boolean, nullable=False),
        sa.Column("aktif", sa.Boolean, nullable=False),
        sa.Column("nip", sa.String),
        sa.Column("dibuat", sa.DateTime, nullable=False),
    )
    op.create_table(
        "sesi",
        sa.Column("sidik", sa.String, primary_key=True),
        sa.Column("satker", sa.String, nullable=False),
        sa.Column("nama", sa.String, nullable=False),
        sa.Column("mulai", sa.DateTime, nullable=False),
        sa.Column("terakhir", sa.DateTime, nullable=False),
        sa.Column("alamat", sa.String, nullable=False),
        sa.Column("peramban", sa.String, nullable=False),
    )
    op.create_index("ix_sesi_nama", "sesi", ["nama"])
    op.create_table(
        "gagal_masuk",
        sa.Column("satker", sa.String, primary_key=True),
        sa.Column("siapa", sa.String, primary_key=True),
        sa.Column("kali", sa.Integer, nullable=False),
        sa.Column("terakhir", sa.DateTime, nullable=False),
    )
