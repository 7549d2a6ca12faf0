"""From the command line: an office that sends a kind of letter through SRIKANDI, from the draft to the signed PDF."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tests.conftest import Meja
from tests.tata_usaha.naskah_uji import baca_semua
from tests.tata_usaha.pdf_berteks import pdf_berteks

KUNCI = "sigi/2026-S1/laporan-monev-ppid"
JUDUL = "LAPORAN MONITORING DAN EVALUASI PELAKSANAAN KEBIJAKAN KETERBUKAAN INFORMASI PUBLIK"
KEPALA = ["KOMISI PEMILIHAN UMUM", "KABUPATEN SIGI", JUDUL, "SEMESTER I TAHUN 2026", "NOMOR 41/PW.02-LP/7210/2026"]


@pytest.fixture
def laporan(meja: Meja, jam: Callable[[str], None]) -> Path:
    """Return the draft of a report that goes through SRIKANDI, with everything filled in that people fill in."""
    jam("2026-07-06T09:00+08:00")
    meja.ubah_rencana("srikandi: []", "srikandi: [laporan]", "satker.yaml")
    (hasil,) = json.loads(meja.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1", "--json").out)
    berkas = Path(hasil["berkas"])
    docx = berkas.read_bytes()
    terisi = {n: x.replace(b"[isi: ", b"(").replace(b"]", b")") for n, x in baca_bagian(docx).items() if b"[isi: " in x}
    berkas.write_bytes(ganti_bagian(docx, terisi))
    return berkas


@pytest.mark.tahan
def test_from_draft_to_signed_with_a_sheet_beside_it(meja: Meja, laporan: Path) -> None:
    xml = baca_bagian(laporan.read_bytes())["word/document.xml"].decode()
    for tag in ("nomor_naskah", "tanggal_naskah", "jabatan_pengirim", "ttd_pengirim", "nama_pengirim", "nip_pengirim"):
        sebelum, _, sesudah = xml.partition(f"${{{tag}}}")
        assert sebelum.endswith('<w:rPr><w:noProof/></w:rPr><w:t xml:space="preserve">'), tag
        assert sesudah.startswith("</w:t></w:r>"), tag

    ditolak = meja.zi("outbox", "nomori", KUNCI, "--nomor", "3", "--tanggal", "2026-07-06")
    assert "lewat SRIKANDI, jadi tidak dinomori di sini" in ditolak.err
    assert f"zi outbox siap {KUNCI}" in ditolak.err
    assert "zi outbox nomori" not in ditolak.err
    banyak = meja.zi("outbox", "nomori", "--periode", "2026-S1", "--tanggal", "2026-07-06")
    assert "Tidak ada naskah periode 2026-S1 yang menunggu nomor" in banyak.err

    siap = json.loads(meja.zi("outbox", "siap", KUNCI, "--tetap", "--alasan", "sudah dicocokkan", "--json").out)
    lembar = laporan.with_name(f"{laporan.stem} (lembar SRIKANDI).docx")
    assert (siap["jalur"], siap["nomor"], siap["lembar"]) == ("srikandi", None, str(lembar))
    isi = list(baca_semua(lembar.read_bytes()))
    for baris in (
        "Jenis naskah | Laporan",
        "Tingkat urgensi | [isi: tingkat urgensi]",
        "Klasifikasi | PW.02",
        "Tujuan | [isi: tujuan naskah]",
        "Tembusan | (tidak ada)",
        "Verifikator | [isi: verifikator, berurutan]",
    ):
        assert baris in isi
    assert any(
        b.startswith("Penanda tangan | Sekretaris Komisi Pemilihan Umum Kabupaten Sigi\n[isi: nama") for b in isi
    )
    assert f"Berkas yang diunggah: {laporan.name}" in isi
    assert "Semua cocok" in meja.zi("periksa").out
    daftar = " ".join(meja.zi("outbox").out.split())
    assert "menunggu tanda tangan di SRIKANDI sejak hari ini" in daftar
    assert "lembar SRIKANDI" not in daftar, "no file that nobody knows"

    pulang = meja.pengaturan.outbox.parent / "unduhan.pdf"
    pulang.write_bytes(pdf_berteks(KEPALA, ["A. Pendahuluan"], ["E. Penutup"], ["Sigi, 6 Juli 2026", "Sekretaris,"]))
    catat = meja.zi("outbox", "tandatangani", KUNCI, str(pulang))
    assert (catat.kode, "Nomor dari SRIKANDI: 41, tanggal 6 Juli 2026." in catat.out) == (0, True)
    nomor = json.loads(meja.zi("nomor", "tampil", "--jenis", "laporan", "--json").out)
    assert [(b["pencacah"], b["nomor"]) for b in nomor["nomor"]] == [("laporan/srikandi", 41)]
    assert [p["pencacah"] for p in nomor["pencacah"]] == ["laporan"], "nobody here knows the system's next number"
    assert "Semua cocok" in meja.zi("periksa").out


@pytest.mark.tahan
def test_a_sheet_that_somebody_wrote_in_is_kept_when_it_changes(meja: Meja, laporan: Path) -> None:
    def nyatakan_siap() -> None:
        assert meja.zi("outbox", "siap", KUNCI, "--tetap", "--alasan", "sudah dicocokkan").kode == 0

    nyatakan_siap()
    lembar = laporan.with_name(f"{laporan.stem} (lembar SRIKANDI).docx")
    semula = lembar.read_bytes()
    nyatakan_siap()
    assert lembar.read_bytes() == semula
    assert not (lembar.parent / "riwayat").exists()
    lembar.write_bytes(b"ditulisi orang")
    nyatakan_siap()
    simpanan = lembar.parent / "riwayat" / f"{lembar.stem} (sebelumnya).docx"
    assert (lembar.read_bytes(), simpanan.read_bytes()) == (semula, b"ditulisi orang")
    assert "Semua cocok" in meja.zi("periksa").out


def test_what_was_numbered_before_the_setting_changed_keeps_its_way(meja: Meja, jam: Callable[[str], None]) -> None:
    jam("2026-07-06T09:00+08:00")
    meja.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1")
    assert meja.zi("outbox", "nomori", KUNCI, "--nomor", "3", "--tanggal", "2026-07-06").kode == 0
    meja.ubah_rencana("srikandi: []", "srikandi: [laporan]", "satker.yaml")
    (hasil,) = json.loads(meja.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1", "--json").out)
    assert hasil["hasil"] in {"TETAP", "DISUNTING"}
    assert "${" not in " ".join(baca_semua(Path(hasil["berkas"]).read_bytes()))
