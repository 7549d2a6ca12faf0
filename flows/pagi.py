"""The daily run: drafts that nobody touched are renewed while the grace runs, and what was missed is made up."""

from __future__ import annotations

from typing import Any

from prefect import State, flow

from flows import alur, langkah
from flows.pencatatan import RINCIAN
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.pagi import HasilPagi
from tata_usaha.kerja.tahun import baca_kantor

NAMA = "pagi"


@flow(
    name=NAMA,
    description="Setiap pagi: memperbarui konsep yang belum disentuh orang selama masa tenggangnya berjalan, dan "
    "menyusul naskah yang terlewat karena komputer mati. Yang sudah disunting, dinomori, atau siap dibiarkan.",
    flow_run_name=alur.nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def pagi(satker: str = "sigi") -> State[Any]:
    """Perbarui konsep selama masa tenggang dan susul yang terlewat.

    Args:
        satker: Kode satker, yaitu nama foldernya di plan/.

    """
    return await alur.akhiri(_kerjakan(satker))


async def _kerjakan(satker: str) -> HasilPagi:
    pengaturan = Pengaturan.dari_lingkungan()
    kantor = baca_kantor(pengaturan, satker)
    sekarang = alur.saat_ini(kantor)
    pelaku = Pelaku(f"alur {NAMA} {sekarang.date()} {satker}")
    kiriman = await alur.terima_kiriman(pengaturan, pelaku, kantor)
    hasil = await langkah.kerjakan_pagi(pengaturan, satker, sekarang, pelaku)
    for n in hasil.naskah:
        (RINCIAN.warning if n.perlu_dibaca else RINCIAN.info)("%s: %s", n.berkas.name, n.keterangan)
    hasil = HasilPagi(hasil.kantor, hasil.hari, hasil.jalan, kiriman)
    await langkah.lapor_pagi(hasil)
    return hasil
