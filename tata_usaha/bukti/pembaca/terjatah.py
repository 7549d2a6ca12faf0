"""A stranger's file of which only so much may be read: what a check may cost is set by us, not by its sender."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO


class JatahHabis(Exception):
    """More of a file was asked for than its check may cost."""


class Terjatah(io.RawIOBase):
    """A file of which `sisa` more bytes can be read; then every read raises JatahHabis."""

    def __init__(self, masuk: BinaryIO, jatah: int) -> None:
        self._masuk = masuk
        self.sisa = jatah

    @property
    def habis(self) -> bool:
        """Whether more was asked for."""
        return self.sisa < 0

    def readable(self) -> bool:
        """Tell that it can be."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be."""
        return True

    def seek(self, letak: int, dari: int = io.SEEK_SET, /) -> int:
        """Go to a place, which costs nothing."""
        return self._masuk.seek(letak, dari)

    def tell(self) -> int:
        """Return where it stands."""
        return self._masuk.tell()

    def readinto(self, wadah: Any, /) -> int:
        """Fill a buffer; raise JatahHabis when it is more than may be read."""
        isi = self._masuk.read(min(len(memoryview(wadah)), max(self.sisa, 0) + 1))
        self.sisa -= len(isi)
        if self.habis:
            raise JatahHabis
        memoryview(wadah)[: len(isi)] = isi
        return len(isi)

    @contextmanager
    def menjumlahkan(self, ukuran: int) -> Iterator[None]:
        """Let the whole file be read twice meanwhile, which summing up what was signed takes."""
        sisa, self.sisa = self.sisa, 2 * ukuran
        try:
            yield
        finally:
            self.sisa = sisa
