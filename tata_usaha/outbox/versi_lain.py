"""Another scan of a letter that is signed already: kept as a version in `riwayat`, and told.

The copy that the letter has stays the one that counts until a person lets it go: nobody can tell from two scans which
one was meant, and a letter that went out with one must not change behind anybody's back.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import Rincian, catat, rincian_kejadian
from tata_usaha.dasar import berkas
from tata_usaha.outbox.langkah_naskah import pastikan_tetap
from tata_usaha.outbox.pilih import tak_dapat
from tata_usaha.outbox.temukan import RIWAYAT

PERISTIWA = "PINDAIAN_LAIN"
"""The event of a signed letter of which another scan arrived."""


@dataclass(frozen=True)
class VersiLain:
    """Where another scan of a letter is kept; `baru`: it was not known before."""

    tempat: Path
    baru: bool


@diulang
def simpan_versi(
    folder: Path, basis: BasisData, entri: EntriAgenda, isi: bytes, rincian: Rincian, sekarang: dt.datetime
) -> VersiLain:
    """Keep a scan, a PDF, in `riwayat` beside the letter's signed copy, once for each content; `folder`: the outbox.

    The file is laid before the event says so, so that after a kill in between it is found under its name and noted.

    Raises:
        GalatOutbox: when the letter has changed meanwhile, or the outbox cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    sidik = berkas.sha256(isi)
    with basis.transaksi(entri.satker) as sambungan:
        pastikan_tetap(sambungan, entri)
        ada = [d for d in rincian_kejadian(sambungan, entri.kunci, PERISTIWA) if d.get("sha256") == sidik]
        try:
            nama = next(n for n in _nama(entri) if berkas.sidik(folder / n) in {None, sidik})
            _taruh(folder / nama, isi)
        except OSError as galat:
            raise tak_dapat(folder / entri.berkas, galat) from galat
        if not ada:
            catat(sambungan, entri.kunci, PERISTIWA, {"berkas": nama, "sha256": sidik, **rincian}, sekarang)
    return VersiLain(folder / nama, not ada)


def _nama(entri: EntriAgenda) -> Iterator[str]:
    tempat = PurePosixPath(entri.berkas_ttd or entri.berkas)
    for ke in itertools.count(1):
        nomor = f" ({ke})" if ke > 1 else ""
        yield str(tempat.parent / RIWAYAT / f"{tempat.stem} (pindaian lain){nomor}.pdf")


def _taruh(tujuan: Path, isi: bytes) -> None:
    with contextlib.suppress(FileExistsError):
        berkas.simpan_baru(tujuan, isi)
    with contextlib.suppress(OSError):  # a folder of another system may refuse rights
        tujuan.chmod(stat.S_IMODE(tujuan.stat().st_mode) & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
