"""A whole sample year of the real office: evidence as units lay it, and every letter drafted from it.

The first triwulan is complete and in time. After it some pieces are late, some are missing, some files
cannot be read, and some units write remarks, so that every kind of sentence in a letter has a cause.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.bukti.pohon_bukti import CATATAN, cari_folder, siapkan
from tata_usaha.dasar.berkas import simpan
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja import langkah as pekerjaan
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.outbox.taruh import HasilTaruh
from tools.contoh import berkas
from zi_model.bukti import JenisBukti
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jatuh_waktu import nama_tetap
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode
from zi_model.survei import NASKAH_SURVEI
from zi_model.tahun_rencana import TahunRencana

CATATAN_UNIT = (
    'Kegiatan tertunda dua minggu karena jaringan internet di kantor terputus & petugas "piket" <cadangan> belum ada.',
    "Peserta 18 orang dari 21 undangan; yang berhalangan sudah menyampaikan izin tertulis.\nMohon anggaran ATK.",
    "Sudah dikoordinasikan dengan Sub Bagian terkait 🙏 dan akan dilengkapi pada periode berikutnya.",
)
NAMA_PANJANG = "Scan_Dokumen_(Revisi 3)_FINAL banget & sudah diparaf semua Kasubbag - Copy (2)"


@dataclass(frozen=True)
class TahunContoh:
    """The office's year with its sample evidence; `tiba` tells when each file arrived, by its path as evidence has it.

    A file system stamps arrivals with its own clock, which no program can set; so the scan is the real one
    and only its moments of arrival are replaced.
    """

    pengaturan: Pengaturan
    tahun: TahunRencana
    tiba: Mapping[str, dt.datetime]

    @property
    def sesudahnya(self) -> dt.datetime:
        """A working day after the year's end, at noon."""
        return dt.datetime(self.tahun.tahun + 1, 1, 11, 12, tzinfo=self.tahun.kantor.zona)

    def pindai(self) -> HasilPindai:
        """Return what lies in the evidence folder, with the sample's moments of arrival."""
        hasil = pekerjaan.periksa_bukti(self.pengaturan, self.tahun, self.sesudahnya)
        return replace(hasil, bukti=tuple(replace(b, diterima=self.tiba[b.berkas]) for b in hasil.bukti))

    def alur(self) -> Iterator[tuple[JenisAlur, Periode]]:
        """Yield every run of the year: the decrees, 12 months, 4 triwulan, 2 semester."""
        for jenis in (JenisAlur.KEPUTUSAN, JenisAlur.BULANAN, JenisAlur.TRIWULANAN, JenisAlur.SEMESTERAN):
            for periode in self.tahun.periode.bagian(jenis.jenis_periode):
                yield jenis, periode

    def susun(self, pindaian: HasilPindai, jenis: JenisAlur, periode: Periode) -> list[Naskah]:
        """Return the letters that one run owes; decrees are drafted early in the year, the rest when it is over."""
        if jenis is not JenisAlur.KEPUTUSAN:
            hari = self.sesudahnya.date()
            return pekerjaan.susun_naskah(self.tahun, pindaian, jenis, periode, Bagian.SEMUA, None, hari)
        hari, semua = dt.date(self.tahun.tahun, 2, 10), nama_tetap(self.tahun.kantor.teks)  # also what stands already
        masing = (pekerjaan.susun_naskah(self.tahun, pindaian, jenis, periode, Bagian.SEMUA, n, hari) for n in semua)
        return [naskah for satu in masing for naskah in satu]

    def jalankan(self) -> list[tuple[Naskah, HasilTaruh]]:
        """Draft the whole year into the outbox; return each letter with what was done with it."""
        pindaian = self.pindai()
        hasil: list[tuple[Naskah, HasilTaruh]] = []
        for jenis, periode in self.alur():
            naskah = self.susun(pindaian, jenis, periode)
            taruhan = pekerjaan.taruh_di_outbox(self.pengaturan, self.tahun.kantor, naskah, self.sesudahnya)
            pekerjaan.periksa_tertinggal(taruhan)
            hasil += zip(naskah, taruhan, strict=True)
        return hasil


