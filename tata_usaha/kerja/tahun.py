"""Which year somebody works on, and that year's plan as the office's folder says it.

The years of an office lie side by side. A period names its year; who names none means the year of
today's date on the office's clock, or the newest plan when that year has none yet.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.rencana import baca_kantor as pembaca
from tata_usaha.rencana import ingat_kantor
from tata_usaha.rencana.nama_kantor import nama_satu
from zi_model.anjuran import Anjuran, Tindak
from zi_model.kantor import Kantor
from zi_model.masalah import Masalah, galat_saja
from zi_model.tahun_rencana import TahunRencana


def baca_rencana(
    pengaturan: Pengaturan, satker: str, tahun: int, *, dengan_naskah: bool = True, dengan_lalu: bool = False
) -> TahunRencana:
    """Return a year of the office as its plan folder says it is (see `baca_kantor`).

    With the wording of letters comes the year before, which the first reports of a year follow up; `dengan_lalu`
    brings it without them.

    Raises:
        GalatPemakaian: when the office has no plan of that year, with those that there are.
        GalatRencana: with every problem that the folder has.

    """
    diminta = {tahun - 1, tahun} if dengan_naskah or dengan_lalu else {tahun}
    tersedia = pembaca.tahun_tersedia(pengaturan.plan, satker)
    if tersedia and tahun not in tersedia:
        ada = ", ".join(map(str, tersedia))
        dapat_disusun = tahun - 1 in tersedia
        raise GalatPemakaian(
            f"Rencana aksi yang ada untuk tahun {ada}, bukan {tahun}.",
            f"Pilih periode tahun {ada}{', atau susun dulu rencananya' if dapat_disusun else ''}.",
            anjuran=Anjuran.untuk(Tindak.SUSUN_RENCANA, tahun=tahun, satker=satker) if dapat_disusun else None,
        )
    return _baca(pengaturan, satker, diminta, dengan_naskah=dengan_naskah)[-1]


def baca_semua_tahun(pengaturan: Pengaturan, satker: str) -> tuple[TahunRencana, ...]:
    """Return all years of the office, oldest first, without the wording of letters.

    A year that has not begun is left out while its plan has mistakes: it is being written, and nothing of this
    year waits for it.

    Raises:
        GalatRencana: with every problem that the folder has.

    """
    hasil, masalah = ingat_kantor.baca_kantor(pengaturan.plan, satker, None, dengan_naskah=False)
    if not hasil and (sudah_mulai := _tahun_sudah_mulai(pengaturan, satker)):
        hasil, _ = ingat_kantor.baca_kantor(pengaturan.plan, satker, sudah_mulai, dengan_naskah=False)
    if not hasil:
        raise galat_rencana(pengaturan, satker, masalah)
    return hasil


def baca_kantor(pengaturan: Pengaturan, satker: str) -> Kantor:
    """Return the office, knowing the decrees of its plans (see `baca_semua_tahun`), without the wording of letters.

    Raises:
        GalatRencana: with every problem that the folder has.

    """
    return baca_semua_tahun(pengaturan, satker)[-1].kantor


def hari_ini(pengaturan: Pengaturan, satker: str) -> dt.date:
    """Return today's date on the office's clock.

    Raises:
        GalatRencana: with every problem that the folder has, when the clock cannot be read from it.

    """
    return waktu.sekarang(zona_kantor(pengaturan, satker)).date()


def sebutan_kantor(pengaturan: Pengaturan, satker: str) -> str:
    """Return what people call the office, from its satker.yaml alone; its code while that does not tell it."""
    disebut = nama_satu(pengaturan.plan, satker)
    return disebut.nama.replace("Komisi Pemilihan Umum", "KPU") if disebut else satker


def zona_kantor(pengaturan: Pengaturan, satker: str) -> ZoneInfo:
    """Return the office's time zone.

    Raises:
        GalatRencana: with every problem that the folder has, when it cannot be read.

    """
    return ingat_kantor.baca_zona(pengaturan.plan, satker) or baca_kantor(pengaturan, satker).zona


def tahun_berjalan(pengaturan: Pengaturan, satker: str) -> int:
    """Return the year that somebody means who names none: this one, or the newest that has a plan.

    Raises:
        GalatRencana: with every problem that the folder has, when the clock cannot be read from it.

    """
    kini = hari_ini(pengaturan, satker).year
    tersedia = pembaca.tahun_tersedia(pengaturan.plan, satker)
    return kini if kini in tersedia else max(tersedia, default=kini)


def tahun_berencana(pengaturan: Pengaturan, satker: str) -> tuple[int, ...]:
    """Return the years of which the office has a plan, oldest first."""
    return pembaca.tahun_tersedia(pengaturan.plan, satker)


def _tahun_sudah_mulai(pengaturan: Pengaturan, satker: str) -> set[int]:
    """Return the years with a plan that have begun on the office's clock; none when the clock cannot be read."""
    zona = ingat_kantor.baca_zona(pengaturan.plan, satker)
    tersedia = pembaca.tahun_tersedia(pengaturan.plan, satker)
    return {tahun for tahun in tersedia if zona and tahun <= waktu.sekarang(zona).year}


def _baca(pengaturan: Pengaturan, satker: str, tahun: set[int], *, dengan_naskah: bool) -> tuple[TahunRencana, ...]:
    hasil, masalah = ingat_kantor.baca_kantor(pengaturan.plan, satker, tahun, dengan_naskah=dengan_naskah)
    if not hasil:
        raise galat_rencana(pengaturan, satker, masalah)
    return hasil


def galat_rencana(pengaturan: Pengaturan, satker: str, masalah: list[Masalah]) -> GalatRencana:
    """Return the error that tells of everything that is wrong in an office's plan folder."""
    galat = galat_saja(masalah)
    return GalatRencana(
        f"Ada {len(galat)} kesalahan di {pengaturan.plan / satker}.",
        "Perbaiki semua baris di atas, lalu jalankan lagi.",
        galat,
    )
