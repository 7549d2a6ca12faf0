"""The monthly run: letters of the month, letters of rows whose only window ends in it, reminders to units."""

from __future__ import annotations

from typing import Any, Literal

from prefect import State, flow

from flows.alur import kerjakan, nama_jalan_ini
from tata_usaha.kerja.hasil import Permintaan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur


@flow(
    name="bulanan",
    description="Menyusun laporan bulanan, naskah indikator sekali setahun yang waktunya berakhir pada bulan itu "
    "(undangan acaranya sebelum bulan berakhir), nota dinas pengingat untuk unit yang bukti dukungnya jatuh tempo atau "
    "terlambat, dan surat pengantarnya.",
    flow_run_name=nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def bulanan(
    periode: str = "", satker: str = "sigi", bagian: Literal["semua", "undangan", "laporan"] = "semua"
) -> State[Any]:
    """Susun naskah satu bulan.

    Args:
        periode: Bulan, misalnya 2026-03. Kosong: menurut tanggal jadwalnya; undangan untuk bulan berjalan, laporan
            untuk bulan yang baru berakhir.
        satker: Kode satker, yaitu nama foldernya di plan/.
        bagian: undangan = undangan, acara kalender, daftar hadir, dan notula acara yang waktunya berakhir pada bulan
            itu; laporan = laporan, lembar dokumentasi, nota dinas, dan surat pengantar; semua = keduanya.

    """
    return await kerjakan(Permintaan(JenisAlur.BULANAN, satker, periode, bagian=Bagian(bagian)))
