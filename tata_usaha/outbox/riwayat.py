"""Putting a new file in the place of another without losing either, whoever saves meanwhile or kills us.

The old file is first moved away, into the folder `riwayat`, and only then looked at: what somebody saved at
the last moment is in it, and goes back to its place. The new one takes the place only if it is free. Half-way
the old file has the name `… (sedang diganti)`; if a run ends there, `pulihkan` puts it back, or keeps it.

Two of our own processes never do this to one letter at once: both hold its row in the register.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from tata_usaha.dasar import berkas


class BerubahSementara(Exception):
    """Somebody saved or removed the file meanwhile; what they saved is at its place, or kept in `riwayat`."""


def ganti(tujuan: Path, isi: bytes, lama: str, sebutan: str) -> Path:
    """Put `isi` in the place of the file whose SHA-256 is `lama`; return where that one is kept.

    `sebutan` is what its name says there, for instance `revisi 1`.

    Raises:
        BerubahSementara: when another file lies there now.
        OSError: when the folder cannot be written; the old file then lies where it lay.

    """
    with berkas.berkas_sementara(tujuan.parent, isi, seperti=tujuan) as baru:
        _sisihkan(tujuan, lama)
        try:
            berkas.pindahkan(baru, tujuan)
        except FileExistsError as galat:
            pulihkan(tujuan)
            raise BerubahSementara from galat
        except BaseException:
            pulihkan(tujuan)
            raise
    berkas.sinkron_folder(tujuan.parent)
    return _simpan(tujuan, sebutan)


def taruh_baru(tujuan: Path, isi: bytes) -> None:
    """Write a file where none lies.

    Raises:
        BerubahSementara: when one does after all.
        OSError: when the folder cannot be written.

    """
    berkas.buat_folder(tujuan.parent)
    with berkas.berkas_sementara(tujuan.parent, isi) as baru:
        try:
            berkas.pindahkan(baru, tujuan)
        except FileExistsError as galat:
            raise BerubahSementara from galat
    berkas.sinkron_folder(tujuan.parent)


def simpan(tujuan: Path, lama: str, sebutan: str) -> Path:
    """Move the file whose SHA-256 is `lama` into `riwayat`; return where it is kept.

    Raises:
        BerubahSementara: when another file lies there now.
        OSError: when the folder cannot be written; the file then lies where it lay.

    """
    _sisihkan(tujuan, lama)
    return _simpan(tujuan, sebutan)


def terputus(tujuan: Path) -> bool:
    """Tell whether somebody ended while the file was being replaced."""
    return os.path.lexists(sedang_diganti(tujuan))


def pulihkan(tujuan: Path) -> None:
    """Put back what was moved away when a replacement ended half-way; keep it if its place is taken.

    Raises:
        OSError: when the folder cannot be written.

    """
    sedang = sedang_diganti(tujuan)
    if not terputus(tujuan):
        return
    try:
        berkas.pindahkan(sedang, tujuan)
    except FileExistsError:
        if sedang.stat().st_nlink > 1:  # ended between two names of it: the other one stays
            sedang.unlink()
        else:
            _simpan(tujuan, "sebelumnya")


def _sisihkan(tujuan: Path, lama: str) -> None:
    """Move a file away, and back again when it is not the one that was meant."""
    pulihkan(tujuan)
    sedang = sedang_diganti(tujuan)
    berkas.buat_folder(sedang.parent)
    try:
        tujuan.rename(sedang)
    except FileNotFoundError as galat:
        raise BerubahSementara from galat
    try:
        sama = berkas.sha256_berkas(sedang) == lama
    except OSError:
        pulihkan(tujuan)
        raise
    if not sama:
        pulihkan(tujuan)
        raise BerubahSementara


def sedang_diganti(tujuan: Path) -> Path:
    """Return the name that a file has while it is being replaced."""
    return _di_riwayat(tujuan, "sedang diganti")


def _simpan(tujuan: Path, sebutan: str) -> Path:
    """Give what was moved away the name under which it is kept; the same content is kept once."""
    sedang = sedang_diganti(tujuan)
    ke = 1
    while True:
        tempat = _di_riwayat(tujuan, sebutan, f" ({ke})" if ke > 1 else "")
        try:
            berkas.pindahkan(sedang, tempat)
        except FileExistsError:
            with contextlib.suppress(OSError):
                if berkas.sha256_berkas(tempat) == berkas.sha256_berkas(sedang):
                    sedang.unlink()
                    return tempat
            ke += 1
        else:
            berkas.sinkron_folder(tempat.parent)
            return tempat


def _di_riwayat(tujuan: Path, sebutan: str, ke: str = "") -> Path:
    return tujuan.parent / "riwayat" / f"{tujuan.stem} ({sebutan}){ke}{tujuan.suffix}"
