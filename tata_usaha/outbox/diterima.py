"""How scans leave `masuk`: those that were taken in for `masuk/diterima`, by one rename each; nothing is written over.

A series of photographs is several renames. Whoever is killed between two of them would leave pages behind that are no
letter by themselves, so a small file says beforehand which ones leave together and for where, and the next one goes on
from there.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from tata_usaha.dasar import berkas
from tata_usaha.outbox.masuk import DITERIMA, MILIK_PROGRAM, Kiriman

_NIAT = ".zi-pindah-{}.json"
_UKURAN_MAKS = berkas.MIB
Akhir = Callable[[int], str]
"""What a name gets at its end that is taken already, by the how manieth try it is."""


def _kurung(ke: int) -> str:
    return f" ({ke})" if ke > 1 else ""


def pindahkan_diterima(folder: Path, kiriman: Kiriman) -> None:
    """Move what was taken in to `diterima`; what lies outside of `folder` stays there.

    Raises:
        OSError: when it cannot be moved; what was moved before stays so.

    """
    if kiriman.folder is not None:
        if kiriman.folder.parent == folder and kiriman.folder.exists():
            pindahkan_folder(kiriman.folder, folder / DITERIMA)
        return
    semua = [b for b in kiriman.berkas if b.parent == folder]
    if len(semua) > 1:
        pindahkan_deret(folder, semua, DITERIMA)
    elif semua:
        with contextlib.suppress(FileNotFoundError):  # another run has moved it
            pindahkan_berkas(semua[0], folder / DITERIMA)


def pindahkan_deret(folder: Path, semua: Sequence[Path], ke: str) -> None:
    """Move several files of `folder` together into a folder below it: `ke`, parted by `/`.

    Raises:
        OSError: when they cannot be moved; `selesaikan_pindah` goes on from there.

    """
    niat = folder / _NIAT.format(berkas.sha256("/".join(b.name for b in semua).encode())[:16])
    isi = {"ke": ke, "berkas": [[b.name, *_keadaan(b)] for b in semua]}
    berkas.simpan(niat, json.dumps(isi).encode())
    _selesaikan(niat)


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
        tujuan, semua = _baca_niat(niat)
    except (ValueError, TypeError, KeyError):  # no work of ours: pages that are left are told as what nobody knows
        tujuan, semua = niat.parent / DITERIMA, []
    except FileNotFoundError:  # another run has finished it
        return
    for tempat, *keadaan in semua:
        with contextlib.suppress(FileNotFoundError):
            if tempat.parent == niat.parent and _keadaan(tempat) == tuple(keadaan):
                pindahkan_berkas(tempat, tujuan)
    niat.unlink(missing_ok=True)


def _baca_niat(niat: Path) -> tuple[Path, list[tuple[Path, int, int]]]:
    """Return where files were about to go, and those files as they were then.

    Raises:
        ValueError, TypeError, KeyError: when it is no work of ours.
        OSError: when it cannot be read.

    """
    isi: Any = json.loads(berkas.baca(niat, _UKURAN_MAKS))
    if isinstance(isi, list):  # of an earlier version, which knew one place only
        isi = {"ke": DITERIMA, "berkas": isi}
    ke = PurePosixPath(str(isi["ke"]))
    if ke.parts[:1] not in {(satu,) for satu in MILIK_PROGRAM} or ".." in ke.parts:
        raise ValueError(ke)
    semua = [(niat.parent / str(nama), int(ukuran), int(saat)) for nama, ukuran, saat in isi["berkas"]]
    return niat.parent / ke, semua


def _keadaan(tempat: Path) -> tuple[int, int]:
    keadaan = tempat.stat()
    return keadaan.st_size, keadaan.st_mtime_ns


def pindahkan_berkas(asal: Path, tujuan: Path, akhir: Akhir = _kurung) -> Path:
    """Move a file into a folder under its name, or with an end that makes it free there; return where it lies.

    Where somebody was killed between its new name and the end of the old one, that is done.

    Raises:
        FileNotFoundError: when it is gone.
        OSError: when the system refuses.

    """
    berkas.buat_folder(tujuan)
    for ke in itertools.count(1):
        baru = tujuan / f"{asal.stem}{akhir(ke)}{asal.suffix}"
        try:
            berkas.pindahkan(asal, baru)
        except FileExistsError:
            if not asal.samefile(baru):  # which is told when another run has moved it
                continue
            asal.unlink(missing_ok=True)  # killed between two names of it
        berkas.sinkron_folder(tujuan)
        berkas.sinkron_folder(asal.parent)
        return baru
    raise AssertionError  # there is always another number


def pindahkan_folder(asal: Path, tujuan: Path, akhir: Akhir = _kurung) -> Path:
    """Move a folder into another one, as `pindahkan_berkas`.

    Raises:
        OSError: when the system refuses.

    """
    berkas.buat_folder(tujuan)
    calon = (tujuan / f"{asal.name}{akhir(ke)}" for ke in itertools.count(1))
    baru = next(satu for satu in calon if not os.path.lexists(satu))
    asal.rename(baru)
    berkas.sinkron_folder(tujuan)
    berkas.sinkron_folder(asal.parent)
    return baru
