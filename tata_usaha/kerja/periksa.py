"""Proof that all agree: the register with itself and with the files, the numbers, the number book, the copies.

Nothing is changed. What is asked in full also reads every file that was kept, the templates, the plan, the evidence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda import buku, cadangan, rantai, terbit
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.agenda.csv_agenda import baca_csv, keadaan_terakhir, tempat_csv
from tata_usaha.agenda.kode_periksa import KodePeriksa
from tata_usaha.agenda.nomor import BarisNomor, daftar_nomor
from tata_usaha.agenda.periksa_catatan import BUKU, PULIHKAN, periksa_catatan
from tata_usaha.bukti import arsip_bukti
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatFolderBukti, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.periksa_jawaban import periksa_jawaban
from tata_usaha.kerja.tautan import Penaut, folder_bukti_satker
from tata_usaha.kerja.teks_naskah import periksa_satker
from tata_usaha.outbox.bentrok import SUNTINGAN_LAIN
from tata_usaha.outbox.ikuti import kenali
from tata_usaha.outbox.periksa_berkas import Pemeriksa
from tata_usaha.outbox.periksa_bukti import PemeriksaBukti
from tata_usaha.outbox.periksa_nomor import periksa_csv, periksa_nomor
from tata_usaha.outbox.periksa_terbit import PemeriksaTerbit
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from tata_usaha.rencana.nama_kantor import daftar_satker
from zi_model.bahasa import tanggal_panjang
from zi_model.bukti_naskah import tahun_kunci
from zi_model.masalah import Letak, Masalah, Tingkat, galat_saja

TUA = dt.timedelta(days=2)
"""So much older than the newest event may the newest copy be."""


@dataclass(frozen=True)
class PermintaanPeriksa:
    """Which office (`semua`: every one that has a plan or letters), and how deep."""

    satker: str
    penuh: bool = False
    semua: bool = False


@dataclass(frozen=True)
class HasilPeriksaan:
    """What was found, and how much was looked at."""

    satker: tuple[str, ...]
    penuh: bool
    naskah: int
    nomor: int
    kejadian: int
    masalah: tuple[Masalah, ...]

    @property
    def cocok(self) -> bool:
        """Whether all agree; a remark does no harm."""
        return not galat_saja(self.masalah)

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "cocok": self.cocok,
            "satker": list(self.satker),
            "penuh": self.penuh,
            "naskah": self.naskah,
            "nomor": self.nomor,
            "kejadian": self.kejadian,
            "temuan": [
                {
                    "kode": str(m.kode),
                    "tingkat": m.tingkat.value,
                    "berkas": m.letak.berkas,
                    "baris": m.letak.baris,
                    "pesan": m.pesan,
                    "saran": m.saran,
                }
                for m in self.masalah
            ],
        }


def periksa(pengaturan: Pengaturan, permintaan: PermintaanPeriksa) -> HasilPeriksaan:
    """Return whether all agree, and every place where they do not.

    Raises:
        GalatPemakaian: when there is no such office.
        GalatBasisData: when the register cannot be read at all.

    """
    satker = semua_satker(pengaturan) if permintaan.semua else [permintaan.satker]
    if not permintaan.semua:
        periksa_satker(pengaturan, permintaan.satker)
    register = pengaturan.berkas_database
    if register is not None and not (register.exists() and register.stat().st_size):
        return _tanpa_register(pengaturan, permintaan, satker, register)
    masalah: list[Masalah] = []
    naskah = nomor = kejadian = 0
    with buka(pengaturan.database) as basis:
        masalah += _basis_data(basis)
        masalah += _salinan(pengaturan, basis)
        for satu in satker:
            try:
                pembaca = _Satker(pengaturan, basis, satu, permintaan.penuh)
                masalah += pembaca.periksa()
            except (ValueError, TypeError) as galat:  # a value that no version of the program wrote
                masalah.append(_tak_terbaca(satu, galat))
                continue
            naskah, nomor, kejadian = naskah + pembaca.naskah, nomor + pembaca.banyak_nomor, kejadian + pembaca.kejadian
    if permintaan.penuh:
        for satu in satker:
            masalah += _rencana_dan_bukti(pengaturan, satu)
    return HasilPeriksaan(tuple(satker), permintaan.penuh, naskah, nomor, kejadian, tuple(masalah))


def semua_satker(pengaturan: Pengaturan) -> list[str]:
    """Return every office that has a plan or letters."""
    outbox = pengaturan.outbox
    berfolder = {f.name for f in outbox.iterdir() if _folder_satker(f)} if outbox.is_dir() else set()
    return sorted({*daftar_satker(pengaturan.plan), *berfolder})


def _folder_satker(folder: Path) -> bool:
    """Tell whether a folder of the outbox holds years of letters."""
    return folder.is_dir() and any(f.name.isdigit() for f in folder.iterdir())


def _tanpa_register(
    pengaturan: Pengaturan, permintaan: PermintaanPeriksa, satker: list[str], register: Path
) -> HasilPeriksaan:
    """Return what is to be said when there is no register: nothing before the first letter."""
    ada = any(_folder_satker(pengaturan.outbox / s) for s in satker if (pengaturan.outbox / s).is_dir())
    masalah = []
    if ada or cadangan.salinan_terbaru(pengaturan.folder_cadangan, utuh=False):
        pesan = "buku agenda tidak ada, padahal ada naskah atau salinannya."
        saran = "Kembalikan berkasnya ke tempat itu, atau susun lagi dari salinannya."
        masalah = [Masalah(Letak(str(register)), KodePeriksa.TERTINGGAL, pesan, saran, anjuran=PULIHKAN)]
    return HasilPeriksaan(tuple(satker), permintaan.penuh, 0, 0, 0, tuple(masalah))


def _basis_data(basis: BasisData) -> Iterator[Masalah]:
    if basis.mesin.dialect.name != "sqlite":
        return
    with basis.baca() as sambungan:
        utuh = [str(nilai) for nilai in sambungan.exec_driver_sql("PRAGMA integrity_check").scalars()]
    if utuh != ["ok"]:
        saran = "Berkas itu jangan dihapus."
        yield Masalah(Letak(BUKU), KodePeriksa.BASIS_RUSAK, f"{utuh[0]}.", saran, anjuran=PULIHKAN)


def _tak_terbaca(satker: str, galat: Exception) -> Masalah:
    pesan = f"catatan {satker} memuat nilai yang tidak dapat dibaca ({galat})."
    saran = "Berkas itu jangan dihapus."
    return Masalah(Letak(BUKU), KodePeriksa.BASIS_RUSAK, pesan, saran, anjuran=PULIHKAN)


def _salinan(pengaturan: Pengaturan, basis: BasisData) -> Iterator[Masalah]:
    """Yield what is wrong with the copies: none, too old, broken, out of reach, or further than the register."""
    try:
        with basis.baca() as sambungan:
            ujung = rantai.rentang_kejadian(sambungan)
    except ValueError as galat:
        yield _tak_terbaca("kejadian", galat)
        ujung = None
    terbaru = None
    for ke, folder in enumerate(pengaturan.folder_cadangan):
        if ke and not folder.is_dir():
            pesan, saran = (
                "folder salinan kedua (ZI_CADANGAN) tidak dapat dicapai.",
                "Sambungkan disknya, atau perbaiki ZI_CADANGAN.",
            )
            yield Masalah(Letak(str(folder)), KodePeriksa.SALINAN_JAUH, pesan, saran, Tingkat.CATATAN)
        for satu in cadangan.daftar_salinan(folder):
            if satu.keluhan:
                pesan, saran = (
                    f"salinan buku agenda rusak: {satu.keluhan}.",
                    "Hapus salinan itu; yang baru dibuat hari ini juga.",
                )
                yield Masalah(Letak(str(satu.tempat)), KodePeriksa.SALINAN_RUSAK, pesan, saran)
            elif terbaru is None or satu.banyak > terbaru.banyak:
                terbaru = satu
    if terbaru is not None:
        with basis.baca() as sambungan:
            if not cadangan.berlanjut(sambungan, terbaru.kepala):
                pesan = (
                    f"buku agenda tidak memuat semua yang ada di salinannya tanggal {tanggal_panjang(terbaru.hari)}."
                )
                saran = "Jangan menomori apa pun sebelum dipulihkan."
                yield Masalah(Letak(str(terbaru.tempat)), KodePeriksa.TERTINGGAL, pesan, saran, anjuran=PULIHKAN)
    if ujung is not None:
        awal, akhir = (saat.astimezone().date() for saat in ujung)
        if (terbaru is None and akhir - awal > TUA) or (terbaru is not None and akhir - terbaru.hari > TUA):
            kapan = f"salinan terakhirnya {tanggal_panjang(terbaru.hari)}" if terbaru else "belum ada salinannya"
            pesan = f"kejadian terakhir {tanggal_panjang(akhir)}, {kapan}."
            saran = "Pastikan folder salinan dapat ditulisi; perintah berikutnya yang menulis membuat yang baru."
            yield Masalah(Letak(str(pengaturan.folder_cadangan[0])), KodePeriksa.SALINAN_LAMA, pesan, saran)


class _Satker:
    """The check of one office."""

    def __init__(self, pengaturan: Pengaturan, basis: BasisData, satker: str, penuh: bool) -> None:
        self._pengaturan, self._satker, self._penuh = pengaturan, satker, penuh
        self._basis = basis
        with basis.baca() as sambungan:
            self._entri = buku.semua(sambungan, satker)
            self._nomor = daftar_nomor(sambungan, satker)
            self._kejadian = rantai.semua_kejadian(sambungan, satker)
            lama = rantai.periksa_rantai(sambungan, rantai.BERSAMA)
            self._kenalan = kenali(pengaturan.outbox, sambungan, satker, self._entri)
            self._berlaku = terbit.berlaku(sambungan, satker)
            self._putus = [*lama, *rantai.periksa_rantai(sambungan, satker)]
        self.naskah, self.banyak_nomor, self.kejadian = len(self._entri), len(self._nomor), len(self._kejadian)

    def periksa(self) -> Iterator[Masalah]:
        """Yield what does not agree."""
        yield from periksa_catatan(self._entri, self._kejadian, self._putus)
        yield from periksa_nomor(self._entri, self._nomor)
        yield from self._csv(self._nomor)
        lama = {str(v) for k in self._kejadian for n, v in k.data.items() if n in {"berkas", "dari", "ke"} and v}
        folder = self._pengaturan.outbox
        nama_lama = frozenset(lama)
        entri, nomor = self._entri, self._nomor
        suntingan = frozenset(str(k.data.get("berkas")) for k in self._kejadian if k.peristiwa == SUNTINGAN_LAIN)
        yield from Pemeriksa(
            folder, self._satker, entri, nomor, nama_lama, self._penuh, self._kenalan, suntingan=suntingan
        ).periksa()
        yield from PemeriksaTerbit(folder, entri, self._berlaku, self._kejadian, self._penuh).periksa()
        yield from self._bukti()

    def _bukti(self) -> Iterator[Masalah]:
        """Yield where signed letters are not the evidence that they shall be; what the plan says is asked in full."""
        penaut = Penaut(self._pengaturan, self._basis, waktu.sekarang())
        tahun = {t for e in self._entri if (t := tahun_kunci(e.kunci))}
        akar = folder_bukti_satker(self._pengaturan, self._satker)
        with self._basis.baca() as sambungan:
            arsip = frozenset(t for t in tahun if arsip_bukti.diarsipkan(sambungan, self._satker, t))
            rencana = frozenset(tahun_tersedia(self._pengaturan.plan, self._satker))
            pembuktian = penaut.pembuktian if self._penuh else None
            yield from PemeriksaBukti(akar, sambungan, self._satker, self._entri, arsip, rencana, pembuktian).periksa()
            yield from periksa_jawaban(sambungan, self._satker, akar, arsip)

    def _csv(self, nomor: Sequence[BarisNomor]) -> Iterator[Masalah]:
        folder = self._pengaturan.outbox / self._satker
        berfolder = {int(f.name) for f in folder.iterdir() if f.name.isdigit()} if folder.is_dir() else set()
        for tahun in sorted(berfolder | {b.tahun for b in nomor}):
            tempat = tempat_csv(self._pengaturan.outbox, self._satker, tahun)
            try:
                baris, masalah = baca_csv(tempat.parent)
            except OSError as galat:
                pesan, saran = f"tidak dapat dibaca: {sebab_sistem(galat)}.", "Tutup program yang sedang membukanya."
                yield Masalah(Letak(str(tempat)), KodePeriksa.TAK_TERBACA, pesan, saran)
                continue
            yield from masalah
            sebelumnya = {k.kunci for k in self._kejadian if k.peristiwa == "DINOMORI" and k.versi == 1}
            yield from periksa_csv(str(tempat), tahun, nomor, keadaan_terakhir(baris), sebelumnya)


def _rencana_dan_bukti(pengaturan: Pengaturan, satker: str) -> Iterator[Masalah]:
    """Yield what is wrong in the plan, the templates and the evidence of an office."""
    from tata_usaha.kerja import bukti, templat
    from tata_usaha.kerja.tahun import baca_semua_tahun

    if satker not in daftar_satker(pengaturan.plan):
        return
    try:
        baca_semua_tahun(pengaturan, satker)
    except GalatRencana as galat:
        yield from galat.masalah
        return
    yield from galat_saja(templat.periksa(pengaturan, satker).masalah)
    try:
        yield from galat_saja(bukti.periksa_semua_bukti(pengaturan, satker, penuh=True).masalah)
    except GalatFolderBukti as galat:
        yield Masalah(Letak(str(pengaturan.bukti / satker)), KodePeriksa.TAK_TERBACA, galat.pesan, galat.saran)
