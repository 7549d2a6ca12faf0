"""The outline of a letter: its headings are Word's own, so that the navigation pane and converters find them."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tests.golden.surat_tetap import NAMA, surat_tetap
from tests.tata_usaha.naskah_uji import W
from tests.zi_model.bahan_sigi import bahan, kewajiban
from zi_model.naskah.berkala.laporan import susun_laporan_berkala


def kerangka(isi: bytes) -> list[tuple[int, str]]:
    """Return a letter's headings with their levels, as a reader finds them who knows Word's styles only."""
    return [
        (tingkat, p.text.partition("\n")[0])
        for p in docx.Document(io.BytesIO(isi)).paragraphs
        if (tingkat := _tingkat(p.style))
    ]


def tabel(isi: bytes) -> list[tuple[bool, bool, bool]]:
    """Return of each table of a letter whether it is called a layout, has a heading by its look, repeats a heading."""
    return [
        (
            t.find(f"{W}tblPr/{W}tblDescription") is not None,
            t.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1",
            t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None,
        )
        for t in docx.Document(io.BytesIO(isi)).element.iter(f"{W}tbl")
    ]


def _tingkat(gaya: Any) -> int:
    while gaya is not None:
        if gaya.name.casefold().startswith("heading "):
            return int(gaya.name.split()[1])
        gaya = gaya.base_style
    return 0


@pytest.mark.tahan
def test_a_decree_has_its_title_and_its_lampiran_as_headings() -> None:
    _, isi = surat_tetap()["Keputusan Tim Unit Kerja Pengaduan Masyarakat 2026"]
    judul = "TIM UNIT KERJA PENGADUAN MASYARAKAT DI LINGKUNGAN KOMISI PEMILIHAN UMUM KABUPATEN SIGI TAHUN\u00a02026"
    assert kerangka(isi) == [
        (1, f"PEMBENTUKAN {judul}"),
        (2, "MEMUTUSKAN:"),
        (1, f"SUSUNAN KEANGGOTAAN {judul}"),
        (1, f"RENCANA AKSI {judul}"),
    ]


@pytest.mark.parametrize("nama", NAMA)
def test_no_layout_is_read_as_data(nama: str) -> None:
    """What has no lines tells that it is a layout; only a table of data has a heading, and says so in both ways."""
    semua = tabel(surat_tetap()[nama][1])
    assert semua or nama.startswith("Maklumat")
    for tata_letak, berkepala, berulang in semua:
        assert berkepala == berulang
        assert not (tata_letak and berkepala)


def test_the_parts_of_a_decree_are_layout_and_its_lampiran_data() -> None:
    semua = tabel(surat_tetap()["Keputusan Satgas SPIP 2026"][1])
    assert semua == [(True, False, False)] * 3 + [(False, True, True)]


def test_each_service_of_a_standard_is_a_heading_below_its_lampiran() -> None:
    _, isi = surat_tetap()["Keputusan Standar Pelayanan 2026"]
    assert [tingkat for tingkat, _ in kerangka(isi)] == [1, 2, 1, 2, 2]


@pytest.mark.parametrize(("kode", "periode"), [("2.3.2.1", "2026-S1"), ("5.2.2.1", "2026")])
def test_a_report_has_its_five_parts_and_their_sections_as_headings(kode: str, periode: str) -> None:
    naskah = susun_laporan_berkala(bahan(), kewajiban(kode, periode))
    semua = kerangka(cetak(naskah, bahan().kantor, AKAR / "templates_docx"))
    assert [teks[:2] for tingkat, teks in semua if tingkat == 1] == ["A.", "B.", "C.", "D.", "E."]
    assert {tingkat for tingkat, _ in semua} == {1, 2}
