"""Signed letters become evidence: which rows each proves; what each content says; who brought a file, and why.

An older register knows none of it. Its signed letters are linked when the next command of a person or a run looks
at them; what its files say is read when they are looked at again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the tables."""
    op.add_column("naskah", sa.Column("jalur", sa.String))
    op.add_column("naskah", sa.Column("berkas_bukti", sa.String))
    op.add_column("berkas_bukti", sa.Column("oleh", sa.String))
    op.add_column("berkas_bukti", sa.Column("alasan", sa.String))
    op.create_table(
        "tautan_naskah",
        sa.Column("satker", sa.String, primary_key=True),
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("kode", sa.String, primary_key=True),
        sa.Column("periode", sa.String, primary_key=True),
        sa.Column("kunci", sa.String, nullable=False),
        sa.Column("jenis", sa.String, nullable=False),
        sa.Column("sejak", sa.DateTime, primary_key=True),
        sa.Column("sampai", sa.DateTime),
    )
    op.create_index("ix_tautan_naskah_kunci", "tautan_naskah", ["kunci"])
    op.create_table(
        "isi_bukti",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("versi", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("isi", sa.String, nullable=False),
    )
