"""Recommendations: what a report asks of a unit, derived from each obligation's state by rule.

An evaluator wants every gap answered by a recommendation and every recommendation followed up. So
each obligation with a gap gives exactly one, no other gives any, and what became of it is read
from the evidence alone. The wording of each rule stands in the office's text file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from zi_model.bahasa import deret, isi_teks, tanggal_panjang
from zi_model.bukti import Kebutuhan
from zi_model.data import Data
from zi_model.jadwal import JendelaWaktu
from zi_model.kewajiban import Kewajiban
from zi_model.periode import Periode
from zi_model.pola import boleh
from zi_model.satker import Satker
from zi_model.status import HasilStatus, StatusKewajiban

_KURANG = ("unit", "bukti", "kode", "indikator", "periode", "jatuh_tempo", "batas")
_TERLAMBAT = (*_KURANG, "lengkap_pada")
_SELESAI = ("tanggal", "batas", "periode")
_BELUM = ("bukti", "batas", "periode")
ISIAN = frozenset({*_TERLAMBAT, *_SELESAI, *_BELUM})
"""All places that the texts of this module may name."""

PolaKurang = Annotated[str, boleh(*_KURANG)]
PolaTerlambat = Annotated[str, boleh(*_TERLAMBAT)]
PolaSelesai = Annotated[str, boleh(*_SELESAI)]
PolaBelum = Annotated[str, boleh(*_BELUM)]


class AturanRekomendasi(StrEnum):
    """Why a recommendation is made; each value is the field of `TeksRekomendasi` that words it."""

    TERLAMBAT = "terlambat"
    TERLAMBAT_SEBAGIAN = "terlambat_sebagian"
    KURANG = "kurang"
    JATUH_TEMPO = "jatuh_tempo"
    TEPAT_WAKTU_BERIKUTNYA = "tepat_waktu_berikutnya"
    TEPAT_WAKTU = "tepat_waktu"

    @property
    def ketepatan(self) -> bool:
        """Whether it is about being in time, nothing being missing any more."""
        return self in {AturanRekomendasi.TEPAT_WAKTU_BERIKUTNYA, AturanRekomendasi.TEPAT_WAKTU}


class TeksRekomendasi(Data):
    """The wording of each rule.

    `bukti` is what is asked for, `batas` until when; `jatuh_tempo` is the last day on which the
    evidence would have been in time, `lengkap_pada` the day on which it was all there.
    """

    terlambat: PolaKurang
    terlambat_sebagian: PolaKurang
    kurang: PolaKurang
    jatuh_tempo: PolaKurang
    tepat_waktu_berikutnya: PolaTerlambat
    tepat_waktu: PolaTerlambat


@dataclass(frozen=True)
class Rekomendasi:
    """One recommendation: for which obligation, by which rule, which evidence, until when, in words."""

    aturan: AturanRekomendasi
    kewajiban: Kewajiban
    bukti: tuple[Kebutuhan, ...]
    batas: dt.date
    teks: str

    @property
    def kode(self) -> str:
        """Code of the row."""
        return self.kewajiban.kode

    @property
    def periode(self) -> Periode:
        """The period of the obligation."""
        return self.kewajiban.periode

    @property
    def unit(self) -> str:
        """Code of the unit that it is for."""
        return self.kewajiban.unit


class Perkembangan(StrEnum):
    """What became of a recommendation; each value is the field of `TeksTindakLanjut` that words it."""

    SELESAI = "selesai"
    SELESAI_TERLAMBAT = "selesai_terlambat"
    SEBAGIAN = "sebagian"
    BELUM = "belum"
    BERJALAN = "berjalan"
    TERULANG = "terulang"
    TIDAK_BERULANG = "tidak_berulang"

    @property
    def selesai(self) -> bool:
        """Whether nothing of it is left to do."""
        return self in {Perkembangan.SELESAI, Perkembangan.SELESAI_TERLAMBAT, Perkembangan.TIDAK_BERULANG}


class TeksTindakLanjut(Data):
    """The wording of each outcome; `tanggal` is the day on which the evidence was all there."""

    selesai: PolaSelesai
    selesai_terlambat: PolaSelesai
    sebagian: PolaBelum
    belum: PolaBelum
    berjalan: PolaBelum
    terulang: PolaBelum
    tidak_berulang: PolaSelesai


@dataclass(frozen=True)
class TindakLanjut:
    """A recommendation with what the evidence shows of it, in words."""

    rekomendasi: Rekomendasi
    perkembangan: Perkembangan
    selesai_pada: dt.date | None
    teks: str


def susun_rekomendasi(
    status: Iterable[HasilStatus], periode: Periode, tenggat: dt.date, satker: Satker, teks: TeksRekomendasi
) -> tuple[Rekomendasi, ...]:
    """Return one recommendation for each obligation with a gap, in the order of rows and periods.

    A gap is: overdue and not complete; partly there; nothing there although it fell due in the
    period; complete, but late. What is overdue is asked for until `tenggat`, what is not yet overdue
    until its own last day; lateness asks for the row's next obligation to be in time, or, when none
    follows, for the unit's other ones until the end of the next period.
    """
    ada = ((hasil, aturan) for hasil in status if (aturan := _aturan(hasil, periode)))
    rekomendasi = [_rekomendasi(hasil, aturan, periode, tenggat, satker, teks) for hasil, aturan in ada]
    return tuple(sorted(rekomendasi, key=lambda r: (_urutan(r.kode), r.periode)))


def _aturan(hasil: HasilStatus, periode: Periode) -> AturanRekomendasi | None:
    match hasil.status:
        case StatusKewajiban.TERLAMBAT:
            return AturanRekomendasi.TERLAMBAT_SEBAGIAN if hasil.dihitung else AturanRekomendasi.TERLAMBAT
        case StatusKewajiban.KURANG:
            return AturanRekomendasi.KURANG
        case StatusKewajiban.BERJALAN if periode.berisi(hasil.kewajiban.jatuh_tempo):
            return AturanRekomendasi.JATUH_TEMPO
        case StatusKewajiban.LENGKAP_TERLAMBAT if jendela_berikut(hasil.kewajiban):
            return AturanRekomendasi.TEPAT_WAKTU_BERIKUTNYA
        case StatusKewajiban.LENGKAP_TERLAMBAT:
            return AturanRekomendasi.TEPAT_WAKTU
    return None


def _rekomendasi(
    hasil: HasilStatus,
    aturan: AturanRekomendasi,
    periode: Periode,
    tenggat: dt.date,
    satker: Satker,
    teks: TeksRekomendasi,
) -> Rekomendasi:
    kewajiban = hasil.kewajiban
    bukti = kewajiban.baris.indikator.kebutuhan if aturan.ketepatan else hasil.kurang
    batas = _batas(kewajiban, aturan, periode, tenggat)
    nilai = {
        "unit": satker.unit_menurut_kode(kewajiban.unit).nama,
        "bukti": sebut(bukti),
        "kode": kewajiban.kode,
        "indikator": kewajiban.baris.indikator.nama_pendek,
        "periode": kewajiban.nama_waktu,
        "jatuh_tempo": tanggal_panjang(kewajiban.batas),
        "lengkap_pada": tanggal_panjang(hasil.lengkap_pada) if hasil.lengkap_pada else "",
        "batas": tanggal_panjang(batas),
    }
    return Rekomendasi(aturan, kewajiban, bukti, batas, isi_teks(getattr(teks, aturan.value), nilai))


def _batas(kewajiban: Kewajiban, aturan: AturanRekomendasi, periode: Periode, tenggat: dt.date) -> dt.date:
    match aturan:
        case AturanRekomendasi.TERLAMBAT | AturanRekomendasi.TERLAMBAT_SEBAGIAN:
            return tenggat
        case AturanRekomendasi.KURANG | AturanRekomendasi.JATUH_TEMPO:
            return kewajiban.batas
        case AturanRekomendasi.TEPAT_WAKTU:
            return periode.berikut.akhir
    berikut = jendela_berikut(kewajiban)
    assert berikut is not None  # noqa: S101 - the rule is chosen only when there is one
    return kewajiban.di(berikut).batas


def jendela_berikut(kewajiban: Kewajiban) -> JendelaWaktu | None:
    """Return the row's next window in the plan's year, None after its last one."""
    jendela = kewajiban.baris.indikator.waktu.jendela(kewajiban.mulai.year)
    return next((j for j in jendela if j.mulai > kewajiban.mulai), None)


def nilai_tindak_lanjut(
    rekomendasi: Rekomendasi,
    kini: Mapping[tuple[str, Periode], HasilStatus],
    per: dt.date,
    teks: TeksTindakLanjut,
) -> TindakLanjut:
    """Return what became of a recommendation by the states of the year's obligations on the day `per`.

    Raises:
        KeyError: when its obligation, or the one that follows it, is not among the states.

    """
    if rekomendasi.aturan is AturanRekomendasi.TEPAT_WAKTU_BERIKUTNYA:
        berikut = jendela_berikut(rekomendasi.kewajiban)
        assert berikut is not None  # noqa: S101 - the rule was chosen because there is one
        hasil = kini[rekomendasi.kode, berikut.periode]
    else:
        hasil = kini[rekomendasi.kode, rekomendasi.periode]
    perkembangan = _perkembangan(rekomendasi, hasil, per)
    nilai = {
        "tanggal": tanggal_panjang(hasil.lengkap_pada) if hasil.lengkap_pada else "",
        "bukti": sebut(hasil.kurang),
        "batas": tanggal_panjang(rekomendasi.batas),
        "periode": hasil.kewajiban.nama_waktu,
    }
    uraian = isi_teks(getattr(teks, perkembangan.value), nilai)
    selesai_pada = hasil.lengkap_pada if perkembangan.selesai else None
    return TindakLanjut(rekomendasi, perkembangan, selesai_pada, uraian)


def _perkembangan(rekomendasi: Rekomendasi, hasil: HasilStatus, per: dt.date) -> Perkembangan:
    if rekomendasi.aturan is AturanRekomendasi.TEPAT_WAKTU:
        return Perkembangan.TIDAK_BERULANG
    if rekomendasi.aturan is AturanRekomendasi.TEPAT_WAKTU_BERIKUTNYA:
        terulang = hasil.status in {StatusKewajiban.TERLAMBAT, StatusKewajiban.LENGKAP_TERLAMBAT}
        if terulang:
            return Perkembangan.TERULANG
        return Perkembangan.SELESAI if hasil.status is StatusKewajiban.LENGKAP else Perkembangan.BERJALAN
    if hasil.lengkap_pada is not None:
        tepat = hasil.lengkap_pada <= rekomendasi.batas
        return Perkembangan.SELESAI if tepat else Perkembangan.SELESAI_TERLAMBAT
    if per <= rekomendasi.batas:
        return Perkembangan.BERJALAN
    return Perkembangan.SEBAGIAN if hasil.dihitung else Perkembangan.BELUM


def sebut(kebutuhan: Iterable[Kebutuhan]) -> str:
    """Return pieces of proof as a sentence names them: `laporan, daftar, dan dokumentasi`."""
    return deret(map(str, kebutuhan))


def _urutan(kode: str) -> tuple[int, ...]:
    return tuple(map(int, kode.split(".")))
