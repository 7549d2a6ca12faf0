"""The daily copies of the register: whole, checked, fourteen of them, and told when they cannot be made."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda import cadangan
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.cadangan import SIMPAN, cadangkan, daftar_salinan, nama_salinan, salinan_terbaru
from tata_usaha.agenda.rantai import catat
from tata_usaha.agenda.salinan import SalinanRusak, baca_kepala, salin
from tata_usaha.agenda.skema import kejadian, metadata

SAAT = dt.datetime(2026, 3, 2, 3, tzinfo=dt.UTC)
HARI = dt.date(2026, 3, 2)


@pytest.fixture
def basis(tmp_path: Path) -> Iterator[BasisData]:
    """Give a register of two offices with some events."""
    with buka(f"sqlite:///{tmp_path}/buku-agenda.sqlite3") as terbuka:
        for ke in range(3):
            tulis(terbuka, f"sigi/2026/surat-{ke}")
        tulis(terbuka, "donggala/2026/surat-0")
        yield terbuka


def tulis(basis: BasisData, kunci: str) -> None:
    with basis.transaksi(kunci.partition("/")[0]) as sambungan:
        catat(sambungan, kunci, "DICATAT", {"berkas": "x"}, SAAT)


def isi(mesin: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    with mesin.connect() as sambungan:
        return {n: sorted(map(tuple, sambungan.execute(sa.select(t))), key=str) for n, t in metadata.tables.items()}


def test_a_copy_holds_every_row_and_opens_as_a_register(basis: BasisData, tmp_path: Path) -> None:
    salin(basis.mesin, tmp_path / "salinan.sqlite3")
    with buka(f"sqlite:///{tmp_path}/salinan.sqlite3") as salinan:
        assert isi(salinan.mesin) == isi(basis.mesin)
        tulis(salinan, "sigi/2026/surat-9")


def test_a_copy_says_how_far_it_reaches(basis: BasisData, tmp_path: Path) -> None:
    salin(basis.mesin, tmp_path / "salinan.sqlite3")
    kepala = baca_kepala(tmp_path / "salinan.sqlite3")
    assert {satker: nomor for satker, (nomor, _) in kepala.items()} == {"sigi": 3, "donggala": 1}
    with basis.baca() as sambungan:
        assert kepala == cadangan.kepala_register(sambungan)
        assert cadangan.berlanjut(sambungan, kepala)


def test_a_register_that_goes_on_holds_its_copy_and_one_that_was_set_back_does_not(
    basis: BasisData, tmp_path: Path
) -> None:
    salin(basis.mesin, tmp_path / "lama.sqlite3")
    tulis(basis, "sigi/2026/surat-3")
    salin(basis.mesin, tmp_path / "baru.sqlite3")
    with basis.baca() as sambungan:
        assert cadangan.berlanjut(sambungan, baca_kepala(tmp_path / "lama.sqlite3"))
    with buka(f"sqlite:///{tmp_path}/lama.sqlite3") as lama:
        tulis(lama, "sigi/2026/surat-lain")  # as many events as the copy, but others
        with lama.baca() as sambungan:
            assert not cadangan.berlanjut(sambungan, baca_kepala(tmp_path / "baru.sqlite3"))


@pytest.mark.parametrize("rusak", ["kosong", "nol", "terpotong", "lain", "halaman"])
def test_a_broken_copy_is_not_taken_for_one(basis: BasisData, tmp_path: Path, rusak: str) -> None:
    tempat = tmp_path / "salinan.sqlite3"
    salin(basis.mesin, tempat)
    utuh = tempat.read_bytes()
    match rusak:
        case "kosong":
            tempat.write_bytes(b"")
        case "nol":
            tempat.write_bytes(bytes(len(utuh)))
        case "terpotong":
            tempat.write_bytes(utuh[: len(utuh) // 2])
        case "lain":
            tempat.unlink()
            with closing(sqlite3.connect(tempat)) as lain:
                lain.execute("CREATE TABLE catatan (x)")
        case "halaman":
            tempat.write_bytes(utuh[:4096] + b"\xff" * 4096 + utuh[8192:])
    with pytest.raises(SalinanRusak):
        baca_kepala(tempat)


def test_the_copy_of_a_day_follows_and_the_last_fourteen_days_are_kept(basis: BasisData, tmp_path: Path) -> None:
    folder = tmp_path / "cadangan"
    lain = folder / "catatan saya.txt"
    for ke in range(SIMPAN + 3):
        assert cadangkan(basis.mesin, [folder], HARI + dt.timedelta(days=ke)) == []
        lain.write_text("punya orang", encoding="utf-8")
    hari = [s.hari for s in daftar_salinan(folder)]
    assert hari == [HARI + dt.timedelta(days=SIMPAN + 2 - ke) for ke in range(SIMPAN)]
    assert lain.exists()
    terakhir = folder / nama_salinan(hari[0])
    tulis(basis, "sigi/2026/surat-3")
    cadangkan(basis.mesin, [folder], hari[0])
    assert baca_kepala(terakhir)["sigi"][0] == 4


def test_a_copy_that_knows_more_than_the_register_is_never_replaced(basis: BasisData, tmp_path: Path) -> None:
    folder = tmp_path / "cadangan"
    cadangkan(basis.mesin, [folder], HARI)
    awal = (folder / nama_salinan(HARI)).read_bytes()
    with buka(f"sqlite:///{tmp_path}/baru.sqlite3") as kosong:
        tulis(kosong, "sigi/2026/surat-0")
        assert cadangkan(kosong.mesin, [folder], HARI) == []
    assert (folder / nama_salinan(HARI)).read_bytes() == awal


def test_a_register_whose_chain_is_broken_takes_the_place_of_no_copy(basis: BasisData, tmp_path: Path) -> None:
    folder = tmp_path / "cadangan"
    cadangkan(basis.mesin, [folder], HARI)
    awal = (folder / nama_salinan(HARI)).read_bytes()
    with basis.transaksi() as sambungan:
        sambungan.execute(sa.delete(kejadian).where(kejadian.c.nomor == 2))
    tulis(basis, "sigi/2026/surat-3")
    for hari in (HARI, HARI + dt.timedelta(days=1)):
        (keluhan,) = cadangkan(basis.mesin, [folder], hari)
        assert "putus" in keluhan
    assert [p.read_bytes() for p in folder.iterdir()] == [awal]


def test_the_copy_that_reaches_furthest_is_the_newest_good_one(basis: BasisData, tmp_path: Path) -> None:
    dekat, jauh = tmp_path / "cadangan", tmp_path / "usb"
    cadangkan(basis.mesin, [dekat, jauh], HARI)
    tulis(basis, "sigi/2026/surat-3")
    cadangkan(basis.mesin, [dekat, jauh], HARI + dt.timedelta(days=1))
    (dekat / nama_salinan(HARI + dt.timedelta(days=1))).write_bytes(b"rusak")
    terbaru = salinan_terbaru([dekat, jauh])
    assert terbaru is not None
    assert (terbaru.tempat.parent, terbaru.banyak) == (jauh, 5)
    assert salinan_terbaru([tmp_path / "tidak ada"]) is None


def test_the_copy_of_a_large_register_waits_some_minutes_unless_it_is_asked_for(
    basis: BasisData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small one is copied at once; a copy that is old by its file's time is brought up to date."""
    folder = tmp_path / "cadangan"
    tempat = folder / nama_salinan(HARI)

    def banyak() -> int:
        return sum(nomor for nomor, _ in baca_kepala(tempat).values())

    cadangkan(basis.mesin, [folder], HARI, segera=False)
    tulis(basis, "sigi/2026/surat-3")
    cadangkan(basis.mesin, [folder], HARI, segera=False)
    assert banyak() == 5
    monkeypatch.setattr(cadangan, "BESAR", 4)
    tulis(basis, "sigi/2026/surat-4")
    cadangkan(basis.mesin, [folder], HARI, segera=False)
    assert banyak() == 5
    cadangkan(basis.mesin, [folder], HARI)
    assert banyak() == 6
    tulis(basis, "sigi/2026/surat-5")
    lama = tempat.stat().st_mtime - cadangan.JEDA_BESAR - 1
    os.utime(tempat, (lama, lama))
    cadangkan(basis.mesin, [folder], HARI, segera=False)
    assert banyak() == 7


