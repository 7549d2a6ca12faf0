"""Scanning sees what lies there, reads it once, remembers when it arrived, and touches nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sqlite3
import struct
import sys
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.skema import berkas_bukti, kejadian, metadata
from tata_usaha.bukti import jelajah_bukti, tinjau_berkas
from tata_usaha.bukti.arsip_bukti import arsipkan
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.bukti.pohon_bukti import cari_folder, siapkan
from tata_usaha.dasar.galat import GalatFolderBukti, GalatPemakaian
from tests.tata_usaha import contoh_bukti as contoh
from tests.tata_usaha.ttd_elektronik import sambung, tandatangani
from zi_model.bukti import Bukti, JenisBerkas
from zi_model.masalah import Masalah, Tingkat
from zi_model.periode import Periode
from zi_model.status import StatusKewajiban, nilai_status

TAHUN = contoh.tahun()
# before any file of these tests is made, so the arrival of a new file is the moment of the scan
MARET = dt.datetime(2001, 3, 20, 8, tzinfo=dt.UTC)
APRIL = dt.datetime(2001, 4, 5, 8, tzinfo=dt.UTC)
MEI = dt.datetime(2001, 5, 2, 8, tzinfo=dt.UTC)
MONEV = "1.1.1.2 2026-TW1"


class Meja:
    """The evidence folder of a small office, and its register."""

    def __init__(self, tmp_path: Path, basis: BasisData) -> None:
        self.akar = tmp_path / "bukti"
        self.basis = basis
        siapkan(self.akar, TAHUN)

    def tempat(self, kewajiban: str = MONEV) -> Path:
        (satu,) = [k for k in TAHUN.kewajiban if f"{k.kode} {k.periode}" == kewajiban]
        return cari_folder(self.akar, TAHUN.kantor, satu)

    def taruh(self, nama: str, isi: bytes | None = None, kewajiban: str = MONEV) -> Path:
        berkas = self.tempat(kewajiban) / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_bytes(contoh.pdf() if isi is None else isi)
        return berkas

    def pindai(self, sekarang: dt.datetime = MARET) -> HasilPindai:
        return pindai(self.akar, TAHUN, self.basis, sekarang)

    def bukti(self, sekarang: dt.datetime = MARET) -> dict[str, Bukti]:
        """Return what a scan finds, by bare name."""
        return {b.nama: b for b in self.pindai(sekarang).bukti}

    @property
    def alamat(self) -> str:
        """The address of the register, for a second one who opens it."""
        return self.basis._mesin.url.render_as_string(hide_password=False)

    def isi_basis(self) -> object:
        """Return what changes with every write: the file and its time, or of each row who wrote it last."""
        self.basis.tutup()
        url = self.basis._mesin.url
        if url.get_backend_name() == "sqlite":
            berkas = Path(str(url.database))
            return berkas.read_bytes(), berkas.stat().st_mtime_ns
        with self.basis.baca() as sambungan:
            return [
                sambungan.execute(sa.text(f"SELECT ctid::text, xmin::text FROM {tabel} ORDER BY 1")).all()  # noqa: S608
                for tabel in metadata.tables
            ]

    def tercatat(self) -> list[str]:
        with self.basis.baca() as sambungan:
            return sorted(sambungan.scalars(sa.select(berkas_bukti.c.berkas)))


@pytest.fixture
def meja(tmp_path: Path, url_agenda_tahan: str) -> Iterator[Meja]:
    with buka(url_agenda_tahan) as basis:
        yield Meja(tmp_path, basis)


def satu(masalah: list[Masalah]) -> Masalah:
    (hanya,) = masalah
    return hanya


def isi_folder(akar: Path) -> dict[str, tuple[int, int, bytes]]:
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_mode, p.read_bytes()) for p in akar.rglob("*") if p.is_file()}


# ---- what counts


def test_files_in_a_periods_folder_are_evidence_of_their_row_and_period(meja: Meja) -> None:
    isi = contoh.pdf()
    meja.taruh("Laporan Monev.pdf", isi)
    meja.taruh("rapat.jpg", contoh.gambar())

    hasil = meja.pindai()

    laporan, rapat = hasil.bukti
    assert laporan.berkas == "2026/1 Manajemen Perubahan/1.1.1.2 Monev Rencana Aksi/2026-TW1/Laporan Monev.pdf"
    assert (laporan.kode, str(laporan.periode)) == ("1.1.1.2", "2026-TW1")
    assert (laporan.jenis, laporan.ukuran, laporan.diterima) == (JenisBerkas.PDF, len(isi), MARET)
    assert rapat.jenis is JenisBerkas.JPEG
    assert (hasil.masalah, hasil.baru, hasil.dibaca) == ([], 2, 2)


def test_a_report_and_a_picture_make_the_obligation_complete(meja: Meja) -> None:
    """The scan's arrival is a day in the office's own time zone."""
    (monev,) = [k for k in TAHUN.kewajiban if f"{k.kode} {k.periode}" == MONEV]
    meja.taruh("rapat.jpg", contoh.gambar())
    malam = dt.datetime(2001, 3, 31, 17, tzinfo=dt.UTC)  # 1 April, 01.00 WITA

    kurang = nilai_status(monev, meja.pindai(MARET).bukti, monev.mulai, TAHUN.kantor.zona)
    meja.taruh("laporan.pdf")
    lengkap = nilai_status(monev, meja.pindai(malam).bukti, monev.mulai, TAHUN.kantor.zona)

    assert (kurang.status, [str(k) for k in kurang.kurang]) == (StatusKewajiban.KURANG, ["laporan"])
    assert (lengkap.status, lengkap.lengkap_pada) == (StatusKewajiban.LENGKAP, dt.date(2001, 4, 1))


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path, meja: Meja) -> None:
    hasil = pindai(tmp_path / "belum ada", TAHUN, meja.basis, MARET)

    assert hasil == HasilPindai(bukti=(), catatan={}, masalah=[], baru=0, dibaca=0)


def test_people_may_order_their_files_in_folders_of_their_own(meja: Meja) -> None:
    meja.taruh("Foto/hari kedua/rapat.jpg", contoh.gambar())

    hasil = meja.pindai()

    assert hasil.bukti[0].berkas.endswith("2026-TW1/Foto/hari kedua/rapat.jpg")
    assert hasil.masalah == []


def test_evidence_comes_in_the_plans_order(meja: Meja) -> None:
    meja.taruh("z.pdf", contoh.pdf("1"), "1.1.1.1 2026")
    meja.taruh("a.pdf", contoh.pdf("2"), "1.1.1.3 2026-S1")
    meja.taruh("c.pdf", contoh.pdf("3"))
    meja.taruh("b.pdf", contoh.pdf("4"))

    assert [b.nama for b in meja.pindai().bukti] == ["z.pdf", "b.pdf", "c.pdf", "a.pdf"]


def test_what_is_no_evidence_lies_there_with_its_reason(meja: Meja) -> None:
    kosong = meja.taruh("laporan.pdf", b"")

    hasil = meja.pindai()

    assert hasil.bukti[0].jenis is None
    assert "berkas kosong (0 bita)" in hasil.bukti[0].alasan_ditolak
    masalah = satu(hasil.masalah)
    assert (masalah.letak.berkas, masalah.kode, masalah.tingkat) == (str(kosong), "B01", Tingkat.GALAT)
    assert str(masalah).endswith("berkas kosong (0 bita). Salin atau unduh ulang dari aslinya.")


def test_a_good_file_that_can_prove_nothing_in_its_row_is_told(meja: Meja) -> None:
    """A decree in Word is a draft."""
    meja.taruh("keputusan.docx", contoh.docx_(), "1.1.1.1 2026")

    hasil = meja.pindai()

    assert hasil.bukti[0].jenis is JenisBerkas.DOCX
    masalah = satu(hasil.masalah)
    assert (masalah.kode, masalah.tingkat) == ("B06", Tingkat.CATATAN)
    assert "Keputusan: PDF, JPEG" in masalah.saran


@pytest.mark.parametrize(
    "nama",
    [
        "BACA-SAYA.txt",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        ".~lock.laporan.docx#",
        "~$laporan.docx",
        ".zi-abc.tmp",
        ".git/config",
    ],
)
def test_what_systems_and_programs_leave_there_is_passed_over(meja: Meja, nama: str) -> None:
    meja.taruh(nama, b"x")

    assert (meja.pindai().bukti, meja.pindai().masalah) == ((), [])


# ---- reading once


def test_an_unchanged_folder_is_not_read_and_the_database_keeps_its_bytes(meja: Meja) -> None:
    meja.taruh("laporan.pdf")
    meja.taruh("kosong.pdf", b"")
    pertama = meja.pindai(MARET)
    sebelum = meja.isi_basis()

    kedua = meja.pindai(APRIL)

    assert (kedua.baru, kedua.dibaca) == (0, 1)  # what was refused is looked at again
    assert (kedua.bukti, kedua.masalah) == (pertama.bukti, pertama.masalah)
    assert meja.isi_basis() == sebelum


def test_an_unchanged_folder_can_be_scanned_while_somebody_writes(meja: Meja) -> None:
    meja.taruh("laporan.pdf")
    meja.pindai(MARET)

    with buka(meja.alamat) as lain, lain.transaksi("sigi"):
        assert meja.pindai(APRIL).dibaca == 0


def test_only_what_is_new_is_read(meja: Meja) -> None:
    meja.taruh("a.pdf", contoh.pdf("a"))
    meja.pindai()
    meja.taruh("b.pdf", contoh.pdf("b"))

    hasil = meja.pindai(APRIL)

    assert (hasil.baru, hasil.dibaca) == (1, 1)
    assert {b.nama: b.diterima for b in hasil.bukti} == {"a.pdf": MARET, "b.pdf": APRIL}


def test_nothing_in_the_folder_is_changed(meja: Meja) -> None:
    meja.taruh("laporan.pdf")
    meja.taruh("rusak.docx", b"PK\3\4")
    meja.taruh("catatan.txt", b"Kendala")
    sebelum = isi_folder(meja.akar)

    meja.pindai()

    assert isi_folder(meja.akar) == sebelum


def tertukar(berkas: Path, isi: bytes) -> None:
    """Write other bytes under the same name, size and time of writing, as a copying program does."""
    status = berkas.stat()
    assert len(isi) == status.st_size
    berkas.write_bytes(isi)
    os.utime(berkas, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.fixture(params=[True, False], ids=["entry says more", "entry says nothing more"])
def bertanda(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Run a test as on Linux, and as on Windows, whose entries say no more than size and time."""
    if not request.param:
        monkeypatch.setattr(jelajah_bukti, "tanda_berkas", lambda _: "")
    return bool(request.param)


