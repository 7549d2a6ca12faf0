"""A lock on a file that ends with whoever holds it, however that comes about: a crash leaves nothing locked."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_JEDA = 0.05
_BATAS_TUNGGU = 30.0

if sys.platform == "win32":
    import msvcrt

    def _kunci(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _kunci(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Kunci:
    """One lock; two of the same file exclude each other, also within one process.

    The file itself says nothing and stays where it is: whoever removed it would let a second holder in.
    """

    def __init__(self, berkas: Path) -> None:
        self.berkas = berkas
        self._fd: int | None = None

    def coba(self, sabar: float = 0.0) -> bool:
        """Take the lock if nobody else holds it, or gives it up within so many seconds; tell whether it is ours.

        Raises:
            OSError: when the file cannot be opened or made.

        """
        fd = os.open(self.berkas, os.O_RDWR | os.O_CREAT, 0o600)  # a child process does not inherit it
        akhir = time.monotonic() + sabar
        while True:
            try:
                _kunci(fd)
            except (BlockingIOError, PermissionError):
                if time.monotonic() >= akhir:
                    os.close(fd)
                    return False
                time.sleep(_JEDA)
            except BaseException:
                os.close(fd)
                raise
            else:
                self._fd = fd
                return True

    def lepas(self) -> None:
        """Give the lock up, if it is ours."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> Self:
        """Wait for the lock.

        Raises:
            OSError: when the file cannot be opened, or somebody else holds it for half a minute.

        """
        if not self.coba(_BATAS_TUNGGU):
            raise TimeoutError(f"{self.berkas.name} tetap terkunci")
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, nilai: BaseException | None, jejak: TracebackType | None
    ) -> None:
        """Give the lock up."""
        self.lepas()


def terkunci(berkas: Path) -> bool:
    """Tell whether somebody holds a lock now; a file that does not exist is held by nobody."""
    if not berkas.exists():
        return False
    kunci = Kunci(berkas)
    try:
        return not kunci.coba()
    finally:
        kunci.lepas()
