"""A finished letter's citations against its date: what was cited rightly on one day may be wrong on another."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zi_model.bahan_sigi import kantor
from zi_model.kutipan import keluhan_kutipan

HUKUM = kantor().hukum
HARI = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
GRATIFIKASI = HUKUM["per-kpk-2-2019"]


@given(st.sampled_from(sorted(HUKUM)), HARI, HARI)
def test_dikeluhkan_hanya_bila_kutipannya_lain_pada_hari_itu(id_: str, disusun: dt.date, bertanggal: dt.date) -> None:
    rujukan = HUKUM[id_]
    keluhan = list(keluhan_kutipan(f"{rujukan.kutipan(disusun)};", HUKUM.values(), bertanggal))
    cocok = rujukan.berlaku(bertanggal) and rujukan.kutipan(disusun) == rujukan.kutipan(bertanggal)
    assert bool(keluhan) is not cocok


def test_perubahan_yang_belum_berlaku_disebut_namanya() -> None:
    """Drafted in February, dated back to 15 January: the amendment is in force from the 20th only."""
    teks = GRATIFIKASI.kutipan(dt.date(2026, 2, 10))
    (keluhan,) = keluhan_kutipan(teks, HUKUM.values(), dt.date(2026, 1, 15))
    assert keluhan.pesan.endswith("Nomor 1 Tahun 2026 belum tentu berlaku pada 15 Januari 2026")
    assert list(keluhan_kutipan(teks, HUKUM.values(), dt.date(2026, 1, 20))) == []


def test_perubahan_terakhir_yang_tidak_disebut_hanya_dikeluhkan_pada_butirnya() -> None:
    """A sentence that mentions a regulation is no citation; an entry of a list that begins with it is."""
    hari = dt.date(2026, 3, 1)
    (keluhan,) = keluhan_kutipan(f"{GRATIFIKASI.judul};", HUKUM.values(), hari)
    assert "terakhir diubah dengan" in keluhan.pesan
    assert list(keluhan_kutipan(f"bahwa menurut {GRATIFIKASI.judul}", HUKUM.values(), hari)) == []


@pytest.mark.parametrize("teks", ["", "Nomor 1 Tahun 2026", "Undang-Undang Nomor 7 Tahun 20171 tentang Lain"])
def test_yang_bukan_kutipan_tidak_dikeluhkan(teks: str) -> None:
    assert list(keluhan_kutipan(teks, HUKUM.values(), dt.date(2001, 1, 1))) == []


def test_yang_sudah_dicabut_dikeluhkan_dengan_masanya() -> None:
    dicabut = next(r for r in HUKUM.values() if r.berlaku_sampai is not None)
    (keluhan,) = keluhan_kutipan(dicabut.judul, [dicabut], dt.date(2029, 1, 1))
    assert keluhan.pesan == f"{dicabut.sebutan} tidak berlaku pada 1 Januari 2029: {dicabut.masa}"
    assert not keluhan.belum_ada


def test_what_was_not_there_yet_is_told_from_what_is_no_longer_there() -> None:
    """A letter of 2016 cannot have cited it; of a year alone only what comes before that year surely has not."""
    hari = next(r for r in HUKUM.values() if isinstance(r.berlaku_dari, dt.date))
    assert isinstance(hari.berlaku_dari, dt.date)
    (keluhan,) = keluhan_kutipan(hari.judul, [hari], hari.berlaku_dari - dt.timedelta(days=1))
    assert keluhan.belum_ada
    tahun = next(r for r in HUKUM.values() if isinstance(r.berlaku_dari, int))
    for tanggal, belum_ada in ((dt.date(tahun.tahun - 1, 12, 31), True), (dt.date(tahun.tahun, 1, 1), False)):
        (keluhan,) = keluhan_kutipan(tahun.judul, [tahun], tanggal)
        assert keluhan.belum_ada is belum_ada
