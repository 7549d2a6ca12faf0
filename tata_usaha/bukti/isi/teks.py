"""What a reader of any kind of file makes of its lines, within one bound for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zi_model.isi_bukti import Bacaan, IsiBukti, TeksAwal, cari_isian
from zi_model.kepala_naskah import baca_kepala
from zi_model.sebutan_teks import baca_sebutan, baris_judul
from zi_model.sidik_teks import sidik_teks

TEKS_MAKS = 400_000
"""So many characters of a file are looked at: a report of two hundred pages."""
_BARIS_MAKS = 50  # of a first page that are kept
_HALAMAN_MAKS = 2000  # characters of them
_PANJANG_MAKS = 1000  # of a line
_ISIAN_MAKS = 5


def susun_bacaan(halaman: Sequence[str], semua: str, *, berteks: bool | None = None) -> Bacaan:
    """Return what a file says by the lines of its first page and its whole text."""
    baris = [bersih[:_PANJANG_MAKS] for satu in halaman if (bersih := " ".join(satu.split()))]
    isian = cari_isian(semua)
    judul = baris_judul(baris)
    awal = tuple(_pangkas(baris))
    kepala = baca_kepala(semua)
    isi = IsiBukti(
        sebutan=baca_sebutan(judul, awal, berteks=berteks),
        isian=isian[:_ISIAN_MAKS],
        banyak_isian=len(isian),
        tanggal=kepala.tanggal if kepala.jenis else None,
        sidik_teks=sidik_teks(semua),
    )
    return Bacaan(isi, TeksAwal(judul, awal))


def _pangkas(baris: Iterable[str]) -> Iterable[str]:
    sisa = _HALAMAN_MAKS
    for _, satu in zip(range(_BARIS_MAKS), baris, strict=False):
        yield satu[:sisa]
        sisa -= len(satu)
        if sisa <= 0:
            return
