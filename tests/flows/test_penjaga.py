"""What is looked after while `zi layani` runs: names, forms, runs that never began; what is late is put in order."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from prefect import get_client
from prefect.client.schemas.objects import FlowRun
from prefect.deployments.runner import RunnerDeployment
from prefect.states import Crashed, Pending, Running, Scheduled, State

from flows.deployment import susun_deployment
from flows.pencatatan import TanpaKabarServerPergi
from flows.server.penjaga import Penjaga, akan_mulai, namai_terjadwal, pakai_di_server, sidik_rencana
from flows.server.susulan import lewati_pagi_lama, yang_terlambat
from flows.server.terputus import ulangi_yang_belum_mulai, ulangi_yang_terputus
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatRencana
from tata_usaha.kerja.tahun import baca_kantor
from tests.conftest import Meja
from zi_model.kantor import Kantor

SEHARI = dt.timedelta(days=1)


@pytest.fixture
def kantor(meja: Meja) -> Kantor:
    return baca_kantor(meja.pengaturan, "sigi")


@pytest.fixture
def deployment(prefect: str, meja: Meja, kantor: Kantor) -> Iterator[list[RunnerDeployment]]:
    """Return our deployments, known to a server; nothing of them stays there.

    Their runs are planned here as schedules plan them, without a period, which forms ask for.
    """
    assert prefect
    susunan = susun_deployment(meja.pengaturan, kantor, dt.date(2026, 3, 1))
    semua = [satu.model_copy(update={"enforce_parameter_schema": False}) for satu in susunan]
    pakai_di_server(semua)
    yield semua
    with get_client(sync_client=True) as klien:
        for satu in klien.read_deployments():
            klien.delete_deployment(satu.id)


def _buat(alur: str, saat: dt.datetime, nama: str | None = None, **parameter: Any) -> UUID:
    """Plan a run of ours for a moment and return its id."""
    with get_client(sync_client=True) as klien:
        deployment = klien.read_deployment_by_name(f"{alur}/{alur}")
        jalan = klien.create_flow_run_from_deployment(
            deployment.id, parameters={"satker": "sigi", **parameter}, state=Scheduled(scheduled_time=saat), name=nama
        )
        return jalan.id


def _jalan(id_: UUID) -> FlowRun:
    with get_client(sync_client=True) as klien:
        return klien.read_flow_run(id_)


def _jadikan(id_: UUID, *keadaan: State[Any]) -> None:
    with get_client(sync_client=True) as klien:
        for satu in keadaan:
            klien.set_flow_run_state(id_, satu, force=True)


@pytest.mark.tahan
def test_hanya_nama_prefect_dari_yang_belum_akan_mulai_diganti(
    deployment: list[RunnerDeployment], kantor: Kantor
) -> None:
    april = dt.datetime(2090, 4, 3, 6, 30, tzinfo=kantor.zona)
    diganti = _buat("triwulanan", april, bagian="laporan")
    diberi_orang = _buat("triwulanan", april, "Uji coba Bu Rina")
    segera = _buat("triwulanan", waktu.sekarang() + dt.timedelta(seconds=20), "amber-fox")
    assert namai_terjadwal(deployment, kantor.zona) == 1
    assert _jalan(diganti).name == "Triwulanan · Sigi · TW I 2090 · laporan"
    assert _jalan(diberi_orang).name == "Uji coba Bu Rina"
    assert _jalan(segera).name == "amber-fox"
    assert akan_mulai(deployment)


@pytest.mark.tahan
def test_yang_mati_sebelum_mulai_dijalankan_lagi_sekali_dan_yang_sudah_mulai_tidak(
    deployment: list[RunnerDeployment],
) -> None:
    kemarin = waktu.sekarang() - SEHARI
    belum, sudah = _buat("triwulanan", kemarin), _buat("semesteran", kemarin)
    _jadikan(belum, Pending(), Crashed())
    _jadikan(sudah, Pending(), Running(), Crashed())
    assert [jalan.id for jalan in ulangi_yang_belum_mulai(deployment)] == [belum]
    lagi = _jalan(belum)
    assert lagi.state is not None
    assert lagi.state.is_scheduled()
    assert lagi.expected_start_time == lagi.next_scheduled_start_time  # its old turn among what is late
    _jadikan(belum, Pending(), Crashed())
    assert ulangi_yang_belum_mulai(deployment) == []


@pytest.mark.tahan
def test_langkah_manusia_yang_sudah_mulai_tidak_diulang(deployment: list[RunnerDeployment]) -> None:
    kemarin = waktu.sekarang() - SEHARI
    alur, manusia, belum = (_buat("bulanan", kemarin) for _ in range(3))
    with get_client(sync_client=True) as klien:  # a form's run carries its flow's name as a tag
        for satu in (manusia, belum):
            klien.request("PATCH", "/flow_runs/{id}", path_params={"id": satu}, json={"tags": ["nomori"]})
    _jadikan(alur, Pending(), Running())
    _jadikan(manusia, Pending(), Running())
    _jadikan(belum, Pending())
    assert {jalan.id for jalan in ulangi_yang_terputus(deployment)} == {alur, belum}
    akhir = _jalan(manusia).state
    assert akhir is not None
    assert (akhir.type.value, akhir.message) == ("CRASHED", "Terputus")


@pytest.mark.tahan
def test_dari_pagi_yang_terlewat_hanya_yang_terbaru_dijalankan_paling_akhir(
    deployment: list[RunnerDeployment],
) -> None:
    sekarang = waktu.sekarang()
    pagi = [_buat("pagi", sekarang - hari * SEHARI) for hari in (9, 8, 7)]
    tangan = _buat("pagi", sekarang - 6 * SEHARI)
    bulanan = [_buat("bulanan", sekarang - hari * SEHARI) for hari in (5, 40)]
    _buat("bulanan", sekarang + SEHARI)
    terlambat = [j.model_copy(update={"auto_scheduled": j.id in pagi}) for j in yang_terlambat(deployment, sekarang)]
    assert [j.id for j in terlambat] == [bulanan[1], *pagi, tangan, bulanan[0]]
    sisa = lewati_pagi_lama(terlambat)
    assert [j.id for j in sisa] == [bulanan[1], tangan, bulanan[0], pagi[-1]]
    for id_ in pagi[:-1]:
        akhir = _jalan(id_).state
        assert akhir is not None
        assert akhir.is_cancelled()
        assert (akhir.name, akhir.message) == ("Dilewati", "Dilewati: jalan pagi yang lebih baru sudah mencakupnya.")
    terakhir = _jalan(pagi[-1])
    assert terakhir.next_scheduled_start_time is not None
    assert terakhir.next_scheduled_start_time >= sekarang
    assert terakhir.expected_start_time == terlambat[3].expected_start_time


class _Rencana:
    """A plan that is read, and may have mistakes; the server that takes the deployments over."""

    def __init__(self) -> None:
        self.salah = False
        self.dipakai = 0

    def susun(self) -> list[RunnerDeployment]:
        if self.salah:
            raise GalatRencana("Rencana punya 1 kesalahan.", "Perbaiki.")
        return []

    def pakai(self, _: object) -> None:
        self.dipakai += 1


def test_rencana_yang_berubah_dipakai_sekali_dan_yang_salah_disebut_sekali(
    prefect: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert prefect
    rencana = _Rencana()
    berkas = tmp_path / "sigi" / "satker.yaml"
    berkas.parent.mkdir()
    berkas.write_text("a: 1\n", encoding="utf-8")
    penjaga = Penjaga(tmp_path, [], rencana.susun, rencana.pakai, dt.UTC)
    penjaga.keliling()
    assert rencana.dipakai == 0

    berkas.write_text("a: salah\n", encoding="utf-8")
    rencana.salah = True
    penjaga.keliling()
    penjaga.keliling()
    assert rencana.dipakai == 0
    assert [c.getMessage() for c in caplog.records if "belum dapat dipakai" in c.getMessage()] == [
        "plan/ berubah tetapi belum dapat dipakai: Rencana punya 1 kesalahan. Formulir dan jadwal tetap."
    ]

    rencana.salah = False
    penjaga.keliling()
    penjaga.keliling()
    assert rencana.dipakai == 1


def test_sidik_rencana_melihat_isi_baru_nama_baru_dan_berkas_hilang(tmp_path: Path) -> None:
    a, b = tmp_path / "a.yaml", tmp_path / "b.yaml"
    a.write_text("1", encoding="utf-8")
    semula = sidik_rencana(tmp_path)
    (tmp_path / "catatan.txt").write_text("bukan rencana", encoding="utf-8")
    assert sidik_rencana(tmp_path) == semula
    os.utime(a, (1, 1))
    assert sidik_rencana(tmp_path) != semula
    berubah = sidik_rencana(tmp_path)
    a.rename(b)
    assert sidik_rencana(tmp_path) != berubah
    b.unlink()
    assert sidik_rencana(tmp_path) == frozenset()


def test_kabar_server_pergi_tidak_ditampilkan_dan_galat_lain_tetap() -> None:
    def tampil(nama: str, pesan: str, galat: BaseException | None = None) -> bool:
        info = (type(galat), galat, None) if galat is not None else None
        catatan = logging.LogRecord(nama, logging.ERROR, "", 0, pesan, None, info)  # type: ignore[arg-type]
        return TanpaKabarServerPergi().filter(catatan)

    putus = RuntimeError("lain")
    putus.__cause__ = ConnectionRefusedError(111, "ditolak")
    assert not tampil("prefect.engine", "Execution of flow run exited with unexpected exception", putus)
    assert not tampil("prefect.runner.flow_run_executor", "Process exited with status code: 1. …")
    assert tampil("prefect.engine", "Execution of flow run exited with unexpected exception", ValueError("salah"))
    assert tampil("zi", "Process exited with status code", putus)
    assert tampil("prefect.flow_runs", "Encountered an exception")
