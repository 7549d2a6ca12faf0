"""Strangers' PDFs are drawn in a process of their own: whatever they do to it, the next one is read."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from tata_usaha.bukti.isi.pdf import baca_pdf
from tata_usaha.bukti.pembaca import halaman_pdf
from tata_usaha.bukti.pembaca.halaman_pdf import (
    TakTerbuka,
    banyak_halaman,
    buka_pdf,
    gambar_halaman,
    teks_halaman,
)
from tata_usaha.bukti.pembaca.kode_qr import baca_kode
from tests.tata_usaha import contoh_bukti as contoh
from tests.tata_usaha import pdf_uji
from tests.tata_usaha.naskah_terpindai import tempel_kode

TEKS = pdf_uji.halaman_teks(["KEPUTUSAN", "NOMOR 12 TAHUN 2026"])


def test_a_pages_text_is_told_line_by_line() -> None:
    assert teks_halaman(TEKS) == ["KEPUTUSAN\nNOMOR 12 TAHUN 2026"]


def test_no_more_pages_are_read_than_asked() -> None:
    assert teks_halaman(contoh.pdf(halaman=9), 3) == ["", "", ""]
    assert banyak_halaman(contoh.pdf(halaman=9)) == 9


def test_a_page_is_drawn_at_the_sharpness_asked() -> None:
    gambar = gambar_halaman(TEKS, dpi=72)
    assert gambar is not None
    assert (gambar.mode, gambar.size) == ("L", (595, 842))
    assert gambar.getextrema() != (255, 255)
    assert gambar_halaman(TEKS, nomor=1) is None


def test_a_page_with_too_many_dots_is_drawn_smaller() -> None:
    gambar = gambar_halaman(pdf_uji.halaman(pdf_uji.aliran(b""), kotak=b"0 0 14000 14000"), dpi=600)
    assert gambar is not None
    assert gambar.width * gambar.height <= 20_100_000


def test_a_scan_is_told_from_a_printed_page_by_its_picture() -> None:
    satu = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    for ukuran, terduga in ((b"595 0 0 842", 1.0), (b"60 0 0 84", 0.01)):
        isi = pdf_uji.aliran(b"q %b 0 0 cm /G Do Q" % ukuran)
        pindaian = pdf_uji.halaman(isi, b"/XObject << /G 5 0 R >>", lain=[pdf_uji.aliran(b"\0", satu)])
        with buka_pdf(pindaian) as pdf:
            assert pdf.luas_gambar() == pytest.approx(terduga, abs=0.005)
    with buka_pdf(TEKS) as pdf:
        assert pdf.luas_gambar() == 0


def test_text_behind_a_picture_is_told_from_text_that_can_be_seen() -> None:
    """Telephones lay what they recognised behind the picture."""
    satu = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    sumber = b"/XObject << /G 5 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    for cara, tampak in ((3, False), (0, True)):
        isi = b"q 595 0 0 842 0 0 cm /G Do Q BT /F 10 Tf %d Tr 60 780 Td (TERBACA) Tj ET" % cara
        pindaian = pdf_uji.halaman(pdf_uji.aliran(isi), sumber, lain=[pdf_uji.aliran(b"\0", satu)])
        with buka_pdf(pindaian) as pdf:
            assert pdf.teks() == ["TERBACA"]
            assert pdf.rupa() == [(pytest.approx(1.0), tampak)]


def test_a_file_tells_its_properties() -> None:
    with buka_pdf(contoh.pdf("Laporan Monev", halaman=3)) as pdf:
        assert pdf.sifat()["Title"] == "Laporan Monev"


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"bukan PDF",
        TEKS[: len(TEKS) // 3],
        contoh.pdf(sandi="rahasia"),
        pdf_uji.susun_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]),
    ],
)
def test_what_does_not_open_has_neither_text_nor_pages(isi: bytes) -> None:
    assert (teks_halaman(isi), gambar_halaman(isi), banyak_halaman(isi)) == ([], None, None)


def test_a_pdf_that_only_forbids_changes_opens() -> None:
    assert banyak_halaman(contoh.pdf(pemilik="kantor")) == 2


@pytest.mark.tahan
def test_a_page_that_never_ends_is_given_up_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halaman_pdf, "_DETIK_MAKS", 0.3)
    assert gambar_halaman(pdf_uji.tak_berkesudahan()) is None
    monkeypatch.undo()
    assert banyak_halaman(TEKS) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a process is stopped by a signal")
def test_whoever_draws_and_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halaman_pdf, "_DETIK_MAKS", 0.3)
    with buka_pdf(TEKS) as pdf:
        os.kill(halaman_pdf._SATU[0]._proses.pid, signal.SIGSTOP)
        assert pdf.teks() == []
    assert not halaman_pdf._SATU[0].hidup


@pytest.mark.tahan
def test_whoever_draws_ends_by_himself_when_nobody_waits_any_more() -> None:
    """A run that is killed takes nobody along; what it had begun must not go on for ever."""
    isi = pdf_uji.tak_berkesudahan()
    minta = [{"minta": "buka", "panjang": len(isi)}, {"minta": "gambar", "nomor": 0, "dpi": 150, "piksel": 10**7}]
    buka, gambar = (json.dumps({**satu, "detik": 0.5}).encode() + b"\n" for satu in minta)
    hasil = subprocess.run(
        [sys.executable, "-P", halaman_pdf._PELUKIS], input=buka + isi + gambar, capture_output=True, timeout=60
    )
    assert hasil.returncode == 1
    assert hasil.stdout.count(b"\n") == 1, "it never answered the second question"


def test_whoever_draws_may_die_at_any_time() -> None:
    with buka_pdf(TEKS) as pdf:
        halaman_pdf._SATU[0]._proses.kill()
        assert (pdf.teks(), pdf.gambar(), pdf.luas_gambar()) == ([], None, None)
    assert teks_halaman(TEKS) != []


def test_where_no_process_can_start_nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    halaman_pdf._akhiri()
    monkeypatch.setattr(halaman_pdf.sys, "executable", "/tidak/ada/python")
    with pytest.raises(TakTerbuka), buka_pdf(TEKS):
        pass


def test_threads_get_their_own_answers() -> None:
    semua = {f"BERKAS {ke}": pdf_uji.halaman_teks([f"BERKAS {ke}"]) for ke in range(12)}
    with ThreadPoolExecutor(6) as utas:
        assert list(utas.map(teks_halaman, semua.values())) == [[nama] for nama in semua]


def test_worn_out_it_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halaman_pdf, "_GILIRAN_MAKS", 1)
    banyak_halaman(TEKS)
    lama = halaman_pdf._SATU[0]
    assert banyak_halaman(TEKS) == 1
    assert halaman_pdf._SATU[0] is not lama
    assert not lama.hidup


@pytest.mark.tahan
@pytest.mark.parametrize("bom", [pdf_uji.bom_isi, pdf_uji.miliaran_bentuk, pdf_uji.gambar_raksasa])
def test_a_bomb_costs_its_own_process_only(bom: object) -> None:
    assert callable(bom)
    isi = bom()
    baca_pdf(isi)
    teks_halaman(isi)
    gambar_halaman(isi, dpi=300)
    assert banyak_halaman(TEKS) == 1


def test_codes_are_read_from_the_top_down() -> None:
    lembar = Image.new("RGB", (1240, 1754), "white")
    tempel_kode(lembar, "7210.BAWAH", 150)
    atas = Image.new("RGB", (1240, 400), "white")
    tempel_kode(atas, "7210.ATAS", 150, kiri_mm=120)
    lembar.paste(atas, (0, 0))
    assert baca_kode(lembar) == ["7210.ATAS", "7210.BAWAH"]
    assert baca_kode(Image.new("L", (1, 1))) == []
