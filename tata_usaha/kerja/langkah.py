"""The steps of a run, each one function: what a Prefect task calls, and what a command calls too.

baca rencana → periksa bukti → hitung status → susun naskah → taruh di outbox
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.rencana.baca_kantor import baca_kantor
from zi_model.bukti import Bukti, RincianBerkas
from zi_model.hukum import DasarTidakBerlaku
from zi_model.kantor import Kantor
from zi_model.masalah import galat_saja
from zi_model.naskah.inti.bahan import Bahan
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.status import HasilStatus

if TYPE_CHECKING:
    from pathlib import Path

    from tata_usaha.bukti.pindai_bukti import HasilPindai
    from tata_usaha.outbox.taruh import HasilTaruh
    from zi_model.naskah.daftar import Bagian, JenisAlur
    from zi_model.naskah.inti.naskah import Naskah
    from zi_model.naskah.rapat.kalender import IsiAcaraKalender


def baca_rencana(pengaturan: Pengaturan, satker: str, *, dengan_naskah: bool = True) -> Kantor:
    """Return the office as its plan folder says it is (see `baca_kantor`).

    Raises:
        GalatRencana: with every problem that the folder has.

    """
    kantor, masalah = baca_kantor(pengaturan.plan, satker, dengan_naskah=dengan_naskah)
    if kantor is None:
        galat = galat_saja(masalah)
        raise GalatRencana(
            f"Ada {len(galat)} kesalahan di {pengaturan.plan / satker}.",
            "Perbaiki semua baris di atas, lalu jalankan lagi.",
            galat,
        )
    return kantor


def periksa_bukti(pengaturan: Pengaturan, kantor: Kantor, sekarang: dt.datetime) -> HasilPindai:
    """Return what lies in the evidence folder now, with what is wrong with it.

    Raises:
        GalatBasisData: when the register database cannot be used.

    """
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.bukti.pindai_bukti import pindai

    with buka(pengaturan.database) as basis:
        return pindai(pengaturan.bukti, kantor, basis, sekarang)


def hitung_status(
    kantor: Kantor, pindaian: HasilPindai, periode: Periode, per: dt.date, bukti_sampai: dt.date | None = None
) -> list[HasilStatus]:
    """Return where the obligations that touch a period stand on the day `per`.

    Raises:
        GalatPemakaian: for a period of another year than the plan's.

    """
    periksa_tahun(kantor, periode)
    return bahan(kantor, pindaian).status(periode, per, bukti_sampai)


def bahan(kantor: Kantor, pindaian: HasilPindai) -> Bahan:
    """Return what letters are composed from: the office with all that lies in its evidence folder."""

    def rincian(bukti: Bukti) -> RincianBerkas:
        from tata_usaha.bukti.rincian_bukti import baca_rincian

        return baca_rincian(pindaian.folder, bukti)

    return Bahan(kantor, pindaian.bukti + pindaian.riwayat, pindaian.catatan, pindaian.survei, rincian=rincian)


def baca_periode(teks: str) -> Periode:
    """Return the period that somebody typed.

    Raises:
        GalatPemakaian: when it is none, with the forms that are right.

    """
    try:
        return Periode.parse(teks)
    except PeriodeTidakSah as galat:
        raise GalatPemakaian(str(galat)) from galat


def periksa_tahun(kantor: Kantor, periode: Periode) -> None:
    """Refuse a period of a year for which the office has no plan.

    Raises:
        GalatPemakaian: naming the year of the plan.

    """
    if periode.tahun != kantor.rencana.tahun:
        raise GalatPemakaian(
            f"Rencana aksi yang ada untuk tahun {kantor.rencana.tahun}, bukan untuk {periode}.",
            f"Pilih periode tahun {kantor.rencana.tahun}, atau letakkan rencana-aksi-{periode.tahun}.yaml "
            f"di plan/{kantor.satker.kode}/.",
        )


def susun_naskah(
    kantor: Kantor,
    pindaian: HasilPindai,
    jenis: JenisAlur,
    periode: Periode,
    bagian: Bagian,
    kode: str | None,
    hari_ini: dt.date,
) -> list[Naskah]:
    """Return the letters that a run owes (see `zi_model.naskah.daftar.susun_naskah`).

    Raises:
        GalatPemakaian: for a period of another year, or a decree that the office has no text for.
        GalatRencana: when letters name references that are not in force on their dates.

    """
    from zi_model.naskah.daftar import nama_tetap, susun_naskah

    periksa_tahun(kantor, periode)
    tersedia = nama_tetap(kantor.teks)
    if kode is not None and kode not in tersedia:
        raise GalatPemakaian(f"Tidak ada naskah tetap “{kode}”.", f"Yang tersedia: {', '.join(tersedia)}.")
    with dasar_berlaku():
        return susun_naskah(bahan(kantor, pindaian), jenis, periode, bagian, kode, hari_ini)


@contextmanager
def dasar_berlaku() -> Iterator[None]:
    """Tell as a mistake of the plan that letters name references that are not in force on their dates.

    Raises:
        GalatRencana: with every such place.

    """
    try:
        yield
    except DasarTidakBerlaku as galat:
        masalah = sorted(set(galat.masalah))
        raise GalatRencana(
            f"Ada {len(masalah)} dasar hukum yang tidak berlaku pada tanggal naskahnya.",
            "Perbaiki teks naskah di tempat yang disebut, atau masa berlakunya di hukum.yaml, lalu jalankan lagi.",
            masalah,
        ) from galat


def taruh_di_outbox(
    pengaturan: Pengaturan, kantor: Kantor, naskah: Sequence[Naskah], sekarang: dt.datetime
) -> list[HasilTaruh]:
    """Print the letters and lay them into the outbox; return what was done with each.

    All are printed and checked before the first is laid, so that a broken template leaves the
    outbox as it was.

    Raises:
        GalatTemplat: when a template cannot be filled, or a letter fails its check.
        GalatOutbox: when the outbox cannot be written.
        GalatBasisData: when the register database cannot be used.

    """
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.cetak.gambar import simpanan_gambar
    from tata_usaha.konsep.isian import hitung_sisa
    from tata_usaha.outbox.taruh import taruh
    from tata_usaha.templat.milik_satker import FOLDER, folder_templat

    with simpanan_gambar(pengaturan.gambar):
        milik = pengaturan.plan / kantor.satker.kode / FOLDER
        sumber = [folder_templat(pengaturan.templat, milik, n.templat) for n in naskah]
        tercetak = [(n, cetak_naskah(n, kantor, folder)) for n, folder in zip(naskah, sumber, strict=True)]
    with buka(pengaturan.database) as basis:
        hasil = [taruh(pengaturan.outbox, basis, n, isi, sekarang) for n, isi in tercetak]
    sisa = [hitung_sisa(h.berkas) for h in hasil]
    return [
        replace(h, isian=len(s.isian), belum_terverifikasi=s.belum_terverifikasi)
        for h, s in zip(hasil, sisa, strict=True)
    ]


def cetak_naskah(naskah: Naskah, kantor: Kantor, folder_templat: Path) -> bytes:
    """Return a letter as the bytes of its file: a Word document, or an entry for calendars.

    Raises:
        GalatTemplat: when a template cannot be filled, or a letter fails its check.

    """
    if naskah.akhiran == ".ics":
        from tata_usaha.surat.kalender_ics import cetak_kalender

        return cetak_kalender(cast("IsiAcaraKalender", naskah.isi))
    from tata_usaha.surat.cetak_naskah import cetak

    return cetak(naskah, kantor, folder_templat)
