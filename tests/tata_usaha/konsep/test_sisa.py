"""Counting fill-ins: what a reader of the letter still sees as `[isi: …]`, whoever touched the file."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tata_usaha.dasar.berkas import MIB
from tata_usaha.konsep.sisa import hitung_sisa
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.word import ganti_bagian
from tata_usaha.word.ganti_bagian import PaketAsing
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji, W, hitung_isian, naskah_uji, tulis_templat
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tools.templat.kit import PenulisTemplat
from zi_model.naskah.inti.naskah import Isian


def paket(bagian: dict[str, bytes]) -> bytes:
    keluar = BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


@pytest.fixture
def surat(tmp_path: Path) -> bytes:
    """Give a letter with fill-ins in the body, a table and the header."""

    def bangun(t: PenulisTemplat) -> None:
        t.dokumen.sections[0].header.paragraphs[0].add_run("{{ teks }}")
        t.paragraf("Nomor {{ teks }}")
        tabel = t.tabel((8, 8))
        with tabel.blok("for b in daftar"):
            tabel.baris("{{ b.nama }}", "{{ b.nilai }}")

    tulis_templat(tmp_path, bangun)
    daftar = tuple(BarisUji(nama=n, nilai=Isian(tag=n, petunjuk=f"nama {n}")) for n in ("ketua", "notulis"))
    isi = IsiUji(teks=Isian(tag="nomor", petunjuk="nomor"), daftar=daftar)
    return cetak(naskah_uji(isi), kantor_sigi(), tmp_path)


def ubah(docx: bytes, kerjakan: object) -> bytes:
    dokumen = Document(BytesIO(docx))
    kerjakan(dokumen)  # type: ignore[operator]
    keluar = BytesIO()
    dokumen.save(keluar)
    return keluar.getvalue()


def test_konsep_baru_menghitung_setiap_isian(surat: bytes, tmp_path: Path) -> None:
    harapan = ["nomor", "nama ketua", "nama notulis", "nomor"]
    assert hitung_isian(surat) == harapan
    (tmp_path / "surat.docx").write_bytes(surat)
    assert hitung_isian(tmp_path / "surat.docx") == harapan


def test_yang_sudah_diisi_tidak_terhitung(surat: bytes) -> None:
    def isi(dokumen: object) -> None:
        kendali = next(dokumen.element.body.iter(f"{W}sdt"))  # type: ignore[attr-defined]
        next(kendali.iter(f"{W}t")).text = "12"

    assert hitung_isian(ubah(surat, isi)) == ["nama ketua", "nama notulis", "nomor"]


def test_kendali_yang_dihapus_dengan_teks_tertinggal_tetap_terhitung(surat: bytes) -> None:
    """A letter that somebody pasted into another program loses its controls, not its gaps."""

    def lepas(dokumen: object) -> None:
        for kendali in list(dokumen.element.body.iter(f"{W}sdt")):  # type: ignore[attr-defined]
            for potongan in list(kendali.find(f"{W}sdtContent")):
                kendali.addprevious(potongan)
            kendali.getparent().remove(kendali)

    assert hitung_isian(ubah(surat, lepas)) == ["nomor", "nama ketua", "nama notulis", "nomor"]


def test_teks_yang_dipecah_word_tetap_satu() -> None:
    dokumen = Document()
    paragraf = dokumen.add_paragraph("Tanggal ")
    for potongan in ("[is", "i: tang", "gal]"):
        paragraf.add_run(potongan)
    keluar = BytesIO()
    dokumen.save(keluar)
    assert hitung_isian(keluar.getvalue()) == ["tanggal"]


def test_kotak_teks_terhitung_sekali() -> None:
    """Word keeps a text box twice, once for old programs."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    kotak = "<w:txbxContent><w:p><w:r><w:t>[isi: cap]</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f'<w:document xmlns:w="{W[1:-1]}" xmlns:mc="{mc}"><w:body><w:p><w:r><mc:AlternateContent>'
        f"<mc:Choice Requires='wps'>{kotak}</mc:Choice><mc:Fallback>{kotak}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p></w:body></w:document>"
    )
    keluar = BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        arsip.writestr("word/document.xml", xml)
    assert hitung_isian(keluar.getvalue()) == ["cap"]


