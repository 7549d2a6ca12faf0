"""Where the obligations of a period stand: what is owed, what is there, what is missing, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import hitung_status, periksa_bukti
from tata_usaha.kerja.tahun import baca_rencana, hari_ini
from zi_model.masalah import Masalah
from zi_model.periode import JenisPeriode, Periode
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana


@dataclass(frozen=True)
class PermintaanStatus:
    """Which period (None: the running triwulan), as of which day (None: today)."""

    satker: str
    periode: Periode | None = None
    per: dt.date | None = None


@dataclass(frozen=True)
class KeadaanKewajiban:
    """The obligations that touch the period, in the plan's order, and what is wrong in the evidence folder."""

    tahun: TahunRencana
    periode: Periode
    per: dt.date
    hasil: tuple[HasilStatus, ...]
    masalah: tuple[Masalah, ...]


def lihat_status(pengaturan: Pengaturan, permintaan: PermintaanStatus) -> KeadaanKewajiban:
    """Return where the obligations of a period stand on a day.

    Raises:
        GalatPemakaian: when the office has no plan of the period's year.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    periode = permintaan.periode or Periode.dari_tanggal(
        permintaan.per or hari_ini(pengaturan, permintaan.satker), JenisPeriode.TRIWULAN
    )
    tahun = baca_rencana(pengaturan, permintaan.satker, periode.tahun, dengan_naskah=False)
    per = permintaan.per or waktu.sekarang(tahun.kantor.zona).date()
    pindaian = periksa_bukti(pengaturan, tahun, waktu.sekarang())
    hasil = hitung_status(tahun, pindaian, periode, per)
    return KeadaanKewajiban(tahun, periode, per, tuple(hasil), tuple(pindaian.masalah))
