"""A letter as its pages: its PDF, pictures of them, and whether they can be had on this computer at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian, GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.tahun import baca_kantor
from tata_usaha.outbox.pilih import pilih_naskah
from tata_usaha.pratinjau.huruf import huruf_pemakai
from tata_usaha.pratinjau.simpanan_lembar import LembarSiap, SimpananLembar
from tata_usaha.pratinjau.ubah_pdf import TakBerhalaman, TanpaLibreOffice, cari_libreoffice, hentikan
from zi_model.daur_naskah import StatusNaskah

__all__ = [
    "BerkasNaskah",
    "LembarSiap",
    "PdfNaskah",
    "PdfTersimpan",
    "PermintaanPdf",
    "berkas_naskah",
    "buat_lembar",
    "hentikan",
    "huruf_hilang",
    "lembar_siap",
    "naskah_baru",
    "pdf_naskah",
    "simpan_pdf",
    "tak_berlembar",
]

_UKURAN_MAKS = 200 * berkas.MIB
_TANPA = "Komputer server belum mempunyai LibreOffice, jadi halamannya tidak dapat ditampilkan di sini."
_JENIS = {".docx", ".pdf"}


@dataclass(frozen=True)
class BerkasNaskah:
    """The file that shows a letter best: its signed copy where that is a PDF, else its Word file."""

    kunci: str
    tempat: Path
    sidik: str


@dataclass(frozen=True)
class PdfNaskah:
    """A letter as PDF: under which name it is handed over, and its bytes."""

    nama: str
    isi: bytes


@dataclass(frozen=True)
class PermintaanPdf:
    """Which letter, and where its PDF is written; `berkas` None: into the present folder, under the letter's name."""

    satker: str
    kunci: str
    berkas: Path | None = None


@dataclass(frozen=True)
class PdfTersimpan:
    """Where a letter's PDF was written; `berubah` False: the very same one lay there already."""

    berkas: Path
    berubah: bool


def simpan_pdf(pengaturan: Pengaturan, permintaan: PermintaanPdf) -> PdfTersimpan:
    """Write a letter as PDF; what has the name already is never replaced.

    Raises:
        GalatPemakaian: when no letter is meant, or another file has the name.
        GalatOutbox: as `pdf_naskah`, or when it cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    hasil = pdf_naskah(pengaturan, permintaan.satker, permintaan.kunci)
    tujuan = (permintaan.berkas or Path(hasil.nama)).expanduser().resolve()
    try:
        if tujuan.is_file() and berkas.sidik(tujuan) == berkas.sha256(hasil.isi):
            return PdfTersimpan(tujuan, berubah=False)
        berkas.simpan_baru(tujuan, hasil.isi)
    except FileExistsError:
        raise GalatPemakaian(f"{tujuan} sudah ada.", "Sebutkan nama lain.") from None
    except OSError as galat:
        raise GalatOutbox(f"{tujuan} tidak dapat ditulis: {sebab_sistem(galat)}.") from galat
    return PdfTersimpan(tujuan, berubah=True)


def pdf_naskah(pengaturan: Pengaturan, satker: str, kunci: str) -> PdfNaskah:
    """Return a letter as PDF: its signed copy where that is one, else its Word file as LibreOffice prints it.

    Raises:
        GalatPemakaian: when no letter is meant, or several.
        GalatOutbox: when it has no file, or no PDF can be made of it on this computer.
        GalatBasisData: when the register cannot be used.

    """
    satu = berkas_naskah(pengaturan, satker, kunci)
    if satu is None or satu.tempat.suffix.lower() not in _JENIS:
        raise GalatOutbox(f"“{kunci}” tidak mempunyai berkas yang dapat dijadikan PDF.")
    return PdfNaskah(f"{satu.tempat.stem}.pdf", buat_lembar(pengaturan, satu.tempat, satu.sidik).pdf.read_bytes())


def berkas_naskah(pengaturan: Pengaturan, satker: str, kunci: str) -> BerkasNaskah | None:
    """Return the file that shows a letter; None when it has none.

    Raises:
        GalatPemakaian: when no letter is meant, or several.
        GalatOutbox: when its file cannot be read.
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        entri = pilih_naskah(buku.semua(sambungan, satker), pengaturan.outbox, kunci)
    tempat = _tempat(pengaturan.outbox, entri)
    try:
        sidik = berkas.sidik(tempat)
    except OSError as galat:
        raise GalatOutbox(f"“{tempat.name}” tidak dapat dibaca: {sebab_sistem(galat)}.") from galat
    return None if sidik is None else BerkasNaskah(entri.kunci, tempat, sidik)


