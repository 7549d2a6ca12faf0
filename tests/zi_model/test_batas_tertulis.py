"""Deadlines as offices write them are read as days; what leaves the day open is not guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_model.bahasa import hari_tanggal, tanggal_panjang, tanggal_pendek
from zi_model.batas_tertulis import baca_batas

APRIL = dt.date(2026, 4, 30)


@pytest.mark.parametrize(
    "teks",
    [
        "30 April 2026",
        "30\u00a0April 2026.",
        "  30  april\n2026 ",
        "Kamis, 30 April 2026",
        "hari Kamis tanggal 30 April 2026",
        "paling lambat 30 April 2026",
        "Selambat-lambatnya tanggal 30 April 2026",
        "s.d. 30 April 2026",
        "sampai dengan 30 April 2026 pukul 16.00 WITA",
        "30-04-2026",
        "30/4/2026",
        "30.04.2026",
        "30/04/26",
        "2026-04-30",
        "30 Apr. 2026",
        "akhir April 2026",
        "akhir bulan April 2026",
        "April 2026",
        "1 s.d. 30 April 2026",
        "1 April s.d. 30 April 2026",
        "1 April 2026 – 30 April 2026",
        "Maret s.d. April 2026",
        "1/4/2026 s/d 30/4/2026",
    ],
)
def test_a_deadline_is_read_in_every_form_that_offices_use(teks: str) -> None:
    assert baca_batas(teks) == APRIL


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("Triwulan II Tahun 2026", dt.date(2026, 6, 30)),
        ("akhir TW II 2026", dt.date(2026, 6, 30)),
        ("Semester 1 2026", dt.date(2026, 6, 30)),
        ("akhir tahun 2026", dt.date(2026, 12, 31)),
        ("5 Nopember 2026", dt.date(2026, 11, 5)),
        ("28 Februari 2028", dt.date(2028, 2, 28)),
        ("Februari 2028", dt.date(2028, 2, 29)),
    ],
)
def test_a_period_is_meant_to_its_end(teks: str, hari: dt.date) -> None:
    assert baca_batas(teks) == hari


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "–",
        "segera",
        "30 April",
        "31 April 2026",
        "April",
        "minggu kedua April 2026",
        "awal April 2026",
        "30 April 2026 atau 15 Mei 2026",
        "30 April 2026 (diperpanjang)",
        "4/30/2026",
        "7 hari kerja",
        "Triwulan V 2026",
        "Semester III 2026",
        "setiap bulan",
        "0 April 2026",
    ],
)
def test_what_leaves_the_day_open_is_not_guessed(teks: str) -> None:
    assert baca_batas(teks) is None


@settings(max_examples=50)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_that_a_letter_prints_is_read_back(hari: dt.date) -> None:
    for tulis in (tanggal_panjang, tanggal_pendek, hari_tanggal, "{:%d-%m-%Y}".format, "{:%d/%m/%y}".format):
        assert baca_batas(tulis(hari)) == hari


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_nothing_that_people_type_stops_the_reader(teks: str) -> None:
    assert baca_batas(teks) is None or isinstance(baca_batas(teks), dt.date)
