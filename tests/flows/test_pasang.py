"""The files that start `zi layani` with the computer: valid for the system that reads them, and without a secret."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from flows.server.pasang import Layanan, susun_cmd, susun_tugas, susun_unit, tulis_berkas
from flows.server.rahasia import rahasia_server
from tests.conftest import Meja

_TUGAS = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
SULIT = Layanan(
    perintah=("/opt/zona integritas/.venv/bin/zi", "layani", "--satker", 'a"b', "--nama", "100%.go.id", "$HOME"),
    akun="petugas",
    folder=Path("/opt/zona integritas"),
    lingkungan=(("ZI_PLAN", "/data/rencana 100%/plan"), ("PREFECT_HOME", "/data/prefect")),
    rahasia=Path("/data/prefect/layani.env"),
)


@pytest.fixture
def berkas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the files as `zi layani --pasang` writes them."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    lingkungan = {
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "ZI_PLAN": "/srv/zi/plan",
        "ZI_MEJA_PORT": "4310",
        "ZI_DATABASE": "postgresql://zi:sandi-agenda@db/zi",
        "ZI_SUREL_SANDI": "sandi-surel",
        "PREFECT_SERVER_API_AUTH_STRING": "sandi-server-yang-panjang",
        "PREFECT_API_AUTH_STRING": "sandi-server-yang-panjang",
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": "postgresql+asyncpg://p:sandi-prefect@db/p",
    }
    kata = "\n".join(tulis_berkas(["--satker", "sigi", "--host", "192.168.1.10", "--meja"], lingkungan))
    assert "ZI_DATABASE mungkin berisi sandi" in kata
    assert "layani.env" in kata
    return tmp_path / "prefect" / "pasang"


def test_tidak_ada_rahasia_di_dalamnya(berkas: Path) -> None:
    isi = {b.name: b.read_text("utf-16" if b.suffix == ".xml" else "utf-8") for b in berkas.iterdir()}
    assert set(isi) == {"zi-layani.service", "zi-layani.cmd", "zi-layani.xml"}
    rahasia = rahasia_server()
    for nama, teks in isi.items():
        assert "sandi" not in teks, nama
        assert rahasia not in teks, nama
    for nama in ("zi-layani.service", "zi-layani.cmd"):
        assert "/srv/zi/plan" in isi[nama]
        assert "192.168.1.10" in isi[nama]
        assert "--meja" in isi[nama]
        assert "ZI_MEJA_PORT=4310" in isi[nama]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="tanpa systemd")
def test_unit_diterima_systemd(tmp_path: Path) -> None:
    """The program must exist for systemd to be content; the words are as hard as an office's folder may be."""
    zi = tmp_path / "zona integritas" / "zi"
    zi.parent.mkdir()
    zi.write_text("#!/bin/sh\n", encoding="ascii")
    zi.chmod(0o755)
    sulit = Layanan((str(zi), *SULIT.perintah[1:]), "root", zi.parent, SULIT.lingkungan, SULIT.rahasia)
    unit = tmp_path / "zi-layani.service"
    unit.write_text(susun_unit(sulit), encoding="utf-8")
    hasil = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    asing = [baris for baris in hasil.stderr.splitlines() if "zi-layani" in baris]
    assert asing == [], hasil.stderr


def test_unit_mengutip_yang_sulit() -> None:
    unit = susun_unit(SULIT)
    assert 'Environment="ZI_PLAN=/data/rencana 100%%/plan"\n' in unit
    assert '"a\\"b" "--nama" "100%%.go.id" "$$HOME"\n' in unit
    assert "EnvironmentFile=-/data/prefect/layani.env\n" in unit
    assert "WorkingDirectory=/opt/zona integritas\n" in unit
    assert "WantedBy=multi-user.target" in unit


def test_tugas_windows_terbaca_dan_mulai_bersama_komputer(berkas: Path) -> None:
    akar = ElementTree.parse(berkas / "zi-layani.xml").getroot()  # noqa: S314 - our own
    assert akar.tag == f"{_TUGAS}Task"
    assert [a.tag.removeprefix(_TUGAS) for a in akar] == [
        *("RegistrationInfo", "Triggers", "Principals", "Settings", "Actions")
    ]
    assert akar.find(f"{_TUGAS}Triggers/{_TUGAS}BootTrigger/{_TUGAS}Enabled").text == "true"  # type: ignore[union-attr]
    assert akar.find(f"{_TUGAS}Settings/{_TUGAS}ExecutionTimeLimit").text == "PT0S"  # type: ignore[union-attr]
    assert akar.find(f"{_TUGAS}Actions/{_TUGAS}Exec/{_TUGAS}Command").text == str(berkas / "zi-layani.cmd")  # type: ignore[union-attr]
    assert (berkas / "zi-layani.xml").read_bytes().startswith((b"\xff\xfe", b"\xfe\xff"))


def test_tugas_windows_menerima_akun_dan_folder_apa_pun() -> None:
    sulit = Layanan(SULIT.perintah, "KPU&SIGI\\a<b", SULIT.folder, SULIT.lingkungan, SULIT.rahasia)
    akar = ElementTree.fromstring(susun_tugas(sulit, Path("C:/a & b/zi.cmd")).partition("?>")[2])  # noqa: S314 - our own
    assert akar.find(f"{_TUGAS}Principals/{_TUGAS}Principal/{_TUGAS}UserId").text == "KPU&SIGI\\a<b"  # type: ignore[union-attr]


def test_program_windows_memakai_lingkungan_dan_pilihan_yang_sama() -> None:
    baris = susun_cmd(SULIT).split("\r\n")
    assert 'set "ZI_PLAN=/data/rencana 100%%/plan"' in baris
    assert baris[-2].endswith('"--nama" "100%%.go.id" "$HOME"')


@pytest.mark.skipif(sys.platform == "win32", reason="hak berkas Unix")
def test_perintahnya_menulis_dan_menyebut_cara_memakainya(
    meja: Meja, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "p"))
    hasil = meja.zi("layani", "--pasang", "--nama", "server.kantor.go.id", "--kolam", "kantor")
    assert hasil.kode == 0
    assert "systemctl enable --now zi-layani" in hasil.out
    assert "schtasks /Create" in hasil.out
    unit = (tmp_path / "p/pasang/zi-layani.service").read_text(encoding="utf-8")
    assert '"layani" "--satker" "sigi" "--nama" "server.kantor.go.id" "--kolam" "kantor"' in unit
    assert rahasia_server() not in hasil.out + unit
    assert not (tmp_path / "p/layani.json").exists()
    assert (tmp_path / "p").stat().st_mode & 0o077 == 0
