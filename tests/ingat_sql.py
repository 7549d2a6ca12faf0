"""SQL that was put together once, known to all registers of a process: the program has one, its tests have thousands.

A fifth of the time of tests that write letters was the same statements being put together anew for each SQLite file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as Sqlite
from sqlalchemy.util import LRUCache

_BANYAK = 2000


def ingat_sql(buat: Callable[..., Engine], tiru: pytest.MonkeyPatch) -> Callable[..., Engine]:
    """Return `create_engine` with one memory for all SQLite files: SQLAlchemy keeps it for each engine's dialect."""
    tersusun: LRUCache[Any, Any] = LRUCache(_BANYAK)
    tiru.setattr(Sqlite, "__eq__", lambda satu, lain: type(satu) is type(lain))
    tiru.setattr(Sqlite, "__hash__", lambda satu: hash(type(satu)))

    def create_engine(*alamat: Any, **pilihan: Any) -> Engine:
        mesin = buat(*alamat, **pilihan)
        if isinstance(mesin.dialect, Sqlite):
            mesin.update_execution_options(compiled_cache=tersusun)
        return mesin

    return create_engine
