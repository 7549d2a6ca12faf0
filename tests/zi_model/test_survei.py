"""The index of satisfaction: exact, within its bounds, and the same however the answers lie."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.zi_model.survei_uji import hitung_survei
from zi_model.survei import Mutu, bulatkan, konversi, nilai_mutu

JAWABAN = st.lists(st.tuples(*[st.integers(1, 4)] * 9), min_size=1, max_size=40)


@settings(max_examples=100, deadline=None)
@given(JAWABAN)
def test_ikm_dan_nilai_unsur_selalu_dalam_batas_dan_bermutu(jawaban: list[tuple[int, ...]]) -> None:
    hasil = hitung_survei(jawaban)
    assert Decimal("25.00") <= hasil.ikm <= Decimal("100.00")
    assert nilai_mutu(hasil.ikm) in Mutu
    for rata in hasil.rata:
        assert 1 <= rata <= 4
        nilai_mutu(konversi(rata))


@settings(max_examples=50, deadline=None)
@given(JAWABAN, st.randoms(use_true_random=False))
def test_urutan_responden_tidak_berpengaruh(jawaban: list[tuple[int, ...]], acak: object) -> None:
    teracak = list(jawaban)
    acak.shuffle(teracak)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert hitung_survei(teracak) == hitung_survei(jawaban)


@settings(max_examples=50, deadline=None)
@given(JAWABAN)
def test_jawaban_yang_sama_dua_kali_tidak_mengubah_ikm(jawaban: list[tuple[int, ...]]) -> None:
    assert hitung_survei(jawaban * 2).ikm == hitung_survei(jawaban).ikm


@settings(max_examples=50, deadline=None)
@given(JAWABAN)
def test_unsur_terendah_memang_yang_terendah(jawaban: list[tuple[int, ...]]) -> None:
    hasil = hitung_survei(jawaban)
    if terendah := hasil.terendah:
        lain = [rata for ke, rata in enumerate(hasil.rata) if ke not in terendah]
        assert len(set(terendah)) == 3
        assert max(hasil.rata[ke] for ke in terendah) <= min(lain)


def test_semua_empat_berarti_seratus_dan_semua_satu_dua_puluh_lima() -> None:
    assert hitung_survei([(4,) * 9] * 7).ikm == Decimal("100.00")
    assert hitung_survei([(1,) * 9] * 7).ikm == Decimal("25.00")
    assert hitung_survei([(4,) * 9]).terendah == ()


def test_dihitung_seperti_dengan_tangan() -> None:
    """Two respondents: the first gives 3 everywhere, the second 4 to the first unsur and 3 to the others."""
    hasil = hitung_survei([(3,) * 9, (4, *(3,) * 8)])
    assert hasil.rata == (Fraction(7, 2), *(Fraction(3),) * 8)
    assert hasil.ikm == Decimal("76.39")  # (3.5 + 8 × 3) / 9 × 25 = 76.388…
    assert hasil.terendah == (1, 2, 3)


@pytest.mark.parametrize(
    ("nilai", "mutu"),
    [
        ("25.00", "D"),
        ("64.99", "D"),
        ("65.00", "C"),
        ("76.60", "C"),
        ("76.61", "B"),
        ("88.30", "B"),
        ("88.31", "A"),
        ("100.00", "A"),
    ],
)
def test_mutu_menurut_tabel_peraturan(nilai: str, mutu: str) -> None:
    assert nilai_mutu(Decimal(nilai)).name == mutu


def test_pembulatan_setengah_ke_atas_dan_tanpa_sisa_pecahan_biner() -> None:
    assert bulatkan(Fraction(1005, 1000)) == Decimal("1.01")
    assert bulatkan(Fraction(2, 3)) == Decimal("0.67")
    assert str(bulatkan(Fraction(3))) == "3.00"


def test_ciri_responden_dihitung_dengan_tulisan_yang_paling_sering() -> None:
    ciri = {
        "jenis kelamin": ["Perempuan", "perempuan", "Perempuan", "Laki-laki", " Laki-laki ", ""],
        "umur": ["21", "29", "30", "17", "", "65"],
    }
    hasil = hitung_survei([(4,) * 9] * 6, ciri)
    assert hasil.karakteristik["jenis kelamin"] == (("Perempuan", 3), ("Laki-laki", 2), ("", 1))
    assert hasil.karakteristik["umur"] == (("10–19", 1), ("20–29", 2), ("30–39", 1), ("60–69", 1), ("", 1))
