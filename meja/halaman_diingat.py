"""Pages that are made once for each state of the office: a look at them again costs only the question who asks.

What a page says is made from the office's folders, the register, the minute, who asks and the address; what it says
besides (pages of a letter that are being made, a sentence that is told once) is asked here, and then it is made anew.
"""

from __future__ import annotations

import functools
import gzip
from collections.abc import Callable, Hashable
from typing import ParamSpec, cast

from starlette.responses import HTMLResponse, Response

from meja import kilat
from meja.keamanan.gerbang import nama_kuki
from meja.meja import Meja
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.kerja.bersama import ingat
from tata_usaha.kerja.hitung_isian import hitungan_terakhir

P = ParamSpec("P")
_JANGAN = "jangan_diingat"
_KECIL = 600
"""A page so small is sent as it is (as `GZipMiddleware` does)."""


def diingat(
    juga: Callable[[Meja], Hashable] = lambda _: (),
) -> Callable[[Callable[P, Response]], Callable[P, Response]]:
    """Let a route's page be made once for each state of the office.

    `juga` is what it depends on besides, of this process; None when that cannot be told, and it is made each time.
    """

    def hias(rute: Callable[P, Response]) -> Callable[P, Response]:
        @functools.wraps(rute)
        def halaman(*args: P.args, **kwargs: P.kwargs) -> Response:
            meja = cast("Meja", kwargs["meja"])
            lain = juga(meja)
            if lain is None or kilat.ada(meja.permintaan.cookies.get(nama_kuki(meja.permintaan), "")):
                return rute(*args, **kwargs)
            baru: list[Response] = []

            def buat() -> tuple[bytes, bytes] | None:
                jawab = rute(*args, **kwargs)
                baru.append(jawab)
                biasa = type(jawab) is HTMLResponse and jawab.status_code == 200
                if not biasa or hasattr(meja.permintaan.state, _JANGAN):
                    return None
                isi = bytes(jawab.body)
                return isi, gzip.compress(isi, 6, mtime=0) if len(isi) >= _KECIL else b""

            kepala = meja.permintaan.headers
            alamat, app = meja.permintaan.url, id(meja.permintaan.app)
            kunci = (app, alamat.path, alamat.query, kepala.get("hx-request"), meja.orang, lain)
            isi = ingat(meja.pengaturan, kunci, buat, lambda hasil: hasil is not None)
            if baru or isi is None:
                return baru[0] if baru else rute(*args, **kwargs)
            if isi[1] and "gzip" in kepala.get("accept-encoding", ""):
                return HTMLResponse(isi[1], headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
            return HTMLResponse(isi[0])

        return halaman

    return hias


def keadaan_hitungan(meja: Meja) -> Hashable:
    """Return whether blanks were counted, and whether the figures are of now; None when nobody can tell."""
    try:
        hitungan, kini = hitungan_terakhir(meja.pengaturan, meja.satker)
    except GalatZI:  # the page tells it
        return None
    return hitungan is not None, kini


def jangan_diingat(meja: Meja) -> None:
    """Say that the page which is being made is of this moment only."""
    setattr(meja.permintaan.state, _JANGAN, True)
