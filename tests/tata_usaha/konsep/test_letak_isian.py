"""Where a fill-in stands is said so that a person finds it: words stay apart, and of two tables one is meant."""

from __future__ import annotations

from tata_usaha.konsep.kendali import cari_kendali
from tata_usaha.konsep.letak_isian import cari_isian, teks_naskah
from tests.tata_usaha.naskah_uji import W

DOKUMEN = "word/document.xml"
JUDUL = '<w:pPr><w:outlineLvl w:val="0"/><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'


def surat(isi: str) -> dict[str, bytes]:
    return {DOKUMEN: f'<w:document xmlns:w="{W[1:-1]}"><w:body>{isi}</w:body></w:document>'.encode()}


def p(*run: str, sifat: str = "") -> str:
    return f"<w:p>{sifat}{''.join(f'<w:r>{r}</w:r>' for r in run)}</w:p>"


def t(teks: str) -> str:
    return f"<w:t>{teks}</w:t>"


def tabel(*sel: str, judul: str = "", baris: int = 1) -> str:
    sifat = f'<w:tblPr><w:tblCaption w:val="{judul}"/></w:tblPr>' if judul else ""
    isi = "".join(f"<w:tc>{s}</w:tc>" for s in sel)
    kosong = f"<w:tr><w:tc>{p(t('x'))}</w:tc></w:tr>" * (baris - 1)
    return f"<w:tbl>{sifat}{kosong}<w:tr>{isi}</w:tr></w:tbl>"


def tempat(isi: str) -> list[str]:
    return [str(satu) for satu in cari_isian(surat(isi))]


ISIAN = p(t("[isi: nama]"))


def test_a_break_or_a_tab_in_a_heading_keeps_its_words_apart() -> None:
    for pemisah in ("<w:br/>", "<w:tab/>", "<w:cr/>", '<w:br w:type="page"/>'):
        assert tempat(p(t("BAB V"), pemisah, t("PENUTUP"), sifat=JUDUL) + ISIAN) == [
            "di bawah “BAB V PENUTUP”, paragraf 2"
        ]


def test_what_a_break_parts_is_not_read_as_one_number() -> None:
    assert list(teks_naskah(surat(p(t("12"), "<w:br/>", t("13"))))) == ["12 13"]


def test_where_tabs_stop_is_no_text() -> None:
    assert list(teks_naskah(surat(p(t("12"), sifat=JUDUL)))) == ["12"]


def test_the_surroundings_of_a_control_keep_what_a_tab_parts_apart() -> None:
    kendali = '<w:sdt><w:sdtPr><w:tag w:val="nomor"/></w:sdtPr><w:sdtContent><w:r><w:t>7</w:t></w:r></w:sdtContent>'
    (satu,) = cari_kendali(surat(f"<w:p>{kendali}</w:sdt><w:r><w:t>/2026</w:t><w:tab/><w:t>2027</w:t></w:r></w:p>"))
    assert satu.sekitar == "7/2026\t2027"


def test_a_prompt_that_a_break_parts_is_still_one_prompt() -> None:
    (satu,) = cari_isian(surat(p(t("[isi:"), "<w:br/>", t("tempat"), "<w:tab/>", t("rapat]"))))
    assert satu.petunjuk == "tempat rapat"


def test_the_only_table_needs_no_number() -> None:
    assert tempat(tabel(p(t("1")), ISIAN, baris=7)) == ["tabel baris 7 kolom 2"]
    assert tempat(tabel(p(t("1")), judul="Peserta") + tabel(ISIAN, judul="Anggaran")) == [
        "tabel “Anggaran” baris 1 kolom 1"
    ]


def test_of_several_tables_without_a_name_the_one_that_is_meant_is_numbered() -> None:
    assert tempat(tabel(p(t("1"))) + tabel(ISIAN, baris=7)) == ["tabel ke-2 baris 7 kolom 1"]


def test_of_two_tables_with_one_name_the_one_that_is_meant_is_numbered() -> None:
    lain = tabel(ISIAN, judul="Anggaran")
    assert tempat(tabel(ISIAN, judul="Peserta", baris=7) + lain + tabel(ISIAN, judul="Peserta", baris=7)) == [
        "tabel “Peserta” ke-1 baris 7 kolom 1",
        "tabel “Anggaran” baris 1 kolom 1",
        "tabel “Peserta” ke-2 baris 7 kolom 1",
    ]


def test_a_table_in_a_table_has_rows_and_columns_of_its_own() -> None:
    assert tempat(tabel(p(t("1")), tabel(ISIAN, baris=2) + ISIAN, baris=3)) == [
        "tabel ke-2 baris 2 kolom 1",
        "tabel ke-1 baris 3 kolom 2",
    ]


def test_the_name_of_a_table_in_it_is_not_its_own() -> None:
    assert tempat(tabel(ISIAN + tabel(p(t("x")), judul="Rincian"))) == ["tabel ke-1 baris 1 kolom 1"]
