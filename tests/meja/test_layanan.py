"""The desk as `zi meja` serves it: with what runs beside its pages, which only starts when the server says so."""

from __future__ import annotations

import asyncio
import socket
import tempfile
import threading
from pathlib import Path

import pytest
import uvicorn

from meja.layanan import Permintaan, layani_meja, sementara_di
from tata_usaha.dasar.letak_meja import LetakMeja, cari_meja
from tata_usaha.dasar.pintu import baca_pintu
from tests.conftest import Meja


@pytest.mark.tahan
def test_what_runs_beside_the_pages_starts_with_the_desk(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    dilayani: list[bool] = []

    def sebentar(peladen: uvicorn.Server, sockets: list[socket.socket] | None = None) -> None:
        async def jalan() -> None:
            peladen.config.load()
            peladen.lifespan = peladen.config.lifespan_class(peladen.config)
            await peladen.startup(sockets)
            dilayani.append(peladen.config.loaded_app is not None and _utas_hidup())
            await peladen.shutdown(sockets)

        asyncio.run(jalan())

    monkeypatch.setattr(uvicorn.Server, "run", sebentar)
    monkeypatch.setattr("meja.layanan.berhenti_seperti_ctrl_c", lambda: None)
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = int(soket.getsockname()[1])
    assert layani_meja(meja.pengaturan, Permintaan("sigi", porta, baca_pintu(None, ()))) == 0
    assert dilayani == [True]
    assert cari_meja(meja.pengaturan, "sigi") == LetakMeja(f"http://127.0.0.1:{porta}")
    assert not _utas_hidup()


def _utas_hidup() -> bool:
    """Tell whether somebody makes pages of letters."""
    return any(u.name == "pratinjau" for u in threading.enumerate())


def test_what_is_laid_aside_for_a_moment_lies_with_the_office_while_the_desk_is_open(tmp_path: Path) -> None:
    semula = tempfile.gettempdir()
    with sementara_di(tmp_path / "unggahan"):
        assert tempfile.gettempdir() == str(tmp_path / "unggahan")
    assert tempfile.gettempdir() == semula
