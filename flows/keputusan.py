"""The run on demand: decrees, Maklumat Pelayanan and SOP, as the plan itself calls for them."""

from __future__ import annotations

from typing import Any

from prefect import State, flow

from flows.alur import kerjakan, nama_jalan_ini
from tata_usaha.kerja.hasil import Permintaan
from zi_model.naskah.jenis_alur import JenisAlur


@flow(
    name="keputusan",
    description="Menyusun naskah yang berlaku sepanjang tahun menurut rencana aksi: rancangan Keputusan dengan "
    "lampirannya, Maklumat Pelayanan, dan SOP.",
    flow_run_name=nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def keputusan(periode: str = "", satker: str = "sigi", kode: str = "") -> State[Any]:
    """Susun rancangan Keputusan, Maklumat Pelayanan, dan SOP.

    Args:
        periode: Tahun, misalnya 2026. Kosong: tahun berjalan.
        satker: Kode satker, yaitu nama foldernya di plan/.
        kode: Naskah yang disusun, misalnya tim-ppid, maklumat/pelayanan, atau sop/pengaduan. Kosong: semua yang ada
            teksnya.

    """
    return await kerjakan(Permintaan(JenisAlur.KEPUTUSAN, satker, periode, kode=kode or None))
