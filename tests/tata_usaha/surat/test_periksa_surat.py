"""The last reading of a printed letter: what a careful secretary would send back."""

from __future__ import annotations

import dataclasses
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tata_usaha.surat.periksa_surat import periksa_cetakan, periksa_docx
from tata_usaha.word.paket import bongkar, kemas
from tests.tata_usaha.naskah_uji import W
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from zi_model.kantor import Kantor


def surat(*paragraf: str) -> bytes:
    dokumen = Document()
    for teks in paragraf:
        dokumen.add_paragraph(teks)
    keluar = BytesIO()
    dokumen.save(keluar)
    return keluar.getvalue()


def periksa(*paragraf: str, kutipan: tuple[str, ...] = (), kantor: Kantor | None = None) -> list[str]:
    """Return the complaints about a file of these paragraphs; the same text as printed by us has the same."""
    docx = surat(*paragraf)
    masalah = periksa_docx(docx, "surat.docx", kantor or kantor_sigi(), kutipan)
    teks = {"word/document.xml": bongkar(docx)["word/document.xml"].decode()}
    assert periksa_cetakan(teks, "surat.docx", kantor or kantor_sigi(), lambda: kutipan) == masalah
    return [f"{m.kode} {m.pesan}" for m in masalah]


def provinsi() -> Kantor:
    satker = kantor_sigi().satker.model_copy(
        update={"nama": "Komisi Pemilihan Umum Provinsi Sulawesi Tengah", "kode_wilayah": "72"}
    )
    return dataclasses.replace(kantor_sigi(), satker=satker)


def test_a_province_names_the_offices_that_it_quotes_and_no_other() -> None:
    """The names in its recapitulation are quotations; one that slipped into its text is sent back."""
    baris = ("KPU Kabupaten Donggala", "KPU Kota Palu", "KPU Kabupaten/Kota se-Provinsi Sulawesi Tengah")
    assert periksa(*baris, kutipan=baris[:2], kantor=provinsi()) == []
    (keluhan,) = periksa(*baris, "KPU Kabupaten Wajo", kutipan=baris[:2], kantor=provinsi())
    assert keluhan.startswith("P04 isi, paragraf 4")


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("Nomor {{ nomor }}", "P02"),
        ("Nomor {% if x %}", "P02"),
        ("nama \ufdd0isian", "P02"),
        ("Ketua: None", "P03"),
        ("Ketua KPU Kabupaten Donggala", "P04"),
        ("KOMISI PEMILIHAN UMUM KABUPATEN PARIGI MOUTONG", "P04"),
        ("di Kabupaten Sigiri", "P04"),
        ("KPU Kota Palu", "P04"),
        ("Senin, 21 Januari 2026", "P05"),
        ("hari Jum'at tanggal 21 Januari 2026", "P05"),
        ("Rabu, 31 Februari 2026", "P05"),
        ("sebanyak 4 (lima) kegiatan", "P06"),
        ("Nomor ${nomor_naskah}", "P07"),
        ("Nomor ${nomer_naskah}", "P07"),
    ],
)
def test_yang_dikembalikan(teks: str, kode: str) -> None:
    (keluhan,) = periksa("Kepala surat", teks)
    assert keluhan.startswith(f"{kode} isi, paragraf 2 “")


@pytest.mark.parametrize(
    "teks",
    [
        "Ketua KPU Kabupaten Sigi Nomor 12",
        "KOMISI PEMILIHAN UMUM\nKABUPATEN SIGI TAHUN 2026",
        "Komisi Pemilihan Umum Provinsi dan Komisi Pemilihan Umum Kabupaten/Kota",
        "KABUPATEN DAN KOTA; kabupaten setempat; pemerintah Kabupaten dan kota",
        "Rabu, 21 Januari 2026 dan Rabu tanggal 25 Maret 2026; Jum’at, 23 Januari 2026",
        "4 (empat) Kegiatan, 12 (dua belas) Laporan, 1 (satu)",
        "Nonell, none, [isi: nomor]",
    ],
)
def test_yang_benar(teks: str) -> None:
    assert periksa(teks) == []


def test_tag_srikandi_yang_dikenal_boleh_di_naskah_yang_lewat_srikandi() -> None:
    docx = surat("Nomor ${nomor_naskah}", "${ttd_pengirm}")
    (keluhan,) = periksa_docx(docx, "surat.docx", kantor_sigi(), jalur="srikandi")
    assert keluhan.pesan.endswith("ada tag ${ttd_pengirm}, padahal SRIKANDI tidak mengenalnya.")


