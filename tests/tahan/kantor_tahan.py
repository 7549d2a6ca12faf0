"""An office with a triwulan's letters to lay, whose data change and whose drafts people edit: what scenarios share."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import zipfile
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import periksa_rantai
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja import langkah
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.outbox.taruh import taruh
from zi_model.daur_naskah import Tindakan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

SAAT = dt.datetime(2026, 4, 3, 4, tzinfo=dt.UTC)


class KantorTahan:
    """The real plan in a folder of its own, its register at an address, at the work of the first triwulan of 2026."""

    def __init__(self, folder: Path, database: str) -> None:
        lingkungan = {f"ZI_{nama.upper()}": str(folder / nama) for nama in ("plan", "bukti", "outbox")}
        self.atur = Pengaturan.dari_lingkungan({**lingkungan, "ZI_DATABASE": database})
        shutil.copytree(AKAR / "plan", self.atur.plan)
        self._satker = (self.atur.plan / "sigi/satker.yaml").read_text(encoding="utf-8")
        self.ubah_data("Aula")

    def ubah_data(self, kata: str) -> None:
        """Let the office move, so that every letter changes: its address stands in each, the room in calendars."""
        teks = self._satker
        for kunci in ("alamat", "tempat"):
            assert teks.count(f"  {kunci}: null\n") == 1
            teks = teks.replace(f"  {kunci}: null\n", f"  {kunci}: {kata}\n")
        (self.atur.plan / "sigi/satker.yaml").write_text(teks, encoding="utf-8")
        self.tahun: TahunRencana = baca_rencana(self.atur, "sigi", 2026)
        pindaian = langkah.periksa_bukti(self.atur, self.tahun, SAAT)
        waktu = Periode.parse("2026-TW1")
        self.naskah: list[Naskah] = langkah.susun_naskah(
            self.tahun, pindaian, JenisAlur.TRIWULANAN, waktu, Bagian.SEMUA, None, SAAT.date()
        )
        self.tercetak = {
            str(n.kunci): langkah.cetak_naskah(n, self.tahun.kantor, self.atur.templat) for n in self.naskah
        }

    def taruh(self, acak: random.Random | None = None) -> dict[str, Tindakan]:
        """Lay all letters as they are printed now, by chance in another order; return what was done with each."""
        naskah = acak.sample(self.naskah, len(self.naskah)) if acak else self.naskah
        tercetak = self.tercetak
        with buka(self.atur.database) as basis:
            hasil = [taruh(self.atur.outbox, basis, n, tercetak[str(n.kunci)], SAAT) for n in naskah]
        return {h.kunci: h.tindakan for h in hasil}

    def entri(self) -> dict[str, EntriAgenda]:
        """Return the register's entries."""
        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            return {e.kunci: e for e in buku.semua(sambungan)}

    def berkas(self, kunci: str) -> Path:
        """Return a letter's file."""
        return self.atur.outbox / self.entri()[kunci].berkas

    def periksa_rantai(self) -> None:
        """Assert that the log of events is one chain."""
        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            assert periksa_rantai(sambungan, "sigi") == []


def sunting(berkas: Path, acak: random.Random) -> bytes:
    """Change a file as a person's program would; return what they saved."""
    tanda = f"disunting {acak.random()}".encode()
    if berkas.suffix == ".docx":
        with zipfile.ZipFile(berkas, "a") as paket:
            paket.comment = tanda
    else:
        berkas.write_bytes(berkas.read_bytes().replace(b"SUMMARY:", b"SUMMARY:" + tanda + b" ", 1))
    return berkas.read_bytes()
