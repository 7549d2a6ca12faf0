"""A living office: the sample year as far as the calendar has come, with letters in every state that daily work leaves.

Runs come on their planned days and people act on the days after, so that history reads as it would; the clock of the
program is set to each. What is old is signed and filed, what is new waits, something went wrong here and there.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pypdfium2
import sqlalchemy as sa
from PIL import Image

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.skema import berkas_bukti
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.cetak.penanda import GAYA_BELUM_TERVERIFIKASI
from tata_usaha.dasar import waktu
from tata_usaha.dasar.berkas import simpan
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja import langkah as pekerjaan
from tata_usaha.kerja.bersama import terbuka_lama
from tata_usaha.kerja.buka_agenda import cadangkan_register, dijaga_sekali
from tata_usaha.kerja.daur import (
    PermintaanAlasan,
    PermintaanArsipkan,
    PermintaanBatal,
    PermintaanTtd,
    arsipkan_naskah,
    batalkan_naskah,
    buka_naskah,
    tandatangani_naskah,
)
from tata_usaha.kerja.outbox import PermintaanNomor, PermintaanSiap, nomori_naskah, nyatakan_siap
from tata_usaha.kerja.periode_alur import TERJADWAL, hari_laporan, hari_rencana, periode_untuk
from tata_usaha.konsep.kendali import ISIAN
from tata_usaha.word.ganti_bagian import baca_bagian, ganti_bagian
from tools.contoh import berkas
from tools.contoh.orang import ORANG, SATKER, daftarkan
from tools.contoh.pindaian import pdf_pindaian, pindai
from tools.contoh.setahun import TahunContoh, siapkan_tahun
from tools.halaman import TakBerhalaman, ubah_ke_pdf
from zi_model.naskah.jatuh_waktu import nama_tetap
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.keluarga import pencacah
from zi_model.periode import NAMA_BULAN, Periode

UKURAN_FOTO = (640, 480)
_NAMA = ("Ahmad Fauzi", "Rizal Mangkona", "Nurhayati", "Yusuf Lamakarate", "Hartati Tandi")
_SEKRETARIAT, _HUKUM = (Pelaku(f"{o.orang.nama_lengkap} ({o.orang.nama})") for o in ORANG[:2])
_DIPINDAI, _TIAP = 3, 6
"""Printing and scanning takes a second: one letter of so many comes home as its own pages, if it has so few of them."""
_DALAM_XML = ISIAN.pattern.replace(r"[^\[\]]", r"[^\]<]")
_RAMPUNG = re.compile(_DALAM_XML)
_BELUM_BERNOMOR = re.compile(_DALAM_XML.replace("(", "((?!nomor|tanggal|bulan)", 1))
"""Number and date are left to the register."""
_TANDA = re.compile(rf'<w:rStyle w:val="{GAYA_BELUM_TERVERIFIKASI}"/>')
_NOMOR_AWAL = {"keputusan": 12}
"""The plan's own decree has this number."""


def pengaturan_contoh(folder: Path) -> Pengaturan:
    """Return the settings of an office that lies in a folder of its own."""
    return Pengaturan(
        plan=folder / "plan",
        bukti=folder / "bukti",
        outbox=folder / "outbox",
        templat=AKAR / "templates_docx",
        database=f"sqlite:///{folder}/outbox/buku-agenda.sqlite3",
    )


def bangun(folder: Path, hari: dt.date, kabari: Callable[[str], None] = lambda _: None) -> Pengaturan:
    """Make the office in a folder that must not be there yet, as it stands on a day; `kabari` is told how far it is."""
    pengaturan = pengaturan_contoh(folder)
    kabari("  rencana dan bukti setahun …")
    shutil.copytree(AKAR / "plan", pengaturan.plan)
    _isi_rencana(pengaturan.plan / SATKER)
    tahun = siapkan_tahun(pengaturan, SATKER, UKURAN_FOTO)
    akhir = min(hari, tahun.sesudahnya.date())
    tahun = _yang_sudah_tiba(tahun, akhir)
    kantor = _Kantor(tahun, akhir)
    with terbuka_lama(), dijaga_sekali(pengaturan):  # plan and templates are read once
        kantor.mulai()
        bulan = 0
        for saat, jenis, bagian, periode in _jalan(tahun, akhir):
            if saat.month != bulan:
                bulan = saat.month
                kabari(f"  yang dikerjakan bulan {NAMA_BULAN[bulan - 1]} …")
            kantor.jalankan(saat, jenis, bagian, periode)
        kantor.sampai(akhir)
        kantor.kirimi()
        daftarkan(pengaturan)
    cadangkan_register(pengaturan)
    return pengaturan


