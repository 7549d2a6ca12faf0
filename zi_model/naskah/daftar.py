"""Which letters a run owes: the one place that ties flows, periods and letter families together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from zi_model.bahasa import tanggal_panjang
from zi_model.data import Data
from zi_model.hukum import DasarTidakBerlaku
from zi_model.jadwal import Jadwal, Sekali
from zi_model.kewajiban import Kewajiban
from zi_model.masalah import Masalah
from zi_model.naskah.berkala.isi import TeksLaporanBerkala
from zi_model.naskah.berkala.laporan import susun_laporan_berkala
from zi_model.naskah.dokumentasi.isi import TeksDokumentasi
from zi_model.naskah.dokumentasi.lembar import susun_dokumentasi
from zi_model.naskah.inti.bahan import Bahan, sesudah
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.inti.untuk_baris import naskah_baris
from zi_model.naskah.keputusan.pokok_dan_tim import TeksKeputusan, susun_keputusan
from zi_model.naskah.keputusan.rencana_aksi import TEMPLAT as TEMPLAT_RENCANA
from zi_model.naskah.keputusan.rencana_aksi import (
    TeksKeputusanRencana,
    susun_keputusan_rencana_aksi,
    susun_salinan_rencana_aksi,
)
from zi_model.naskah.keputusan.sop_iku_standar import (
    TeksKeputusanIKU,
    TeksKeputusanSOP,
    TeksKeputusanStandar,
    susun_keputusan_iku,
    susun_keputusan_sop,
    susun_keputusan_standar,
)
from zi_model.naskah.monev.isi import TeksLaporanMonev
from zi_model.naskah.monev.laporan import susun_laporan_monev
from zi_model.naskah.pelayanan.maklumat import TeksMaklumat, susun_maklumat
from zi_model.naskah.pelayanan.sop import TeksSOP, susun_sop
from zi_model.naskah.rapat.paket import susun_lembar_rapat, susun_rapat
from zi_model.naskah.rapat.teks import TeksRapat
from zi_model.naskah.rapat.waktu import nama_rapat
from zi_model.naskah.surat.nota_dinas import susun_nota_dinas
from zi_model.naskah.surat.surat_pengantar import susun_surat_pengantar
from zi_model.periode import JenisPeriode, Periode, Waktu
from zi_model.rencana import RencanaAksi
from zi_model.tahun_rencana import TahunRencana


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
    """Which part of a run: the packets of its meetings before its period ends, the reports after it."""

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


SusunTetap = Callable[[TahunRencana, str, dt.date], Sequence[Naskah]]
SusunBerwaktu = Callable[[Bahan, Kewajiban, str], Naskah]

_TETAP: dict[type[Data], tuple[str, SusunTetap]] = {
    TeksKeputusan: ("keputusan.docx", susun_keputusan),
    TeksKeputusanRencana: (TEMPLAT_RENCANA, susun_keputusan_rencana_aksi),
    TeksKeputusanIKU: ("keputusan-iku.docx", susun_keputusan_iku),
    TeksKeputusanSOP: ("keputusan-sop.docx", susun_keputusan_sop),
    TeksKeputusanStandar: ("keputusan-standar-pelayanan.docx", susun_keputusan_standar),
    TeksMaklumat: ("maklumat.docx", susun_maklumat),
    TeksSOP: ("sop.docx", susun_sop),
}
"""Letters that stand for the year, by the type of their wording: template, and how they are composed.

Composed of the office, the name of the wording and the day of drafting.
"""

_LAPORAN: dict[type[Data], tuple[str, SusunBerwaktu]] = {
    TeksLaporanMonev: ("laporan-monev.docx", lambda bahan, k, _: susun_laporan_monev(bahan, k.periode)),
    TeksDokumentasi: ("lembar-dokumentasi.docx", susun_dokumentasi),
    TeksLaporanBerkala: ("laporan-berkala.docx", susun_laporan_berkala),
}
"""Letters that tell of an obligation's time, when it is over: composed of evidence, obligation, wording's name."""


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
    if isinstance(teks, TeksRapat):
        return "undangan.docx"
    for penyusun in (_TETAP, _LAPORAN):
        for jenis, (templat, _) in penyusun.items():
            if type(teks) is jenis:
                return templat
    return None


def alur_jadwal(jadwal: Jadwal) -> JenisAlur:
    """Return the run that drafts letters on such a schedule: a single window's with its last month."""
    if isinstance(jadwal, Sekali):
        return JenisAlur.BULANAN
    return next(alur for alur in JenisAlur if alur.jenis_periode is jadwal.jenis)


def kewajiban_alur(tahun: TahunRencana, jenis: JenisAlur, periode: Periode) -> list[Kewajiban]:
    """Return the obligations whose letters a run of this kind and period drafts, in the plan's order."""
    return [
        k for k in tahun.kewajiban if alur_jadwal(k.baris.indikator.waktu) is jenis and periode.berisi(k.jatuh_tempo)
    ]


