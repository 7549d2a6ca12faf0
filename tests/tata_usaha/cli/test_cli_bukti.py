"""`zi bukti` from the command line: a folder out of reach, an archived year, a full reading, warnings counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.skema import kejadian
from tests.conftest import Meja
from tests.tata_usaha import contoh_bukti as contoh


def taruh(meja: Meja, nama: str = "laporan.pdf", isi: bytes | None = None) -> Path:
    """Lay a file into a period's folder."""
    meja.zi("bukti", "siapkan", "2026")
    (tempat,) = meja.pengaturan.bukti.glob("sigi/2026/*/1.3.1.2 */2026-TW1")
    (tempat / nama).write_bytes(contoh.pdf() if isi is None else isi)
    return tempat / nama


@pytest.fixture
def lepas(meja: Meja) -> Path:
    """Return where the evidence folder lies that the office can no longer reach."""
    taruh(meja)
    assert meja.zi("bukti", "periksa").kode == 0
    return meja.pengaturan.bukti.rename(meja.pengaturan.bukti.with_name("disk lepas"))


@pytest.mark.parametrize(
    "perintah",
    [
        ("status", "2026-TW1"),
        ("bukti", "periksa"),
        ("naskah", "buat", "laporan/monev-triwulan", "--periode", "2026-TW1"),
        ("bukti", "siapkan", "2026"),
    ],
)
@pytest.mark.usefixtures("lepas")
def test_a_lost_evidence_folder_stops_every_command_that_would_build_on_it(
    meja: Meja, perintah: tuple[str, ...]
) -> None:
    """Also `siapkan`: a fresh tree in an empty mount point would pass for a year without evidence."""
    hasil = meja.zi(*perintah)

    assert (hasil.kode, hasil.out) == (10, "")
    assert "Galat FOLDERBUKTI: Folder bukti" in hasil.err
    assert "ZI_BUKTI" in hasil.err
    assert "zi bukti arsipkan 2026" in hasil.err
    assert not meja.pengaturan.bukti.exists()
    assert not list(meja.pengaturan.outbox.rglob("*.docx"))


