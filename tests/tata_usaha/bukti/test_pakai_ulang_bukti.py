"""A scan tells of reused texts and photographs, and of photographs of another time; a reason settles it."""

from __future__ import annotations

import datetime as dt
import io
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.bukti.isi.foto import baca_foto
from tata_usaha.bukti.isi.nilai_isi import NilaiIsi
from tata_usaha.bukti.isi.nilai_ulang import NilaiUlang
from tata_usaha.bukti.isi.simpanan_foto import SimpananFoto
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.bukti.pohon_bukti import cari_folder
from tests.tata_usaha import contoh_bukti as contoh
from zi_model.bukti import JenisBerkas
from zi_model.pakai_ulang import SERUPA

SAAT = dt.datetime(2026, 12, 31, 9, tzinfo=dt.UTC)
TAHUN = contoh.tahun()
ULANG = {"B50", "B51", "B52", "B53"}
LAPORAN = (
    "Laporan Monitoring dan Evaluasi KPU Kabupaten Sigi Triwulan {tw} Tahun 2026. Rapat pada tanggal {tanggal} 2026 "
    "membahas pelaksanaan rencana aksi pembangunan zona integritas, kendala yang dihadapi setiap sub bagian, serta "
    "langkah perbaikan yang disepakati bersama untuk periode berikutnya agar semua bukti lengkap dan tepat waktu."
)


@pytest.fixture
def basis(tmp_path: Path) -> Iterator[BasisData]:
    with buka(f"sqlite:///{tmp_path}/buku.sqlite3") as terbuka:
        yield terbuka


def pemandangan(benih: int, ukuran: tuple[int, int] = (640, 480)) -> Image.Image:
    """Return a picture with something on it, another one for each seed."""
    bintik = random.Random(benih).randbytes(12 * 9)  # noqa: S311 - chance, no secret
    return Image.frombytes("L", (12, 9), bintik).convert("RGB").resize(ukuran, Image.Resampling.BICUBIC)


def jpeg(gambar: Image.Image, mutu: int = 92, diambil: str = "") -> bytes:
    keluar = io.BytesIO()
    exif = Image.Exif()
    if diambil:
        exif.get_ifd(0x8769)[0x9003] = diambil
    gambar.save(keluar, "JPEG", quality=mutu, exif=exif)
    return keluar.getvalue()


def taruh(folder: Path, ke: int, nama: str, isi: bytes) -> Path:
    """Lay a file for an obligation of the office (0: keputusan, 1 to 4: the quarters of a row, 5, 6: its halves)."""
    tempat = cari_folder(folder, TAHUN.kantor, TAHUN.kewajiban[ke]) / nama
    tempat.parent.mkdir(parents=True, exist_ok=True)
    tempat.write_bytes(isi)
    return tempat


def catatan(hasil: HasilPindai) -> list[tuple[str, str]]:
    return [(str(m.kode), Path(m.letak.berkas).name) for m in hasil.masalah if m.kode in ULANG]


def test_a_report_under_another_date_is_told(tmp_path: Path, basis: BasisData) -> None:
    taruh(tmp_path, 1, "Laporan TW1.docx", contoh.docx_(LAPORAN.format(tw="I", tanggal="3 April")))
    pindai(tmp_path, TAHUN, basis, SAAT - dt.timedelta(days=200))
    taruh(tmp_path, 2, "Laporan TW2.docx", contoh.docx_(LAPORAN.format(tw="II", tanggal="6 Juli")))
    taruh(tmp_path, 3, "Laporan TW3.docx", contoh.docx_(LAPORAN.format(tw="III", tanggal="6 Juli") + " Selesai semua."))

    hasil = pindai(tmp_path, TAHUN, basis, SAAT)

    assert catatan(hasil) == [("B50", "Laporan TW2.docx")]
    (satu,) = (m for m in hasil.masalah if m.kode == "B50")
    assert "“Laporan TW1.docx” (1.1.1.2 Triwulan I Tahun 2026)" in satu.pesan
    assert catatan(pindai(tmp_path, TAHUN, basis, SAAT)) == catatan(hasil)


def test_a_photograph_saved_anew_is_known_again(tmp_path: Path, basis: BasisData) -> None:
    gambar = pemandangan(1)
    taruh(tmp_path, 1, "rapat.jpg", jpeg(gambar))
    pindai(tmp_path, TAHUN, basis, SAAT - dt.timedelta(days=200))
    taruh(tmp_path, 2, "rapat lagi.jpg", jpeg(gambar.resize((320, 240)), mutu=60))
    taruh(tmp_path, 2, "apel.jpg", jpeg(pemandangan(2)))
    assert catatan(pindai(tmp_path, TAHUN, basis, SAAT)) == [("B51", "rapat lagi.jpg")]


