"""Where the plan stands on the day by which the monev report counts: one reading, from which every chapter tells.

Evidence alone decides, with one exception that is none: the report is itself the proof of a row. Who reads it has it
signed before them, so it counts itself, and never asks for its own delivery. Whether it came in time is known only when
its signed copy has come home, and the next reports tell that by its date as of any other evidence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from zi_model.bukti import Bukti, JenisBerkas, JenisBukti
from zi_model.kewajiban import Kewajiban
from zi_model.nama_naskah import bentuk_kunci
from zi_model.naskah.inti.bagian import NASKAH_LAPORAN
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.jenis import Kapan
from zi_model.naskah.keluarga import jenis_naskah
from zi_model.naskah.untuk_baris import naskah_baris
from zi_model.periode import Periode
from zi_model.status import HasilStatus, StatusKewajiban, nilai_status
from zi_model.terbit import NaskahTerbit

LAPORAN_INI = "laporan ini"
"""What the report calls itself among the evidence."""

Sebutan = tuple[str, Periode]


@dataclass(frozen=True)
class KeadaanTriwulan:
    """A quarter of the office's year on the day by which its report counts."""

    bahan: Bahan
    periode: Periode

    @cached_property
    def hari(self) -> dt.date:
        """The day by which it counts."""
        return self.bahan.keadaan(self.periode)

    @property
    def dasar(self) -> dt.date:
        """The earliest day that the report can bear: what it asks for is not due before."""
        return max(self.hari, self.bahan.hari or self.hari)

    @cached_property
    def setahun(self) -> tuple[HasilStatus, ...]:
        """Every obligation of the year on that day, in the plan's order; the report's own one as it is when signed."""
        semua = self.bahan.status(self.bahan.tahun.periode, self.hari)
        return tuple(self._sendiri(h) if self._milik_laporan(h) else h for h in semua)

    @cached_property
    def status(self) -> list[HasilStatus]:
        """Those that are owed on a day of the quarter."""
        return [h for h in self.setahun if h.kewajiban.menyangkut(self.periode)]

    @cached_property
    def jatuh(self) -> list[HasilStatus]:
        """Those that fell due in the quarter."""
        return [h for h in self.status if self.periode.berisi(h.kewajiban.jatuh_tempo)]

    @cached_property
    def belum(self) -> list[HasilStatus]:
        """Those of them that are not complete."""
        return [h for h in self.jatuh if not h.status.lengkap]

    @cached_property
    def tunggakan(self) -> list[HasilStatus]:
        """Those of the year that fell due before the quarter and are still not complete."""
        return [h for h in self.setahun if h.kewajiban.jatuh_tempo < self.periode.mulai and not h.status.lengkap]

    @cached_property
    def menghitung_diri(self) -> bool:
        """Whether the report counts itself, its signed copy not being evidence yet."""
        return any(b.berkas == LAPORAN_INI for h in self.status for _, b in h.dihitung)

    @cached_property
    def menurut_baris(self) -> Mapping[str, list[HasilStatus]]:
        """The obligations of this year and the one before by the code of their row, the earliest first."""
        hasil: dict[str, list[HasilStatus]] = {}
        lalu = self.bahan.lalu
        for h in (*(lalu.status(lalu.tahun.periode, self.hari) if lalu else ()), *self.setahun):
            hasil.setdefault(h.kewajiban.kode, []).append(h)
        return hasil

    def berturut(self, hasil: HasilStatus) -> list[HasilStatus]:
        """Return this obligation and those of the same row just before it that were not met in time, the first first.

        Only windows of one length are counted, as a row of one plan has them; empty when it is in time itself.
        """
        sebelum = [
            h
            for h in self.menurut_baris[hasil.kewajiban.kode]
            if h.kewajiban.mulai <= hasil.kewajiban.mulai
            and h.kewajiban.periode.jenis is hasil.kewajiban.periode.jenis
            and h.kewajiban.baris.indikator.naskah == hasil.kewajiban.baris.indikator.naskah
        ]
        rangkaian: list[HasilStatus] = []
        for h in reversed(sebelum):
            if not tidak_tepat(h):
                break
            rangkaian.insert(0, h)
        return rangkaian

    def bukti_naskah(self, kewajiban: Kewajiban) -> tuple[frozenset[JenisBukti], frozenset[JenisBukti]]:
        """Return which proofs the letters are that the program drafts for an obligation, and those ready or signed."""
        terbit = {t.kunci for t in self.bahan.terbit}
        semua = list(self._naskah(kewajiban))
        berkonsep = frozenset(jenis for _, bukti in semua for jenis in bukti)
        return berkonsep, frozenset(jenis for kunci, bukti in semua if kunci in terbit for jenis in bukti)

    def _naskah(self, kewajiban: Kewajiban) -> Iterator[tuple[str, tuple[JenisBukti, ...]]]:
        """Yield the letters of an obligation by their keys, with the proofs that each is."""
        tahun = self.bahan.tahun
        for kapan, periode in ((Kapan.KEWAJIBAN, kewajiban.periode), (Kapan.SETAHUN, tahun.periode)):
            for nama in naskah_baris(tahun, kewajiban.kode, kapan):
                if (jenis := jenis_naskah(nama)) is None:
                    continue
                for ekor, surat in zip(jenis.kunci(nama), jenis.surat, strict=True):
                    kunci = f"{tahun.kantor.satker.kode}/{periode}/{ekor}"
                    yield kunci, surat.bukti(tahun.kantor.teks[nama])

    def laporan_terbit(self) -> list[NaskahTerbit]:
        """Return the monev reports of earlier quarters that stand as issued, the earliest first."""
        jenis = bentuk_kunci(NASKAH_LAPORAN)
        lalu = (t for t in self.bahan.terbit if t.jenis == jenis and t.periode < self.periode)
        return sorted(lalu, key=lambda t: t.periode)

    def _milik_laporan(self, hasil: HasilStatus) -> bool:
        k = hasil.kewajiban
        return k.baris.indikator.naskah == NASKAH_LAPORAN and k.periode == self.periode

    def _sendiri(self, hasil: HasilStatus) -> HasilStatus:
        """Return the state of the obligation that the report meets, as it is with the report among the evidence."""
        if not any(JenisBukti.LAPORAN in butuh.pilihan for butuh in hasil.kurang):
            return hasil
        kewajiban, zona = hasil.kewajiban, self.bahan.kantor.zona
        laporan = Bukti(
            berkas=LAPORAN_INI,
            kode=kewajiban.kode,
            periode=kewajiban.periode,
            diterima=dt.datetime.combine(min(self.hari, kewajiban.batas), dt.time(12), zona),
            sha256=LAPORAN_INI,
            ukuran=0,
            jenis=JenisBerkas.PDF,
            memenuhi=frozenset({JenisBukti.LAPORAN}),
        )
        milik = [b for b in self.bahan.bukti if (b.kode, b.periode) == (kewajiban.kode, kewajiban.periode)]
        return nilai_status(kewajiban, [*milik, laporan], self.hari, zona)


def tidak_tepat(hasil: HasilStatus) -> bool:
    """Tell whether an obligation was not met in time."""
    return hasil.status in {StatusKewajiban.TERLAMBAT, StatusKewajiban.LENGKAP_TERLAMBAT}