@pytest.mark.tahan
@pytest.mark.usefixtures("lepas")
def test_an_archived_year_is_said_once_and_then_counts(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_OLEH", "Sari, Subbag Umum")

    pertama = meja.zi("bukti", "arsipkan", "2026")
    kedua = meja.zi("bukti", "arsipkan", "2026")

    assert pertama.out.splitlines() == [
        "Folder bukti sigi 2026 kini tercatat diarsipkan.",
        "1 berkas bukti tahun 2026 tetap dihitung.",
    ]
    assert kedua.out.startswith("Folder bukti sigi 2026 sudah tercatat diarsipkan.")
    assert meja.zi("bukti", "periksa").out == "1 berkas bukti, 0 ditolak; 0 baru. 1 di antaranya dari arsip.\n"
    assert meja.zi("bukti", "siapkan", "2026").kode == 0
    with buka(meja.pengaturan.database) as basis, basis.baca() as sambungan:
        assert list(sambungan.scalars(sa.select(kejadian.c.oleh))) == ["Sari, Subbag Umum"]


@pytest.mark.tahan
def test_an_archive_that_is_taken_back_needs_its_folder_again(meja: Meja, lepas: Path) -> None:
    meja.zi("bukti", "arsipkan", "2026")

    assert "tercatat tidak diarsipkan" in meja.zi("bukti", "arsipkan", "2026", "--batal").out

    assert meja.zi("bukti", "periksa").kode == 10
    lepas.rename(meja.pengaturan.bukti)
    assert meja.zi("bukti", "periksa").out == "1 berkas bukti, 0 ditolak; 0 baru.\n"


def test_a_year_that_nobody_knows_cannot_be_archived(meja: Meja) -> None:
    hasil = meja.zi("bukti", "arsipkan", "2019")

    assert hasil.kode == 2
    assert "belum mengenal satu pun berkas bukti sigi tahun 2019" in hasil.err


def test_a_full_check_reads_again_what_seems_unchanged(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tata_usaha.bukti.jelajah_bukti.tanda_berkas", lambda _: "")
    taruh(meja)
    assert meja.zi("bukti", "periksa").kode == 0
    monkeypatch.setattr("tata_usaha.bukti.tinjau_berkas.kenali", lambda _: pytest.fail("read"))

    assert meja.zi("bukti", "periksa").kode == 0
    with pytest.raises(pytest.fail.Exception, match="read"):
        meja.zi("bukti", "periksa", "--penuh")


def test_what_is_wrong_with_a_file_is_told_by_the_check_and_by_the_status_of_its_row(meja: Meja) -> None:
    taruh(meja, isi=b"")
    salah_tempat = meja.pengaturan.bukti / "sigi" / "2026" / "laporan.pdf"
    salah_tempat.write_bytes(contoh.pdf())

    periksa, status, lain = (
        meja.zi(*kata) for kata in (("bukti", "periksa"), ("status", "2026-TW1"), ("status", "2026-TW2"))
    )

    assert "berkas kosong (0 bita)" in periksa.err
    assert "1.3.1.2 2026-TW1 laporan.pdf: B0" in status.out
    assert "berkas kosong (0 bita)" in " ".join(status.out.split())
    assert "1 masalah lain di folder bukti; lihat dengan: zi bukti periksa\n" in status.out
    assert "masalah lain" in lain.out


def test_a_command_answers_with_the_rows_new_state_and_a_refusal_is_an_error(meja: Meja, tmp_path: Path) -> None:
    (tmp_path / "laporan.pdf").write_bytes(contoh.pdf())
    (tmp_path / "lama.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    (tmp_path / "foto.jpg").write_bytes(contoh.gambar())

    terima = meja.zi(
        "bukti", "terima", "1.3.1.2", "2026-TW4", *(str(tmp_path / n) for n in ("laporan.pdf", "lama.doc", "foto.jpg"))
    )
    tarik = meja.zi("bukti", "tarik", "foto.jpg", "--alasan", "salah foto")

    assert terima.kode == 6
    assert terima.out.splitlines()[0] == "laporan.pdf: diterima sebagai PDF."
    assert "lama.doc: ditolak, dokumen Office format lama" in terima.out
    assert "1.3.1.2 2026-TW4 Monev Rencana Aksi: Lengkap" in terima.out.splitlines()[-1]
    assert "Galat BUKTI: 1 dari 3 berkas tidak diterima." in terima.err
    assert (tarik.kode, tarik.out.splitlines()[0]) == (0, "foto.jpg: ditarik. Sekarang di:")
    assert "Masih kurang dokumentasi" in tarik.out


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (("terima", "1.3.1.2"), "Tidak ada berkas yang disebut."),
        (("terima", "1.3.1.2", "2026-TW1"), "Tidak ada berkas yang disebut."),
        (("tautan", "1.3.1.2", "2026-TW1"), "Belum ada alamat yang ditulis."),
        (("catatan", "1.3.1.2", "2026-TW1", "rapat", "ditunda"), "Argumen berlebih: ditunda."),
        (("tarik", "foto.jpg"), "Argumen --alasan harus diisi."),
    ],
)
def test_what_is_missing_on_the_command_line_is_said(meja: Meja, argumen: tuple[str, ...], pesan: str) -> None:
    hasil = meja.zi("bukti", *argumen)

    assert (hasil.kode, hasil.err.splitlines()[0]) == (2, f"Galat PAKAI: {pesan}")


def test_what_the_scan_remarks_on_a_file_is_told_with_it(meja: Meja, tmp_path: Path) -> None:
    (tmp_path / "keputusan.docx").write_bytes(contoh.docx_())

    hasil = meja.zi("bukti", "terima", "1.1.1.1", str(tmp_path / "keputusan.docx"))

    assert "  catatan B06: DOCX tidak memenuhi kebutuhan baris 1.1.1.1. Yang diperlukan: " in hasil.out


def test_each_answer_is_data_too(meja: Meja, tmp_path: Path) -> None:
    (tmp_path / "laporan.pdf").write_bytes(contoh.pdf())
    kata = {
        "terima": ("1.3.1.2", "2026-TW4", str(tmp_path / "laporan.pdf")),
        "tautan": ("1.3.1.2", "2026-TW4", "https://kpu.go.id/"),
        "catatan": ("1.3.1.2", "2026-TW4", "Kendala"),
        "tarik": ("laporan.pdf", "--alasan", "keliru"),
    }

    data = {nama: json.loads(meja.zi("bukti", nama, *argumen, "--json").out) for nama, argumen in kata.items()}

    assert {(satu["kode"], satu["periode"]) for satu in data.values()} == {("1.3.1.2", "2026-TW4")}
    assert [b["tindakan"] for b in data["terima"]["berkas"]] == ["DITERIMA"]
    assert data["tarik"]["berubah"]


def test_a_link_is_counted_apart_by_the_check(meja: Meja) -> None:
    meja.zi("bukti", "tautan", "1.3.1.2", "2026-TW1", "https://kpu.go.id/")

    assert meja.zi("bukti", "periksa").out == "0 berkas bukti, 0 ditolak; 0 baru. 1 tautan.\n"


def test_one_obligation_is_told_with_its_files_what_happened_and_its_letters(meja: Meja, tmp_path: Path) -> None:
    (tmp_path / "laporan.pdf").write_bytes(contoh.pdf())
    assert meja.zi("bukti", "terima", "1.3.1.2", "2026-TW4", str(tmp_path / "laporan.pdf")).kode == 0
    assert meja.zi("bukti", "catatan", "1.3.1.2", "2026-TW4", "Rapat ditunda.").kode == 0

    layar = meja.zi("bukti", "lihat", "1.3.1.2", "2026-TW4").out
    isi = json.loads(meja.zi("bukti", "lihat", "1.3.1.2", "2026-TW4", "--json").out)

    assert layar.startswith("1.3.1.2 Monev Rencana Aksi, Triwulan IV Tahun 2026: ")
    assert "laporan.pdf, datang " in layar
    assert ": Bukti diterima: “laporan.pdf”." in layar
    assert "  Rapat ditunda." in layar
    assert [b["untuk"] for b in isi["berkas"]] == [["laporan"]]
    assert [k["kalimat"] for k in isi["kejadian"]] == [
        "Catatan ditulis: “Rapat ditunda.”",
        "Bukti diterima: “laporan.pdf”",
    ]


def test_of_a_row_that_owes_several_periods_one_has_to_be_named(meja: Meja) -> None:
    hasil = meja.zi("bukti", "lihat", "1.3.1.2")

    assert hasil.kode == 2
    assert "Sebutkan periodenya" in hasil.err
