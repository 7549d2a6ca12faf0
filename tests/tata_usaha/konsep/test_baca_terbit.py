"""A letter is read as people left it: its controls, and the rows of its tables that ask, with what each is about."""

from __future__ import annotations

import datetime as dt

from tata_usaha.konsep.baca_terbit import BarisMeminta, IsiTerbaca, baca_terbit
from zi_model.periode import Periode
from zi_model.tag_rekomendasi import tulis_tag

TW1 = Periode.parse("2026-TW1")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SATU = tulis_tag("terlambat", [("1.3.1.1", TW1), ("1.3.1.2", TW1)])
DUA = tulis_tag("kurang", [("2.1.1.1", TW1)])
BATAS = dt.date(2026, 4, 30)


def p(*isi: str) -> str:
    return f"<w:p>{''.join(isi)}</w:p>"


def r(teks: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{teks}</w:t></w:r>'


def sdt(tag: str, isi: str, sifat: str = "") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{sifat}</w:sdtPr><w:sdtContent>{isi}</w:sdtContent></w:sdt>'


def tc(*paragraf: str, sifat: str = "") -> str:
    isi = "".join(s if s.startswith("<w:p>") else p(r(s)) for s in paragraf)
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"


def tr(*sel: str, kepala: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if kepala else ''}{''.join(sel)}</w:tr>"


def tbl(*baris: str) -> str:
    return f"<w:tbl>{''.join(baris)}</w:tbl>"


def bertag(tag: str, nomor: str, *sel: str) -> str:
    return tr(tc(p(sdt(tag, r(nomor)))), *map(tc, sel))


KEPALA = tr(
    tc(p(sdt("tabel.rekomendasi", r("No.")))),
    *map(tc, ("Rekomendasi", "Penanggung Jawab", "Batas Waktu", "Untuk")),
    kepala=True,
)


def baca(*isi: str) -> IsiTerbaca:
    badan = f'<w:document xmlns:w="{W}"><w:body>{"".join(isi)}</w:body></w:document>'
    return baca_terbit({"word/document.xml": badan.encode()}, TW1)


def ringkas(hasil: IsiTerbaca) -> list[tuple[int | None, str, str, str]]:
    return [(b.nomor, b.teks, b.unit, b.aturan) for b in hasil.baris]


def test_rows_are_read_with_what_each_is_about() -> None:
    hasil = baca(
        tbl(
            KEPALA,
            tr(*(tc(f"({n})") for n in range(1, 6)), kepala=True),
            bertag(SATU, "1", "Lengkapi notula", "Sub Bagian KUL", "30 April 2026", "1.3.1.1"),
            bertag(DUA, "2", "Serahkan daftar", "Sub Bagian Tekhum", "akhir Mei 2026", "2.1.1.1"),
        )
    )
    assert hasil.baris == (
        BarisMeminta(
            1,
            "Lengkapi notula",
            "Sub Bagian KUL",
            "30 April 2026",
            BATAS,
            "terlambat",
            (("1.3.1.1", TW1), ("1.3.1.2", TW1)),
            "tabel baris 3 kolom 4",
        ),
        BarisMeminta(
            2,
            "Serahkan daftar",
            "Sub Bagian Tekhum",
            "akhir Mei 2026",
            dt.date(2026, 5, 31),
            "kurang",
            (("2.1.1.1", TW1),),
            "tabel baris 4 kolom 4",
        ),
    )


def test_rows_that_people_moved_reworded_struck_or_added_are_what_they_say() -> None:
    hasil = baca(
        tbl(
            KEPALA,
            bertag(DUA, "1", "Serahkan semua daftar", "Sub Bagian Tekhum", "30 April 2026"),
            tr(*map(tc, ("2", "Tambahan dari rapat", "Sekretaris", "30 April 2026"))),
            bertag(DUA, "3", "Salinan dari baris pertama", "Sub Bagian KUL", "30 April 2026"),
            tr(*map(tc, ("4", "", "", ""))),
            bertag(SATU, "5", "", " ", ""),
        )
    )
    assert ringkas(hasil) == [
        (1, "Serahkan semua daftar", "Sub Bagian Tekhum", "kurang"),
        (2, "Tambahan dari rapat", "Sekretaris", ""),
        (3, "Salinan dari baris pertama", "Sub Bagian KUL", ""),
    ]


def test_rows_that_we_drafted_for_people_to_fill_are_theirs() -> None:
    """The minutes of a meeting have numbered rows: whoever fills them asks, and one left empty asks nothing."""
    tag = tulis_tag("rapat", ())
    isi = ("Susun jadwal", "Sekretaris", "30 April 2026")
    hasil = baca(tbl(KEPALA, bertag(tag, "1.", *isi), bertag(tag, "2.", *isi), bertag(tag, "3.", "", "", "")))
    assert ringkas(hasil) == [(1, "Susun jadwal", "Sekretaris", ""), (2, "Susun jadwal", "Sekretaris", "")]


def test_a_control_counts_around_words_a_cell_or_a_whole_row_and_within_another_one() -> None:
    isi = ("Kerjakan", "Sekretaris", "30 April 2026")
    sel = [tr(sdt(SATU, tc("1")), *map(tc, isi))]
    baris = [sdt(SATU, tr(*map(tc, ("1", *isi))))]
    bersarang = [bertag("buatan-orang", "1", *isi).replace(r("1"), sdt(SATU, r("1")))]
    blok = [tr(f"<w:tc>{sdt(SATU, p(r('1')))}</w:tc>", *map(tc, isi))]
    for satu in (sel, baris, bersarang, blok):
        assert ringkas(baca(tbl(KEPALA, *satu))) == [(1, "Kerjakan", "Sekretaris", "terlambat")]


def test_a_control_around_several_rows_is_that_of_the_first() -> None:
    dua = sdt(
        SATU, tr(*map(tc, ("1", "Satu", "A", "30 April 2026"))) + tr(*map(tc, ("2", "Dua", "B", "30 April 2026")))
    )
    assert ringkas(baca(tbl(KEPALA, dua))) == [(1, "Satu", "A", "terlambat"), (2, "Dua", "B", "")]


def test_a_table_is_found_when_all_our_rows_were_struck_and_when_its_head_was() -> None:
    orang = tr(*map(tc, ("1.", "Tulisan orang", "Ketua", "30/4/2026")))
    assert ringkas(baca(tbl(KEPALA, orang))) == [(1, "Tulisan orang", "Ketua", "")]
    assert ringkas(baca(tbl(bertag(SATU, "1", "Kerjakan", "A", "30 April 2026"), orang))) == [
        (1, "Kerjakan", "A", "terlambat"),
        (1, "Tulisan orang", "Ketua", ""),
    ]
    tanpa_kendali = tr(*map(tc, ("No", "Tindak Lanjut", "Unit", "Tenggat")), kepala=True)
    assert ringkas(baca(tbl(tanpa_kendali, bertag(SATU, "1", "Kerjakan", "A", "30 April 2026")))) == [
        (1, "Kerjakan", "A", "terlambat")
    ]


def test_other_tables_of_the_letter_ask_nothing() -> None:
    assert baca(tbl(tr(*map(tc, ("1", "Capaian", "Sub Bagian", "30 April 2026"))))).baris == ()


def test_columns_that_people_moved_are_found_by_their_heads() -> None:
    kepala = tr(
        tc(p(sdt("tabel.rekomendasi", r("No.")))),
        *map(tc, ("Prioritas", "Batas Waktu", "Rekomendasi")),
        tc("Penanggung", "Jawab"),
        kepala=True,
    )
    hasil = baca(tbl(kepala, bertag(SATU, "1", "Tinggi", "30 April 2026", "Kerjakan", "Sekretaris")))
    assert [(b.teks, b.unit, b.batas) for b in hasil.baris] == [("Kerjakan", "Sekretaris", BATAS)]


def test_merged_cells_say_what_the_cell_above_says() -> None:
    mulai, lanjut = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    hasil = baca(
        tbl(
            KEPALA,
            tr(tc("1"), tc("Satu"), tc("Sekretaris", sifat=mulai), tc("30 April 2026")),
            tr(tc("2"), tc("Dua"), tc("", sifat=lanjut), tc("30 April 2026")),
        )
    )
    assert [b.unit for b in hasil.baris] == ["Sekretaris", "Sekretaris"]
    rentang = '<w:gridSpan w:val="5"/>'
    assert baca(tbl(KEPALA, tr(tc("Sub Bagian KUL", sifat=rentang)))).baris == ()


def test_words_are_kept_as_they_stand_paragraph_by_paragraph() -> None:
    teks = tc(p(r("Lengkapi "), r("  notula,")), "lalu laporkan.")
    hasil = baca(tbl(KEPALA, tr(tc("1"), teks, tc("Ketua"), tc("segera"))))
    assert [(b.teks, b.batas_teks, b.batas) for b in hasil.baris] == [
        ("Lengkapi notula,\nlalu laporkan.", "segera", None)
    ]


def test_controls_are_kept_by_their_tags_the_first_of_several_and_only_filled_ones() -> None:
    hasil = baca(
        p(r("NOMOR "), sdt("nomor", r("12")), r(" TAHUN 2026")),
        p(sdt("angka.terpenuhi", r("23")), sdt("angka.terpenuhi", r("99"))),
        sdt("isian:simpulan", p(r("Satu.")) + p(r("Dua."))),
        p(sdt("isian:pimpinan", r("[isi: pimpinan rapat]"))),
        p(sdt("isian:notulis", r("Ketuk di sini"), "<w:showingPlcHdr/>")),
        p(sdt("tanggal", r("${tanggal_naskah}"))),
        tbl(KEPALA, bertag(SATU, "1", "Kerjakan", "A", "30 April 2026")),
    )
    assert hasil.isi == {"nomor": "12", "angka.terpenuhi": "23", "simpulan": "Satu.\nDua."}
    assert hasil.nomor == "12 Tahun 2026"


def test_deadlines_outside_the_tables_are_told_with_their_place() -> None:
    hasil = baca(p(r("Judul")), p(r("Paling lambat "), sdt("batas.permintaan", r("30 April 2026")), r(".")))
    assert [(d.teks, d.batas, d.tempat) for d in hasil.diminta] == [("30 April 2026", BATAS, "paragraf 2")]


def test_a_letter_of_words_own_strict_dialect_is_read_too() -> None:
    tabel = tbl(KEPALA, bertag(SATU, "1", "Kerjakan", "A", "30 April 2026"))
    badan = f'<w:document xmlns:w="{W}"><w:body>{tabel}</w:body></w:document>'
    ketat = badan.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert ringkas(baca_terbit({"word/document.xml": ketat.encode()}, TW1)) == [(1, "Kerjakan", "A", "terlambat")]
