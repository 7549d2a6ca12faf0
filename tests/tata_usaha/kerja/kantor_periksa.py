"""A small outbox with a letter in every state that daily work leaves behind, made once and copied for each test."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda, cari
from tata_usaha.agenda.cadangan import cadangkan
from tata_usaha.agenda.csv_agenda import BarisCSV, PeristiwaNomor, tambah, tempat_csv
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.periksa import HasilPeriksaan, PermintaanPeriksa, periksa
from tata_usaha.outbox.taruh import taruh
from tests.tata_usaha.naskah_uji import naskah_uji, tulis_templat
from tests.tata_usaha.outbox.test_nomori import NOMOR, SAAT, TANGGAL, IsiUji, MejaNomor, sunting, templat
from tests.tata_usaha.outbox.test_siap import ganti_teks, siap
from zi_model.naskah.inti.naskah import KunciNaskah
from zi_model.periode import Periode

AWAL = "sigi/2026-TW1"
UTUH, DISUNTING, BERNOMOR, SUNTING_NOMOR, SIAP = (
    "undangan-a",
    "undangan-b",
    "undangan-c",
    "undangan-d",
    "undangan-e",
)
KALENDER = "kalender-a"
SEMUA = (UTUH, DISUNTING, BERNOMOR, SUNTING_NOMOR, SIAP, KALENDER)


@dataclass(frozen=True)
class KantorPeriksa:
    """The office in a folder of its own; `url` is its register where that is in a server."""

    folder: Path
    url: str = ""

    @property
    def atur(self) -> Pengaturan:
        return Pengaturan(
            plan=AKAR / "plan",
            bukti=self.folder / "bukti",
            outbox=self.folder / "outbox",
            templat=AKAR / "templates_docx",
            database=self.url or f"sqlite:///{self.register}",
        )

    @property
    def register(self) -> Path:
        return self.folder / "agenda.sqlite3"

    @property
    def csv(self) -> Path:
        return tempat_csv(self.atur.outbox, "sigi", 2026)

    def entri(self, jenis: str) -> EntriAgenda:
        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            hasil = cari(sambungan, f"{AWAL}/{jenis}")
        assert hasil is not None
        return hasil

    def berkas(self, jenis: str) -> Path:
        return self.atur.outbox / self.entri(jenis).berkas

    def periksa(self, *, penuh: bool = False) -> HasilPeriksaan:
        return periksa(self.atur, PermintaanPeriksa("sigi", penuh=penuh))

    def kode(self, *, penuh: bool = False) -> list[str]:
        """Return the codes of what does not agree."""
        return [str(m.kode) for m in self.periksa(penuh=penuh).masalah]

    def salin(self, folder: Path) -> KantorPeriksa:
        """Return a copy of it in another folder."""
        shutil.copytree(self.folder, folder)
        return KantorPeriksa(folder)


def buat(folder: Path, url: str = "") -> KantorPeriksa:
    """Make the office: drafts as laid, edited, laid anew and beside, numbered, edited after that, ready."""
    folder.mkdir()
    tulis_templat(folder, templat)
    kantor = KantorPeriksa(folder, url)
    with buka(kantor.atur.database) as basis:
        meja = MejaNomor(folder, basis)
        for jenis in (UTUH, DISUNTING, BERNOMOR, SUNTING_NOMOR):
            meja.taruh(jenis)
        meja.taruh(SIAP, NOMOR, TANGGAL)
        meja.taruh(UTUH, judul="Bab II")  # its data changed
        sunting(meja.berkas(DISUNTING))
        meja.taruh(DISUNTING, judul="Bab II")  # beside what somebody edited
        kalender = dataclasses.replace(
            naskah_uji(IsiUji()),
            kunci=KunciNaskah("sigi", KALENDER, "", Periode.parse("2026-TW1")),
            nama_berkas="01 kalender",
            akhiran=".ics",
        )
        acara = f"UID:zona-integritas/{AWAL}/{UTUH}\r\nSUMMARY:Rapat\r\n".encode()
        taruh(meja.outbox, basis, kalender, b"BEGIN:VCALENDAR\r\n" + acara + b"END:VCALENDAR\r\n", SAAT)
        for nomor, jenis in enumerate((BERNOMOR, SUNTING_NOMOR, SIAP), start=15):
            meja.nomori(nomor, jenis)
        sunting(meja.berkas(SUNTING_NOMOR))
        ganti_teks(meja.berkas(SIAP), "Baris 1", "Hari rapat")
        siap(meja, SIAP)
        with basis.baca() as sambungan:
            nomor = daftar_nomor(sambungan, "sigi")
        if not kantor.csv.exists():
            tambah(
                kantor.csv,
                [
                    BarisCSV(b.pencacah, b.nomor, PeristiwaNomor.DIPAKAI, b.tanggal, b.perihal, kunci=b.kunci or "")
                    for b in nomor
                ],
            )
        cadangkan(basis.mesin, kantor.atur.folder_cadangan, dt.date(2026, 4, 1))
    return kantor
