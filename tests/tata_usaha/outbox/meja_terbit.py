"""A desk on which reports that recommend something are laid, edited as people do, made ready, opened and cancelled."""

from __future__ import annotations

import copy
import dataclasses
from pathlib import Path
from typing import Any

from docx import Document

from tata_usaha.agenda import terbit
from tata_usaha.dasar.galat import GalatOutbox
from tata_usaha.outbox.periksa_terbit import PemeriksaTerbit
from tata_usaha.outbox.siap import HasilSiap, siapkan_ttd
from tata_usaha.outbox.taruh import taruh
from tata_usaha.surat.cetak_naskah import cetak
from tests.tata_usaha.naskah_uji import tulis_templat
from tests.tata_usaha.outbox.meja_daur import SAAT, MejaDaur
from tests.tata_usaha.outbox.test_nomori import HARI, NOMOR, TANGGAL
from tests.zi_model.bahan_sigi import kantor
from tools.templat.kit import PenulisTemplat
from zi_model.naskah.inti.naskah import Isi, Kendali, KunciNaskah, Naskah, Teks
from zi_model.periode import Periode
from zi_model.tag_rekomendasi import TABEL_REKOMENDASI, tulis_tag
from zi_model.terbit import NaskahTerbit

LAPORAN = "laporan-monev"
TW1 = Periode.parse("2026-TW1")


class BarisRekomendasi(Isi):
    nomor: Teks
    teks: str
    unit: str = "Sub Bagian KUL"
    batas: str = "30 April 2026"


class IsiRekomendasi(Isi):
    nomor: Teks = NOMOR
    tanggal: Teks = TANGGAL
    kepala: Kendali = Kendali(tag=TABEL_REKOMENDASI, teks="No.")
    sampai: Teks = Kendali(tag="keadaan-sampai", teks="14 Maret 2026")
    angka: Teks = Kendali(tag="angka.terpenuhi", teks="23")
    baris: tuple[BarisRekomendasi, ...] = ()


def templat(t: PenulisTemplat) -> None:
    t.paragraf("Nomor: {{ nomor }}")
    t.paragraf("Tanggal: {{ tanggal }}")
    t.paragraf("Keadaan bukti sampai dengan {{ sampai }}: {{ angka }} terpenuhi.")
    tabel = t.tabel((1, 6, 4, 4), judul="Rekomendasi")
    tabel.kepala("{{ kepala }}", "Rekomendasi", "Penanggung Jawab", "Batas Waktu", nomor_kolom=True)
    with tabel.blok("for b in baris"):
        tabel.baris("{{ b.nomor }}", "{{ b.teks }}", "{{ b.unit }}", "{{ b.batas }}")


def baris(nomor: int, teks: str, *kode: str, **lain: str) -> BarisRekomendasi:
    """Return a row that we drafted for these rows of the plan."""
    tag = tulis_tag("terlambat", [(k, TW1) for k in kode])
    return BarisRekomendasi(nomor=Kendali(tag=tag, teks=str(nomor)), teks=teks, **lain)


BARIS = (
    baris(1, "Lengkapi notula rapat.", "1.3.1.1", "1.3.1.2"),
    baris(2, "Serahkan daftar hadir.", "2.1.1.1", unit="Sub Bagian Tekhum"),
    baris(3, "Unggah laporan PPID.", "2.3.2.1", batas="akhir Mei 2026"),
)


@dataclasses.dataclass
class MejaTerbit(MejaDaur):
    """An outbox in which a report recommends."""

    def siapkan_templat(self) -> None:
        tulis_templat(self.folder, templat)

    def taruh_laporan(
        self, *isi: BarisRekomendasi, jenis: str = LAPORAN, nomor: Teks = NOMOR, tolak: GalatOutbox | None = None
    ) -> Path:
        muatan = IsiRekomendasi(baris=isi or BARIS, nomor=nomor)
        naskah = Naskah(KunciNaskah("sigi", jenis, "", TW1), "Laporan", "uji.docx", f"04 {jenis}", "laporan", muatan)
        docx = cetak(naskah, kantor(), self.folder)
        taruh(self.outbox, self.basis, naskah, docx, SAAT, tolak=lambda _: tolak)
        return self.berkas(jenis)

    def siap(self, jenis: str = LAPORAN, tetap: str | None = None) -> HasilSiap:
        return siapkan_ttd(self.outbox, self.basis, kantor(), self.entri(jenis), SAAT, tetap=tetap)

    def terbitkan(self, *isi: BarisRekomendasi, jenis: str = LAPORAN, nomor: int = 15) -> HasilSiap:
        """Lay a report, number it and declare it ready."""
        self.taruh_laporan(*isi, jenis=jenis)
        self.nomori(nomor, jenis, HARI)
        return self.siap(jenis)

    def terbit(self) -> tuple[NaskahTerbit, ...]:
        with self.basis.baca() as sambungan:
            return terbit.muat_terbit(sambungan, "sigi")

    def rekomendasi(self) -> dict[str, str]:
        """Return what is quoted of the one letter that is issued."""
        return {r.id: r.teks for n in self.terbit() for r in n.rekomendasi}

    def keluhan_terbit(self, *, penuh: bool = True) -> list[str]:
        from tata_usaha.agenda import buku, rantai

        with self.basis.baca() as sambungan:
            semua, kejadian = buku.semua(sambungan, "sigi"), rantai.semua_kejadian(sambungan, "sigi")
            ada = terbit.berlaku(sambungan, "sigi")
        return [m.pesan for m in PemeriksaTerbit(self.outbox, semua, ada, kejadian, penuh).periksa()]


@dataclasses.dataclass
class Penyunting:
    """A person's Word: changes rows of the last table of a letter, and saves."""

    berkas: Path

    def __post_init__(self) -> None:
        self.dokumen = Document(str(self.berkas))
        self.tabel: Any = self.dokumen.tables[-1]

    def coret(self, ke: int) -> Penyunting:
        """Strike a row, counted from 1 below the head."""
        tr = self.tabel.rows[ke + 1]._tr
        tr.getparent().remove(tr)
        return self

    def tulis(self, ke: int, kolom: int, teks: str) -> Penyunting:
        """Type over a cell; its control stays around the words."""
        sel = self.tabel.rows[ke + 1].cells[kolom]
        semua = list(sel._tc.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))
        semua[0].text = teks
        for lain in semua[1:]:
            lain.text = ""
        return self

    def salin(self, ke: int) -> Penyunting:
        """Copy a row below the last one, with its control."""
        tr = self.tabel.rows[ke + 1]._tr
        self.tabel._tbl.append(copy.deepcopy(tr))
        return self

    def tambah(self, *isi: str) -> Penyunting:
        """Add a row below the last one, without a control."""
        for sel, teks in zip(self.tabel.add_row().cells, isi, strict=True):
            sel.text = teks
        return self

    def simpan(self) -> None:
        self.dokumen.save(str(self.berkas))
