"""An office's plan as it was read, while no file of it or of what all offices share has changed."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from zoneinfo import ZoneInfo

from tata_usaha.dasar.ingatan import Ingatan, Tanda, tanda_berkas
from tata_usaha.dasar.penjaga_pohon import Pohon, keadaan_pohon
from tata_usaha.rencana import baca_kantor as pembaca
from tata_usaha.rencana.nama_kantor import BAKU
from zi_model.masalah import Masalah
from zi_model.tahun_rencana import TahunRencana

Terbaca = tuple[tuple[TahunRencana, ...], tuple[Masalah, ...]]
_ZONA: Ingatan[tuple[Tanda, ZoneInfo | None]] = Ingatan(40)
_INGATAN: Ingatan[tuple[Tanda, Terbaca]] = Ingatan(40)


def baca_kantor(
    folder: Path, kode: str, tahun: Collection[int] | None = None, *, dengan_naskah: bool = True
) -> tuple[tuple[TahunRencana, ...], list[Masalah]]:
    """Return what `tata_usaha.rencana.baca_kantor.baca_kantor` returns, read again only when something changed."""
    tanda = _tanda(folder, kode)
    kunci = (str(folder), kode, None if tahun is None else frozenset(tahun), dengan_naskah)
    if tanda is not None and (ada := _INGATAN.ambil(kunci)) and ada[0] == tanda:
        return ada[1][0], list(ada[1][1])
    hasil, masalah = pembaca.baca_kantor(folder, kode, tahun, dengan_naskah=dengan_naskah)
    if tanda is not None and _tanda(folder, kode) == tanda:  # nobody wrote while it was read
        _INGATAN.simpan(kunci, (tanda, (hasil, tuple(masalah))))
    return hasil, masalah


def baca_zona(folder: Path, kode: str) -> ZoneInfo | None:
    """Return what `tata_usaha.rencana.baca_kantor.baca_zona` returns, read again only when something changed."""
    tanda = tanda_berkas(_tetangga(folder))
    if tanda is not None and (ada := _ZONA.ambil((str(folder), kode))) and ada[0] == tanda:
        return ada[1]
    zona = pembaca.baca_zona(folder, kode)
    if tanda is not None and tanda_berkas(_tetangga(folder)) == tanda:
        _ZONA.simpan((str(folder), kode), (tanda, zona))
    return zona


def _tanda(folder: Path, kode: str) -> Tanda | None:
    pohon, tetangga = keadaan_pohon(Pohon((str(folder / kode), str(folder / BAKU)))), tanda_berkas(_tetangga(folder))
    return None if pohon is None or tetangga is None else (*tetangga, *pohon)


def _tetangga(folder: Path) -> list[str]:
    """Return the files in which all offices say what they are called: no office's letters name another one."""
    try:
        return [str(folder), *(f"{folder}{os.sep}{nama}{os.sep}satker.yaml" for nama in sorted(os.listdir(folder)))]  # noqa: PTH208 - names only
    except OSError:
        return [str(folder)]
