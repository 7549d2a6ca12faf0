"""Every day lies in exactly one period of each kind, and every period is written in one way."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_model.periode import JenisPeriode, Periode, PeriodeTidakSah

JENIS = list(JenisPeriode)
periode = st.builds(Periode.dari_tanggal, st.dates(dt.date(1001, 1, 1), dt.date(9997, 12, 31)), st.sampled_from(JENIS))


@pytest.mark.parametrize("jenis", JENIS)
def test_every_day_from_2000_to_2100_lies_in_exactly_one_period(jenis: JenisPeriode) -> None:
    """The periods of a century follow each other without a gap and without a day in common."""
    semua = [bagian for tahun in range(2000, 2101) for bagian in Periode(tahun, JenisPeriode.TAHUN).bagian(jenis)]
    hari = dt.date(2000, 1, 1)
    for satu in semua:
        assert satu.mulai == hari
        while hari <= satu.akhir:
            assert Periode.dari_tanggal(hari, jenis) == satu
            assert satu.berisi(hari)
            hari += dt.timedelta(days=1)
        assert not satu.berisi(hari)
    assert hari == dt.date(2101, 1, 1)
    assert len(set(semua)) == len(semua) == 101 * 12 // jenis.panjang


@pytest.mark.parametrize("jenis", JENIS)
def test_next_and_previous_walk_through_the_century_and_back(jenis: JenisPeriode) -> None:
    satu, semua = Periode.dari_tanggal(dt.date(2000, 1, 1), jenis), []
    while satu.tahun <= 2100:
        semua.append(satu)
        satu = satu.berikut
    assert [p.sebelum for p in semua[1:]] == semua[:-1]
    assert all(a < b and a.akhir + dt.timedelta(days=1) == b.mulai for a, b in pairwise(semua))


@given(periode)
def test_a_period_is_read_back_from_what_it_writes(satu: Periode) -> None:
    assert Periode.parse(str(satu)) == satu
    assert Periode.parse(f" {str(satu).lower()} ") == satu


@given(periode)
def test_a_period_begins_and_ends_where_its_kind_says(satu: Periode) -> None:
    bulan = satu.jenis.panjang
    assert satu.mulai.day == 1
    assert (satu.akhir + dt.timedelta(days=1)).day == 1
    assert satu.akhir.month - satu.mulai.month + 1 == bulan
    assert satu.berikut.sebelum == satu.sebelum.berikut == satu
    assert not satu.berisi(satu.mulai - dt.timedelta(days=1))
    assert not satu.berisi(satu.akhir + dt.timedelta(days=1))


@given(periode, st.sampled_from(JENIS))
def test_the_parts_of_a_period_are_the_whole_and_nothing_else(satu: Periode, jenis: JenisPeriode) -> None:
    bagian = satu.bagian(jenis)
    if jenis.panjang > satu.jenis.panjang:
        assert bagian == ()
        return
    assert (bagian[0].mulai, bagian[-1].akhir) == (satu.mulai, satu.akhir)
    assert all(a.berikut == b for a, b in pairwise(bagian))
    assert all(satu.berisi(b) and b.jenis is jenis for b in bagian)


@given(periode, periode)
def test_periods_contain_each_other_exactly_when_all_their_days_do(a: Periode, b: Periode) -> None:
    assert a.berisi(b) == (a.berisi(b.mulai) and a.berisi(b.akhir))


@given(st.lists(periode, max_size=8))
def test_periods_are_ordered_by_their_beginning_and_the_shorter_first(semua: list[Periode]) -> None:
    urut = sorted(semua)
    assert all((a.mulai, a.jenis.panjang) <= (b.mulai, b.jenis.panjang) for a, b in pairwise(urut))
    assert all((a < b) == (b > a) and (a <= b) == (not b < a) for a in semua for b in semua)


def test_the_periods_that_begin_a_year_stand_from_short_to_long() -> None:
    teks = ["2026", "2026-S1", "2026-01", "2025-12", "2026-TW1", "2026-02"]
    assert [str(p) for p in sorted(map(Periode.parse, teks))] == [
        *("2025-12", "2026-01", "2026-TW1", "2026-S1", "2026", "2026-02")
    ]


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("2026-03", "Maret 2026"),
        ("2026-TW1", "Triwulan I Tahun 2026"),
        ("2026-tw4", "Triwulan IV Tahun 2026"),
        ("2026-S2", "Semester II Tahun 2026"),
        ("2026", "Tahun 2026"),
    ],
)
def test_a_period_has_its_official_name(teks: str, nama: str) -> None:
    assert Periode.parse(teks).nama == nama


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "2026-TW5",
        "2026-TW0",
        "2026-S3",
        "2026-13",
        "2026-00",
        "2026-3",
        "26-TW1",
        "0999",
        "9999",
        "2026-",
        "2026-Q1",
        "2026-TW1\n2026-TW2",
        "２０２６",
        "2026-TW١",
        "x2026",
        "2026-01-21",
        "20260",
    ],
)
def test_what_is_no_period_is_refused_with_the_forms_that_are_right(teks: str) -> None:
    with pytest.raises(PeriodeTidakSah) as galat:
        Periode.parse(teks)
    assert f"“{teks}” bukan periode" in str(galat.value)
    assert "2026-TW1 sampai 2026-TW4" in str(galat.value)


@given(st.text("0123456789-TWSwts ٣²", max_size=9))
def test_no_text_whatever_gives_anything_but_a_period_or_the_refusal(teks: str) -> None:
    try:
        satu = Periode.parse(teks)
    except PeriodeTidakSah:
        return
    assert str(satu) == teks.strip().upper()


@pytest.mark.parametrize(
    ("tahun", "jenis", "ke"),
    [
        (999, JenisPeriode.TAHUN, 1),
        (9999, JenisPeriode.TAHUN, 1),
        (2026, JenisPeriode.TRIWULAN, 5),
        (2026, JenisPeriode.BULAN, 0),
        (2026, JenisPeriode.TAHUN, 2),
    ],
)
def test_a_period_that_does_not_exist_cannot_be_made(tahun: int, jenis: JenisPeriode, ke: int) -> None:
    with pytest.raises(ValueError, match=r"Tahun|Tidak ada"):
        Periode(tahun, jenis, ke)
