"""Counting fill-ins: what a reader of the letter still sees as `[isi: …]`, whoever touched the file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tata_usaha.surat.cetak_naskah import cetak
from tests.tata_usaha.naskah_uji import BarisUji, IsiUji, W, hitung_isian, naskah_uji, tulis_templat
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from tools.templat.kit import Templat
from zi_model.naskah.inti.naskah import Isian


@pytest.fixture
def surat(tmp_path: Path) -> bytes:
    """Give a letter with fill-ins in the body, a table and the header."""

    def bangun(t: Templat) -> None:
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
    assert hitung_isian(isi) == []


def test_docx_yang_terpotong_tidak_menjatuhkan(surat: bytes) -> None:
    for panjang in range(0, len(surat), 97):
        hitung_isian(surat[:panjang])


def test_isian_dari_data_kantor_selalu_sah() -> None:
    """Ids and titles are an office's own; Word refuses tags longer than 64 characters."""
    isian = Isian(tag="nama-Ketua Pelaksana/" + "x" * 80, petunjuk="nama [lengkap]\ndengan gelar")
    assert isian.tag.startswith("nama-ketua-pelaksana-xx")
    assert len(f"isian:{isian.tag}") == 64
    assert str(isian) == "[isi: nama (lengkap) dengan gelar]"
