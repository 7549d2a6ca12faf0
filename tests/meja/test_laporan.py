"""The office's achievement at the desk: figures with words, bars that need no style, a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

from tests.meja.conftest import Situs
from tests.tata_usaha.kerja.test_tindak_lanjut_kantor import LAPORAN, terbitkan
from zi_model.pengguna import Peran

SEMUA = [Peran.ADMIN, Peran.SEKRETARIAT, Peran.HUKUM, "unit:teknis_hukum", Peran.PIMPINAN]


@pytest.mark.parametrize("peran", SEMUA)
def test_everybody_reads_it(situs: Situs, jam: Callable[[str], None], peran: Peran | str) -> None:
    jam("2026-04-20T09:00+08:00")
    terbitkan(situs.kantor, LAPORAN)
    jawab = situs.masuk(peran).get("/laporan?periode=2026-TW1")
    assert jawab.status_code == 200
    assert "<h1>Capaian Triwulan I 2026</h1>" in jawab.text
    assert "0 dari 36" in jawab.text
    assert "Menunggu tanda tangan" in jawab.text
    assert "style=" not in jawab.text


def test_before_the_year_begins_the_page_says_that_nothing_counts_yet(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2025-12-20T09:00+08:00")
    isi = situs.masuk(Peran.PIMPINAN).get("/laporan").text
    assert "<h1>Capaian Triwulan I 2026</h1>" in isi
    assert "Belum ada kewajiban Triwulan I 2026 yang batasnya lewat" in isi
    assert isi.count("Belum disusun") == 4


def test_it_can_be_asked_as_of_a_past_day(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-08-20T09:00+08:00")
    isi = situs.masuk(Peran.PIMPINAN).get("/laporan?periode=2026&per=2026-02-01").text
    assert "Menurut bukti yang ada pada 1 Februari 2026." in isi


def test_the_workbook_is_of_what_the_page_shows(situs: Situs, jam: Callable[[str], None]) -> None:
    jam("2026-04-20T09:00+08:00")
    jawab = situs.masuk(Peran.PIMPINAN).get("/laporan/capaian.xlsx?periode=2026-S1&per=2026-04-01")
    assert jawab.status_code == 200
    assert "Capaian%20Semester%20I%20Tahun%202026%20keadaan%202026-04-01.xlsx" in jawab.headers["content-disposition"]
    judul = openpyxl.load_workbook(io.BytesIO(jawab.content))["Capaian"]["A1"].value
    assert judul == "Capaian KPU Kabupaten Sigi Semester I Tahun 2026, keadaan 1 April 2026"


@pytest.mark.parametrize("tanya", ["periode=2026-TW9", "per=31-03-2026", "periode=2031"])
def test_a_filter_that_means_nothing_is_an_error_page(situs: Situs, tanya: str) -> None:
    assert situs.masuk(Peran.PIMPINAN).get(f"/laporan?{tanya}").status_code == 422
