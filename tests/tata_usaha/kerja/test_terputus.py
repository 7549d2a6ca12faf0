"""Copies and rebuilding, killed at every durable step; a run, numbering and both when each write in turn is refused."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tata_usaha.agenda import cadangan
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.salinan import baca_kepala
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.saran import DISK_PENUH, HANYA_BACA
from tata_usaha.kerja.pulihkan import pulihkan
from tests.tata_usaha.kerja.kantor_periksa import AWAL, BERNOMOR, DISUNTING, UTUH, KantorPeriksa, buat
from tests.tata_usaha.kerja.test_periksa import sql
from tests.tata_usaha.kerja.test_pulihkan import HARI_SALINAN, NOMOR, SARI, berkas_outbox, lakukan, nomor
from tests.tata_usaha.outbox.test_nomori import HARI, MejaNomor

HANYA_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")
MATI_DI_LANGKAH = """
import datetime as dt, shutil, sys
from pathlib import Path
import sqlalchemy as sa
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.cadangan import cadangkan
from tests.tata_usaha.kerja.kantor_periksa import KantorPeriksa
from tests.tata_usaha.kerja.test_pulihkan import lakukan
from tests.tata_usaha.mati_di_langkah import mati_di_setiap_langkah, mati_sebelum

awal, langkah = Path(sys.argv[1]), sys.argv[2]

def siapkan(n):
    return shutil.copytree(awal, awal.with_name(f"mati {n}"))

def kerja(tempat, n):
    kantor = KantorPeriksa(tempat)
    hitung = mati_sebelum(n, ("rename", "replace", "link", "unlink", "fsync"))
    sa.event.listen(sa.Engine, "commit", hitung)
    if langkah == "pulihkan":
        lakukan(kantor)
        return
    with buka(kantor.atur.database) as basis:
        cadangkan(basis.mesin, kantor.atur.folder_cadangan, dt.date(2026, 4, 1))

mati_di_setiap_langkah(siapkan, kerja)
"""


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> KantorPeriksa:
    return buat(tmp_path_factory.mktemp("kantor") / "kantor")


@pytest.fixture
def kantor(asli: KantorPeriksa, tmp_path: Path) -> KantorPeriksa:
    return asli.salin(tmp_path / "kantor")


def mati_di(langkah: str, kantor: KantorPeriksa, paling_sedikit: int) -> list[KantorPeriksa]:
    """Return the offices in which the work was begun and killed, each at another durable step."""
    perintah = [sys.executable, "-c", MATI_DI_LANGKAH, str(kantor.folder), langkah]
    proses = subprocess.run(perintah, capture_output=True, text=True, check=False)
    assert proses.returncode == 0, proses.stderr
    banyak = int(proses.stdout)
    sys.stdout.write(f"{langkah}: mati di {banyak} langkah\n")
    assert banyak >= paling_sedikit
    return [KantorPeriksa(kantor.folder.with_name(f"mati {n}")) for n in range(1, banyak + 1)]


def sampah(kantor: KantorPeriksa) -> None:
    kantor.register.write_bytes(b"bukan buku agenda " * 900)


RUSAK: dict[str, Callable[[KantorPeriksa], object]] = {
    "hilang": lambda k: k.register.unlink(),
    "sampah": sampah,
    "satu catatan": sql("DELETE FROM naskah WHERE kunci = ?", f"{AWAL}/{BERNOMOR}"),
    "baris csv": lambda k: k.csv.write_bytes(b"".join(k.csv.read_bytes().splitlines(keepends=True)[:-1])),
}


@HANYA_POSIX
@pytest.mark.tahan
@pytest.mark.parametrize("rusak", RUSAK)
def test_rebuilding_that_was_killed_anywhere_is_finished_by_the_next(kantor: KantorPeriksa, rusak: str) -> None:
    RUSAK[rusak](kantor)
    lama = kantor.register.read_bytes() if kantor.register.exists() else None
    berkas = berkas_outbox(kantor)
    for mati in mati_di("pulihkan", kantor, 2):
        if rusak == "sampah":  # the old register is never lost
            assert lama in {
                p.read_bytes() for p in (mati.register, *mati.register.parent.glob("cadangan/*")) if p.is_file()
            }
        lakukan(mati)
        assert mati.kode(penuh=True) == []
        assert nomor(mati) == NOMOR
        assert berkas_outbox(mati) == berkas


@pytest.mark.tahan
@HANYA_POSIX
def test_a_copy_that_was_killed_anywhere_leaves_the_old_one_or_the_new(kantor: KantorPeriksa) -> None:
    with buka(kantor.atur.database) as basis:
        MejaNomor(kantor.folder, basis).taruh("undangan-f")
    (salinan,) = kantor.atur.folder_cadangan[0].iterdir()
    sebelum = baca_kepala(salinan)
    for mati in mati_di("salin", kantor, 3):
        folder = mati.atur.folder_cadangan[0]
        with buka(mati.atur.database) as basis:
            with basis.baca() as sambungan:
                assert baca_kepala(folder / salinan.name) in (sebelum, cadangan.kepala_register(sambungan))
            assert cadangan.cadangkan(basis.mesin, [folder], HARI_SALINAN) == []
        assert [p.name for p in folder.iterdir()] == [salinan.name]
        assert mati.kode() == []


@contextmanager
def gagal_di(n: int, kode: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Let the n-th call that makes something durable be refused; give a list that says whether it came to that."""
    sampai: list[int] = []
    hitungan = 0

    def menolak(asli: Callable[..., object]) -> Callable[..., object]:
        def ganti(*args: object, **kwargs: object) -> object:
            nonlocal hitungan
            hitungan += 1
            if hitungan == n:
                sampai.append(n)
                raise OSError(kode, os.strerror(kode))
            return asli(*args, **kwargs)

        return ganti

    with monkeypatch.context() as ubah:
        for nama in ("fsync", "link", "rename", "replace", "mkdir"):
            ubah.setattr(os, nama, menolak(getattr(os, nama)))
        yield sampai


