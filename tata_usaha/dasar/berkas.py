"""Writing a file so that a power cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def simpan(tujuan: Path, isi: bytes) -> None:
    """Write a file atomically: temporary file in the same folder, fsync, rename, fsync the folder.

    Raises:
        OSError: when the folder cannot be written; the target then is as it was before.

    """
    _simpan(tujuan, isi, lambda sementara: sementara.replace(tujuan))


def simpan_baru(tujuan: Path, isi: bytes) -> None:
    """Write a file atomically where there is none yet; of several that write it at once the first one wins.

    Raises:
        FileExistsError: when there is something of this name; it stays as it is.
        OSError: when the folder cannot be written.

    """
    _simpan(tujuan, isi, lambda sementara: _pindah_ke_yang_kosong(sementara, tujuan))


def _simpan(tujuan: Path, isi: bytes, pasang: Callable[[Path], object]) -> None:
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    _buang_sisa(tujuan.parent)
    fd, nama = tempfile.mkstemp(dir=tujuan.parent, prefix=".zi-", suffix=".tmp")
    sementara = Path(nama)
    try:
        with os.fdopen(fd, "wb") as keluar:
            keluar.write(isi)
            keluar.flush()
            os.fsync(keluar.fileno())
        sementara.chmod(0o644)
        pasang(sementara)
    except BaseException:
        with contextlib.suppress(OSError):
            sementara.unlink()
        raise
    _sinkron_folder(tujuan.parent)


def _pindah_ke_yang_kosong(sementara: Path, tujuan: Path) -> None:
    """Give a file its name unless something has it already."""
    try:
        tujuan.hardlink_to(sementara)
    except FileExistsError:
        raise
    except OSError:  # a shared folder or a stick that knows no links: take the name first, then fill it
        os.close(os.open(tujuan, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        sementara.replace(tujuan)
    else:
        sementara.unlink()


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
