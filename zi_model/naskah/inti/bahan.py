"""What letters are composed from: a year of the office, its evidence, its units' remarks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from zi_model.bukti import Bukti, RincianBerkas
from zi_model.kantor import Kantor
from zi_model.keputusan_terbit import KeputusanTerbit, keputusan_terbit
from zi_model.kewajiban import Kewajiban
from zi_model.periode import Periode, Waktu
from zi_model.status import HasilStatus, nilai_status
from zi_model.tahun_rencana import TahunRencana
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit

if TYPE_CHECKING:
    from zi_model.survei import HasilSurvei  # brings fractions: `zi status` has no use for them


def _tanpa_rincian(bukti: Bukti) -> RincianBerkas:
    return RincianBerkas(tempat=bukti.berkas)


@dataclass(frozen=True)
class Bahan:
    """One year of an office with all evidence known now, that of `tahun.lalu` too.

    `catatan` are the remarks by row and period, `survei` surveys' answers. `terbit` are the letters that stand as
    issued, `jawaban` what people answered to what those recommended. `hari` is the day of the run; None: long after.

    `rincian` tells what an evidence file says of itself; it is asked only for files that a letter
    shows, so that a run does not open thousands of them.
    """

    tahun: TahunRencana
    bukti: tuple[Bukti, ...] = ()
    catatan: Mapping[tuple[str, Periode], str] | None = None
    survei: Mapping[tuple[str, Periode], HasilSurvei] | None = None
    rincian: Callable[[Bukti], RincianBerkas] = field(default=_tanpa_rincian, compare=False)
    terbit: tuple[NaskahTerbit, ...] = ()
    jawaban: tuple[JawabanTindakLanjut, ...] = ()
    hari: dt.date | None = None

    @property
    def kantor(self) -> Kantor:
        """The office."""
        return self.tahun.kantor

    @property
    def lalu(self) -> Bahan | None:
        """The same for the year before; None when there is no plan of it, or nobody asks."""
        return replace(self, tahun=self.tahun.lalu) if self.tahun.lalu else None

    def dengan_terbit(self, terbit: Iterable[NaskahTerbit]) -> Bahan:
        """Return the same as if only these letters had been issued."""
        return replace(self, terbit=tuple(terbit))

    @cached_property
    def keputusan_terbit(self) -> Mapping[str, KeputusanTerbit]:
        """The decrees of the year that stand, by the names by which rows call for them."""
        return keputusan_terbit(self.tahun, self.terbit)

    @cached_property
    def _menurut_kewajiban(self) -> Mapping[tuple[str, Periode], list[Bukti]]:
        hasil: defaultdict[tuple[str, Periode], list[Bukti]] = defaultdict(list)
        for b in self.bukti:
            hasil[b.kode, b.periode].append(b)
        return hasil

    def status(self, periode: Waktu, per: dt.date, bukti_sampai: dt.date | None = None) -> list[HasilStatus]:
        """Return where the obligations that touch a time stand on the day `per`, in the plan's order.

        `bukti_sampai` as in `nilai_status`.
        """
        return [self._nilai(k, per, bukti_sampai) for k in self.tahun.kewajiban if k.menyangkut(periode)]

    def keadaan(self, waktu: Waktu) -> dt.date:
        """Return the day by which a report on a time counts: that of the run, the day after the time's end at least.

        Once the longest grace of what fell due in the time is over, it moves only with the evidence: to the day on
        which the last of it came in, late as that is. So what is drafted again from the same evidence says the same,
        and an office that begins in the middle of the year is not told that it has nothing.
        """
        jatuh = [k for k in self.tahun.kewajiban if waktu.mulai <= k.jatuh_tempo <= waktu.akhir]
        usai = max((k.batas for k in jatuh), default=waktu.akhir) + dt.timedelta(days=1)
        hari = self.hari or dt.date.max
        if hari > usai:
            tiba = (b.diterima.astimezone(self.kantor.zona).date() for k in jatuh for b in self._milik(k))
            hari = max((satu for satu in tiba if usai < satu <= hari), default=usai)
        return max(sesudah(waktu), hari)

    def status_laporan(self, periode: Waktu) -> list[HasilStatus]:
        """Return the states that a report on a time tells: all of them as they are on the day `keadaan`."""
        return self.status(periode, self.keadaan(periode))

    def _milik(self, k: Kewajiban) -> Sequence[Bukti]:
        return self._menurut_kewajiban.get((k.kode, k.periode), ())

    def _nilai(self, k: Kewajiban, per: dt.date, bukti_sampai: dt.date | None) -> HasilStatus:
        milik = self._menurut_kewajiban.get((k.kode, k.periode), ())
        keputusan = self.keputusan_terbit.get(k.baris.indikator.naskah)
        if keputusan and keputusan.tanggal and keputusan.tanggal > per:
            keputusan = None
        return nilai_status(k, milik, per, self.kantor.zona, bukti_sampai, keputusan)


def sesudah(periode: Waktu) -> dt.date:
    """Return the day after a time."""
    return periode.akhir + dt.timedelta(days=1)
