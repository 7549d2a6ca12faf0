"""What is remarked about a text: only what its title and first page say themselves."""

from __future__ import annotations

import pytest

from zi_model.catatan_isi import HalCatatan, catatan_isi
from zi_model.isi_bukti import TeksAwal
from zi_model.kantor_lain import NamaKantor
from zi_model.periode import Periode
from zi_model.sebutan_teks import baca_sebutan, baris_judul

SIGI = NamaKantor("sigi", "Komisi Pemilihan Umum Kabupaten Sigi", "KPU Kabupaten Sigi", "Sigi")
SULTENG = NamaKantor(
    "sulteng", "Komisi Pemilihan Umum Provinsi Sulawesi Tengah", "KPU Provinsi Sulawesi Tengah", "Palu"
)
TW1 = "2026-TW1"


def hal(teks: str, periode: str = TW1, kantor: NamaKantor = SIGI) -> list[HalCatatan]:
    """Return what is remarked about a first page."""
    halaman = [satu.strip() for satu in teks.strip().splitlines()]
    judul = baris_judul(halaman)
    sebutan = baca_sebutan(judul, halaman, berteks=True)
    semua = catatan_isi(sebutan, Periode.parse(periode), kantor, lambda: TeksAwal(judul, tuple(halaman)))
    return [satu.hal for satu in semua]


# ---- another time


@pytest.mark.parametrize(
    "judul",
    [
        "LAPORAN MONEV TRIWULAN I TAHUN 2026",
        "Laporan Monev Triwulan I Tahun 2026",
        "LAPORAN TRIWULAN I DAN II TAHUN 2026",
        "LAPORAN TRIWULAN I S.D. III TAHUN 2026",
        "LAPORAN SEMESTER I TAHUN 2026",
        "LAPORAN TAHUN 2025 DAN TAHUN 2026",
        "RENCANA STRATEGIS TAHUN 2025-2029",
        "NOTULA RAPAT TANGGAL 8 JANUARI 2027",  # held after its quarter
        "NOMOR : 5/PW.02-LP/7210/2027",
        "LAPORAN PELAKSANAAN KEPUTUSAN NOMOR 10 TAHUN 2025",
        "LAPORAN KEGIATAN SOSIALISASI",
    ],
)
def test_a_title_of_the_folders_time_or_of_none_is_not_spoken_of(judul: str) -> None:
    assert hal(judul) == []


@pytest.mark.parametrize(
    "judul",
    [
        "LAPORAN MONEV TRIWULAN II TAHUN 2026",
        "Laporan Monev TW 3",
        "LAPORAN SEMESTER II",
        "LAPORAN MONEV TRIWULAN I TAHUN 2025",
        "LAPORAN MONEV\nTRIWULAN\nII",
        "KEPUTUSAN KETUA KPU KABUPATEN SIGI\nNOMOR 12 TAHUN 2025\nTENTANG\nTIM KERJA",
    ],
)
def test_a_title_of_another_year_or_triwulan_is(judul: str) -> None:
    assert hal(judul) == [HalCatatan.WAKTU_LAIN]


def test_a_decree_that_quotes_an_older_one_in_its_title_is_of_its_own_year() -> None:
    judul = "KEPUTUSAN KETUA\nNOMOR 5 TAHUN 2026\nTENTANG\nPERUBAHAN ATAS KEPUTUSAN\nNOMOR 10 TAHUN 2025"

    assert hal(judul) == []


def test_a_time_in_the_running_text_is_not_the_titles() -> None:
    assert hal("LAPORAN MONEV\nRapat membahas capaian Triwulan IV Tahun 2025.") == []


def test_what_a_decree_rests_on_is_not_its_title() -> None:
    assert hal("KEPUTUSAN KETUA\nNOMOR 5 TAHUN 2026\nMengingat\nKEPUTUSAN KPU KABUPATEN POSO TAHUN 2019") == []


