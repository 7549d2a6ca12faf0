"""Whether anything changed below some folders: looked at now and then, for all who ask within a moment.

A whole office is a thousand entries, and a page asks about it in each of its parts; so one walk answers for a second,
or for ten times as long as it took. What this process changes itself it says (`berubah`), and the next question walks.
An answer is never taken for newer than the walk: whoever keeps what they read *after* they asked keeps nothing that a
later walk does not refuse.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import count

from tata_usaha.dasar import ingatan

SEJENAK = 1.0
"""For so many seconds a walk answers,"""
BAGIAN = 10
"""or for so many times as long as it took, when that is more."""
_KUNCI = threading.Lock()
_NOMOR = count(1)
_MENULIS: ContextVar[bool] = ContextVar("sedang menulis", default=False)
_perubahan = 0


@dataclass(frozen=True)
class Pohon:
    """Folders with all below them, without some paths; the times of `ramai` may be young: a register lies in it."""

    akar: tuple[str, ...]
    kecuali: frozenset[str] = frozenset()
    ramai: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Terlihat:
    sampai: float
    perubahan: int
    isi: list[tuple[object, ...]] | None
    nomor: int | None


_TERLIHAT: dict[Pohon, _Terlihat] = {}


def berubah() -> None:
    """Say that this process changed something: what was seen before does not count any more."""
    global _perubahan
    with _KUNCI:
        _perubahan += 1


@contextmanager
def menulis() -> Iterator[None]:
    """Let nothing that is remembered count for who writes, in this thread or task; afterwards for nobody."""
    tanda = _MENULIS.set(True)
    try:
        yield
    finally:
        _MENULIS.reset(tanda)
        berubah()


def tanda_pohon(pohon: Pohon) -> int | None:
    """Return a number that stays while nothing changes; None when nobody can tell, or while who asks is writing."""
    if not ingatan.dapat_mengingat() or _MENULIS.get():
        return None
    with _KUNCI:
        lama = _TERLIHAT.get(pohon)
        if lama is not None and lama.perubahan == _perubahan and time.monotonic() < lama.sampai:
            return lama.nomor
        mulai = time.monotonic()
        isi = keadaan_pohon(pohon)
        nomor = None
        if isi is not None:
            nomor = lama.nomor if lama is not None and lama.isi == isi else next(_NOMOR)
        sampai = mulai + max(SEJENAK, BAGIAN * (time.monotonic() - mulai))
        if len(_TERLIHAT) > 8:
            _TERLIHAT.clear()
        _TERLIHAT[pohon] = _Terlihat(sampai, _perubahan, isi, nomor)
        return nomor


def keadaan_pohon(pohon: Pohon) -> list[tuple[object, ...]] | None:
    """Return all entries as they are now, also for who is writing.

    The times of a folder tell of names that came and went, so none is missed between two walks. None when one changed
    just now, or a folder is a link, which may lead in a circle; and where nothing is remembered.
    """
    if not ingatan.dapat_mengingat():
        return None
    batas = time.time_ns() - ingatan.BARU_NS
    hasil: list[tuple[object, ...]] = []
    antre = list(pohon.akar)
    try:
        for akar in pohon.akar:
            if os.path.lexists(akar):
                k = os.stat(akar)  # noqa: PTH116 - one that is linked is where it leads
                if _muda(k, batas) and akar not in pohon.ramai:
                    return None
                hasil.append(_keadaan(akar, k))
            else:
                hasil.append((akar, None))
                antre.remove(akar)
        while antre:
            with os.scandir(antre.pop()) as isi:
                for satu in isi:
                    if satu.path in pohon.kecuali:
                        continue
                    if satu.is_dir():
                        if satu.is_symlink():
                            return None
                        antre.append(satu.path)
                    k = satu.stat()
                    if _muda(k, batas) and satu.path not in pohon.ramai:
                        return None
                    hasil.append(_keadaan(satu.path, k))
    except OSError:
        return None
    return hasil


def _muda(k: os.stat_result, batas: int) -> bool:
    return max(k.st_mtime_ns, k.st_ctime_ns) > batas


def _keadaan(tempat: str, k: os.stat_result) -> tuple[object, ...]:
    return tempat, k.st_dev, k.st_ino, k.st_size, k.st_mtime_ns, k.st_ctime_ns
