"""One table as an Excel workbook, for those who sort, filter and print lists in a spreadsheet.

The same table gives the same bytes. Texts are texts and never formulas, whoever typed them.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

Sel = str | int | dt.date | None

_NAMA_TERLARANG = re.compile(r"[\[\]:*?/\\']")
_NAMA_MAKS = 31
_TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEBAR_MIN, _LEBAR_MAKS = 6, 60
_DIBUAT = dt.datetime(2026, 1, 1)
"""The file's own date: the same for every workbook, so that its bytes tell of its rows only."""


def tulis_xlsx(judul: str, kolom: Sequence[str], baris: Iterable[Sequence[Sel]]) -> bytes:
    """Return a workbook of one sheet: a title, the names of the columns (they stay in sight), and the rows.

    Dates are dates and whole numbers are numbers, so that Excel sorts them; everything else is text.
    """
    import xlsxwriter

    keluar = io.BytesIO()
    pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(keluar, pilihan) as buku:
        buku.set_properties({"title": judul, "created": _DIBUAT})
        dasar = {"border": 1, "valign": "top", "text_wrap": True}
        teks, tebal = buku.add_format(dasar), buku.add_format({**dasar, "bold": True})
        tanggal = buku.add_format({**dasar, "num_format": "dd/mm/yyyy", "align": "left"})
        lembar = buku.add_worksheet(_NAMA_TERLARANG.sub(" ", judul)[:_NAMA_MAKS].strip() or "Lembar1")
        lembar.write_string(0, 0, judul, buku.add_format({"bold": True, "font_size": 14}))
        lebar = [len(nama) for nama in kolom]
        for ke, nama in enumerate(kolom):
            lembar.write_string(2, ke, nama, tebal)
        for nomor, satu in enumerate(baris, start=3):
            for ke, nilai in enumerate(satu):
                if isinstance(nilai, dt.date):
                    lembar.write_datetime(nomor, ke, nilai, tanggal)
                elif isinstance(nilai, int):
                    lembar.write_number(nomor, ke, nilai, teks)
                else:
                    lembar.write_string(nomor, ke, _TAK_TERCETAK.sub("", nilai or ""), teks)
                lebar[ke] = max(lebar[ke], len(str(nilai or "")))
        for ke, banyak in enumerate(lebar):
            lembar.set_column(ke, ke, min(max(banyak + 2, _LEBAR_MIN), _LEBAR_MAKS))
        lembar.freeze_panes(3, 0)
        lembar.set_landscape()
        lembar.set_paper(9)  # A4
        lembar.fit_to_pages(1, 0)
        lembar.repeat_rows(2)
    return keluar.getvalue()
