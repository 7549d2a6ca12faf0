"""The two commands as people run them: a server with real schedules, cut off, started again, stopped; one run alone."""

from __future__ import annotations

import http.server
import re
import signal
import socket
import socketserver
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.server.layanan import ServerPrefect, cari_porta, porta_layanan, sehat
from flows.server.rahasia import rahasia_server
from tests.conftest import Meja
from tests.flows.jendela import Jendela, sandi, tunggu
from tests.flows.layanan_uji import ZI, layani, server_hilang
from tests.flows.serangan import serang

LANGKAH = {"baca rencana", "periksa bukti", "hitung status", "susun naskah", "taruh di outbox", "lapor"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mengirim sinyal Unix")


@pytest.mark.tahan
def test_layani_dari_mulai_terputus_sampai_dihentikan(
    meja: Meja, lingkungan_layani: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    porta = lingkungan_layani["ZI_PORT"]
    monkeypatch.setenv("PREFECT_HOME", lingkungan_layani["PREFECT_HOME"])
    rahasia = rahasia_server()
    jendela = Jendela(f"http://127.0.0.1:{porta}/api", rahasia)

    with layani(lingkungan_layani, tmp_path / "pertama.txt") as layanan:
        layanan.tunggu_jadwal()
        _periksa_jadwal(jendela, layanan.kata())
        _periksa_jendela(porta, rahasia)
        _periksa_layani_kedua_ditolak(lingkungan_layani)
        serang(porta, rahasia, tmp_path / "diserang")
        asing, ditinggal = _jalan_asing(jendela), _jalan_ditinggal(jendela, lingkungan_layani)

        terlewat = jendela.minta("/deployments/name/triwulanan/triwulanan")
        dibuat = jendela.minta(
            f"/deployments/{terlewat['id']}/create_flow_run",
            {"parameters": {"periode": "2026-TW1"}, "state": {"type": "SCHEDULED"}},
        )
        jalan = f"/flow_runs/{dibuat['id']}"
        tunggu("jalan dimulai", lambda: jendela.minta(jalan)["state"]["type"] in {"PENDING", "RUNNING"})
        assert porta_layanan() == int(porta)
        layanan.proses.kill()  # as a power cut does
        tunggu("server ikut berhenti", lambda: server_hilang(jendela.alamat))
    _periksa_pengganti_tidak_dipercaya(porta)

    with layani(lingkungan_layani, tmp_path / "kedua.txt") as layanan:
        layanan.tunggu_jadwal()
        assert "Terputus ketika zi layani mati, dijalankan lagi: Triwulanan · Sigi · TW I 2026" in layanan.kata()
        assert "Perlu Anda kerjakan:\n  Terputus, jalankan lagi kalau masih perlu: bulanan mati" in layanan.kata()
        assert _keadaan(jendela, ditinggal) == ("CRASHED", "Terputus")
        assert _keadaan(jendela, asing)[0] == "RUNNING"
        tunggu("jalan selesai", lambda: jendela.minta(jalan)["state"]["type"] == "COMPLETED")
        _periksa_jalan(jendela, jendela.minta(jalan))
        _periksa_rahasia_tidak_tersebar(rahasia, layanan.kata(), lingkungan_layani)
        assert (meja.pengaturan.outbox / "sigi/2026/2026-TW1/04 Laporan Monev Triwulan I 2026.docx").is_file()

        layanan.proses.send_signal(signal.SIGTERM)
        assert layanan.proses.wait(30) == 0
        assert server_hilang(jendela.alamat)
        assert not (Path(lingkungan_layani["PREFECT_HOME"]) / "layani.json").exists()
    assert not (tmp_path / "diserang").exists()


def _keadaan(jendela: Jendela, jalan: str) -> tuple[str, str]:
    keadaan = jendela.minta(f"/flow_runs/{jalan}")["state"]
    return keadaan["type"], keadaan["message"]


def _periksa_layani_kedua_ditolak(lingkungan: dict[str, str]) -> None:
    """Check that a second one on the same Prefect folder leaves the first alone, whatever its port."""
    tanda = Path(lingkungan["PREFECT_HOME"]) / "layani.json"
    sebelum = tanda.read_bytes()
    kedua = subprocess.run(
        [*ZI, "layani"],
        env={**lingkungan, "ZI_PORT": str(cari_porta())},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert kedua.returncode == 8
    assert f"zi layani sudah berjalan di http://127.0.0.1:{lingkungan['ZI_PORT']} (proses " in kedua.stderr
    assert tanda.read_bytes() == sebelum


def _periksa_pengganti_tidak_dipercaya(porta: str) -> None:
    """Check that whoever listens on the port of a killed one, and says that all is well, is not sent our secret."""
    with socketserver.TCPServer(("127.0.0.1", int(porta)), _Pengganti, bind_and_activate=False) as pengganti:
        pengganti.allow_reuse_address = True
        pengganti.server_bind()
        pengganti.server_activate()
        threading.Thread(target=pengganti.serve_forever, daemon=True).start()
        assert sehat(int(porta))
        assert porta_layanan() is None
        pengganti.shutdown()


class _Pengganti(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"true")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _periksa_rahasia_tidak_tersebar(rahasia: str, kata: str, lingkungan: dict[str, str]) -> None:
    """Check that the secret is in no log, no run, no artifact, no letter, and no process's arguments.

    What `zi layani` says goes into a file, as into the system's journal. Prefect's database has runs and artifacts.
    """
    assert rahasia not in kata
    assert "Kata rahasia untuk masuk: tampilkan dengan zi layani --rahasia" in kata
    berkas = [b for nama in ("PREFECT_HOME", "ZI_OUTBOX") for b in Path(lingkungan[nama]).rglob("*") if b.is_file()]
    assert "prefect.db" in {b.name for b in berkas}
    assert [b.name for b in berkas if rahasia in _isi(b)] == ["rahasia"]
    assert not [b for b in Path("/proc").glob("[0-9]*/cmdline") if rahasia in _isi(b)]


def _isi(berkas: Path) -> str:
    try:
        return berkas.read_bytes().decode(errors="replace")
    except OSError:  # a process that has just ended
        return ""


def _jalan_asing(jendela: Jendela) -> str:
    """Return a run of somebody else's deployment on the same database, which goes on elsewhere."""
    alur = jendela.minta("/flows/", {"name": "alur-lain"})
    deployment = jendela.minta("/deployments/", {"name": "lain", "flow_id": alur["id"]})
    isi = {"flow_id": alur["id"], "deployment_id": deployment["id"], "state": {"type": "RUNNING"}}
    jalan: str = jendela.minta("/flow_runs/", isi)["id"]
    return jalan


def _jalan_ditinggal(jendela: Jendela, lingkungan: dict[str, str]) -> str:
    """Return a run of a `zi jalankan` that was killed."""
    alur = jendela.minta("/flows/", {"name": "bulanan"})
    isi = {"flow_id": alur["id"], "name": "bulanan mati", "idempotency_key": "mati", "state": {"type": "RUNNING"}}
    folder = Path(lingkungan["PREFECT_HOME"]) / "jalan"
    folder.mkdir(exist_ok=True)
    (folder / "mati.sendiri").touch()
    jalan: str = jendela.minta("/flow_runs/", isi)["id"]
    return jalan


@pytest.mark.tahan
def test_server_sementara_juga_tidak_melayani_orang_lain(
    lingkungan_layani: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server of one `zi jalankan` runs nothing that it is sent, but keeps it for the next `zi layani`."""
    monkeypatch.setenv("PREFECT_HOME", lingkungan_layani["PREFECT_HOME"])
    porta = cari_porta()
    server = ServerPrefect(porta, sementara=True)
    server.mulai()
    try:
        server.tunggu()
        serang(str(porta), rahasia_server(), tmp_path / "diserang")
    finally:
        server.hentikan()


def _periksa_jadwal(jendela: Jendela, kata: str) -> None:
    """Check that every schedule has a planned run, and that the person at the terminal is told when."""
    jadwal = kata.partition("Jadwal berikutnya:\n")[2].splitlines()
    for alur, bagian in (
        ("Bulanan", " · undangan"),
        ("Bulanan", " · laporan"),
        ("Triwulanan", " · undangan"),
        ("Triwulanan", " · laporan"),
        ("Semesteran", ""),
        ("Pagi", ""),
    ):
        assert [b for b in jadwal if re.fullmatch(rf"  .+ pukul .+ WITA: {alur} · Sigi · [\w ]+{bagian}", b)], alur
    terjadwal = jendela.minta("/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}})
    # Prefect's own tag, or ours as soon as the run has its name
    assert {t for j in terjadwal for t in j["tags"]} - {"auto-scheduled", "terjadwal", "sigi"} == {
        "bulanan",
        "pagi",
        "semesteran",
        "triwulanan",
    }
    semua = {"batal", "bulanan", "keputusan", "nomori", "pagi", "semesteran", "siap", "triwulanan"}
    # the forms of people follow the schedules of which the terminal tells
    tunggu("semua alur", lambda: {a["name"] for a in jendela.minta("/flows/filter", {})} == semua)


def _periksa_jendela(porta: str, rahasia: str) -> None:
    """Check that the UI is the one that contacts nobody, and that no other site's page may use the API."""
    alamat = f"http://127.0.0.1:{porta}"
    with httpx.Client(trust_env=False, headers=sandi(rahasia)) as klien:
        pengaturan = klien.get(f"{alamat}/ui-settings").json()
        assert pengaturan["available_uis"] == ["v1"]
        assert (pengaturan["auth"], pengaturan["api_url"]) == ("BASIC", "/api")
        assert klien.get(alamat, headers={"accept": "text/html"}).status_code == 200
        asing = {"origin": "https://contoh.id", "access-control-request-method": "POST"}
        assert klien.options(f"{alamat}/api/flows/filter", headers=asing).status_code == 400
        assert klien.post(f"{alamat}/api/flows/filter", json={}).status_code == 403


def _periksa_jalan(jendela: Jendela, jalan: Any) -> None:
    """Check that the run's page has our name, our tasks, our lines and nothing of Prefect's English."""
    assert jalan["name"] == "Triwulanan · Sigi · TW I 2026"
    tunggu("semua tugas", lambda: {t["name"] for t in jendela.tugas(jalan, "COMPLETED")} == LANGKAH)
    tunggu("catatan", lambda: any(re.match(r"Selesai: \d+ naskah: ", c["message"]) for c in jendela.catatan(jalan)))
    assert {c["name"] for c in jendela.catatan(jalan)} == {"zi", "zi.rincian"}
    assert len(jendela.artefak(jalan)) == 3


@pytest.mark.tahan
def test_porta_yang_dipakai_program_lain_disebut_dengan_jalan_keluarnya(lingkungan_layani: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", int(lingkungan_layani["ZI_PORT"]))):
        selesai = subprocess.run([*ZI, "layani"], env=lingkungan_layani, capture_output=True, text=True, check=False)
    assert selesai.returncode == 8
    assert "sudah dipakai program lain" in selesai.stderr
    assert "ZI_PORT=" in selesai.stderr


@pytest.mark.tahan
def test_jalankan_tanpa_layanan_tetap_meninggalkan_jejak_lengkap(lingkungan_layani: dict[str, str]) -> None:
    """A run on its own temporary server is seen later, whole: nothing is lost when that server ends with it."""
    selesai = subprocess.run(
        [*ZI, "jalankan", "bulanan", "2026-03"], env=lingkungan_layani, capture_output=True, text=True, check=False
    )
    assert selesai.returncode == 0, selesai.stderr
    with closing(sqlite3.connect(Path(lingkungan_layani["PREFECT_HOME"]) / "prefect.db")) as basis_data:
        jalan = basis_data.execute("SELECT name, state_type FROM flow_run").fetchall()
        tugas = basis_data.execute("SELECT name, state_type FROM task_run").fetchall()
        catatan = basis_data.execute("SELECT message FROM log WHERE name = 'zi' ORDER BY timestamp").fetchall()
    assert jalan == [("Bulanan · Sigi · Maret 2026", "COMPLETED")]
    assert dict(tugas) == dict.fromkeys(LANGKAH, "COMPLETED")
    assert [kata in pesan for (pesan,) in catatan[-3:] for kata in ("alur bulanan", "Bukti diperiksa", "Selesai")] == [
        *(True, False, False),
        *(False, True, False),
        *(False, False, True),
    ]


@pytest.mark.tahan
def test_basis_data_prefect_yang_rusak_disebut_dengan_jalan_keluarnya(lingkungan_layani: dict[str, str]) -> None:
    (Path(lingkungan_layani["PREFECT_HOME"]) / "prefect.db").write_bytes(b"bukan basis data" * 100)
    selesai = subprocess.run(
        [*ZI, "jalankan", "bulanan", "2026-03"], env=lingkungan_layani, capture_output=True, text=True, check=False
    )
    assert selesai.returncode == 8
    assert "file is not a database" in selesai.stderr
    assert "Traceback" not in selesai.stderr
    assert "server-sementara.log" in selesai.stderr


@pytest.mark.tahan
def test_penjadwal_hidup(lingkungan_layani: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With packages that do not fit each other the scheduler plans nothing, and nobody is told; all else works."""
    monkeypatch.setenv("PREFECT_HOME", lingkungan_layani["PREFECT_HOME"])
    porta = cari_porta()
    server = ServerPrefect(porta)
    server.mulai()
    try:
        server.tunggu()
        jendela = Jendela(f"http://127.0.0.1:{porta}/api", rahasia_server())
        alur = jendela.minta("/flows/", {"name": "uji"})
        jadwal = {"schedule": {"cron": "15 6 * * *", "timezone": "Asia/Makassar"}, "slug": "harian"}
        jendela.minta("/deployments/", {"name": "uji", "flow_id": alur["id"], "schedules": [jadwal]})
        saring = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
        tunggu("jalan terjadwal", lambda: jendela.minta("/flow_runs/filter", saring), 60)
    finally:
        server.hentikan()