@pytest.mark.usefixtures("bertanda")
def test_a_refused_file_that_is_copied_again_counts_though_size_and_time_are_the_same(meja: Meja) -> None:
    isi = contoh.pdf()
    berkas = meja.taruh("laporan.pdf", isi[:-200] + bytes(200))
    os.utime(berkas, (0, 0))
    assert meja.bukti(MARET)["laporan.pdf"].jenis is None

    tertukar(berkas, isi)

    assert meja.bukti(APRIL)["laporan.pdf"].jenis is JenisBerkas.PDF


def test_a_good_file_that_is_overwritten_under_its_old_time_no_longer_counts(meja: Meja, *, bertanda: bool) -> None:
    """Where the system tells no more than size and time, that shows within a week."""
    berkas = meja.taruh("laporan.pdf")
    os.utime(berkas, (0, 0))
    meja.pindai(MARET)
    tertukar(berkas, bytes(berkas.stat().st_size))

    segera = meja.bukti(MARET + dt.timedelta(days=6))["laporan.pdf"].jenis
    kemudian = meja.bukti(MARET + dt.timedelta(days=7))["laporan.pdf"].jenis

    assert (segera, kemudian) == (None if bertanda else JenisBerkas.PDF, None)


def test_without_an_entrys_word_a_good_file_is_read_weekly_and_not_more_often(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jelajah_bukti, "tanda_berkas", lambda _: "")
    meja.taruh("laporan.pdf")

    assert [meja.pindai(MARET + dt.timedelta(days=hari)).dibaca for hari in (0, 6, 7, 13, 14)] == [1, 0, 1, 0, 1]


