"""A desk on which a letter goes through its whole life: real Word files, real scans, one register."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda import terbit
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.agenda.rantai import kejadian_naskah, periksa_rantai, semua_kejadian
from tata_usaha.outbox.arsip import HasilArsipkan, KeteranganArsip, arsipkan
from tata_usaha.outbox.batal import HasilBatal, Pencabutan, batalkan
from tata_usaha.outbox.buka import buka_kembali
from tata_usaha.outbox.langkah_naskah import HasilLangkah
from tata_usaha.outbox.periksa_berkas import Pemeriksa
from tata_usaha.outbox.periksa_nomor import periksa_nomor
from tata_usaha.outbox.periksa_terbit import PemeriksaTerbit
from tata_usaha.outbox.siap import siapkan_ttd
from tata_usaha.outbox.tanda_tangan import HasilLepas, HasilTtd, lepas, tandatangani
from tests.tata_usaha.contoh_bukti import pdf
from tests.tata_usaha.outbox.test_nomori import HARI, MejaNomor
from tests.tata_usaha.outbox.test_siap import ganti_teks
from tests.zi_model.bahan_sigi import kantor
from zi_model.anjuran import Anjuran
from zi_model.satker import Satker

SAAT = dt.datetime(2026, 4, 2, 1, tzinfo=dt.UTC)
UNDANGAN, LAIN = "undangan-monev", "undangan-wbs"


@dataclasses.dataclass
class MejaDaur(MejaNomor):
    """An outbox in which letters are made ready, signed, let go, archived and cancelled."""

    def siapkan(self, jenis: str = UNDANGAN, nomor: int = 15, hari: dt.date = HARI) -> Path:
        """Lay a letter, complete it, number it and declare it ready; return its file."""
        self.taruh(jenis)
        self.nomori(nomor, jenis, hari)
        ganti_teks(self.berkas(jenis), "[isi: tempat rapat]", "Aula")
        siapkan_ttd(self.outbox, self.basis, kantor(), self.entri(jenis), SAAT)
        return self.berkas(jenis)

    def pindaian(self, nama: str = "scan 1.pdf", isi: bytes | None = None) -> Path:
        """Return a scan as a secretary has it, outside of the outbox."""
        tempat = self.folder / "unduhan" / nama
        tempat.parent.mkdir(exist_ok=True)
        tempat.write_bytes(pdf(nama) if isi is None else isi)
        return tempat

    def tandatangani(self, asal: Path, jenis: str = UNDANGAN) -> HasilTtd:
        return tandatangani(self.outbox, self.basis, self.entri(jenis), asal, HARI, SAAT)

    def lepas(self, jenis: str = UNDANGAN, alasan: str = "salah berkas") -> HasilLepas:
        return lepas(self.outbox, self.basis, self.entri(jenis), alasan, SAAT)

    def buka(self, jenis: str = UNDANGAN, alasan: str = "nomor keliru") -> HasilLangkah:
        return buka_kembali(self.outbox, self.basis, self.entri(jenis), alasan, SAAT)

    def batal(
        self, jenis: str = UNDANGAN, alasan: str = "rapat ditiadakan", oleh: str | None = None, sejak: dt.date = HARI
    ) -> HasilBatal:
        pencabutan = Pencabutan(self.entri(oleh), sejak) if oleh else None
        return batalkan(self.outbox, self.basis, self.entri(jenis), alasan, pencabutan, SAAT)

    def arsipkan(self, jenis: str = UNDANGAN, satker: Satker | None = None, **keterangan: str) -> HasilArsipkan:
        milik = satker or kantor().satker
        catatan = KeteranganArsip(**keterangan)
        return arsipkan(self.outbox, self.basis, milik, self.entri(jenis), catatan, HARI, SAAT)

    def kejadian(self, jenis: str = UNDANGAN) -> list[tuple[str, str]]:
        """Return what happened to a letter since it was numbered, and why."""
        with self.basis.baca() as sambungan:
            semua = kejadian_naskah(sambungan, self.entri(jenis).kunci)
        peristiwa = [(k.peristiwa, k.alasan) for k in semua]
        return peristiwa[[p for p, _ in peristiwa].index("DINOMORI") + 1 :]

    def keluhan(self) -> list[str]:
        """Return what the proof of the outbox finds wrong, every byte read."""
        with self.basis.baca() as sambungan:
            entri, nomor = agenda.semua(sambungan, "sigi"), daftar_nomor(sambungan, "sigi")
            rusak = periksa_rantai(sambungan, "sigi")
            isi, kejadian = terbit.berlaku(sambungan, "sigi"), semua_kejadian(sambungan, "sigi")
        rusak += map(str, PemeriksaTerbit(self.outbox, entri, isi, kejadian, penuh=True).periksa())
        pemeriksa = Pemeriksa(self.outbox, "sigi", entri, nomor, frozenset(), penuh=True)
        return [*rusak, *map(str, pemeriksa.periksa()), *map(str, periksa_nomor(entri, nomor))]

    def isi_outbox(self) -> dict[str, bytes]:
        """Return every file of the outbox, by its name."""
        return {p.name: p.read_bytes() for p in sorted(self.outbox.rglob("*")) if p.is_file()}


def perintah(langkah: tuple[Anjuran, ...]) -> list[str]:
    """Return what may be done next, as the advice that names it."""
    return [satu.tindak.name for satu in langkah]
