"""Rows below the first one of a table may be filled like it: what is put there is a copy, and nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tata_usaha.konsep.baris_kosong import cari_baris_terakhir
from tata_usaha.konsep.kendali import cari_kendali, isi_kendali, terapkan
from tata_usaha.konsep.sisa import hitung_sisa
from tata_usaha.konsep.tempat_isi import AWALAN, TempatIsi, cari_tempat_isi
from tata_usaha.outbox.isi import sebar
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.golden.contoh_naskah import tercetak
from tests.tata_usaha.konsep.test_kendali import ISI, KETAT, W, dokumen
from tests.tata_usaha.konsep.test_tempat_isi import kendali, paragraf

KOSONG = '<w:p><w:pPr><w:pStyle w:val="ND"/></w:pPr></w:p>'


def baris(*sel: str) -> str:
    isi = (s if s.startswith("<w:p") else paragraf(s) if s else KOSONG for s in sel)
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{s}</w:tc>' for s in isi)}</w:tr>"


def tabel(*isi: str) -> str:
    return f"<w:tbl>{''.join(isi)}</w:tbl>"


KEPALA = baris("No.", "Tindak Lanjut", "Batas")
MEMINTA = baris(
    "1.",
    paragraf(kendali("isian:tindak-lanjut", "tindak lanjut", nomor=7)),
    paragraf(kendali("isian:batas", "batas waktu", nomor=8)),
)
BADAN = paragraf("E. Tindak Lanjut", judul=True) + tabel(KEPALA, MEMINTA, baris("2.", "", ""), baris("3.", "", ""))


def cari(badan: str, ruang: str = W) -> list[TempatIsi]:
    return cari_tempat_isi({ISI: dokumen(badan, ruang)})


def pilihan(badan: str) -> dict[str, TempatIsi]:
    return {t.id: t for t in cari(badan) if t.baris}


def isi(badan: str, nilai: dict[str, str], ruang: str = W) -> bytes:
    xml = dokumen(badan, ruang)
    semua = cari_tempat_isi({ISI: xml})
    return isi_kendali({ISI: xml}, [(t.kendali, nilai[t.id]) for t in semua if t.id in nilai])[ISI]


def tanpa_kendali_baru(xml: bytes) -> bytes:
    return re.sub(rb"<w:sdt><w:sdtPr>(?:(?!</w:sdt>).)*-baris-\d(?:(?!</w:sdt>).)*</w:sdt>", b"", xml, flags=re.DOTALL)


def test_empty_rows_are_offered_by_number_below_the_heading_of_their_table() -> None:
    ada = pilihan(BADAN)
    assert list(ada) == ["tindak-lanjut-baris-2", "batas-baris-2", "tindak-lanjut-baris-3", "batas-baris-3"]
    assert {t.judul for t in ada.values()} == {"E. Tindak Lanjut"}
    assert [t.baris for t in ada.values()] == [2, 2, 3, 3]
    assert ada["batas-baris-3"].petunjuk == "batas waktu"
    assert [t.id for t in cari(BADAN) if not t.baris] == ["tindak-lanjut", "batas"], "who asks keeps its name"


@given(st.sets(st.sampled_from(["tindak-lanjut-baris-2", "batas-baris-2", "tindak-lanjut-baris-3", "batas-baris-3"])))
def test_what_is_filled_reads_back_under_its_name_and_no_other_byte_changes(nama: set[str]) -> None:
    if not nama:
        return
    nilai = {satu: f"isi <{satu}> & lain\nbaris dua" for satu in nama}
    xml = isi(BADAN, nilai)
    kini = {t.id: t for t in cari_tempat_isi({ISI: xml})}
    assert {n: kini[n].teks for n in nama} == nilai
    assert {n for n in kini if kini[n].baris} == pilihan(BADAN).keys() - nama, "the others can still be filled"
    assert tanpa_kendali_baru(xml) == dokumen(BADAN)
    nomor = re.findall(rb'<w:id w:val="(\d+)"', xml)
    assert len(set(nomor)) == len(nomor), "Word repairs a file in which two controls have one number"


def test_a_row_is_offered_too_when_the_first_is_filled_and_in_the_strict_format() -> None:
    xml = isi(BADAN, {"tindak-lanjut": "Bentuk tim", "batas": "April"}, KETAT)
    ada = {t.id: t for t in cari_tempat_isi({ISI: xml})}
    assert ada["tindak-lanjut"].teks == "Bentuk tim"
    assert ada["tindak-lanjut-baris-2"].baris == 2


def test_of_a_row_that_was_struck_the_name_is_not_given_twice() -> None:
    xml = isi(BADAN, {"tindak-lanjut-baris-3": "ketiga"}).decode()
    dicoret = xml.replace(baris("2.", "", ""), "")
    semua = cari_tempat_isi({ISI: dicoret.replace("</w:tbl>", baris("4.", "", "") + "</w:tbl>").encode()})
    assert [t.id for t in semua] == [
        "tindak-lanjut", "batas", "tindak-lanjut-baris-3", "batas-baris-2", "tindak-lanjut-baris-4", "batas-baris-3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "bawah",
    [
        baris("2.", "sudah ditulis", "April"),
        baris("2.", ""),
        baris("2.", "", "").replace("<w:tcPr/>", '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'),
        baris("2.", "<w:p><w:r><w:drawing/></w:r></w:p>", "<w:p><w:ins/></w:p>"),
        baris("2.", "<w:p><w:r><w:tab/></w:r></w:p>", KOSONG + KOSONG),
    ],
    ids=["somebody wrote there", "another layout", "merged", "a picture, a tracked change", "more than an empty line"],
)
def test_what_is_no_empty_cell_is_left_to_word(bawah: str) -> None:
    assert pilihan(tabel(KEPALA, MEMINTA, bawah)) == {}


def test_what_cannot_be_filled_in_its_own_row_is_not_offered_below() -> None:
    terkunci = MEMINTA.replace('<w:id w:val="7"/>', '<w:id w:val="7"/><w:lock w:val="sdtContentLocked"/>')
    campur = MEMINTA.replace("<w:p><w:sdt>", "<w:p><w:r><w:t>sekitar </w:t></w:r><w:sdt>", 1)
    for satu in (terkunci, campur):
        assert set(pilihan(tabel(KEPALA, satu, baris("2.", "", "")))) == {"batas-baris-2"}


def test_the_same_text_everywhere_does_not_fill_rows_that_ask_nothing() -> None:
    semua = cari(BADAN)
    assert sebar(semua, {"batas": "April"}, ["batas"]) == {"batas": "April"}


@pytest.mark.tahan
def test_an_empty_row_is_no_blank_and_a_filled_one_is_a_valid_word_file(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    (naskah,) = (i for nama, i in tercetak("kosong").items() if nama.startswith("notula"))
    bagian = baca_bagian(naskah)
    semua = [t for t in cari_tempat_isi(bagian) if t.baris]
    assert len(semua) == 12
    hasil = ganti_bagian(naskah, isi_kendali(bagian, [(t.kendali, "Bentuk tim\nsegera") for t in semua]))
    assert hitung_sisa(hasil).isian == hitung_sisa(naskah).isian
    ringkas = {n: terapkan(bagian[n], p) for n, p in cari_baris_terakhir(cari_kendali(bagian), AWALAN).items()}
    assert ringkas
    tempat = tmp_path_factory.mktemp("word") / "naskah.docx"
    for satu in (hasil, ganti_bagian(naskah, ringkas)):
        tempat.write_bytes(satu)
        assert OpenXmlValidator().validate(tempat).errors == []


def tanpa_baris_kosong(badan: str) -> bytes:
    xml = dokumen(badan)
    potong = cari_baris_terakhir(cari_kendali({ISI: xml}), AWALAN)
    return terapkan(xml, potong.get(ISI, []))


def test_empty_rows_at_the_end_of_a_table_go_and_nothing_else_does() -> None:
    badan = tabel(
        KEPALA, MEMINTA, baris(paragraf(kendali("r.2", "", isi="2.")), "", ""), baris("(3)", "", "")
    ) + paragraf("sesudahnya")
    assert tanpa_baris_kosong(badan) == dokumen(tabel(KEPALA, MEMINTA) + paragraf("sesudahnya"))


def test_above_a_row_in_which_somebody_wrote_no_row_goes() -> None:
    ditulis = baris("3.", "oleh orang", "")
    badan = tabel(KEPALA, MEMINTA, baris("2.", "", ""), ditulis, baris("4.", "", ""))
    assert tanpa_baris_kosong(badan) == dokumen(tabel(KEPALA, MEMINTA, baris("2.", "", ""), ditulis))


def test_an_empty_row_of_a_table_in_which_nothing_is_asked_is_somebodys() -> None:
    badan = paragraf(kendali("isian:batas", "batas")) + tabel(
        KEPALA, baris("1.", "rapat", "April"), baris("2.", "", "")
    )
    assert tanpa_baris_kosong(badan) == dokumen(badan)


@pytest.mark.parametrize(
    "akhir",
    [
        baris("2.", "", "", "").replace("2.", "diisi: Bora"),
        baris("2.", "", "").replace("</w:p>", '<w:bookmarkStart w:id="1" w:name="x"/></w:p>', 1),
        baris("<w:p><w:ins><w:r><w:t>2.</w:t></w:r></w:ins></w:p>", "", ""),
        baris("<w:p><w:r><w:drawing/></w:r></w:p>", "", ""),
        baris("jumlah", "", ""),
        baris(paragraf(kendali("nomor", "nomor", isi="")), "", ""),
    ],
    ids=["another layout", "a bookmark", "a tracked change", "a picture", "a word", "a question"],
)
def test_a_row_with_anything_but_its_number_stays(akhir: str) -> None:
    badan = tabel(KEPALA, MEMINTA, akhir)
    assert tanpa_baris_kosong(badan) == dokumen(badan)
