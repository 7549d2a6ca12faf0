"""Why the system refused a file or the database, in Indonesian: it tells so in English only."""

from __future__ import annotations

import errno

_ERRNO = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah disk habis",
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


def sebab_sistem(galat: OSError) -> str:
    """Return why the system refused, without a full stop; what we have no words for, in its own."""
    return _ERRNO.get(galat.errno or 0) or galat.strerror or str(galat)


def sebab_basis_data(galat: Exception) -> str:
    """Return why the database refused, without a full stop; what we have no words for, in its own."""
    asli = str(getattr(galat, "orig", None) or galat)
    return next((kata for tanda, kata in _SQLITE.items() if tanda in asli), asli)
