"""Who may speak to the Prefect server at all: only somebody who calls it by a name of this computer.

A page of another site can have its own name lead to 127.0.0.1 (DNS rebinding); the browser then
takes our server for that site's. The name stays the stranger's, though, and is in every request.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Lingkup = MutableMapping[str, Any]
Terima = Callable[[], Awaitable[MutableMapping[str, Any]]]
Kirim = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Aplikasi = Callable[[Lingkup, Terima, Kirim], Awaitable[None]]

_NAMA_LOKAL = re.compile(rb"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
_TOLAK = b"Alamat ini tidak dilayani. Buka dengan alamat yang ditampilkan zi layani.\n"


class HanyaLokal:
    """An ASGI application in front of another, which gets to see no request under a stranger's name."""

    def __init__(self, aplikasi: Aplikasi) -> None:
        self._aplikasi = aplikasi

    async def __call__(self, lingkup: Lingkup, terima: Terima, kirim: Kirim) -> None:
        """Pass a request on, or refuse it: 400, and for a websocket no handshake (403)."""
        if lingkup["type"] == "lifespan" or _nama_lokal(lingkup):
            await self._aplikasi(lingkup, terima, kirim)
        elif lingkup["type"] == "websocket":
            await kirim({"type": "websocket.close", "code": 1008})
        else:
            kepala = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(_TOLAK))]
            await kirim({"type": "http.response.start", "status": 400, "headers": kepala})
            await kirim({"type": "http.response.body", "body": _TOLAK})


def _nama_lokal(lingkup: Lingkup) -> bool:
    """Tell whether a request names its host exactly once, and by a name of this computer."""
    nama = [nilai for kunci, nilai in lingkup["headers"] if kunci.lower() == b"host"]
    return len(nama) == 1 and _NAMA_LOKAL.fullmatch(nama[0]) is not None
