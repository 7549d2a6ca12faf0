"""What every run does, top to bottom: read the plan, take in what was signed, look at the evidence, draft, report.

The four flows differ in their parameters only. Late, repeated and parallel runs are harmless,
because the register knows each letter by its key; a run that has nothing to do says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any
from uuid import UUID

from prefect import State, get_client
from prefect.runtime import flow_run
from prefect.states import Completed

from flows import langkah
from flows.artefak import uraian_galat, uraian_kiriman
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
from tata_usaha.kerja.pagi import HasilPagi
from tata_usaha.kerja.periode_alur import baca_periode, periode_untuk
from tata_usaha.kerja.rencana_baru import rencana_kurang
from tata_usaha.kerja.tahun import zona_kantor
from tata_usaha.kerja.terima import ada_kiriman
from zi_model.kantor import Kantor
from zi_model.naskah.jenis_alur import JenisAlur, tertunda
from zi_model.periode import Periode


def nama_sementara() -> str:
    """Return a run's name before its period is known: flow, period if one was named, office."""
    diminta = flow_run.parameters
    return " ".join(filter(None, (flow_run.flow_name, diminta.get("periode"), diminta.get("satker"))))


def saat_ini(kantor: Kantor) -> dt.datetime:
    """Return the moment of the run in the office's time zone."""
    return waktu.sekarang(kantor.zona)


async def kerjakan(minta: Permintaan) -> State[Any]:
    """Do one run and return its final state: Completed with a `HasilAlur`, or Failed with the problem.

    A run that had to leave letters behind did all the others and reported on them, and is Failed all the same:
    somebody must do something.
    """
    return await akhiri(_kerjakan(minta))


async def akhiri(kerja: Awaitable[HasilAlur | HasilPagi]) -> State[Any]:
    """Do a run's work and return its final state, Completed with its result or Failed with the problem, and log it."""
    try:
        hasil = await kerja
        periksa_tertinggal(hasil.naskah, hasil)
    except GalatZI as galat:
        CATATAN.error("Gagal: %s", galat.pesan)
        for baris in uraian_galat(galat)[1:]:
            RINCIAN.error(baris)
        return langkah.gagal(galat)
    CATATAN.info("Selesai: %s", hasil.kalimat)
    return Completed(message=hasil.kalimat, data=hasil)


async def _kerjakan(minta: Permintaan) -> HasilAlur:
    pengaturan = Pengaturan.dari_lingkungan()
    periode = await _tentukan_periode(minta, pengaturan)
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
    return await _laporkan(hasil)


async def terima_kiriman(pengaturan: Pengaturan, pelaku: Pelaku, kantor: Kantor) -> tuple[HasilKiriman, ...]:
    """Take in the signed letters that wait, before the evidence is looked at; return what became of each."""
    satker = kantor.satker.kode
    if not ada_kiriman(pengaturan, satker):
        return ()
    diterima = await langkah.terima_naskah(pengaturan, pelaku, PermintaanTerima(satker, tunggu=JEDA_ALUR))
    for satu in diterima.kiriman:
        (RINCIAN.warning if satu.perlu_dibaca else RINCIAN.info)(uraian_kiriman(satu, kantor.zona))
    return diterima.kiriman


async def _tentukan_periode(minta: Permintaan, pengaturan: Pengaturan) -> Periode:
    """Return the period asked for, or the one that the run's planned day calls for; then name the run by it."""
    if minta.periode:
        return baca_periode(minta.jenis, minta.periode)
    terjadwal: dt.datetime = flow_run.scheduled_start_time
    hari = terjadwal.astimezone(zona_kantor(pengaturan, minta.satker)).date()
    periode = periode_untuk(minta.jenis, minta.bagian, hari)
    async with get_client() as klien:
        await klien.set_flow_run_name(UUID(flow_run.id), f"{minta.jenis} {periode} {minta.satker}")
    return periode


async def _laporkan(hasil: HasilAlur) -> HasilAlur:
    await langkah.lapor(hasil)
    return hasil
