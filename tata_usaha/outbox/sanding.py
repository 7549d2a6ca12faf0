"""The draft beside: where a newer one goes while somebody's own work, or an open file, has the letter's place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.outbox import riwayat, terbuka


def taruh(folder: Path, entri: EntriAgenda, isi: bytes) -> EntriAgenda:
    """Lay the draft beside the one that somebody edited; a neighbour that was edited or is open stays as well.

    Raises:
        BerubahSementara: when somebody saves or removes it meanwhile.
        OSError: when the folder cannot be written.

    """
    sidik = berkas.sha256(isi)
    for nama in _nama(entri):
        tempat = folder / nama
        ada = berkas.sidik(tempat)
        if ada is None:
            riwayat.taruh_baru(tempat, isi)
        elif ada == entri.sha256_sanding != sidik and terbuka.pembuka(tempat) is None:
            riwayat.ganti(tempat, isi, ada, "sebelumnya")
        elif ada != sidik:
            continue
        break
    if entri.berkas_sanding not in {None, nama}:  # the letter has another name than when that one was laid
        _simpan_yang_lama(folder, entri)
    return replace(entri, berkas_sanding=nama, sha256_sanding=sidik, sha256_niat=None)


def cari(folder: Path, entri: EntriAgenda, sidik: str) -> str | None:
    """Return which draft beside a letter has these bytes, below the outbox; None when none has.

    Raises:
        OSError: when one cannot be read.

    """
    for nama in _nama(entri):
        ada = berkas.sidik(folder / nama)
        if ada in {None, sidik}:
            return nama if ada else None
    return None


def simpan(folder: Path, entri: EntriAgenda) -> EntriAgenda:
    """Keep the draft beside in `riwayat` once the letter itself is as new; one that somebody uses stays, and known."""
    if entri.berkas_sanding is None or entri.sha256_sanding is None:
        return entri
    tempat = folder / entri.berkas_sanding
    if tempat.exists():
        if terbuka.pembuka(tempat):
            return entri
        try:
            riwayat.simpan(tempat, entri.sha256_sanding, "sebelumnya")
        except (OSError, riwayat.BerubahSementara):
            return entri
    return replace(entri, berkas_sanding=None, sha256_sanding=None)


def _simpan_yang_lama(folder: Path, entri: EntriAgenda) -> None:
    """Keep a draft beside that nobody touched, when a newer one lies elsewhere."""
    if entri.berkas_sanding is not None and berkas.sidik(folder / entri.berkas_sanding) == entri.sha256_sanding:
        simpan(folder, entri)


def _nama(entri: EntriAgenda) -> Iterator[str]:
    """Give the names, below the outbox, that a draft beside the letter may have."""
    akhiran = PurePosixPath(entri.berkas).suffix
    pangkal = entri.berkas.removesuffix(akhiran)
    for ke in itertools.count(1):
        yield f"{pangkal} (konsep baru{f' {ke}' if ke > 1 else ''}){akhiran}"
