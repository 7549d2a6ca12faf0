"""Whether a text is a letter that is known: agrees, contradicts, or cannot be told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.zi_model.test_kepala_naskah import KEPUTUSAN, LAPORAN, UNDANGAN
from zi_model.pengenalan import (
    CalonNaskah,
    KepalaNaskah,
    Putusan,
    baca_kepala,
    cocokkan,
    pilih_menurut_judul,
    pilih_menurut_nomor,
)
from zi_model.periode import Periode

SIGI = "Komisi Pemilihan Umum Kabupaten Sigi"
RAPAT = CalonNaskah(
    kunci="sigi/2026-TW1/undangan-monev",
    jenis="undangan-monev",
    perihal="Undangan Rapat Monitoring dan Evaluasi Pelaksanaan Rencana Aksi Triwulan I Tahun 2026",
    periode=Periode.parse("2026-TW1"),
    nomor=5,
    tahun_nomor=2026,
    tanggal=dt.date(2026, 3, 11),
    kantor=SIGI,
)
UPG = CalonNaskah(
    kunci="sigi/2026/keputusan/tim-upg",
    jenis="keputusan",
    perihal="Keputusan tentang Pembentukan Tim Unit Pengendalian Gratifikasi di Lingkungan KPU Kabupaten Sigi 2026",
    periode=Periode.parse("2026"),
    nomor=12,
    tahun_nomor=2026,
    tanggal=dt.date(2026, 1, 21),
    kantor=SIGI,
)
PPID = CalonNaskah(
    kunci="sigi/2026-S1/laporan-monev-ppid",
    jenis="laporan-monev-ppid",
    perihal="Laporan Monitoring dan Evaluasi Pelaksanaan Kebijakan Keterbukaan Informasi Publik Semester I Tahun 2026",
    periode=Periode.parse("2026-S1"),
    kantor=SIGI,
)


@pytest.mark.parametrize(("teks", "calon"), [(UNDANGAN, RAPAT), (KEPUTUSAN, UPG), (LAPORAN, PPID)])
def test_a_letters_own_text_agrees_with_it(teks: str, calon: CalonNaskah) -> None:
    hasil = cocokkan(baca_kepala(teks), calon, teks)
    assert (hasil.putusan, hasil.berbeda) == (Putusan.COCOK, ())
    assert {"jenis", "judul", "periode", "kantor"} <= hasil.sama


@pytest.mark.parametrize(
    ("calon", "sebab"),
    [
        (replace(RAPAT, jenis="notula-monev"), "teksnya undangan"),
        (replace(RAPAT, nomor=6), "bernomor 6"),
        (replace(RAPAT, tahun_nomor=2025), "tahun 2025"),
        (replace(RAPAT, periode=Periode.parse("2026-TW2"), perihal="Undangan Rapat"), "Triwulan I Tahun 2026"),
        (replace(RAPAT, perihal="Undangan Sosialisasi Whistleblowing System Pegawai Sekretariat"), "berjudul"),
        (replace(RAPAT, kantor="Komisi Pemilihan Umum Kabupaten Poso"), "Kabupaten Sigi"),
        (replace(RAPAT, kantor="Komisi Pemilihan Umum Provinsi Sulawesi Tengah"), "Kabupaten Sigi"),
    ],
)
def test_what_a_text_says_otherwise_is_named(calon: CalonNaskah, sebab: str) -> None:
    hasil = cocokkan(baca_kepala(UNDANGAN), calon, UNDANGAN)
    assert hasil.putusan is Putusan.BERTENTANGAN
    assert len(hasil.berbeda) == 1
    assert sebab in hasil.berbeda[0]


def test_a_text_that_says_nothing_speaks_neither_for_a_letter_nor_against_it() -> None:
    hasil = cocokkan(KepalaNaskah(), RAPAT, "Foto kegiatan rapat di aula")
    assert (hasil.putusan, hasil.sama, hasil.berbeda) == (Putusan.TAK_TERKATAKAN, frozenset(), ())


def test_a_misread_region_is_not_another_office() -> None:
    kepala = replace(baca_kepala(UNDANGAN), kantor="KABUPATEN SIGL")
    assert cocokkan(kepala, RAPAT, UNDANGAN).putusan is Putusan.COCOK


def test_a_number_that_is_not_filled_contradicts_a_numbered_letter() -> None:
    kepala = baca_kepala(UNDANGAN.replace("5/PW", "[isi: nomor]/PW"))
    assert "belum diisi" in cocokkan(kepala, RAPAT, UNDANGAN).berbeda[0]
    assert cocokkan(kepala, replace(RAPAT, nomor=None), UNDANGAN).putusan is Putusan.COCOK


def test_a_letter_of_the_year_may_be_about_a_window_of_it() -> None:
    kepala = baca_kepala("LAPORAN PERJANJIAN KINERJA\nJANUARI 2026\nNOMOR 3/PW.02-LP/7210/2026")
    calon = replace(PPID, jenis="laporan-perjanjian-kinerja", perihal="Laporan Perjanjian Kinerja Januari 2026")
    assert cocokkan(kepala, replace(calon, periode=Periode.parse("2026"))).berbeda == ()
    assert cocokkan(kepala, replace(calon, periode=Periode.parse("2025"))).berbeda == ()
    asing = replace(calon, periode=Periode.parse("2025"), perihal="Laporan Perjanjian Kinerja")
    assert cocokkan(kepala, asing).putusan is Putusan.BERTENTANGAN


def test_kind_number_and_year_choose_and_the_title_may_object() -> None:
    kepala = baca_kepala(UNDANGAN)
    lain = replace(RAPAT, kunci="sigi/2026/undangan-wbs", jenis="undangan-wbs", nomor=6)
    assert pilih_menurut_nomor(kepala, [lain, RAPAT, UPG], UNDANGAN) == [RAPAT]
    assert pilih_menurut_nomor(kepala, [replace(RAPAT, perihal="Undangan Bimbingan Teknis")], UNDANGAN) == []
    assert pilih_menurut_nomor(replace(kepala, angka=None), [RAPAT], UNDANGAN) == []
    assert pilih_menurut_nomor(replace(kepala, jenis=""), [RAPAT], UNDANGAN) == []


def test_two_letters_with_one_number_are_both_told() -> None:
    kembar = replace(RAPAT, kunci="sigi/2026-TW1/undangan-monev/lain")
    assert pilih_menurut_nomor(baca_kepala(UNDANGAN), [RAPAT, kembar], UNDANGAN) == [RAPAT, kembar]


def test_title_and_period_choose_a_letter_without_a_number() -> None:
    lain = replace(PPID, kunci="sigi/2026-S2/laporan-monev-ppid", periode=Periode.parse("2026-S2"))
    assert pilih_menurut_judul(baca_kepala(LAPORAN), [lain, PPID, RAPAT], LAPORAN) == [PPID]


def test_the_rest_of_a_page_is_no_title() -> None:
    """A report's page names other reports; that makes it none of them."""
    teks = LAPORAN + "Laporan Pencegahan Benturan Kepentingan\n"
    lain = replace(PPID, kunci="sigi/2026-S1/laporan-x", perihal="Laporan Pencegahan Benturan Kepentingan")
    assert pilih_menurut_judul(baca_kepala(teks), [lain, PPID], teks) == [PPID]


