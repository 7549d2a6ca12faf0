"""What the browser keeps of a session: nothing that a script or another site could read or send."""

from __future__ import annotations

from fastapi import FastAPI, Request
from starlette.responses import Response

from meja.keamanan.gerbang import nama_kuki
from meja.setelan import SetelanMeja


def token(permintaan: Request) -> str:
    """Return what the browser of a request keeps; nothing when it keeps nothing."""
    return permintaan.cookies.get(nama_kuki(permintaan), "")


def beri(jawab: Response, permintaan: Request, isi: str) -> None:
    """Have the browser keep a session until it is closed; the register ends it earlier."""
    jawab.set_cookie(nama_kuki(permintaan), isi, path="/", secure=_aman(permintaan), httponly=True, samesite="lax")


def buang(jawab: Response, permintaan: Request) -> None:
    """Have the browser forget its session."""
    jawab.delete_cookie(nama_kuki(permintaan), path="/", secure=_aman(permintaan), httponly=True, samesite="lax")


def alamat(permintaan: Request) -> str:
    """Return the address from which a request comes."""
    return permintaan.client.host if permintaan.client else ""


def _aman(permintaan: Request) -> bool:
    app: FastAPI = permintaan.app
    setelan: SetelanMeja = app.state.setelan
    return setelan.aman
