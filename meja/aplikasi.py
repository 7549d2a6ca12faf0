"""The desk as an ASGI application: its pages, in front of them the gates, behind them what went wrong as a page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response

from meja.bentrok import halaman_bentrok
from meja.hak import boleh, sebut_boleh
from meja.halaman_diingat import HalamanDiingat
from meja.kata import Keluhan, keluhan, keluhan_rencana
from meja.keamanan.awal import Undangan
from meja.keamanan.gerbang import PerluMasuk, PerluSandi, siapa
from meja.keamanan.isi import BatasIsi
from meja.keamanan.kepala import Kepala
from meja.muatan import Muatan, SaatDiminta
from meja.pratinjau import Pratinjau
from meja.setelan import SetelanMeja
from meja.tampilan import Tampilan, url
from meja.unggahan import folder_unggahan
from tata_usaha.dasar.galat import GalatBasisData, GalatBentrok, GalatRencana, GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.penjaga_host import HanyaDikenal
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.bersama import terbuka_lama
from tata_usaha.kerja.tahun import sebutan_kantor, zona_kantor

_HTTP = {
    400: "Kiriman ini tidak terbaca utuh. Buka lagi halamannya, lalu ulangi.",
    403: "Peran Anda tidak mencakup halaman atau tindakan ini.",
    404: "Halaman ini tidak ada.",
    405: "Alamat ini tidak dapat dibuka begitu saja.",
    413: "Kiriman ini terlalu besar.",
}


def susun_aplikasi(pengaturan: Pengaturan, setelan: SetelanMeja, undangan: Undangan | None = None) -> FastAPI:
    """Return the desk of an office; `undangan` lets the first admin be made.

    Raises:
        GalatRencana: when not even the office's clock can be read from its plan folder.

    """
    app = FastAPI(
        openapi_url=None,
        lifespan=_berjalan,
        middleware=[
            Middleware(HanyaDikenal, nama=setelan.nama),
            Middleware(Kepala, setelan=setelan),
            Middleware(BatasIsi, ruang=folder_unggahan(pengaturan), halaman=_isi_ditolak),
            Middleware(HalamanDiingat),
            Middleware(GZipMiddleware, minimum_size=600),
            Middleware(SaatDiminta),
        ],
    )
    app.state.pengaturan = pengaturan
    app.state.setelan = setelan
    app.state.undangan = undangan
    app.state.pratinjau = Pratinjau(pengaturan, setelan.satker)
    app.state.tampilan = Tampilan(sebutan_kantor(pengaturan, setelan.satker), zona_kantor(pengaturan, setelan.satker))
    app.state.rute = Muatan(app)
    app.add_exception_handler(PerluMasuk, _masuk_dulu)
    app.add_exception_handler(PerluSandi, _sandi_dulu)
    app.add_exception_handler(GalatBentrok, halaman_bentrok)
    app.add_exception_handler(GalatZI, _galat_kantor)
    app.add_exception_handler(HTTPException, _galat_http)
    app.add_exception_handler(RequestValidationError, _isian_salah)
    app.add_exception_handler(ClientDisconnect, _pergi)
    app.add_exception_handler(Exception, _kesalahan_program)
    return app


@asynccontextmanager
async def _berjalan(app: FastAPI) -> AsyncIterator[None]:
    """Open the register once, have pages of letters made, and take in what nobody asked for yet, while it is open."""
    pratinjau: Pratinjau = app.state.pratinjau
    muatan: Muatan = app.state.rute
    with terbuka_lama():
        pratinjau.mulai()
        muatan.mulai()
        try:
            yield
        finally:
            muatan.selesai()
            pratinjau.selesai()


async def _masuk_dulu(permintaan: Request, _galat: Exception) -> Response:
    """Send who is not logged in to the way in, and from there back (only to a page that can be looked at).

    What was typed before the session ended is shown, to be sent again: it would be lost without a word.
    """
    tujuan = permintaan.url.path + (f"?{permintaan.url.query}" if permintaan.url.query else "")
    kembali = tujuan if permintaan.method == "GET" and tujuan != "/" else None
    alamat = url(permintaan.app, "masuk", ke=kembali)
    if permintaan.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": alamat})
    if permintaan.method == "POST" and permintaan.scope["route"].name != "akun.sandi":  # no passphrase on a page
        isi = (await permintaan.form()).multi_items()
        kata = [(nama, nilai) for nama, nilai in isi if isinstance(nilai, str)]
        if isi:
            return await run_in_threadpool(_sesi_habis, permintaan, tujuan, kata, len(kata) < len(isi))
    return RedirectResponse(alamat, 303)


def _sesi_habis(permintaan: Request, tujuan: str, kata: list[tuple[str, str]], ada_berkas: bool) -> Response:
    """Return the page that holds what somebody sent after their session had ended."""
    tampilan: Tampilan = permintaan.app.state.tampilan
    return tampilan.halaman(permintaan, "sesi_habis.html", 401, tujuan=tujuan, kata=kata, ada_berkas=ada_berkas)


def _sandi_dulu(permintaan: Request, _galat: Exception) -> Response:
    return RedirectResponse(url(permintaan.app, "akun"), 303)


def _galat_kantor(permintaan: Request, galat: Exception) -> Response:
    """Tell one of our errors as a page: 422, or 503 when the register itself cannot be used."""
    if not isinstance(galat, GalatZI):
        raise galat
    app: FastAPI = permintaan.app
    if isinstance(galat, GalatBasisData):
        permintaan.state.orang = getattr(permintaan.state, "orang", None)  # the register is not asked once more
    if isinstance(galat, GalatRencana):
        orang = siapa(permintaan)
        isi = keluhan_rencana(galat, app.state.pengaturan, lambda rute: orang is not None and boleh(orang, rute))
    else:
        isi = keluhan(galat, app.state.pengaturan)
    return halaman_galat(permintaan, isi, 503 if isinstance(galat, GalatBasisData) else 422)


def _isi_ditolak(permintaan: Request, pesan: str, saran: str, status: int) -> Response:
    """Tell why what somebody sends is not taken in."""
    return halaman_galat(permintaan, Keluhan(pesan, saran), status)


def _galat_http(permintaan: Request, galat: Exception) -> Response:
    if isinstance(sebab := galat.__cause__, OSError):  # the disk refused a file while it arrived
        pesan = f"Kiriman ini tidak dapat disimpan di komputer meja: {sebab_sistem(sebab)}."
        return halaman_galat(permintaan, Keluhan(pesan, saran_sistem(sebab)), 507)
    status = galat.status_code if isinstance(galat, HTTPException) else 500
    rinci = str(galat.detail) if isinstance(galat, HTTPException) and status not in _HTTP else _HTTP.get(status, "")
    saran = sebut_boleh(getattr(permintaan.scope.get("route"), "name", "")) if status == 403 else ""
    return halaman_galat(permintaan, Keluhan(rinci, saran), status)


def _isian_salah(permintaan: Request, _galat: Exception) -> Response:
    pesan = "Isian halaman ini tidak lengkap atau tidak dikenal."
    return halaman_galat(permintaan, Keluhan(pesan, "Kembali ke halaman sebelumnya, lalu isi lagi."), 422)


def _pergi(_permintaan: Request, _galat: Exception) -> Response:
    """Answer who went away while sending: nobody hears it, and it is nobody's fault."""
    return Response(status_code=400)


def _kesalahan_program(permintaan: Request, _galat: Exception) -> Response:
    """Say that the fault is the program's; the server's own log has what it was."""
    saran = "Ulangi sekali lagi. Kalau tetap begini, sebutkan kepada admin halaman dan jamnya."
    return halaman_galat(permintaan, Keluhan("Ada kesalahan di program ini. Yang tersimpan tidak berubah.", saran), 500)


def halaman_galat(permintaan: Request, isi: Keluhan, status: int) -> Response:
    """Return the page that tells what went wrong; who is not logged in sees it without the menu."""
    tampilan: Tampilan = permintaan.app.state.tampilan
    return tampilan.halaman(permintaan, "galat.html", status, keluhan=isi, kode=status, orang=siapa(permintaan))
