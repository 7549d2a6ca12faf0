"""Column 7 of the decree is read as it is meant, and what it cannot mean is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_model.jadwal import Berulang, Sekali, WaktuTidakTerbaca, baca_target_waktu
from zi_model.periode import NAMA_BULAN, JenisPeriode, Periode

bulan = st.integers(1, 12)


@pytest.mark.parametrize(
    ("teks", "tertulis", "banyak"),
    [
        ("Per Triwulan", "setiap triwulan", 4),
        ("Per Semester", "setiap semester", 2),
        ("Setiap Bulan", "setiap bulan", 12),
        ("Januari 2026", "2026-01", 1),
        ("Januari s.d. Februari 2026", "2026-01 s.d. 2026-02", 1),
        ("Januari s.d.Februari 2026", "2026-01 s.d. 2026-02", 1),
        ("Januari s.d. Desember 2026", "2026-01 s.d. 2026-12", 1),
        ("  januari\n s.d.  februari 2026 ", "2026-01 s.d. 2026-02", 1),
        ("PER TRIWULAN", "setiap triwulan", 4),
    ],
)
def test_every_form_of_the_decree_is_read(teks: str, tertulis: str, banyak: int) -> None:
    jadwal = baca_target_waktu(teks)
    assert str(jadwal) == tertulis
    assert len(jadwal.jendela(2026)) == banyak


@given(bulan, bulan, st.integers(1000, 9997), st.sampled_from([" s.d. ", " s.d.", "s.d. ", "s.d."]))
def test_any_window_of_months_goes_from_its_first_to_its_last_day(
    dari: int, sampai: int, tahun: int, kata: str
) -> None:
    teks = f"{NAMA_BULAN[dari - 1]}{kata}{NAMA_BULAN[sampai - 1]} {tahun}"
    if sampai < dari:
        with pytest.raises(WaktuTidakTerbaca):
            baca_target_waktu(teks)
        return
    jadwal = baca_target_waktu(teks)
    (jendela,) = jadwal.jendela(tahun)
    assert jendela.periode == Periode(tahun, JenisPeriode.TAHUN)
    assert jendela.mulai == dt.date(tahun, dari, 1)
    assert jendela.jatuh_tempo + dt.timedelta(days=1) == Periode(tahun, JenisPeriode.BULAN, sampai).berikut.mulai
    assert jadwal.jendela(tahun + 1) == ()


@given(st.sampled_from(["Per Triwulan", "Per Semester", "Setiap Bulan"]), st.integers(1000, 9998))
def test_what_comes_back_covers_every_day_of_every_year_once(teks: str, tahun: int) -> None:
    jadwal = baca_target_waktu(teks)
    assert isinstance(jadwal, Berulang)
    hari = dt.date(tahun, 1, 1)
    for jendela in jadwal.jendela(tahun):
        assert jendela.mulai == hari
        assert (jendela.periode.mulai, jendela.periode.akhir) == (jendela.mulai, jendela.jatuh_tempo)
        hari = jendela.jatuh_tempo + dt.timedelta(days=1)
    assert hari.year == tahun + 1


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "Per Tahun",
        "Triwulan",
        "Januari",
        "2026",
        "Januari 0026",
        "Januari 9999",
        "Januari ٢٠٢٦",
        "Januari 2026 s.d.",
        "Januarİ 2026",
        "Februari s.d. Januari 2026",
        "Januari s.d Februari 2026",
        "Januari 2026 s.d. Februari 2026",
        "Jan 2026",
    ],
)
def test_anything_else_is_refused_with_the_forms_that_are_right(teks: str) -> None:
    with pytest.raises(WaktuTidakTerbaca, match="“Per Triwulan”, “Per Semester”, “Setiap Bulan”") as galat:
        baca_target_waktu(teks)
    assert f"“{teks}”" in str(galat.value)


@given(
    st.text()
    | st.lists(st.sampled_from(["Per", "Triwulan", "Januari", "s.d.", "2026", "٢٠٢٦", "0000", " "])).map("".join)
)
def test_no_text_whatever_gives_anything_but_a_schedule_or_the_refusal(teks: str) -> None:
    try:
        jadwal = baca_target_waktu(teks)
    except WaktuTidakTerbaca:
        return
    assert isinstance(jadwal, Berulang | Sekali)


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("Per Triwulan", "Triwulan I Tahun 2026"),
        ("Setiap Bulan", "Januari 2026"),
        ("Februari 2026", "Februari 2026"),
        ("Januari s.d. Maret 2026", "Januari s.d. Maret 2026"),
        ("Januari s.d. Desember 2026", "Tahun 2026"),
    ],
)
def test_letters_call_a_window_by_its_months_and_a_whole_year_by_the_year(teks: str, nama: str) -> None:
    assert baca_target_waktu(teks).jendela(2026)[0].nama == nama
