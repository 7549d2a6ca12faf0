"""What takes long to find out and changes slowly, kept for a moment: one asks, the others wait for the answer."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from fastapi import FastAPI

from tata_usaha.dasar import waktu

T = TypeVar("T")
_GEMBOK = threading.Lock()


@dataclass(frozen=True)
class Diingat(Generic[T]):
    """What was found out, and when."""

    nilai: T
    saat: dt.datetime


@dataclass
class _Tempat:
    gembok: threading.Lock = field(default_factory=threading.Lock)
    isi: Diingat[object] | None = None
    sejak: float = 0.0


def sejenak(app: FastAPI, nama: str, detik: float, cari: Callable[[], T]) -> Diingat[T]:
    """Return what `cari` found out for this desk at most so many seconds ago, asking it anew when that is too long."""
    with _GEMBOK:
        semua: dict[str, _Tempat] = app.state.__dict__.setdefault("_ingatan", {})
        tempat = semua.setdefault(nama, _Tempat())
    with tempat.gembok:
        if tempat.isi is None or time.monotonic() >= tempat.sejak + detik:
            tempat.isi = Diingat(cari(), waktu.sekarang())
            tempat.sejak = time.monotonic()
        return cast("Diingat[T]", tempat.isi)


def lupakan(app: FastAPI, nama: str) -> None:
    """Have it found out anew when it is asked next."""
    with _GEMBOK:
        app.state.__dict__.setdefault("_ingatan", {}).pop(nama, None)
