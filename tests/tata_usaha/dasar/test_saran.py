"""Each cause has its own remedy: nobody looks for permissions when the disk is full or the register is damaged."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import catat
from tata_usaha.agenda.skema import survei_terbaca
from tata_usaha.cli.anjuran import ajakan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.saran import DISK_PENUH, HANYA_BACA, TERBUKA, saran_basis_data, saran_sistem


def isi_dan_baca(tempat: Path, banyak: int = 1) -> None:
    with buka(f"sqlite:///{tempat}") as basis:
        with basis.transaksi("sigi") as sambungan:
            catat(sambungan, "sigi/2026/x", "DICATAT", {}, waktu.sekarang())
            for ke in range(banyak):
                sambungan.execute(sa.insert(survei_terbaca).values(sha256=str(ke), versi=1, isi="x" * 1000))
        with basis.baca() as sambungan:
            sambungan.execute(sa.select(survei_terbaca)).all()


def halaman_rusak(isi: bytes) -> bytes:
    return isi[:4096] + b"\xff" * (len(isi) - 4096)


@pytest.mark.parametrize(
    "rusakkan",
    [lambda isi: bytes(len(isi)), lambda _: b"bukan buku agenda" * 100, halaman_rusak],
    ids=["zeroed", "something else", "one page"],
)
def test_a_damaged_register_is_to_be_rebuilt_not_unlocked(tmp_path: Path, rusakkan: Callable[[bytes], bytes]) -> None:
    tempat = tmp_path / "buku-agenda.sqlite3"
    isi_dan_baca(tempat)
    tempat.write_bytes(rusakkan(tempat.read_bytes()))
    rusak = tempat.read_bytes()
    with pytest.raises(GalatBasisData) as galat:
        isi_dan_baca(tempat)
    assert galat.value.anjuran is not None
    assert ajakan(galat.value.anjuran) == "Jalankan: zi pulihkan"
    assert galat.value.saran == "Berkas itu jangan dihapus."
    assert tempat.read_bytes() == rusak


def di_anak(kerja: Callable[[], None]) -> str:
    """Do something in a child that lives under a limit; return the advice it got."""
    baca, tulis = os.pipe()
    if os.fork() == 0:
        try:
            kerja()
        except GalatBasisData as galat:
            os.write(tulis, galat.saran.encode())
        finally:
            os._exit(0)
    os.close(tulis)
    with os.fdopen(baca, encoding="utf-8") as masuk:
        hasil = masuk.read()
    os.wait()
    return hasil


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are POSIX")
def test_a_full_disk_asks_for_room(tmp_path: Path) -> None:
    tempat = tmp_path / "buku-agenda.sqlite3"
    isi_dan_baca(tempat)

    def penuh() -> None:
        with buka(f"sqlite:///{tempat}") as basis, basis.transaksi("sigi") as sambungan:
            sambungan.exec_driver_sql("PRAGMA max_page_count = 30")  # SQLite's own way to run out of room
            for ke in range(200):
                sambungan.execute(sa.insert(survei_terbaca).values(sha256=f"b{ke}", versi=1, isi="x" * 1000))

    assert di_anak(penuh) == DISK_PENUH
    isi_dan_baca(tempat, 0)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_asks_for_the_right_to_write(tmp_path: Path) -> None:
    tempat = tmp_path / "buku-agenda.sqlite3"
    isi_dan_baca(tempat)
    tempat.chmod(0o400)
    with pytest.raises(GalatBasisData) as galat:
        isi_dan_baca(tempat)
    assert galat.value.saran == HANYA_BACA


def test_a_register_that_is_read_only_by_itself_asks_for_the_right_to_write(tmp_path: Path) -> None:
    tempat = tmp_path / "buku-agenda.sqlite3"
    isi_dan_baca(tempat)
    with (
        pytest.raises(GalatBasisData) as galat,
        buka(f"sqlite:///{tempat}") as basis,
        basis.transaksi("sigi") as sambungan,
    ):
        sambungan.exec_driver_sql("PRAGMA query_only = ON")
        sambungan.execute(sa.insert(survei_terbaca).values(sha256="b", versi=1, isi="x"))
    assert galat.value.saran == HANYA_BACA


def test_a_register_that_another_program_holds_asks_to_wait(tmp_path: Path) -> None:
    tempat = tmp_path / "buku-agenda.sqlite3"
    isi_dan_baca(tempat)
    with closing(sqlite3.connect(tempat)) as satu, closing(sqlite3.connect(tempat, timeout=0)) as dua:
        satu.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as galat:
            dua.execute("SELECT * FROM naskah")
    saran, anjuran = saran_basis_data(galat.value)
    assert saran.startswith("Tunggu")
    assert anjuran is None


def test_files_have_remedies_of_their_own_too() -> None:
    assert saran_sistem(OSError(errno.ENOSPC, "")) == DISK_PENUH
    assert saran_sistem(OSError(errno.EROFS, "")) == HANYA_BACA
    assert saran_sistem(OSError(errno.EACCES, "")) == TERBUKA
    assert saran_sistem(OSError(errno.EACCES, ""), "lain") == "lain"