def test_a_register_without_events_is_not_copied(tmp_path: Path) -> None:
    with buka(f"sqlite:///{tmp_path}/kosong.sqlite3") as kosong:
        assert cadangkan(kosong.mesin, [tmp_path / "cadangan"], HARI) == []
    assert not (tmp_path / "cadangan").exists()


def test_a_folder_that_cannot_be_reached_is_told_and_the_other_gets_its_copy(basis: BasisData, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    keluhan = cadangkan(basis.mesin, [tmp_path / "berkas" / "usb", tmp_path / "cadangan"], HARI)
    assert len(keluhan) == 1
    assert "tidak dapat ditaruh" in keluhan[0]
    assert (tmp_path / "cadangan" / nama_salinan(HARI)).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are POSIX")
def test_a_full_disk_leaves_no_half_copy(basis: BasisData, tmp_path: Path) -> None:
    """A process that may write no more than some bytes stands for a disk with no more room."""
    folder = tmp_path / "cadangan"
    anak = os.fork()
    if anak == 0:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        keluhan = cadangkan(basis.mesin, [folder], HARI)
        os._exit(0 if len(keluhan) == 1 and "disk" in keluhan[0] else 1)
    assert os.waitpid(anak, 0)[1] == 0
    assert list(folder.iterdir()) == []


def test_the_tables_of_a_server_are_copied_row_by_row(basis: BasisData, tmp_path: Path) -> None:
    """As of a server: through SQLAlchemy, without the files of the database."""
    from tata_usaha.agenda.salinan import _salin_tabel

    with basis.mesin.begin() as sambungan:
        sambungan.execute(sa.text("CREATE TABLE milik_prefect (x INTEGER)"))
    tempat = tmp_path / "salinan.sqlite3"
    _salin_tabel(basis.mesin, tempat)
    with buka(f"sqlite:///{tempat}") as salinan:
        assert isi(salinan.mesin) == isi(basis.mesin)
        assert "milik_prefect" not in sa.inspect(salinan.mesin).get_table_names()
        with salinan.baca() as sambungan:
            assert sambungan.scalar(sa.select(sa.func.max(kejadian.c.saat))) == SAAT