def test_a_full_scan_reads_every_file(meja: Meja) -> None:
    meja.taruh("laporan.pdf")
    meja.taruh("rapat.jpg", contoh.gambar())
    meja.pindai(MARET)

    hasil = pindai(meja.akar, TAHUN, meja.basis, APRIL, penuh=True)

    assert (hasil.dibaca, hasil.baru) == (2, 0)
    assert {b.diterima for b in hasil.bukti} == {MARET}


def test_a_refused_film_is_not_summed_up_by_every_scan(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    """A film of gigabytes that broke off is looked at again, but not read to its end."""
    meja.taruh("film.mp4", contoh.mp4()[:-5])
    meja.pindai(MARET)
    monkeypatch.delattr(tinjau_berkas, "sha256_berkas")

    assert satu(meja.pindai(APRIL).masalah).kode == "B01"


def test_a_register_of_an_earlier_version_goes_on_with_its_arrivals(tmp_path: Path) -> None:
    """It knew neither an entry's word nor when it read last, and took a kind that is none any more."""
    with sqlite3.connect(tmp_path / "agenda.sqlite3") as lama:
        lama.execute(
            "CREATE TABLE berkas_bukti (satker VARCHAR, berkas VARCHAR, ukuran INTEGER NOT NULL, mtime_ns VARCHAR NOT "
            "NULL, sha256 VARCHAR NOT NULL, diterima DATETIME NOT NULL, jenis VARCHAR, alasan_ditolak VARCHAR NOT "
            "NULL, PRIMARY KEY (satker, berkas))"
        )
    lama.close()
    with buka(f"sqlite:///{tmp_path}/agenda.sqlite3") as basis:
        meja = Meja(tmp_path, basis)
        laporan = meja.taruh("laporan.pdf")
        film = meja.taruh("rapat.mkv", b"\x1a\x45\xdf\xa3" + bytes(60))
        with basis.transaksi() as sambungan:
            for berkas, jenis in ((laporan, "PDF"), (film, "MKV")):
                status = berkas.stat()
                baris = {
                    "satker": "sigi",
                    "berkas": berkas.relative_to(meja.akar / "sigi").as_posix(),
                    "ukuran": status.st_size,
                    "mtime_ns": str(status.st_mtime_ns),
                    "sha256": hashlib.sha256(berkas.read_bytes()).hexdigest(),
                    "diterima": MARET,
                    "jenis": jenis,
                }
                sambungan.execute(sa.insert(berkas_bukti).values(baris))

        hasil = meja.pindai(APRIL)

        assert {b.nama: (b.jenis, b.diterima) for b in hasil.bukti} == {
            "laporan.pdf": (JenisBerkas.PDF, MARET),
            "rapat.mkv": (None, MARET),
        }
        assert meja.pindai(MEI).dibaca == 1  # the film


# ---- a folder out of reach


def test_a_folder_that_is_gone_is_no_year_without_evidence(meja: Meja) -> None:
    """A drive that is not connected: nothing is concluded, nothing recorded, and all counts again once it is back."""
    meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    meja.akar.rename(meja.akar.with_name("lepas"))

    with pytest.raises(GalatFolderBukti, match=r"tidak ada, padahal buku agenda mengenal 1 berkas bukti tahun 2026"):
        meja.pindai(APRIL)

    meja.akar.with_name("lepas").rename(meja.akar)
    hasil = meja.pindai(MEI)
    assert ([b.diterima for b in hasil.bukti], hasil.riwayat) == ([MARET], ())


@pytest.mark.parametrize("sisa", [None, ".DS_Store", "Thumbs.db"])
def test_a_bare_folder_is_told_from_one_whose_evidence_was_taken_away(meja: Meja, sisa: str | None) -> None:
    """Where the folder lies, our own notes lie too; what systems leave behind says nothing."""
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    berkas.unlink()
    assert meja.pindai(APRIL).bukti == ()

    for catatan in meja.akar.rglob("BACA-SAYA.txt"):
        catatan.unlink()
    if sisa:
        (meja.tempat() / sisa).write_bytes(b"x")

    with pytest.raises(GalatFolderBukti, match="kosong"):
        meja.pindai(MEI)


def test_a_folder_that_turned_into_a_link_says_so(meja: Meja) -> None:
    meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    tahun = meja.akar / "sigi" / "2026"
    tahun.rename(meja.akar.with_name("disk lain"))
    tahun.symlink_to(meja.akar.with_name("disk lain"), target_is_directory=True)

    with pytest.raises(GalatFolderBukti) as galat:
        meja.pindai(APRIL)

    assert [m.kode for m in galat.value.masalah] == ["B04"]


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="a superuser may read everything")
def test_a_folder_that_may_not_be_opened_is_no_year_without_evidence(meja: Meja) -> None:
    meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    (meja.akar / "sigi").chmod(0)

    try:
        with pytest.raises(GalatFolderBukti, match="tidak dapat dipakai"):
            meja.pindai(APRIL)
    finally:
        (meja.akar / "sigi").chmod(0o700)


