"""Which period a run is for, and whether its day has come."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.periode_alur import TERJADWAL, baca_periode, hari_laporan, hari_rencana, periode_untuk
from zi_model.kalender import Kalender
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode
from zi_model.satker import Libur

HARI = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
LAPORAN = [
    (JenisAlur.BULANAN, Bagian.SEMUA),
    (JenisAlur.BULANAN, Bagian.LAPORAN),
    (JenisAlur.TRIWULANAN, Bagian.LAPORAN),
    (JenisAlur.SEMESTERAN, Bagian.SEMUA),
]


@pytest.mark.parametrize(
    ("jenis", "bagian", "terjadwal", "periode"),
    [
        (JenisAlur.BULANAN, Bagian.SEMUA, dt.date(2026, 4, 1), "2026-03"),
        (JenisAlur.BULANAN, Bagian.SEMUA, dt.date(2027, 1, 1), "2026-12"),
        (JenisAlur.BULANAN, Bagian.UNDANGAN, dt.date(2026, 1, 5), "2026-01"),
        (JenisAlur.BULANAN, Bagian.LAPORAN, dt.date(2026, 2, 1), "2026-01"),
        (JenisAlur.TRIWULANAN, Bagian.UNDANGAN, dt.date(2026, 3, 5), "2026-TW1"),
        (JenisAlur.TRIWULANAN, Bagian.LAPORAN, dt.date(2026, 4, 1), "2026-TW1"),
        (JenisAlur.TRIWULANAN, Bagian.LAPORAN, dt.date(2027, 1, 4), "2026-TW4"),
        (JenisAlur.TRIWULANAN, Bagian.SEMUA, dt.date(2026, 4, 30), "2026-TW1"),
        (JenisAlur.TRIWULANAN, Bagian.SEMUA, dt.date(2026, 5, 1), "2026-TW2"),
        (JenisAlur.SEMESTERAN, Bagian.SEMUA, dt.date(2026, 7, 1), "2026-S1"),
        (JenisAlur.KEPUTUSAN, Bagian.SEMUA, dt.date(2026, 7, 1), "2026"),
    ],
)
def test_jadwal_menentukan_periode(jenis: JenisAlur, bagian: Bagian, terjadwal: dt.date, periode: str) -> None:
    assert str(periode_untuk(jenis, bagian, terjadwal)) == periode


@given(HARI, st.sampled_from(LAPORAN))
def test_laporan_selalu_untuk_periode_yang_baru_berakhir(hari: dt.date, alur: tuple[JenisAlur, Bagian]) -> None:
    periode = periode_untuk(*alur, hari)
    assert periode.akhir < hari
    assert periode.berikut.berisi(hari)


@given(HARI, st.sampled_from(JenisAlur))
def test_undangan_selalu_untuk_periode_berjalan(hari: dt.date, jenis: JenisAlur) -> None:
    assert periode_untuk(jenis, Bagian.UNDANGAN, hari).berisi(hari)


@given(HARI, st.sampled_from(JenisAlur), st.sampled_from(Bagian))
def test_periode_selalu_dari_jenis_alurnya(hari: dt.date, jenis: JenisAlur, bagian: Bagian) -> None:
    periode = periode_untuk(jenis, bagian, hari)
    assert periode.jenis is jenis.jenis_periode
    assert baca_periode(jenis, str(periode)) == periode


@pytest.mark.parametrize("teks", ["2026-TW5", "2026-13", "besok", "2026-TW1 2026-TW2"])
def test_bukan_periode_ditolak_dengan_contoh(teks: str) -> None:
    with pytest.raises(GalatPemakaian, match="2026-TW1"):
        baca_periode(JenisAlur.TRIWULANAN, teks)


def test_periode_jenis_lain_ditolak_dengan_yang_sesuai() -> None:
    with pytest.raises(GalatPemakaian) as galat:
        baca_periode(JenisAlur.TRIWULANAN, "2026-08")
    assert "2026-08 adalah bulan" in galat.value.pesan
    assert "2026-TW3" in galat.value.saran


@pytest.mark.parametrize(
    ("jenis", "hari"),
    [
        (JenisAlur.BULANAN, ["2026-03-02", "2026-04-01", "2026-05-04", "2026-06-02", "2026-07-01"]),
        (JenisAlur.TRIWULANAN, ["2026-04-01", "2026-07-01"]),
        (JenisAlur.SEMESTERAN, ["2026-07-01"]),
    ],
)
def test_reports_are_planned_on_the_first_working_day_after_their_period(jenis: JenisAlur, hari: list[str]) -> None:
    """1 March is a Sunday, 1 May and 1 June are holidays."""
    semua = hari_laporan(Kalender(), jenis, dt.date(2026, 2, 3), dt.date(2026, 7, 1))
    assert [str(h) for h in semua] == hari


def test_the_office_s_own_holiday_moves_the_day() -> None:
    kalender = Kalender(Libur(tambah={dt.date(2026, 4, 1): "Hari jadi kantor"}))
    assert list(hari_laporan(kalender, JenisAlur.TRIWULANAN, dt.date(2026, 3, 1), dt.date(2026, 4, 30))) == [
        dt.date(2026, 4, 2)
    ]


@given(HARI, st.sampled_from(TERJADWAL))
def test_a_run_of_its_planned_day_is_for_the_period_that_was_planned(
    hari: dt.date, terjadwal: tuple[JenisAlur, Bagian]
) -> None:
    jenis, bagian = terjadwal
    periode = Periode.dari_tanggal(hari, jenis.jenis_periode)
    assert periode_untuk(jenis, bagian, hari_rencana(Kalender(), bagian, periode)) == periode
