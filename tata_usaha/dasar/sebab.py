"""Why the system refused a file or the database, in Indonesian: it tells so in English only."""

from __future__ import annotations

import errno

_ERRNO = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah disk habis",
    errno.EFBIG: "berkasnya lebih besar daripada yang dapat disimpan di disk itu",
    errno.ENOENT: "tidak ada",
    errno.ENOTDIR: "salah satu foldernya ternyata berkas",
    errno.EEXIST: "sudah ada berkas bernama sama",
    errno.EISDIR: "ternyata folder",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EBUSY: "sedang dipakai program lain",
    errno.EIO: "disk tidak dapat dibaca atau ditulisi",
    errno.ETIMEDOUT: "sambungan ke foldernya terputus",
}
_SQLITE = {
    "unable to open database file": "berkasnya tidak dapat dibuka atau dibuat",
    "attempt to write a readonly database": "berkasnya hanya dapat dibaca",
    "database is locked": "sedang dipakai program lain",
    "database or disk is full": "disk penuh",
    "file is not a database": "berkasnya bukan basis data",
    "database disk image is malformed": "berkasnya rusak",
    "disk I/O error": "disk tidak dapat dibaca atau ditulisi",
}

_SQLSTATE = {
    "28": "nama pengguna atau kata sandinya ditolak",
    "3D": "basis datanya tidak ada di server",
    "08": "sambungan ke servernya terputus",
    "57P": "servernya sedang dimatikan atau dinyalakan",
    "42501": "pengguna basis datanya tidak diberi izin",
    "25006": "servernya hanya dapat dibaca",
    "53100": "disk servernya penuh",
    "53300": "terlalu banyak yang tersambung ke servernya",
    "40": "terus berebut dengan perintah lain",
    "22003": "bilangannya terlalu besar",
    "55P03": "sedang dipakai program lain",
    "57014": "servernya menghentikan permintaan yang terlalu lama",
}
"""Of PostgreSQL, by the beginning of the code: it is the same in every language of the server."""
_SAMBUNGAN = {
    "password authentication failed": _SQLSTATE["28"],
    "no password supplied": "server meminta kata sandi, dan alamatnya tidak memuatnya",
    "no pg_hba.conf entry": "server tidak menerima pengguna ini dari komputer ini",
    "invalid connection option": "alamatnya memuat pilihan yang tidak dikenal",
    "bad value for": "alamatnya memuat pilihan yang nilainya salah",
    "failed to resolve host": "nama komputer servernya tidak dikenal",
    "Connection refused": "servernya tidak berjalan di alamat itu",
    "timeout expired": "servernya tidak menjawab",
    "too many clients": _SQLSTATE["53300"],
    "server closed the connection": _SQLSTATE["08"],
    "the connection is lost": _SQLSTATE["08"],
    "the connection is closed": _SQLSTATE["08"],
    "terminating connection": _SQLSTATE["08"],
    "is starting up": _SQLSTATE["57P"],
    "is shutting down": _SQLSTATE["57P"],
    "does not exist": "basis data atau penggunanya tidak ada di server",
    "connection failed": "servernya tidak dapat dihubungi",
    "connection is bad": "servernya tidak dapat dihubungi",
}
"""Of PostgreSQL's driver, which has no code for what happens before or after it is connected."""


def sebab_sistem(galat: OSError) -> str:
    """Return why the system refused, without a full stop; what we have no words for, in its own."""
    return _ERRNO.get(galat.errno or 0) or galat.strerror or str(galat)


def sebab_basis_data(galat: Exception) -> str:
    """Return why the database refused, without a full stop; what we have no words for, in its own."""
    asli = getattr(galat, "orig", None) or galat
    kode = getattr(asli, "sqlstate", None)
    if kode:
        kata = next((kata for awal, kata in _SQLSTATE.items() if kode.startswith(awal)), None)
        return kata or f"{_baris_pertama(asli)} ({kode})"
    teks = str(asli)
    return next((kata for tanda, kata in (_SQLITE | _SAMBUNGAN).items() if tanda in teks), _baris_pertama(asli))


def _baris_pertama(galat: object) -> str:
    return (str(galat).strip().splitlines() or [type(galat).__name__])[0]
