"""The few files that every page loads, and a word for who watches whether the desk is there."""

from __future__ import annotations

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from meja.keamanan.gerbang import RuteMeja
from meja.tampilan import STATIS, Tampilan

rute = RuteMeja()
_SETAHUN = {"Cache-Control": "public, max-age=31536000, immutable"}


@rute.get("/statis/{sidik}/{nama}", name="statis")
def statis(permintaan: Request, sidik: str, nama: str) -> Response:
    """Return one file; its address changes with its content, so it may be kept for ever."""
    tampilan: Tampilan = permintaan.app.state.tampilan
    if nama not in STATIS or sidik != tampilan.sidik:
        raise HTTPException(404)
    return Response(tampilan.statis[nama], media_type=STATIS[nama], headers=_SETAHUN)


@rute.get("/sehat", name="sehat")
def sehat() -> Response:
    """Say that the desk is there."""
    return PlainTextResponse("meja\n")
