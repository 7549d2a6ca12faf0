"""How much of what fell due is there: per component and sub bagian, quarter by quarter, as of a day.

Counting is one for the quarterly report, `zi status` and `zi capaian`: what an office reads at its desk and what it
signs are the same figures on the same day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zi_model.periode import JenisPeriode, Periode
from zi_model.status import HasilStatus, StatusKewajiban, hitung_persen
from zi_model.tahun_rencana import TahunRencana
from zi_model.tunggakan import Tempo, tempo


@dataclass(frozen=True)
class Hitungan:
    """Obligations that fell due, how many of them are complete, how many of these were so in time."""

    kewajiban: int
    jatuh_tempo: int
    terpenuhi: int
    tepat_waktu: int

    @classmethod
    def dari(cls, status: Iterable[HasilStatus], periode: Periode) -> Hitungan:
        """Return the counts over some obligations; all but the first of those that fell due in the period."""
        semua = list(status)
        jatuh = [h for h in semua if periode.berisi(h.kewajiban.jatuh_tempo)]
        return cls(
            len(semua),
            len(jatuh),
            sum(h.status.lengkap for h in jatuh),
            sum(h.status is StatusKewajiban.LENGKAP for h in jatuh),
        )

    @property
    def belum(self) -> int:
        """How many are not complete."""
        return self.jatuh_tempo - self.terpenuhi

    @property
    def persen(self) -> float | None:
        """Share that is complete, of what fell due; None when nothing did."""
        return hitung_persen(self.terpenuhi, self.jatuh_tempo)


@dataclass(frozen=True)
class BarisCapaian:
    """What one component, one sub bagian or the whole office achieved.

    `kode` is the component's number or the sub bagian's code, "" of all. `dalam` counts what falls due within the
    period, `sampai` only what fell due, grace included, by the day; `triwulan` and `setahun` count the year as `dalam`.
    """

    kode: str
    nama: str
    dalam: Hitungan
    sampai: Tempo
    triwulan: tuple[Hitungan, ...]
    setahun: Hitungan


@dataclass(frozen=True)
class Capaian:
    """A period of the office's year as of a day: by component, by sub bagian, in all."""

    periode: Periode
    per: dt.date
    komponen: tuple[BarisCapaian, ...]
    unit: tuple[BarisCapaian, ...]
    jumlah: BarisCapaian


def hitung_capaian(tahun: TahunRencana, setahun: Sequence[HasilStatus], periode: Periode, per: dt.date) -> Capaian:
    """Return the counts; `setahun` are all obligations of the year as they stand on the day `per`."""

    def baris(kode: str, nama: str, milik: Sequence[HasilStatus]) -> BarisCapaian:
        return BarisCapaian(
            kode,
            nama,
            _dalam(milik, periode),
            tempo(milik, periode, per),
            tuple(_dalam(milik, triwulan) for triwulan in triwulan_tahun(tahun)),
            _dalam(milik, tahun.periode),
        )

    return Capaian(
        periode,
        per,
        tuple(
            baris(str(ke), komponen.nama, [h for h in setahun if h.kewajiban.baris.nomor_komponen == ke])
            for ke, komponen in enumerate(tahun.rencana.komponen, start=1)
        ),
        tuple(
            baris(unit.kode, unit.nama, milik)
            for unit in tahun.kantor.satker.unit
            if (milik := [h for h in setahun if h.kewajiban.unit == unit.kode])
        ),
        baris("", "Semua", setahun),
    )


def triwulan_tahun(tahun: TahunRencana) -> tuple[Periode, ...]:
    """Return the four quarters of the year."""
    return tuple(tahun.periode.bagian(JenisPeriode.TRIWULAN))


def _dalam(milik: Iterable[HasilStatus], periode: Periode) -> Hitungan:
    return Hitungan.dari((h for h in milik if h.kewajiban.menyangkut(periode)), periode)
