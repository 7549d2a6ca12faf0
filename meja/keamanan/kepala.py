"""In front of the desk: whose request is refused before anything is looked at, and what every answer tells the browser.

Who writes must come from a page of this very address (`Origin`): no other site can make a browser send that, and no
browser leaves it out, also where the page is not secure (measured in Chromium; `Sec-Fetch-…` is missing there).
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from meja.setelan import SetelanMeja
from tata_usaha.dasar.penjaga_host import Aplikasi, Kirim, Lingkup, Terima
from tata_usaha.dasar.penjaga_pohon import berubah, menulis

_AMAN = frozenset({"GET", "HEAD"})
_ASING = b"Permintaan ini tidak datang dari halaman meja. Buka lagi halamannya, lalu ulangi.\n"
_CSP = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
KEPALA = {
    b"content-security-policy": _CSP.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
"""What every answer carries; a page itself decides how long it may be kept (`cache-control`)."""


class Kepala:
    """An ASGI application in front of another: refuses writes of other pages, and says what browsers may do."""

    def __init__(self, aplikasi: Aplikasi, setelan: SetelanMeja) -> None:
        self._aplikasi = aplikasi
        self._setelan = setelan

    async def __call__(self, lingkup: Lingkup, terima: Terima, kirim: Kirim) -> None:
        """Pass a request on, or refuse it with 403."""
        if lingkup["type"] != "http":
            await self._aplikasi(lingkup, terima, kirim)
            return

        async def dengan_kepala(pesan: MutableMapping[str, Any]) -> None:
            if pesan["type"] == "http.response.start":
                kepala = list(pesan["headers"])
                ada = {nama.lower() for nama, _ in kepala}
                kepala += [(nama, nilai) for nama, nilai in KEPALA.items() if nama not in ada]
                if b"cache-control" not in ada:
                    kepala.append((b"cache-control", b"no-store"))
                pesan = {**pesan, "headers": kepala}
            await kirim(pesan)

        if lingkup["method"] not in _AMAN and not self._sendiri(lingkup):
            kepala = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(_ASING))]
            await dengan_kepala({"type": "http.response.start", "status": 403, "headers": kepala})
            await kirim({"type": "http.response.body", "body": _ASING})
            return
        if lingkup["method"] in _AMAN:
            await self._aplikasi(lingkup, terima, dengan_kepala)
            return

        async def sesudah_menulis(pesan: MutableMapping[str, Any]) -> None:
            berubah()  # who has the answer looks next
            await dengan_kepala(pesan)

        with menulis():
            await self._aplikasi(lingkup, terima, sesudah_menulis)

    def _sendiri(self, lingkup: Lingkup) -> bool:
        """Tell whether a request comes from a page of the very address that it is sent to."""
        nama = [nilai for kunci, nilai in lingkup["headers"] if kunci == b"host"]
        asal = [nilai for kunci, nilai in lingkup["headers"] if kunci == b"origin"]
        return len(nama) == 1 and asal == [self._setelan.skema.encode() + b"://" + nama[0]]
