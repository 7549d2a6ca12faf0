"""What every run does, top to bottom: read the plan, take in what was signed, look at the evidence, draft, report.

The four flows differ in their parameters only. Late, repeated and parallel runs are harmless,
because the register knows each letter by its key; a run that has nothing to do says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
from prefect import State, get_client
from prefect.exceptions import PrefectException
from prefect.runtime import flow_run
from prefect.states import Completed

from flows import langkah
from flows.artefak import uraian_galat, uraian_kiriman
from flows.nama_jalan import periode_terjadwal, sebut_jalan, tanda_jalan
from flows.pencatatan import CATATAN, RINCIAN
from tata_usaha.cli.anjuran import kabarkan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.ditetapkan import sudah_ditetapkan
from tata_usaha.kerja.hasil import HasilAlur, Permintaan
from tata_usaha.kerja.hasil_terima import JEDA_ALUR, HasilKiriman, PermintaanTerima
from tata_usaha.kerja.langkah import periksa_tertinggal
from tata_usaha.kerja.periode_alur import baca_periode, periode_untuk
from tata_usaha.kerja.rencana_baru import rencana_kurang
from tata_usaha.kerja.tahun import zona_kantor
from tata_usaha.kerja.terima import ada_kiriman
from zi_model.anjuran import Anjuran, Tindak
from zi_model.kantor import Kantor
from zi_model.naskah.jenis_alur import Bagian, JenisAlur, tertunda
from zi_model.periode import Periode
from zi_model.status import StatusKewajiban


def nama_jalan_ini() -> str:
    """Return what people call the run that is beginning: the name that it had when it was planned."""
    alur, parameter = flow_run.flow_name, flow_run.parameters
    satker, saat = parameter.get("satker"), flow_run.scheduled_start_time
    try:
        zona = zona_kantor(Pengaturan.dari_lingkungan(), satker) if isinstance(satker, str) else None
    except GalatZI:  # which the run itself will tell
        zona = None
    hari = saat.astimezone(zona or dt.UTC).date()
    return sebut_jalan(alur, parameter, periode_terjadwal(alur, parameter, hari), hari)


async def tandai_jalan() -> None:
    """Give the run the code of its office as a tag, by which it is found; whoever planned it may have done so."""
    tanda = tanda_jalan(flow_run.tags, flow_run.parameters)
    if set(tanda) != set(flow_run.tags):
        async with get_client() as klien:
            await klien.update_flow_run(UUID(flow_run.id), tags=tanda)


def saat_ini(kantor: Kantor) -> dt.datetime:
    """Return the moment of the run in the office's time zone."""
    return waktu.sekarang(kantor.zona)


async def kerjakan(minta: Permintaan) -> State[Any]:
    """Do one run and return its final state: Completed with a `HasilAlur`, or Failed with the problem.

    A run that had to leave letters behind did all the others and reported on them, and is Failed all the same:
    somebody must do something.
    """
    return await akhiri(_kerjakan(minta), minta)


async def akhiri(kerja: Awaitable[HasilAlur], minta: Permintaan) -> State[Any]:
    """Do a run's work and return its final state, Completed with its result or Failed with the problem, and log it.

    A run that failed leaves its problem where the summary of what was asked (`minta`) would stand, a fault of the
    program too, which goes on to be shown as such.
    """
    await tandai_jalan()
    try:
        hasil = await kerja
        periksa_tertinggal(hasil.naskah, hasil)
    except Exception as galat:
        await _lapor_gagal(minta, galat)
        if not isinstance(galat, GalatZI):
            raise
        CATATAN.error("Gagal: %s", galat.pesan)
        for baris in uraian_galat(galat)[1:]:
            RINCIAN.error(baris)
        return langkah.gagal(galat)
    pesan = pesan_selesai(hasil)
    CATATAN.info("Selesai: %s", pesan)
    return Completed(message=pesan, data=hasil)


def pesan_selesai(hasil: HasilAlur) -> str:
    """Return the message of a run that is done: what came of it, and how many obligations of its period are late.

    Prefect paints it green, so an office that is behind has to read it here.
    """
    terlambat = sum(h.status is StatusKewajiban.TERLAMBAT for h in hasil.status)
    return f"{hasil.kalimat} {terlambat} kewajiban terlambat." if terlambat else hasil.kalimat