def test_a_photograph_of_another_time_is_told_and_gives_the_document_its_day(tmp_path: Path, basis: BasisData) -> None:
    taruh(tmp_path, 1, "lama.jpg", jpeg(pemandangan(3), diambil="2025:03:03 09:00:00"))
    taruh(tmp_path, 1, "tepat.jpg", jpeg(pemandangan(4), diambil="2026:03:03 09:00:00"))
    hasil = pindai(tmp_path, TAHUN, basis, SAAT)
    assert catatan(hasil) == [("B52", "lama.jpg")]
    assert {b.nama: b.tanggal for b in hasil.bukti} == {
        "lama.jpg": dt.date(2025, 3, 3),
        "tepat.jpg": dt.date(2026, 3, 3),
    }


def test_the_day_on_which_a_scanner_made_a_file_is_not_the_documents(tmp_path: Path, basis: BasisData) -> None:
    penulis = PdfWriter()
    penulis.add_blank_page(595, 842)
    penulis.add_metadata({"/CreationDate": "D:20260405090000"})
    keluar = io.BytesIO()
    penulis.write(keluar)
    taruh(tmp_path, 1, "pindaian.pdf", keluar.getvalue())
    (satu,) = pindai(tmp_path, TAHUN, basis, SAAT).bukti
    assert satu.tanggal is None


def test_no_photograph_is_read_twice(tmp_path: Path, basis: BasisData, monkeypatch: pytest.MonkeyPatch) -> None:
    taruh(tmp_path, 1, "rapat.jpg", jpeg(pemandangan(1)))
    pindai(tmp_path, TAHUN, basis, SAAT)

    def dibaca(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("tata_usaha.bukti.isi.foto.baca_foto", dibaca)
    pindai(tmp_path, TAHUN, basis, SAAT)


def test_different_pictures_are_far_apart_and_one_is_near_however_it_was_saved() -> None:
    sidik = [baca_foto(jpeg(pemandangan(n)), JenisBerkas.JPEG)[0] for n in range(12)]
    kecil = [baca_foto(jpeg(pemandangan(n).resize((200, 150)), 50), JenisBerkas.JPEG)[0] for n in range(12)]
    jarak = [(a ^ b).bit_count() for i, a in enumerate(sidik) for b in sidik[:i] if a is not None and b is not None]
    assert min(jarak) > SERUPA, sorted(jarak)[:9]
    assert max((a ^ b).bit_count() for a, b in zip(sidik, kecil, strict=True) if a and b) <= SERUPA


def test_a_photograph_that_was_replaced_meanwhile_is_not_recorded_as_the_other(
    tmp_path: Path, basis: BasisData
) -> None:
    (tmp_path / "rapat.jpg").write_bytes(jpeg(pemandangan(1)))
    simpanan = SimpananFoto(basis, "sigi")
    simpanan.baca([(tmp_path / "rapat.jpg", JenisBerkas.JPEG, "0" * 64)])
    assert simpanan.get("0" * 64) is None


def test_a_bare_wall_is_like_no_other() -> None:
    assert baca_foto(jpeg(Image.new("RGB", (640, 480), (200, 200, 198))), JenisBerkas.JPEG) == (None, None)


@pytest.mark.parametrize("isi", [b"", b"\xff\xd8\xff", contoh.gambar()[:200], b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_is_no_picture_has_no_fingerprint(isi: bytes) -> None:
    assert baca_foto(isi, JenisBerkas.JPEG) == (None, None)


def test_a_report_dated_before_its_time_is_told_and_one_dated_after_it_is_not(tmp_path: Path, basis: BasisData) -> None:
    """A report on a quarter is written when it is over."""

    def laporan(hari: str) -> bytes:
        kepala = ("LAPORAN MONITORING DAN EVALUASI", "TRIWULAN II TAHUN 2026", "NOMOR 12/PW.02-LP/7210/2026")
        return contoh.pdf_teks(*kepala, "A. Pendahuluan", "KPU Kabupaten Sigi.", f"Sigi, {hari}", "SEKRETARIS,")

    taruh(tmp_path, 2, "lama.pdf", laporan("8 Januari 2026"))
    taruh(tmp_path, 2, "tepat.pdf", laporan("8 Juli 2026"))
    hasil = pindai(tmp_path, TAHUN, basis, SAAT)
    assert catatan(hasil) == [("B53", "lama.pdf")]
    (lama,) = (b for b in hasil.bukti if b.nama == "lama.pdf")
    ulang = NilaiUlang(basis, TAHUN, tmp_path, NilaiIsi(basis, TAHUN, tmp_path))
    zona = TAHUN.kantor.zona
    assert [t.kode for t in ulang.temuan([replace(lama, catatan=())], zona)] == ["B53"]
    assert ulang.temuan([replace(lama, catatan=("judulnya menyebut tahun 2025",))], zona) == [], (
        "its title says as much"
    )
    assert ulang.temuan([replace(lama, catatan=(), naskah="sigi/2026-TW2/laporan")], zona) == [], "a letter of ours"
    assert (lama.tanggal, lama.catatan[-1].startswith("bertanggal 8 Januari 2026")) == (dt.date(2026, 1, 8), True)
