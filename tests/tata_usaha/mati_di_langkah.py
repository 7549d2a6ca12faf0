"""Kill at every durable step: for each n a child does some work and kills itself before its n-th name or commit."""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


def mati_sebelum(n: int, nama: Iterable[str]) -> Callable[..., None]:
    """Let this process die before its n-th durable step; return what counts one (for a database's commits).

    Steps are also the calls of these functions of `os`: what gives, takes or moves a name.
    """
    sisa = n

    def langkah(*_: object) -> None:
        nonlocal sisa
        sisa -= 1
        if sisa == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def sesudah_langkah(asli: Callable[..., Any]) -> Callable[..., Any]:
        def ganti(*args: Any, **kwargs: Any) -> Any:
            langkah()
            return asli(*args, **kwargs)

        return ganti

    for satu in nama:
        setattr(os, satu, sesudah_langkah(getattr(os, satu)))
    return langkah


def mati_di_setiap_langkah(siapkan: Callable[[int], Path], kerja: Callable[[Path, int], None]) -> None:
    """Do the work in a child for each n, at a place made for it; print after how many steps it is done."""
    for n in itertools.count(1):
        tempat = siapkan(n)
        anak = os.fork()
        if anak == 0:
            kerja(tempat, n)
            os._exit(0)
        _, keadaan = os.waitpid(anak, 0)
        if not os.WIFSIGNALED(keadaan):
            assert keadaan == 0
            sys.stdout.write(f"{n - 1}\n")
            return
