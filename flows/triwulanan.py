"""The quarterly run: the packets of its meetings before a triwulan ends, the reports after it."""

from __future__ import annotations

from typing import Any, Literal

from prefect import State, flow

from flows.alur import kerjakan, nama_jalan_ini
from tata_usaha.kerja.hasil import Permintaan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur


@flow(
    name="triwulanan",
    description="Menyusun undangan, daftar hadir, dan notula rapat satu triwulan; sesudah triwulan itu berakhir juga "
    "laporan monev, laporan indikator triwulanan, lembar dokumentasi, dan surat pengantarnya.",
    flow_run_name=nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def triwulanan(
    periode: str = "",
    satker: str = "sigi",
    bagian: Literal["semua", "undangan", "laporan"] = "semua",
) -> State[Any]:
    """Susun naskah satu triwulan.

    Args:
        periode: Triwulan, misalnya 2026-TW1. Kosong: menurut tanggal jadwalnya; undangan untuk triwulan berjalan,
            laporan untuk triwulan yang baru berakhir.
        satker: Kode satker, yaitu nama foldernya di plan/.
        bagian: undangan = undangan, acara kalender, daftar hadir, dan notula rapat; laporan = laporan, lembar
            dokumentasi, dan surat pengantar; semua = keduanya.

    """
    return await kerjakan(Permintaan(JenisAlur.TRIWULANAN, satker, periode, bagian=Bagian(bagian)))
