"""The pages, one module each: what is asked of the office, and which page tells the answer."""

from __future__ import annotations

from meja.rute import beranda, jejak, masuk, naskah, statis

RUTE = [statis.rute, masuk.rute, beranda.rute, naskah.rute, jejak.rute]
"""All of them; a route that stands in no table of rights (`meja.hak`) is open to nobody."""
