"""Who looked at another letter than the one that lies there now is told what is there, and that both are kept."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from meja.kata import keluhan
from meja.keamanan.gerbang import siapa
from meja.tampilan import Tampilan
from tata_usaha.dasar.galat import GalatBentrok


def halaman_bentrok(permintaan: Request, galat: Exception) -> Response:
    """Return the page of a conflict, 409: what is there now, by whom, where the person's own version is kept."""
    if not isinstance(galat, GalatBentrok):
        raise galat
    tampilan: Tampilan = permintaan.app.state.tampilan
    return tampilan.halaman(
        permintaan,
        "bentrok.html",
        409,
        bentrok=galat,
        keluhan=keluhan(galat, permintaan.app.state.pengaturan),
        orang=siapa(permintaan),
    )
