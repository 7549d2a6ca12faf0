"""The daily run: untouched drafts are renewed, what was missed is made up, and who must look at what is told.

Whatever becomes of its own work, it leaves what needs attention, and its state says it: an office that is behind is
never green. It speaks of the day on which it runs; of mornings that were missed only the last is made up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from prefect import State, flow
from prefect.artifacts import acreate_markdown_artifact
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from flows import alur, langkah
from flows.artefak import aman, kunci, uraian_galat
from flows.artefak.pagi import JUDUL, perhatian_pagi
from flows.pencatatan import CATATAN, RINCIAN
from flows.riwayat_jalan import ada_yang_lebih_baru, jalan_gagal
from flows.surel import kirim_ringkasan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.letak_meja import cari_meja
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import periksa_tertinggal
from tata_usaha.kerja.pagi import HasilPagi
from tata_usaha.kerja.perhatian import HasilPerhatian, kumpulkan_perhatian, satker_dikenal
from tata_usaha.kerja.tahun import baca_kantor
from zi_model.bahasa import tanggal_panjang
from zi_model.kantor import Kantor

NAMA = "pagi"
DILEWATI = "Dilewati"
"""The state of a morning whose work a later one does."""
TERTINGGAL = "Tertinggal"
"""The state of a morning that did its work in an office that is behind: red, and not a failure of the program."""

_kumpulkan = langkah.langkah("kumpulkan perhatian", "Mengumpulkan yang perlu perhatian hari ini.")(kumpulkan_perhatian)


@flow(
    name=NAMA,
    description="Setiap pagi: memperbarui konsep yang belum disentuh orang selama masa tenggangnya berjalan, menyusul "
    "naskah yang terlewat karena komputer mati, lalu menyebut yang perlu perhatian hari ini. Yang sudah disunting, "
    "dinomori, atau siap dibiarkan. Merah kalau ada kewajiban yang terlambat atau pekerjaan yang gagal.",
    flow_run_name=alur.nama_jalan_ini,
    log_prints=False,
    persist_result=False,
)
async def pagi(satker: str = "sigi") -> State[Any]:
    """Perbarui konsep selama masa tenggang, susul yang terlewat, dan sebut yang perlu perhatian hari ini.

    Args:
        satker: Kode satker, yaitu nama foldernya di plan/.

    """
    await alur.tandai_jalan()
    pengaturan = Pengaturan.dari_lingkungan()
    hasil, galat, sekarang = None, None, waktu.sekarang()
    try:
        kantor = baca_kantor(pengaturan, satker)
        sekarang = alur.saat_ini(kantor)
        if lewat := await _sudah_tercakup(satker, sekarang):
            return lewat
        hasil = await _kerjakan(pengaturan, kantor, sekarang)
        periksa_tertinggal(hasil.naskah, hasil)
    except GalatZI as satu:
        galat = satu
        _catat_galat(satu)
        if not satker_dikenal(pengaturan, satker):  # nobody's morning
            return langkah.gagal(satu)
    gagal = await jalan_gagal(satker, sekarang)
    terbaca = hasil.bahan if hasil else None
    perhatian = await _kumpulkan(pengaturan, satker, sekarang, gagal, terbaca, galat)
    await acreate_markdown_artifact(
        perhatian_pagi(perhatian, hasil, cari_meja(pengaturan, satker)),
        key=kunci(NAMA, satker),
        description=aman(f"{JUDUL}: {perhatian.kalimat}"),
    )
    await kirim_ringkasan(pengaturan, satker, perhatian, sekarang)
    return _akhiri(perhatian, hasil, galat)


async def _kerjakan(pengaturan: Pengaturan, kantor: Kantor, sekarang: dt.datetime) -> HasilPagi:
    """Do the morning's own work: take in what was signed, renew drafts, draft what was missed."""
    satker = kantor.satker.kode
    pelaku = Pelaku(f"alur {NAMA} {sekarang.date()} {satker}")
    kiriman = await alur.terima_kiriman(pengaturan, pelaku, kantor)
    hasil = await langkah.kerjakan_pagi(pengaturan, satker, sekarang, pelaku)
    for n in hasil.naskah:
        (RINCIAN.warning if n.perlu_dibaca else RINCIAN.info)("%s: %s", n.berkas.name, n.keterangan)
    return replace(hasil, kiriman=kiriman)


async def _sudah_tercakup(satker: str, sekarang: dt.datetime) -> State[Any] | None:
    """Return the state of a morning that comes a day late or more, when a later one is there; None: do the work.

    After weeks of absence each missed morning is due at once. What was missed the last of them makes up.
    """
    terjadwal: dt.datetime = flow_run.scheduled_start_time
    hari = terjadwal.astimezone(sekarang.tzinfo).date()
    if hari >= sekarang.date() or not await ada_yang_lebih_baru(NAMA, satker, terjadwal, sekarang):
        return None
    pesan = f"Pagi {tanggal_panjang(hari)} tidak dikerjakan tersendiri: pagi yang lebih baru mencakupnya."
    CATATAN.info(pesan)
    return Completed(name=DILEWATI, message=pesan)


def _akhiri(perhatian: HasilPerhatian, hasil: HasilPagi | None, galat: GalatZI | None) -> State[Any]:
    """Return the state of a morning: red when its work failed or the office is behind, with the words that say so."""
    if galat is not None:
        return Failed(message="\n".join([*uraian_galat(galat), perhatian.kalimat]), data=galat)
    kalimat = " ".join([perhatian.kalimat, *([hasil.kalimat] if hasil else [])])
    if perhatian.tertinggal:
        CATATAN.warning("Tertinggal: %s", kalimat)
        return Failed(name=TERTINGGAL, message=kalimat)
    CATATAN.info("Selesai: %s", kalimat)
    return Completed(message=kalimat, data=hasil)


def _catat_galat(galat: GalatZI) -> None:
    CATATAN.error("Gagal: %s", galat.pesan)
    for baris in uraian_galat(galat)[1:]:
        RINCIAN.error(baris)
