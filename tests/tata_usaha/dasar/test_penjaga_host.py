"""Who gets past the guard in front of the Prefect server: whoever calls it by one of its names, from its own page."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from tata_usaha.dasar.penjaga_host import HanyaDikenal
from tata_usaha.dasar.pintu import Pintu


def panggil(jenis: str, *nama: bytes, asal: bytes | None = None, pintu: Pintu = Pintu()) -> list[Any]:  # noqa: B008
    """Return what is answered to a request with these Host headers; the application behind says only "masuk"."""
    jawaban: list[Any] = []

    async def aplikasi(*_: object) -> None:
        jawaban.append("masuk")

    async def terima() -> MutableMapping[str, Any]:
        raise AssertionError("yang ditolak tidak dibaca isinya")

    async def kirim(pesan: MutableMapping[str, Any]) -> None:
        jawaban.append(pesan)

    lingkup: dict[str, Any] = {"type": jenis, "headers": [(b"accept", b"*/*"), *((b"host", n) for n in nama)]}
    lingkup["headers"] += [(b"origin", asal)] if asal is not None else []
    asyncio.run(HanyaDikenal(aplikasi, pintu.dilayani)(lingkup, terima, kirim))
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
    assert b"alamat yang disebut ketika program ini dibuka" in isi["body"]
    assert panggil("websocket", *nama) == [{"type": "websocket.close", "code": 1008}]


def test_jenis_yang_belum_dikenal_juga_ditolak() -> None:
    assert "masuk" not in panggil("webtransport", b"evil.com")


def test_awal_dan_akhir_server_diteruskan() -> None:
    assert panggil("lifespan") == ["masuk"]


DIBUKA = Pintu("0.0.0.0", ("server.kantor.go.id", "192.168.1.10", "[fd00::1]"))  # noqa: S104


@pytest.mark.parametrize("jenis", ["http", "websocket"])
@pytest.mark.parametrize(
    "nama", [b"server.kantor.go.id", b"Server.Kantor.GO.id:4200", b"192.168.1.10:80", b"[fd00::1]"]
)
def test_yang_dibuka_untuk_lain_dilayani_dengan_namanya_dan_nama_lokal(jenis: str, nama: bytes) -> None:
    assert panggil(jenis, nama, pintu=DIBUKA) == ["masuk"]
    assert panggil(jenis, b"localhost:4200", pintu=DIBUKA) == ["masuk"]
    assert "masuk" not in panggil(jenis, nama)


@pytest.mark.parametrize(
    "nama", [b"0.0.0.0", b"evil.com", b"serverxkantor.go.id", b"a.server.kantor.go.id", b"192x168.1.10"]
)
def test_nama_lain_tetap_ditolak_sesudah_dibuka(nama: bytes) -> None:
    assert "masuk" not in panggil("http", nama, pintu=DIBUKA)


@pytest.mark.parametrize("jenis", ["http", "websocket"])
def test_halaman_situs_lain_ditolak_walaupun_memanggil_nama_kami(jenis: str) -> None:
    for asal in (
        b"http://evil.com",
        b"https://localhost.evil.com",
        b"null",
        b"",
        b"http://localhost:4200/",
        b"file://",
    ):
        assert "masuk" not in panggil(jenis, b"localhost:4200", asal=asal)
    for asal in (b"http://localhost:4200", b"http://127.0.0.1:4200", b"https://localhost"):
        assert panggil(jenis, b"localhost:4200", asal=asal) == ["masuk"]
    assert panggil(jenis, b"localhost", asal=b"https://server.kantor.go.id", pintu=DIBUKA) == ["masuk"]
