"""Rows that two may add at once: the first stays, the second finds it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table


def sisipkan_bila_belum(sambungan: Connection, tabel: Table, baris: Sequence[Mapping[str, object]]) -> None:
    """Add the rows whose primary keys are not taken."""
    if not baris:
        return
    if sambungan.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment] # each dialect has its own of one shape
    sambungan.execute(insert(tabel).on_conflict_do_nothing(), [dict(b) for b in baris])