def _tempat(outbox: Path, entri: EntriAgenda) -> Path:
    """Return where the file lies that shows a letter best."""
    salinan = outbox / entri.berkas_ttd if entri.berkas_ttd else None
    return salinan if salinan and salinan.suffix.lower() == ".pdf" and salinan.is_file() else outbox / entri.berkas


def tak_berlembar(tempat: Path) -> str:
    """Return why there can be no pages of a file, in Indonesian; "" when there can."""
    match tempat.suffix.lower():
        case ".docx":
            return "" if cari_libreoffice() else _TANPA
        case ".pdf":
            return ""
        case _:
            return "Berkas ini bukan naskah Word atau PDF, jadi tidak berhalaman."


def lembar_siap(pengaturan: Pengaturan, sidik: str) -> LembarSiap | None:
    """Return the pages of a file by its SHA-256; None when they were not made yet."""
    return _simpanan(pengaturan).ambil(sidik)


def buat_lembar(pengaturan: Pengaturan, tempat: Path, sidik: str) -> LembarSiap:
    """Make the pages of a file, provided that it still has this SHA-256; return those that there are already.

    Raises:
        GalatOutbox: when it is another file by now, cannot be read, or has no pages that can be made here.

    """
    simpanan = _simpanan(pengaturan)
    if ada := simpanan.ambil(sidik):
        return ada
    try:
        isi = berkas.baca(tempat, _UKURAN_MAKS)
    except (OSError, berkas.BerkasTakWajar) as galat:
        sebab = sebab_sistem(galat) if isinstance(galat, OSError) else str(galat)
        raise GalatOutbox(f"“{tempat.name}” tidak dapat dibaca: {sebab}.") from galat
    if berkas.sha256(isi) != sidik:
        raise GalatOutbox(f"“{tempat.name}” baru saja berubah.", "Muat ulang, lalu coba lagi.")
    try:
        return simpanan.buat(sidik, isi, pdf=tempat.suffix.lower() == ".pdf")
    except TanpaLibreOffice as galat:
        raise GalatOutbox(
            f"PDF “{tempat.name}” tidak dapat dibuat: {galat}.",
            "Pasang LibreOffice di komputer ini, atau buka berkasnya di Word dan simpan sebagai PDF.",
        ) from galat
    except TakBerhalaman as galat:
        raise GalatOutbox(
            f"Halaman “{tempat.name}” tidak dapat dibuat: {galat}.", "Buka berkasnya di Word untuk melihat isinya."
        ) from galat


def huruf_hilang(pengaturan: Pengaturan, satker: str) -> str:
    """Return the name of the letters' font when this computer has neither it nor one as wide; "" when nobody knows."""
    try:
        nama = baca_kantor(pengaturan, satker).satker.huruf.nama
    except GalatZI:
        return ""
    return nama if huruf_pemakai(nama) == "" else ""


def naskah_baru(pengaturan: Pengaturan, satker: str, sejak: dt.datetime) -> list[BerkasNaskah]:
    """Return the letters whose file was written since a moment and is not drawn yet, the newest first.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        semua = [e for e in buku.semua(sambungan, satker) if e.status is not StatusNaskah.BATAL]
    baru: list[tuple[float, BerkasNaskah]] = []
    for entri in semua:
        tempat = _tempat(pengaturan.outbox, entri)
        try:
            diubah = tempat.stat().st_mtime
            if diubah < sejak.timestamp() or tak_berlembar(tempat):
                continue
            satu = BerkasNaskah(entri.kunci, tempat, berkas.sha256_berkas(tempat))
        except OSError:
            continue
        if _simpanan(pengaturan).ambil(satu.sidik) is None:
            baru.append((diubah, satu))
    return [satu for _, satu in sorted(baru, key=lambda b: b[0], reverse=True)]


def _simpanan(pengaturan: Pengaturan) -> SimpananLembar:
    return SimpananLembar(pengaturan.gambar / "lembar")
