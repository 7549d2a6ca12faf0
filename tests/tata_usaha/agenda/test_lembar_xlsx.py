"""A table becomes a workbook that spreadsheets open: dates sort as dates, and nobody's text is a formula."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
from lxml import etree
from openxml_audit import OpenXmlValidator

from tata_usaha.agenda.lembar_xlsx import tulis_xlsx

KOLOM = ("Nomor", "Tanggal", "Perihal")
BARIS = [
    (15, dt.date(2026, 3, 18), "Undangan <rapat> & “monev”"),
    (16, None, '=HYPERLINK("http://contoh")'),
    (None, dt.date(2026, 3, 19), "dengan \x07 bel"),
]


def bagian(xlsx: bytes, nama: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as paket:
        assert paket.testzip() is None
        return etree.fromstring(paket.read(nama))


def test_the_same_table_gives_the_same_bytes() -> None:
    assert tulis_xlsx("Buku Agenda", KOLOM, BARIS) == tulis_xlsx("Buku Agenda", KOLOM, iter(BARIS))


def test_nothing_in_it_tells_when_it_was_written() -> None:
    xlsx = tulis_xlsx("Buku Agenda", KOLOM, BARIS)
    with zipfile.ZipFile(io.BytesIO(xlsx)) as paket:
        assert {info.date_time for info in paket.infolist()} == {(2026, 1, 1, 0, 0, 0)}
    saat = [satu.text for satu in bagian(xlsx, "docProps/core.xml") if "purl.org/dc/terms/" in str(satu.tag)]
    assert saat == ["2026-01-01T00:00:00Z"] * 2


def test_every_part_is_xml_and_every_part_that_is_named_is_there() -> None:
    xlsx = tulis_xlsx("Buku Agenda: 2026/2027 [lengkap] yang judulnya panjang sekali", KOLOM, BARIS)
    with zipfile.ZipFile(io.BytesIO(xlsx)) as paket:
        nama = set(paket.namelist())
        for satu in nama:
            etree.fromstring(paket.read(satu))
        disebut = {n.get("PartName", "").lstrip("/") for n in bagian(xlsx, "[Content_Types].xml")} - {""}
    assert disebut <= nama
    (lembar,) = bagian(xlsx, "xl/workbook.xml").iter("{*}sheet")
    assert len(lembar.get("name", "")) <= 31
    assert not set("[]:*?/\\") & set(lembar.get("name", ""))


def test_text_is_never_a_formula_and_dates_and_numbers_are_values() -> None:
    xlsx = tulis_xlsx("Buku Agenda", KOLOM, BARIS)
    lembar = bagian(xlsx, "xl/worksheets/sheet1.xml")
    sel = {c.get("r"): c for c in lembar.iter("{*}c")}
    assert not list(lembar.iter("{*}f"))
    assert [sel["A4"].findtext("{*}v"), sel["B4"].findtext("{*}v")] == ["15", "46099"]
    assert {sel[f"C{ke}"].get("t") for ke in (4, 5, 6)} == {"inlineStr"}
    kolom_c = ["".join(sel[f"C{ke}"].itertext()) for ke in (4, 5, 6)]
    assert kolom_c == ["Undangan <rapat> & “monev”", '=HYPERLINK("http://contoh")', "dengan  bel"]
    assert sel["A6"].get("t", "n") == "n"  # nothing is no empty text, which Excel would call damaged
    assert sel["A6"].findtext("{*}v") is None


def test_a_spreadsheet_reads_the_very_values() -> None:
    xlsx = tulis_xlsx("Buku Agenda", KOLOM, [(7, dt.date(2026, 3, 18), "#N/A"), (None, None, "=1+1")])
    lembar = openpyxl.load_workbook(io.BytesIO(xlsx)).active
    semua = [[sel.value for sel in baris] for baris in lembar.iter_rows(min_row=3)]
    assert semua == [list(KOLOM), [7, dt.datetime(2026, 3, 18), "#N/A"], [None, None, "=1+1"]]
    assert {lembar["C4"].data_type, lembar["C5"].data_type} == {"s"}


def test_it_is_a_valid_workbook_by_the_published_schemas(tmp_path: Path) -> None:
    berkas = tmp_path / "agenda.xlsx"
    for baris in (BARIS, []):
        berkas.write_bytes(tulis_xlsx("Buku Agenda", KOLOM, baris))
        hasil = OpenXmlValidator().validate(berkas)
        # openpyxl keeps texts in their cells, and names a font before its looks: every spreadsheet reads both
        boleh = ("inline-string cell", "/xl/styles.xml:/styleSheet[1]/fonts[1]/font[")
        assert not [str(satu) for satu in hasil.errors if not any(b in str(satu) for b in boleh)]


def test_a_column_of_figures_is_no_wider_than_a_third_of_its_name() -> None:
    nama = "Jatuh Tempo Triwulan III Tahun 2026"
    buku = openpyxl.load_workbook(io.BytesIO(tulis_xlsx("Capaian", [nama], [[13]])))
    lebar = buku["Capaian"].column_dimensions["A"].width
    assert len("Triwulan") < lebar < len(nama) / 2, "a sheet of seventeen such columns is printed on one page"
