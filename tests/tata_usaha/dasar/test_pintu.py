"""Where a server of ours listens and by which names it is called: what people may write, and what is refused."""

from __future__ import annotations

import asyncio
import socket

import pytest

from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pintu import Pintu, baca_pintu, baca_porta, bebas, buka_soket


def test_tanpa_pilihan_hanya_komputer_ini() -> None:
    pintu = baca_pintu(None)
    assert not pintu.terbuka
    assert pintu.soket == ("127.0.0.1",)
    assert pintu.dilayani == ("localhost", "127.0.0.1", "[::1]")


def test_nama_saja_untuk_server_di_belakang_tls_tidak_membuka_alamat_lain() -> None:
    pintu = baca_pintu(None, ["Server.Kantor.go.id"])
    assert not pintu.terbuka
    assert pintu.soket == ("127.0.0.1",)
    assert pintu.dilayani[-1] == "server.kantor.go.id"
    assert pintu.asal(4200)[-2:] == ["http://server.kantor.go.id:4200", "https://server.kantor.go.id"]


def test_semua_alamat_menuntut_nama() -> None:
    for semua in ("0.0.0.0", "::"):  # noqa: S104
        with pytest.raises(GalatPemakaian) as galat:
            baca_pintu(semua)
        assert "--nama" in galat.value.saran
    pintu = baca_pintu("0.0.0.0", ["server.kantor.go.id"])  # noqa: S104
    assert pintu.terbuka
    assert pintu.soket == ("0.0.0.0",)  # noqa: S104
    assert "0.0.0.0" not in pintu.dilayani  # noqa: S104


def test_alamat_sendiri_didengarkan_di_samping_alamat_lokal() -> None:
    assert Pintu("192.168.1.10", ("192.168.1.10",)).soket == ("127.0.0.1", "192.168.1.10")
    assert baca_pintu("127.0.0.1") == baca_pintu("localhost") == baca_pintu(None)


@pytest.mark.parametrize("host", ["203.0.113.7", "bukan alamat", "http://127.0.0.1", "", "127.0.0.1:4200"])
def test_alamat_yang_bukan_milik_komputer_ini_ditolak(host: str) -> None:
    with pytest.raises(GalatPemakaian):
        baca_pintu(host)


@pytest.mark.parametrize(
    "nama", ["https://server.go.id", "server.go.id:4200", "*", "", "a b", "server..id", "-a", "a|b", "a\n"]
)
def test_nama_yang_bukan_nama_ditolak(nama: str) -> None:
    if nama == "a\n":  # a newline at the end is no part of the name
        assert baca_pintu(None, [nama]).nama == ("a",)
        return
    with pytest.raises(GalatPemakaian):
        baca_pintu(None, [nama])


def test_porta_yang_dipakai_di_satu_alamat_tidak_bebas() -> None:
    with socket.create_server(("127.0.0.1", 0)) as lain:
        porta = lain.getsockname()[1]
        assert not bebas("127.0.0.1", porta)
    assert bebas("127.0.0.1", porta)


def test_a_port_is_a_number_that_a_computer_has() -> None:
    assert baca_porta({}, "ZI_MEJA_PORT", 4300) == 4300
    assert baca_porta({"ZI_MEJA_PORT": "4301"}, "ZI_MEJA_PORT", 4300) == 4301
    for salah in ("0", "65536", "empat", "-1", "٤٣٠٠"):
        with pytest.raises(GalatPemakaian, match="ZI_MEJA_PORT"):
            baca_porta({"ZI_MEJA_PORT": salah}, "ZI_MEJA_PORT", 4300)


def test_an_answer_in_two_pieces_waits_for_nobody() -> None:
    """Else the second piece is sent only when the browser has thanked for the first: 40 ms a page."""

    async def segera() -> int:
        terhubung: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def sambut(_baca: asyncio.StreamReader, tulis: asyncio.StreamWriter) -> None:
            terhubung.set_result(tulis.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            tulis.close()

        with buka_soket("127.0.0.1", 0) as soket:
            async with await asyncio.start_server(sambut, sock=soket):
                with socket.create_connection(soket.getsockname()):
                    return await asyncio.wait_for(terhubung, 10)

    assert asyncio.run(segera()) == 1
