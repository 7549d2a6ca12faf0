"""Prints calendar entries as an .ics file (RFC 5545), which telephones and mail programs open.

The same content gives the same bytes: no clock, no random identifier. The office's zone is written
out in the file with its one offset, because Indonesia's three zones have no summer time and not
every program knows their names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from zi_model.acara import Acara
from zi_model.naskah.rapat.kalender import IsiAcaraKalender

_PEMBUAT = "-//Zona Integritas//Juru Tulis//ID"


def cetak_kalender(isi: IsiAcaraKalender) -> bytes:
    """Return a calendar with this one entry; an unknown place or end is left out."""
    zona = ZoneInfo(isi.zona)
    kalender = _kalender()
    kalender.add_component(_zona(isi.zona, isi.singkatan_zona, isi.mulai))
    acara = Event()
    acara.add("uid", isi.uid)
    acara.add("dtstamp", dt.datetime.combine(isi.dibuat, dt.time(), zona).astimezone(dt.UTC))
    acara.add("dtstart", isi.mulai.replace(tzinfo=zona))
    if isi.selesai is not None:
        acara.add("dtend", isi.selesai.replace(tzinfo=zona))
    acara.add("summary", isi.ringkasan)
    if isi.tempat is not None:
        acara.add("location", isi.tempat)
    acara.add("description", isi.uraian)
    if isi.urutan:
        acara.add("sequence", isi.urutan)
    if isi.tautan is not None:
        acara.add("url", isi.tautan)
    kalender.add_component(acara)
    hasil: bytes = kalender.to_ical()
    return hasil


def cetak_acara(semua: Iterable[Acara], nama: str, zona: str, singkatan_zona: str, tahun: int) -> bytes:
    """Return a calendar that programs call `nama`, of these entries; what has no hours takes the whole day.

    `tahun` is the year that they stand for: its first day is said to be that on which they were written.
    """
    di_sini = ZoneInfo(zona)
    dibuat = dt.datetime(tahun, 1, 1, tzinfo=di_sini).astimezone(dt.UTC)
    kalender = _kalender()
    kalender.add("x-wr-calname", nama)
    kalender.add_component(_zona(zona, singkatan_zona, dt.datetime(tahun, 1, 1)))
    for a in semua:
        satu = Event()
        satu.add("uid", a.uid)
        satu.add("dtstamp", dibuat)
        if a.mulai is None:
            satu.add("dtstart", a.tanggal)
            satu.add("dtend", a.tanggal + dt.timedelta(days=1))
            satu.add("transp", "TRANSPARENT")
        else:
            satu.add("dtstart", a.mulai.replace(tzinfo=di_sini))
            if a.selesai is not None:
                satu.add("dtend", a.selesai.replace(tzinfo=di_sini))
        satu.add("summary", a.judul)
        for bidang, nilai in (("location", a.tempat), ("description", a.uraian), ("url", a.tautan)):
            if nilai:
                satu.add(bidang, nilai)
        if a.urutan:
            satu.add("sequence", a.urutan)
        kalender.add_component(satu)
    hasil: bytes = kalender.to_ical()
    return hasil


def _kalender() -> Calendar:
    kalender = Calendar()
    kalender.add("prodid", _PEMBUAT)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH")
    return kalender


def _zona(nama: str, singkatan: str, saat: dt.datetime) -> Timezone:
    """Return the office's zone as it stands at a moment on its clock."""
    selisih = saat.replace(tzinfo=ZoneInfo(nama)).utcoffset() or dt.timedelta()
    tetap = TimezoneStandard()
    tetap.add("dtstart", dt.datetime(1970, 1, 1))
    tetap.add("tzoffsetfrom", selisih)
    tetap.add("tzoffsetto", selisih)
    tetap.add("tzname", singkatan)
    hasil = Timezone()
    hasil.add("tzid", nama)
    hasil.add_component(tetap)
    return hasil
