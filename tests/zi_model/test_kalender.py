"""The office works on days that are no weekend, no national holiday and no cuti bersama."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_model.kalender import Kalender, libur_nasional
from zi_model.satker import Libur

hari_2026 = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
SATU = dt.timedelta(days=1)


def test_2026_has_17_holidays_and_8_days_of_cuti_bersama() -> None:
    """The days of the joint decree of three ministers (SKB) for 2026."""
    libur = libur_nasional(2026)
    cuti = [f"{hari:%m-%d}" for hari, nama in libur.items() if nama.startswith("Cuti Bersama")]
    nasional = [f"{hari:%m-%d}" for hari, nama in libur.items() if not nama.startswith("Cuti Bersama")]
    assert cuti == ["02-16", "03-18", "03-20", "03-23", "03-24", "05-15", "05-28", "12-24"]
    assert nasional == [
        *("01-01", "01-16", "02-17", "03-19", "03-21", "03-22", "04-03", "04-05", "05-01", "05-14", "05-27", "05-31"),
        *("06-01", "06-16", "08-17", "08-25", "12-25"),
    ]


@given(hari_2026)
def test_a_working_day_is_a_weekday_that_is_free_of_holidays(hari: dt.date) -> None:
    assert Kalender().hari_kerja(hari) == (hari.weekday() < 5 and hari not in libur_nasional(2026))


@given(hari_2026, st.integers(-60, 60).filter(bool))
def test_shifting_lands_on_a_working_day_with_so_many_between(hari: dt.date, jumlah: int) -> None:
    kalender = Kalender()
    hasil = kalender.geser(hari, jumlah)
    arah = 1 if jumlah > 0 else -1
    dilewati = [hari + k * SATU for k in range(arah, (hasil - hari).days + arah, arah)]
    assert kalender.hari_kerja(hasil)
    assert sum(map(kalender.hari_kerja, dilewati)) == abs(jumlah)


@given(hari_2026, st.integers(-60, 60))
def test_shifting_forth_and_back_from_a_working_day_returns_to_it(hari: dt.date, jumlah: int) -> None:
    kalender = Kalender()
    kerja = kalender.pertama_sejak(hari)
    assert kalender.geser(kalender.geser(kerja, jumlah), -jumlah) == kerja


@given(hari_2026)
def test_the_first_working_day_since_a_day_skips_none(hari: dt.date) -> None:
    kalender = Kalender()
    pertama = kalender.pertama_sejak(hari)
    assert kalender.hari_kerja(pertama)
    assert not any(kalender.hari_kerja(hari + k * SATU) for k in range((pertama - hari).days))


def test_shifting_by_nothing_stays_even_on_a_holiday() -> None:
    assert Kalender().geser(dt.date(2026, 1, 1), 0) == dt.date(2026, 1, 1)


def test_lebaran_is_skipped_as_a_whole() -> None:
    """From Tuesday 17 March the next working day is Wednesday 25 March: Nyepi, Idulfitri and a weekend lie between."""
    assert Kalender().geser(dt.date(2026, 3, 17), 1) == dt.date(2026, 3, 25)


@pytest.mark.parametrize(
    ("libur", "hari", "kerja"),
    [
        (Libur(tambah={dt.date(2026, 11, 19): "Hari jadi"}), dt.date(2026, 11, 19), False),
        (Libur(hapus=(dt.date(2026, 12, 24),)), dt.date(2026, 12, 24), True),
        (Libur(hapus=(dt.date(2026, 12, 26),)), dt.date(2026, 12, 26), False),  # a Saturday stays one
        (Libur(tambah={dt.date(2026, 12, 24): "X"}, hapus=(dt.date(2026, 12, 24),)), dt.date(2026, 12, 24), False),
    ],
)
def test_an_office_adds_and_takes_away_days(libur: Libur, hari: dt.date, kerja: bool) -> None:
    assert Kalender(libur).hari_kerja(hari) is kerja