def test_hari_yang_benar_disebutkan() -> None:
    assert "seharusnya “Rabu, 21 Januari 2026”" in periksa("Senin, 21 Januari 2026")[0]


def test_hanya_kata_orang_yang_dibiarkan() -> None:
    """The words around a quotation are still judged, and do not join up over it."""
    kata = "ke KPU Kabupaten Donggala"
    assert periksa(f"Catatan: {kata}.", kutipan=(kata,)) == []
    assert len(periksa(f"Catatan: {kata}; KPU Kabupaten Poso.", kutipan=(kata,))) == 1
    assert periksa("Kabupaten Sigi Tahun 2026", kutipan=("Sigi",)) == []


def test_kantor_provinsi_boleh_menyebut_kabupaten() -> None:
    kantor = kantor_sigi()
    satker = kantor.satker.model_copy(update={"nama": "Komisi Pemilihan Umum Provinsi Sulawesi Tengah"})
    assert periksa("KPU Kabupaten Donggala", kantor=dataclasses.replace(kantor, satker=satker)) == []


def test_kepala_dan_kaki_juga_dibaca() -> None:
    dokumen = Document()
    dokumen.sections[0].footer.paragraphs[0].text = "KPU Kabupaten Donggala"
    keluar = BytesIO()
    dokumen.save(keluar)
    (masalah,) = periksa_docx(keluar.getvalue(), "surat.docx", kantor_sigi())
    assert "kaki" in masalah.pesan


def test_berkas_yang_tidak_utuh() -> None:
    utuh = bongkar(surat("a"))
    rusak = kemas({**utuh, "word/document.xml": utuh["word/document.xml"][:-20]})
    for isi in (b"bukan zip", rusak, kemas({"a.xml": b"<a/>"})):
        (masalah,) = periksa_docx(isi, "surat.docx", kantor_sigi())
        assert masalah.kode == "P01"


RISIKO = st.lists(
    st.sampled_from(
        (
            *("KPU ", "Kabupaten", "KABUPATEN ", "Kota ", "Umum", "Komisi Pemilihan ", " ", "Sigi", "sigi", "Donggala"),
            *(
                "/",
                "İ",
                "Senin, ",
                "Rabu",
                " 21 ",
                "Januari",
                " 2026",
                "Jum’at",
                "4",
                " (",
                "empat",
                "lima",
                ")",
                "None",
            ),
            *("None", "{", "}", "%", "¶"),
        )
    ),
    max_size=14,
).map("".join)


@pytest.mark.tahan
@settings(max_examples=60, deadline=None)
@given(st.lists(RISIKO, max_size=4), st.lists(RISIKO, max_size=2))
def test_pembacaan_cepat_menemukan_yang_sama(paragraf: list[str], kutipan: list[str]) -> None:
    """What has just been printed is read as a string; the rules are those for a file, word for word."""
    docx = surat(*paragraf)
    teks = {nama: isi.decode() for nama, isi in bongkar(docx).items() if nama == "word/document.xml"}
    kantor = kantor_sigi()
    cepat = periksa_cetakan(teks, "surat.docx", kantor, lambda: kutipan)
    if cepat or not any(kutipan):  # what stands out only beside hidden words is no mistake of the letter
        assert cepat == periksa_docx(docx, "surat.docx", kantor, kutipan)


def test_pembacaan_cepat_di_kotak_teks_dan_tabel() -> None:
    kotak = "<w:txbxContent><w:p><w:r><w:t>Kabupaten</w:t></w:r></w:p></w:txbxContent>"
    isi = f"<w:p><w:r><w:t>KPU Kabupaten</w:t><w:pict>{kotak}</w:pict><w:br/></w:r><w:r><w:t>Donggala</w:t></w:r></w:p>"
    sel = [f"<w:tc><w:p><w:r><w:t>{kata}</w:t></w:r></w:p></w:tc>" for kata in ("Kabupaten", "Poso")]
    for badan, banyak in ((isi, 1), (f"<w:tbl><w:tr>{''.join(sel)}</w:tr></w:tbl>", 0)):
        xml = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{badan}</w:body></w:document>'
        assert len(periksa_cetakan({"word/document.xml": xml}, "surat.docx", kantor_sigi())) == banyak
