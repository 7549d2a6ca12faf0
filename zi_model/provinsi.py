"""How the offices of a province stand in a period: one line an office, its late rows below it, sums over all.

Each line is told by that office's own data alone; an office of which there is none keeps its line and says why. So no
office's trouble changes what is told of another, and the sums are those of the lines.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zi_model.periode import Periode
from zi_model.status import HasilStatus, StatusKewajiban
from zi_model.tahun_rencana import TahunRencana
from zi_model.tunggakan import Tempo, tempo, tunggakan

KABUPATEN_KOTA = 4
"""So many digits has the code of a region within a province."""


class TanpaData(StrEnum):
    """Why nothing can be told of an office, as a sentence goes on after its name."""

    RENCANA_RUSAK = "rencana aksinya tidak dapat dibaca"
    TANPA_RENCANA = "rencana aksi tahun itu tidak ada"
    BUKTI_HILANG = "folder buktinya tidak ada"


@dataclass(frozen=True)
class JalanTerakhir:
    """The last run that left something in an office's register: its name, and when."""

    nama: str
    saat: dt.datetime


@dataclass(frozen=True)
class BarisTerlambat:
    """A row that is overdue: of the period, or (`sebelumnya`) of the time before it.

    `unit` is the name of the sub bagian that answers for it, `unit_singkat` its short name.
    """

    kode: str
    indikator: str
    periode: Periode
    batas: dt.date
    kurang: str
    unit: str
    sebelumnya: bool = False
    unit_singkat: str = ""


@dataclass(frozen=True)
class CapaianKomponen:
    """What of one component falls due in the period and is complete."""

    nama: str
    capaian: Tempo


@dataclass(frozen=True)
class KeadaanKantor:
    """Where one office stands. `capaian` is what fell due in the period by the day; None: there is no data.

    `terlambat` counts what is overdue of the period, `tunggakan` what is of the time before it; `baris` are the rows of
    both. `menunggu_ttd` are letters ready to be signed, of whatever period. `masalah` says in a sentence what is wrong
    with the office's folder ("": nothing), `tanpa_data` which of the ways it is. `seperiode` is all that falls due in
    the period, whether its day has come or not, and so are `komponen`; `berkas` how many files of evidence lie there
    for the year.
    """

    satker: str
    nama: str
    capaian: Tempo | None = None
    terlambat: int = 0
    menunggu_ttd: int = 0
    jalan_terakhir: JalanTerakhir | None = None
    masalah: str = ""
    tanpa_data: TanpaData | None = None
    wilayah: str = ""
    tunggakan: int = 0
    baris: tuple[BarisTerlambat, ...] = ()
    komponen: tuple[CapaianKomponen, ...] = ()
    seperiode: Tempo | None = None
    berkas: int = 0

    @property
    def persen(self) -> float | None:
        """Share of what fell due that is complete; None when nothing fell due, or nothing is known."""
        return self.capaian.persen if self.capaian else None

    @property
    def menurut_unit(self) -> dict[str, tuple[BarisTerlambat, ...]]:
        """The late rows by the sub bagian that answers for them, in the plan's order."""
        hasil: dict[str, tuple[BarisTerlambat, ...]] = {}
        for satu in self.baris:
            hasil[satu.unit] = (*hasil.get(satu.unit, ()), satu)
        return hasil


