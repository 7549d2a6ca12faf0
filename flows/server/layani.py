"""What `zi layani` does while it runs: server, schedules, and what it tells the person who started it."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
import threading
import time
from collections.abc import Sequence

import httpx
from prefect import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner

from flows.deployment import susun_deployment
from flows.deployment_lama import buang_deployment_lama
from flows.lingkungan import alamat
from flows.pagi import NAMA as PAGI
from flows.server.layanan import Layanan
from flows.server.rahasia import rahasia_server
from flows.server.sinyal import berhenti_seperti_ctrl_c
from flows.server.terputus import akhiri_yang_terputus, ulangi_yang_terputus
from tata_usaha.cli.anjuran import kabarkan, sebut
from tata_usaha.cli.tampilan import cetak_baris
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.rencana_baru import rencana_kurang
from tata_usaha.kerja.terlewat import yang_terlewat
from zi_model.bahasa import hari_tanggal
from zi_model.kantor import Kantor
from zi_model.naskah.jenis_alur import JenisAlur

_BATAS_JADWAL = 120.0
_SERENTAK = 2
"""Runs at a time: each is a process of some 180 MB, and the office's PC is small."""


def layani_kantor(kantor: Kantor, porta: int) -> int:
    """Serve all flows until Ctrl-C, SIGTERM or the closing of the window; return the exit code.

    Raises:
        GalatLayanan: when one runs already, the server cannot be started, or keeps dying.

    """
    berhenti_seperti_ctrl_c()
    with Layanan(porta) as server:
        try:
            cetak_baris("Memulai server Prefect …")
            cetak_baris(*yang_perlu_diketahui(kantor))
            server.tunggu()
            cetak_baris(f"Siap: buka {alamat(porta)} di peramban. Hentikan dengan Ctrl-C.")
            cetak_baris(f"Kata rahasia untuk masuk: {rahasia_server()} (tampilkan lagi dengan: zi layani --rahasia)")
            deployment = susun_deployment(Pengaturan.dari_lingkungan(), kantor, waktu.sekarang(kantor.zona).date())
            buang_deployment_lama(deployment)
            for jalan in ulangi_yang_terputus(deployment):
                cetak_baris(f"Terputus ketika zi layani mati, dijalankan lagi: {_nama_jalan(jalan)}")
            for nama in akhiri_yang_terputus(server=""):
                cetak_baris(f"Terputus ketika zi jalankan mati, jalankan lagi kalau masih perlu: {nama}")
            threading.Thread(target=_umumkan_jadwal, args=(deployment, kantor), daemon=True).start()
            _jalankan_terjadwal(deployment)
        except KeyboardInterrupt:
            pass
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave the server behind
            cetak_baris("Menghentikan server Prefect …")
    if server.galat is not None:
        raise server.galat
    cetak_baris("Berhenti.")
    return 0


class _Pelaksana(Runner):
    """Prefect's runner, which SIGTERM ends as Ctrl-C does: its own handler never awaits its stop (3.8.8)."""

    def handle_sigterm(self, *_args: object, **_kwargs: object) -> None:
        """Pass the signal on; asyncio then cancels the runner, which ends its runs and closes."""
        signal.raise_signal(signal.SIGINT)


def _jalankan_terjadwal(deployment: Sequence[RunnerDeployment]) -> None:
    """Register the deployments and start their runs as they fall due, until interrupted.

    The schedules are not paused at the end, so that what falls due while we are off is made up for.
    """
    pelaksana = _Pelaksana(name="zi", pause_on_shutdown=False, limit=_SERENTAK)
    for satu in deployment:
        pelaksana.add_deployment(satu)
    asyncio.run(pelaksana.start())


def yang_perlu_diketahui(kantor: Kantor) -> list[str]:
    """Return the lines that say which letters should lie in the outbox by now and do not, and which plan is missing."""
    pengaturan, sekarang = Pengaturan.dari_lingkungan(), waktu.sekarang(kantor.zona)
    kurang = rencana_kurang(pengaturan, kantor.satker.kode, sekarang.date())
    return [*_yang_terlewat(pengaturan, kantor.satker.kode, sekarang), *([kabarkan(kurang)] if kurang else [])]


def _yang_terlewat(pengaturan: Pengaturan, satker: str, sekarang: dt.datetime) -> list[str]:
    try:
        terlewat = yang_terlewat(pengaturan, satker, sekarang)
    except GalatZI as galat:  # the runs themselves will report it in full
        return [f"Outbox belum dapat diperiksa: {galat.pesan}"]
    baris = []
    for anjuran, naskah in terlewat:
        baris += [f"Belum ada di outbox; susun dengan: {sebut(anjuran)}", *(f"  - {n.perihal}" for n in naskah)]
    return baris


def _umumkan_jadwal(deployment: Sequence[RunnerDeployment], kantor: Kantor) -> None:
    """Print the next run of every schedule as soon as the server has planned them all.

    With dependencies that do not fit each other Prefect's scheduler is dead without a word; so
    we say it when nothing has been planned after two minutes.
    """
    perlu = sum(len(d.schedules or ()) for d in deployment)
    akhir = time.monotonic() + _BATAS_JADWAL
    while time.monotonic() < akhir:
        time.sleep(2)
        berikut = _jalan_berikut()
        if len(berikut) >= perlu:
            cetak_baris("Jadwal berikutnya:", *(f"  {_baris_jadwal(j, kantor)}" for j in berikut))
            return
    cetak_baris(
        "Penjadwal Prefect belum merencanakan apa pun sesudah dua menit. "
        "Pasang ulang dengan versi paket di requirements.txt, lalu jalankan lagi."
    )


def _jalan_berikut() -> list[FlowRun]:
    """Return the next planned run of every schedule, the first one first; none while the server does not answer."""
    try:
        with get_client(sync_client=True) as klien:
            rencana = klien.read_flow_runs(
                flow_run_filter=FlowRunFilter.model_validate({"state": {"type": {"any_": ["SCHEDULED"]}}}),
                sort=FlowRunSort.EXPECTED_START_TIME_ASC,
            )
    except httpx.HTTPError:
        return []
    berikut: dict[object, FlowRun] = {}
    for jalan in rencana:
        berikut.setdefault(jalan.created_by.id if jalan.created_by else jalan.id, jalan)
    return list(berikut.values())


def _nama_jalan(jalan: FlowRun) -> str:
    """Return what people call a run that has not begun: `triwulanan (undangan)`; Prefect calls it by two animals."""
    jenis = next((t for t in jalan.tags if t in {*JenisAlur, PAGI}), jalan.name)
    rincian = " ".join(str(jalan.parameters[p]) for p in ("periode", "bagian") if jalan.parameters.get(p))
    return f"{jenis} ({rincian})" if rincian else jenis


def _baris_jadwal(jalan: FlowRun, kantor: Kantor) -> str:
    nama = _nama_jalan(jalan)
    saat = jalan.expected_start_time
    if saat is None or saat <= waktu.sekarang():
        return f"{nama}: terlambat, segera dijalankan"
    setempat = saat.astimezone(kantor.zona)
    return f"{nama}: {hari_tanggal(setempat.date())} pukul {setempat:%H.%M} {kantor.satker.singkatan_waktu}"
