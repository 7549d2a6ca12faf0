"""Every route of the desk, which the desk itself takes in only when somebody asks for them."""

from __future__ import annotations

from fastapi.routing import APIRoute

from meja.rute import MODUL, muat_rute

_SATU_KATA = {modul: kata for kata, modul in MODUL.items()}.values()
_ROUTER = [kelompok for kata in _SATU_KATA for kelompok in muat_rute(kata)]
SEMUA_RUTE = [rute for kelompok in _ROUTER for rute in kelompok.routes if isinstance(rute, APIRoute)]
