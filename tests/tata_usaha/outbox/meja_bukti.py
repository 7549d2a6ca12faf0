"""A desk with letters of the real plan that are ready to be signed, a register, and an empty evidence folder."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda import tautan_naskah
from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.periksa_catatan import DIPULIHKAN, nilai_catatan
from tata_usaha.agenda.rantai import catat, kejadian_naskah
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.dasar import berkas
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.outbox.periksa_bukti import PemeriksaBukti
from tata_usaha.outbox.salinan_bukti import HasilTaut, tarik, tautkan
from tata_usaha.outbox.tanda_tangan import HasilLepas, HasilTtd, lepas, tandatangani
from tests.tata_usaha.contoh_bukti import docx_, pdf
from tests.zi_model.bahan_sigi import kewajiban, tahun
from zi_model.bukti_naskah import yang_dibuktikan
from zi_model.daur_naskah import StatusNaskah
from zi_model.masalah import Masalah
from zi_model.status import HasilStatus, nilai_status

SAAT = dt.datetime(2026, 2, 3, 2, tzinfo=dt.UTC)
HARI = dt.date(2026, 2, 3)
PPID, UPG, SOP = "sigi/2026/keputusan/tim-ppid", "sigi/2026/keputusan/tim-upg", "sigi/2026/sop/pengaduan"
UNDANGAN = "sigi/2026/undangan-monev"
FOLDER_PPID = "2026/2 Penataan Tatalaksana/2.3.1.1 Tim dan rencana aksi PPID/2026"


@dataclasses.dataclass
class MejaBukti:
    """Everything below one folder; `hari` moves the clock of what is done next."""

    folder: Path
    basis: BasisData
    saat: dt.datetime = SAAT

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def bukti(self) -> Path:
        return self.folder / "bukti"

    @property
    def akar(self) -> Path:
        return self.bukti / "sigi"

    @property
    def atur(self) -> Pengaturan:
        database = self.basis.mesin.url.render_as_string(hide_password=False)
        return Pengaturan(AKAR / "plan", self.bukti, self.outbox, AKAR / "templates_docx", database)

    def hari(self, bulan: int, tanggal: int) -> None:
        self.saat = dt.datetime(2026, bulan, tanggal, 2, tzinfo=dt.UTC)

    def siapkan(self, kunci: str = PPID, nama: str = "Keputusan Tim PPID 2026") -> EntriAgenda:
        """Let a letter wait for its signature."""
        isi = docx_(kunci)
        _, periode, jenis, *_ = kunci.split("/")
        berkas.simpan(self.outbox / f"sigi/2026/tahunan/{nama}.docx", isi)
        sidik = berkas.sha256(isi)
        entri = EntriAgenda(
            kunci=kunci, satker="sigi", jenis=jenis, perihal=nama, periode=periode,
            berkas=f"sigi/2026/tahunan/{nama}.docx", status=StatusNaskah.SIAP_TTD, revisi=1, sha256=sidik,
            sha256_siap=sidik, sha256_tulis=sidik, ukuran_tulis=len(isi),
        )  # fmt: skip
        with self.basis.transaksi("sigi") as sambungan:
            agenda.simpan(sambungan, entri)
            catat(sambungan, kunci, DIPULIHKAN, nilai_catatan(entri), self.saat)
        return entri

    def pindaian(self, nama: str = "scan 1.pdf", isi: bytes | None = None) -> Path:
        """Return a scan as a secretary has it."""
        tempat = self.folder / "unduhan" / nama
        berkas.simpan(tempat, pdf(nama) if isi is None else isi)
        return tempat

    def tandatangani(self, kunci: str = PPID, asal: Path | None = None) -> HasilTtd:
        """Only what signing itself does."""
        asal = asal or self.pindaian(f"{kunci.rsplit('/', 1)[-1]}.pdf")
        return tandatangani(self.outbox, self.basis, self.entri(kunci), asal, HARI, self.saat)

    def tautkan(self, kunci: str = PPID) -> HasilTaut:
        return tautkan(self.outbox, self.bukti, self.basis, tahun(), self.entri(kunci), self.saat)

    def tarik(self, kunci: str = PPID) -> HasilTaut:
        return tarik(self.outbox, self.akar, self.basis, self.entri(kunci), self.saat)

    def lepas(self, kunci: str = PPID) -> HasilLepas:
        return lepas(self.outbox, self.basis, self.entri(kunci), "salah pindaian", self.saat)

    def selesai(self, kunci: str = PPID, nama: str = "Keputusan Tim PPID 2026") -> HasilTaut:
        """Let a letter be signed and its copy lie in the evidence folder."""
        self.siapkan(kunci, nama)
        self.tandatangani(kunci)
        return self.tautkan(kunci)

    def entri(self, kunci: str = PPID) -> EntriAgenda:
        with self.basis.baca() as sambungan:
            hasil = agenda.cari(sambungan, kunci)
        assert hasil is not None
        return hasil

    def tautan(self, kunci: str = PPID) -> list[tuple[str, str, str, bool]]:
        """Return a letter's links: row, period, kinds, whether it still counts."""
        with self.basis.baca() as sambungan:
            semua = tautan_naskah.milik(sambungan, kunci)
        return [(t.kode, str(t.periode), "; ".join(t.jenis), t.sampai is None) for t in semua]

    def peristiwa(self, kunci: str = PPID) -> list[str]:
        with self.basis.baca() as sambungan:
            return [k.peristiwa for k in kejadian_naskah(sambungan, kunci)][1:]

    def pindai(self) -> HasilPindai:
        return pindai(self.bukti, tahun(), self.basis, self.saat)

    def status(self, kode: str = "2.3.1.1", per: dt.date | None = None) -> HasilStatus:
        """Return where the row stands that a year owes once, as the scan finds it now."""
        pindaian = self.pindai()
        semua = pindaian.bukti + pindaian.riwayat
        return nilai_status(kewajiban(kode, "2026"), semua, per or self.saat.date(), tahun().kantor.zona)

    def keluhan(self) -> list[Masalah]:
        """Return what the proof of evidence finds wrong, the plan asked too."""
        with self.basis.baca() as sambungan:
            semua = agenda.semua(sambungan, "sigi")
            tahun_ini = frozenset({2026})
            menurut = partial(yang_dibuktikan, tahun())
            return list(PemeriksaBukti(self.akar, sambungan, "sigi", semua, frozenset(), tahun_ini, menurut).periksa())

    def isi_bukti(self) -> list[str]:
        """Return what lies in the evidence folder, below the row's folder."""
        return sorted(p.relative_to(self.akar).as_posix() for p in self.akar.rglob("*") if p.is_file())

    def riwayat(self) -> list[str]:
        return sorted(p.name for p in self.outbox.rglob("riwayat/*"))


def nama(jalur: Sequence[str]) -> list[str]:
    """Return the bare names of files."""
    return [satu.rsplit("/", 1)[-1] for satu in jalur]
