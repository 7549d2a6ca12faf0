"""Writing a file that must not be there yet: whole or not at all, and never over anything."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from tata_usaha.dasar.berkas import simpan


def simpan_baru(tujuan: Path, isi: bytes) -> None:
    """Write a file as `simpan` does, unless something has its name: that stays as it is.

    Raises:
        FileExistsError: when the name is taken.
        OSError: when the folder cannot be written.

    """
    sementara = tujuan.with_name(f".zi-{secrets.token_hex(8)}.tmp")
    try:
        simpan(sementara, isi)
        _beri_nama(sementara, tujuan)
    finally:
        with contextlib.suppress(OSError):
            sementara.unlink()


def _beri_nama(sementara: Path, tujuan: Path) -> None:
    """Give a file a second name, which fails where the name is taken; where there are none, look first."""
    try:
        tujuan.hardlink_to(sementara)
    except FileExistsError:
        raise
    except OSError:  # a disk without second names, such as a USB stick
        if os.path.lexists(tujuan):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(tujuan)) from None
        sementara.replace(tujuan)
