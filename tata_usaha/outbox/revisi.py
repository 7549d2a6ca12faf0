"""Every earlier file of a letter: what `riwayat` keeps of it, by its name there and when it was laid down.

Nothing of the register is needed to tell them: whatever the program puts aside keeps the name of the letter's file, and
says after it in brackets what it was.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tata_usaha.outbox.temukan import RIWAYAT


@dataclass(frozen=True)
class Revisi:
    """An earlier file of a letter: where it lies, what it was (`revisi 1`), when it was last written, how large."""

    tempat: Path
    sebutan: str
    saat: dt.datetime
    ukuran: int

    @property
    def nama(self) -> str:
        """The name of the file."""
        return self.tempat.name


def daftar_revisi(folder: Path, nama: Iterable[str]) -> list[Revisi]:
    """Return what is kept of a letter whose file has, or had, these names below the outbox; the newest first."""
    hasil: dict[Path, Revisi] = {}
    # the shorter name last: of the signed copy, whose name is the letter's and more, all that it says is told
    for satu in sorted({PurePosixPath(n) for n in nama}, key=lambda n: len(n.stem), reverse=True):
        for tempat in _isi(folder / satu.parent / RIWAYAT):
            if tempat.name.startswith(f"{satu.stem} (") and (kini := _revisi(tempat, satu.stem)):
                hasil[tempat] = kini
    return sorted(hasil.values(), key=lambda r: (r.saat, r.nama), reverse=True)


def _isi(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as isi:
            return [Path(b.path) for b in isi if b.is_file(follow_symlinks=False)]
    except OSError:
        return []


def _revisi(tempat: Path, pangkal: str) -> Revisi | None:
    try:
        keadaan = tempat.stat()
    except OSError:  # it goes back to its place this very moment
        return None
    sebutan = tempat.stem.removeprefix(pangkal).strip().replace("(", "").replace(")", "")
    sebutan = sebutan.replace("ditandatangani dilepas", "salinan bertanda tangan yang dilepas")
    return Revisi(tempat, sebutan, dt.datetime.fromtimestamp(keadaan.st_mtime, dt.UTC), keadaan.st_size)
