"""How a register of an earlier version becomes one of this version: alembic, imported only when that is due."""

from __future__ import annotations

VERSI = "0006"
"""The version that this program writes; the last file in `versions/` (held by a test)."""

TABEL_VERSI = "zi_versi"
"""Where a register says which it has: not alembic's own name, which Prefect uses when both share a database."""
