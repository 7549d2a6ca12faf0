"""Another office's name in an office's files is told with its line; our own, and what only looks alike, is not."""

from __future__ import annotations

import pytest

from zi_model.kantor_lain import BerkasTeks, NamaKantor, periksa_kantor_lain
from zi_model.masalah import Letak, Masalah, Tingkat

DONGGALA = NamaKantor("donggala", "Komisi Pemilihan Umum Kabupaten Donggala", "KPU Kabupaten Donggala", "Banawa")
SIGI = NamaKantor("sigi", "Komisi Pemilihan Umum Kabupaten Sigi", "KPU Kabupaten Sigi", "Bora")
BIROMARU = NamaKantor(
    "sigi-biromaru", "Komisi Pemilihan Umum Kabupaten Sigi Biromaru", "KPU Kabupaten Sigi Biromaru", "Bora"
)


def periksa(
    nilai: str, sendiri: NamaKantor | None = DONGGALA, *lain: NamaKantor, kunci: str = "judul"
) -> list[Masalah]:
    berkas = BerkasTeks("a.yaml", {kunci: nilai}, lambda _: Letak("a.yaml", 1, 8), [f"{kunci}: {nilai}"])
    return periksa_kantor_lain(berkas, lain or (SIGI,), sendiri)


@pytest.mark.parametrize(
    "nilai",
    [
        "Ketua KPU Kabupaten Sigi",
        "KETUA KOMISI PEMILIHAN UMUM KABUPATEN SIGI",
        "di lingkungan Kabupaten Sigi,",
        "KPU  Kabupaten Sigi (salinan)",
    ],
)
def test_a_full_name_is_a_mistake(nilai: str) -> None:
    (masalah,) = periksa(nilai)
    assert (masalah.kode, masalah.tingkat) == ("R80", Tingkat.GALAT)
    assert "plan/sigi" in masalah.pesan
    assert "KPU Kabupaten Donggala" in masalah.saran


@pytest.mark.parametrize("nilai", ["Rapat di Sigi", "RAPAT DI SIGI", "berangkat ke Bora"])
def test_the_word_alone_may_be_a_place_and_is_remarked(nilai: str) -> None:
    (masalah,) = periksa(nilai)
    assert masalah.tingkat is Tingkat.CATATAN


@pytest.mark.parametrize(
    "nilai", ["sigih bekerja", "disigi dengan teliti", "Sigianto", "KPU Kabupaten Donggala", "Banawa"]
)
def test_parts_of_words_and_our_own_names_are_none(nilai: str) -> None:
    assert periksa(nilai) == []


def test_a_longer_name_is_not_the_shorter_one() -> None:
    assert periksa("KPU Kabupaten Sigi Biromaru", BIROMARU, SIGI) == []
    (masalah,) = periksa("KPU Kabupaten Sigi Biromaru", SIGI, BIROMARU)
    assert "“KPU Kabupaten Sigi Biromaru”" in masalah.pesan


def test_what_is_our_place_too_is_ours() -> None:
    assert periksa("Ditetapkan di Bora", SIGI, BIROMARU) == []


def test_the_provinces_office_may_be_written_to() -> None:
    provinsi = NamaKantor("sulteng", "Komisi Pemilihan Umum Provinsi Sulawesi Tengah", "KPU Provinsi Sulawesi Tengah")
    assert [m.tingkat for m in periksa("Yth. Ketua KPU Provinsi Sulawesi Tengah", SIGI, provinsi)] == [Tingkat.CATATAN]


def test_a_source_may_be_another_offices_paper() -> None:
    (masalah,) = periksa("Keputusan KPU Kabupaten Sigi Nomor 12", kunci="sumber")
    assert masalah.tingkat is Tingkat.CATATAN


def test_in_what_all_share_no_office_is_at_home() -> None:
    (masalah,) = periksa("Keputusan KPU Kabupaten Sigi", None, SIGI, DONGGALA)
    assert masalah.tingkat is Tingkat.GALAT
    assert "semua satker" in masalah.pesan


def test_the_line_is_that_of_the_name_and_comments_are_read_too() -> None:
    baris = ["# dari KPU Kabupaten Sigi", "judul: >-", "  Keputusan KPU", "  Kabupaten Sigi"]
    nilai = {"judul": "Keputusan KPU Kabupaten Sigi"}
    masalah = periksa_kantor_lain(BerkasTeks("a.yaml", nilai, lambda _: Letak("a.yaml", 2, 8), baris), [SIGI], DONGGALA)
    assert {(str(m.letak), m.tingkat) for m in masalah} == {
        ("a.yaml:1:8", Tingkat.CATATAN),
        ("a.yaml:4:13", Tingkat.GALAT),
    }


class TestProvinsi:
    """A province may have to name its own offices, and only these; it does not name those of the next province."""

    SULTENG = NamaKantor("sulteng", "KPU Provinsi Sulawesi Tengah", "KPU Provinsi Sulawesi Tengah", "Palu", "72")
    DI_DALAM = NamaKantor("sigi", "Komisi Pemilihan Umum Kabupaten Sigi", "KPU Kabupaten Sigi", "Bora", "7210")
    DI_LUAR = NamaKantor("wajo", "Komisi Pemilihan Umum Kabupaten Wajo", "KPU Kabupaten Wajo", "Sengkang", "7313")

    def test_its_own_office_is_remarked_only(self) -> None:
        (masalah,) = periksa("Pembinaan KPU Kabupaten Sigi", self.SULTENG, self.DI_DALAM)
        assert masalah.tingkat is Tingkat.CATATAN

    def test_one_of_another_province_is_a_mistake(self) -> None:
        (masalah,) = periksa("Pembinaan KPU Kabupaten Wajo", self.SULTENG, self.DI_LUAR)
        assert masalah.tingkat is Tingkat.GALAT

    def test_an_office_does_not_govern_its_neighbour(self) -> None:
        (masalah,) = periksa("Ketua KPU Kabupaten Sigi", NamaKantor("x", "KPU Kota Palu", "KPU Kota Palu", "", "7271"))
        assert masalah.tingkat is Tingkat.GALAT
