"""A real decree through its whole life by the commands that a secretary types, and what each answers her."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.conftest import Meja
from tests.tata_usaha import ttd_elektronik as ttd
from tests.tata_usaha.contoh_bukti import pdf, pdf_teks

PPID, UPG = "sigi/2026/keputusan/tim-ppid", "sigi/2026/keputusan/tim-upg"


def lengkapi(berkas: Path) -> None:
    """Fill in everything but number and date."""
    docx = berkas.read_bytes()
    pola = re.compile(rb"\[isi: (?!nomor\]|tanggal\])[^\]]*\]")
    ganti = {nama: pola.sub(b"ABC", xml) for nama, xml in baca_bagian(docx).items() if b"[isi: " in xml}
    berkas.write_bytes(ganti_bagian(docx, ganti))


def baris(meja: Meja, *pilihan: str) -> list[dict[str, object]]:
    hasil: list[dict[str, object]] = json.loads(meja.zi("outbox", *pilihan, "--json").out)
    return hasil


@pytest.fixture
def siap(meja: Meja) -> Path:
    """Give the file of a decree that is ready to be signed."""
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    berkas = meja.pengaturan.outbox / "sigi" / "2026" / "tahunan" / "Keputusan Tim PPID 2026.docx"
    lengkapi(berkas)
    assert meja.zi("outbox", "nomori", "tim-ppid", "--nomor", "15", "--tanggal", "2026-02-03").kode == 0
    ditanya = meja.zi("outbox", "siap", "tim-ppid")
    assert (ditanya.kode, ditanya.err.count("galat S09")) == (5, 1)
    assert f"Jalankan: zi outbox siap {PPID} --tetap --alasan ALASAN" in ditanya.err
    assert meja.zi("outbox", "siap", "tim-ppid", "--tetap").kode == 2
    assert meja.zi("outbox", "siap", "tim-ppid", "--alasan", "x").kode == 2
    hasil = meja.zi("outbox", "siap", "tim-ppid", "--tetap", "--alasan", "cocok dengan JDIH")
    assert (hasil.kode, hasil.err.count("catatan S09")) == (0, 1)
    return berkas


def test_from_ready_to_the_archive_with_a_wrong_scan_on_the_way(meja: Meja, siap: Path, tmp_path: Path) -> None:
    assert "menunggu" in meja.zi("outbox").out
    salah, benar = tmp_path / "salah.pdf", tmp_path / "benar.pdf"
    salah.write_bytes(pdf("salah"))
    benar.write_bytes(ttd.tandatangani())
    berubah = tmp_path / "berubah.pdf"
    berubah.write_bytes(ttd.sambung(benar.read_bytes()))
    ditolak = meja.zi("outbox", "tandatangani", "tim-ppid", str(berubah))
    assert (ditolak.kode, "berubah sesudah ditandatangani secara elektronik" in ditolak.err) == (5, True)
    assert meja.zi("outbox", "tandatangani", "tim-ppid", str(salah)).kode == 0
    ditolak = meja.zi("outbox", "tandatangani", "tim-ppid", str(benar))
    assert (ditolak.kode, f"  zi outbox lepas {PPID} --alasan ALASAN" in ditolak.err) == (5, True)
    lepas = meja.zi("outbox", "lepas", "tim-ppid", "--alasan", "salah pindaian")
    assert (lepas.kode, "(dilepas).pdf" in lepas.out) == (0, True)
    hasil = meja.zi("outbox", "tandatangani", "tim-ppid", str(benar), "--tanggal", "2026-02-04", "--json")
    data = json.loads(hasil.out)
    assert Path(data["salinan"]).read_bytes() == benar.read_bytes()
    assert data["tanda_elektronik"]["penanda_tangan"][0]["nama"] == "Siti Aminah"
    ttd.folder_kepercayaan(meja.pengaturan.plan / "sigi" / "kepercayaan", ttd.penerbit())
    lagi = " ".join(meja.zi("outbox", "tandatangani", "tim-ppid", str(benar)).out.split())
    assert "elektronik oleh Siti Aminah (sertifikat dari Balai Sertifikasi Uji) pada" in lagi
    assert "isinya utuh, penanda tangannya dikenal." in lagi
    assert "Siti Aminah; utuh, penanda tangan belum dikenal" in " ".join(
        meja.zi("outbox", "riwayat", "tim-ppid").out.split()
    )
    assert meja.zi("outbox", "arsip").out == "Belum ada naskah yang diarsipkan.\n"
    arsip = meja.zi("outbox", "arsipkan", "tim-ppid", "--tempat", "Lemari 1")
    assert "Belum ditentukan: klasifikasi, retensi." in arsip.out
    assert "Lemari 1" in meja.zi("outbox", "arsip", "--tahun", "2026").out
    assert json.loads(meja.zi("outbox", "arsip", "--tahun", "2025", "--json").out) == []
    assert meja.zi("outbox", "arsip", "--xlsx", str(tmp_path / "arsip.xlsx")).kode == 0
    assert zipfile.is_zipfile(tmp_path / "arsip.xlsx")
    (satu,) = baris(meja, "--status", "diarsipkan", "--unit", "parmas-sdm", "--jenis", "keputusan")
    assert (satu["kunci"], satu["nomor"], satu["unit"]) == (PPID, 15, "parmas_sdm")
    riwayat = json.loads(meja.zi("outbox", "riwayat", "tim-ppid", "--json").out)
    assert [(k["peristiwa"], k["alasan"]) for k in riwayat][-7:] == [
        ("SIAP_TTD", "cocok dengan JDIH"),
        ("DITANDATANGANI", ""),
        ("DITAUTKAN", ""),
        ("DILEPAS", "salah pindaian"),
        ("DITANDATANGANI", ""),
        ("DITAUTKAN", ""),
        ("DIARSIPKAN", ""),
    ]
    assert siap.exists()


@pytest.mark.tahan
def test_a_scan_that_speaks_against_the_letter_it_is_named_for_is_told(meja: Meja, siap: Path, tmp_path: Path) -> None:
    """Who names the letter is believed; last year's decree is told all the same, and the right one says nothing."""
    judul = "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN SIGI", "TENTANG", "PEMBENTUKAN TIM"
    lama, benar = tmp_path / "lama.pdf", tmp_path / "benar.pdf"
    lama.write_bytes(pdf_teks(judul[0], "NOMOR 9 TAHUN 2025", *judul[1:]))
    benar.write_bytes(pdf_teks(judul[0], "NOMOR 15 TAHUN 2026", *judul[1:]))
    siap.with_suffix(".pdf").write_bytes(pdf(halaman=8))

    hasil = meja.zi("outbox", "tandatangani", "tim-ppid", str(lama))

    assert hasil.kode == 0
    assert "Perhatian: salinan ini tampaknya bukan naskah itu: nomor di teksnya" in hasil.out
    assert "Perhatian: salinannya 1 halaman, padahal “Keputusan Tim PPID 2026.pdf” 8 halaman" in hasil.out
    assert meja.zi("outbox", "lepas", "tim-ppid", "--alasan", "tahun lalu").kode == 0
    assert "bukan naskah itu" not in meja.zi("outbox", "tandatangani", "tim-ppid", str(benar)).out


