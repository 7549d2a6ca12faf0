"""Files that are no kind of evidence: what they are, said so that a person knows what to do.

"Unknown file" helps nobody. Most files that people lay down by mistake are of a few kinds (an old
Word file, an archive, a web page saved under the name of the PDF that it offered, a shortcut
instead of the file), and for each of them there is one thing to do. What the checks of all
kinds share stands here too.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Asing:
    """What a file is, and how to make evidence of it; both Indonesian."""

    sebutan: str
    saran: str


MIB = 2**20
SALIN_ULANG = "salin atau unduh ulang dari aslinya"
SEBAGAI_DOKUMEN = "simpan ulang sebagai PDF atau DOCX"
_SEBAGAI_GAMBAR = "simpan ulang sebagai JPEG atau PNG"
_SEBAGAI_VIDEO = "simpan ulang sebagai MP4"
_KELUARKAN = "keluarkan isinya, lalu taruh berkasnya satu per satu"

ARSIP_ZIP = Asing("arsip ZIP", _KELUARKAN)
OPEN_DOCUMENT = Asing("dokumen OpenDocument", "simpan ulang sebagai DOCX, XLSX, atau PDF")
OFFICE_MAKRO = Asing("dokumen Office dengan makro", "simpan ulang tanpa makro sebagai DOCX, XLSX, atau PDF")
SUARA = Asing("rekaman suara", "taruh laporannya sebagai PDF, atau rekaman gambarnya sebagai MP4")
AVIF = Asing("gambar AVIF", _SEBAGAI_GAMBAR)
TEKS = Asing("berkas teks", f"{SEBAGAI_DOKUMEN}; bila ini catatan unit, namai catatan.txt")
_NOL = Asing("deretan nol (penyalinan tidak selesai)", SALIN_ULANG)
_TAK_DIKENAL = Asing(
    "data yang tidak dikenal",
    "simpan ulang sebagai PDF, DOCX, XLSX, JPEG, PNG, atau MP4, atau salin ulang dari aslinya",
)
PINTASAN = Asing("pintasan, bukan berkasnya", "salin berkas aslinya ke folder ini")
_HTML = Asing("halaman web (HTML)", "buka lalu cetak ke PDF, atau unduh ulang berkas aslinya")
_OFFICE_LAMA = Asing(
    "dokumen Office format lama atau yang terkunci kata sandi",
    "buka, lalu simpan ulang sebagai DOCX, XLSX, atau PDF tanpa kata sandi",
)

_TANDA: tuple[tuple[int, bytes, Asing], ...] = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE_LAMA),
    (0, b"{\\rtf", Asing("dokumen RTF", SEBAGAI_DOKUMEN)),
    (0, b"%!PS", Asing("berkas PostScript", "simpan ulang sebagai PDF")),
    (0, b"GIF8", Asing("gambar GIF", _SEBAGAI_GAMBAR)),
    (0, b"BM", Asing("gambar BMP", _SEBAGAI_GAMBAR)),
    (0, b"II*\0", Asing("gambar TIFF", "simpan ulang sebagai PDF, JPEG, atau PNG")),
    (0, b"MM\0*", Asing("gambar TIFF", "simpan ulang sebagai PDF, JPEG, atau PNG")),
    (0, b"\x1a\x45\xdf\xa3", Asing("video MKV atau WebM", _SEBAGAI_VIDEO)),
    (8, b"AVI ", Asing("video AVI", _SEBAGAI_VIDEO)),
    (8, b"WAVE", SUARA),
    (0, b"ID3", SUARA),
    (0, b"OggS", SUARA),
    (0, b"fLaC", SUARA),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Asing("video WMV", _SEBAGAI_VIDEO)),
    (0, b"FLV\x01", Asing("video FLV", _SEBAGAI_VIDEO)),
    (0, b"\0\0\x01\xba", Asing("video MPEG", _SEBAGAI_VIDEO)),
    (0, b"Rar!\x1a\x07", Asing("arsip RAR", _KELUARKAN)),
    (0, b"7z\xbc\xaf\x27\x1c", Asing("arsip 7z", _KELUARKAN)),
    (0, b"\x1f\x8b\x08", Asing("arsip GZIP", _KELUARKAN)),
    (0, b"L\0\0\0\x01\x14\x02\0", PINTASAN),
    (0, b"MZ", Asing("program komputer", "pakai dokumennya sendiri: PDF, Word, Excel, atau foto")),
    (0, b"\x7fELF", Asing("program komputer", "pakai dokumennya sendiri: PDF, Word, Excel, atau foto")),
)
_WEB = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def kenali_asing(kepala: bytes) -> Asing:
    """Return what a file is that no kind of evidence begins like; `kepala` are its first kilobytes."""
    for letak, tanda, asing in _TANDA:
        if kepala.startswith(tanda, letak):
            return asing
    if not kepala.strip(b"\0"):
        return _NOL
    if _WEB.match(kepala.removeprefix(codecs.BOM_UTF8).lstrip()):
        return _HTML
    return TEKS if berupa_teks(kepala) else _TAK_DIKENAL


def urutan_sandi(kepala: bytes) -> tuple[str, ...]:
    """Return the encodings that a text may have, the likeliest first: Notepad marks UTF-16, but not Windows-1252."""
    if kepala.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252")


def berupa_teks(kepala: bytes) -> bool:
    """Tell whether the beginning of a file reads as text."""
    for nama in urutan_sandi(kepala):
        try:  # the last character may be cut in two
            teks = codecs.getincrementaldecoder(nama)().decode(kepala, final=False)
        except UnicodeDecodeError:
            continue
        return _KENDALI.search(teks) is None
    return False


def teruskan_galat_baca(galat: Exception) -> None:
    """Raise again what is no fault of a file's content: the disk's or the network's.

    Libraries say "truncated" with an OSError too, but only the system's own has a number.
    """
    if isinstance(galat, OSError) and galat.errno is not None:
        raise galat
