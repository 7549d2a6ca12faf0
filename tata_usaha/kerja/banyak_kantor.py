"""A run over many offices, one after the other: what a worker does with its share, and what needs no Prefect at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from sqlalchemy.exc import DBAPIError

from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import dijaga_sekali
from tata_usaha.kerja.satu_kantor import HasilKantor, kerjakan_kantor, periksa_alur

SABAR = 180.0
"""For so many seconds a register that does not answer is waited for: its server may be starting again."""
_JEDA = 3.0

Lapor = Callable[[HasilKantor], None]
"""Is told of each office when it is done."""


def kerjakan_banyak(
    pengaturan: Pengaturan,
    alur: str,
    satker: Sequence[str],
    periode: str,
    lapor: Lapor,
    berhenti: Callable[[], bool] = lambda: False,
) -> list[HasilKantor]:
    """Do a run for several offices; return what came of each (see `kerjakan_kantor`).

    No copy of the register is made: whoever has had all offices done asks for it (`cadangkan_register`). `berhenti`
    tells, before each office, whether somebody wants it to end.

    Raises:
        GalatPemakaian: when there is no such kind of run or period.
        GalatBasisData: when the register cannot be used, or stays away for minutes.

    """
    periksa_alur(alur, periode)
    semua: list[HasilKantor] = []

    def satu_satu() -> None:
        with dijaga_sekali(pengaturan):
            for kode in satker[len(semua) :]:
                if berhenti():
                    return
                pelaku = Pelaku(" ".join(filter(None, ("alur", alur, periode, kode))))
                hasil = kerjakan_kantor(pengaturan, alur, kode, periode, waktu.sekarang(), pelaku)
                semua.append(hasil)
                lapor(hasil)

    _dengan_sabar(satu_satu, lambda: len(semua))
    return semua


def _dengan_sabar(kerja: Callable[[], None], kemajuan: Callable[[], int]) -> None:
    """Do something again while the register's server does not answer, which ends no work but costs time.

    Raises:
        GalatBasisData: when it stays away, or the trouble is another.

    """
    selesai, akhir = kemajuan(), time.monotonic() + SABAR
    while True:
        try:
            return kerja()
        except GalatBasisData as galat:
            if kemajuan() > selesai:
                selesai, akhir = kemajuan(), time.monotonic() + SABAR
            if not isinstance(galat.__cause__, DBAPIError) or time.monotonic() > akhir:
                raise
            time.sleep(_JEDA)