def jalankan_konsep(kantor: KantorPeriksa) -> None:
    with buka(kantor.atur.database) as basis:
        meja = MejaNomor(kantor.folder, basis)
        meja.taruh(UTUH, judul="Bab III")
        meja.taruh(DISUNTING, judul="Bab III")
        meja.taruh("undangan-f")


def jalankan_nomor(kantor: KantorPeriksa) -> None:
    with buka(kantor.atur.database) as basis:
        MejaNomor(kantor.folder, basis).nomori(18, DISUNTING, HARI)


def jalankan_salinan(kantor: KantorPeriksa) -> None:
    with buka(kantor.atur.database) as basis:
        if keluhan := cadangan.cadangkan(basis.mesin, [kantor.folder / "usb"], HARI_SALINAN):
            raise GalatZI(keluhan[0], DISK_PENUH)  # told with its cause, and stops nothing


def jalankan_pulih(kantor: KantorPeriksa) -> None:
    pulihkan(kantor.atur, SARI, lakukan=True)


LAMBAT = {"konsep", "nomor", "pulihkan"}
"""What takes seconds: `make tahan` refuses their writes."""
KERJA = {"konsep": jalankan_konsep, "nomor": jalankan_nomor, "salinan": jalankan_salinan, "pulihkan": jalankan_pulih}


@pytest.mark.parametrize("kerja", [pytest.param(k, marks=[pytest.mark.tahan] * (k in LAMBAT)) for k in KERJA])
@pytest.mark.parametrize("sebab", [errno.ENOSPC, pytest.param(errno.EROFS, marks=pytest.mark.tahan)])
def test_a_write_that_is_refused_loses_nothing_and_says_why(
    asli: KantorPeriksa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kerja: str, sebab: int
) -> None:
    """Each write of the work in turn; afterwards the same work is done, and all agree."""
    milik_orang = asli.berkas(DISUNTING).read_bytes()
    for n in range(1, 60):
        kantor = asli.salin(tmp_path / f"kantor {n}")
        if kerja == "pulihkan":
            kantor.register.unlink()
        with gagal_di(n, sebab, monkeypatch) as sampai:
            try:
                KERJA[kerja](kantor)
            except GalatZI as galat:
                sebutan = "disk penuh" if sebab == errno.ENOSPC else "hanya dapat dibaca"
                assert sebutan in galat.pesan, (n, galat.pesan)
                assert kerja == "salinan" or galat.saran in {DISK_PENUH, HANYA_BACA}, (n, galat.saran)
        ada = [p.read_bytes() for p in (kantor.atur.outbox / "sigi").rglob("*") if p.is_file()]
        assert milik_orang in ada, f"after refusal {n}"
        KERJA[kerja](kantor)
        assert [str(m) for m in kantor.periksa(penuh=True).masalah] == [], f"after refusal {n}"
        if not sampai:
            sys.stdout.write(f"{kerja}: {n - 1} penulisan ditolak\n")
            assert n > 2
            return
    raise AssertionError("it never ended")
