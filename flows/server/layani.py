"""What `zi layani` does while it runs: server, schedules, and what looks after both.

With a work pool the runs are done by workers, on this computer or on others; here is then only the server and its
minders.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from prefect.client.schemas.objects import FlowRun
from prefect.deployments.runner import RunnerDeployment

from flows.deployment import susun_deployment
from flows.deployment_lama import buang_deployment_lama
from flows.lingkungan import alamat
from flows.server import kolam
from flows.server.kabar import dikerjakan_sendiri, perlu_dikerjakan, sebut_rencana, umumkan_jadwal
from flows.server.layanan import Layanan
from flows.server.meja_anak import AnakMeja
from flows.server.pelaksana import jalankan_terjadwal
from flows.server.penjaga import Penjaga, pakai_di_server
from flows.server.rahasia import rahasia_server
from flows.server.susulan import lewati_pagi_lama, yang_terlambat
from flows.server.terputus import akhiri_yang_terputus, ulangi_yang_belum_mulai, ulangi_yang_terputus
from tata_usaha.cli.tampilan import umumkan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.pintu import SETEMPAT, Pintu
from tata_usaha.dasar.sinyal import berhenti_seperti_ctrl_c
from tata_usaha.kerja.tahun import baca_kantor
from zi_model.kantor import Kantor


@dataclass(frozen=True)
class Permintaan:
    """What somebody asked of `zi layani`: on which port, for whom besides this computer, with which work pool.

    `porta_meja`: where the desk is opened beside it; None: it is not.
    """

    porta: int
    pintu: Pintu = SETEMPAT
    kolam: str = ""
    porta_meja: int | None = None


def layani_kantor(kantor: Kantor, minta: Permintaan) -> int:
    """Serve all flows until Ctrl-C, SIGTERM or the closing of the window; return the exit code.

    Raises:
        GalatLayanan: when one runs already, the server cannot be started, or keeps dying, or the desk's port is in use.

    """
    berhenti_seperti_ctrl_c()
    with Layanan(minta.porta, minta.pintu) as server, _meja(kantor, minta):
        try:
            umumkan("Memulai server Prefect …")
            server.tunggu()
            umumkan(*_sapaan(minta))
            _layani(kantor, minta)
        except KeyboardInterrupt:
            pass
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave the server behind
            umumkan("Menghentikan server Prefect …")
    if server.galat is not None:
        raise server.galat
    umumkan("Berhenti.")
    return 0


def _layani(kantor: Kantor, minta: Permintaan) -> None:
    """Set right what was cut off or is late, tell what will be done, then do it until interrupted."""
    susun = _penyusun(kantor, minta)
    deployment = susun()
    buang_deployment_lama(deployment)
    if not minta.kolam:
        kolam.ambil_kembali()
    terlambat = [] if minta.kolam else _pulihkan(kantor, deployment)
    terputus = akhiri_yang_terputus(server="")
    umumkan(*dikerjakan_sendiri(kantor, terlambat), *perlu_dikerjakan(kantor, terputus))
    if minta.kolam and kolam.siapkan_kolam(minta.kolam):
        umumkan(f"Kolam {minta.kolam} dibuat; pekerjanya dimulai di komputer masing-masing.")
    umumkan_jadwal(deployment, kantor)
    pengaturan = Pengaturan.dari_lingkungan()
    with (
        Penjaga(pengaturan.plan, deployment, susun, pakai_di_server, kantor.zona),
        _penjaga_kolam(minta.kolam),
    ):
        if minta.kolam:
            pakai_di_server(deployment)
            kolam.tunggu_dihentikan()
        else:
            jalankan_terjadwal(deployment)


def _penyusun(kantor: Kantor, minta: Permintaan) -> Callable[[], Sequence[RunnerDeployment]]:
    """Return what reads the plan and returns the deployments as they are now."""

    def susun() -> Sequence[RunnerDeployment]:
        pengaturan = Pengaturan.dari_lingkungan()
        sekarang = baca_kantor(pengaturan, kantor.satker.kode)
        hari = waktu.sekarang(sekarang.zona).date()
        semua = susun_deployment(pengaturan, sekarang, hari, kolam=bool(minta.kolam))
        return kolam.untuk_kolam(semua, minta.kolam) if minta.kolam else kolam.untuk_sini(semua)

    return susun


def _pulihkan(kantor: Kantor, deployment: Sequence[RunnerDeployment]) -> list[FlowRun]:
    """Plan again what was cut off, tell of it, and return what is late now and will be made up, oldest first."""
    for jalan in [*ulangi_yang_terputus(deployment), *ulangi_yang_belum_mulai(deployment)]:
        umumkan(f"Terputus ketika zi layani mati, dijalankan lagi: {sebut_rencana(jalan, kantor)}")
    return lewati_pagi_lama(yang_terlambat(deployment, waktu.sekarang()))


def _penjaga_kolam(nama: str) -> AbstractContextManager[object]:
    """Return who looks after the runs of a pool; nobody without one."""
    if not nama:
        return nullcontext()
    from flows.server.detak import Penjaga as PenjagaKolam

    return PenjagaKolam(nama)


def _meja(kantor: Kantor, minta: Permintaan) -> AbstractContextManager[object]:
    """Return the desk beside us; nothing when nobody asked for it."""
    return nullcontext() if minta.porta_meja is None else AnakMeja(kantor.satker.kode, minta.porta_meja)


def _sebut_rahasia() -> str:
    """Return the line that tells the secret to who sits at the window; what goes into a log does not hold it."""
    if sys.stdout.isatty():
        return f"Kata rahasia untuk masuk: {rahasia_server()} (tampilkan lagi dengan: zi layani --rahasia)"
    return "Kata rahasia untuk masuk: tampilkan dengan zi layani --rahasia"


def _sapaan(minta: Permintaan) -> list[str]:
    """Return the lines that say where the page is and how to get in."""
    baris = [f"Siap: buka {alamat(minta.porta)} di peramban. Hentikan dengan Ctrl-C."]
    if minta.pintu.nama:
        tls = ", ".join(f"https://{nama}" for nama in minta.pintu.nama)
        baris.append(f"Dari komputer lain, sesudah TLS dipasang di depannya (docs/panduan.md): {tls}")
    if minta.pintu.terbuka:
        terbuka = ", ".join(f"http://{nama}:{minta.porta}" for nama in minta.pintu.nama)
        baris.append(f"Tanpa TLS, hanya untuk jaringan yang dipercaya (kata rahasia terkirim terbuka): {terbuka}")
    baris.append(f"Hasil setiap alur: {alamat(minta.porta)}/artifacts (tidak ada di menunya).")
    baris.append(_sebut_rahasia())
    if minta.porta_meja is not None and minta.pintu.terbuka:
        baris.append(
            "Mejanya hanya untuk komputer ini. Untuk komputer lain: zi layani tanpa --meja, dan di jendela lain "
            f"zi meja --host {minta.pintu.pasang} (docs/panduan.md)."
        )
    return baris
