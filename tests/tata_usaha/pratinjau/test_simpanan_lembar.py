"""Pages that are kept: complete or not there, made once, never more than their limit."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from tata_usaha.pratinjau import simpanan_lembar
from tata_usaha.pratinjau.simpanan_lembar import SimpananLembar
from tata_usaha.pratinjau.ubah_pdf import TakBerhalaman, TanpaLibreOffice
from tests.tata_usaha.pdf_berteks import pdf_berteks


def surat(kata: str = "surat", halaman: int = 2) -> tuple[str, bytes]:
    isi = pdf_berteks(*[[f"{kata} halaman {ke + 1}"] for ke in range(halaman)])
    return hashlib.sha256(isi).hexdigest(), isi


@pytest.fixture
def simpanan(tmp_path: Path) -> SimpananLembar:
    return SimpananLembar(tmp_path / "lembar")


def test_every_page_is_a_picture_of_its_own_size(simpanan: SimpananLembar) -> None:
    sidik, isi = surat()
    siap = simpanan.buat(sidik, isi, pdf=True)
    assert siap.banyak == len(siap.ukuran) == 2
    for ke, ukuran in enumerate(siap.ukuran, start=1):
        tempat = siap.gambar(ke)
        assert tempat is not None
        assert Image.open(io.BytesIO(tempat.read_bytes())).size == ukuran == (794, 1123)
    assert siap.gambar(0) is siap.gambar(3) is None
    assert siap.pdf.read_bytes() == isi


def test_what_was_drawn_is_not_drawn_again(simpanan: SimpananLembar, monkeypatch: pytest.MonkeyPatch) -> None:
    sidik, isi = surat()
    pertama = simpanan.buat(sidik, isi, pdf=True)
    monkeypatch.setattr(simpanan_lembar, "_lukis", lambda *_: pytest.fail("drawn twice"))
    assert simpanan.buat(sidik, isi, pdf=True) == pertama == simpanan.ambil(sidik)


@pytest.mark.parametrize("hilang", ["2.png", "lembar.json", "naskah.pdf"])
def test_what_somebody_deleted_a_part_of_is_drawn_again(simpanan: SimpananLembar, hilang: str) -> None:
    sidik, isi = surat()
    siap = simpanan.buat(sidik, isi, pdf=True)
    (siap.folder / hilang).unlink()
    assert simpanan.ambil(sidik) is None
    assert simpanan.buat(sidik, isi, pdf=True) == siap == simpanan.ambil(sidik)


def test_what_was_looked_at_longest_ago_goes_first(tmp_path: Path) -> None:
    simpanan = SimpananLembar(tmp_path / "lembar", batas=1)
    lama, baru = surat("lama", 1), surat("baru", 1)
    siap = simpanan.buat(*lama, pdf=True)
    os.utime(siap.folder, (time.time() - 9, time.time() - 9))
    simpanan.buat(*baru, pdf=True)
    assert simpanan.ambil(lama[0]) is None
    assert simpanan.ambil(baru[0]) is not None


@pytest.mark.parametrize("isi", [b"", b"bukan PDF", b"%PDF-1.4 torso"])
def test_what_has_no_pages_is_told_and_leaves_nothing(simpanan: SimpananLembar, tmp_path: Path, isi: bytes) -> None:
    with pytest.raises(TakBerhalaman, match="tidak dapat digambar"):
        simpanan.buat(hashlib.sha256(isi).hexdigest(), isi, pdf=True)
    assert list((tmp_path / "lembar").iterdir()) == []


@pytest.mark.parametrize("sidik", ["", "..", "../../plan", "A" * 64, "a" * 63 + "/"])
def test_a_name_that_is_no_fingerprint_finds_nothing(simpanan: SimpananLembar, sidik: str) -> None:
    assert simpanan.ambil(sidik) is None


def test_without_libreoffice_a_word_file_is_refused_in_words(
    simpanan: SimpananLembar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tata_usaha.pratinjau.ubah_pdf.cari_libreoffice", lambda: None)
    with pytest.raises(TanpaLibreOffice, match="LibreOffice belum terpasang"):
        simpanan.buat("a" * 64, b"PK", pdf=False)


@pytest.mark.tahan
def test_two_that_draw_the_same_letter_at_once_both_have_it(tmp_path: Path) -> None:
    sidik, isi = surat()
    (tmp_path / "surat.pdf").write_bytes(isi)
    kode = (
        "import sys; from pathlib import Path; from tata_usaha.pratinjau.simpanan_lembar import SimpananLembar\n"
        "folder, sidik = Path(sys.argv[1]), sys.argv[2]; isi = (folder / 'surat.pdf').read_bytes()\n"
        "print(SimpananLembar(folder / 'lembar').buat(sidik, isi, pdf=True).banyak)"
    )
    perintah = [sys.executable, "-c", kode, str(tmp_path), sidik]
    proses = [subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [satu.communicate()[0] for satu in proses] == ["2\n"] * 4
    assert [p.name for p in (tmp_path / "lembar").iterdir()] == [f"{sidik}-2"]
