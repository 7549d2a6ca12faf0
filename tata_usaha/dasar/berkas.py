"""Writing a file so that a power cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path


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