def siapkan_tahun(
    pengaturan: Pengaturan, satker: str = "sigi", ukuran_foto: tuple[int, int] = (1600, 1200)
) -> TahunContoh:
    """Lay a year's sample evidence into the evidence folder, photos of so many pixels; return the year."""
    tahun = baca_rencana(pengaturan, satker, 2026)
    kantor = tahun.kantor
    siapkan(pengaturan.bukti, tahun)
    tiba: dict[str, dt.datetime] = {}
    for ke, kewajiban in enumerate(tahun.kewajiban):
        folder = cari_folder(pengaturan.bukti, kantor, kewajiban)
        saat = dt.datetime.combine(_hari_tiba(ke, kewajiban), dt.time(10), kantor.zona)
        for nama, isi in _berkas(ke, kewajiban, ukuran_foto):
            simpan(folder / nama, isi)
            tiba[(folder / nama).relative_to(pengaturan.bukti / satker).as_posix()] = saat
        if ke % 8 == 5:
            simpan(folder / CATATAN, CATATAN_UNIT[ke % len(CATATAN_UNIT)].encode())
    return TahunContoh(pengaturan, tahun, tiba)


def _awal_tahun(kewajiban: Kewajiban) -> bool:
    """Whether it is due in the first triwulan, of which nothing is missing."""
    return kewajiban.jatuh_tempo.month <= 3


def _hari_tiba(ke: int, kewajiban: Kewajiban) -> dt.date:
    terlambat = not _awal_tahun(kewajiban) and ke % 5 == 3
    if terlambat:
        return max(kewajiban.jatuh_tempo + dt.timedelta(days=6), kewajiban.batas + dt.timedelta(days=1))
    return kewajiban.jatuh_tempo - dt.timedelta(days=2)


def _berkas(ke: int, kewajiban: Kewajiban, ukuran_foto: tuple[int, int]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the files that an obligation got."""
    kebutuhan = kewajiban.baris.indikator.kebutuhan
    if not _awal_tahun(kewajiban):
        if ke % 9 == 4:
            return
        if ke % 9 == 7:
            kebutuhan = kebutuhan[:1]
        if ke % 25 == 6:
            yield "rekaman rapat.mp4", b""
            yield "foto rapat.jpg", b"bukan foto"
    if kewajiban.baris.indikator.naskah == NASKAH_SURVEI and kewajiban.jatuh_tempo.month <= 6:
        yield "Jawaban survei.csv", berkas.jawaban_survei()
    nama = f"{kewajiban.baris.indikator.nama_pendek} {kewajiban.nama_waktu}"
    for satu in kebutuhan:
        yield from _bukti(ke, kewajiban, satu.pilihan[0], nama, ukuran_foto)


def _bukti(
    ke: int, kewajiban: Kewajiban, jenis: JenisBukti, nama: str, ukuran_foto: tuple[int, int]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files with which a unit proves one need."""
    match jenis:
        case JenisBukti.DOKUMENTASI:
            for no in range(1, 3 + ke % 5):
                waktu = dt.datetime.combine(kewajiban.jatuh_tempo, dt.time(9, 7 * no)) - dt.timedelta(days=3)
                isi = berkas.foto(f"{nama} {no}", waktu if ke % 3 else None, ukuran_foto, miring=no == 2)
                yield (f"IMG-{waktu:%Y%m%d}-WA{no:04}.jpg" if ke % 2 else f"{nama} {no}.jpg"), isi
        case JenisBukti.TANGKAPAN_LAYAR:
            yield f"Screenshot {kewajiban.kode}.png", berkas.tangkapan_layar(nama)
            yield f"Screenshot {kewajiban.kode} (2).png", berkas.tangkapan_layar(f"{nama} – halaman 2")
        case JenisBukti.VIDEO:
            yield f"{nama}.mp4", berkas.mp4(47 + ke)
        case JenisBukti.MAKLUMAT | JenisBukti.PAKTA_INTEGRITAS:
            yield f"{jenis.nama} {nama}.jpg", berkas.pindaian(f"{jenis.nama.capitalize()} {nama}")
        case JenisBukti.REKAPITULASI | JenisBukti.PENILAIAN | JenisBukti.DAFTAR:
            yield f"{jenis.nama.capitalize()} {nama}.xlsx", berkas.xlsx(nama)
        case JenisBukti.SOP | JenisBukti.RENCANA_AKSI:
            yield f"{jenis.nama} {nama}.docx", berkas.docx(f"{jenis.nama} {nama}")
        case JenisBukti.KEPUTUSAN | JenisBukti.LAPORAN:
            judul = NAMA_PANJANG if ke % 13 == 2 else f"{jenis.nama.capitalize()} {nama}"
            yield f"{judul}.pdf", berkas.pdf(f"{jenis.nama} {nama}")
