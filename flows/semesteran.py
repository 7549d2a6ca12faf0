"""The half-yearly run: the letters of all rows that are owed every semester."""

from __future__ import annotations

from typing import Any

from prefect import State, flow

from flows.alur import kerjakan, nama_jalan_ini
from tata_usaha.kerja.hasil import Permintaan
from zi_model.naskah.jenis_alur import JenisAlur


@flow(
    name="semesteran",
    description="Menyusun laporan dan lembar dokumentasi semua indikator semesteran sesudah semesternya berakhir, "
    "dengan surat pengantarnya.",
    flow_run_name=nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def semesteran(periode: str = "", satker: str = "sigi") -> State[Any]:
    """Susun naskah satu semester.

    Args:
        periode: Semester, misalnya 2026-S1. Kosong: semester yang berakhir sebelum tanggal jadwalnya.
        satker: Kode satker, yaitu nama foldernya di plan/.

    """
    return await kerjakan(Permintaan(JenisAlur.SEMESTERAN, satker, periode))