@dataclass(frozen=True)
class RekapProvinsi:
    """All offices of a province in a period, by the code of their region; `provinsi` "" are all that there are.

    `tak_dikenal` are folders beside the offices' whose region cannot be told: they may be of the province or not.
    """

    provinsi: str
    nama: str
    periode: Periode
    per: dt.date
    kantor: tuple[KeadaanKantor, ...]
    tak_dikenal: tuple[str, ...] = ()

    @property
    def berdata(self) -> tuple[KeadaanKantor, ...]:
        """The offices of which there is data."""
        return tuple(k for k in self.kantor if k.capaian is not None)

    @property
    def tanpa_data(self) -> tuple[KeadaanKantor, ...]:
        """The offices of which there is none."""
        return tuple(k for k in self.kantor if k.capaian is None)

    @property
    def capaian(self) -> Tempo:
        """The sum over the offices."""
        return jumlah(k.capaian for k in self.kantor)

    @property
    def seperiode(self) -> Tempo:
        """The sum of all that falls due in the period."""
        return jumlah(k.seperiode for k in self.kantor)

    @property
    def terlambat(self) -> int:
        """How many rows of the period are overdue in all offices."""
        return sum(k.terlambat for k in self.kantor)

    @property
    def tunggakan(self) -> int:
        """How many rows of the time before it are."""
        return sum(k.tunggakan for k in self.kantor)

    @property
    def menunggu_ttd(self) -> int:
        """How many letters wait to be signed in all offices."""
        return sum(k.menunggu_ttd for k in self.kantor)

    @property
    def terburuk_dulu(self) -> tuple[KeadaanKantor, ...]:
        """The offices with the one first that needs a call first: no data, then the lowest share, then most late."""
        return tuple(sorted(self.kantor, key=_urutan))

    @property
    def komponen(self) -> tuple[CapaianKomponen, ...]:
        """The sums of each component, in the order of the plans."""
        nama = dict.fromkeys(k.nama for satu in self.kantor for k in satu.komponen)
        return tuple(
            CapaianKomponen(n, jumlah(k.capaian for satu in self.kantor for k in satu.komponen if k.nama == n))
            for n in nama
        )


def jumlah(semua: Iterable[Tempo | None]) -> Tempo:
    """Return the sum of what fell due and of what is complete; what is not known adds nothing."""
    ada = [satu for satu in semua if satu is not None]
    return Tempo(sum(t.jatuh_tempo for t in ada), sum(t.terpenuhi for t in ada))


def nilai_kantor(
    tahun: TahunRencana, dua_tahun: Sequence[HasilStatus], periode: Periode, per: dt.date
) -> KeadaanKantor:
    """Return where an office stands in a period on a day, by its obligations of the year and of the one before."""
    satker = tahun.kantor.satker
    milik = [h for h in dua_tahun if periode.berisi(h.kewajiban.jatuh_tempo)]
    terlambat = [h for h in milik if h.status is StatusKewajiban.TERLAMBAT]
    menunggak = tunggakan(dua_tahun, periode)
    komponen = (
        CapaianKomponen(komponen.nama, tempo((h for h in milik if h.kewajiban.baris.nomor_komponen == nomor), periode))
        for nomor, komponen in enumerate(tahun.rencana.komponen, start=1)
    )
    return KeadaanKantor(
        satker.kode,
        satker.singkatan,
        tempo(milik, periode, per),
        len(terlambat),
        wilayah=satker.kode_wilayah,
        tunggakan=len(menunggak),
        baris=tuple(_baris(h, tahun, periode) for h in (*terlambat, *menunggak)),
        komponen=tuple(komponen),
        seperiode=tempo(milik, periode),
    )


def _baris(h: HasilStatus, tahun: TahunRencana, periode: Periode) -> BarisTerlambat:
    k = h.kewajiban
    unit = next((u for u in tahun.kantor.satker.unit if u.kode == k.unit), None)
    return BarisTerlambat(
        k.kode,
        k.baris.indikator.nama_pendek,
        k.periode,
        k.batas,
        h.sebut_kurang,
        unit.nama if unit else k.unit,
        k.jatuh_tempo < periode.mulai,
        unit.singkatan if unit else k.unit,
    )


def _urutan(k: KeadaanKantor) -> tuple[bool, float, int, str]:
    persen = 100.0 if k.persen is None else k.persen
    return k.capaian is not None, persen, -(k.terlambat + k.tunggakan), k.wilayah
