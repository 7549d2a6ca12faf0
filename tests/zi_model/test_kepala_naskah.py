"""What the head of a letter says, as PDFium gives its text: line by line, cells behind each other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_model.kepala_naskah import KepalaNaskah, baca_kepala
from zi_model.periode import Periode

KOP = "KOMISI PEMILIHAN UMUM\nKABUPATEN SIGI\nJalan Contoh Nomor 5, Sigi 94364\nTelepon 0451-1234567\n"
UNDANGAN = (
    KOP
    + """Nomor : 5/PW.02-Und/7210/2026 Sigi, 11 Maret 2026
Sifat : Biasa
Lampiran : –
Hal : Undangan Rapat Monitoring dan \nEvaluasi Zona Integritas Triwulan I \nTahun 2026
Yth. 1. Para Anggota KPU Kabupaten Sigi
di Tempat
Dalam rangka pemantauan dan evaluasi, dengan ini kami mengundang Saudara pada:
Hari/tanggal : Rabu, 25 Maret 2026
Waktu : 09.00 WITA s.d. selesai
Acara : Rapat Monitoring dan Evaluasi Pelaksanaan \nRencana Aksi Triwulan I \nTahun 2026
Mengingat pentingnya acara tersebut, diharapkan Saudara hadir.
"""
)
KEPUTUSAN = """KOMISI PEMILIHAN UMUM
KABUPATEN SIGI
KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN SIGI
NOMOR 12 TAHUN 2026
TENTANG
PEMBENTUKAN TIM UNIT PENGENDALIAN GRATIFIKASI
DI LINGKUNGAN KOMISI PEMILIHAN UMUM KABUPATEN SIGI TAHUN 2026
KETUA KOMISI PEMILIHAN UMUM KABUPATEN SIGI,
Menimbang : a. bahwa untuk mengendalikan gratifikasi;
Mengingat : 1. Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;
2. Peraturan Komisi Pemberantasan Korupsi
Nomor 1 Tahun 2026 tentang Pelaporan Gratifikasi;
Ditetapkan di Sigi,
pada tanggal 21 Januari 2026
"""
LAPORAN = (
    KOP
    + """LAPORAN MONITORING DAN EVALUASI PELAKSANAAN
KEBIJAKAN KETERBUKAAN INFORMASI PUBLIK
SEMESTER I TAHUN 2026
NOMOR 67/PW.02-LP/7210/2026
A. Pendahuluan
Berdasarkan Keputusan Komisi Pemilihan Umum Kabupaten Sigi
Nomor 12 Tahun 2026 tentang Rencana Aksi, pada Triwulan II Tahun 2026
Sigi, 1 Juli 2026
disampaikan laporan ini.
Sigi, 8 Juli 2026
Sekretaris,
"""
)
NOTA_DINAS = (
    KOP
    + """NOTA DINAS
