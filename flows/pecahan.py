"""One share of a run over many offices: a worker takes it, does office after office, and tells of each.

The offices' work is plain functions in one thread, so that the run's own loop stays free to tell how far it is and
that it lives. A share that was cut off begins anew and finds most of its work done.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from typing import Any, cast

from prefect import State, flow
from prefect.artifacts import (
    acreate_markdown_artifact,
    acreate_progress_artifact,
    acreate_table_artifact,
    aupdate_progress_artifact,
)
from prefect.states import Completed, Failed

from flows import langkah
from flows.alur import nama_jalan_ini
from flows.artefak import aman, kunci
from flows.artefak.banyak import Baris
from flows.artefak.pagi import JUDUL, perhatian_pagi
from flows.pencatatan import CATATAN, RINCIAN
from flows.surel import kirim_ringkasan_kantor
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.letak_meja import cari_meja
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.banyak_kantor import kerjakan_banyak
from tata_usaha.kerja.satu_kantor import PAGI, HasilKantor

NAMA = "pecahan"
TERTINGGAL = "Tertinggal"
"""The name of the state of a run that did all it could and left something for people."""
_TIAP = 5.0
"""Seconds from one look at how far the share is to the next."""


@flow(
    name=NAMA,
    description="Mengerjakan satu alur untuk sebagian kantor, satu demi satu. Dipanggil oleh alur provinsi; satu "
    "kantor yang bermasalah tidak menghentikan yang lain.",
    flow_run_name=nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def pecahan(satker: list[str], alur: str = "triwulanan", periode: str = "") -> State[Any]:
    """Kerjakan satu alur untuk beberapa kantor.

    Args:
        satker: Kode satker, yaitu nama foldernya di plan/.
        alur: triwulanan, bulanan, semesteran, atau pagi.
        periode: Misalnya 2026-TW1. Kosong: yang seharusnya sudah disusun sampai hari ini dan belum.

    """
    kemajuan = await acreate_progress_artifact(0.0, description=f"Kantor yang sudah dikerjakan, dari {len(satker)}")

    async def maju(selesai: int) -> None:
        await aupdate_progress_artifact(kemajuan, 100.0 * selesai / max(1, len(satker)))

    try:
        hasil = await kerjakan(alur, satker, periode, maju)
    except GalatZI as galat:
        CATATAN.error("Gagal: %s", galat.pesan)
        return langkah.gagal(galat)
    baris = [sebagai_baris(satu) for satu in hasil]
    await acreate_table_artifact(cast(list[dict[str, Any]], baris), description="Hasil setiap kantor")
    return akhir(baris, alur)


async def kerjakan(alur: str, satker: Sequence[str], periode: str, maju: Callable[[int], Any]) -> list[HasilKantor]:
    """Do the offices in a thread; `maju` is awaited now and then with the number of those done.

    Of a morning each office gets its own page of what needs attention, and its people their mail. Who is cancelled
    stops the thread after the office that it is at.

    Raises:
        GalatPemakaian: when there is no such kind of run or period.
        GalatBasisData: when the register cannot be used.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    berhenti = threading.Event()
    pagi: queue.SimpleQueue[HasilKantor] = queue.SimpleQueue()
    selesai = 0

    def lapor(hasil: HasilKantor) -> None:
        nonlocal selesai
        if hasil.perhatian is not None:
            kirim_ringkasan_kantor(pengaturan, hasil.satker, hasil.perhatian, waktu.sekarang())
            pagi.put(hasil)
        selesai += 1
        (RINCIAN.info if hasil.beres else RINCIAN.warning)("%s: %s", hasil.satker, hasil.kalimat)

    def semua() -> list[HasilKantor]:
        return kerjakan_banyak(pengaturan, alur, satker, periode, lapor, berhenti.is_set)

    pekerjaan = asyncio.create_task(asyncio.to_thread(semua))
    try:
        while not (await asyncio.wait({pekerjaan}, timeout=_TIAP))[0]:
            await _halaman_pagi(pengaturan, pagi)
            await maju(selesai)
        await _halaman_pagi(pengaturan, pagi)
        await maju(selesai)
        return pekerjaan.result()
    finally:
        berhenti.set()


async def _halaman_pagi(pengaturan: Pengaturan, pagi: queue.SimpleQueue[HasilKantor]) -> None:
    """Leave the page of each office that is done, under the key that its own morning would give it."""
    while not pagi.empty():
        hasil = pagi.get()
        if hasil.perhatian is not None:
            await acreate_markdown_artifact(
                perhatian_pagi(hasil.perhatian, hasil.pagi, cari_meja(pengaturan, hasil.satker)),
                key=kunci(PAGI, hasil.satker),
                description=aman(f"{JUDUL}: {hasil.perhatian.kalimat}"),
            )


def sebagai_baris(hasil: HasilKantor) -> Baris:
    """Return what came of an office as a row of a table, which is also how the coordinator gets to know it."""
    capaian = hasil.capaian
    return {
        "Satker": hasil.satker,
        "Nama": hasil.nama,
        "Naskah": hasil.naskah,
        "Berubah": hasil.berubah,
        "Jatuh tempo": capaian.jatuh_tempo if capaian else None,
        "Lengkap": capaian.terpenuhi if capaian else None,
        "Terlambat": hasil.terlambat,
        "Menunggu": hasil.menunggu_ttd,
        "Masalah": hasil.masalah,
    }


def akhir(baris: Sequence[Baris], alur: str = "") -> State[Any]:
    """Return the final state of a run over offices: Failed, and naming them, when some have trouble.

    A morning is red as well when an office is behind, as that office's own morning would be.
    """
    masalah = [satu for satu in baris if satu["Masalah"]]
    kalimat = f"{len(baris)} kantor: {len(baris) - len(masalah)} selesai, {len(masalah)} bermasalah; "
    kalimat += f"{sum(int(satu['Berubah'] or 0) for satu in baris)} naskah ditulis."
    terlambat = [satu for satu in baris if satu["Terlambat"]]
    if terlambat:
        banyak = sum(int(satu["Terlambat"] or 0) for satu in terlambat)
        kalimat += f" {banyak} kewajiban terlambat di {len(terlambat)} kantor."
    if not masalah and not (terlambat and alur == PAGI):
        CATATAN.info("Selesai: %s", kalimat)
        return Completed(message=kalimat)
    rincian = [f"{satu['Nama']}: {satu['Masalah']}" for satu in masalah]
    if alur == PAGI:
        rincian += [f"{satu['Nama']}: {satu['Terlambat']} kewajiban terlambat" for satu in terlambat]
    CATATAN.error("%s\n%s", kalimat, "\n".join(rincian))
    return Failed(name=TERTINGGAL, message="\n".join([kalimat, *rincian]))