def test_a_new_year_and_another_office_begin_with_nothing(meja: Meja, tmp_path: Path) -> None:
    """The register knows files of 2026 only; in January of 2027, and next door, there are none yet."""
    meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    januari = replace(TAHUN, rencana=TAHUN.rencana.model_copy(update={"tahun": 2027}))
    kosong = tmp_path / "kosong"

    assert pindai(kosong, januari, meja.basis, APRIL).bukti == ()
    assert pindai(kosong, contoh.tahun(kode="poso"), meja.basis, APRIL).bukti == ()


def test_an_archived_years_evidence_counts_as_it_did(meja: Meja) -> None:
    """What had been taken away or refused before does not count again; what comes later does."""
    meja.taruh("laporan.pdf", contoh.pdf("laporan"))
    meja.taruh("rapat.jpg", contoh.gambar())
    meja.taruh("kosong.pdf", b"")
    salah = meja.taruh("salah.pdf", contoh.pdf("salah"))
    meja.pindai(MARET)
    salah.unlink()
    dahulu = meja.pindai(APRIL)
    meja.akar.rename(meja.akar.with_name("arsip"))

    arsipkan(meja.basis, "sigi", 2026, APRIL, batal=False)
    kini = meja.pindai(MEI)

    assert kini.bukti == tuple(b for b in dahulu.bukti if b.jenis)
    assert (kini.riwayat, kini.arsip, kini.baru) == (dahulu.riwayat, 2, 0)
    meja.taruh("susulan.pdf", contoh.pdf("susulan"))
    assert [b.nama for b in meja.pindai(MEI).bukti] == ["laporan.pdf", "rapat.jpg", "susulan.pdf"]


