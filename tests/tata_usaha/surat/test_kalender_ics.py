"""The calendar entry beside an undangan, read again by another program's eyes."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.kerja.langkah import cetak_naskah
from tata_usaha.surat.kalender_ics import cetak_kalender
from tests.zi_model.bahan_sigi import bahan, kantor, kewajiban
from zi_model.naskah.rapat.kalender import IsiAcaraKalender
from zi_model.naskah.rapat.paket import susun_rapat

RAPAT = IsiAcaraKalender(
    uid="zona-integritas/sigi/2026-TW1/undangan-monev",
    ringkasan="Rapat Monev",
    uraian="Siapkan bukti dukung.",
    mulai=dt.datetime(2026, 3, 25, 9),
    selesai=None,
    zona="Asia/Makassar",
    singkatan_zona="WITA",
    tempat=None,
    dibuat=dt.date(2026, 3, 11),
)


def baca(isi: bytes) -> tuple[Calendar, dict[str, str]]:
    """Return the calendar, and its one entry's lines by their names."""
    kalender = Calendar.from_ical(isi)
    (acara,) = kalender.walk("VEVENT")
    return kalender, {nama: str(nilai) for nama, nilai in acara.items()}


def ubah(**nilai: object) -> bytes:
    return cetak_kalender(RAPAT.model_copy(update=nilai))


def test_undangan_tw1_2026_dibaca_kembali() -> None:
    naskah = susun_rapat(bahan(), kewajiban("1.3.1.1", "2026-TW1"))[1]
    isi = cetak_naskah(naskah, kantor(), AKAR / "templates_docx")
    kalender = Calendar.from_ical(isi)
    (acara,) = kalender.walk("VEVENT")
    assert acara.decoded("dtstart") == dt.datetime(2026, 3, 26, 1, tzinfo=dt.UTC)
    assert acara["dtstart"].params["TZID"] == "Asia/Makassar"
    assert acara.decoded("dtstamp") == dt.datetime(2026, 3, 11, 16, tzinfo=dt.UTC)
    assert str(acara["uid"]).endswith("sigi/2026-TW1/undangan-monev")
    assert "Rapat Monitoring dan Evaluasi" in str(acara["summary"])
    assert {"location", "dtend", "duration"}.isdisjoint(k.lower() for k in acara)


def test_yang_mengubah_menggantikan_yang_dahulu() -> None:
    """Calendars keep of entries with one id the one with the highest sequence; the first has none, as before."""
    dahulu, kini = baca(cetak_kalender(RAPAT))[1], baca(ubah(urutan=2, mulai=dt.datetime(2026, 3, 30, 9)))[1]
    assert dahulu["UID"] == kini["UID"]
    assert ("SEQUENCE" in dahulu, kini["SEQUENCE"]) == (False, "2")


def test_tautan_rapat_daring() -> None:
    _, nilai = baca(ubah(tautan="https://kpu.zoom.us/j/1?pwd=a"))
    assert nilai["URL"] == "https://kpu.zoom.us/j/1?pwd=a"


def test_zona_ditulis_di_berkasnya() -> None:
    (zona,) = Calendar.from_ical(cetak_kalender(RAPAT)).walk("VTIMEZONE")
    (tetap,) = zona.walk("STANDARD")
    assert str(zona["tzid"]) == "Asia/Makassar"
    assert tetap.decoded("tzoffsetto") == tetap.decoded("tzoffsetfrom") == dt.timedelta(hours=8)
    assert str(tetap["tzname"]) == "WITA"


def test_tempat_dan_jam_akhir_bila_diketahui() -> None:
    isi = ubah(tempat="Aula; lantai 2, KPU", selesai=dt.datetime(2026, 3, 25, 11, 30))
    (acara,) = Calendar.from_ical(isi).walk("VEVENT")
    assert str(acara["location"]) == "Aula; lantai 2, KPU"
    assert acara.decoded("dtend") - acara.decoded("dtstart") == dt.timedelta(hours=2, minutes=30)


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=("C",)), min_size=1), st.text(st.characters(exclude_categories=("C",))))
def test_teks_apa_pun_terbaca_kembali(ringkasan: str, uraian: str) -> None:
    """Commas, semicolons, emoji, words as long as lines: escaped, folded, and read again as they were."""
    assume(r"\N" not in ringkasan + uraian)  # which icalendar takes for the end of a line, as calendars write it
    isi = ubah(ringkasan=ringkasan, uraian=uraian)
    _, nilai = baca(isi)
    assert (nilai["SUMMARY"], nilai["DESCRIPTION"]) == (ringkasan, uraian)
    assert all(len(baris) <= 75 for baris in isi.split(b"\r\n"))


def test_byte_sama_untuk_isi_sama() -> None:
    assert cetak_kalender(RAPAT) == cetak_kalender(RAPAT.model_copy())
    assert cetak_kalender(RAPAT) != ubah(tempat="Aula")


@pytest.mark.parametrize(("zona", "jam"), [("Asia/Jakarta", 2), ("Asia/Makassar", 1), ("Asia/Jayapura", 0)])
def test_zona_kantor_menentukan_saatnya(zona: str, jam: int) -> None:
    (acara,) = Calendar.from_ical(ubah(zona=zona)).walk("VEVENT")
    assert acara.decoded("dtstart").astimezone(dt.UTC) == dt.datetime(2026, 3, 25, jam, tzinfo=dt.UTC)


@pytest.mark.tahan
def test_hanya_yang_mencetaknya_yang_memuat_pustakanya() -> None:
    modul = "sys, tata_usaha.kerja.langkah, tata_usaha.outbox.taruh, zi_model.naskah.jatuh_waktu"
    program = f"import {modul}; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=AKAR, check=False).returncode == 0
