"""Blanks as places: each has a name and a question, says why it cannot be filled, and filling it changes only it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tata_usaha.konsep.kendali import isi_kendali
from tata_usaha.konsep.tempat_isi import TempatIsi, cari_tempat_isi
from tata_usaha.outbox.isi import periksa_isian, rapikan, salah_teks, sebar
from tests.tata_usaha.konsep.test_kendali import ISI, KETAT, dokumen

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
POLOS = '<w:text w:multiLine="1"/>'


def kendali(tag: str, petunjuk: str, jenis: str = POLOS, isi: str | None = None, nomor: int = 7) -> str:
    teks = f"[isi: {petunjuk}]" if isi is None else isi
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{petunjuk}"/><w:tag w:val="{tag}"/><w:id w:val="{nomor}"/>{jenis}</w:sdtPr>'
        f"<w:sdtContent><w:r><w:rPr><w:b/></w:rPr><w:t>{teks}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def paragraf(*isi: str, judul: bool = False) -> str:
    sifat = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' if judul else ""
    potongan = "".join(p if p.startswith("<") else f"<w:r><w:t>{p}</w:t></w:r>" for p in isi)
    return f"<w:p>{sifat}{potongan}</w:p>"


def cari(badan: str, ruang: str | None = None) -> list[TempatIsi]:
    xml = dokumen(badan, ruang) if ruang else dokumen(badan)
    return cari_tempat_isi({ISI: xml})


def satu(badan: str) -> TempatIsi:
    (hasil,) = cari(badan)
    return hasil


def test_each_blank_has_a_name_of_its_own_its_question_and_its_place() -> None:
    badan = paragraf("BAB I", judul=True) + paragraf("Tempat: ", kendali("isian:tempat", "tempat rapat"), ".")
    badan += paragraf(kendali("isian:nama", "nama")) + paragraf("dan ", kendali("isian:nama", "nama"))
    semua = cari(badan)
    assert [t.id for t in semua] == ["tempat", "nama.1", "nama.2"]
    assert [(t.petunjuk, t.judul) for t in semua] == [("tempat rapat", "BAB I"), ("nama", "BAB I"), ("nama", "BAB I")]
    assert [t.sekitar for t in semua] == ["Tempat: ____.", "", "dan ____"]
    assert str(semua[0].tempat) == "di bawah “BAB I”, paragraf 2"


def test_a_question_that_word_had_no_room_for_ends_at_a_word_and_says_that_it_goes_on() -> None:
    utuh = "kendala yang dihadapi, atau tidak ada; saran untuk triwulan berikutnya"
    assert satu(paragraf(kendali("isian:saran", utuh[:64], isi="tidak ada"))).petunjuk == (
        "kendala yang dihadapi, atau tidak ada; saran untuk triwulan …"
    )
    assert satu(paragraf(kendali("isian:saran", utuh[:63], isi="tidak ada"))).petunjuk == utuh[:63]


def test_a_name_stays_when_a_namesake_is_filled() -> None:
    badan = paragraf(kendali("isian:nama", "nama", isi="Siti")) + paragraf(kendali("isian:nama", "nama"))
    assert [(t.id, t.teks) for t in cari(badan)] == [("nama.1", "Siti"), ("nama.2", "")]


def test_in_a_table_the_row_tells_what_is_asked() -> None:
    def sel(isi: str) -> str:
        return f"<w:tc>{paragraf(isi)}</w:tc>"

    isi = (sel("Pukul"), sel(":"), sel(kendali("isian:pukul", "pukul")), sel(kendali("isian:sampai", "sampai")))
    assert [t.sekitar for t in cari(f"<w:tbl><w:tr>{''.join(isi)}</w:tr></w:tbl>")] == [
        "Pukul | ____ | …",
        "Pukul | … | ____",
    ]


HALANGAN = {
    "dikunci": f'<w:lock w:val="contentLocked"/>{POLOS}',
    "terhubung": '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>',
    "pilihan": "<w:dropDownList/>",
    "gambar": "<w:picture/>",
    "kotak": f'<w14:checkbox xmlns:w14="{W14}"/>',
}


@pytest.mark.parametrize("jenis", HALANGAN)
def test_what_word_would_not_let_one_type_is_left_to_word(jenis: str) -> None:
    tempat = satu(paragraf(kendali("isian:x", "x", HALANGAN[jenis])))
    assert "hanya dapat diisi di Word" in tempat.halangan
    assert salah_teks("teks", tempat) == tempat.halangan


def test_what_is_half_written_or_holds_more_than_text_is_left_to_word() -> None:
    assert "sebagian" in satu(paragraf(kendali("isian:x", "x", isi="[isi: x] lantai 2"))).halangan
    isi = paragraf("[isi: x]") * 2
    dua = f"<w:sdt><w:sdtPr><w:tag w:val='isian:x'/></w:sdtPr><w:sdtContent>{isi}</w:sdtContent></w:sdt>"
    assert "lebih dari teks" in satu(dua).halangan


def test_containers_of_other_controls_and_struck_out_ones_are_no_places() -> None:
    dalam = paragraf(kendali("isian:x", "x"))
    wadah = f"<w:sdt><w:sdtPr><w:tag w:val='isian:luar'/></w:sdtPr><w:sdtContent>{dalam}</w:sdtContent></w:sdt>"
    assert [t.id for t in cari(wadah)] == ["x"]
    assert cari(paragraf(f'<w:del w:id="1">{kendali("isian:x", "x")}</w:del>')) == []


def test_old_words_copy_of_a_text_box_is_filled_with_it() -> None:
    kotak = paragraf(kendali("isian:x", "x"))
    badan = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice><w:txbxContent>{kotak}</w:txbxContent></mc:Choice>'
        f"<mc:Fallback><w:txbxContent>{kotak}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    tempat = satu(badan)
    assert len(tempat.kembaran) == 1
    bagian = {ISI: dokumen(badan)}
    (tempat,) = cari_tempat_isi(bagian)
    baru = isi_kendali(bagian, [(k, "Aula") for k in (tempat.kendali, *tempat.kembaran)])
    assert baru[ISI].count(b"Aula") == 2
    assert b"[isi" not in baru[ISI]


def test_a_number_is_given_by_numbering_and_a_plain_control_holds_one_line() -> None:
    nomor = satu(paragraf(kendali("isian:nomor", "nomor")))
    assert salah_teks("7", nomor) == "diisi ketika naskahnya dinomori"
    sebaris = satu(paragraf(kendali("isian:x", "x", "<w:text/>")))
    assert salah_teks("satu\ndua", sebaris) == "hanya muat satu baris"
    assert salah_teks("satu", sebaris) == ""
    assert salah_teks("satu\ndua", satu(paragraf(kendali("isian:x", "x")))) == ""


@pytest.mark.parametrize(
    "teks", ["a\x00b", "a\x07", "a\u202eb", "\ufdd0", "[isi: nanti]", "[ISI: x", "x" * 5001, "\ud800"]
)
def test_what_no_letter_should_hold_is_refused(teks: str) -> None:
    assert salah_teks(rapikan(teks), satu(paragraf(kendali("isian:x", "x"))))


def test_the_same_text_goes_only_where_the_same_is_still_asked() -> None:
    badan = "".join(
        paragraf(kendali("isian:nama", p, isi=i)) for p, i in (("A", None), ("A", None), ("A", "Siti"), ("B", None))
    )
    semua = cari(badan)
    assert sebar(semua, {"nama.1": " Budi ", "nama.4": " "}, ["nama.1", "nama.4"]) == {
        "nama.1": "Budi",
        "nama.2": "Budi",
    }
    assert sebar(semua, {"nama.1": "Budi", "nama.2": "Ani"}, ["nama.1"]) == {"nama.1": "Budi", "nama.2": "Ani"}
    assert periksa_isian(semua, {"nama.9": "x"}) == {"nama.9": "tidak ada di naskah ini"}


AKSARA = st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff") | st.just("\n")
BENTUK = st.lists(
    st.tuples(
        st.sampled_from(["tempat", "nama", "a&amp;b", "x y"]), st.sampled_from(["polos", "kosong", "dua run", "isian"])
    ),
    min_size=1,
    max_size=6,
)


def bentuk(tag: str, jenis: str, nomor: int) -> str:
    asli = kendali(f"isian:{tag}", "apa", nomor=nomor)
    if jenis == "kosong":
        return re.sub("<w:sdtContent>.*</w:sdtContent>", "<w:sdtContent/>", asli)
    if jenis == "dua run":
        return asli.replace("[isi: apa]</w:t></w:r>", "[isi: </w:t></w:r><w:r><w:t>apa]</w:t></w:r>")
    return asli


@given(BENTUK, st.lists(st.text(AKSARA, max_size=30), min_size=6, max_size=6), st.sampled_from([None, KETAT]))
@settings(max_examples=60, deadline=None)
def test_what_is_filled_reads_back_and_no_other_byte_changes(
    isi: list[tuple[str, str]], teks: list[str], ruang: str | None
) -> None:
    badan = "".join(paragraf(f"a {ke} ", bentuk(t, j, ke), " &amp; b") for ke, (t, j) in enumerate(isi))
    bagian = {ISI: dokumen(badan, ruang) if ruang else dokumen(badan)}
    semua = cari_tempat_isi(bagian)
    assert len(semua) == len(isi)
    nilai = {t.id: rapi for t, satu_teks in zip(semua, teks, strict=False) if (rapi := rapikan(satu_teks))}
    nilai = {t.id: nilai[t.id] for t in semua if t.id in nilai and not salah_teks(nilai[t.id], t)}
    baru = isi_kendali(bagian, [(t.kendali, nilai[t.id]) for t in semua if t.id in nilai])
    sesudah = {**bagian, **baru}
    etree.fromstring(sesudah[ISI])
    assert {t.id: t.teks for t in cari_tempat_isi(sesudah) if t.terisi} == nilai

    def tanpa(xml: bytes) -> list[bytes]:
        return re.split(rb"<w:sdt>.*?</w:sdt>", xml, flags=re.DOTALL)

    assert tanpa(sesudah[ISI]) == tanpa(bagian[ISI])
