"""What is told of a run in the UI beyond what it did: how the period stands, what waits, what changed since the last.

All of it is read from the plan and evidence that the run has read already, and from the register.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.antrean import Antrean, lihat_antrean
from tata_usaha.kerja.hasil import HasilAlur
from tata_usaha.kerja.perubahan import JalanLalu, PerubahanPeriode, lihat_perubahan
from tata_usaha.kerja.status import KeadaanKewajiban, nilai_keadaan

__all__ = ["HasilPindai", "JalanLalu", "LaporanAlur", "susun_laporan"]


@dataclass(frozen=True)
class LaporanAlur:
    """A run's result with all that is told beside it; `perubahan` is None for the first run that is known of."""

    hasil: HasilAlur
    keadaan: KeadaanKewajiban
    antrean: Antrean
    perubahan: PerubahanPeriode | None = None


def susun_laporan(
    pengaturan: Pengaturan, hasil: HasilAlur, pindaian: HasilPindai, sekarang: dt.datetime, lalu: JalanLalu | None
) -> LaporanAlur:
    """Return what is told of a run; `lalu` is the last finished run of its kind and period.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    tahun, periode, per = hasil.tahun, hasil.periode, hasil.per
    return LaporanAlur(
        hasil,
        nilai_keadaan(tahun, pindaian, periode, per),
        lihat_antrean(pengaturan, tahun.kantor, sekarang),
        lihat_perubahan(pengaturan, tahun, pindaian, periode, per, lalu) if lalu else None,
    )
