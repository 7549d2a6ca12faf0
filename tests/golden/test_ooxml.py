"""Letters are valid Word files: by Microsoft's own SDK, by openxml-audit, and where both are blind.

Of each template a full letter, one without evidence, one with hostile content and one grown long is tried;
`.ci/run` puts every letter of the sample year before the SDK, so the full ones are not once more here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tata_usaha.word.paket import bongkar, kemas
from tests.golden.contoh_naskah import CONTOH, tercetak
from tools.ooxml import sdk, titik_buta
from zi_model.naskah.keluarga import isi_templat

setiap_contoh = pytest.mark.parametrize("contoh", CONTOH)


def tulis(contoh: str, folder: Path) -> list[Path]:
    """Write the letters of a sample."""
    for nama, isi in tercetak(contoh).items():
        (folder / f"{nama}.docx").write_bytes(isi)
    return sorted(folder.glob("*.docx"))


@pytest.mark.tahan
@setiap_contoh
def test_setiap_templat_ada_contohnya(contoh: str) -> None:
    assert {naskah.templat for naskah in CONTOH[contoh]().values()} == isi_templat().keys()


@pytest.mark.tahan
@setiap_contoh
def test_sah_menurut_openxml_audit(contoh: str, tmp_path: Path) -> None:
    hasil = {berkas.name: OpenXmlValidator().validate(berkas).errors for berkas in tulis(contoh, tmp_path)}
    assert {nama: salah for nama, salah in hasil.items() if salah} == {}


@pytest.mark.tahan
@setiap_contoh
def test_sah_juga_di_titik_buta_validator(contoh: str) -> None:
    hasil = {nama: titik_buta.periksa(isi) for nama, isi in tercetak(contoh).items()}
    assert {nama: salah for nama, salah in hasil.items() if salah} == {}


@pytest.mark.tahan
@pytest.mark.parametrize("contoh", ["kosong", "ganas", "banyak"])
def test_sah_menurut_microsoft(contoh: str, tmp_path: Path) -> None:
    program = sdk.cari()
    if program is None:
        pytest.skip("Open XML SDK belum terpasang; `python -m tools.ooxml --pasang` memasangnya, .ci/run juga")
    hasil = sdk.periksa(program, tulis(contoh, tmp_path))
    assert {berkas.name: salah for berkas, salah in hasil.items() if salah} == {}


CACAT = {
    "sel tanpa paragraf": (r"(<w:tc>(?:<w:tcPr>.*?</w:tcPr>)?)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>", "paragraf"),
    "sel yang berakhir dengan tabel": (r"</w:p></w:tc>", r"</w:p><w:tbl/></w:tc>", "tidak berakhir dengan paragraf"),
    "tabel tanpa baris": (r"(</w:tblGrid>).*?</w:tbl>", r"\1</w:tbl>", "tidak berbaris"),
    "baris tanpa sel": (r"<w:tr>", r"<w:tr/><w:tr>", "tidak bersel"),
    "baris lebih lebar dari kisinya": (r"(<w:tcW [^>]*/>)", r'\1<w:gridSpan w:val="40"/>', "kisinya"),
    "gabungan tanpa awal": (r"(<w:tcW [^>]*/>)", r"\1<w:vMerge/>", "tidak dimulai"),
    "kepala tabel di tengah": (
        r"(</w:tr><w:tr>(?:(?!tblHeader|</w:tbl>).)*?</w:tr><w:tr><w:trPr>)",
        r"\1<w:tblHeader/>",
        "tidak di awal tabel",
    ),
    "id kendali isi kembar": (r'(<w:sdtPr>.*?<w:id w:val=")\d+', r"\g<1>1", "dipakai"),
    "tag kendali isi panjang": (r'<w:tag w:val="', f'<w:tag w:val="{"x" * 65}', "lebih dari 64"),
    "teks di luar w:t": (r"</w:pPr><w:r>", "</w:pPr>teks<w:r>", "sesudah pPr"),
    "spasi yang akan hilang": (r"<w:t>(?=\w)", "<w:t> ", "akan hilang"),
    "medan yang tidak ditutup": (r"</w:pPr>", '</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>', "tidak ditutup"),
    "penanda tanpa pasangan": (r"</w:pPr>", '</w:pPr><w:bookmarkStart w:id="9" w:name="x"/>', "tidak berpasangan"),
}
"""What both validators let pass: a pattern in a good letter's body, what it becomes, a word of the complaint."""


def laporan_monev() -> bytes:
    """Return a good letter with about everything in it."""
    return next(isi for nama, isi in tercetak("penuh").items() if nama.startswith("laporan-monev.docx"))


@pytest.mark.tahan
@pytest.mark.parametrize("cacat", CACAT)
def test_titik_buta_validator_terlihat(cacat: str) -> None:
    pola, menjadi, keluhan = CACAT[cacat]
    bagian = bongkar(laporan_monev())
    xml, kali = re.subn(pola, menjadi, bagian["word/document.xml"].decode(), count=2, flags=re.DOTALL)
    assert kali
    masalah = titik_buta.periksa(kemas(bagian | {"word/document.xml": xml.encode()}))
    assert any(keluhan in satu for satu in masalah), masalah


@pytest.mark.tahan
def test_gambar_yang_bukan_seperti_namanya_dan_sifat_ganda() -> None:
    bagian = bongkar(laporan_monev())
    inti = bagian["docProps/core.xml"].replace(b"</cp:core", b"<dc:title>dua</dc:title></cp:core")
    masalah = titik_buta.periksa(kemas(bagian | {"word/media/a.png": b"GIF89a", "docProps/core.xml": inti}))
    assert [m for m in masalah if "bukan png" in m]
    assert [m for m in masalah if "sifat title ada 2 kali" in m]
