"""A small office whose letters come home: two that wait to be signed, one that is a draft, one that is cancelled."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda, cari
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.hasil_terima import HasilKiriman, HasilTerima, PermintaanTerima
from tata_usaha.kerja.periksa import PermintaanPeriksa, periksa
from tata_usaha.kerja.terima import terima_naskah
from tata_usaha.outbox.masuk import BACA_SAYA, DITERIMA, MILIK_PROGRAM, siapkan_masuk
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.meja_daur import MejaDaur
from tests.tata_usaha.outbox.test_nomori import templat

AWAL = "sigi/2026-TW1"
MONEV, WBS, KONSEP, BATAL = (f"{AWAL}/undangan-{nama}" for nama in ("monev", "wbs", "konsep", "batal"))
SARI = Pelaku("sari")


@dataclass(frozen=True)
class KantorTerima:
    """The office in a folder of its own."""

    folder: Path

    @property
    def atur(self) -> Pengaturan:
        return Pengaturan(
            plan=AKAR / "plan",
            bukti=self.folder / "bukti",
            outbox=self.folder / "outbox",
            templat=AKAR / "templates_docx",
            database=f"sqlite:///{self.folder}/agenda.sqlite3",
        )

    @property
    def masuk(self) -> Path:
        return self.atur.outbox / "sigi" / "masuk"

    @property
    def diterima(self) -> list[str]:
        """Return the names of what was taken in."""
        folder = self.masuk / DITERIMA
        return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())

    @property
    def menunggu(self) -> list[str]:
        """Return the names of what lies in `masuk` still."""
        bukan = {*MILIK_PROGRAM, BACA_SAYA}
        return sorted(p.name for p in self.masuk.iterdir() if p.name[0] != "." and p.name not in bukan)

    def taruh(self, nama: str, isi: bytes) -> Path:
        tempat = self.masuk / nama
        tempat.parent.mkdir(exist_ok=True)
        tempat.write_bytes(isi)
        return tempat

    def terima(self, *berkas: Path, kunci: str | None = None, tunggu: dt.timedelta = dt.timedelta()) -> HasilTerima:
        return terima_naskah(self.atur, SARI, PermintaanTerima("sigi", berkas, kunci, tunggu))

    def satu(self, *berkas: Path, kunci: str | None = None) -> HasilKiriman:
        """Return what became of the only thing that arrived."""
        (hasil,) = self.terima(*berkas, kunci=kunci).kiriman
        return hasil

    def entri(self, kunci: str = MONEV) -> EntriAgenda:
        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            hasil = cari(sambungan, kunci)
        assert hasil is not None
        return hasil

    def kejadian(self, kunci: str = MONEV) -> list[str]:
        """Return what happened to a letter since it was ready."""
        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            semua = [k.peristiwa for k in kejadian_naskah(sambungan, kunci)]
        return semua[semua.index("SIAP_TTD") + 1 :]

    def keluhan(self) -> list[str]:
        """Return what the proof of register and outbox finds."""
        return [str(m) for m in periksa(self.atur, PermintaanPeriksa("sigi")).masalah]

    def isi_outbox(self) -> dict[str, bytes]:
        """Return every file that is neither remembered nor explained, by its place."""
        semua = (p for p in sorted(self.atur.outbox.rglob("*")) if p.is_file() and p.name[0] != ".")
        return {str(p.relative_to(self.atur.outbox)): p.read_bytes() for p in semua}

    def salin(self, folder: Path) -> KantorTerima:
        shutil.copytree(self.folder, folder)
        return KantorTerima(folder)


def buat(folder: Path) -> KantorTerima:
    """Return such an office in a new folder: a copy of one that each process of the tests makes once."""
    return _asal().salin(folder)


@cache
def _asal() -> KantorTerima:
    folder = Path(tempfile.mkdtemp(prefix="kantor-terima-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    tulis_templat(folder, templat)
    kantor = KantorTerima(folder)
    with buka(kantor.atur.database) as basis:
        meja = MejaDaur(folder, basis)
        meja.siapkan("undangan-monev", 15)
        meja.siapkan("undangan-wbs", 16)
        meja.siapkan("undangan-batal", 17)
        meja.batal("undangan-batal")
        meja.taruh("undangan-konsep")
    siapkan_masuk(kantor.atur.outbox, "sigi")
    return kantor
