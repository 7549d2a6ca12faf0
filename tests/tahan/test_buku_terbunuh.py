"""Daily work killed 200 times at a moment that chance picks, the register lost now and then: all agree afterwards."""

from __future__ import annotations

import datetime as dt
import random
import sys
from functools import partial
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.cadangan import cadangkan
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.pulihkan import pulihkan
from tests.tahan.serbuan import HANYA_POSIX, jalankan_skenario, serbu
from tests.tata_usaha.kerja.kantor_periksa import SEMUA, KantorPeriksa, buat
from tests.tata_usaha.outbox.test_nomori import HARI, MejaNomor, sunting
from zi_model.nomor import KeadaanNomor

BUNUH = 200
SARI = Pelaku("Sari")
KONSEP = [j for j in SEMUA if j.startswith("undangan")] + [f"undangan-x{n}" for n in range(6)]


@pytest.mark.tahan
@HANYA_POSIX
def test_a_few_kills_leave_an_office_that_agrees(tmp_path: Path) -> None:
    jalankan_skenario(__name__, tmp_path, "4")


@HANYA_POSIX
@pytest.mark.tahan
def test_two_hundred_kills_leave_an_office_that_agrees(tmp_path: Path) -> None:
    """No number is given twice, nothing that a person saved is lost, and the next run finds nothing wrong."""
    jalankan_skenario(__name__, tmp_path, str(BUNUH))


def skenario(folder: Path, acak: random.Random, bunuh: int) -> None:
    """Work and kill until so many have died; after each round finish the work and ask whether all agree."""
    kantor = buat(folder / "kantor")
    milik_orang: dict[str, bytes] = {}  # what somebody saved last of each letter
    diberikan: dict[int, str] = {}
    mati = nomor = 0
    while mati < bunuh:
        nomor += 1
        kerja = [
            partial(_taruh, kantor, acak.choice(KONSEP), f"Bab {acak.randint(1, 9)}"),
            partial(_nomori, kantor, acak.choice(KONSEP), 100 + nomor),
            partial(_salin, kantor, nomor),
        ]
        if acak.random() < 0.2:
            kantor.register.unlink(missing_ok=True)
            kerja = [partial(pulihkan, kantor.atur, SARI, lakukan=True)]
        mati += serbu(acak, kerja, len(kerja), 0.12)
        pulihkan(kantor.atur, SARI, lakukan=True)
        for jenis in KONSEP:  # whoever was interrupted does the same again
            _taruh(kantor, jenis, "Bab Akhir")
        for masalah in kantor.periksa().masalah:  # whose register was lost throws away what nobody knows any more
            if masalah.kode == "K02" and "(konsep baru" in masalah.letak.berkas:
                Path(masalah.letak.berkas).unlink()
        temuan = [str(m) for m in kantor.periksa().masalah]
        assert temuan == [], temuan
        with buka(kantor.atur.database) as basis, basis.baca() as sambungan:
            for baris in daftar_nomor(sambungan, "sigi"):
                if baris.keadaan is KeadaanNomor.DIPAKAI and baris.kunci:
                    assert diberikan.setdefault(baris.nomor, baris.kunci) == baris.kunci, baris
        if acak.random() < 0.2:
            jenis = acak.choice(KONSEP)
            if kantor.entri(jenis).status.value == "KONSEP":
                berkas = kantor.berkas(jenis)
                sunting(berkas)
                milik_orang[jenis] = berkas.read_bytes()
    ada = {p.read_bytes() for p in (kantor.atur.outbox / "sigi").rglob("*") if p.is_file()}
    assert set(milik_orang.values()) <= ada


def _taruh(kantor: KantorPeriksa, jenis: str, judul: str) -> None:
    with buka(kantor.atur.database) as basis:
        MejaNomor(kantor.folder, basis).taruh(jenis, judul=judul)


def _nomori(kantor: KantorPeriksa, jenis: str, nomor: int) -> None:
    try:
        with buka(kantor.atur.database) as basis:
            meja = MejaNomor(kantor.folder, basis)
            meja.taruh(jenis)
            meja.nomori(nomor, jenis, HARI)
    except GalatZI:
        pass  # it has a number, or is ready: refused in words


def _salin(kantor: KantorPeriksa, hari: int) -> None:
    with buka(kantor.atur.database) as basis:
        cadangkan(basis.mesin, kantor.atur.folder_cadangan, dt.date(2026, 4, 1) + dt.timedelta(days=hari % 40))


if __name__ == "__main__":
    skenario(Path(sys.argv[1]), random.Random(int(sys.argv[2])), int(sys.argv[3]))  # noqa: S311 - no secret
