"""How much a request may bring: counted while it arrives, and more than a small form only from who is logged in.

A form is read before anything asks who sends it, so that without this anybody in the network could fill the disk.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from meja.keamanan.gerbang import siapa
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.penjaga_host import Aplikasi, Kirim, Lingkup, Terima

ISI_MAKS = 1024 * berkas.MIB
"""How much one request may bring: several files of one form."""
TANPA_MASUK = berkas.MIB
"""How much it may bring before it is asked who sends it: any form of words."""
_BELUM_MASUK = 401
_SISA = 256 * berkas.MIB
"""What stays free on the disk, for the register and the letters."""
_SABAR, _DIAM = 120.0, 2.0
"""For so many seconds a refused request may go on coming, and be silent."""
Halaman = Callable[[Request, str, str, int], Response]
"""How a refusal is told: the request, the sentence, what to do, the status."""


class _Tolak(BaseException):
    """More than may come; no handler on the way takes it for a form that cannot be read."""

    def __init__(self, status: int, pesan: str, saran: str) -> None:
        super().__init__(pesan)
        self.status = status
        self.isi = (pesan, saran)


def _terlalu_besar() -> _Tolak:
    return _Tolak(413, "Kiriman ini terlalu besar.", "Kirim berkasnya satu per satu, atau serahkan langsung ke admin.")


def _penuh() -> _Tolak:
    return _Tolak(507, "Ruang di komputer meja hampir habis, sehingga kiriman ini tidak diterima.", "Beri tahu admin.")


class BatasIsi:
    """An ASGI application in front of another: ends a request that brings too much; `ruang`: where it lies."""

    def __init__(
        self, aplikasi: Aplikasi, ruang: Path, halaman: Halaman, maks: int = ISI_MAKS, sisa: int = _SISA
    ) -> None:
        self._aplikasi = aplikasi
        self._ruang = ruang
        self._halaman = halaman
        self._maks = maks
        self._sisa = sisa

    async def __call__(self, lingkup: Lingkup, terima: Terima, kirim: Kirim) -> None:
        """Pass a request on, piece by piece, or refuse it: 401, 413, 507."""
        if lingkup["type"] != "http" or lingkup["method"] in {"GET", "HEAD"}:
            await self._aplikasi(lingkup, terima, kirim)
            return
        datang, dikenal, dimulai, habis = 0, False, False, False

        async def hitung(bita: int) -> None:
            nonlocal dikenal
            if bita > self._maks:
                raise _terlalu_besar()
            if bita > TANPA_MASUK and not dikenal:
                await run_in_threadpool(self._tolak_asing, lingkup)
                dikenal = True

        async def terukur() -> MutableMapping[str, Any]:
            nonlocal datang, habis
            pesan = await terima()
            if pesan["type"] == "http.request":
                datang += len(pesan.get("body", b""))
                habis = not pesan.get("more_body", False)
                await hitung(datang)
            return pesan

        async def jawab(pesan: MutableMapping[str, Any]) -> None:
            nonlocal dimulai
            dimulai = True
            await kirim(pesan)

        try:
            sebesar = _disebut(lingkup)
            await hitung(sebesar)
            if sebesar > TANPA_MASUK:
                await run_in_threadpool(self._tolak_penuh, sebesar)
            await self._aplikasi(lingkup, terukur, jawab)
        except _Tolak as tolak:
            if dimulai:
                raise
            if tolak.status != _BELUM_MASUK and not habis:  # nothing more comes: asking would wait for ever
                await _buang(terima, 4 * self._maks)
            jawaban = await run_in_threadpool(self._halaman, Request(lingkup), *tolak.isi, tolak.status)
            jawaban.headers["connection"] = "close"
            await jawaban(lingkup, terima, kirim)

    def _tolak_asing(self, lingkup: Lingkup) -> None:
        permintaan = Request(lingkup)
        try:
            orang = siapa(permintaan)
        except GalatZI:  # a register that cannot be used knows nobody, and the page that says so asks it no more
            permintaan.state.orang = orang = None
        if orang is None:
            raise _Tolak(_BELUM_MASUK, "Anda belum masuk.", "Masuk dahulu, lalu kirim lagi.")

    def _tolak_penuh(self, sebesar: int) -> None:
        ada = next((f for f in (self._ruang, *self._ruang.parents) if f.exists()), None)
        if ada is not None and shutil.disk_usage(ada).free < 2 * sebesar + self._sisa:  # as it came, and as it is kept
            raise _penuh()


def _disebut(lingkup: Lingkup) -> int:
    """Return how large a request says it is; 0 when it does not say."""
    nilai = next((isi for nama, isi in lingkup["headers"] if nama == b"content-length"), b"")
    return int(nilai) if nilai.isdigit() else 0


async def _buang(terima: Terima, paling_banyak: int) -> None:
    """Let the rest of a refused request come and go: a browser that still sends shows no answer."""
    datang, mulai = 0, time.monotonic()
    while datang < paling_banyak and time.monotonic() - mulai < _SABAR:
        try:
            pesan = await asyncio.wait_for(terima(), _DIAM)
        except TimeoutError:  # it waits for the answer
            return
        if pesan["type"] != "http.request" or not pesan.get("more_body", False):
            return
        datang += len(pesan.get("body", b""))
