"""What was read of files and need not be read again, while the system says that they are still the same.

Only within `mengingat`, which a program enters that runs for long; a command reads as ever. A file is the same when its
size, both of its times and its entry are: on POSIX nobody can set the time of an entry's last change. What changed just
now may change once more within the grain of that time, so it is not remembered; on Windows, which tells of no such
time, nothing is, and a file is at least read.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from tata_usaha.dasar import berkas

V = TypeVar("V")
Tanda = tuple[Hashable, ...]

BARU_NS = 2_000_000_000
"""So young a change may be followed by another one that its time does not tell: file systems count in up to 2 s."""
_KUNCI = threading.Lock()
_dipakai = 0


@contextmanager
def mengingat() -> Iterator[None]:
    """Let this process remember what it reads within, in all its threads."""
    global _dipakai
    with _KUNCI:
        _dipakai += 1
    try:
        yield
    finally:
        with _KUNCI:
            _dipakai -= 1


def dapat_mengingat() -> bool:
    """Tell whether this process remembers what it reads, and the system tells what stayed the same."""
    return _dipakai > 0 and sys.platform != "win32"


class Ingatan(Generic[V]):
    """So many results by what they were made from; what was asked for longest ago is forgotten first."""

    def __init__(self, banyak: int) -> None:
        self._banyak = banyak
        self._isi: OrderedDict[Hashable, V] = OrderedDict()
        self._kunci = threading.Lock()

    def ambil(self, kunci: Hashable) -> V | None:
        """Return a result; None when it is not known."""
        with self._kunci:
            if kunci not in self._isi:
                return None
            self._isi.move_to_end(kunci)
            return self._isi[kunci]

    def simpan(self, kunci: Hashable, nilai: V) -> None:
        """Remember a result."""
        with self._kunci:
            self._isi[kunci] = nilai
            self._isi.move_to_end(kunci)
            while len(self._isi) > self._banyak:
                self._isi.popitem(last=False)


class IngatanBerkas(Generic[V]):
    """What is computed from a file's bytes, remembered by its SHA-256, and this by its entry."""

    def __init__(self, hitung: Callable[[bytes], V], banyak: int = 2000) -> None:
        self._hitung = hitung
        self._menurut_sidik: Ingatan[V] = Ingatan(banyak)
        self._menurut_tempat: Ingatan[tuple[Tanda, str]] = Ingatan(2 * banyak)

    def lihat(self, tempat: Path, maks: int) -> tuple[str, V]:
        """Return a file's SHA-256 and what is computed from it.

        Raises:
            BerkasTakWajar: when it is no ordinary file, or has more than `maks` bytes.
            OSError: when it cannot be read.

        """
        tanda = tanda_berkas([tempat])
        if tanda is not None and (ada := self._menurut_tempat.ambil(str(tempat))) and ada[0] == tanda:
            nilai = self._menurut_sidik.ambil(ada[1])
            if nilai is not None:
                return ada[1], nilai
        isi = berkas.baca(tempat, maks)
        sidik = berkas.sha256(isi)
        nilai = self.dari(isi, sidik)
        if tanda is not None and tanda_berkas([tempat]) == tanda:  # not replaced while it was read
            self._menurut_tempat.simpan(str(tempat), (tanda, sidik))
        return sidik, nilai

    def dari(self, isi: bytes, sidik: str) -> V:
        """Return what is computed from some bytes of this SHA-256."""
        if not _dipakai:
            return self._hitung(isi)
        nilai = self._menurut_sidik.ambil(sidik)
        if nilai is None:
            nilai = self._hitung(isi)
            self._menurut_sidik.simpan(sidik, nilai)
        return nilai


def tanda_berkas(tempat: Iterable[Path | str]) -> Tanda | None:
    """Return by what some files are known to be the same as before; None when nobody can tell, or nothing is kept."""
    if not dapat_mengingat():
        return None
    batas = time.time_ns() - BARU_NS
    hasil: list[Hashable] = []
    for satu in tempat:
        try:
            k = os.stat(satu)  # noqa: PTH116 - of hundreds of files, and a Path for each costs more than the look
        except FileNotFoundError:
            hasil.append((str(satu), None))
            continue
        except OSError:
            return None
        if max(k.st_ctime_ns, k.st_mtime_ns) > batas:
            return None
        hasil.append((str(satu), k.st_dev, k.st_ino, k.st_size, k.st_mtime_ns, k.st_ctime_ns))
    return tuple(hasil)
