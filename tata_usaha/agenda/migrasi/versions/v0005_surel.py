"""What the office was told by mail is kept, so that each thing is told once to each person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "surel",
        sa.Column("satker", sa.String, primary_key=True),
        sa.Column("penerima", sa.String, primary_key=True),
        sa.Column("jenis", sa.String, primary_key=True),
        sa.Column("butir", sa.String, primary_key=True),
        sa.Column("pesan", sa.String, nullable=False, index=True),
        sa.Column("disiapkan", sa.DateTime, nullable=False),
        sa.Column("terkirim", sa.DateTime),
    )
