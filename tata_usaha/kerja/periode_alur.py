"""Which period a run is for, and whether its day has come: functions of dates and calendar.

A run asks for the day for which it was planned, never for the day on which it happens to run, so
that a run that comes late (the PC was off) still works on the period it was meant for.
"""

from __future__ import annotations

import datetime as dt

from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja import langkah as pekerjaan
from zi_model.bahasa import hari_tanggal
from zi_model.kalender import Kalender
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode


def periode_untuk(jenis: JenisAlur, bagian: Bagian, terjadwal: dt.date) -> Periode:
    """Return the period that a run planned for a day is for, when nobody names one.

    Packets of meetings are for the running period, reports for the one that has just ended. Both
    together are for the one just ended; a triwulan's only as long as its report is fresh (the first
    month after it), else for the running one. A decree is for the year in which the day lies.
    """
    berjalan = Periode.dari_tanggal(terjadwal, jenis.jenis_periode)
    match jenis, bagian:
        case JenisAlur.KEPUTUSAN, _:
            return berjalan
        case _, Bagian.UNDANGAN:
            return berjalan
        case JenisAlur.TRIWULANAN, Bagian.SEMUA if terjadwal.month != berjalan.mulai.month:
            return berjalan
        case _:
            return berjalan.sebelum


def baca_periode(jenis: JenisAlur, teks: str) -> Periode:
    """Return the period that somebody named for a kind of run.

    Raises:
        GalatPemakaian: when the text names none, or one of another kind.

    """
    periode = pekerjaan.baca_periode(teks)
    if periode.jenis is not jenis.jenis_periode:
        contoh = Periode.dari_tanggal(periode.mulai, jenis.jenis_periode)
        raise GalatPemakaian(
            f"Alur {jenis} bekerja per {jenis.jenis_periode}, sedangkan {periode} adalah {periode.jenis}.",
            f"Tulis misalnya {contoh}.",
        )
    return periode


def hari_kerja_pertama(kalender: Kalender, periode: Periode) -> dt.date:
    """Return the first working day after a period, on which its report is due to be drafted."""
    return kalender.pertama_sejak(periode.berikut.mulai)


def belum_waktunya(kalender: Kalender, periode: Periode, hari_ini: dt.date) -> str | None:
    """Return in Indonesian why a planned report has to wait; None when its day has come."""
    mulai = hari_kerja_pertama(kalender, periode)
    if hari_ini >= mulai:
        return None
    return (
        f"Hari ini, {hari_tanggal(hari_ini)}, belum hari kerja pertama sesudah {periode.nama}; "
        f"laporannya disusun {hari_tanggal(mulai)}."
    )
