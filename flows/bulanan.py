"""The monthly run: laporan layanan informasi, and a reminder to each unit that is behind."""

from __future__ import annotations

from typing import Any

from prefect import State, flow

from flows.alur import kerjakan, nama_sementara
from flows.hasil import Permintaan
from zi_model.naskah.daftar import JenisAlur


@flow(
    name="bulanan",
    description="Menyusun laporan layanan informasi satu bulan dan nota dinas pengingat untuk unit yang bukti "
    "dukungnya jatuh tempo atau terlambat.",
    flow_run_name=nama_sementara,
    log_prints=False,
    persist_result=False,
)
async def bulanan(periode: str = "", satker: str = "sigi") -> State[Any]:
    """Susun naskah satu bulan.

    Args:
        periode: Bulan, misalnya 2026-03. Kosong: bulan yang berakhir sebelum tanggal jadwalnya.
        satker: Kode satker, yaitu nama foldernya di plan/.

    """
    return await kerjakan(Permintaan(JenisAlur.BULANAN, satker, periode))
