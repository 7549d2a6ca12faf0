"""Which letters a run owes: the one place that ties flows, periods and letter families together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zi_model.bahasa import tanggal_panjang
from zi_model.dasar import Data
from zi_model.jadwal import Jadwal, Sekali
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.bahan import Bahan, sesudah
from zi_model.naskah.dasar import Naskah
from zi_model.naskah.isi_laporan_monev import TeksLaporanMonev
from zi_model.naskah.keputusan import TeksKeputusan, susun_keputusan
from zi_model.naskah.laporan_berkala import TeksLaporanBerkala, susun_laporan_berkala
from zi_model.naskah.laporan_monev import susun_laporan_monev
from zi_model.naskah.nota_dinas import susun_nota_dinas
from zi_model.naskah.rapat import TeksRapatMonev, susun_rapat_monev
from zi_model.periode import JenisPeriode, Periode
from zi_model.rencana import RencanaAksi


class JenisAlur(StrEnum):
    """The kinds of run."""

    BULANAN = "bulanan"
    TRIWULANAN = "triwulanan"
    SEMESTERAN = "semesteran"
    KEPUTUSAN = "keputusan"

    @property
    def jenis_periode(self) -> JenisPeriode:
        """The kind of period that such a run is for."""
        return {
            JenisAlur.BULANAN: JenisPeriode.BULAN,
            JenisAlur.TRIWULANAN: JenisPeriode.TRIWULAN,
            JenisAlur.SEMESTERAN: JenisPeriode.SEMESTER,
            JenisAlur.KEPUTUSAN: JenisPeriode.TAHUN,
        }[self]


class Bagian(StrEnum):
    """Which part of a quarterly run: the meeting packet before the end, the report after it."""

    SEMUA = "semua"
    UNDANGAN = "undangan"
    LAPORAN = "laporan"


@dataclass(frozen=True)
class NaskahRencana:
    """A letter that a row of the plan calls for: its kind, the run that drafts it, its template.

    `alur` and `templat` are None when the office has no wording for it.
    """

    kode: str
    naskah: str
    jenis: str
    alur: JenisAlur | None
    templat: str | None


def _susun_rapat_monev(bahan: Bahan, k: Kewajiban) -> tuple[Naskah, ...]:
    status = bahan.status(k.periode, k.periode.akhir, dt.date.max)
    return susun_rapat_monev(bahan.kantor, k.periode, status)


SusunTetap = Callable[[Kantor, str, dt.date], Sequence[Naskah]]
SusunBerwaktu = Callable[[Bahan, Kewajiban], Sequence[Naskah]]

_TETAP: dict[type[Data], tuple[str, SusunTetap]] = {
    TeksKeputusan: ("keputusan.docx", susun_keputusan),
}
"""Letters that stand for the year, by the type of their wording: template, and how they are composed.

Composed of the office, the name of the wording and the day of drafting.
"""

_RAPAT: dict[type[Data], tuple[str, SusunBerwaktu]] = {
    TeksRapatMonev: ("undangan.docx", _susun_rapat_monev),
}
"""Letters that go out before an obligation's time is over."""

_LAPORAN: dict[type[Data], tuple[str, SusunBerwaktu]] = {
    TeksLaporanMonev: ("laporan-monev.docx", lambda bahan, k: (susun_laporan_monev(bahan, k.periode),)),
    TeksLaporanBerkala: ("laporan-berkala.docx", lambda bahan, k: (susun_laporan_berkala(bahan, k),)),
}
"""Letters that tell of an obligation's time, when it is over."""


def naskah_rencana(rencana: RencanaAksi, teks: Mapping[str, Data]) -> list[NaskahRencana]:
    """Return for each row, in the plan's order, the letter that it calls for.

    `teks` is the office's wording: a letter can be drafted when it has one.
    """
    hasil = []
    for baris in rencana.baris:
        nama = baris.indikator.naskah
        templat = _templat(teks.get(nama))
        alur = JenisAlur.KEPUTUSAN if type(teks.get(nama)) in _TETAP else alur_jadwal(baris.indikator.waktu)
        hasil.append(NaskahRencana(baris.kode, nama, nama.split("/")[0], alur if templat else None, templat))
    return hasil