Nomor : 15/PW.02-ND/7210/Tekhum/2026
Yth. : Kepala Sub Bagian Teknis
Dari : Sekretaris
Tanggal : 8 Juli 2026
Hal : Pengingat bukti dukung Rencana Aksi Zona Integritas
Berdasarkan pemantauan pelaksanaan Rencana Aksi Tahun 2026 per 1 Juli 2026
"""
)


def test_a_letter_says_number_kind_subject_date_and_period() -> None:
    kepala = baca_kepala(UNDANGAN)
    assert (kepala.nomor, kepala.angka, kepala.tahun_nomor) == ("5/PW.02-Und/7210/2026", 5, 2026)
    assert kepala.jenis == "undangan"
    assert kepala.judul == "Undangan Rapat Monitoring dan Evaluasi Zona Integritas Triwulan I Tahun 2026"
    assert kepala.acara == "Rapat Monitoring dan Evaluasi Pelaksanaan Rencana Aksi Triwulan I Tahun 2026"
    assert kepala.tanggal == dt.date(2026, 3, 11), "the letter's own, not the meeting's"
    assert kepala.periode == Periode.parse("2026-TW1")
    assert kepala.kantor == "KABUPATEN SIGI"


def test_a_decree_says_its_number_and_not_those_it_cites() -> None:
    kepala = baca_kepala(KEPUTUSAN)
    assert (kepala.jenis, kepala.nomor, kepala.angka) == ("keputusan", "12 TAHUN 2026", 12)
    assert kepala.judul.startswith("PEMBENTUKAN TIM UNIT PENGENDALIAN GRATIFIKASI DI LINGKUNGAN")
    assert kepala.judul.endswith("TAHUN 2026")
    assert kepala.tanggal == dt.date(2026, 1, 21)
    assert kepala.periode == Periode.parse("2026")


def test_a_report_has_its_date_before_the_signature() -> None:
    kepala = baca_kepala(LAPORAN)
    assert (kepala.jenis, kepala.angka, kepala.periode) == ("laporan", 67, Periode.parse("2026-S1"))
    assert kepala.tanggal == dt.date(2026, 7, 8)


def test_a_subject_ends_where_the_text_begins() -> None:
    kepala = baca_kepala(NOTA_DINAS)
    assert (kepala.jenis, kepala.angka) == ("nota-dinas", 15)
    assert kepala.judul == "Pengingat bukti dukung Rencana Aksi Zona Integritas"
    assert kepala.tanggal == dt.date(2026, 7, 8)
    assert kepala.periode is None


@pytest.mark.parametrize(
    ("baris", "jenis"),
    [
        ("NOTULA", "notula"),
        ("NOTULEN RAPAT", "notula"),
        ("DAFTAR HADIR", "daftar-hadir"),
        ("LEMBAR DOKUMENTASI", "dokumentasi"),
        ("PAKTA INTEGRITAS", "pakta-integritas"),
        ("Maklumat Pelayanan", "maklumat"),
        ("SURAT PENGANTAR", "surat-pengantar"),
        ("Nomor SOP 4", "sop"),
        ("SALINAN KEPUTUSAN KOMISI PEMILIHAN UMUM", "keputusan"),
        ("Keputusan ini mulai berlaku", ""),
        ("Laporan ini disampaikan", ""),
    ],
)
def test_the_kind_is_told_by_its_title(baris: str, jenis: str) -> None:
    assert baca_kepala(f"{KOP}{baris}\nisinya").jenis == jenis


@pytest.mark.parametrize(
    ("tulisan", "angka"),
    [
        ("NOMOR 12 TAHUN 2026", 12),
        ("NOMOR: 12 TAHUN 2026", 12),
        ("Nomor : 012 / PW.02-Und / 7210 / 2026", 12),
        ("Nomor: B-12/PW.02/2026", 12),
        ("Nomor : PW.02/12/XI/2026", 12),
        ("NOMOR\n12 TAHUN 2026", 12),
        ("Nomor : l2/PW.O2-Und/7210/2026", None),
        ("Nomor 12 Tahun 2026 tentang Rencana Aksi", None),
        ("Nomor : -", None),
    ],
)
def test_a_number_is_read_or_left_out_but_never_guessed(tulisan: str, angka: int | None) -> None:
    assert baca_kepala(f"{KOP}{tulisan}\nHal : Undangan Rapat\n").angka == angka


def test_a_number_is_one_word_however_it_was_read() -> None:
    assert baca_kepala("Nomor : 12 / PW.02-Und / 7210 / 2026 Sigi, 11 Maret 2026").nomor == "12/PW.02-Und/7210/2026"


@pytest.mark.parametrize(
    ("pola", "nomor", "angka"),
    [
        ("{satker}/{no}/{klasifikasi}/{tahun}", "7210/12/PW.02/2026", 12),
        ("{klasifikasi}-{no:03}/{bulan_romawi}/{tahun}", "PW.02-012/XI/2026", 12),
        ("{no}/{klasifikasi}-ND/{satker}/{subbag}/{tahun}", "12/PW.02-ND/7210/2026", 12),
    ],
)
def test_the_offices_patterns_say_which_figure_is_the_number(pola: str, nomor: str, angka: int) -> None:
    kepala = baca_kepala(f"Nomor : {nomor}\nHal : Undangan Rapat\n", [pola, "{no}"])
    assert (kepala.angka, kepala.tahun_nomor) == (angka, 2026)


@pytest.mark.parametrize("tempat", ["[isi: nomor]/PW.02-Und/7210/2026", "${nomor_naskah}"])
def test_a_place_that_waits_for_its_number_is_no_number(tempat: str) -> None:
    kepala = baca_kepala(UNDANGAN.replace("5/PW.02-Und/7210/2026", tempat))
    assert (kepala.isian, kepala.nomor, kepala.angka) == (True, "", None)


@pytest.mark.parametrize(
    ("judul", "periode"),
    [
        ("LAPORAN LAYANAN INFORMASI\nMARET 2026", "2026-03"),
        ("LAPORAN MONEV\nTRIWULAN IV TAHUN 2026", "2026-TW4"),
        ("LAPORAN MONEV\nSEMESTER 2 TAHUN 2026", "2026-S2"),
        ("LAPORAN SPIP\nTAHUN 2026", "2026"),
        ("LAPORAN RAPAT TANGGAL 3 MARET 2026", None),
        ("LAPORAN SEMESTER III TAHUN 2026", None),
        ("LAPORAN KEUANGAN", None),
    ],
)
def test_the_period_is_the_one_that_the_title_names(judul: str, periode: str | None) -> None:
    assert baca_kepala(judul).periode == (Periode.parse(periode) if periode else None)


def test_a_text_that_says_nothing_has_an_empty_head() -> None:
    for teks in ("", "\n\n \t", "Foto kegiatan", "x" * 500_000):
        assert baca_kepala(teks).kosong
    assert not baca_kepala(UNDANGAN).kosong


@settings(max_examples=20)
@given(st.data())
def test_whatever_the_text_nothing_is_raised(data: st.DataObject) -> None:
    """Lines of letters, cut, doubled and mixed with any characters."""
    baris = [*UNDANGAN.splitlines(), *KEPUTUSAN.splitlines(), *LAPORAN.splitlines()]
    potongan = st.one_of(st.sampled_from(baris), st.text(max_size=8), st.sampled_from(["Nomor : ", "Tanggal : 31 "]))
    teks = data.draw(st.lists(potongan, max_size=12).map("\n".join))
    kepala = baca_kepala(teks, data.draw(st.lists(st.sampled_from(["{no}", "{no}/{tahun}", "a(b{no}", "{tahun}"]))))
    assert isinstance(kepala, KepalaNaskah)
    assert kepala.angka is None or kepala.nomor
