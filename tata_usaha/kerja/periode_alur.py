"""Which period a run is for, and on which day it is planned: functions of dates and calendar.

A run asks for the day for which it was planned, never for the day on which it happens to run, so
that a run that comes late (the PC was off) still works on the period it was meant for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja import langkah as pekerjaan
from zi_model.kalender import Kalender
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

TANGGAL_UNDANGAN = 5
"""Day of a period's last month on which the packets of its meetings are drafted.

A meeting lies in the last full week of its time, so its undangan is dated in the second week of
the month or later, even when holidays come before it.
"""

TERJADWAL = (
    (JenisAlur.BULANAN, Bagian.UNDANGAN),
    (JenisAlur.BULANAN, Bagian.LAPORAN),
    (JenisAlur.TRIWULANAN, Bagian.UNDANGAN),
    (JenisAlur.TRIWULANAN, Bagian.LAPORAN),
    (JenisAlur.SEMESTERAN, Bagian.SEMUA),
)
"""The runs that are planned, each with the part that it drafts then."""


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


def hari_rencana(kalender: Kalender, bagian: Bagian, periode: Periode) -> dt.date:
    """Return the day on which a run of a part and period is planned."""
    if bagian is Bagian.UNDANGAN:
        return periode.akhir.replace(day=TANGGAL_UNDANGAN)
    return hari_kerja_pertama(kalender, periode)


def hari_laporan(kalender: Kalender, jenis: JenisAlur, sejak: dt.date, sampai: dt.date) -> Iterator[dt.date]:
    """Yield the days between two days on which the reports of a kind of run are planned, both included."""
    periode = Periode.dari_tanggal(sejak, jenis.jenis_periode).sebelum
    while periode.akhir < sampai:
        hari = hari_kerja_pertama(kalender, periode)
        if sejak <= hari <= sampai:
            yield hari
        periode = periode.berikut


def seharusnya(kalender: Kalender, hari: dt.date) -> Iterator[tuple[JenisAlur, Bagian, Periode]]:
    """Yield the latest planned run of each kind whose day has come."""
    for jenis, bagian in TERJADWAL:
        periode = periode_untuk(jenis, bagian, hari)
        if hari >= hari_rencana(kalender, bagian, periode):
            yield jenis, bagian, periode
