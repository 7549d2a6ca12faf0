"""One at a time on this computer: a lock on a file, which ends with whoever holds it, however that comes about."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tata_usaha.dasar import berkas

_JEDA = 0.1

if sys.platform == "win32":
    import msvcrt

    def _kunci(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _kunci(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def giliran(kunci: Path, sabar: float) -> Iterator[None]:
    """Wait until nobody else holds the lock, and hold it; the file stays, and may be deleted while nobody works.

    Raises:
        TimeoutError: when somebody else holds it for so many seconds.
        OSError: when the file cannot be opened or made.

    """
    berkas.buat_folder(kunci.parent)
    fd = os.open(kunci, os.O_RDWR | os.O_CREAT, 0o660)
    akhir = time.monotonic() + sabar
    try:
        while True:
            try:
                _kunci(fd)
                break
            except (BlockingIOError, PermissionError):
                if time.monotonic() >= akhir:
                    raise TimeoutError(f"{kunci.name} tetap terkunci") from None
                time.sleep(_JEDA)
        yield
    finally:
        os.close(fd)
