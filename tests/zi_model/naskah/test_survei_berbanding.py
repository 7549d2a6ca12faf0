"""A survey beside the one before it: the column, the index, what became of it, the chart, the order of its tables."""

from __future__ import annotations

import dataclasses

import pytest

from tests.zi_model.bahan_sigi import bahan, kewajiban
from tests.zi_model.survei_uji import hitung_survei
from zi_model.naskah.berkala.isi import BagianKhusus, IsiLaporanBerkala
from zi_model.naskah.berkala.laporan import susun_laporan_berkala
from zi_model.periode import Periode
from zi_model.survei import HasilSurvei

SURVEI = "6.3.1.1"
S1, S2 = Periode.parse("2026-S1"), Periode.parse("2026-S2")
BAIK, CUKUP = hitung_survei([(4,) * 8 + (3,)] * 2), hitung_survei([(3,) * 8 + (2,)] * 4)


def isi(kini: HasilSurvei | None, lalu: HasilSurvei | None = None, periode: Periode = S2) -> IsiLaporanBerkala:
    semua = {(SURVEI, periode): kini, (SURVEI, periode.sebelum): lalu}
    sumber = dataclasses.replace(bahan(), survei={di: hasil for di, hasil in semua.items() if hasil})
    hasil = susun_laporan_berkala(sumber, kewajiban(SURVEI, str(periode))).isi
    assert isinstance(hasil, IsiLaporanBerkala)
    return hasil


def unsur(laporan: IsiLaporanBerkala) -> BagianKhusus:
    return next(b for b in laporan.bagian if "Unsur Pelayanan" in str(b.judul))


def baris(bagian: BagianKhusus) -> list[list[str]]:
    return [[str(s) for s in satu.sel] for satu in bagian.baris]


def test_the_semester_before_stands_beside_this_one() -> None:
    tabel = unsur(isi(BAIK, CUKUP))
    assert tabel.kolom[-1] == "Nilai Konversi Semester I Tahun 2026"
    assert baris(tabel)[0] == ["Persyaratan", "4,00", "100,00", "A (Sangat Baik)", "75,00"]
    assert baris(tabel)[-1] == ["Indeks Kepuasan Masyarakat", "3,89", "97,22", "A (Sangat Baik)", "72,22"]
    assert tabel.baris[-1].nomor == ""
    assert all(len(satu) == len(tabel.kolom) for satu in baris(tabel))


@pytest.mark.parametrize(
    ("kini", "lalu", "kalimat"),
    [
        (BAIK, CUKUP, "Dibandingkan dengan Semester I Tahun 2026 (72,22), Indeks Kepuasan Masyarakat naik 25,00."),
        (CUKUP, BAIK, "Dibandingkan dengan Semester I Tahun 2026 (97,22), Indeks Kepuasan Masyarakat turun 25,00."),
        (BAIK, BAIK, "Indeks Kepuasan Masyarakat sama dengan Semester I Tahun 2026 (97,22)."),
    ],
)
def test_what_became_of_the_index_is_said(kini: HasilSurvei, lalu: HasilSurvei, kalimat: str) -> None:
    assert str(unsur(isi(kini, lalu)).penutup[-1]) == kalimat


def test_without_a_survey_before_nothing_is_compared() -> None:
    """The first semester is compared with the second of the year before, of which there are no answers."""
    tabel = unsur(isi(BAIK, periode=S1))
    assert len(tabel.kolom) == 4
    assert "Semester II Tahun 2025 tidak ada" in str(tabel.penutup[-1])


def test_the_second_semester_of_the_year_before_is_found() -> None:
    assert unsur(isi(BAIK, CUKUP, S1)).kolom[-1] == "Nilai Konversi Semester II Tahun 2025"


def test_the_chart_shows_the_figures_of_the_table() -> None:
    laporan = isi(BAIK)
    (grafik,) = laporan.grafik
    tabel = unsur(laporan)
    assert tabel.grafik
    assert list(zip(grafik.kategori, grafik.label, strict=True)) == [(s[0], s[2]) for s in baris(tabel)[:-1]]
    assert [b.judul for b in laporan.bagian if b.grafik] == [tabel.judul]


def test_without_answers_there_is_no_chart() -> None:
    assert isi(None).grafik == ()
    assert not any(b.grafik for b in isi(None).bagian)


@pytest.mark.parametrize(
    ("nilai", "urut"),
    [
        (["S1", "SMA", "S2", "SD", "D3", "S1"], ["SD", "SMA", "D3", "S1", "S2"]),
        (["> 50 tahun", "17-25", "26-50", "< 17 tahun"], ["< 17 tahun", "17-25", "26-50", "> 50 tahun"]),
        (["Petani", "PNS", "PNS"], ["PNS", "Petani"]),
        (["SD", "S3", "Petani", "Petani"], ["Petani", "S3", "SD"]),
    ],
)
def test_what_has_an_order_stands_in_it(nilai: list[str], urut: list[str]) -> None:
    hasil = hitung_survei([(3,) * 9] * len(nilai), {"ciri": nilai})
    assert [sebutan for sebutan, _ in hasil.karakteristik["ciri"]] == urut


def test_the_sum_of_respondents_ends_each_table_of_what_they_are() -> None:
    hasil = hitung_survei([(3,) * 9] * 3, {"pekerjaan": ["PNS", "", "Petani"]})
    tabel = next(b for b in isi(hasil).bagian if "Pekerjaan" in str(b.judul))
    assert baris(tabel)[-1] == ["Jumlah", "3", "100,00"]
