"""How values become pages: the templates of `halaman/`, the words of dates and periods, the files of `statis/`."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from fastapi import FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from meja import kilat
from meja.hak import boleh
from meja.kata import bagi
from meja.keamanan.gerbang import nama_kuki, siapa
from tata_usaha.dasar import waktu
from tata_usaha.kerja.sebut_peristiwa import sebut_pelaku
from zi_model.bahasa import hari_tanggal, tanggal_panjang, tanggal_pendek
from zi_model.nama_naskah import sebut_nama, sebut_nama_awal
from zi_model.periode import Periode, PeriodeTidakSah

SINI = Path(__file__).parent
STATIS = {
    "meja.css": "text/css; charset=utf-8",
    "meja.js": "text/javascript; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "ikon.svg": "image/svg+xml",
}
"""The files that pages load, and what each is."""
_KELAS: dict[type[str], str] = {kilat.Ingat: "ingat", kilat.Sandi: "sandi"}
_ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}


class Tampilan:
    """The pages of one desk; `kantor` is what the office is called, `zona` its clock."""

    def __init__(self, kantor: str, zona: ZoneInfo) -> None:
        self.kantor = kantor
        self.zona = zona
        isi = {nama: (SINI / "statis" / nama).read_bytes() for nama in STATIS}
        self.statis = isi
        self.sidik = hashlib.sha256(b"".join(isi.values())).hexdigest()[:12]
        self._jinja = _templat(zona)

    def halaman(self, permintaan: Request, nama: str, status: int = 200, **nilai: Any) -> HTMLResponse:
        """Return a page, filled; `orang` is who sees it, None for who is not logged in."""
        app: FastAPI = permintaan.app
        orang = nilai.pop("orang", None) or siapa(permintaan)
        rute = permintaan.scope.get("route")
        tetap = {
            "orang": orang,
            "kantor": self.kantor,
            "setelan": app.state.setelan,
            "rute": getattr(rute, "name", ""),
            "boleh": lambda rute, unit=None: orang is not None and boleh(orang, rute, unit),
            "url": lambda rute, **bagian: url(app, rute, **bagian),
            "statis": lambda berkas: url(app, "statis", sidik=self.sidik, nama=berkas),
            "kini": waktu.sekarang(self.zona),
            "pesan": [(satu, _KELAS.get(type(satu), "")) for satu in kilat.ambil(_penanya(permintaan))],
        }
        return HTMLResponse(self._jinja.get_template(nama).render({**tetap, **nilai}), status)


@cache
def _templat(zona: ZoneInfo) -> Environment:
    """Return the templates of all pages, each compiled when it is first asked for, once for all desks of a process."""
    jinja = Environment(
        loader=FileSystemLoader(SINI / "halaman"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.filters.update(
        tanggal=tanggal_panjang,
        tanggal_pendek=tanggal_pendek,
        hari_tanggal=hari_tanggal,
        saat=partial(saat, zona=zona),
        jam=partial(jam, zona=zona),
        periode=nama_periode,
        ukuran=ukuran,
        bagi=bagi,
        pelaku=sebut_pelaku,
        sebut_nama=sebut_nama,
        sebut_nama_awal=sebut_nama_awal,
    )
    return jinja


def saat(nilai: dt.datetime, zona: ZoneInfo) -> str:
    """Return a moment on an office's clock: `26 Nov 2026 14.05`."""
    di_sini = nilai.astimezone(zona)
    return f"{tanggal_pendek(di_sini.date())} {di_sini:%H.%M}"


def jam(nilai: dt.datetime, zona: ZoneInfo) -> str:
    """Return the time of day on an office's clock, with the zone's name: `14.05 WITA`."""
    di_sini = nilai.astimezone(zona)
    beda = di_sini.utcoffset() or dt.timedelta()
    return f"{di_sini:%H.%M} {_ZONA.get(int(beda.total_seconds() // 3600), di_sini.tzname())}"


def _penanya(permintaan: Request) -> str:
    """Return whose messages a page tells; "" of a part that the browser asks for by itself, which shows none."""
    return "" if "hx-request" in permintaan.headers else permintaan.cookies.get(nama_kuki(permintaan), "")


def url(app: FastAPI, rute: str, **bagian: Any) -> str:
    """Return the path of a route, percent-encoded; what is no part of its path goes into the query, unless it is None.

    Raises:
        KeyError: when there is no such route.

    """
    satu = app.state.rute[rute]
    jalur = {k: str(v) for k, v in bagian.items() if k in satu.param_convertors}
    tanya = {k: v for k, v in bagian.items() if k not in satu.param_convertors and v is not None}
    alamat = quote(str(satu.url_path_for(rute, **jalur)), safe="/:@!$&'()*+,;=~-._")
    return f"{alamat}?{urlencode(tanya, doseq=True)}" if tanya else alamat


def nama_periode(nilai: Periode | str) -> str:
    """Return what people call a period: `2026-TW1` is `Triwulan I 2026`; another text stays as it is."""
    if not isinstance(nilai, Periode):
        try:
            nilai = Periode.parse(nilai)
        except PeriodeTidakSah:
            return str(nilai)
    return nilai.nama.replace(" Tahun ", " ")


def ukuran(bita: int) -> str:
    """Return how large a file is, as people say it: `2,3 MB`."""
    if bita < 1000:
        return f"{bita} byte"
    nilai, satuan = (bita / 1000, "KB") if bita < 1_000_000 else (bita / 1_000_000, "MB")
    return f"{nilai:.1f}".replace(".", ",").removesuffix(",0") + f" {satuan}"
