"""Who may speak to a server of ours at all: only somebody who calls it by one of its names, from a page of its own.

A page of another site can have its own name lead to 127.0.0.1 (DNS rebinding); the browser then
takes our server for that site's. The name stays the stranger's, though, and is in every request.
A page that calls us by our own name says in its Origin whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Lingkup = MutableMapping[str, Any]
Terima = Callable[[], Awaitable[MutableMapping[str, Any]]]
Kirim = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Aplikasi = Callable[[Lingkup, Terima, Kirim], Awaitable[None]]

_PORTA = rb"(:[0-9]{1,5})?"
_TOLAK = b"Alamat ini tidak dilayani. Buka dengan alamat yang disebut ketika program ini dibuka.\n"


class HanyaDikenal:
    """An ASGI application in front of another, which gets to see no request under a stranger's name or of its page."""

    def __init__(self, aplikasi: Aplikasi, nama: Iterable[str]) -> None:
        self._aplikasi = aplikasi
        sah = b"|".join(re.escape(satu.encode()) for satu in nama)
        self._nama = re.compile(rb"(" + sah + rb")" + _PORTA, re.IGNORECASE)
        self._asal = re.compile(rb"https?://(" + sah + rb")" + _PORTA, re.IGNORECASE)

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
        """Tell whether a request names its host exactly once, and by a name of ours, and comes from no other's page."""
        nama = _kepala(lingkup, b"host")
        asal = _kepala(lingkup, b"origin")
        return (
            len(nama) == 1
            and self._nama.fullmatch(nama[0]) is not None
            and all(self._asal.fullmatch(satu) is not None for satu in asal)
        )


def _kepala(lingkup: Lingkup, nama: bytes) -> list[bytes]:
    return [nilai for kunci, nilai in lingkup["headers"] if kunci.lower() == nama]
