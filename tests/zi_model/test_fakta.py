"""What an office tells of itself once, for all letters that ask."""

from __future__ import annotations

import pytest

from zi_model.fakta import Fakta, FaktaAplikasi, FaktaRapat, OrangRapat, berbentuk_id

SDM = FaktaAplikasi(
    bidang="Operasionalisasi sumber daya manusia",
    urusan={"Data kepegawaian": "Aplikasi A", "Kehadiran pegawai": "Aplikasi B", "Cuti dan izin": "Aplikasi A"},
)


def test_a_meeting_says_only_what_differs_from_habit() -> None:
    rapat = FaktaRapat(pimpinan="ketua", notulis="Siti", khusus={"monev": OrangRapat(notulis="Budi")})
    assert rapat.untuk("rapat/monev") == OrangRapat(pimpinan="ketua", notulis="Budi")
    assert rapat.untuk("rapat/sosialisasi-wbs") == OrangRapat(pimpinan="ketua", notulis="Siti")


class TestAplikasi:
    fakta = Fakta(aplikasi=(SDM,))

    def test_is_found_by_the_words_of_the_table_whatever_their_case(self) -> None:
        assert self.fakta.aplikasi_untuk("KEHADIRAN  pegawai") == "Aplikasi B"

    def test_a_field_has_all_of_its_applications_once(self) -> None:
        assert self.fakta.aplikasi_untuk("Operasionalisasi sumber daya manusia") == "Aplikasi A dan Aplikasi B"

    def test_a_field_with_a_gap_is_not_known(self) -> None:
        kurang = SDM.model_copy(update={"urusan": {**SDM.urusan, "Kinerja pegawai": None}})
        assert Fakta(aplikasi=(kurang,)).aplikasi_untuk(SDM.bidang) is None

    def test_what_nobody_wrote_is_not_known(self) -> None:
        assert self.fakta.aplikasi_untuk("Keuangan") is None


def test_a_document_is_found_by_its_name() -> None:
    fakta = Fakta(dokumen={"Rencana Strategis": "Nomor 5 Tahun 2025"})
    assert fakta.dokumen_bernama("rencana strategis") == "Nomor 5 Tahun 2025"
    assert fakta.dokumen_bernama("Perjanjian Kinerja") is None


@pytest.mark.parametrize(("teks", "id_jabatan"), [("ketua", True), ("anggota-1", True), ("Siti", False)])
def test_a_post_is_told_from_a_person_by_how_it_is_written(teks: str, id_jabatan: bool) -> None:
    assert berbentuk_id(teks) is id_jabatan
