"""The start of `zi meja`: without what only some acts need, and how it begins and ends as a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tata_usaha.dasar.pintu import ALAMAT_LOKAL, bebas
from tests.conftest import Meja
from tests.flows.jendela import tunggu
from tests.flows.meja_uji import meja_menjawab

ZI = [sys.executable, "-c", "from tata_usaha.cli import main; main()"]
BERAT = {
    *("alembic", "argon2", "cryptography", "docx", "docxtpl", "holidays", "httpx", "icalendar", "lxml", "openpyxl"),
    *("PIL", "prefect", "pypdf", "pypdfium2", "rich", "zxingcpp"),
}
"""Libraries of single acts."""
MULAI = """
import asyncio, sys
import meja.layanan
from meja.aplikasi import susun_aplikasi
from meja.setelan import SetelanMeja
from tata_usaha.dasar.pengaturan import Pengaturan

async def tanya():
    async with app.router.lifespan_context(app):
        lingkup = {"type": "http", "method": "GET", "path": "/sehat", "query_string": b"", "app": app}
        await app({**lingkup, "headers": [(b"host", b"127.0.0.1")]}, None, jawab)

async def jawab(pesan):
    assert pesan.get("status", 200) == 200, pesan

app = susun_aplikasi(Pengaturan.dari_lingkungan(), SetelanMeja("sigi"))
asyncio.run(tanya())
print(*sys.modules)
"""


@pytest.mark.tahan
def test_the_desk_opens_without_what_only_some_pages_and_acts_need(meja: Meja) -> None:
    """It has answered, and its one page is the one that says so; the use cases of the others are not there."""
    hasil = subprocess.run([sys.executable, "-c", MULAI], capture_output=True, text=True, check=True)
    assert meja.pengaturan.plan.exists()
    modul = set(hasil.stdout.split())
    assert modul & BERAT == set()
    assert {satu for satu in modul if satu.startswith("meja.rute.")} == {"meja.rute.statis"}
    assert {satu for satu in modul if satu.startswith(("tata_usaha.surat", "tata_usaha.konsep"))} == set()


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="mengirim sinyal Unix")
@pytest.mark.parametrize("tertutup", [False, True], ids=["pembacanya pergi", "tidak pernah ada"])
def test_a_desk_that_nobody_listens_to_goes_on(meja: Meja, tertutup: bool) -> None:
    porta = _porta()
    perintah = ["sh", "-c", 'exec "$@" >&-', "sh", *ZI] if tertutup else ZI
    keluaran = None if tertutup else subprocess.PIPE
    with subprocess.Popen(
        [*perintah, "meja"], env=_lingkungan(porta), stdout=keluaran, stderr=subprocess.PIPE, text=True
    ) as proses:
        try:
            if proses.stdout is not None:
                proses.stdout.close()
            tunggu("meja", lambda: meja_menjawab(porta))
            proses.send_signal(signal.SIGTERM)
            assert proses.stderr is not None
            assert (proses.stderr.read(), proses.wait(60)) == ("", 0)
            assert meja.pengaturan.plan.exists()
        finally:
            proses.kill()


@pytest.mark.tahan
@pytest.mark.skipif(sys.platform == "win32", reason="mengirim sinyal Unix")
def test_a_desk_begins_and_ends_and_begins_again(meja: Meja) -> None:
    unggahan = meja.pengaturan.gambar.parent / "unggahan"
    satu, dua = _porta(), _porta()
    pertama = _buka(satu)
    kedua = None
    try:
        tunggu("meja", lambda: meja_menjawab(satu))
        terpakai = subprocess.run([*ZI, "meja"], env=_lingkungan(satu), capture_output=True, text=True, check=False)
        assert terpakai.returncode == 8
        assert f"Porta {satu} sudah dipakai" in terpakai.stderr
        (unggahan / "sedang").mkdir(parents=True)
        kedua = _buka(dua)
        tunggu("meja kedua", lambda: meja_menjawab(dua))
        assert (unggahan / "sedang").is_dir(), "what another desk receives now is left alone"
        pertama.kill()
        pertama.wait()
        kedua.send_signal(signal.SIGINT)
        assert kedua.wait(60) == 0
        assert bebas(ALAMAT_LOKAL, int(satu))
        assert bebas(ALAMAT_LOKAL, int(dua))
        pertama = _buka(satu)
        tunggu("meja lagi", lambda: meja_menjawab(satu))
        assert not (unggahan / "sedang").exists(), "what a killed desk left is gone"
        pertama.send_signal(signal.SIGTERM)
        assert pertama.wait(60) == 0
    finally:
        for proses in filter(None, (pertama, kedua)):
            proses.kill()
            proses.wait()


def _porta() -> str:
    from flows.server.layanan import cari_porta

    return str(cari_porta())


def _lingkungan(porta: str) -> dict[str, str]:
    return {**os.environ, "ZI_MEJA_PORT": porta}


def _buka(porta: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*ZI, "meja"], env=_lingkungan(porta), stdout=subprocess.DEVNULL)
