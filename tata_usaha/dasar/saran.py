"""What to do when the disk or the database refused: each cause has a remedy of its own, and another one's misleads."""

from __future__ import annotations

import errno

from zi_model.anjuran import Anjuran, Tindak

DISK_PENUH = "Kosongkan ruang di disk itu, lalu jalankan lagi; yang sudah ada utuh."
HANYA_BACA = (
    "Tempat itu hanya dapat dibaca: buka kunci tulisnya, pindahkan ke disk yang dapat ditulisi, "
    "atau minta hak tulisnya, lalu jalankan lagi."
)
DISK_RUSAK = "Periksa disk atau sambungan ke folder jaringannya, lalu jalankan lagi."
TERBUKA = "Tutup program yang sedang membukanya dan periksa izin foldernya, lalu jalankan lagi."
_SISTEM = {
    errno.ENOSPC: DISK_PENUH,
    errno.EDQUOT: DISK_PENUH,
    errno.EFBIG: DISK_PENUH,
    errno.EROFS: HANYA_BACA,
    errno.EIO: DISK_RUSAK,
    errno.ETIMEDOUT: DISK_RUSAK,
    errno.ESTALE: DISK_RUSAK,
    errno.ENAMETOOLONG: "Pendekkan nama folder di atasnya, lalu jalankan lagi.",
}
_SQLITE = {
    "SQLITE_FULL": DISK_PENUH,
    "SQLITE_READONLY": HANYA_BACA,
    "SQLITE_IOERR": DISK_RUSAK,
    "SQLITE_NOTADB": "Berkas itu jangan dihapus.",
    "SQLITE_CORRUPT": "Berkas itu jangan dihapus.",
    "SQLITE_BUSY": "Tunggu sampai perintah yang lain selesai, atau tutup program yang sedang membukanya, "
    "lalu jalankan lagi.",
}
"""By the beginning of SQLite's own name for what went wrong."""
_POSTGRESQL = {
    "53100": "Minta admin server mengosongkan ruang di disknya, lalu jalankan lagi; yang sudah ada utuh.",
    "53300": "Tunggu sampai perintah di komputer lain selesai, lalu jalankan lagi.",
    "55P03": "Tunggu sampai perintah yang lain selesai, lalu jalankan lagi.",
    "40": "Tunggu sampai perintah yang lain selesai, lalu jalankan lagi.",
    "57P": "Tunggu sampai servernya menyala, lalu jalankan lagi.",
    "42501": "Minta admin menjadikan pengguna di ZI_DATABASE pemilik basis data itu.",
    "25006": "Pakai alamat server utamanya, atau minta admin membuka kunci tulisnya.",
}
"""By the beginning of PostgreSQL's code."""
_RUSAK = ("SQLITE_NOTADB", "SQLITE_CORRUPT")


def saran_sistem(galat: OSError, lain: str = TERBUKA) -> str:
    """Return what to do when the system refused a file; `lain` for causes that have no remedy of their own."""
    return _SISTEM.get(galat.errno or 0, lain)


def saran_basis_data(galat: Exception, lain: str = "") -> tuple[str, Anjuran | None]:
    """Return what to do when the database refused, and what the program can do about it.

    `lain` is for causes that have no remedy of their own.
    """
    asli = getattr(galat, "orig", None) or galat
    nama = str(getattr(asli, "sqlite_errorname", None) or getattr(asli, "sqlstate", None) or "")
    saran = next((teks for awal, teks in (_SQLITE | _POSTGRESQL).items() if nama.startswith(awal)), lain)
    return saran, Anjuran.untuk(Tindak.PULIHKAN) if nama.startswith(_RUSAK) else None
