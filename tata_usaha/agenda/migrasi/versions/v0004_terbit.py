"""What issued letters say is kept as data, and what people answer to what they recommended.

An older register has neither: letters that were ready before this version are read when the next command of a person or
a run looks at them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "terbit",
        sa.Column("satker", sa.String, primary_key=True),
        sa.Column("kunci", sa.String, primary_key=True),
        sa.Column("sejak", sa.DateTime, primary_key=True),
        sa.Column("sampai", sa.DateTime),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("versi", sa.Integer, nullable=False),
        sa.Column("isi", sa.String, nullable=False),
    )
    op.create_table(
        "jawaban_tindak_lanjut",
        sa.Column("satker", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("saat", sa.DateTime, primary_key=True),
        sa.Column("oleh", sa.String, nullable=False),
        sa.Column("catatan", sa.String, nullable=False),
        sa.Column("bukti", sa.String),
        sa.Column("sha256", sa.String),
    )
