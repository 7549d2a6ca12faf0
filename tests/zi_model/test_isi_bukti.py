"""A draft is known by what it says; two texts that differ in dates only are known as one."""

from __future__ import annotations

import pytest

from zi_model.bukti import JenisBerkas
from zi_model.isi_bukti import IsiBukti, alasan_konsep, cari_isian
from zi_model.naskah.inti.kode_kaki import kode_kaki
from zi_model.sidik_teks import sidik_teks

KUNCI = "sigi/2026-TW1/laporan-monev"
LAPORAN = """LAPORAN MONITORING DAN EVALUASI {periode} TAHUN 2026
Nomor: {nomor}/PW.02-LP/7210/2026
Rapat dilaksanakan pada hari {hari} dan diikuti {peserta} orang pegawai. Seluruh rekomendasi periode sebelumnya sudah
ditindaklanjuti oleh sub bagian masing-masing, dan buktinya ditaruh di folder bukti menurut kode indikatornya.
"""


def laporan(**ganti: str) -> str:
    nilai = {"periode": "TRIWULAN I", "nomor": "12", "hari": "Rabu, 8 April 2026", "peserta": "18"}
    return LAPORAN.format(**nilai | ganti)


def test_a_text_with_fill_ins_is_a_draft_and_the_first_are_named() -> None:
    isi = IsiBukti(isian=("nomor", "tanggal", "tempat rapat", "nama"), banyak_isian=14)

    alasan = alasan_konsep(isi, JenisBerkas.PDF, "sigi")

    pesan, _, saran = alasan.partition("; ")
    assert "14 isian" in pesan
    assert "[isi: nomor], [isi: tanggal], [isi: tempat rapat], dan 11 lain" in pesan
    assert "tanda tangani" in saran


def test_a_fill_ins_own_semicolon_does_not_cut_the_reason_in_two() -> None:
    isi = IsiBukti(isian=("nama; jabatan",), banyak_isian=1)

    assert "[isi: nama, jabatan]" in alasan_konsep(isi, JenisBerkas.PDF, "sigi").partition("; ")[0]


@pytest.mark.parametrize(
    ("jenis", "isi", "konsep"),
    [
        (JenisBerkas.DOCX, IsiBukti(kunci=KUNCI, terperiksa=True), True),
        (JenisBerkas.DOCX, IsiBukti(kunci="poso/2026/keputusan/tim-upg", terperiksa=True), True),
        (JenisBerkas.DOCX, IsiBukti(kunci=KUNCI), True),  # as version 0.1 wrote it
        (JenisBerkas.DOCX, IsiBukti(kunci="arsip/2026/laporan"), False),  # somebody's own keywords
        (JenisBerkas.DOCX, IsiBukti(), False),
        (JenisBerkas.PDF, IsiBukti(kunci=KUNCI, terperiksa=True), False),  # it may be signed
    ],
)
def test_a_word_file_that_this_program_printed_is_a_draft(jenis: JenisBerkas, isi: IsiBukti, konsep: bool) -> None:
    assert bool(alasan_konsep(isi, jenis, "sigi")) is konsep


def test_fill_ins_are_found_over_the_end_of_a_line_and_a_guides_example_is_none() -> None:
    assert cari_isian("Nomor [isi: nomor], di [isi:\ntempat\nrapat]; tulis di atas [isi: …]") == (
        "nomor",
        "tempat rapat",
    )


@pytest.mark.parametrize(
    "ganti",
    [
        {"hari": "Selasa, 7 Juli 2026"},
        {"periode": "TRIWULAN II"},
        {"nomor": "45"},
        {"hari": "Rabu,   8\nApril 2026"},
    ],
)
def test_texts_that_differ_in_dates_and_numbers_only_have_one_fingerprint(ganti: dict[str, str]) -> None:
    assert sidik_teks(laporan(**ganti)) == sidik_teks(laporan()) != ""


def test_the_code_at_the_foot_of_each_letter_does_not_make_another_text() -> None:
    kode = [kode_kaki(f"sigi/2026-TW{ke}/laporan-monev", "7210") for ke in (1, 2)]
    assert {sidik_teks(f"{laporan()}\n{satu}\n- 2 -") for satu in kode} == {sidik_teks(f"{laporan()}\n- 2 -")}


def test_a_day_in_words_is_a_date_too() -> None:
    semua = ("tanggal delapan bulan April tahun dua ribu dua puluh enam", "tanggal dua bulan Juli tahun dua ribu enam")

    satu, lain = (sidik_teks(laporan(hari=hari)) for hari in semua)

    assert satu == lain != ""


def test_a_figure_that_was_counted_anew_makes_another_text() -> None:
    assert sidik_teks(laporan(peserta="21")) != sidik_teks(laporan())


def test_a_short_text_has_no_fingerprint() -> None:
    assert sidik_teks("LAPORAN MONITORING DAN EVALUASI") == ""
