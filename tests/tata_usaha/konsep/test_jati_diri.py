"""Which letter a file is, whoever saved it last: read from what programs keep, and from no damaged file."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tata_usaha.konsep.jati_diri import bentuk_lama, jati_diri_berkas
from tata_usaha.surat.cetak_naskah import cetak
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.tata_usaha.contoh_bukti import docx_, pdf
from tests.tata_usaha.naskah_uji import IsiUji, naskah_uji, tulis_templat
from tests.zi_model.bahan_sigi import kantor as kantor_sigi
from zi_model.naskah.inti.jati_diri import JatiDiriNaskah, tulis_jati_diri

SIFAT = "docProps/core.xml"
INI = JatiDiriNaskah("sigi/2026-TW2/uji", "7210", terperiksa=True)
TERTULIS = tulis_jati_diri(INI.kunci, INI.wilayah)


@pytest.fixture(scope="module")
def surat(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give a letter as it is printed."""
    folder = tmp_path_factory.mktemp("templat")
    tulis_templat(folder, lambda t: t.paragraf("Isi {{ teks }}"))
    return cetak(naskah_uji(IsiUji()), kantor_sigi(), folder)


def pdf_berkata_kunci(kata_kunci: str) -> bytes:
    penulis, keluar = PdfWriter(), io.BytesIO()
    penulis.add_blank_page(595, 842)
    penulis.add_metadata({"/Keywords": kata_kunci})
    penulis.write(keluar)
    return keluar.getvalue()


def dengan_sifat(surat: bytes, lama: bytes, baru: bytes) -> bytes:
    return ganti_bagian(surat, {SIFAT: baca_bagian(surat)[SIFAT].replace(lama, baru)})


def test_a_printed_letter_says_which_it_is(surat: bytes) -> None:
    assert jati_diri_berkas(surat) == INI


def test_a_pdf_says_which_letter_it_was_made_from() -> None:
    assert jati_diri_berkas(pdf_berkata_kunci(TERTULIS)) == INI
    assert jati_diri_berkas(pdf_berkata_kunci(TERTULIS.lower())) is None


@pytest.mark.tahan
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang; .ci/run memasangnya")
def test_a_pdf_exported_by_libreoffice_still_says_it(surat: bytes, tmp_path: Path) -> None:
    (tmp_path / "final fix.docx").write_bytes(surat)
    perintah = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*perintah, "--outdir", str(tmp_path), str(tmp_path / "final fix.docx")], check=True, capture_output=True
    )
    assert jati_diri_berkas((tmp_path / "final fix.pdf").read_bytes()) == INI


def test_keywords_that_a_person_adds_do_not_hide_it(surat: bytes) -> None:
    assert jati_diri_berkas(dengan_sifat(surat, TERTULIS.encode(), f"rapat; {TERTULIS}".encode())) == INI


def test_a_letter_of_version_0_1_says_its_key(surat: bytes) -> None:
    assert jati_diri_berkas(bentuk_lama(surat, INI.kunci)) == JatiDiriNaskah(INI.kunci)


@pytest.mark.parametrize("isi", [b"", b"PK", b"%PDF-1.7", b"teks biasa", docx_(), pdf()])
def test_other_files_say_nothing(isi: bytes) -> None:
    assert jati_diri_berkas(isi) is None


def test_a_damaged_letter_says_the_truth_or_nothing(surat: bytes) -> None:
    """Cut anywhere, or with any byte flipped near what matters, it never names another letter and never fails."""
    for panjang in range(0, len(surat), 257):
        assert jati_diri_berkas(surat[:panjang]) in {None, INI}
    letak = surat.index(SIFAT.encode())
    direktori = surat.rindex(SIFAT.encode())
    for ke in (*range(letak - 30, letak + 500), *range(direktori - 46, min(direktori + 40, len(surat)))):
        rusak = bytearray(surat)
        rusak[ke] ^= 0x15
        assert jati_diri_berkas(bytes(rusak)) in {None, INI}


def test_properties_that_unfold_without_measure_are_not_read(surat: bytes) -> None:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(SIFAT, baca_bagian(surat)[SIFAT] + b" " * 2**21)
    assert jati_diri_berkas(keluar.getvalue()) is None


def test_the_old_form_is_byte_for_byte_what_the_old_program_printed(
    surat: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tulis_templat(tmp_path, lambda t: t.paragraf("Isi {{ teks }}"))
    monkeypatch.setattr("tata_usaha.cetak.sifat.tulis_jati_diri", lambda kunci, _: kunci)
    assert bentuk_lama(surat, INI.kunci) == cetak(naskah_uji(IsiUji()), kantor_sigi(), tmp_path)
    assert bentuk_lama(b"BEGIN:VCALENDAR", INI.kunci) == b"BEGIN:VCALENDAR"
