"""Engines that outlive one use: who answers many requests opens the register's connections once, not for each.

Only within `bersama`, which a program enters that runs for long; a command opens and closes as ever. What is done to
the register's file meanwhile is seen at once: one that was replaced gets connections of its own.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

_KUNCI = threading.Lock()
_MESIN: dict[str, tuple[Engine, object]] = {}
_dipakai = 0
_PENGAMAT: dict[str, tuple[int, object, sqlite3.Connection]] = {}
_KUNCI_PENGAMAT = threading.Lock()
_NOMOR = count(1)


@contextmanager
def bersama() -> Iterator[None]:
    """Let all registers that this process opens within share their connections, in all its threads."""
    global _dipakai
    with _KUNCI:
        _dipakai += 1
    try:
        yield
    finally:
        with _KUNCI:
            _dipakai -= 1
            sisa = [] if _dipakai else [mesin for mesin, _ in _MESIN.values()]
            if not _dipakai:
                _MESIN.clear()
        for mesin in sisa:
            mesin.dispose()
        if sisa:
            with _KUNCI_PENGAMAT:
                while _PENGAMAT:
                    _PENGAMAT.popitem()[1][2].close()


def mesin_bersama(url: str, buat: Callable[[str], Engine]) -> Engine | None:
    """Return the engine of an address that is shared; None outside of `bersama`.

    One for a file that is another one by now is not used any more.
    """
    if not _dipakai:
        return None
    with _KUNCI:
        if not _dipakai:
            return None
        mesin, lama = _MESIN.get(url, (None, None))
        if mesin is not None:
            if _tanda(mesin) == lama:
                return mesin
            mesin.dispose()  # who is at work with it ends undisturbed
        baru = buat(url)
        _MESIN[url] = (baru, _tanda(baru))
        return baru


def tanda_basis(url: str) -> Hashable | None:
    """Return what stays while nobody writes into a register, no other process either.

    None outside of `bersama`, and where nobody can tell, as while somebody writes into a file.
    """
    mesin, berkas = _MESIN.get(url, (None, None))
    if not _dipakai or mesin is None:
        return None
    if mesin.dialect.name == "postgresql":
        return _tanda_server(mesin)
    return _tanda_sqlite(url, mesin, berkas)


def _tanda_server(mesin: Engine) -> Hashable | None:
    """Return which transactions a server counts as done: as long as these are the same, every answer is.

    Who commits is in it only from the moment on that others see what they wrote. None for a server before version 13.
    """
    try:
        with mesin.connect().execution_options(isolation_level="AUTOCOMMIT") as sambungan:
            tanya = "SELECT pg_current_snapshot()::text, pg_postmaster_start_time()::text"
            return tuple(sambungan.exec_driver_sql(tanya).one())
    except SQLAlchemyError:
        return None


def _tanda_sqlite(url: str, mesin: Engine, berkas: object) -> Hashable | None:
    """Return what a connection that never writes is told whether others did (`PRAGMA data_version`)."""
    with _KUNCI_PENGAMAT:
        if not berkas or _tanda(mesin) != berkas:
            return None
        ada = _PENGAMAT.get(url)
        try:
            if ada is None or ada[1] != berkas:
                if ada is not None:
                    ada[2].close()
                tempat = Path(make_url(url).database or "").resolve()
                pengamat = sqlite3.connect(f"{tempat.as_uri()}?mode=ro", uri=True, timeout=0.2, check_same_thread=False)
                ada = _PENGAMAT[url] = next(_NOMOR), berkas, pengamat
            return ada[0], int(ada[2].execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:
            with contextlib.suppress(KeyError, sqlite3.Error):
                _PENGAMAT.pop(url)[2].close()
            return None


def _tanda(mesin: Engine) -> object:
    """Return what tells the file of an SQLite register from another one of the same name; None where it is no file."""
    tempat = mesin.url.database
    if mesin.dialect.name != "sqlite" or not tempat or tempat == ":memory:":
        return None
    try:
        keadaan = Path(tempat).stat()
    except OSError:
        return ()
    return keadaan.st_dev, keadaan.st_ino
