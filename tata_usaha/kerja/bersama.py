"""What a program enters that answers many requests: the register is opened once, and what was read is remembered.

Outside of it every use case opens and reads for itself, as a command does; within, the answers are the same.
Remembered is a whole answer, with what it was made from: the office's folders as a walk saw them last, the register as
its database tells its states apart, the minute. What others do to the folders is seen a second later, what this process
does at once (`dasar.penjaga_pohon`).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeVar, cast

from tata_usaha.agenda.mesin_bersama import bersama, tanda_basis
from tata_usaha.dasar import waktu
from tata_usaha.dasar.ingatan import Ingatan, mengingat
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.penjaga_pohon import Pohon, tanda_pohon

V = TypeVar("V")
_HASIL: Ingatan[tuple[Hashable, object]] = Ingatan(400)
_GEMBOK: Ingatan[threading.Lock] = Ingatan(400)
_TUNGGU = 5.0


@contextmanager
def terbuka_lama() -> Iterator[None]:
    """Let all use cases of this process share the register's connections, and what they read of files."""
    with bersama(), mengingat():
        yield


def tanda_kantor(pengaturan: Pengaturan) -> Hashable | None:
    """Return what stays while neither a folder nor the register changes, for a minute; None when nobody can tell."""
    basis = tanda_basis(pengaturan.database)
    pohon = None if basis is None else tanda_pohon(_pohon(pengaturan))
    return None if pohon is None else (basis, pohon, waktu.sekarang().replace(second=0, microsecond=0))


def ingat(
    pengaturan: Pengaturan, kunci: Hashable, hitung: Callable[[], V], layak: Callable[[V], bool] = lambda _: True
) -> V:
    """Return what `hitung` returns, or returned for this key while the office was the same; nobody may change it.

    Of several who ask at once one finds out. What is not `layak` is not kept.
    """
    tanda = tanda_kantor(pengaturan)
    if tanda is None:
        return hitung()
    tempat = (pengaturan, kunci)
    ada = _HASIL.ambil(tempat)
    if ada is not None and ada[0] == tanda:
        return cast("V", ada[1])
    gembok = _GEMBOK.ambil(tempat)
    if gembok is None:
        gembok = threading.Lock()
        _GEMBOK.simpan(tempat, gembok)
    dapat = gembok.acquire(timeout=_TUNGGU)
    try:
        tanda = tanda_kantor(pengaturan)  # before it is read: what changes from here on refuses what is kept
        ada = _HASIL.ambil(tempat)
        if ada is not None and tanda is not None and ada[0] == tanda:
            return cast("V", ada[1])
        nilai = hitung()
        if tanda is not None and layak(nilai):
            _HASIL.simpan(tempat, (tanda, nilai))
        return nilai
    finally:
        if dapat:
            gembok.release()


def yang_diingat(pengaturan: Pengaturan, kunci: Hashable) -> object | None:
    """Return what `ingat` would return for this key without finding anything out; None when it would have to."""
    ada = _HASIL.ambil((pengaturan, kunci))
    return ada[1] if ada is not None and ada[0] == tanda_kantor(pengaturan) else None


@lru_cache(8)
def _pohon(pengaturan: Pengaturan) -> Pohon:
    """Return what a page is made from; not the register, which numbers its states, nor what is made or kept of it."""
    berkas = pengaturan.berkas_database
    milik = [f"{berkas}{akhiran}" for akhiran in ("", "-journal", "-wal", "-shm")] if berkas else []
    ruang = pengaturan.gambar.parent
    return Pohon(
        tuple(
            str(f)
            for f in dict.fromkeys(
                [pengaturan.plan, pengaturan.bukti, pengaturan.outbox, pengaturan.templat, *pengaturan.folder_cadangan]
            )
        ),
        frozenset({*milik, str(pengaturan.gambar), str(pengaturan.pindaian), f"{ruang}{os.sep}unggahan"}),
        frozenset({str(ruang)}),
    )
