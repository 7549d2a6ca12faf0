"""Who may speak to the Prefect server at all: only somebody who calls it by a name of this computer.

A page of another site can have its own name lead to 127.0.0.1 (DNS rebinding); the browser then
takes our server for that site's. The name stays the stranger's, though, and is in every request.
"""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from typing import Any

Lingkup = MutableMapping[str, Any]
Terima = Callable[[], Awaitable[MutableMapping[str, Any]]]
Kirim = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Aplikasi = Callable[[Lingkup, Terima, Kirim], Awaitable[None]]

_NAMA_LOKAL = re.compile(rb"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
_PORTA = re.compile(rb":[0-9]{1,5}$")
_TOLAK = b"Alamat ini tidak dilayani. Buka dengan alamat yang ditampilkan zi layani.\n"


class HanyaLokal:
    """An ASGI application in front of another, which gets to see no request under a stranger's name."""

    def __init__(self, aplikasi: Aplikasi, nama_lain: Collection[str] = ()) -> None:
        self._aplikasi = aplikasi
        self._nama_lain = frozenset(nama.lower().encode() for nama in nama_lain)

    async def __call__(self, lingkup: Lingkup, terima: Terima, kirim: Kirim) -> None:
        """Pass a request on, or refuse it: 400, and for a websocket no handshake (403)."""
        if lingkup["type"] == "lifespan" or self._dikenal(lingkup):
            await self._aplikasi(lingkup, terima, kirim)
        elif lingkup["type"] == "websocket":
            await kirim({"type": "websocket.close", "code": 1008})
        else:
            kepala = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(_TOLAK))]
            await kirim({"type": "http.response.start", "status": 400, "headers": kepala})
            await kirim({"type": "http.response.body", "body": _TOLAK})

    def _dikenal(self, lingkup: Lingkup) -> bool:
        """Tell whether a request names its host exactly once, and by a name of this computer."""
        nama = [nilai for kunci, nilai in lingkup["headers"] if kunci.lower() == b"host"]
        if len(nama) != 1:
            return False
        return _NAMA_LOKAL.fullmatch(nama[0]) is not None or _PORTA.sub(b"", nama[0].lower()) in self._nama_lain


def nama_host(lingkungan: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the names and addresses by which other computers call this one: ZI_NAMA_HOST, with commas between."""
    return tuple(nama.strip() for nama in lingkungan.get("ZI_NAMA_HOST", "").split(",") if nama.strip())
