"""Who gets past the guard in front of the Prefect server: whoever calls it by a name of this computer."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from flows.server.penjaga_host import HanyaLokal


def panggil(jenis: str, *nama: bytes) -> list[Any]:
    """Return what is answered to a request with these Host headers; the application behind says only "masuk"."""
    jawaban: list[Any] = []

    async def aplikasi(*_: object) -> None:
        jawaban.append("masuk")

    async def terima() -> MutableMapping[str, Any]:
        raise AssertionError("yang ditolak tidak dibaca isinya")

    async def kirim(pesan: MutableMapping[str, Any]) -> None:
        jawaban.append(pesan)

    lingkup = {"type": jenis, "headers": [(b"accept", b"*/*"), *((b"host", n) for n in nama)]}
    asyncio.run(HanyaLokal(aplikasi)(lingkup, terima, kirim))
    return jawaban


@pytest.mark.parametrize("jenis", ["http", "websocket"])
@pytest.mark.parametrize(
    "nama",
    [b"localhost", b"localhost:4200", b"LocalHost:4200", b"127.0.0.1", b"127.0.0.1:80", b"[::1]", b"[::1]:4200"],
)
def test_nama_komputer_sendiri_dilayani(jenis: str, nama: bytes) -> None:
    assert panggil(jenis, nama) == ["masuk"]


@pytest.mark.parametrize(
    "nama",
    [
        (b"evil.com",),
        (b"evil.com:4200",),
        (b"127.0.0.1.evil.com",),
        (b"localhost.evil.com:4200",),
        (b"evil.com#localhost",),
        (b"localhost@evil.com",),
        (b"localhost:4200@evil.com",),
        (b"::1",),
        (b"[::1].evil.com",),
        (b"localhost:",),
        (b"localhost\n",),
        (b"",),
        (),
        (b"localhost", b"evil.com"),
        (b"evil.com", b"localhost"),
    ],
)
def test_nama_lain_ditolak_sebelum_sampai_ke_prefect(nama: tuple[bytes, ...]) -> None:
    mulai, isi = panggil("http", *nama)
    assert mulai["status"] == 400
    assert b"zi layani" in isi["body"]
    assert panggil("websocket", *nama) == [{"type": "websocket.close", "code": 1008}]


def test_jenis_yang_belum_dikenal_juga_ditolak() -> None:
    assert "masuk" not in panggil("webtransport", b"evil.com")


def test_awal_dan_akhir_server_diteruskan() -> None:
    assert panggil("lifespan") == ["masuk"]
