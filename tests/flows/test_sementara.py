"""The server of one run leaves out only what nobody misses."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pytest

from flows import rencana_terbaca
from flows.server.sementara import catat_skema, dahulukan, lingkungan_sementara
from tata_usaha.kerja.tahun import baca_rencana
from tests.conftest import Meja

MIGRASI = "PREFECT_SERVER_DATABASE_MIGRATE_ON_START"
OTOMASI = "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED"


@pytest.fixture
def rumah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a Prefect folder with a database at some revision, and no place where another one could be named."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    _tulis(tmp_path, "CREATE TABLE alembic_version (version_num)", "CREATE TABLE automation (id)")
    _tulis(tmp_path, "INSERT INTO alembic_version VALUES ('abc')")
    return tmp_path


def _tulis(rumah: Path, *perintah: str) -> None:
    with closing(sqlite3.connect(rumah / "prefect.db")) as basis_data:
        for satu in perintah:
            basis_data.execute(satu)
        basis_data.commit()


@pytest.mark.usefixtures("rumah")
def test_migrasi_dicari_sampai_sekali_selesai() -> None:
    assert MIGRASI not in lingkungan_sementara()
    catat_skema()
    assert lingkungan_sementara()[MIGRASI] == "false"


def test_basis_data_yang_diganti_dicari_migrasinya_lagi(rumah: Path) -> None:
    catat_skema()
    _tulis(rumah, "UPDATE alembic_version SET version_num = 'lama'")
    assert MIGRASI not in lingkungan_sementara()


def test_prefect_yang_diperbarui_mencari_migrasi_lagi(rumah: Path) -> None:
    catat_skema()
    catatan = rumah / "skema.json"
    assert json.loads(catatan.read_text(encoding="utf-8")) == {"prefect": version("prefect"), "revisi": "abc"}
    catatan.write_text(json.dumps({"prefect": "3.8.8", "revisi": "abc"}), encoding="utf-8")
    assert MIGRASI not in lingkungan_sementara()


def test_otomasi_milik_pengguna_tetap_diawasi(rumah: Path) -> None:
    assert lingkungan_sementara()[OTOMASI] == "false"
    _tulis(rumah, "INSERT INTO automation VALUES ('satu')")
    assert OTOMASI not in lingkungan_sementara()


@pytest.mark.parametrize(
    ("berkas", "isi"),
    [
        ("profiles.toml", '[profiles.kantor]\nPREFECT_API_DATABASE_CONNECTION_URL = "postgresql+asyncpg://x"\n'),
        (".env", "PREFECT_SERVER_DATABASE_CONNECTION_URL=postgresql+asyncpg://x\n"),
        ("prefect.toml", '[server.database]\nconnection_url = "postgresql+asyncpg://x"\n'),
    ],
)
def test_basis_data_yang_mungkin_lain_tidak_diduga(rumah: Path, berkas: str, isi: str) -> None:
    catat_skema()
    (rumah / berkas).write_text(isi, encoding="utf-8")
    assert not {MIGRASI, OTOMASI} & set(lingkungan_sementara())


def test_basis_data_dari_lingkungan_tidak_diduga(rumah: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catat_skema()
    monkeypatch.setenv("PREFECT_SERVER_DATABASE_CONNECTION_URL", f"sqlite+aiosqlite:///{rumah}/lain.db")
    assert not {MIGRASI, OTOMASI} & set(lingkungan_sementara())


def test_yang_dipakai_sebuah_jalan_didahulukan_dan_tidak_ada_yang_hilang() -> None:
    from prefect.server.api.server import API_ROUTERS

    urut = dahulukan(API_ROUTERS)
    assert {id(b) for b in urut} == {id(b) for b in API_ROUTERS}
    assert [b.prefix for b in urut[:7]] == [
        "/csrf-token",
        "/admin",
        "/flows",
        "/flow_runs",
        "/logs",
        "/artifacts",
        "/events",
    ]


def test_rencana_yang_baru_diperiksa_dipakai_sekali(meja: Meja) -> None:
    dibaca = baca_rencana(meja.pengaturan, "sigi", 2026)
    rencana_terbaca.titipkan(meja.pengaturan, "sigi", dibaca)
    assert rencana_terbaca.baca_rencana(meja.pengaturan, "sigi", 2026) is dibaca
    assert rencana_terbaca.baca_rencana(meja.pengaturan, "sigi", 2026) is not dibaca
