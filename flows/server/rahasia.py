"""The secret that our Prefect server asks of everybody, so that only this account may give it commands.

Whoever may plan a run may run any command as us. The server therefore answers nobody without the
secret, which lies in PREFECT_HOME where only this account may read it: our own clients take it from
there, a person at the browser types it in. On Windows the folder's own permissions guard it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from flows.lingkungan import galat_folder, siapkan_folder
from tata_usaha.dasar.kunci import Kunci
from tata_usaha.dasar.letak_prefect import baca_rahasia, berkas_rahasia


def rahasia_server() -> str:
    """Return the secret of our server: what PREFECT_SERVER_API_AUTH_STRING says, else the one in the file.

    Raises:
        GalatLayanan: when the file cannot be read or made.

    """
    return os.environ.get("PREFECT_SERVER_API_AUTH_STRING") or _dari_berkas()


def _dari_berkas() -> str:
    """Return the secret in the file; make one first when there is none that can be used.

    Two processes that come at once agree, because one waits for the other.
    """
    siapkan_folder()
    berkas = berkas_rahasia()
    try:
        with Kunci(berkas.with_name("rahasia.kunci")):
            if (ada := _baca(berkas)) is None:
                ada = secrets.token_hex(16)
                _simpan(berkas, ada.encode())
            return ada
    except OSError as galat:
        raise galat_folder(galat) from galat


def _baca(berkas: Path) -> str | None:
    """Return what the file holds, for this account only from now on; None when it is not there or is not whole."""
    ada = baca_rahasia(berkas)
    if ada and os.name == "posix" and berkas.stat().st_mode & 0o077:  # copied there, or restored from a backup
        berkas.chmod(0o600)
    return ada


def _simpan(berkas: Path, isi: bytes) -> None:
    """Write the file whole, readable by nobody else from its first moment on."""
    fd, sementara = tempfile.mkstemp(dir=berkas.parent, prefix=".rahasia-")  # O_EXCL, 0600
    try:
        with os.fdopen(fd, "wb") as keluar:
            keluar.write(isi)
            keluar.flush()
            os.fsync(keluar.fileno())
        Path(sementara).replace(berkas)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(sementara).unlink()
        raise
