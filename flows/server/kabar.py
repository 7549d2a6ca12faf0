"""What `zi layani` tells the person who started it: what is done by itself, what they must do, what runs when."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import httpx
from prefect import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment

from flows.nama_jalan import nama_terjadwal, sebut_jalan
from flows.pagi import NAMA as PAGI
from tata_usaha.cli.anjuran import kabarkan, sebut
from tata_usaha.cli.tampilan import umumkan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.rencana_baru import rencana_kurang
from tata_usaha.kerja.terlewat import yang_terlewat
from zi_model.bahasa import hari_tanggal
from zi_model.kantor import Kantor

_BATAS_JADWAL = 120.0


def sebut_rencana(jalan: FlowRun, kantor: Kantor) -> str:
    """Return what people call a run that has not begun; Prefect calls it by two animals."""
    return nama_terjadwal(jalan, kantor.zona) or jalan.name


def dikerjakan_sendiri(kantor: Kantor, terlambat: Sequence[FlowRun]) -> list[str]:
    """Return the lines that say what will be made up without anybody's doing, and when; none when nothing will.

    `terlambat` are the runs that fell due while nobody served, which are done now.
    """
    susul = [f"  {sebut_rencana(jalan, kantor)}" for jalan in terlambat]
    baris = ["Terlewat, dikerjakan sendiri sekarang:", *susul] if susul else []
    pengaturan = Pengaturan.dari_lingkungan()
    try:
        kurang = yang_terlewat(pengaturan, kantor.satker.kode, waktu.sekarang(kantor.zona))
    except GalatZI as galat:  # the runs themselves will report it in full
        return [*baris, f"Outbox belum dapat diperiksa: {galat.pesan}"]
    rincian = []
    for anjuran, naskah in kurang:
        isi = dict(anjuran.parameter)
        nama = sebut_jalan(isi["jenis"], {"satker": kantor.satker.kode, **isi})
        if f"  {nama}" not in susul:
            rincian.append(f"  {nama}: {len(naskah)} naskah (sekarang juga: {sebut(anjuran)})")
    if rincian:
        pagi_ini = any(PAGI in jalan.tags for jalan in terlambat)
        kapan = "sesudah itu oleh alur pagi" if pagi_ini else "oleh alur pagi berikutnya"
        baris += [f"Belum ada di outbox, disusun sendiri {kapan}:", *rincian]
    return baris


def perlu_dikerjakan(kantor: Kantor, terputus: Sequence[str] = ()) -> list[str]:
    """Return the lines that say what a person must do; `terputus` are runs that were cut off and are not done again."""
    kurang = rencana_kurang(Pengaturan.dari_lingkungan(), kantor.satker.kode, waktu.sekarang(kantor.zona).date())
    isi = [f"  Terputus, jalankan lagi kalau masih perlu: {nama}" for nama in terputus]
    isi += [f"  {kabarkan(kurang)}"] if kurang else []
    return ["Perlu Anda kerjakan:", *isi] if isi else []


def umumkan_jadwal(deployment: Sequence[RunnerDeployment], kantor: Kantor) -> threading.Thread:
    """Print, from a thread of its own, the next run of every schedule as soon as the server has planned them all."""
    utas = threading.Thread(target=_umumkan, args=(deployment, kantor), name="jadwal", daemon=True)
    utas.start()
    return utas


def _umumkan(deployment: Sequence[RunnerDeployment], kantor: Kantor) -> None:
    """Wait for the scheduler; with dependencies that do not fit each other it is dead without a word, so we say it."""
    perlu = sum(len(d.schedules or ()) for d in deployment)
    akhir = time.monotonic() + _BATAS_JADWAL
    while time.monotonic() < akhir:
        time.sleep(2)
        berikut = _jalan_berikut()
        if len(berikut) >= perlu:
            umumkan("Jadwal berikutnya:", *(f"  {_baris_jadwal(j, kantor)}" for j in berikut))
            return
    umumkan(
        "Penjadwal Prefect belum merencanakan apa pun sesudah dua menit. "
        "Pasang ulang dengan versi paket di requirements.txt, lalu jalankan lagi."
    )


def _jalan_berikut() -> list[FlowRun]:
    """Return the next planned run of every schedule, the first one first; none while the server does not answer."""
    saring = {"state": {"type": {"any_": ["SCHEDULED"]}}, "expected_start_time": {"after_": waktu.sekarang()}}
    try:
        with get_client(sync_client=True) as klien:
            rencana = klien.read_flow_runs(
                flow_run_filter=FlowRunFilter.model_validate(saring), sort=FlowRunSort.EXPECTED_START_TIME_ASC
            )
    except httpx.HTTPError:
        return []
    berikut: dict[object, FlowRun] = {}
    for jalan in rencana:
        berikut.setdefault(jalan.created_by.id if jalan.created_by else jalan.id, jalan)
    return list(berikut.values())


def _baris_jadwal(jalan: FlowRun, kantor: Kantor) -> str:
    saat = (jalan.expected_start_time or waktu.sekarang()).astimezone(kantor.zona)
    kapan = f"{hari_tanggal(saat.date())} pukul {saat:%H.%M} {kantor.satker.singkatan_waktu}"
    return f"{kapan}: {sebut_rencana(jalan, kantor)}"
