"""Prints a calendar entry as an .ics file (RFC 5545), which telephones and mail programs open.

The same content gives the same bytes: no clock, no random identifier. The office's zone is written
out in the file with its one offset, because Indonesia's three zones have no summer time and not
every program knows their names.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from zi_model.naskah.rapat.kalender import IsiAcaraKalender

_PEMBUAT = "-//Zona Integritas//Juru Tulis//ID"


def cetak_kalender(isi: IsiAcaraKalender) -> bytes:
    """Return a calendar with this one entry; an unknown place or end is left out."""
    zona = ZoneInfo(isi.zona)
    kalender = Calendar()
    kalender.add("prodid", _PEMBUAT)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH")
    kalender.add_component(_zona(isi, zona))
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


def _zona(isi: IsiAcaraKalender, zona: ZoneInfo) -> Timezone:
    """Return the office's zone as it stands on the day of the entry."""
    selisih = isi.mulai.replace(tzinfo=zona).utcoffset() or dt.timedelta()
    tetap = TimezoneStandard()
    tetap.add("dtstart", dt.datetime(1970, 1, 1))
    tetap.add("tzoffsetfrom", selisih)
    tetap.add("tzoffsetto", selisih)
    tetap.add("tzname", isi.singkatan_zona)
    hasil = Timezone()
    hasil.add("tzid", isi.zona)
    hasil.add_component(tetap)
    return hasil