def susun_naskah(
    bahan: Bahan, jenis: JenisAlur, periode: Periode, bagian: Bagian, kode: str | None, hari_ini: dt.date
) -> list[Naskah]:
    """Return the letters that a run of this kind and period owes, in the order in which they are used.

    A letter that tells of a period is owed only when the period is over (`tertunda` says so);
    `kode` picks one of the year's letters by its name (see `nama_tetap`).

    Raises:
        DasarTidakBerlaku: when letters name references that are not in force on their dates; with all of them.

    """
    kantor = bahan.kantor
    if jenis is JenisAlur.KEPUTUSAN:
        semua = (nama for sebutan, nama in nama_tetap(kantor.teks).items() if kode in {None, sebutan})
        return _kumpulkan(partial(susun_tetap, bahan.tahun, nama, hari_ini) for nama in semua)
    kewajiban = kewajiban_alur(bahan.tahun, jenis, periode)
    paket = list(_susun_rapat(bahan, kewajiban))
    laporan: list[Naskah] = []
    if bagian is not Bagian.UNDANGAN and hari_ini > periode.akhir:
        laporan += _susun_laporan(bahan, kewajiban)
        if jenis is JenisAlur.BULANAN:
            laporan += susun_nota_dinas(bahan, periode)
        laporan += susun_surat_pengantar(kantor, periode, [*paket, *laporan])
    return laporan if bagian is Bagian.LAPORAN else [*paket, *laporan]


def _susun_rapat(bahan: Bahan, kewajiban: Iterable[Kewajiban]) -> Iterator[Naskah]:
    """Give what goes out before each meeting; of rows that share a meeting the first one calls for it."""
    for k in _rapat_pertama(bahan.tahun, kewajiban):
        yield from susun_rapat(bahan, k)


def _susun_laporan(bahan: Bahan, kewajiban: Sequence[Kewajiban]) -> list[Naskah]:
    """Return what tells of obligations whose time is over, row by row: a meeting's photo sheet, then the report."""
    berapat = _rapat_pertama(bahan.tahun, kewajiban)
    return _kumpulkan(partial(_susun_laporan_baris, bahan, k, berapat=k in berapat) for k in kewajiban)


def _susun_laporan_baris(bahan: Bahan, k: Kewajiban, *, berapat: bool) -> list[Naskah]:
    lembar = [susun_lembar_rapat(bahan, k)] if berapat else []
    return [*lembar, *_kumpulkan(partial(_satu_laporan, bahan, k, nama) for nama in nama_laporan(bahan.tahun, k))]


def _satu_laporan(bahan: Bahan, k: Kewajiban, nama: str) -> list[Naskah]:
    return [_LAPORAN[type(bahan.kantor.teks[nama])][1](bahan, k, nama)]


def nama_laporan(tahun: TahunRencana, k: Kewajiban) -> list[str]:
    """Return the wordings of the reports and photo sheets that an obligation calls for when its time is over."""
    return naskah_baris(tahun, k.kode, *_LAPORAN)


def _kumpulkan(penyusun: Iterable[Callable[[], Iterable[Naskah]]]) -> list[Naskah]:
    """Return the letters of several composers, in their order.

    Raises:
        DasarTidakBerlaku: with the problems of all of them, when there are any.

    """
    naskah: list[Naskah] = []
    masalah: list[Masalah] = []
    for susun in penyusun:
        try:
            naskah += susun()
        except DasarTidakBerlaku as galat:
            masalah += galat.masalah
    if masalah:
        raise DasarTidakBerlaku(masalah)
    return naskah


def susun_tetap(tahun: TahunRencana, nama: str, hari_ini: dt.date) -> Sequence[Naskah]:
    """Return the letters that stand for the year, of one wording (see `nama_tetap`).

    Raises:
        DasarTidakBerlaku: when they name references that are not in force.

    """
    return _TETAP[type(tahun.kantor.teks[nama])][1](tahun, nama, hari_ini)


def susun_salinan(tahun: TahunRencana, nama: str) -> Naskah | None:
    """Return the certified copy of a decree; None when it is of a kind, or in a state, that has none.

    Raises:
        DasarTidakBerlaku: when it names references that were not in force on its date.

    """
    if isinstance(tahun.kantor.teks[nama], TeksKeputusanRencana):
        return susun_salinan_rencana_aksi(tahun, nama)
    return None


def susun_diminta(bahan: Bahan, kewajiban: Sequence[Kewajiban], nama: str | None, hari_ini: dt.date) -> list[Naskah]:
    """Return the letters that these obligations call for: packets of meetings, and reports of those whose time is over.

    `nama` picks those of one wording; None: all. A meeting that rows share is that of the first of them,
    whichever was asked for.

    Raises:
        DasarTidakBerlaku: when letters name references that are not in force on their dates.

    """
    rapat = {(n, k.jendela) for k in kewajiban if (n := nama_rapat(bahan.tahun, k)) is not None and nama in {None, n}}
    serapat = [k for k in bahan.tahun.kewajiban if (nama_rapat(bahan.tahun, k), k.jendela) in rapat]
    lembar = [k for k in _rapat_pertama(bahan.tahun, serapat) if hari_ini > k.jatuh_tempo]
    dilaporkan = [
        (k, n) for k in kewajiban if hari_ini > k.jatuh_tempo for n in nama_laporan(bahan.tahun, k) if nama in {None, n}
    ]
    return [
        *_susun_rapat(bahan, serapat),
        *(susun_lembar_rapat(bahan, k) for k in lembar),
        *_kumpulkan(partial(_satu_laporan, bahan, k, n) for k, n in dilaporkan),
    ]


def _rapat_pertama(tahun: TahunRencana, kewajiban: Iterable[Kewajiban]) -> list[Kewajiban]:
    """Return for each meeting that obligations call for the first of them, in the plan's order."""
    pertama: dict[tuple[str, Waktu], Kewajiban] = {}
    for k in kewajiban:
        if (nama := nama_rapat(tahun, k)) is not None:
            pertama.setdefault((nama, k.jendela), k)
    return list(pertama.values())


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
        f"Laporan dan lembar dokumentasi {periode.nama} belum disusun karena periodenya baru berakhir "
        f"{tanggal_panjang(periode.akhir)}; jalankan lagi mulai {tanggal_panjang(sesudah(periode))}."
    )