def _isi_rencana(folder: Path) -> None:
    """Answer most of what the office's files ask; telephone, web page and e-mail are left open, as they often are."""
    satker = folder / "satker.yaml"
    teks = satker.read_text(encoding="utf-8")
    teks = teks.replace("alamat: null", "alamat: Jalan Contoh Nomor 1, Bora, Sigi 94364")
    satker.write_text(teks.replace("  tempat: null\n  undangan", "  tempat: Aula\n  undangan"), encoding="utf-8")
    pejabat = folder / "pejabat.yaml"
    teks = pejabat.read_text(encoding="utf-8")
    for nama in _NAMA:
        teks = teks.replace("nama: null", f"nama: {nama}", 1)
    for ke in range(1, 4):
        teks = teks.replace("punya_nip: true\n    nip: null", f'punya_nip: true\n    nip: "19800101200501{ke:04}"', 1)
    pejabat.write_text(teks, encoding="utf-8")


def _yang_sudah_tiba(tahun: TahunContoh, hari: dt.date) -> TahunContoh:
    """Take away again what would arrive only after a day."""
    ada = {}
    for nama, saat in tahun.tiba.items():
        if saat.date() <= hari:
            ada[nama] = saat
        else:
            (tahun.pengaturan.bukti / SATKER / nama).unlink()
    return replace(tahun, tiba=ada)


def _jalan(tahun: TahunContoh, akhir: dt.date) -> Iterator[tuple[dt.datetime, JenisAlur, Bagian, Periode]]:
    """Yield the runs of the year until a day, in order, each with when it came."""
    kalender, setahun = tahun.tahun.kantor.kalender, tahun.tahun.periode
    semua = [(dt.date(tahun.tahun.tahun, 1, 21), JenisAlur.KEPUTUSAN, Bagian.SEMUA, setahun)]
    for jenis, bagian in TERJADWAL:
        if bagian is Bagian.UNDANGAN:
            hari = [hari_rencana(kalender, bagian, p) for p in setahun.bagian(jenis.jenis_periode)]
        else:
            hari = list(hari_laporan(kalender, jenis, setahun.mulai, akhir))
        semua += [(h, jenis, bagian, periode_untuk(jenis, bagian, h)) for h in hari]
    for hari_ini, jenis, bagian, periode in sorted(semua):
        if hari_ini <= akhir and periode.tahun == setahun.tahun:
            yield dt.datetime.combine(hari_ini, dt.time(6), tahun.tahun.kantor.zona), jenis, bagian, periode


