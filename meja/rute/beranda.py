"""What waits for whom: the first page."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from meja.meja import MejaIni

rute = APIRouter()


@rute.get("/", name="beranda")
def beranda(meja: MejaIni) -> Response:
    """Show what waits for the person who asks."""
    return meja.halaman("beranda.html")
