"""Writing a file so that a power cut leaves the old one or the new one, never half of one.

And reading what a person laid down: a pipe would keep the reader waiting for ever, and a file of any size
would be taken into memory whole.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
import time
from pathlib import Path

MIB = 2**20


class BerkasTakWajar(ValueError):
    """No ordinary file, or one that is too large to be what it should be; the message says so in Indonesian."""


def baca(tempat: Path, maks: int) -> bytes:
    """Return the bytes of an ordinary file that has no more than `maks` of them.

    Raises:
        BerkasTakWajar: when it is a pipe, a device or a socket, or larger.
        OSError: when it is not there, a folder, or cannot be read.

    """
    keadaan = tempat.stat()
    if stat.S_ISDIR(keadaan.st_mode):  # opening one is refused with another reason on each system
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(tempat))
    if not stat.S_ISREG(keadaan.st_mode):
        raise BerkasTakWajar("ini pipa, perangkat, atau soket, bukan berkas biasa")
    if keadaan.st_size > maks:
        raise BerkasTakWajar(f"ukurannya lebih dari {maks // MIB} MB")
    return tempat.read_bytes()


def simpan(tujuan: Path, isi: bytes) -> None:
    """Write a file atomically: temporary file in the same folder, fsync, rename, fsync the folder.

    Raises:
        OSError: when the folder cannot be written; the target then is as it was before.

    """
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    _buang_sisa(tujuan.parent)
    fd, sementara = tempfile.mkstemp(dir=tujuan.parent, prefix=".zi-", suffix=".tmp")
    try:
        with os.fdopen(fd, "wb") as keluar:
            keluar.write(isi)
            keluar.flush()
            os.fsync(keluar.fileno())
        Path(sementara).chmod(0o644)
        Path(sementara).replace(tujuan)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(sementara).unlink()
        raise
    _sinkron_folder(tujuan.parent)


def _buang_sisa(folder: Path) -> None:
    """Remove temporary files of writes that were killed, once they are too old to be under way."""
    batas = time.time() - 3600
    for sisa in folder.glob(".zi-*.tmp"):
        with contextlib.suppress(OSError):
            if sisa.stat().st_mtime < batas:
                sisa.unlink()


def _sinkron_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets folders be opened (Windows does not)."""
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def sha256(isi: bytes) -> str:
    """Return the SHA-256 of some bytes in hex."""
    return hashlib.sha256(isi).hexdigest()


def sha256_berkas(berkas: Path) -> str:
    """Return the SHA-256 of a file in hex, read in pieces.

    Raises:
        OSError: when it cannot be read.

    """
    with berkas.open("rb") as masuk:
        return hashlib.file_digest(masuk, "sha256").hexdigest()
