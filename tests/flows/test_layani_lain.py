"""`zi layani` for others: computers that call it by a name, and workers that take its runs from a pool."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.server.layanan import porta_layanan
from flows.server.rahasia import rahasia_server
from tests.flows.jendela import Jendela, sandi, tunggu
from tests.flows.layanan_uji import ZI, layani, tanya
from tests.flows.serangan import serang

NAMA = "server.kantor.go.id"

pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(sys.platform == "win32", reason="mengirim sinyal Unix"),
]


def test_komputer_lain_dilayani_dengan_nama_yang_disebut_saja(
    lingkungan_layani: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """127.0.0.2 stands for another address of this computer: by itself nobody listens there."""
    monkeypatch.setenv("PREFECT_HOME", lingkungan_layani["PREFECT_HOME"])
    porta, rahasia = lingkungan_layani["ZI_PORT"], rahasia_server()
    with layani(lingkungan_layani, tmp_path / "layani.txt", "--host", "0.0.0.0", "--nama", NAMA) as layanan:  # noqa: S104
        layanan.tunggu_jadwal()
        assert f"https://{NAMA}" in layanan.kata()
        assert f"http://{NAMA}:{porta}" in layanan.kata()
        assert rahasia not in layanan.kata()
        assert porta_layanan() == int(porta)
        with httpx.Client(base_url=f"http://127.0.0.2:{porta}", trust_env=False) as klien:
            bernama = {"host": NAMA, "origin": f"https://{NAMA}"}

            def minta(jalur: str, **kepala: str) -> int:
                return klien.get(jalur, headers=kepala).status_code

            assert klien.get("/ui-settings", headers=bernama).json()["api_url"] == "/api"
            assert minta("/api/admin/version", **bernama) == 401
            assert minta("/api/admin/version", **bernama, **sandi(rahasia)) == 200
            assert minta("/api/admin/version", **sandi(rahasia)) == 400  # by its address, which is no name of its
            assert minta("/api/health", host=NAMA, origin="http://evil.com") == 400
            assert minta("/api/health", host="evil.com") == 400
        serang(porta, rahasia, tmp_path / "diserang")
        layanan.hentikan()
    assert not (tmp_path / "diserang").exists()


def test_rahasia_pendek_dan_semua_alamat_tanpa_nama_ditolak_sebelum_server_dimulai(
    lingkungan_layani: dict[str, str],
) -> None:
    def coba(*pilihan: str, **lingkungan: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*ZI, "layani", *pilihan],
            env={**lingkungan_layani, **lingkungan},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    tanpa_nama = coba("--host", "0.0.0.0")  # noqa: S104
    pendek = coba("--nama", NAMA, PREFECT_SERVER_API_AUTH_STRING="admin:rahasia")
    assert (tanpa_nama.returncode, pendek.returncode) == (2, 2)
    assert "--nama server.kantor.go.id" in tanpa_nama.stderr
    assert "terlalu pendek" in pendek.stderr
    assert "admin:rahasia" not in pendek.stderr
    assert not (Path(lingkungan_layani["PREFECT_HOME"]) / "layani.json").exists()


def test_kolam_menyerahkan_jalan_kepada_pekerja_dan_dapat_diambil_kembali(
    lingkungan_layani: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", lingkungan_layani["PREFECT_HOME"])
    alamat, rahasia = f"http://127.0.0.1:{lingkungan_layani['ZI_PORT']}/api", rahasia_server()
    jendela = Jendela(alamat, rahasia)

    def triwulanan() -> Any:
        return jendela.minta("/deployments/name/triwulanan/triwulanan")

    def nama_dan_kolam() -> set[tuple[str, str | None]]:
        return {(d["name"], d["work_pool_name"]) for d in jendela.minta("/deployments/filter", {})}

    with layani(lingkungan_layani, tmp_path / "kolam.txt", "--kolam", "kantor") as layanan:
        layanan.tunggu_jadwal()
        assert "Kolam kantor dibuat" in layanan.kata()
        assert jendela.minta("/work_pools/kantor")["type"] == "process"
        assert triwulanan()["work_pool_name"] == "kantor"
        tunggu("pecahan", lambda: ("pecahan", "kantor") in nama_dan_kolam())
        isi = {"parameters": {"periode": "2026-TW1"}, "state": {"type": "SCHEDULED"}}
        jalan = jendela.minta(f"/deployments/{triwulanan()['id']}/create_flow_run", isi)["id"]
        pekerja = subprocess.run(
            [sys.executable, "-m", "prefect", "worker", "start", "--pool", "kantor", "--run-once"],
            env={**lingkungan_layani, "PREFECT_API_URL": alamat, "PREFECT_API_AUTH_STRING": rahasia},
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        sql = "SELECT state_type FROM flow_run WHERE id = ?"
        selesai = [("COMPLETED",)]
        tunggu("jalan selesai", lambda: tanya(lingkungan_layani, sql, jalan) == selesai or pekerja.returncode)
        assert tanya(lingkungan_layani, sql, jalan) == selesai, pekerja.stdout + pekerja.stderr
        layanan.hentikan()
    with layani(lingkungan_layani, tmp_path / "sendiri.txt") as layanan:
        layanan.tunggu_jadwal()
        tunggu("diambil kembali", lambda: triwulanan()["work_pool_name"] is None)
        # else a run over many offices would wait for workers that are gone
        assert "pecahan" not in {nama for nama, _ in nama_dan_kolam()}
        layanan.hentikan()
