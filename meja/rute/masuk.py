"""The way in and out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from meja.keamanan.gerbang import nama_kuki
from meja.meja import MejaIni
from tata_usaha.kerja.sesi import tutup_sesi

rute = APIRouter()


@rute.get("/masuk", name="masuk")
def masuk(permintaan: Request, ke: str = "/") -> Response:
    """Show the way in."""
    return permintaan.app.state.tampilan.halaman(permintaan, "masuk.html", ke=ke)  # type: ignore[no-any-return]


@rute.get("/akun", name="akun")
def akun(meja: MejaIni) -> Response:
    """Show one's own account."""
    return meja.halaman("akun.html")


@rute.post("/keluar", name="keluar")
def keluar(meja: MejaIni) -> Response:
    """Log out here."""
    nama = nama_kuki(meja.permintaan)
    tutup_sesi(meja.pengaturan, meja.satker, meja.permintaan.cookies.get(nama, ""))
    jawab = RedirectResponse(meja.url("masuk"), 303)
    jawab.delete_cookie(nama, path="/", secure=meja.setelan.aman, httponly=True, samesite="lax")
    return jawab
