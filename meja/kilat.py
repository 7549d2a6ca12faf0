"""A sentence that is told once, on the page that follows an act: kept by this process, for a browser, for a moment."""

from __future__ import annotations

import threading
import time


class Ingat(str):
    """A sentence that tells of something still to be done: it does not stand in the box of what went well."""

    __slots__ = ()


class Sandi(str):
    """A passphrase that is shown this once: it stands out between the sentences that tell it."""

    __slots__ = ()


_BANYAK, _LAMA = 1000, 300.0
_kunci = threading.Lock()
_pesan: dict[str, tuple[float, list[str]]] = {}


def titip(sesi: str, pesan: str) -> None:
    """Keep a sentence for whoever has this session; it is lost with the process, and after five minutes."""
    with _kunci:
        sekarang = time.monotonic()
        for lama in [s for s, (saat, _) in _pesan.items() if saat < sekarang - _LAMA]:
            del _pesan[lama]
        if len(_pesan) >= _BANYAK:
            _pesan.clear()
        _pesan.setdefault(sesi, (sekarang, []))[1].append(pesan)


def ada(sesi: str) -> bool:
    """Tell whether something is kept."""
    with _kunci:
        return sesi in _pesan


def ambil(sesi: str) -> list[str]:
    """Return what was kept, which is then forgotten."""
    with _kunci:
        return _pesan.pop(sesi, (0.0, []))[1]
