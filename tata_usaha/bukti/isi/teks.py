"""What a reader of any kind of file makes of its lines, within one bound for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zi_model.catatan_isi import baris_judul
from zi_model.isi_bukti import IsiBukti, cari_isian
from zi_model.sidik_teks import sidik_teks

TEKS_MAKS = 400_000
"""So many characters of a file are looked at: a report of two hundred pages."""
_BARIS_MAKS = 50  # of a first page that are kept
_HALAMAN_MAKS = 2000  # characters of them
_ISIAN_MAKS = 5


def susun_isi(halaman: Sequence[str], semua: str, *, berteks: bool | None = None) -> IsiBukti:
    """Return what a file says by the lines of its first page and its whole text."""
    baris = [bersih for satu in halaman if (bersih := " ".join(satu.split()))]
    isian = cari_isian(semua)
    return IsiBukti(
        judul=baris_judul(baris),
        halaman=tuple(_pangkas(baris)),
        berteks=berteks,
        isian=isian[:_ISIAN_MAKS],
        banyak_isian=len(isian),
        sidik_teks=sidik_teks(semua),
    )


def _pangkas(baris: Iterable[str]) -> Iterable[str]:
    sisa = _HALAMAN_MAKS
    for _, satu in zip(range(_BARIS_MAKS), baris, strict=False):
        yield satu[:sisa]
        sisa -= len(satu)
        if sisa <= 0:
            return
