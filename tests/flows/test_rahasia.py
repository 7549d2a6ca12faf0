"""The secret of our Prefect server: one for all who may know it, unreadable for everybody else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.server.layanan import cari_porta
from flows.server.layani import Permintaan, _sapaan
from flows.server.rahasia import rahasia_server
from tata_usaha.dasar.galat import GalatLayanan
from tests.conftest import Meja

hanya_posix = pytest.mark.skipif(os.name != "posix", reason="Windows menjaga berkas dengan izin foldernya")


@pytest.fixture
def rumah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a Prefect folder that does not exist yet."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.delenv("PREFECT_SERVER_API_AUTH_STRING", raising=False)
    return tmp_path / "prefect"


def _izin(tempat: Path) -> int:
    return tempat.stat().st_mode & 0o777


def test_beberapa_proses_sekaligus_mendapat_rahasia_yang_sama(rumah: Path) -> None:
    """Each waits until all have begun, so that they meet at a folder where there is no secret yet."""
    program = "import sys; from flows.server.rahasia import rahasia_server; sys.stdin.read(); print(rahasia_server())"
    pintu, buka = os.pipe()
    proses = [
        subprocess.Popen([sys.executable, "-c", program], stdin=pintu, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    os.close(pintu)
    os.close(buka)
    dibaca = {p.communicate()[0].strip() for p in proses}
    assert [p.returncode for p in proses] == [0] * 4
    assert dibaca == {rahasia_server()}
    assert rumah.is_dir()


@hanya_posix
def test_rahasia_hanya_terbaca_oleh_pemiliknya(rumah: Path) -> None:
    assert re.fullmatch("[0-9a-f]{32}", rahasia_server())
    assert _izin(rumah) == 0o700
    assert {_izin(berkas) for berkas in rumah.iterdir()} == {0o600}


@hanya_posix
def test_berkas_rahasia_sudah_tertutup_sebelum_diisi(rumah: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can open it in the moment between its making and its closing: it is made closed."""
    izin = []
    fdopen = os.fdopen

    def catat(fd: int, ragam: str) -> object:
        izin.append((os.fstat(fd).st_mode & 0o777, os.fstat(fd).st_size))
        return fdopen(fd, ragam)

    monkeypatch.setattr(os, "fdopen", catat)
    lama = os.umask(0)
    try:
        rahasia_server()
    finally:
        os.umask(lama)
    assert izin == [(0o600, 0)]
    assert _izin(rumah) == 0o700


@hanya_posix
def test_rahasia_yang_terbuka_ditutup_kembali(rumah: Path) -> None:
    """A copy from a backup is often readable by all."""
    rahasia = rahasia_server()
    (rumah / "rahasia").chmod(0o644)
    assert rahasia_server() == rahasia
    assert _izin(rumah / "rahasia") == 0o600


@pytest.mark.parametrize("isi", [b"", b"abc", b"\xff" * 32, b"0" * 33])
def test_berkas_rahasia_yang_tidak_utuh_diganti(rumah: Path, isi: bytes) -> None:
    rumah.mkdir()
    (rumah / "rahasia").write_bytes(isi)
    rahasia = rahasia_server()
    assert re.fullmatch("[0-9a-f]{32}", rahasia)
    assert rahasia_server() == rahasia
    assert set(map(str, rumah.iterdir())) == {str(rumah / "rahasia"), str(rumah / "rahasia.kunci")}


def test_rahasia_pilihan_pengguna_dipakai_tetapi_yang_kosong_tidak(
    rumah: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_SERVER_API_AUTH_STRING", "admin:sandi")
    assert rahasia_server() == "admin:sandi"
    assert not rumah.exists()
    monkeypatch.setenv("PREFECT_SERVER_API_AUTH_STRING", "")
    assert len(rahasia_server()) == 32


def test_folder_prefect_yang_ternyata_berkas_disebut(rumah: Path) -> None:
    rumah.write_text("bukan folder", encoding="utf-8")
    with pytest.raises(GalatLayanan, match="tidak dapat dipakai"):
        rahasia_server()


def test_layani_rahasia_menampilkan_rahasia_tanpa_menjalankan_apa_pun(rumah: Path, meja: Meja) -> None:
    hasil = meja.zi("layani", "--rahasia")
    assert (hasil.kode, hasil.out, hasil.err) == (0, f"{(rumah / 'rahasia').read_text()}\n", "")


@pytest.mark.usefixtures("rumah")
def test_rahasia_hanya_disebut_di_jendela_yang_dilihat_orang(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system keeps of our words (a journal, a file) is read by others than this account."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert rahasia_server() not in "".join(_sapaan(Permintaan(4200)))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert "".join(_sapaan(Permintaan(4200))).count(rahasia_server()) == 1


def test_server_tidak_dimulai_tanpa_rahasia(rumah: Path) -> None:
    """Whatever path leads there: an open server is worse than none."""
    baca, tulis = os.pipe()  # its end would stop a server that did start
    try:
        selesai = subprocess.run(
            [sys.executable, "-m", "flows.server.server_prefect"],
            env={
                **os.environ,
                "PREFECT_HOME": str(rumah),
                "PREFECT_SERVER_API_AUTH_STRING": "",
                "PREFECT_SERVER_API_PORT": str(cari_porta()),
            },
            stdin=baca,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
    finally:
        os.close(baca)
        os.close(tulis)
    assert selesai.returncode != 0
    assert "kata rahasia" in selesai.stderr
