"""Pages that are made once for each state of the office: a look at them again costs only the question who asks.

What a page says is made from the office's folders, the register, the minute, who asks and the address; what it says
besides (whether a letter's pages are there, where else one is logged in) its route names. With a sentence that is told
once it is made anew.
A kept page is given before any route is looked for (`HalamanDiingat`); a page that is not there yet is made by its
route, for one of all who ask at once (`diingat`). Whether somebody may see it was judged when it was made, for the same
person with the same roles.
"""

from __future__ import annotations

import functools
import gzip
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import ParamSpec, cast

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from meja import kilat
from meja.keamanan.gerbang import nama_kuki, siapa
from meja.meja import Meja, meja_ini
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.ingatan import Ingatan
from tata_usaha.dasar.penjaga_host import Aplikasi, Kirim, Lingkup, Terima
from tata_usaha.kerja.bersama import ingat, yang_diingat

P = ParamSpec("P")
Juga = Callable[[Meja], Hashable]
_KECIL = 600
"""A page so small is sent as it is (as `GZipMiddleware` does)."""
_JUGA: Ingatan[Juga] = Ingatan(2000)
"""Paths of which pages were kept, and what these depend on besides."""


@dataclass(frozen=True)
class _Isi:
    """A page as it is sent, and compressed (b"": it is too small)."""

    biasa: bytes
    padat: bytes

    def jawab(self, permintaan: Request) -> Response:
        """Return it as this browser takes it."""
        if self.padat and "gzip" in permintaan.headers.get("accept-encoding", ""):
            return HTMLResponse(self.padat, headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
        return HTMLResponse(self.biasa)


class HalamanDiingat:
    """An ASGI application in front of the routes: gives a page that was made and is still true."""

    def __init__(self, aplikasi: Aplikasi) -> None:
        self._aplikasi = aplikasi

    async def __call__(self, lingkup: Lingkup, terima: Terima, kirim: Kirim) -> None:
        """Answer a request with the page that is kept, or pass it on."""
        juga = _JUGA.ambil(lingkup["path"]) if lingkup["type"] == "http" and lingkup["method"] == "GET" else None
        jawab = await run_in_threadpool(_yang_ada, Request(lingkup), juga) if juga is not None else None
        await (jawab or self._aplikasi)(lingkup, terima, kirim)


def diingat(juga: Juga = lambda _: ()) -> Callable[[Callable[P, Response]], Callable[P, Response]]:
    """Let a route's page be made once for each state of the office.

    `juga` is what it depends on besides, of this process; None when that cannot be told, and it is made each time.
    """

    def hias(rute: Callable[P, Response]) -> Callable[P, Response]:
        @functools.wraps(rute)
        def halaman(*args: P.args, **kwargs: P.kwargs) -> Response:
            meja = cast("Meja", kwargs["meja"])
            kunci = _kunci(meja, juga)
            if kunci is None:
                return rute(*args, **kwargs)
            baru: list[Response] = []

            def buat() -> _Isi | None:
                jawab = rute(*args, **kwargs)
                baru.append(jawab)
                if type(jawab) is not HTMLResponse or jawab.status_code != 200:
                    return None
                _JUGA.simpan(meja.permintaan.scope["path"], juga)
                isi = bytes(jawab.body)
                return _Isi(isi, gzip.compress(isi, 6, mtime=0) if len(isi) >= _KECIL else b"")

            isi = ingat(meja.pengaturan, kunci, buat, lambda hasil: hasil is not None)
            if baru or isi is None:
                return baru[0] if baru else rute(*args, **kwargs)
            return isi.jawab(meja.permintaan)

        return halaman

    return hias


def _yang_ada(permintaan: Request, juga: Juga) -> Response | None:
    """Return the page that is kept for who asks; None when there is none, and when it takes more to tell."""
    try:
        if siapa(permintaan) is None:
            return None
        meja = meja_ini(permintaan)
        kunci = _kunci(meja, juga)
        isi = None if kunci is None else yang_diingat(meja.pengaturan, kunci)
    except GalatZI:  # the page tells it
        return None
    return isi.jawab(permintaan) if isinstance(isi, _Isi) else None


def _kunci(meja: Meja, juga: Juga) -> Hashable | None:
    """Return by what a page is kept; None when it is of this moment only."""
    permintaan, lain = meja.permintaan, juga(meja)
    if lain is None or kilat.ada(permintaan.cookies.get(nama_kuki(permintaan), "")):
        return None
    lingkup = permintaan.scope
    htmx = permintaan.headers.get("hx-request")
    return id(permintaan.app), lingkup["path"], lingkup["query_string"], htmx, meja.orang, lain


def tempat_masuk(meja: Meja) -> Hashable:
    """Return in which session somebody asks: for pages that tell it from others of theirs."""
    return meja.permintaan.cookies.get(nama_kuki(meja.permintaan), "")


def keadaan_hitungan(meja: Meja) -> Hashable:
    """Return whether blanks were counted, and whether the figures are of now; None when nobody can tell."""
    from tata_usaha.kerja.hitung_isian import hitungan_terakhir  # all letters stand behind it: not while the desk opens

    try:
        hitungan, kini = hitungan_terakhir(meja.pengaturan, meja.satker)
    except GalatZI:  # the page tells it
        return None
    return hitungan is not None, kini
