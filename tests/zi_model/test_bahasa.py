"""Numbers, dates and texts come out in official Indonesian."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_model.bahasa import (
    angka_dan_kata,
    awali_kata,
    hari_tanggal,
    isi_teks,
    judul_kapital,
    nama_isian,
    periksa_angka_kata,
    tanggal_panjang,
    terbilang,
)

SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
ANGKA = {kata: nilai for nilai, kata in enumerate(SATUAN)}
BESAR = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def dari_kata(teks: str) -> int:
    """Read a number in words, the other way round from `terbilang` and sharing nothing with it."""
    jumlah = ratusan = satuan = 0
    for kata in teks.split():
        if kata in ANGKA:
            satuan = ANGKA[kata]
        elif kata in {"sepuluh", "sebelas", "seratus"}:
            ratusan += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[kata]
        elif kata == "seribu":
            jumlah += 1000
        elif kata in {"belas", "puluh", "ratus"}:
            ratusan += {"belas": 10 + satuan, "puluh": 10 * satuan, "ratus": 100 * satuan}[kata]
            satuan = 0
        else:
            jumlah += (ratusan + satuan) * BESAR[kata]
            ratusan = satuan = 0
    return jumlah + ratusan + satuan


def test_every_number_below_ten_thousand_reads_back_as_itself() -> None:
    kata = [terbilang(n) for n in range(10_000)]
    assert [dari_kata(teks) for teks in kata] == list(range(10_000))
    assert len(set(kata)) == 10_000


@given(st.integers(0, 10**15 - 1))
def test_any_number_reads_back_as_itself(angka: int) -> None:
    kata = terbilang(angka)
    assert dari_kata(kata) == angka
    assert kata == " ".join(kata.split())
    assert "satu ratus" not in kata
    assert "satu puluh" not in kata
    assert "satu belas" not in kata


@given(st.integers(1, 999), st.sampled_from([10**3, 10**6, 10**9, 10**12]), st.integers(1, 999))
def test_a_number_is_said_as_its_parts_one_after_the_other(banyak: int, besar: int, sisa: int) -> None:
    assert terbilang(banyak * besar + sisa) == f"{terbilang(banyak * besar)} {terbilang(sisa)}"


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
    ],
)
def test_numbers_are_said_as_the_language_does(angka: int, kata: str) -> None:
    assert terbilang(angka) == kata


@pytest.mark.parametrize("angka", [-1, 10**15])
def test_a_number_too_large_or_below_zero_is_refused(angka: int) -> None:
    with pytest.raises(ValueError, match="di luar"):
        terbilang(angka)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_words_agree_with_their_own_figure_and_with_no_other(angka: int, lain: int) -> None:
    assert periksa_angka_kata(f"sebanyak {angka_dan_kata(angka)} laporan") == []
    if angka != lain:
        assert len(periksa_angka_kata(f"{angka} ({terbilang(lain)})")) == 1


@pytest.mark.parametrize(
    "teks",
    [
        "4 (empat) Kegiatan",
        "4 (Empat) Kegiatan",
        "30 (tiga puluh) hari dan 2 (dua) orang",
        "2 (dua jam)",
        "Rp1.500.000 (satu juta lima ratus ribu rupiah)",
        "12 Tahun 2026 (belum dicocokkan dengan naskah asli)",
        "2026 (revisi)",
        "Rapat 3 (orang)",
        "2,5 (dua koma lima)",
        "(empat)",
        "",
    ],
)
def test_texts_in_which_words_and_figures_agree_or_do_not_meet(teks: str) -> None:
    assert periksa_angka_kata(teks) == []


@pytest.mark.parametrize(
    ("teks", "keluhan"),
    [
        ("4 (lima) Kegiatan", "“4 (lima)” tidak cocok: 4 ditulis “empat”"),
        ("4 (empta) Kegiatan", "“4 (empta)” tidak cocok: 4 ditulis “empat”"),
        ("4(lima)", "“4 (lima)” tidak cocok: 4 ditulis “empat”"),
        ("4 (LIMA)", "“4 (LIMA)” tidak cocok: 4 ditulis “empat”"),
        ("1.000 (satu juta)", "“1.000 (satu juta)” tidak cocok: 1.000 ditulis “seribu”"),
        ("20 (dua puluh satu) hari", "“20 (dua puluh satu)” tidak cocok: 20 ditulis “dua puluh”"),
    ],
)
def test_words_that_disagree_with_their_figure_are_told(teks: str, keluhan: str) -> None:
    assert periksa_angka_kata(teks) == [keluhan]


def test_every_disagreement_in_a_text_is_told() -> None:
    assert len(periksa_angka_kata("3 (tiga), 4 (lima), 5 (empat)")) == 2


@pytest.mark.parametrize(
    ("tanggal", "tertulis"),
    [
        (dt.date(2026, 1, 21), "Rabu, 21 Januari 2026"),
        (dt.date(2026, 8, 2), "Minggu, 2 Agustus 2026"),
        (dt.date(2024, 2, 29), "Kamis, 29 Februari 2024"),
    ],
)
def test_dates_are_written_with_their_weekday(tanggal: dt.date, tertulis: str) -> None:
    assert hari_tanggal(tanggal) == tertulis
    assert hari_tanggal(tanggal).endswith(tanggal_panjang(tanggal))


def test_only_named_places_in_a_text_are_filled() -> None:
    teks = "Rapat {periode} {Lain} {} { periode } {a_b}"
    assert nama_isian(teks) == {"periode", "a_b"}
    assert isi_teks(teks, {"periode": "TW I", "a_b": "{periode}"}) == "Rapat TW I {Lain} {} { periode } {periode}"


def test_a_place_that_nothing_fills_is_not_left_standing() -> None:
    with pytest.raises(KeyError, match="periode"):
        isi_teks("Rapat {periode}", {})


def test_tahun_dalam_judul_tidak_pindah_baris_sendirian() -> None:
    assert judul_kapital("Rencana Aksi Tahun 2026") == "RENCANA AKSI TAHUN\u00a02026"
    assert judul_kapital("Laporan Tahunan") == "LAPORAN TAHUNAN"


def test_kalimat_tidak_diawali_angka() -> None:
    assert awali_kata("4 keputusan belum ditetapkan.") == "Empat keputusan belum ditetapkan."
    assert awali_kata("11 dari 22 kewajiban") == "Sebelas dari 22 kewajiban"
    assert awali_kata("1.3.1.1 dan 4 lainnya") == "1.3.1.1 dan 4 lainnya"
