"""The real `zi meja` for other computers: encrypted, trusted by who installed the office's certificate, by nobody else.

0.0.0.0 and a name stand for the office's network, so that it runs on any computer.
"""

from __future__ import annotations

import os
import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tata_usaha.dasar.pintu import buka_soket
from tests.conftest import Meja
from tests.flows.jendela import tunggu

pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(sys.platform == "win32", reason="it is ended by SIGTERM"),
]
ZI = [sys.executable, "-c", "from tata_usaha.cli import main; main()"]
SANDI = "kopi pagi di teras"


@dataclass(frozen=True)
class Dilayani:
    """A desk that is open: where, what its window says, and the certificate that people install."""

    porta: int
    kata: str
    sertifikat: Path

    @property
    def alamat(self) -> str:
        return f"https://127.0.0.1:{self.porta}"

    def peramban(self) -> httpx.Client:
        """Return the browser of somebody who has installed it."""
        konteks = ssl.create_default_context(cafile=str(self.sertifikat))
        return httpx.Client(base_url=self.alamat, verify=konteks, trust_env=False)


@pytest.fixture
def dilayani(meja: Meja, tmp_path: Path) -> Iterator[Dilayani]:
    assert not meja.pengaturan.outbox.exists()
    soket = buka_soket("127.0.0.1", 0)
    porta = soket.getsockname()[1]
    soket.close()
    catatan = tmp_path / "jendela.txt"
    lingkungan = {**os.environ, "ZI_MEJA_PORT": str(porta), "PYTHONUNBUFFERED": "1"}
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(
            [*ZI, "meja", "--host", "0.0.0.0", "--nama", "meja.kantor"],  # noqa: S104
            env=lingkungan,
            stdout=keluar,
            stderr=subprocess.STDOUT,
        )
    try:
        tunggu("meja", lambda: "/awal/" in catatan.read_text() or proses.poll() is not None, 60)
        kata = catatan.read_text(encoding="utf-8")
        assert proses.poll() is None, kata
        yield Dilayani(porta, kata, tmp_path / "sertifikat" / "sigi" / "sertifikat-meja-zi.crt")
        proses.send_signal(signal.SIGTERM)
        assert proses.wait(30) == 0
        assert "Traceback" not in catatan.read_text(encoding="utf-8")
    finally:
        proses.kill()
        proses.wait()


def test_a_desk_for_others_is_encrypted(dilayani: Dilayani, meja: Meja) -> None:
    """From the certificate to the session: one desk, one way through it."""
    assert str(dilayani.sertifikat) in dilayani.kata
    assert f"https://meja.kantor:{dilayani.porta}" in dilayani.kata
    with dilayani.peramban() as peramban:
        jawab = peramban.get("/sertifikat")
        assert jawab.status_code == 200
        assert re.search("(?:[0-9A-F]{4} ){15}[0-9A-F]{4}", dilayani.kata)[0] in jawab.text  # type: ignore[index]
        assert "strict-transport-security" not in jawab.headers, "an office may go back"
        assert "tidak terenkripsi" not in jawab.text
        assert peramban.get("/sertifikat/unduh").content == dilayani.sertifikat.read_bytes()
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(f"{dilayani.alamat}/sehat", trust_env=False)
    with pytest.raises(httpx.HTTPError):
        httpx.get(f"http://127.0.0.1:{dilayani.porta}/sehat", trust_env=False)

    with dilayani.peramban() as peramban:
        undangan = re.search(r"/awal/\S+", dilayani.kata)
        assert undangan
        isi = {"nama": "siti", "nama_lengkap": "Siti Aminah", "sandi": SANDI, "ulang": SANDI}
        for asal in (f"http://127.0.0.1:{dilayani.porta}", "https://jahat.example", None):
            kepala = {"Origin": asal} if asal else {}
            assert peramban.post(undangan[0], data=isi, headers=kepala).status_code in {400, 403}
        jawab = peramban.post(undangan[0], data=isi, headers={"Origin": dilayani.alamat})
        assert jawab.status_code == 303
        nama, _, sifat = jawab.headers["set-cookie"].partition("; ")
        assert nama.startswith("__Host-zi_meja=")
        assert {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} == set(sifat.split("; "))
        assert "Siti Aminah" in peramban.get("/akun").text
        assert "hari lagi" in peramban.get("/kesehatan").text
    tertulis = b"".join(b.read_bytes() for b in meja.pengaturan.outbox.rglob("*") if b.is_file())
    assert b"PRIVATE KEY" not in tertulis
