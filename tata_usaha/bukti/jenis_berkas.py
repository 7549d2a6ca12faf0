"""What a file is by its content, and whether it can be evidence: never by its name.

A name is only believed when the content agrees with it: a web page saved as `laporan.pdf` is no
report, and a PNG under that name opens for nobody who trusts it. What cannot be evidence is
refused with a reason that says what the file really is and what to do with it. A bad file is a
fact about somebody's data, so nothing here raises for one, however it is made.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from tata_usaha.bukti.pembaca.asing import SALIN_ULANG, TEKS, Asing, kenali_asing
from tata_usaha.bukti.pembaca.hasil_tanda import TANPA_TANDA, HasilTanda
from tata_usaha.bukti.pembaca.tanda_elektronik import periksa_tanda_berkas
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.bukti import JenisBerkas

_KEPALA = 4096
_AKHIRAN = {  # the usual one first
    JenisBerkas.PDF: (".pdf",),
    JenisBerkas.DOCX: (".docx",),
    JenisBerkas.XLSX: (".xlsx",),
    JenisBerkas.PPTX: (".pptx",),
    JenisBerkas.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    JenisBerkas.PNG: (".png",),
    JenisBerkas.WEBP: (".webp",),
    JenisBerkas.HEIC: (".heic", ".heif"),
    JenisBerkas.MP4: (".mp4", ".m4v", ".3gp"),
    JenisBerkas.MOV: (".mov", ".qt"),
    JenisBerkas.CSV: (".csv",),
    JenisBerkas.TAUTAN: (".url",),
}
_MENURUT_AKHIRAN = {akhiran: jenis for jenis, semua in _AKHIRAN.items() for akhiran in semua}
# suffixes that promise something which is no evidence; any other one (`Laporan 31.03`) promises nothing
_AKHIRAN_ASING = frozenset({
    ".7z", ".avi", ".avif", ".bmp", ".doc", ".docm", ".dot", ".dotx", ".eml", ".exe", ".gif", ".htm", ".html", ".json",
    ".lnk", ".log", ".m4a", ".md", ".mht", ".mkv", ".mp3", ".mpg", ".msg", ".odp", ".ods", ".odt", ".ogg", ".pps",
    ".ppsx", ".ppt", ".pptm", ".rar", ".rtf", ".svg", ".tif", ".tiff", ".txt", ".wav", ".webm", ".wmv", ".wps",
    ".xls", ".xlsb", ".xlsm", ".xml", ".zip",
})  # fmt: skip
_KOTAK = frozenset({JenisBerkas.MP4, JenisBerkas.MOV})  # one structure under two names; players take either
_TANDA_TEKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"  # may come before the first letter of a text that Windows wrote
_OFFICE = frozenset({JenisBerkas.DOCX, JenisBerkas.XLSX, JenisBerkas.PPTX})


@dataclass(frozen=True)
class Pengenalan:
    """What a file is. Without `alasan` it is evidence of kind `jenis`; with it, it is none.

    `catatan` says why evidence was not read to its end, when that would cost too much, or why its electronic
    signature was not checked. `tanda` is what is known of that signature, whoever made it.

    `sementara` says that the reason lies outside the file (locked, forbidden, a network that is
    away): the same bytes may be readable a minute later.
    """

    jenis: JenisBerkas | None
    alasan: str = ""
    sementara: bool = False
    catatan: str = ""
    tanda: HasilTanda = field(default=TANPA_TANDA, compare=False)


def kenali(berkas: Path, nama: str = "") -> Pengenalan:
    """Return what a file is by its content, or why it is no evidence (Indonesian; `jenis` then is None).

    `nama` is how it will be called, where it still has another name.
    """
    akhiran = (Path(nama) if nama else berkas).suffix.strip().lower()
    try:
        if not stat.S_ISREG(berkas.stat().st_mode):  # opening a pipe would wait for ever
            return Pengenalan(None, "bukan berkas biasa; salin berkas aslinya ke folder ini")
        with berkas.open("rb") as masuk:
            ukuran = os.fstat(masuk.fileno()).st_size
            dikenal = _kenali(masuk, ukuran, akhiran)
            if dikenal.jenis is JenisBerkas.PDF and not dikenal.catatan:
                return _dengan_tanda(dikenal, periksa_tanda_berkas(masuk, ukuran))
            return dikenal
    except PermissionError:
        alasan = "tidak boleh dibaca; tutup program yang sedang membukanya, atau minta izin baca"
    except OSError as galat:
        alasan = f"tidak dapat dibaca ({sebab_sistem(galat)}); periksa sambungan ke foldernya"
    return Pengenalan(None, alasan, sementara=True)


def _kenali(masuk: BinaryIO, ukuran: int, akhiran: str) -> Pengenalan:
    kepala = masuk.read(_KEPALA)
    if not kepala:
        return Pengenalan(None, f"berkas kosong (0 bita); {SALIN_ULANG}")
    alasan = catatan = ""
    isi: JenisBerkas | Asing | None
    if kepala.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from tata_usaha.bukti.pembaca.dokumen import kenali_paket

        isi, alasan = kenali_paket(masuk, ukuran)
    else:
        isi = _duga(kepala, akhiran)
    if isi is not None and (salah := _salah_nama(isi, akhiran)):
        return Pengenalan(None, salah)
    if isinstance(isi, JenisBerkas) and isi not in _OFFICE:
        alasan, catatan = _periksa(masuk, ukuran, isi)
    if alasan or not isinstance(isi, JenisBerkas):
        return Pengenalan(None, alasan)
    return Pengenalan(isi, catatan=catatan)


def _dengan_tanda(dikenal: Pengenalan, tanda: HasilTanda) -> Pengenalan:
    """Return what a PDF is in the light of its electronic signatures."""
    if tanda.alasan:
        return Pengenalan(None, tanda.alasan, tanda=tanda)
    return replace(dikenal, catatan=tanda.catatan, tanda=tanda)


def _duga(kepala: bytes, akhiran: str) -> JenisBerkas | Asing:
    """Return what a file begins like.

    Text has no signature, so only for CSV the suffix is asked, and then the content has to bear it out.
    """
    if b"%PDF-" in kepala[:1024]:
        return JenisBerkas.PDF
    if kepala.startswith(b"\xff\xd8\xff"):
        return JenisBerkas.JPEG
    if kepala.startswith(b"\x89PNG\r\n\x1a\n"):
        return JenisBerkas.PNG
    if kepala.startswith(b"RIFF") and kepala[8:12] == b"WEBP":
        return JenisBerkas.WEBP
    if b"[InternetShortcut]" in (polos := kepala.replace(b"\0", b"")) and polos.lstrip(_TANDA_TEKS).startswith(b"["):
        from tata_usaha.bukti.pembaca.tautan import kenali_tautan

        return kenali_tautan(kepala)
    from tata_usaha.bukti.pembaca.video import kenali_kotak

    asing = kenali_kotak(kepala) or kenali_asing(kepala)
    return JenisBerkas.CSV if asing is TEKS and akhiran == ".csv" else asing


def _salah_nama(isi: JenisBerkas | Asing, akhiran: str) -> str:
    """Return in Indonesian that name and content disagree, or that the content is no evidence under any name."""
    kata = _MENURUT_AKHIRAN.get(akhiran)
    if isinstance(isi, Asing):
        if kata is None:
            return f"{isi.sebutan}, bukan jenis berkas bukti; {isi.saran}"
        return f"namanya berakhiran {akhiran} tetapi isinya {isi.sebutan}; {isi.saran}"
    if kata is isi or {kata, isi} <= _KOTAK or (kata is None and akhiran not in _AKHIRAN_ASING):
        return ""
    ganti = f"ganti akhiran namanya menjadi {_AKHIRAN[isi][0]}"
    atau = f", atau simpan ulang sebagai {kata}" if kata else ""
    return f"namanya berakhiran {akhiran} tetapi isinya {isi}; {ganti}{atau}"


def _periksa(masuk: BinaryIO, ukuran: int, jenis: JenisBerkas) -> tuple[str, str]:
    """Return why a file of this kind is no evidence, or nothing, and why it was not read to its end, or nothing.

    What is needed for it is imported now.
    """
    match jenis:
        case JenisBerkas.PDF:
            from tata_usaha.bukti.pembaca.dokumen import periksa_pdf

            return periksa_pdf(masuk, ukuran)
        case JenisBerkas.CSV:
            from tata_usaha.bukti.pembaca.dokumen import periksa_csv

            return periksa_csv(masuk, ukuran), ""
        case JenisBerkas.TAUTAN:
            from tata_usaha.bukti.pembaca.tautan import periksa_tautan

            return periksa_tautan(masuk), ""
        case JenisBerkas.JPEG | JenisBerkas.PNG | JenisBerkas.WEBP:
            from tata_usaha.bukti.pembaca.gambar import periksa_gambar

            return periksa_gambar(masuk, ukuran, jenis)
        case _:
            from tata_usaha.bukti.pembaca.video import periksa_kotak

            return periksa_kotak(masuk, ukuran, jenis), ""
