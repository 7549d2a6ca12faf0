"""What `zi layani` makes good: a month without the computer, and a server that dies while a run starts."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from flows.server.rahasia import rahasia_server
from tests.conftest import Meja
from tests.flows.jendela import Jendela, tunggu
from tests.flows.layanan_uji import Layanan, layani, tanya

pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(sys.platform == "win32", reason="mengirim sinyal Unix"),
]
_WAKTU_PREFECT = "%Y-%m-%d %H:%M:%S.000000"


def test_sesudah_sebulan_mati_tiap_yang_terlewat_disusul_sekali_yang_terlama_dahulu(
    meja: Meja, lingkungan_layani: dict[str, str], tmp_path: Path
) -> None:
    with layani(lingkungan_layani, tmp_path / "sebelum.txt") as layanan:
        layanan.tunggu_jadwal()
        layanan.hentikan()
    terlewat = _mundurkan_jadwal(lingkungan_layani)
    susulan, pagi = ([id_ for id_, alur in terlewat if (alur == "pagi") == harian] for harian in (False, True))
    assert (len(susulan), len(pagi)) == (7, 3)

    with layani(lingkungan_layani, tmp_path / "sesudah.txt") as layanan:
        layanan.tunggu_jadwal()
        tunggu("semua disusul", lambda: _belum_selesai(lingkungan_layani, terlewat) == 0, 600)
        kata = layanan.kata()
        layanan.hentikan()

    dijalankan = tanya(
        lingkungan_layani,
        "SELECT id, state_type, run_count FROM flow_run WHERE run_count > 0 ORDER BY start_time",
    )
    assert [id_ for id_, _, _ in dijalankan] == [*susulan, pagi[-1]]
    assert {banyak for _, _, banyak in dijalankan} == {1}
    assert {keadaan for _, keadaan, _ in dijalankan} <= {"COMPLETED", "FAILED"}  # a period without a plan, or arrears
    _periksa_bergiliran(lingkungan_layani)
    for id_ in pagi[:-1]:
        assert tanya(lingkungan_layani, "SELECT state_name FROM flow_run WHERE id = ?", id_) == [("Dilewati",)]
    assert "Terlewat, dikerjakan sendiri sekarang:" in kata
    catatan = (Path(lingkungan_layani["PREFECT_HOME"]) / "server.log").read_text(encoding="utf-8")
    assert "database is locked" not in catatan + kata
    assert meja.zi("periksa").kode == 0


def _mundurkan_jadwal(lingkungan: dict[str, str]) -> list[tuple[str, str]]:
    """Move all that is planned two months back, as if the computer had been off since; return what is late by now.

    The server plans few runs ahead: three of each schedule.
    """
    for id_, teks in tanya(lingkungan, "SELECT id, expected_start_time FROM flow_run WHERE state_type = 'SCHEDULED'"):
        rencana = dt.datetime.fromisoformat(teks)
        bulan = rencana.month - 3
        mundur = rencana.replace(
            year=rencana.year + bulan // 12, month=bulan % 12 + 1, day=min(rencana.day, 28)
        ).strftime(_WAKTU_PREFECT)
        pindah = "expected_start_time = ?, next_scheduled_start_time = ?, idempotency_key = id"
        tanya(lingkungan, f"UPDATE flow_run SET {pindah} WHERE id = ?", mundur, mundur, id_)  # noqa: S608
        pindah = "state_details = json_set(state_details, '$.scheduled_time', ?)"
        sql = f"UPDATE flow_run_state SET {pindah} WHERE flow_run_id = ?"  # noqa: S608
        tanya(lingkungan, sql, f"{mundur.replace(' ', 'T')}+00:00", id_)
    sekarang = dt.datetime.now(dt.UTC).strftime(_WAKTU_PREFECT)
    return tanya(
        lingkungan,
        "SELECT r.id, d.name FROM flow_run r JOIN deployment d ON d.id = r.deployment_id "
        "WHERE r.state_type = 'SCHEDULED' AND r.expected_start_time < ? ORDER BY r.expected_start_time",
        sekarang,
    )


def _belum_selesai(lingkungan: dict[str, str], jalan: list[tuple[str, str]]) -> int:
    sql = "SELECT id FROM flow_run WHERE state_type NOT IN ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')"
    return len({id_ for (id_,) in tanya(lingkungan, sql)} & {id_ for id_, _ in jalan})


def _periksa_bergiliran(lingkungan: dict[str, str]) -> None:
    """Check that none began before the one before it had ended: at one time one."""
    sql = "SELECT start_time, end_time FROM flow_run WHERE run_count > 0 ORDER BY start_time"
    baris = tanya(lingkungan, sql)
    assert all(usai <= mulai for (_, usai), (mulai, _) in pairwise(baris))


def test_jalan_yang_terbawa_server_mati_sebelum_mulai_dijalankan_lagi_sekali(
    lingkungan_layani: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", lingkungan_layani["PREFECT_HOME"])
    with layani(lingkungan_layani, tmp_path / "layani.txt") as layanan:
        layanan.tunggu_jadwal()
        jendela = Jendela(f"http://127.0.0.1:{lingkungan_layani['ZI_PORT']}/api", rahasia_server())
        deployment = jendela.minta("/deployments/name/triwulanan/triwulanan")
        isi = {"parameters": {"periode": "2026-TW1"}, "state": {"type": "SCHEDULED"}}
        jalan = jendela.minta(f"/deployments/{deployment['id']}/create_flow_run", isi)["id"]
        sql = "SELECT state_type, state_name FROM flow_run WHERE id = ?"
        tunggu("prosesnya dimulai", lambda: tanya(lingkungan_layani, sql, jalan) == [("PENDING", "Submitting")])
        _bunuh_server(layanan)
        tunggu("jalan selesai", lambda: tanya(lingkungan_layani, sql, jalan)[0][0] in {"COMPLETED", "FAILED"}, 240)

        riwayat = tanya(
            lingkungan_layani,
            "SELECT type, message FROM flow_run_state WHERE flow_run_id = ? ORDER BY timestamp",
            jalan,
        )
        assert [j for j, _ in riwayat].count("RUNNING") == 1
        # its process gives up and is started again once, unless the server was back before it asked
        lagi = sum(pesan == "Terputus sebelum mulai; dijalankan lagi." for _, pesan in riwayat)
        assert lagi == [j for j, _ in riwayat].count("CRASHED") <= 1, riwayat
        kabar = "Terputus sebelum mulai, dijalankan lagi: Triwulanan · Sigi · TW I 2026"
        assert layanan.kata().count(kabar) == lagi
        assert "Traceback" not in layanan.kata()
        assert "Failed the last" not in layanan.kata()
        tunggu("jalan bernama", lambda: _nama_prefect(lingkungan_layani) == [])
        layanan.hentikan()


def _bunuh_server(layanan: Layanan) -> None:
    """Kill the server, which is `zi layani`'s only child with that program, as a lack of memory does."""
    anak = Path(f"/proc/{layanan.proses.pid}/task/{layanan.proses.pid}/children").read_text(encoding="ascii").split()
    (server,) = [a for a in anak if b"server_prefect" in Path(f"/proc/{a}/cmdline").read_bytes()]
    os.kill(int(server), signal.SIGKILL)


def _nama_prefect(lingkungan: dict[str, str]) -> list[str]:
    """Return the names of upcoming runs that are still Prefect's."""
    sql = "SELECT name FROM flow_run WHERE state_type = 'SCHEDULED' AND name NOT LIKE '% · %'"
    return [nama for (nama,) in tanya(lingkungan, sql)]
