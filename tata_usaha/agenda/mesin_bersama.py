"""Engines that outlive one use: who answers many requests opens the register's connections once, not for each.

Only within `bersama`, which a program enters that runs for long; a command opens and closes as ever. What is done to
the register's file meanwhile is seen at once: one that was replaced gets connections of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

_KUNCI = threading.Lock()
_MESIN: dict[str, tuple[Engine, object]] = {}
_dipakai = 0


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