@dataclass
class _Kantor:
    """What people of the office do, on which day."""

    tahun: TahunContoh
    akhir: dt.date
    _urut: dict[str, int] = field(default_factory=dict)
    _tugas: list[tuple[dt.datetime, int, str, str]] = field(default_factory=list)
    _pindaian: HasilPindai = field(default_factory=lambda: HasilPindai(()))
    _ke: int = 0

    @property
    def atur(self) -> Pengaturan:
        return self.tahun.pengaturan

    def mulai(self) -> None:
        """Have the evidence known, as having arrived when the sample says."""
        kini = dt.datetime.combine(self.akhir, dt.time(7), self.tahun.tahun.kantor.zona)
        hasil = pekerjaan.periksa_bukti(self.atur, self.tahun.tahun, kini)
        t = berkas_bukti.c
        with buka(self.atur.database) as basis, basis.transaksi() as sambungan:
            for nama, saat in self.tahun.tiba.items():
                sama = (t.satker == SATKER) & (t.berkas == nama)
                sambungan.execute(sa.update(berkas_bukti).where(sama).values(diterima=saat))
        self._pindaian = replace(
            hasil, bukti=tuple(replace(b, diterima=self.tahun.tiba.get(b.berkas, b.diterima)) for b in hasil.bukti)
        )

    def jalankan(self, saat: dt.datetime, jenis: JenisAlur, bagian: Bagian, periode: Periode) -> None:
        """Let a run draft its letters, and people take up those that are new."""
        self.sampai(saat.date())
        hari = saat.date()
        with _pada(saat):
            for kode in self._keputusan() if jenis is JenisAlur.KEPUTUSAN else [None]:
                naskah = pekerjaan.susun_naskah(
                    self.tahun.tahun, self._sampai(saat), jenis, periode, bagian, kode, hari
                )
                pelaku = Pelaku(f"alur {jenis} {periode}")
                hasil = pekerjaan.taruh_di_outbox(self.atur, self.tahun.tahun.kantor, naskah, saat, pelaku)
                for satu in hasil:
                    if satu.berkas.suffix == ".docx" and satu.berkas.is_file():
                        self._rencanakan(saat, satu.kunci)

    def _keputusan(self) -> list[str]:
        return list(nama_tetap(self.tahun.tahun.kantor.teks))

    def _sampai(self, saat: dt.datetime) -> HasilPindai:
        return replace(self._pindaian, bukti=tuple(b for b in self._pindaian.bukti if b.diterima <= saat))

    def _rencanakan(self, saat: dt.datetime, kunci: str) -> None:
        """Decide what becomes of a letter: old ones are through, of new ones some are further than others."""
        ke = len({k for *_, k in self._tugas}) + 1
        umur = (self.akhir - saat.date()).days
        langkah = ["isi", "nomori", "siap", "ttd", "arsip"]
        if umur > 60 and ke % 19 == 7:
            langkah = ["batal"]
        elif umur > 60 and ke % 13 == 5:
            langkah = langkah[:3]  # it waits to be signed, and waits
        elif umur > 60 and ke % 17 == 3:
            langkah = [*langkah[:3], "buka"]
        elif umur <= 100:
            langkah = langkah[: (ke * 3) % 5 if umur > 12 else ke % 2]
        for jarak, satu in enumerate(langkah, start=1):
            hari = saat + dt.timedelta(days=2 * jarak, hours=2 + ke % 7, minutes=(ke * 13) % 60)
            self._tugas.append((hari, ke, satu, kunci))

    def sampai(self, hari: dt.date) -> None:
        """Do everything that people did until a day; what is signed together is printed together."""
        batas = dt.datetime.combine(hari, dt.time(0), self.tahun.tahun.kantor.zona)
        while siap := sorted(t for t in self._tugas if t[0] < batas):
            pertama = siap[0][2] == "ttd"
            bersama = [t for t in siap if t[2] == "ttd"] if pertama else siap[:1]
            self._tugas = [t for t in self._tugas if t not in bersama]
            salinan = self._pindai([k for *_, k in bersama]) if pertama else {}
            for saat, _, satu, kunci in bersama:
                with _pada(saat), suppress(GalatZI):  # what cannot be done stays as it is, as it would in an office
                    self._kerjakan(saat, satu, kunci, salinan.get(kunci))

    def _kerjakan(self, saat: dt.datetime, langkah: str, kunci: str, salinan: Path | None) -> None:
        match langkah:
            case "isi":
                self._sunting(kunci, _BELUM_BERNOMOR)
            case "nomori":
                self._nomori(kunci, saat.date())
            case "siap":
                self._sunting(kunci, _RAMPUNG)
                try:
                    nyatakan_siap(self.atur, _HUKUM, PermintaanSiap(SATKER, kunci))
                except GalatZI:
                    alasan = "sudah dicocokkan dengan berkas aslinya"
                    nyatakan_siap(self.atur, _HUKUM, PermintaanSiap(SATKER, kunci, tetap=True, alasan=alasan))
            case "ttd" if salinan is not None:
                minta = PermintaanTtd(SATKER, kunci, salinan, saat.date(), dikenal=True)
                tandatangani_naskah(self.atur, _SEKRETARIAT, minta)
            case "arsip":
                arsipkan_naskah(self.atur, _SEKRETARIAT, PermintaanArsipkan(SATKER, kunci, "Lemari arsip, boks 3"))
            case "batal":
                batalkan_naskah(self.atur, _HUKUM, PermintaanBatal(SATKER, kunci, "kegiatannya digabung"))
            case "buka":
                buka_naskah(self.atur, _HUKUM, PermintaanAlasan(SATKER, kunci, "nama pemateri salah tulis"))

    def _entri(self, kunci: str) -> EntriAgenda | None:
        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            return buku.cari(sambungan, kunci)

    def _nomori(self, kunci: str, tanggal: dt.date) -> None:
        """Give a letter the next number of its counter, as the clerk keeps it; some have a date alone."""
        try:
            nomori_naskah(self.atur, _SEKRETARIAT, PermintaanNomor(SATKER, kunci, tanggal))
        except GalatZI:
            entri = self._entri(kunci)
            jenis = (pencacah(entri.jenis, self.tahun.tahun.kantor.satker.nomor) if entri else None) or ""
            self._urut[jenis] = self._urut.get(jenis, _NOMOR_AWAL.get(jenis, 0)) + 1
            nomori_naskah(self.atur, _SEKRETARIAT, PermintaanNomor(SATKER, kunci, tanggal, self._urut[jenis]))

    def _sunting(self, kunci: str, isian: re.Pattern[str]) -> None:
        """Fill in a draft as somebody does in Word, and take the marks away from references that were looked up."""
        if (entri := self._entri(kunci)) is None:
            return
        tempat = self.atur.outbox / entri.berkas
        bagian = {n: b for n, b in baca_bagian(tempat.read_bytes()).items() if n.startswith("word/")}
        baru = {}
        for nama, isi in bagian.items():
            if nama.endswith(".xml") and nama != "word/styles.xml":
                teks = _TANDA.sub("", isian.sub(_jawab, isi.decode()))
                baru |= {nama: teks.encode()} if teks.encode() != isi else {}
        if baru:
            simpan(tempat, ganti_bagian(tempat.read_bytes(), baru))

    def _pindai(self, kunci: list[str]) -> dict[str, Path]:
        """Return for each letter what came home signed: a scan where LibreOffice makes pages of it, else a stand-in."""
        folder = Path(tempfile.mkdtemp(prefix="pindai-", dir=self.atur.outbox.parent))
        salinan, dicetak = {}, {}
        for satu in kunci:
            self._ke += 1
            if entri := self._entri(satu):
                salinan[satu] = folder / f"{self._ke}.pdf"
                judul = f"{entri.perihal} – contoh salinan bertanda tangan"
                salinan[satu].write_bytes(pdf_pindaian([Image.open(io.BytesIO(berkas.pindaian(judul)))]))
                if self._ke % _TIAP == 0:
                    dicetak[satu] = folder / f"{self._ke}.docx"
                    shutil.copyfile(self.atur.outbox / entri.berkas, dicetak[satu])
        if dicetak and shutil.which("soffice"):
            with suppress(TakBerhalaman):
                for pdf in ubah_ke_pdf(list(dicetak.values()), folder, 1):
                    _pindai_semua(pdf)
        return salinan

    def kirimi(self) -> None:
        """Lay into the folder of scans what nobody has taken in yet, and what nobody knows."""
        masuk = self.atur.outbox / SATKER / "masuk"
        with buka(self.atur.database) as basis, basis.baca() as sambungan:
            semua = buku.semua(sambungan, SATKER)
        menunggu = [e for e in semua if e.status.value == "SIAP_TTD"]
        self._ke = _TIAP - 1  # this one shall be known by its code
        for satu in self._pindai([e.kunci for e in menunggu if e.jenis.startswith("undangan")][:1]).values():
            simpan(masuk / "Scan_0041.pdf", satu.read_bytes())
        simpan(masuk / "IMG-20261103-WA0007.jpg", berkas.pindaian("Berita acara serah terima"))
        for sisa in self.atur.outbox.parent.glob("pindai-*"):
            shutil.rmtree(sisa)


def _pindai_semua(pdf: Path) -> None:
    """Make of what was printed what a scanner gives, unless it has too many pages."""
    with pypdfium2.PdfDocument(pdf) as dokumen:
        banyak = len(dokumen)
    if banyak <= _DIPINDAI:
        pdf.write_bytes(pdf_pindaian([pindai(pdf, 0.4 if ke % 2 else -0.3, ke, ke + 1) for ke in range(banyak)]))


def _jawab(isian: re.Match[str]) -> str:
    """Return what somebody types in the place of a prompt."""
    if isian[1].startswith("batas waktu"):
        return "31 Desember 2026"
    return f"contoh {isian[1].split(',')[0][:40].lower()}"


@contextmanager
def _pada(saat: dt.datetime) -> Iterator[None]:
    """Let the program's clock stand at a moment."""
    semula = waktu.sekarang
    waktu.sekarang = lambda zona=dt.UTC: saat.astimezone(zona)
    try:
        yield
    finally:
        waktu.sekarang = semula