def test_archiving_is_recorded_once_with_who_and_when_and_can_be_taken_back(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    meja.akar.rename(meja.akar.with_name("arsip"))

    jawab = []
    for oleh, batal in (("budi", True), ("sari", False), ("budi", False), ("sari", True)):
        monkeypatch.setenv("ZI_OLEH", oleh)
        jawab.append(arsipkan(meja.basis, "sigi", 2026, APRIL, batal=batal))

    assert jawab == [False, True, False, True]
    with meja.basis.baca() as sambungan:
        k = kejadian.c
        isi = sambungan.execute(sa.select(k.kunci, k.peristiwa, k.oleh, k.saat).order_by(k.nomor)).all()
    assert [tuple(satu) for satu in isi] == [
        ("sigi/2026/folder-bukti", "BUKTI_DIARSIPKAN", "sari", APRIL),
        ("sigi/2026/folder-bukti", "ARSIP_BUKTI_DIBATALKAN", "sari", APRIL),
    ]
    with pytest.raises(GalatFolderBukti):
        meja.pindai(MEI)


def test_a_year_without_evidence_cannot_be_archived(meja: Meja) -> None:
    with pytest.raises(GalatPemakaian, match="belum mengenal"):
        arsipkan(meja.basis, "sigi", 2026, MARET, batal=False)


# ---- arrival


def test_a_file_arrived_when_the_system_says_it_was_put_there_and_not_when_it_was_written(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf")
    os.utime(berkas, (0, 0))
    jauh = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)

    diterima = meja.bukti(jauh)["laporan.pdf"].diterima

    assert diterima == dt.datetime.fromtimestamp(berkas.stat().st_ctime, dt.UTC)


def test_arrival_stays_when_the_systems_time_is_renewed(meja: Meja) -> None:
    """Rights, links and backups change it."""
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    berkas.chmod(0o600)

    assert meja.bukti(APRIL)["laporan.pdf"].diterima == MARET


def test_a_file_that_was_only_saved_again_arrived_when_it_first_did(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    os.utime(berkas, (1, 1))

    hasil = meja.pindai(APRIL)

    assert (hasil.bukti[0].diterima, hasil.dibaca, hasil.baru) == (MARET, 1, 0)
    assert meja.pindai(MEI).dibaca == 0


def test_other_content_under_the_same_name_is_a_new_arrival(meja: Meja) -> None:
    meja.taruh("laporan.pdf", contoh.pdf("konsep"))
    lama = meja.bukti(MARET)["laporan.pdf"]
    meja.taruh("laporan.pdf", contoh.pdf("laporan yang lengkap"))

    hasil = meja.pindai(APRIL)

    assert (hasil.bukti[0].diterima, hasil.baru) == (APRIL, 1)
    assert hasil.bukti[0].sha256 != lama.sha256


@pytest.mark.parametrize("baru", ["Laporan Monev TW I.pdf", "arsip/laporan.pdf"])
def test_a_file_renamed_in_its_folder_arrived_when_it_first_did(meja: Meja, baru: str) -> None:
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    (meja.tempat() / baru).parent.mkdir(exist_ok=True)
    berkas.rename(meja.tempat() / baru)

    hasil = meja.pindai(APRIL)

    assert [(b.berkas.endswith(f"2026-TW1/{baru}"), b.diterima) for b in hasil.bukti] == [(True, MARET)]
    assert hasil.baru == 0


def test_a_rows_folder_that_was_renamed_keeps_its_arrivals(meja: Meja) -> None:
    meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    baris = meja.tempat().parent
    baris.rename(baris.with_name("1.1.1.2 Rapat Triwulanan"))

    assert meja.bukti(APRIL)["laporan.pdf"].diterima == MARET


def test_a_copy_beside_the_original_never_makes_it_late(meja: Meja) -> None:
    """Copied in April, the original removed in May: the bytes have been there since March."""
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    meja.taruh("laporan - salinan.pdf")
    meja.pindai(APRIL)
    berkas.unlink()

    assert meja.bukti(MEI) == {"laporan - salinan.pdf": meja.bukti(MEI)["laporan - salinan.pdf"]}
    assert meja.bukti(MEI)["laporan - salinan.pdf"].diterima == MARET


def test_two_files_that_change_names_keep_their_arrivals(meja: Meja) -> None:
    a = meja.taruh("a.pdf", contoh.pdf("satu"))
    meja.pindai(MARET)
    b = meja.taruh("b.pdf", contoh.pdf("yang kedua"))
    meja.pindai(APRIL)
    a.rename(a.with_name("x"))
    b.rename(a)
    a.with_name("x").rename(b)

    assert {nama: b.diterima for nama, b in meja.bukti(MEI).items()} == {"a.pdf": APRIL, "b.pdf": MARET}


def test_a_file_moved_to_another_obligation_arrives_there_anew(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    berkas.rename(meja.tempat("1.1.1.2 2026-TW2") / "laporan.pdf")

    (pindah,) = meja.pindai(APRIL).bukti

    assert (str(pindah.periode), pindah.diterima) == ("2026-TW2", APRIL)


def test_a_removed_file_is_no_evidence_but_stays_in_the_register(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    berkas.unlink()

    assert meja.pindai(APRIL).bukti == ()
    assert len(meja.tercatat()) == 1

    meja.taruh("laporan.pdf")
    assert meja.bukti(MEI)["laporan.pdf"].diterima == MARET


def keadaan(meja: Meja, pada: dt.datetime, pindai_pada: dt.datetime) -> StatusKewajiban:
    """Return how monev of triwulan I stands on a day, as a later scan knows it."""
    hasil = meja.pindai(pindai_pada)
    (kewajiban,) = [k for k in TAHUN.kewajiban if f"{k.kode} {k.periode}" == MONEV]
    tanggal = pada.astimezone(TAHUN.kantor.zona).date()
    return nilai_status(kewajiban, hasil.bukti + hasil.riwayat, tanggal, TAHUN.kantor.zona).status


@pytest.mark.parametrize("ganti", [contoh.pdf("Laporan yang dibetulkan"), None], ids=["corrected", "removed"])
def test_what_lay_there_on_a_day_counts_for_that_day_whatever_happened_later(meja: Meja, ganti: bytes | None) -> None:
    laporan = meja.taruh("laporan.pdf")
    meja.taruh("rapat.jpg", contoh.gambar())
    dahulu = keadaan(meja, MARET, MARET)
    if ganti is None:
        laporan.unlink()
    else:
        laporan.write_bytes(ganti)

    kini = meja.pindai(MEI)

    assert keadaan(meja, MARET, MEI) is dahulu
    assert [b.sampai for b in kini.riwayat] == [MEI]
    assert not {b.sha256 for b in kini.riwayat} & {b.sha256 for b in kini.bukti}


def test_what_no_longer_lies_there_does_not_count_today(meja: Meja) -> None:
    laporan = meja.taruh("laporan.pdf")
    meja.taruh("rapat.jpg", contoh.gambar())
    lengkap = keadaan(meja, MARET, MARET)
    laporan.unlink()

    assert lengkap.lengkap
    assert not keadaan(meja, MEI, MEI).lengkap


def test_earlier_evidence_is_recorded_once(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    berkas.unlink()
    meja.pindai(APRIL)
    sebelum = meja.isi_basis()

    (dulu,) = meja.pindai(MEI).riwayat

    assert (dulu.diterima, dulu.sampai) == (MARET, APRIL)
    assert meja.isi_basis() == sebelum


def test_what_came_back_counts_for_every_day_until_it_is_taken_away_again(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf")
    meja.pindai(MARET)
    berkas.unlink()
    meja.pindai(APRIL)
    meja.taruh("laporan.pdf")
    assert meja.pindai(MEI).riwayat == ()
    berkas.unlink()
    juni = MEI + dt.timedelta(days=30)

    assert [(b.diterima, b.sampai) for b in meja.pindai(juni).riwayat] == [(MARET, juni)]


def test_replaced_content_lay_there_until_the_other_came_not_until_somebody_looked(meja: Meja) -> None:
    laporan = meja.taruh("laporan.pdf", contoh.pdf("konsep"))
    meja.pindai(MARET)
    laporan.write_bytes(contoh.pdf("yang lengkap"))
    jauh = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)

    (dulu,) = meja.pindai(jauh).riwayat

    assert dulu.sampai == dt.datetime.fromtimestamp(laporan.stat().st_ctime, dt.UTC)


def test_content_replaced_by_what_had_come_with_it_lay_there_until_the_scan(meja: Meja) -> None:
    """The other bytes arrived on the same day, under another name: that is not when they took this place."""
    a = meja.taruh("a.pdf", contoh.pdf("satu"))
    b = meja.taruh("b.pdf", contoh.pdf("yang kedua"))
    meja.pindai(MARET)
    a.write_bytes(b.read_bytes())

    (dulu,) = meja.pindai(APRIL).riwayat

    assert (dulu.nama, dulu.diterima, dulu.sampai) == ("a.pdf", MARET, APRIL)


def test_arrival_is_never_after_the_scan_and_never_changes(meja: Meja) -> None:
    meja.taruh("laporan.pdf")

    assert [meja.bukti(saat)["laporan.pdf"].diterima for saat in (APRIL, MARET, MEI)] == [APRIL] * 3


# ---- files on their way


def test_a_file_that_is_still_being_copied_is_read_again_next_time(meja: Meja) -> None:
    isi = contoh.pdf()
    berkas = meja.taruh("laporan.pdf", isi[:200])
    os.utime(berkas, (MARET.timestamp(), MARET.timestamp()))

    pertama = meja.pindai(MARET + dt.timedelta(seconds=1))

    assert "terpotong" in pertama.bukti[0].alasan_ditolak
    assert satu(pertama.masalah).kode == "B02"
    assert meja.tercatat() == []

    berkas.write_bytes(isi)
    assert meja.bukti(APRIL)["laporan.pdf"].jenis is JenisBerkas.PDF


def test_a_truncated_file_that_rests_is_recorded_as_refused(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf", contoh.pdf()[:200])
    os.utime(berkas, (MARET.timestamp(), MARET.timestamp()))

    hasil = meja.pindai(MARET + dt.timedelta(seconds=3))

    assert satu(hasil.masalah).kode == "B01"
    assert len(meja.tercatat()) == 1


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="a superuser may read everything")
def test_a_forbidden_file_is_read_as_soon_as_it_may_be(meja: Meja) -> None:
    berkas = meja.taruh("laporan.pdf")
    berkas.chmod(0)
    assert satu(meja.pindai(MARET).masalah).kode == "B02"

    berkas.chmod(0o600)

    assert meja.bukti(APRIL)["laporan.pdf"].jenis is JenisBerkas.PDF


# ---- the wrong place


@pytest.mark.parametrize(
    ("jalur", "tujuan"),
    [
        ("sigi/laporan.pdf", "folder periode baris yang dimaksud"),
        ("sigi/laporan 1.1.1.3.pdf", "baris 1.1.1.3: 2026-S1, 2026-S2"),
        ("sigi/2026/laporan.pdf", "folder periode"),
        ("sigi/2026/1 Manajemen Perubahan/laporan.pdf", "folder periode"),
        ("sigi/2026/1 Manajemen Perubahan/1.1.1.2 Monev Rencana Aksi/laporan.pdf", "2026-TW1, 2026-TW2"),
        ("sigi/2026/1 Manajemen Perubahan/1.1.1.2 Monev Rencana Aksi/catatan.txt", "2026-TW1"),
        ("sigi/2026/1 Manajemen Perubahan/1.1.1.2 Monev Rencana Aksi/2026-TW1/foto/catatan.txt", "2026-TW1"),
    ],
)
def test_a_file_outside_the_periods_folders_is_told_where_to_go(meja: Meja, jalur: str, tujuan: str) -> None:
    (meja.akar / jalur).parent.mkdir(parents=True, exist_ok=True)
    (meja.akar / jalur).write_bytes(contoh.pdf())

    hasil = meja.pindai()

    masalah = satu(hasil.masalah)
    assert (masalah.letak.berkas, masalah.kode) == (str(meja.akar / jalur), "B10")
    assert tujuan in masalah.saran
    assert (hasil.bukti, hasil.catatan) == ((), {})


@pytest.mark.parametrize(
    ("folder", "sebab"),
    [
        ("sigi/Arsip", "bukan tahun"),
        ("sigi/2026/Manajemen Perubahan", "komponen"),
        ("sigi/2026/2 Komponen yang tidak ada", "komponen"),
        ("sigi/2026/1 Manajemen Perubahan/Monev", "kode baris"),
        ("sigi/2026/1 Manajemen Perubahan/1.1.1.20 Monev", "kode baris"),
        ("sigi/2026/1 Manajemen Perubahan/1.1.1.2 Monev Rencana Aksi/TW1", "bukan periode baris 1.1.1.2"),
        ("sigi/2026/1 Manajemen Perubahan/1.1.1.2 Monev Rencana Aksi/2026-S1", "bukan periode baris 1.1.1.2"),
        ("sigi/2026/1 Manajemen Perubahan/1.1.1.2 Monev Rencana Aksi/2025-TW1", "bukan periode baris 1.1.1.2"),
    ],
)
def test_a_folder_that_is_no_place_is_reported_once_with_what_it_hides(meja: Meja, folder: str, sebab: str) -> None:
    (meja.akar / folder / "foto").mkdir(parents=True)
    kosong = satu(meja.pindai().masalah)
    for nama in ("a.pdf", "foto/b.pdf"):
        (meja.akar / folder / nama).write_bytes(contoh.pdf())
    berisi = satu(meja.pindai().masalah)

    assert (kosong.kode, kosong.tingkat) == ("B11", Tingkat.CATATAN)
    assert (berisi.letak.berkas, berisi.tingkat) == (str(meja.akar / folder), Tingkat.GALAT)
    assert sebab in berisi.pesan
    assert "2 berkas di dalamnya tidak dihitung" in berisi.pesan


def test_a_period_may_be_written_small_and_another_year_is_left_alone(meja: Meja) -> None:
    tempat = meja.tempat()
    meja.taruh("laporan.pdf")
    tempat.rename(tempat.with_name("2026-tw1"))
    (meja.akar / "sigi/2025/1 Lama").mkdir(parents=True)
    (meja.akar / "sigi/2025/laporan.pdf").write_bytes(contoh.pdf())

    hasil = meja.pindai()

    assert [str(b.periode) for b in hasil.bukti] == ["2026-TW1"]
    assert hasil.masalah == []


def test_links_are_reported_and_never_followed(meja: Meja, tmp_path: Path) -> None:
    (tmp_path / "rahasia.pdf").write_bytes(contoh.pdf())
    (meja.tempat() / "tautan.pdf").symlink_to(tmp_path / "rahasia.pdf")
    (meja.tempat() / "lingkaran").symlink_to(meja.akar, target_is_directory=True)
    (meja.tempat() / "putus.pdf").symlink_to(tmp_path / "tidak ada")

    hasil = meja.pindai()

    assert hasil.bukti == ()
    assert [(Path(m.letak.berkas).name, m.kode) for m in hasil.masalah] == [
        ("lingkaran", "B04"),
        ("putus.pdf", "B04"),
        ("tautan.pdf", "B04"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_reported_and_never_opened(meja: Meja) -> None:
    os.mkfifo(meja.tempat() / "laporan.pdf")

    assert satu(meja.pindai().masalah).kode == "B04"


# ---- names


def test_a_name_in_either_form_of_unicode_is_one_file(meja: Meja) -> None:
    """A Mac writes é in two characters; the file that comes back over the network is the same."""
    nama = unicodedata.normalize("NFD", "Laporan café.pdf")
    berkas = meja.taruh(nama)
    assert meja.bukti(MARET)[nama].diterima == MARET

    berkas.rename(berkas.with_name(unicodedata.normalize("NFC", nama)))

    ((_, lagi),) = meja.bukti(APRIL).items()
    assert lagi.diterima == MARET


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("nama", [b"lapor\xffan.pdf", b"lapor\nan.pdf", b"lapor\x1b[31man.pdf", b"\x01/laporan.pdf"])
def test_a_name_that_cannot_be_written_is_reported_in_printable_form(meja: Meja, nama: bytes) -> None:
    berkas = Path(os.fsdecode(os.fsencode(meja.tempat()) + b"/" + nama))
    berkas.parent.mkdir(exist_ok=True)
    berkas.write_bytes(contoh.pdf())

    hasil = meja.pindai()

    masalah = satu(hasil.masalah)
    assert (masalah.kode, hasil.bukti) == ("B05", ())
    assert str(masalah).isprintable()


# ---- what is not read to its end


def test_what_was_not_read_to_its_end_counts_and_is_remarked_on_by_every_scan(meja: Meja) -> None:
    isi = b"\x2f" + struct.pack("<I", 9_999 | 7_899 << 14) + bytes(101)
    isi = b"WEBPVP8L" + struct.pack("<I", len(isi)) + isi
    meja.taruh("rapat.webp", b"RIFF" + struct.pack("<I", len(isi)) + isi)

    hasil = meja.pindai(MARET), meja.pindai(APRIL)

    for satu_hasil in hasil:
        masalah = satu(satu_hasil.masalah)
        assert (masalah.kode, masalah.tingkat) == ("B07", Tingkat.CATATAN)
        assert (
            masalah.pesan == "gambar 79 juta piksel terlalu berat dibuka, jadi hanya susunan berkasnya yang diperiksa."
        )
    assert [h.bukti[0].jenis for h in hasil] == [JenisBerkas.WEBP] * 2


# ---- electronic signatures


def test_a_pdf_that_was_changed_after_it_was_signed_is_refused_by_every_scan(meja: Meja) -> None:
    meja.taruh("Laporan.pdf", sambung(tandatangani()))

    hasil = meja.pindai(MARET), meja.pindai(APRIL)

    for satu_hasil in hasil:
        masalah = satu(satu_hasil.masalah)
        assert (masalah.kode, masalah.tingkat) == ("B01", Tingkat.GALAT)
        assert masalah.pesan.startswith("PDF ini berubah sesudah ditandatangani secara elektronik (")
        assert masalah.saran.startswith("Pakai berkas yang diterima dari penanda tangan")
        assert satu_hasil.bukti[0].alasan_ditolak
    assert [h.dibaca for h in hasil] == [1, 0]


@pytest.mark.usefixtures("bertanda")
def test_the_whole_one_in_its_place_counts(meja: Meja) -> None:
    """Also on Windows, where it has the size and the time of the changed one."""
    utuh = tandatangani()
    berkas = meja.taruh("Laporan.pdf", utuh[:20] + bytes([utuh[20] ^ 1]) + utuh[21:])
    saat = berkas.stat()
    assert meja.pindai(MARET).bukti[0].jenis is None
    berkas.write_bytes(utuh)
    os.utime(berkas, ns=(saat.st_atime_ns, saat.st_mtime_ns))

    hasil = meja.pindai(APRIL)

    assert (hasil.masalah, hasil.bukti[0].jenis) == ([], JenisBerkas.PDF)


def test_a_changed_one_in_the_place_of_a_whole_one_does_not(meja: Meja) -> None:
    bertanda = tandatangani()
    berkas = meja.taruh("Laporan.pdf", bertanda)
    assert meja.pindai(MARET).bukti[0].jenis is JenisBerkas.PDF
    berkas.write_bytes(sambung(bertanda))

    assert meja.pindai(APRIL).bukti[0].jenis is None


def test_what_could_not_be_checked_counts_and_is_checked_once_that_is_possible(
    meja: Meja, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An office installs the extra later; nothing in its folder has changed since."""
    meja.taruh("Utuh.pdf", tandatangani())
    meja.taruh("Berubah.pdf", sambung(tandatangani()))
    with monkeypatch.context() as tanpa:
        tanpa.setitem(sys.modules, "pyhanko", None)
        sebelum = meja.pindai(MARET), meja.pindai(MARET)

    sesudah = meja.pindai(APRIL)

    for hasil in sebelum:
        assert [(m.kode, m.tingkat) for m in hasil.masalah] == [("B08", Tingkat.CATATAN)] * 2
        assert "pasang paketnya" in hasil.masalah[0].saran
        assert all(b.jenis for b in hasil.bukti)
    assert [h.dibaca for h in (*sebelum, sesudah)] == [2, 0, 2]
    assert {b.nama: b.jenis for b in sesudah.bukti} == {"Utuh.pdf": JenisBerkas.PDF, "Berubah.pdf": None}


# ---- the same bytes twice


def test_one_file_for_two_obligations_is_remarked_with_both(meja: Meja) -> None:
    meja.taruh("a.pdf", kewajiban="1.1.1.1 2026")
    meja.taruh("b.pdf")
    meja.taruh("c.pdf", kewajiban="1.1.1.2 2026-TW2")

    hasil = meja.pindai()

    masalah = satu(hasil.masalah)
    assert (masalah.kode, masalah.tingkat) == ("B03", Tingkat.CATATAN)
    tempat = "1.1.1.1 Tahun 2026, 1.1.1.2 Triwulan I Tahun 2026, 1.1.1.2 Triwulan II Tahun 2026"
    assert tempat in masalah.saran
    assert "“b.pdf” (1.1.1.2 Triwulan I Tahun 2026)" in masalah.pesan
    assert all(b.jenis for b in hasil.bukti)


def test_copies_within_one_obligation_are_remarked_as_counting_once(meja: Meja) -> None:
    for i in range(9):
        meja.taruh(f"{i}.pdf")

    masalah = satu(meja.pindai().masalah)

    assert "satu kali" in masalah.saran
    assert "3 berkas lain" in masalah.pesan


def test_empty_files_are_not_called_copies(meja: Meja) -> None:
    meja.taruh("a.pdf", b"")
    meja.taruh("b.pdf", b"")

    assert {m.kode for m in meja.pindai().masalah} == {"B01"}


# ---- remarks


@pytest.mark.parametrize(
    ("isi", "teks"),
    [
        (b"Kendala: jaringan", "Kendala: jaringan"),
        ("“Kendala” – jaringan".encode("utf-8-sig"), "“Kendala” – jaringan"),
        ("“Kendala” – jaringan".encode("cp1252"), "“Kendala” – jaringan"),
        ("“Kendala” – 🙂".encode("utf-16"), "“Kendala” – 🙂"),
        (b"satu\r\ndua  \r\n\r\ntiga\r\n\r\n", "satu\ndua\n\ntiga"),
        (b"a\x00b\x1b[31mc\x7f\tx", "ab[31mc x"),
        (b"\xef\xbf\xbe", ""),
    ],
)
def test_a_units_remark_is_read_from_any_notepad(meja: Meja, isi: bytes, teks: str) -> None:
    meja.taruh("Catatan.TXT", isi)

    hasil = meja.pindai()

    assert hasil.catatan == ({("1.1.1.2", Periode.parse("2026-TW1")): teks} if teks else {})
    assert (hasil.bukti, hasil.masalah) == ((), [])


@pytest.mark.parametrize("isi", [b"", b" \r\n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_remark_is_none(meja: Meja, isi: bytes) -> None:
    meja.taruh("catatan.txt", isi)

    assert meja.pindai().catatan == {}


def test_an_endless_remark_is_cut_and_that_is_said(meja: Meja) -> None:
    meja.taruh("catatan.txt", "é".encode() * 50_000)

    hasil = meja.pindai()

    (teks,) = hasil.catatan.values()
    assert set(teks) == {"é"}
    assert satu(hasil.masalah).kode == "B21"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(isi=st.binary(max_size=200))
def test_any_bytes_make_a_remark_that_can_be_printed(meja: Meja, isi: bytes) -> None:
    meja.taruh("catatan.txt", isi)

    for teks in meja.pindai().catatan.values():
        assert all(c == "\n" or c.isprintable() or unicodedata.category(c) not in {"Cc", "Cs"} for c in teks)


# ---- more than one scan


def test_two_scans_at_once_record_the_same(meja: Meja) -> None:
    for i in range(20):
        meja.taruh(f"{i}.pdf", contoh.pdf(str(i)))

    def sekali(_: int) -> HasilPindai:
        with buka(meja.alamat) as basis:
            return pindai(meja.akar, TAHUN, basis, MARET)

    with ThreadPoolExecutor(4) as kolam:
        hasil = list(kolam.map(sekali, range(4)))

    assert all(h.bukti == hasil[0].bukti for h in hasil)
    assert len(meja.tercatat()) == 20


def test_offices_do_not_see_each_other(meja: Meja) -> None:
    tetangga = contoh.tahun(kode="poso")
    siapkan(meja.akar, tetangga)
    meja.taruh("laporan.pdf")
    tujuan = meja.akar / "poso" / meja.tempat().relative_to(meja.akar / "sigi") / "laporan.pdf"
    meja.pindai(MARET)
    tujuan.write_bytes(contoh.pdf())

    hasil = pindai(meja.akar, tetangga, meja.basis, APRIL)

    assert [b.diterima for b in hasil.bukti] == [APRIL]
    assert [b.diterima for b in meja.pindai(MEI).bukti] == [MARET]


@pytest.mark.tahan
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_people_do_a_content_never_arrives_later_than_it_was_first_seen(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Files come, go, change and are renamed between scans; what has stayed has its first arrival."""
    folder = tmp_path_factory.mktemp("meja")
    with buka(f"sqlite:///{folder}/agenda.sqlite3") as basis:
        meja = Meja(folder, basis)
        nama = [f"{n}.pdf" for n in "abc"]
        pertama: dict[bytes, dt.datetime] = {}
        terlihat: set[bytes] = set()
        for hari in range(5):
            saat = MARET + dt.timedelta(days=hari)
            for satu_nama in nama:
                _lakukan(data.draw, meja.tempat(), satu_nama, nama)
            ada = {b.nama: (meja.tempat() / b.nama).read_bytes() for b in meja.pindai(saat).bukti}
            pertama = {isi: pertama[isi] if isi in terlihat else saat for isi in ada.values()}
            terlihat = set(ada.values())
            diterima = {b.nama: b.diterima for b in meja.pindai(saat).bukti}
            assert all(diterima[n] <= pertama[isi] for n, isi in ada.items())


def _lakukan(pilih: Callable[[st.SearchStrategy[str]], str], folder: Path, nama: str, semua: list[str]) -> None:
    match pilih(st.sampled_from(["diam", "tulis", "hapus", "ganti nama"])):
        case "tulis":
            (folder / nama).write_bytes(_ISI[pilih(st.sampled_from(sorted(_ISI)))])
        case "hapus":
            (folder / nama).unlink(missing_ok=True)
        case "ganti nama" if (folder / nama).exists():
            (folder / nama).replace(folder / pilih(st.sampled_from(semua)))
        case _:
            pass


_ISI = {kata: contoh.pdf(kata) for kata in ("satu", "dua dua", "tiga tiga tiga")}
