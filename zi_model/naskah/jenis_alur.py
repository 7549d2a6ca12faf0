"""The kinds of run: for which periods they are, which obligations are theirs, what they leave for later."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from zi_model.bahasa import tanggal_panjang
from zi_model.jadwal import Jadwal, Sekali
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.bahan import sesudah
from zi_model.periode import JenisPeriode, Periode
from zi_model.tahun_rencana import TahunRencana


class JenisAlur(StrEnum):
    """The kinds of run."""

    BULANAN = "bulanan"
    TRIWULANAN = "triwulanan"
    SEMESTERAN = "semesteran"
    KEPUTUSAN = "keputusan"

    @property
    def jenis_periode(self) -> JenisPeriode:
        """The kind of period that such a run is for."""
        return {
            JenisAlur.BULANAN: JenisPeriode.BULAN,
            JenisAlur.TRIWULANAN: JenisPeriode.TRIWULAN,
            JenisAlur.SEMESTERAN: JenisPeriode.SEMESTER,
            JenisAlur.KEPUTUSAN: JenisPeriode.TAHUN,
        }[self]


class Bagian(StrEnum):
    """Which part of a run: the packets of its meetings before its period ends, the reports after it."""

    SEMUA = "semua"
    UNDANGAN = "undangan"
    LAPORAN = "laporan"


def alur_jadwal(jadwal: Jadwal) -> JenisAlur:
    """Return the run that drafts letters on such a schedule: a single window's with its last month."""
    if isinstance(jadwal, Sekali):
        return JenisAlur.BULANAN
    return next(alur for alur in JenisAlur if alur.jenis_periode is jadwal.jenis)


def kewajiban_alur(tahun: TahunRencana, jenis: JenisAlur, periode: Periode) -> list[Kewajiban]:
    """Return the obligations whose letters a run of this kind and period drafts, in the plan's order."""
    return [
        k for k in tahun.kewajiban if alur_jadwal(k.baris.indikator.waktu) is jenis and periode.berisi(k.jatuh_tempo)
    ]


def tertunda(jenis: JenisAlur, periode: Periode, bagian: Bagian, hari_ini: dt.date) -> str | None:
    """Return in Indonesian what a run leaves for later because its period is not over; None if nothing."""
    if hari_ini > periode.akhir or jenis is JenisAlur.KEPUTUSAN or bagian is Bagian.UNDANGAN:
        return None
    return (
        f"Laporan dan lembar dokumentasi {periode.nama} belum disusun karena periodenya baru berakhir "
        f"{tanggal_panjang(periode.akhir)}; jalankan lagi mulai {tanggal_panjang(sesudah(periode))}."
    )
