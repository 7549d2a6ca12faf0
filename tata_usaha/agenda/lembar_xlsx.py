"""Tables as an Excel workbook, for those who sort, filter and print lists in a spreadsheet.

The same table gives the same bytes. Texts are texts and never formulas, whoever typed them.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Sel = str | int | float | dt.date | None
Tabel = tuple[str, Sequence[str], Iterable[Sequence[Sel]]]
"""Title, names of the columns, rows."""

_NAMA_TERLARANG = re.compile(r"[\[\]:*?/\\']")
_NAMA_MAKS = 31
_TEKS_MAKS = 32_767  # of a cell; openpyxl cuts without a word
_TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEBAR_MIN, _LEBAR_MAKS = 6, 60
_BARIS_KOLOM = 3
_DIBUAT = dt.datetime(2026, 1, 1)
"""The file's own date: the same for every workbook, so that its bytes tell of its rows only."""
_SIFAT = "docProps/core.xml"


def tulis_xlsx(judul: str, kolom: Sequence[str], baris: Iterable[Sequence[Sel]]) -> bytes:
    """Return a workbook of one sheet: a title, the names of the columns (they stay in sight), and the rows."""
    return tulis_buku(judul, {judul: (judul, kolom, baris)})


def tulis_buku(judul: str, lembar: dict[str, Tabel]) -> bytes:
    """Return a workbook with a sheet for each table, by the names of the sheets.

    Dates are dates and numbers are numbers, so that Excel sorts them; everything else is text.
    """
    from openpyxl import Workbook

    buku = Workbook()
    for ke, (nama, isi) in enumerate(lembar.items()):
        satu = buku.create_sheet() if ke else buku.active
        satu.title = _NAMA_TERLARANG.sub(" ", nama)[:_NAMA_MAKS].strip() or f"Lembar{ke + 1}"
        _tulis_lembar(satu, *isi)
    buku.properties.title, buku.properties.creator = judul, None
    keluar = io.BytesIO()
    buku.save(keluar)
    return tanpa_saat(keluar.getvalue())


def _tulis_lembar(lembar: Worksheet, judul: str, kolom: Sequence[str], baris: Iterable[Sequence[Sel]]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    garis = Border(*(Side("thin") for _ in range(4)))
    rata, rata_kiri = Alignment(vertical="top", wrap_text=True), Alignment("left", "top", wrap_text=True)
    tebal = Font("Calibri", 11, bold=True)

    def isi(nomor: int, ke: int, nilai: Sel) -> None:
        sel = lembar.cell(nomor, ke)
        sel.border, sel.alignment = garis, rata
        if isinstance(nilai, dt.date):
            sel.value, sel.number_format, sel.alignment = nilai, "dd/mm/yyyy", rata_kiri
        elif isinstance(nilai, int):
            sel.value = nilai
        elif isinstance(nilai, float):
            sel.value, sel.number_format = nilai, "0.00"
        elif teks := _TAK_TERCETAK.sub("", nilai or "")[:_TEKS_MAKS]:
            sel.value = teks
            sel.data_type = "s"  # also what begins with = or looks like an error of a formula

    lembar.cell(1, 1, judul).font = Font("Calibri", 14, bold=True)
    lembar.cell(1, 1).data_type = "s"
    lebar = [max(len(nama) // 3 + 1, *map(len, nama.split())) for nama in kolom]  # names go over three lines
    for ke, nama in enumerate(kolom, start=1):
        isi(_BARIS_KOLOM, ke, nama)
        lembar.cell(_BARIS_KOLOM, ke).font = tebal
    for nomor, satu in enumerate(baris, start=_BARIS_KOLOM + 1):
        for ke, nilai in enumerate(satu, start=1):
            isi(nomor, ke, nilai)
            lebar[ke - 1] = max(lebar[ke - 1], len(str(nilai or "")))
    for ke, banyak in enumerate(lebar, start=1):
        lembar.column_dimensions[get_column_letter(ke)].width = min(max(banyak + 2, _LEBAR_MIN), _LEBAR_MAKS)
    lembar.freeze_panes = f"A{_BARIS_KOLOM + 1}"
    lembar.page_setup.orientation, lembar.page_setup.paperSize = "landscape", 9  # A4
    lembar.page_setup.fitToHeight = 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True
    lembar.print_title_rows = f"{_BARIS_KOLOM}:{_BARIS_KOLOM}"


def tanpa_saat(xlsx: bytes) -> bytes:
    """Return a workbook that does not tell when it was written: one date in its directory and in its properties."""
    saat = _DIBUAT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx)) as asal, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as baru:
        for info in asal.infolist():
            isi = asal.read(info)
            if info.filename == _SIFAT:
                isi = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + saat, isi)
            tetap = zipfile.ZipInfo(info.filename, _DIBUAT.timetuple()[:6])
            tetap.compress_type, tetap.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            baru.writestr(tetap, isi)
    return keluar.getvalue()
