"""Until when letters are wanted, by the real plan."""

from __future__ import annotations

import datetime as dt

import pytest

from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_rencana
from zi_model.batas_naskah import BatasNaskah


@pytest.fixture(scope="module")
def batas() -> BatasNaskah:
    return BatasNaskah(baca_rencana(Pengaturan.dari_lingkungan({}), "sigi", 2026))


@pytest.mark.parametrize(
    ("kunci", "hari"),
    [
        ("sigi/2026-TW1/laporan-monev", dt.date(2026, 4, 15)),  # each quarter has its own day
        ("sigi/2026-TW2/undangan-monev", dt.date(2026, 7, 14)),
        ("sigi/2026/keputusan/tim-upg", dt.date(2026, 1, 31)),  # a year's letter: that of its row
        ("sigi/2026/undangan-perjanjian-kinerja", dt.date(2026, 2, 13)),
        ("sigi/2026-07/nota-dinas-pengingat/parmas_sdm", dt.date(2026, 7, 31)),  # no row calls for it
        ("sigi/entah/apa", None),
        ("sigi", None),
    ],
)
def test_a_letter_is_wanted_by_the_last_day_of_its_row(batas: BatasNaskah, kunci: str, hari: dt.date | None) -> None:
    assert batas.untuk(kunci) == hari


def test_a_letter_whose_rows_are_complete_is_late_for_nothing() -> None:
    tahun = baca_rencana(Pengaturan.dari_lingkungan({}), "sigi", 2026)
    batas = BatasNaskah(tahun, [(k.kode, k.periode) for k in tahun.kewajiban if str(k.periode) == "2026-TW1"])
    assert batas.untuk("sigi/2026-TW1/laporan-monev") is None
    assert batas.untuk("sigi/2026-TW2/laporan-monev") == dt.date(2026, 7, 14)
    assert batas.untuk("sigi/2026-07/nota-dinas-pengingat/parmas_sdm") == dt.date(2026, 7, 31)
