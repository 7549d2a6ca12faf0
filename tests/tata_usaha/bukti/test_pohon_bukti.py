"""The folders for evidence: names that last, notes that tell, nothing of a person's overwritten."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tata_usaha.bukti.pohon_bukti import cari_folder, folder_kewajiban, nomor_folder, siapkan, susun_baca_saya
from tata_usaha.dasar.galat import GalatBukti
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana.baca_kantor import baca_kantor
from tests.tata_usaha.contoh_bukti import BARIS, indikator, tahun
from zi_model.kewajiban import Kewajiban
from zi_model.tahun_rencana import TahunRencana

TERLARANG = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')


def kewajiban(tahun: TahunRencana, kode: str, periode: str) -> Kewajiban:
    (satu,) = [k for k in tahun.kewajiban if (k.kode, str(k.periode)) == (kode, periode)]
    return satu


def baca(tahun: TahunRencana, kode: str, periode: str) -> str:
    return susun_baca_saya(tahun.kantor, kewajiban(tahun, kode, periode)).decode("utf-8-sig").replace("\r\n", "\n")


def keadaan(akar: Path) -> dict[str, tuple[int, bytes]]:
    return {str(p): (p.stat().st_mtime_ns, p.read_bytes()) for p in akar.rglob("*") if p.is_file()}


def aman_di_windows(jalur: PurePosixPath) -> bool:
    return all(bagian == bagian.strip(" .") and not TERLARANG.search(bagian) for bagian in jalur.parts)


def test_the_real_plan_has_121_folders_with_names_for_people_and_for_windows() -> None:
    (sigi,), _ = baca_kantor(AKAR / "plan", "sigi", {2026})
    folder = [folder_kewajiban(sigi.kantor, k) for k in sigi.kewajiban]

    assert PurePosixPath("sigi/2026/1 Manajemen Perubahan/1.3.1.2 Monev Rencana Aksi/2026-TW1") in folder
    assert len(set(folder)) == 121
    assert all(aman_di_windows(satu) for satu in folder)
    assert max(len(f"{satu}/") for satu in folder) + 60 <= 180


@settings(deadline=None)
@example(nama="Sosialisasi dll.", komponen="Dst. ", kode="sigi")
@example(nama=f"{'Rapat' * 9} dst. {'x' * 40}", komponen="x" * 200, kode="sigi")
@given(
    nama=st.text(min_size=1, max_size=300),
    komponen=st.text(min_size=1, max_size=300),
    kode=st.from_regex(r"[a-z]{1,20}", fullmatch=True),
)
def test_whatever_a_row_is_called_its_folder_fits_and_keeps_its_code(nama: str, komponen: str, kode: str) -> None:
    office = tahun(indikator("1.1.1.1", nama, "Per Triwulan", "laporan"), komponen=komponen, kode=kode)
    folder = [folder_kewajiban(office.kantor, k) for k in office.kewajiban]

    assert len(set(folder)) == 4
    for satu in folder:
        assert len(satu.parts) == 5
        assert len(f"{satu}/") + 60 <= 180
        assert aman_di_windows(satu)
        assert (nomor_folder(satu.parts[2]), nomor_folder(satu.parts[3])) == ("1", "1.1.1.1")


@pytest.mark.parametrize(
    ("nama", "nomor"),
    [
        ("1.3.1.2 Monev", "1.3.1.2"),
        ("1.3.1.2. Monev", "1.3.1.2"),
        ("1.3.1.2-Monev", "1.3.1.2"),
        ("1.3.1.2", "1.3.1.2"),
        (" 1.3.1.2 Monev", "1.3.1.2"),
        ("1.3.1.20 Monev", "1.3.1.20"),
        ("1 Manajemen", "1"),
        ("Monev 1.3.1.2", ""),
        ("Monev", ""),
        ("", ""),
    ],
)
def test_a_folder_is_told_by_the_number_it_begins_with(nama: str, nomor: str) -> None:
    assert nomor_folder(nama) == nomor


def test_the_tree_has_a_note_in_each_folder(tmp_path: Path) -> None:
    hasil = siapkan(tmp_path, tahun())

    folder = tmp_path / "sigi/2026/1 Manajemen Perubahan"
    assert sorted(p.relative_to(folder).as_posix() for p in folder.glob("*/*/BACA-SAYA.txt")) == [
        "1.1.1.1 Tim Kerja/2026/BACA-SAYA.txt",
        "1.1.1.2 Monev Rencana Aksi/2026-TW1/BACA-SAYA.txt",
        "1.1.1.2 Monev Rencana Aksi/2026-TW2/BACA-SAYA.txt",
        "1.1.1.2 Monev Rencana Aksi/2026-TW3/BACA-SAYA.txt",
        "1.1.1.2 Monev Rencana Aksi/2026-TW4/BACA-SAYA.txt",
        "1.1.1.3 Daftar Pegawai/2026-S1/BACA-SAYA.txt",
        "1.1.1.3 Daftar Pegawai/2026-S2/BACA-SAYA.txt",
    ]
    assert (len(hasil.folder_baru), len(hasil.ditulis), hasil.diperbarui, hasil.dibiarkan, hasil.tetap) == (
        7,
        7,
        (),
        (),
        0,
    )
    assert "7 folder bukti siap" in str(hasil)


def test_again_it_writes_nothing_and_says_so(tmp_path: Path) -> None:
    siapkan(tmp_path, tahun())
    sebelum = keadaan(tmp_path)

    hasil = siapkan(tmp_path, tahun())

    assert keadaan(tmp_path) == sebelum
    assert hasil.tetap == 7
    assert "tidak ada yang berubah" in str(hasil)


def test_a_note_says_what_is_expected_until_when_and_of_whom() -> None:
    teks = baca(tahun(tenggang_hari=5), "1.1.1.2", "2026-TW1")

    assert teks.startswith("BUKTI 1.1.1.2 – Triwulan I Tahun 2026\n")
    for kata in (
        "Terlaksananya Monev Rencana Aksi",  # without <i>
        "dokumentasi dan laporan",
        "1. Dokumentasi: JPEG, PNG, WEBP, HEIC, MP4, atau MOV",
        "2. Laporan: PDF atau DOCX",
        "Semuanya diperlukan",
        "Paling lambat 31 Maret 2026",
        "Sub Bagian Hukum",
        "catatan.txt",
    ):
        assert kata in teks
    assert "tenggang sampai 5 April 2026" in " ".join(teks.split())
    assert "belum dikonfirmasi" not in teks
    assert max(map(len, teks.splitlines())) <= 78


def test_a_note_names_alternatives_and_an_unconfirmed_unit() -> None:
    teks = baca(tahun(), "1.1.1.3", "2026-S1")

    assert "1. Daftar atau rekapitulasi: PDF, DOCX, XLSX, atau CSV" in teks
    assert "Semuanya" not in teks
    assert "Sub Bagian Hukum (usulan, belum dikonfirmasi)" in teks


def test_a_note_opens_right_in_old_notepads() -> None:
    isi = susun_baca_saya(tahun().kantor, kewajiban(tahun(), "1.1.1.1", "2026"))

    assert isi.startswith(b"\xef\xbb\xbf")
    assert isi.count(b"\n") == isi.count(b"\r\n") > 10


def test_a_changed_plan_renews_the_notes_that_nobody_edited(tmp_path: Path) -> None:
    siapkan(tmp_path, tahun())

    hasil = siapkan(tmp_path, tahun(tenggang_hari=3))

    assert len(hasil.diperbarui) == 7
    assert "3 April 2026" in " ".join(
        cari_folder(tmp_path, tahun().kantor, kewajiban(tahun(), "1.1.1.2", "2026-TW1"))
        .joinpath("BACA-SAYA.txt")
        .read_text(encoding="utf-8-sig")
        .split()
    )


def test_a_note_that_somebody_edited_is_left_and_reported(tmp_path: Path) -> None:
    siapkan(tmp_path, tahun())
    catatan = cari_folder(tmp_path, tahun().kantor, kewajiban(tahun(), "1.1.1.2", "2026-TW1")) / "BACA-SAYA.txt"
    suntingan = catatan.read_bytes().replace(b"Paling lambat", b"Hubungi Bu Rina. Paling lambat")
    catatan.write_bytes(suntingan)

    hasil = siapkan(tmp_path, tahun(tenggang_hari=3))

    assert catatan.read_bytes() == suntingan
    assert hasil.dibiarkan == (catatan,)
    assert str(catatan) in str(hasil)
    assert len(hasil.diperbarui) == 6


def test_a_file_of_a_persons_own_under_that_name_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "sigi/2026/1 Manajemen Perubahan/1.1.1.1 Tim Kerja/2026"
    folder.mkdir(parents=True)
    (folder / "BACA-SAYA.txt").write_bytes(b"")

    hasil = siapkan(tmp_path, tahun())

    assert hasil.dibiarkan == (folder / "BACA-SAYA.txt",)
    assert (folder / "BACA-SAYA.txt").read_bytes() == b""


def test_other_line_ends_are_no_edit(tmp_path: Path) -> None:
    """Version control and editors change them behind people's backs."""
    siapkan(tmp_path, tahun())
    catatan = cari_folder(tmp_path, tahun().kantor, kewajiban(tahun(), "1.1.1.1", "2026")) / "BACA-SAYA.txt"
    catatan.write_bytes(catatan.read_bytes().replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf"))

    assert siapkan(tmp_path, tahun()).diperbarui == (catatan,)


def test_a_lost_note_comes_back(tmp_path: Path) -> None:
    siapkan(tmp_path, tahun())
    catatan = cari_folder(tmp_path, tahun().kantor, kewajiban(tahun(), "1.1.1.1", "2026")) / "BACA-SAYA.txt"
    catatan.unlink()

    assert siapkan(tmp_path, tahun()).ditulis == (catatan,)


def test_a_renamed_row_or_component_keeps_its_folder(tmp_path: Path) -> None:
    siapkan(tmp_path, tahun())
    baru = indikator("1.1.1.2", "Pemantauan Triwulanan", "Per Triwulan", "laporan")
    office = tahun(BARIS[0], baru, BARIS[2], komponen="Perubahan Pola Pikir")

    hasil = siapkan(tmp_path, office)

    assert hasil.folder_baru == ()
    assert [p.name for p in (tmp_path / "sigi/2026").iterdir()] == ["1 Manajemen Perubahan"]
    assert cari_folder(tmp_path, office.kantor, kewajiban(office, "1.1.1.2", "2026-TW1")) == (
        tmp_path / "sigi/2026/1 Manajemen Perubahan/1.1.1.2 Monev Rencana Aksi/2026-TW1"
    )


def test_a_period_in_small_letters_is_not_doubled(tmp_path: Path) -> None:
    (tmp_path / "sigi/2026/1 Manajemen/1.1.1.2 Monev/2026-tw1").mkdir(parents=True)

    siapkan(tmp_path, tahun())

    periode = [p.name for p in (tmp_path / "sigi/2026/1 Manajemen/1.1.1.2 Monev").iterdir()]
    assert sorted(periode) == ["2026-TW2", "2026-TW3", "2026-TW4", "2026-tw1"]


def test_a_folder_with_a_longer_code_is_another_rows(tmp_path: Path) -> None:
    (tmp_path / "sigi/2026/1 Manajemen Perubahan/1.1.1.10 Lain").mkdir(parents=True)
    office = tahun()

    assert cari_folder(tmp_path, office.kantor, kewajiban(office, "1.1.1.1", "2026")).parent.name == "1.1.1.1 Tim Kerja"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "sigi").write_text("bukan folder", encoding="utf-8")

    with pytest.raises(GalatBukti, match="tidak dapat dibuat"):
        siapkan(tmp_path, tahun())