async def _lapor_gagal(minta: Permintaan, galat: Exception) -> None:
    """Leave the problem of a run in the UI; that this fails too must not hide it."""
    pengaturan, periode, kini = Pengaturan.dari_lingkungan(), None, waktu.sekarang()
    with suppress(GalatZI):  # the period itself is wrong, or the office's clock cannot be read
        kini = waktu.sekarang(zona_kantor(pengaturan, minta.satker))
        periode = _tentukan_periode(minta, pengaturan)
    bagian = {} if minta.bagian is Bagian.SEMUA else {"bagian": minta.bagian}
    lagi = Anjuran.untuk(
        Tindak.SUSUN_NASKAH, jenis=minta.jenis, periode=periode or "PERIODE", satker=minta.satker, **bagian
    )
    try:
        await langkah.lapor_gagal(str(minta.jenis), minta.satker, periode, galat, kini, lagi)
    except (OSError, httpx.HTTPError, PrefectException) as tambahan:
        RINCIAN.warning("Ringkasannya tidak dapat ditaruh di halaman Artifacts: %s", tambahan)


async def _kerjakan(minta: Permintaan) -> HasilAlur:
    pengaturan = Pengaturan.dari_lingkungan()
    periode = _tentukan_periode(minta, pengaturan)
    tahun = await langkah.baca_rencana(pengaturan, minta.satker, periode.tahun)
    kantor = tahun.kantor
    sekarang = saat_ini(kantor)
    hari_ini = sekarang.date()
    hasil = HasilAlur(minta.jenis, tahun, periode, hari_ini)
    if minta.jenis is JenisAlur.BULANAN and (kurang := rencana_kurang(pengaturan, minta.satker, hari_ini)):
        CATATAN.warning(kabarkan(kurang))
        hasil = replace(hasil, rencana_kurang=kurang)
    CATATAN.info("%s, alur %s, %s.", kantor.satker.nama, minta.jenis, periode.nama)
    pelaku = Pelaku(f"alur {hasil.nama}")
    hasil = replace(hasil, kiriman=await terima_kiriman(pengaturan, pelaku, kantor))
    pindaian = await langkah.periksa_bukti(pengaturan, tahun, sekarang)
    CATATAN.info("Bukti diperiksa: %d berkas, %d baru.", len({b.berkas for b in pindaian.bukti}), pindaian.baru)
    if pindaian.masalah:
        RINCIAN.warning("%d masalah di folder bukti; lihat dengan: zi bukti periksa", len(pindaian.masalah))
    status = await langkah.hitung_status(tahun, pindaian, periode, hari_ini)
    naskah = await langkah.susun_naskah(tahun, pindaian, minta.jenis, periode, minta.bagian, minta.kode, hari_ini)
    ditaruh = await langkah.taruh_di_outbox(pengaturan, kantor, naskah, sekarang, pelaku)
    for n in ditaruh:
        (RINCIAN.warning if n.perlu_dibaca else RINCIAN.info)("%s: %s", n.berkas.name, n.keterangan)
    hasil = replace(
        hasil,
        status=tuple(status),
        naskah=tuple(ditaruh),
        masalah=tuple(sorted(pindaian.masalah)),
        tertunda=tertunda(minta.jenis, periode, minta.bagian, hari_ini),
    )
    if minta.jenis is JenisAlur.KEPUTUSAN and not minta.kode:
        hasil = replace(hasil, ditetapkan=sudah_ditetapkan(tahun))
    for folder in hasil.menurut_folder:
        RINCIAN.info("Folder: %s", folder)
    await langkah.lapor(pengaturan, hasil, pindaian, sekarang)
    return hasil


async def terima_kiriman(pengaturan: Pengaturan, pelaku: Pelaku, kantor: Kantor) -> tuple[HasilKiriman, ...]:
    """Take in the signed letters that wait, before the evidence is looked at; return what became of each."""
    satker = kantor.satker.kode
    if not ada_kiriman(pengaturan, satker):
        return ()
    diterima = await langkah.terima_naskah(pengaturan, pelaku, PermintaanTerima(satker, tunggu=JEDA_ALUR))
    for satu in diterima.kiriman:
        (RINCIAN.warning if satu.perlu_dibaca else RINCIAN.info)(uraian_kiriman(satu, kantor.zona))
    return diterima.kiriman


def _tentukan_periode(minta: Permintaan, pengaturan: Pengaturan) -> Periode:
    """Return the period asked for, or the one that the run's planned day calls for."""
    if minta.periode:
        return baca_periode(minta.jenis, minta.periode)
    terjadwal: dt.datetime = flow_run.scheduled_start_time
    hari = terjadwal.astimezone(zona_kantor(pengaturan, minta.satker)).date()
    return periode_untuk(minta.jenis, minta.bagian, hari)
