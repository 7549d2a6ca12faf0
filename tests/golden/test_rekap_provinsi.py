"""The province's report as printed: its words lie beside this file, and it names the offices that it quotes only.

After a wanted change write them anew with `python -m tests.golden.test_rekap_provinsi` and read the difference.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tata_usaha.dasar.galat import GalatTemplat
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.templat.periksa import periksa_templat
from tests.tata_usaha.naskah_uji import baca_semua, hitung_isian
from tests.zi_model.rekap_contoh import REKAP, tahun_provinsi
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.monev.rekap_provinsi import IsiRekapProvinsi, susun_rekap_provinsi
from zi_model.provinsi import RekapProvinsi

TEMPLAT = AKAR / "templates_docx"
ACUAN = Path(__file__).parent


def naskah(rekap: RekapProvinsi = REKAP) -> Naskah:
    (hasil,) = susun_rekap_provinsi(tahun_provinsi(), rekap)
    return hasil


@cache
def tercetak() -> bytes:
    return cetak(naskah(), tahun_provinsi().kantor, TEMPLAT)


def isi(rekap: RekapProvinsi) -> IsiRekapProvinsi:
    hasil = naskah(rekap).isi
    assert isinstance(hasil, IsiRekapProvinsi)
    return hasil


def test_its_words() -> None:
    acuan = (ACUAN / f"{naskah().nama_berkas}.txt").read_text(encoding="utf-8")
    assert "\n".join(baca_semua(tercetak())) + "\n" == acuan


@pytest.mark.tahan
def test_it_is_a_valid_word_document_and_its_template_has_no_problem(tmp_path: Path) -> None:
    berkas = tmp_path / "laporan.docx"
    berkas.write_bytes(tercetak())
    assert OpenXmlValidator().validate(berkas).errors == []
    assert periksa_templat(TEMPLAT / naskah().templat, IsiRekapProvinsi) == []


def test_it_has_a_key_a_number_and_a_signature_of_the_province() -> None:
    assert str(naskah().kunci) == "sulteng/2026-TW1/laporan-rekap-provinsi"
    assert "/72/2026" in str(isi(REKAP).nomor)
    assert "Sekretaris Komisi Pemilihan Umum Provinsi Sulawesi Tengah" in isi(REKAP).penanda_tangan.jabatan
    assert hitung_isian(tercetak())


def test_an_office_that_it_does_not_report_on_may_not_be_named() -> None:
    """The offices of the recapitulation are quotations; a name in its wording is sent back."""
    asing = naskah()
    assert isinstance(asing.isi, IsiRekapProvinsi)
    diubah = replace(asing, isi=asing.isi.model_copy(update={"penutup": ("Tembusan KPU Kabupaten Wajo.",)}))
    with pytest.raises(GalatTemplat, match="pemeriksaan akhir"):
        cetak(diubah, tahun_provinsi().kantor, TEMPLAT)


class TestSimpulan:
    """It concludes what the figures say, and nothing else."""

    def test_the_sums_are_those_of_the_offices_with_data(self) -> None:
        satu = isi(REKAP)
        assert (satu.jumlah.jatuh_tempo, satu.jumlah.terpenuhi, satu.jumlah.terlambat) == ("90", "37", "6")
        assert [b.jatuh_tempo for b in satu.rekapitulasi] == ["30", "–", "30", "30"]

    def test_one_office_alone_is_neither_highest_nor_lowest(self) -> None:
        kalimat = " ".join(map(str, isi(replace(REKAP, kantor=REKAP.kantor[:1])).simpulan))
        assert "tertinggi" not in kalimat
        assert "terendah adalah 7" not in kalimat

    def test_offices_that_are_alike_are_said_to_be(self) -> None:
        kembar = replace(REKAP.kantor[0], nama="KPU Kabupaten Buol")
        kalimat = " ".join(map(str, isi(replace(REKAP, kantor=(REKAP.kantor[0], kembar))).simpulan))
        assert "Capaian semua satuan kerja yang berdata sama, yaitu 73,33%." in kalimat

    def test_without_any_data_it_says_only_that(self) -> None:
        satu = isi(replace(REKAP, kantor=REKAP.tanpa_data))
        assert [str(s) for s in satu.simpulan] == [
            "Pada Triwulan I Tahun 2026 tidak ada kewajiban yang jatuh tempo pada satuan kerja yang berdata."
        ]
        assert (satu.lampiran_komponen, satu.lampiran_terlambat) == ((), ())


if __name__ == "__main__":
    (ACUAN / f"{naskah().nama_berkas}.txt").write_text("\n".join(baca_semua(tercetak())) + "\n", encoding="utf-8")