@pytest.mark.parametrize("periode", ["2026", "2026-S1", "2026-02"])
def test_a_title_touches_longer_and_shorter_folders(periode: str) -> None:
    assert hal("LAPORAN TRIWULAN I TAHUN 2026", periode) == []


# ---- another office


@pytest.mark.parametrize(
    "teks",
    [
        "KOMISI PEMILIHAN UMUM\nKABUPATEN POSO",
        "LAPORAN\nKPU Kota Palu telah melaksanakan rapat.",
        "LAPORAN KPU KABUPATEN SIGI\nPegawai KPU Kab. Donggala hadir semuanya.",
    ],
)
def test_another_offices_name_is_remarked(teks: str) -> None:
    assert hal(teks) == [HalCatatan.KANTOR_LAIN]


@pytest.mark.parametrize(
    "teks",
    [
        "KOMISI PEMILIHAN UMUM\nKABUPATEN SIGI",
        "UNDANGAN\nYth. Ketua KPU Kabupaten Poso",
        "LAPORAN\nBerdasarkan surat KPU Kabupaten Poso Nomor 5/PW.02-SD/7202/2026, rapat dilaksanakan.",
        "LAPORAN\nD. Dasar\n1. Nota kesepahaman dengan KPU Kota Palu;\nE. Hasil",
        "LAPORAN\nRapat dihadiri KPU Provinsi Sulawesi Tengah.",
        "LAPORAN\nRapat diikuti KPU Kabupaten dan Kota di Sulawesi Tengah, yaitu KPU Kabupaten/Kota.",
        "PEMBINAAN KPU KABUPATEN DAN KOTA",
    ],
)
def test_who_gets_a_letter_and_what_is_cited_is_no_other_office(teks: str) -> None:
    assert hal(teks) == []


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("Pegawai KPU Kabupaten Poso telah hadir.", "KPU Kabupaten Poso"),
        ("LAPORAN KPU KABUPATEN BANGGAI LAUT", "KPU KABUPATEN BANGGAI LAUT"),
        ("LAPORAN KPU KABUPATEN POSO TAHUN 2026", "KPU KABUPATEN POSO"),
    ],
)
def test_the_name_ends_where_it_ends(teks: str, nama: str) -> None:
    assert baca_sebutan(baris_judul([teks]), [teks]).kantor[0][2] == nama


def test_a_provinces_office_writes_of_those_below_it() -> None:
    assert hal("LAPORAN\nPembinaan di KPU Kabupaten Sigi.", kantor=SULTENG) == []


def test_a_long_first_page_that_names_no_office_is_remarked() -> None:
    assert hal("LAPORAN\n" + "Kegiatan dilaksanakan dengan baik dan lancar. " * 10) == [HalCatatan.TANPA_KANTOR]


@pytest.mark.parametrize("sebutan", ["Sigi, 5 April 2026", "KPU Sigi", "Kabupaten Sigi"])
def test_the_place_alone_names_the_office(sebutan: str) -> None:
    assert hal(f"LAPORAN\n{sebutan}\n" + "Kegiatan dilaksanakan dengan baik dan lancar. " * 10) == []


# ---- regulations


@pytest.mark.parametrize(
    "judul",
    [
        "SALINAN\nPERATURAN KOMISI PEMILIHAN UMUM\nNOMOR 2 TAHUN 2021",
        "PRESIDEN REPUBLIK INDONESIA\nUNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 7 TAHUN 2017",
        "BERITA NEGARA\nREPUBLIK INDONESIA",
    ],
)
def test_a_regulation_is_remarked_as_that_and_nothing_else(judul: str) -> None:
    assert hal(judul) == [HalCatatan.PERATURAN]


def test_a_report_about_a_regulation_is_none() -> None:
    assert hal("LAPORAN SOSIALISASI\nPERATURAN KOMISI PEMILIHAN UMUM\nNOMOR 2 TAHUN 2021") == []