@pytest.mark.tahan
@pytest.mark.usefixtures("siap")
def test_back_to_a_draft_and_away(meja: Meja) -> None:
    tanpa = meja.zi("outbox", "batal", "tim-ppid")
    assert (tanpa.kode, "--alasan harus diisi" in tanpa.err) == (2, True)
    buka = meja.zi("outbox", "buka", "tim-ppid", "--alasan", "salah nama")
    assert (buka.kode, "dibuka kembali, sekarang konsep" in buka.out) == (0, True)
    assert "tidak ada yang diubah" in meja.zi("outbox", "buka", "tim-ppid", "--alasan", "salah nama").out
    ditolak = meja.zi("outbox", "arsipkan", "tim-ppid")
    assert ditolak.kode == 5
    assert ditolak.err.splitlines() == [
        f"Galat OUTBOX: {PPID} masih konsep, jadi belum dapat diarsipkan.",
        "Yang dapat dilakukan sekarang:",
        f"  zi outbox nomori {PPID} --nomor NOMOR --tanggal TANGGAL",
        f"  zi outbox siap {PPID}",
        f"  zi outbox batal {PPID} --alasan ALASAN",
    ]
    assert meja.zi("outbox", "batal", "tim-ppid", "--alasan", "x", "--sejak", "2026-09-01").kode == 2
    batal = meja.zi("outbox", "batal", "tim-ppid", "--alasan", "tim tidak jadi dibentuk")
    assert (batal.kode, "Nomor 15 ikut batal" in batal.out) == (0, True)
    assert "Sudah batal; tidak disusun lagi" in meja.zi("naskah", "buat", "keputusan/tim-ppid").out
    assert baris(meja, "--status", "KONSEP") == []
    assert meja.zi("outbox", "--status", "KONSEP").out == "Tidak ada naskah yang cocok.\n"


@pytest.mark.tahan
def test_a_meetings_packet_has_a_heading_and_a_unit_that_is_none_is_told_with_those_that_are(meja: Meja) -> None:
    meja.zi("naskah", "buat", "rapat/monev", "--periode", "2026-TW1")
    hasil = meja.zi("outbox", "--periode", "2026-TW1")
    assert hasil.out.count("Paket rapat monev:") == 1
    assert {satu["paket"] for satu in baris(meja)} == {"monev"}
    salah = meja.zi("outbox", "--unit", "tekhun")
    assert (salah.kode, "Mungkin maksudnya “Tekhum”" in salah.err) == (2, True)
    assert meja.zi("outbox", "--status", "selesai").kode == 2