def _templat(teks: Data | None) -> str | None:
    """Return the template of the letter that a wording is for (of a packet, its first)."""
    for penyusun in (_TETAP, _RAPAT, _LAPORAN):
        for jenis, (templat, _) in penyusun.items():
            if type(teks) is jenis:
                return templat
    return None


def alur_jadwal(jadwal: Jadwal) -> JenisAlur:
    """Return the run that drafts letters on such a schedule: a single window's with its last month."""
    if isinstance(jadwal, Sekali):
        return JenisAlur.BULANAN
    return next(alur for alur in JenisAlur if alur.jenis_periode is jadwal.jenis)


def kewajiban_alur(kantor: Kantor, jenis: JenisAlur, periode: Periode) -> list[Kewajiban]:
    """Return the obligations whose letters a run of this kind and period drafts, in the plan's order."""
    return [
        k for k in kantor.kewajiban if alur_jadwal(k.baris.indikator.waktu) is jenis and periode.berisi(k.jatuh_tempo)
    ]


def susun_naskah(
    bahan: Bahan, jenis: JenisAlur, periode: Periode, bagian: Bagian, kode: str | None, hari_ini: dt.date
) -> list[Naskah]:
    """Return the letters that a run of this kind and period owes, in the order in which they are used.

    A letter that tells of a period is owed only when the period is over (`tertunda` says so);
    `kode` picks one of the year's letters by its name (see `nama_tetap`).
    """
    kantor = bahan.kantor
    if jenis is JenisAlur.KEPUTUSAN:
        return [
            naskah
            for sebutan, nama in nama_tetap(kantor.teks).items()
            if kode in {None, sebutan}
            for naskah in _TETAP[type(kantor.teks[nama])][1](kantor, nama, hari_ini)
        ]
    hasil: list[Naskah] = []
    kewajiban = kewajiban_alur(kantor, jenis, periode)
    if bagian is not Bagian.LAPORAN:
        hasil += _susun_menurut(_RAPAT, bahan, kewajiban)
    if bagian is not Bagian.UNDANGAN and hari_ini > periode.akhir:
        hasil += _susun_menurut(_LAPORAN, bahan, kewajiban)
        if jenis is JenisAlur.BULANAN:
            hasil += susun_nota_dinas(bahan, periode)
    return hasil


def _susun_menurut(
    penyusun: Mapping[type[Data], tuple[str, SusunBerwaktu]], bahan: Bahan, kewajiban: Iterable[Kewajiban]
) -> Iterator[Naskah]:
    for k in kewajiban:
        teks = bahan.kantor.teks.get(k.baris.indikator.naskah)
        if teks is not None and type(teks) in penyusun:
            yield from penyusun[type(teks)][1](bahan, k)


def nama_tetap(teks: Mapping[str, Data]) -> dict[str, str]:
    """Return the office's wordings of letters that stand for the year, by how people call them.

    A decree is called by its own name (`tim-ppid`), others with their kind (`sop/pengaduan`).
    """
    return {nama.removeprefix("keputusan/"): nama for nama in sorted(teks) if type(teks[nama]) in _TETAP}


def tertunda(jenis: JenisAlur, periode: Periode, bagian: Bagian, hari_ini: dt.date) -> str | None:
    """Return in Indonesian what a run leaves for later because its period is not over; None if nothing."""
    if hari_ini > periode.akhir or jenis is JenisAlur.KEPUTUSAN or bagian is Bagian.UNDANGAN:
        return None
    return (
        f"Laporan {periode.nama} belum disusun karena periodenya baru berakhir {tanggal_panjang(periode.akhir)}; "
        f"jalankan lagi mulai {tanggal_panjang(sesudah(periode))}."
    )
