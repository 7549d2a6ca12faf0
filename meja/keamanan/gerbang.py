"""Who somebody is, and whether they may: asked before every route, default deny (`meja.hak`)."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException

from meja.hak import TERBUKA, boleh
from tata_usaha.dasar import waktu
from tata_usaha.kerja.sesi import kenali_sesi
from zi_model.pengguna import Pengguna

KUKI = "zi_meja"
KUKI_AMAN = "__Host-zi_meja"
_SAAT_GANTI_SANDI = frozenset({"akun", "akun.sandi", "keluar"})


class PerluMasuk(Exception):
    """Nobody is logged in; who asks is shown the way in, and comes back."""


class PerluSandi(Exception):
    """Somebody else chose their passphrase: before anything else they choose their own."""


class Terlarang(HTTPException):
    """Somebody may not do that."""

    def __init__(self) -> None:
        super().__init__(403, "Peran Anda tidak mencakup halaman atau tindakan ini.")


def nama_kuki(permintaan: Request) -> str:
    """Return by which name the browser keeps the session: under TLS one that no other host can set."""
    return KUKI_AMAN if permintaan.app.state.setelan.aman else KUKI


def periksa(permintaan: Request) -> None:
    """Find out who asks, and refuse what they may not.

    Raises:
        PerluMasuk: when nobody is logged in.
        PerluSandi: when they must choose a passphrase of their own first.
        Terlarang: when their roles do not include the route, or the route is in no table.

    """
    rute: str = permintaan.scope["route"].name
    if rute in TERBUKA:
        return
    orang = siapa(permintaan)
    if orang is None:
        raise PerluMasuk
    if orang.ganti_sandi and rute not in _SAAT_GANTI_SANDI:
        raise PerluSandi
    if not boleh(orang, rute):
        raise Terlarang


class RuteMeja(APIRouter):
    """The routes of one module, each behind the gate (`periksa`): nothing else puts it there."""

    def __init__(self) -> None:
        super().__init__(dependencies=[Depends(periksa)])


def siapa(permintaan: Request) -> Pengguna | None:
    """Return who is logged in; None when nobody is. Asked once a request."""
    if not hasattr(permintaan.state, "orang"):
        keadaan = permintaan.app.state
        token = permintaan.cookies.get(nama_kuki(permintaan), "")
        permintaan.state.orang = (
            kenali_sesi(keadaan.pengaturan, keadaan.setelan.satker, token, waktu.sekarang()) if token else None
        )
    orang: Pengguna | None = permintaan.state.orang
    return orang
