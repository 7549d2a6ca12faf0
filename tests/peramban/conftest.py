"""The desk as `zi meja` serves it, a small office behind it, and people who sit at a real Chromium.

`make peramban` runs these, with a Python that has playwright and axe-playwright-python; nothing else does. Chromium is
`/usr/bin/chromium`, or the one that ZI_CHROMIUM names. No test waits by the clock: each waits for what a person sees.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from argon2 import PasswordHasher

from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.cli import jalankan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from zi_model.pengguna import Pengguna, Peran

CHROMIUM = os.environ.get("ZI_CHROMIUM", "/usr/bin/chromium")
NAMA_LAIN = "meja.kantor"
SANDI = "uji peramban kantor"
PPID, UPG, SOP = "sigi/2026/keputusan/tim-ppid", "sigi/2026/keputusan/tim-upg", "sigi/2026/sop/pengaduan"
LAYANAN = "sigi/2026/keputusan/standar-pelayanan"
SPIP, TETAP = "sigi/2026/keputusan/satgas-spip", "sigi/2026/keputusan/agen-perubahan"
"""Letters that lie there: one for each test that changes one, and one that nobody touches, which is renewed."""
_ORANG = (
    Pengguna("rahma", "Rahma Wulandari", frozenset({Peran.SEKRETARIAT})),
    Pengguna("sasli", "Sasli", frozenset({Peran.HUKUM})),
    Pengguna("dewi", "Dewi Anggraini", frozenset({Peran.UNIT}), frozenset({"perencanaan_data_informasi"})),
    Pengguna("budi", "Budi Santoso", frozenset({Peran.ADMIN, Peran.SEKRETARIAT, Peran.PIMPINAN})),
)
_LAYANI = """
import sys
from meja.layanan import Permintaan, layani_meja
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.pintu import Pintu
sys.exit(layani_meja(Pengaturan.dari_lingkungan(), Permintaan("sigi", int(sys.argv[1]), Pintu(nama=(sys.argv[2],)))))
"""
_ASING = f"MAP {NAMA_LAIN} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_LEBAR, _TINGGI = 1280, 900


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that is in this folder."""
    sini = Path(__file__).parent
    for item in items:
        if sini in item.path.parents:
            item.add_marker("peramban")


@dataclass
class Peramban:
    """A Chromium, and the people who sit at it, each with cookies of their own."""

    chromium: Any
    alamat: str
    pengaturan: Pengaturan
    _kuki: dict[str, Any] = field(default_factory=dict)
    _konteks: list[Any] = field(default_factory=list)
    asing: list[str] = field(default_factory=list)
    keluhan: list[str] = field(default_factory=list)

    def buka(self, alamat: str | None = None, *, lebar: int = _LEBAR, **lain: Any) -> Any:
        """Return an empty page of somebody who has never been here."""
        konteks = self.chromium.new_context(
            base_url=alamat or self.alamat,
            viewport={"width": lebar, "height": _TINGGI},
            locale="id-ID",
            timezone_id="Asia/Makassar",
            **lain,
        )
        konteks.set_default_timeout(15_000)
        self._konteks.append(konteks)
        halaman = konteks.new_page()
        boleh = urlsplit(alamat or self.alamat).netloc
        halaman.on("request", lambda r: urlsplit(r.url).netloc not in {boleh, ""} and self.asing.append(r.url))
        halaman.on("pageerror", lambda galat: self.keluhan.append(f"{halaman.url}: {galat}"))
        halaman.on("console", lambda m: self._dengar(halaman, m))
        return halaman

    def masuk(self, nama: str, ke: str = "/", **lain: Any) -> Any:
        """Return a page of somebody who is logged in; by the form the first time."""
        if nama not in self._kuki:
            halaman = self.buka()
            isi_masuk(halaman, nama)
            self._kuki[nama] = halaman.context.storage_state()
        halaman = self.buka(storage_state=self._kuki[nama], **lain)
        halaman.goto(ke)
        return halaman

    def tutup(self) -> None:
        """Close what this test opened."""
        for satu in self._konteks:
            satu.close()
        self._konteks.clear()

    def _dengar(self, halaman: Any, pesan: Any) -> None:
        biasa = ("Failed to load resource", "Cross-Origin-Opener-Policy header has been ignored")
        if pesan.type in {"error", "warning"} and not any(b in pesan.text for b in biasa):
            self.keluhan.append(f"{halaman.url}: {pesan.text}")


def isi_masuk(halaman: Any, nama: str) -> None:
    """Log in by the form."""
    halaman.goto("/")
    halaman.get_by_label("Nama masuk").fill(nama)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    halaman.wait_for_url("**/")


@pytest.fixture(scope="session")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pengaturan]:
    """Lay a small office: letters of the year that nobody touched, no evidence, four people."""
    tempat = tmp_path_factory.mktemp("kantor")
    shutil.copytree(AKAR / "plan", tempat / "plan")
    shutil.copytree(AKAR / "templates_docx", tempat / "templat")
    with pytest.MonkeyPatch.context() as tiru:
        for nama in ("plan", "templat", "bukti", "outbox"):
            tiru.setenv(f"ZI_{nama.upper()}", str(tempat / nama))
        tiru.delenv("ZI_DATABASE", raising=False)
        for kunci in (PPID, UPG, SOP, LAYANAN, SPIP, TETAP):
            assert jalankan(["naskah", "buat", kunci.split("/", 2)[2], "--periode", "2026"]) == 0
        pengaturan = Pengaturan.dari_lingkungan()
        sandi = PasswordHasher(1, 8, 1).hash(SANDI)
        with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
            for orang in _ORANG:
                tabel.simpan(sambungan, "sigi", orang, waktu.sekarang(), sandi=sandi)
        yield pengaturan


@pytest.fixture(scope="session")
def alamat(kantor: Pengaturan) -> Iterator[str]:  # noqa: ARG001 - the office must lie there
    """Serve the desk as `zi meja` does, in a process of its own."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
    perintah = [sys.executable, "-c", _LAYANI, str(porta), NAMA_LAIN]
    with subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True, cwd=AKAR) as peladen:
        assert peladen.stdout is not None
        assert "Meja terbuka" in peladen.stdout.readline()
        yield f"http://127.0.0.1:{porta}"
        peladen.terminate()
        peladen.communicate()


@pytest.fixture(scope="session")
def _chromium(kantor: Pengaturan, alamat: str) -> Iterator[Peramban]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as p:
        pilihan = ["--no-sandbox", f"--host-resolver-rules={_ASING}"]
        chromium = p.chromium.launch(executable_path=CHROMIUM, args=pilihan)
        yield Peramban(chromium, alamat, kantor)
        chromium.close()


@pytest.fixture
def peramban(_chromium: Peramban) -> Iterator[Peramban]:
    """Give a Chromium; no page may have asked another host for anything, or complained."""
    yield _chromium
    _chromium.tutup()
    asing, keluhan = list(_chromium.asing), list(_chromium.keluhan)
    _chromium.asing.clear()
    _chromium.keluhan.clear()
    assert not asing, "asked of another host"
    assert not keluhan, "what the console said"
