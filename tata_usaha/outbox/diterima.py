"""Where scans go that were taken in: `masuk/diterima`, by one rename each, so that nothing is copied or written over.

A series of photographs is several renames. Whoever is killed between two of them would leave pages behind that are no
letter by themselves, so a small file says beforehand which ones leave together, and the next one goes on from there.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
from pathlib import Path
from typing import Any

from tata_usaha.dasar import berkas
from tata_usaha.outbox.masuk import DITERIMA, Kiriman

_NIAT = ".zi-pindah-{}.json"
_UKURAN_MAKS = berkas.MIB


def pindahkan_diterima(folder: Path, kiriman: Kiriman) -> None:
    """Move what was taken in to `diterima`; what lies outside of `folder` stays there.

    Raises:
        OSError: when it cannot be moved; what was moved before stays so.

    """
    if kiriman.folder is not None:
        if kiriman.folder.parent == folder and kiriman.folder.exists():
            _pindahkan_folder(kiriman.folder, _tujuan(folder))
        return
    semua = [b for b in kiriman.berkas if b.parent == folder]
    if len(semua) > 1:
        niat = folder / _NIAT.format(berkas.sha256("/".join(b.name for b in semua).encode())[:16])
        berkas.simpan(niat, json.dumps([[b.name, *_keadaan(b)] for b in semua]).encode())
        _selesaikan(niat)
    elif semua:
        _pindahkan(semua[0], _tujuan(folder))


def selesaikan_pindah(folder: Path) -> None:
    """Move on what left together when somebody was killed half-way.

    Raises:
        OSError: when it cannot be moved.

    """
    for niat in sorted(folder.glob(_NIAT.format("*"))):
        _selesaikan(niat)


def _selesaikan(niat: Path) -> None:
    """Move what is still as it was when it was about to leave, then forget of it."""
    try:
        isi: Any = json.loads(berkas.baca(niat, _UKURAN_MAKS))
        semua = [(niat.parent / str(nama), int(ukuran), int(saat)) for nama, ukuran, saat in isi]
    except (ValueError, TypeError):  # no work of ours: pages that are left are told as what nobody knows
        semua = []
    except FileNotFoundError:  # another run has finished it
        return
    for tempat, *keadaan in semua:
        with contextlib.suppress(FileNotFoundError):
            if tempat.parent == niat.parent and _keadaan(tempat) == tuple(keadaan):
                _pindahkan(tempat, _tujuan(niat.parent))
    niat.unlink(missing_ok=True)


def _keadaan(tempat: Path) -> tuple[int, int]:
    keadaan = tempat.stat()
    return keadaan.st_size, keadaan.st_mtime_ns


def _tujuan(folder: Path) -> Path:
    tujuan = folder / DITERIMA
    berkas.buat_folder(tujuan)
    return tujuan


def _pindahkan(asal: Path, tujuan: Path) -> None:
    for ke in itertools.count(1):
        baru = tujuan / f"{asal.stem}{_ke(ke)}{asal.suffix}"
        try:
            berkas.pindahkan(asal, baru)
        except FileExistsError:
            if not os.path.lexists(asal):  # another run has moved it
                return
            if not asal.samefile(baru):
                continue
            asal.unlink(missing_ok=True)  # killed between two names of it
        berkas.sinkron_folder(tujuan)
        berkas.sinkron_folder(asal.parent)
        return


def _pindahkan_folder(asal: Path, tujuan: Path) -> None:
    baru = next(t for ke in itertools.count(1) if not os.path.lexists(t := tujuan / f"{asal.name}{_ke(ke)}"))
    asal.rename(baru)
    berkas.sinkron_folder(tujuan)
    berkas.sinkron_folder(asal.parent)


def _ke(ke: int) -> str:
    return f" ({ke})" if ke > 1 else ""