def test_the_longer_title_is_meant_where_both_are_said() -> None:
    pendek = replace(PPID, kunci="sigi/2026-S1/laporan-x", perihal="Laporan Kebijakan Keterbukaan Informasi Publik")
    assert pilih_menurut_judul(baca_kepala(LAPORAN), [pendek, PPID], LAPORAN) == [PPID]


def test_a_short_title_is_not_every_longer_one_that_has_its_words() -> None:
    pendek = replace(PPID, kunci="sigi/2026-S1/laporan-x", perihal="Laporan Informasi Publik Semester I Tahun 2026")
    assert "judul" not in cocokkan(baca_kepala(LAPORAN), pendek, LAPORAN).sama
    assert pilih_menurut_judul(baca_kepala(LAPORAN), [pendek], LAPORAN) == []


def test_a_letter_of_which_each_period_has_one_needs_no_title() -> None:
    teks = "SURAT PENGANTAR\nNomor: 3/PW.02-SR/7210/2026\nBersama ini disampaikan naskah\nTriwulan I Tahun 2026\n"
    calon = [
        CalonNaskah(f"sigi/{p}/surat-pengantar", "surat-pengantar", "Surat Pengantar Naskah", Periode.parse(p))
        for p in ("2026-03", "2026-TW1", "2026-S1", "2026")
    ]
    assert [c.kunci for c in pilih_menurut_judul(baca_kepala(teks), calon, teks)] == ["sigi/2026-TW1/surat-pengantar"]