@pytest.mark.parametrize("isi", [b"", b"%PDF-1.7", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_berkas_lain_tidak_berisian(isi: bytes) -> None:
    sisa = hitung_sisa(isi)
    assert (sisa.isian, bool(sisa.keluhan)) == ((), True)


def test_docx_yang_terpotong_tidak_menjatuhkan(surat: bytes) -> None:
    assert all(hitung_sisa(surat[:panjang]).keluhan for panjang in range(0, len(surat), 97))
    assert not hitung_sisa(surat).keluhan


@pytest.mark.tahan
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_a_letter_makes_the_counting_raise(surat: bytes, data: st.DataObject) -> None:
    """In its packed bytes, in the zip's directory at its end, and in the XML of its body."""
    isi = bytearray(surat)
    akhir = len(isi) - 1
    letak = st.one_of(st.integers(0, akhir), st.integers(akhir - 1200, akhir), st.integers(0, 60))
    for satu in data.draw(st.lists(letak, max_size=20)):
        isi[satu] = data.draw(st.integers(0, 255))
    hitung_sisa(bytes(isi))

    xml = bytearray(b"<w:document xmlns:w='" + W[1:-1].encode() + b"'><w:p><w:r><w:t>[isi: a]</w:t></w:r></w:p>")
    for satu in data.draw(st.lists(st.integers(0, len(xml) - 1), max_size=4)):
        xml[satu] = data.draw(st.integers(0, 255))
    hitung_sisa(paket({"word/document.xml": bytes(xml) + b"</w:document>"}))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([b"", b"PK\3\4", b"PK\1\2", b"PK\5\6"]), st.binary(max_size=300), st.binary(max_size=60))
def test_bytes_that_only_begin_or_end_like_a_package_are_no_letter(kepala: bytes, isi: bytes, ekor: bytes) -> None:
    assert hitung_sisa(kepala + isi + b"PK\5\6" + ekor).keluhan


def test_a_letter_that_unpacks_to_more_than_any_letter_is_left_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("dibongkar"))
    monkeypatch.setattr("tata_usaha.konsep.sisa._TEKS_MAKS", MIB)
    bom = paket({"word/document.xml": b" " * (MIB + 1)})
    terbagi = paket({f"word/header{ke}.xml": b" " * (MIB // 3) for ke in range(4)} | {"word/document.xml": b"<a/>"})
    banyak = b"PK\1\2" * 20_001 + paket({"word/document.xml": b"<a/>"})

    assert {hitung_sisa(isi).keluhan for isi in (bom, terbagi, banyak)} == {
        "isinya jauh lebih besar daripada naskah mana pun"
    }


def test_a_letter_that_is_filled_in_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what its parts say they have together, and each by what it says itself."""
    jujur = paket({"word/document.xml": b"x" * 600, "word/media/a.png": b"x" * 600})
    bohong = paket({"word/document.xml": b" " * MIB}).replace(MIB.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert len(ganti_bagian.baca_bagian(jujur)) == 2

    dibongkar: list[int] = []
    asli = zlib.decompressobj

    class Mesin:
        def __init__(self, wbits: int) -> None:
            self._asli = asli(wbits)

        def decompress(self, isi: bytes, maks: int) -> bytes:
            dibongkar.append(maks)
            return self._asli.decompress(isi, maks)

    monkeypatch.setattr(zlib, "decompressobj", Mesin)
    with pytest.raises(PaketAsing, match="rusak"):
        ganti_bagian.baca_bagian(bohong)
    assert dibongkar == [10]

    monkeypatch.setattr(ganti_bagian, "_UTUH_MAKS", 1000)
    with pytest.raises(PaketAsing, match="lebih besar daripada naskah mana pun"):
        ganti_bagian.baca_bagian(jujur)


@pytest.mark.parametrize("cara", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_knows_no_bound_is_not_unpacked(cara: int) -> None:
    keluar = BytesIO()
    with zipfile.ZipFile(keluar, "w", cara) as arsip:
        arsip.writestr("word/document.xml", b"<a/>")
    assert hitung_sisa(keluar.getvalue()).keluhan == "bukan dokumen Word yang utuh"


def test_a_letter_in_words_strict_dialect_has_the_same_gaps() -> None:
    xml = (
        "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:p><w:r><w:t>[isi: nomor]</w:t>"
        "</w:r></w:p><w:p><w:r><w:rPr><w:rStyle w:val='NDBelumTerverifikasi'/></w:rPr><w:t>UU</w:t></w:r></w:p>"
        "</w:document>"
    )
    sisa = hitung_sisa(paket({"word/document.xml": xml.encode()}))
    assert (sisa.isian, sisa.belum_terverifikasi) == (("nomor",), 1)


def test_isian_dari_data_kantor_selalu_sah() -> None:
    """Ids and titles are an office's own; Word refuses tags longer than 64 characters."""
    isian = Isian(tag="nama-Ketua Pelaksana/" + "x" * 80, petunjuk="nama [lengkap]\ndengan gelar")
    assert isian.tag.startswith("nama-ketua-pelaksana-xx")
    assert len(f"isian:{isian.tag}") == 64
    assert str(isian) == "[isi: nama (lengkap) dengan gelar]"
