"""Which runs of `zi jalankan` are under way: one locked file each in Prefect's folder, which a crash unlocks.

Prefect itself cannot tell a run that goes on from one whose process was killed: both are Running.
The file's name is the key under which Prefect knows the run, made up before the run is, so that
there is no moment at which a run has no mark.
"""

from __future__ import annotations

import contextlib
import hashlib
import uuid
from pathlib import Path

from flows.lingkungan import galat_folder, siapkan_folder
from tata_usaha.dasar.kunci import Kunci


class Penanda:
    """The mark of one run; whoever holds one may speak for that run."""

    def __init__(self, kunci: Kunci) -> None:
        self._kunci = kunci
        self.nama = kunci.berkas.name.partition(".")[0]
        """The key of the run in Prefect's database (`idempotency_key`)."""

    def hapus(self) -> None:
        """Remove the mark: the run has ended, and Prefect knows it."""
        self._kunci.lepas()
        with contextlib.suppress(PermissionError):  # on Windows, when somebody has a look at it just now
            self._kunci.berkas.unlink(missing_ok=True)


def tandai(server: str) -> Penanda:
    """Return the mark of a run that this process is about to begin.

    `server` is the address of the Prefect server when somebody named one, empty for a server of ours.

    Raises:
        GalatLayanan: when Prefect's folder cannot be used.

    """
    try:
        folder = _folder()
        with _pintu(folder):
            kunci = Kunci(folder / f"{uuid.uuid4().hex}.{_sebutan(server)}")
            kunci.coba()
            return Penanda(kunci)
    except OSError as galat:
        raise galat_folder(galat) from galat


def yang_terputus(server: str) -> list[Penanda]:
    """Return the marks of runs on a server whose process has gone, now held by us.

    Raises:
        GalatLayanan: when Prefect's folder cannot be used.

    """
    try:
        folder = _folder()
        with _pintu(folder):
            kunci = [Kunci(berkas) for berkas in sorted(folder.glob(f"*.{_sebutan(server)}"))]
            return [Penanda(k) for k in kunci if k.coba()]
    except OSError as galat:
        raise galat_folder(galat) from galat


def _folder() -> Path:
    folder = siapkan_folder() / "jalan"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _pintu(folder: Path) -> Kunci:
    """Return the lock that keeps a new mark from being taken for a dead one before it is locked."""
    return Kunci(folder / "pintu.kunci")


def _sebutan(server: str) -> str:
    return hashlib.sha256(server.encode()).hexdigest()[:16] if server else "sendiri"
