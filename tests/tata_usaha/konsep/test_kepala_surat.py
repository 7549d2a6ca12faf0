"""What the head of a letter says is read by its labels, in tables or lines, as people left it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docx import Document

from tata_usaha.konsep.kepala_surat import KepalaSurat, baca_kepala_surat
from tata_usaha.word.ganti_bagian import baca_bagian


def baca(bangun: Callable[[Any], None]) -> KepalaSurat:
    dokumen = Document()
    bangun(dokumen)
    keluar = io.BytesIO()
    dokumen.save(keluar)
    return baca_kepala_surat(baca_bagian(keluar.getvalue()))


def isi_tabel(dokumen: Any, *baris: tuple[str, ...]) -> None:
    tabel = dokumen.add_table(len(baris), len(baris[0]))
    for ke, sel in enumerate(baris):
        for kolom, teks in enumerate(sel):
            tabel.cell(ke, kolom).text = teks


def test_rows_of_tables_say_it_also_where_a_list_goes_on() -> None:
    def surat(d: Any) -> None:
        isi_tabel(d, ("Nomor", ":", "15"), ("Sifat", ":", "Segera"), ("Lampiran", ":", "–"), ("Hal", ":", "Undangan"))
        isi_tabel(d, ("Yth.", "1.", "Para Anggota"), ("", "2.", "Sekretaris"), ("", "", "di Tempat"))
        d.add_paragraph("Dengan hormat, kami mengundang Saudara pada:")
        isi_tabel(d, ("", "Hari/tanggal", ":", "Rabu, 25 Maret 2026"), ("", "Waktu", ":", "09.00 WITA s.d. selesai"))
        isi_tabel(d, ("", "Tempat", ":", "[isi: tempat rapat]"), ("", "Acara", ":", "Rapat"))
        d.add_paragraph("Tembusan:")
        d.add_paragraph("1.\tKetua")
        d.add_paragraph("2.\tArsip")

    kepala = baca(surat)
    assert (kepala.sifat, kepala.hal, kepala.tujuan) == ("Segera", "Undangan", ("Para Anggota", "Sekretaris"))
    assert kepala.tembusan == ("Ketua", "Arsip")
    assert (kepala.hari, kepala.waktu, kepala.tempat) == ("Rabu, 25 Maret 2026", "09.00 WITA s.d. selesai", "")


def test_lines_of_an_offices_own_template_say_it_too() -> None:
    def surat(d: Any) -> None:
        for teks in ("Sifat\t: Biasa", "Perihal\t: Laporan", "Yth. : Ketua", "Isi surat: bukan kepala", "Hal : kedua"):
            d.add_paragraph(teks)

    kepala = baca(surat)
    assert (kepala.sifat, kepala.hal, kepala.tujuan) == ("Biasa", "Laporan", ("Ketua",))


def test_a_letter_without_head_says_nothing() -> None:
    assert baca(lambda d: d.add_paragraph("LAPORAN")) == KepalaSurat()
