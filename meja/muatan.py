"""The routes of an open desk, each taken in when somebody first asks for one of its group, so that it answers at once.

What is asked of an address imports what answers for it, in a thread, while others are answered; what a page names by
`url` likewise. Once the desk has been open for a moment, the rest follows behind the pages (`Muatan.mulai`).
"""

from __future__ import annotations

import logging
import threading

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from meja.rute import MODUL, kata_alamat, kata_nama, muat_rute
from tata_usaha.dasar.penjaga_host import Aplikasi, Kirim, Lingkup, Terima

JEDA = 2.0
"""Seconds that whoever waits for the desk to open has it for themselves."""
_KABAR = logging.getLogger("zi")


class Muatan:
    """The routes of one application by their names; a mapping, as far as anybody asks."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._rute: dict[str, APIRoute] = {}
        self._termuat: set[str] = set()
        self._gembok = threading.Lock()
        self._henti = threading.Event()

    def __getitem__(self, nama: str) -> APIRoute:
        """Return a route.

        Raises:
            KeyError: when there is none of that name.

        """
        self.muat(kata_nama(nama))
        return self._rute[nama]

    def perlu(self, kata: str) -> bool:
        """Tell whether a word of an address, or of a route's name, has routes that were not taken in yet."""
        return kata in MODUL and kata not in self._termuat

    def muat(self, kata: str) -> None:
        """Take in the routes of a word; one thread does it, and who comes meanwhile waits for it."""
        if not self.perlu(kata):
            return
        with self._gembok:
            if not self.perlu(kata):
                return
            for kelompok in muat_rute(kata):
                # as they are: `include_router` reads each signature once more, for half of the time of a first page
                self._app.router.routes.extend(kelompok.routes)
                self._rute |= {satu.name: satu for satu in kelompok.routes if isinstance(satu, APIRoute)}
            self._termuat |= {lain for lain, modul in MODUL.items() if modul == MODUL[kata]}

    def mulai(self) -> None:
        """Take in the rest behind the pages, after a moment."""
        threading.Thread(target=self._sisanya, name="muatan", daemon=True).start()

    def selesai(self) -> None:
        """Take in no more."""
        self._henti.set()

    def _sisanya(self) -> None:
        self._henti.wait(JEDA)
        for kata in MODUL:
            if self._henti.is_set():
                return
            try:
                self.muat(kata)
            except Exception:  # noqa: BLE001 - who asks for that page is told; the others are no worse
                _KABAR.exception("Halaman %s tidak dapat dimuat.", kata)


class SaatDiminta:
    """An ASGI application in front of another: sees to it that there is what answers for an address."""

    def __init__(self, aplikasi: Aplikasi) -> None:
        self._aplikasi = aplikasi

    async def __call__(self, lingkup: Lingkup, terima: Terima, kirim: Kirim) -> None:
        """Pass a request on."""
        if lingkup["type"] == "http":
            muatan: Muatan = lingkup["app"].state.rute
            if muatan.perlu(kata := kata_alamat(lingkup["path"])):
                await run_in_threadpool(muatan.muat, kata)
        await self._aplikasi(lingkup, terima, kirim)
