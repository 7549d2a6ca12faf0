"""Which letters a run owes: the one place that ties runs, periods and the kinds of letters together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from zi_model.data import Data
from zi_model.hukum import DasarTidakBerlaku
from zi_model.keputusan_kantor import KEPUTUSAN
from zi_model.keputusan_terbit import FOLDER, keputusan_dikenal
from zi_model.kewajiban import Kewajiban
from zi_model.masalah import Masalah
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jenis import JenisNaskah, Kapan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur, alur_jadwal, kewajiban_alur
from zi_model.naskah.keluarga import jenis_naskah, sejatuh_waktu
from zi_model.naskah.rapat.satu_rapat import hari_rapat_kini
from zi_model.naskah.rapat.waktu import nama_rapat
from zi_model.naskah.untuk_baris import naskah_baris
from zi_model.periode import Periode, Waktu
from zi_model.rencana import Baris, RencanaAksi
from zi_model.tahun_rencana import TahunRencana

_MENOLEH = {JenisAlur.BULANAN: Kapan.BULAN, JenisAlur.TRIWULANAN: Kapan.TRIWULAN}
"""Which letters look back on the period of a run, whatever its obligations."""


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


def naskah_rencana(rencana: RencanaAksi, teks: Mapping[str, Data]) -> list[NaskahRencana]:
    """Return for each row, in the plan's order, the letter that it calls for.

    `teks` is the office's wording: a letter can be drafted when it has one.
    """
    return [_naskah_baris(baris, teks) for baris in rencana.baris]


def _naskah_baris(baris: Baris, teks: Mapping[str, Data]) -> NaskahRencana:
    """Return the letter of a row; of a meeting's packet the template is that of its first letter."""
    nama = baris.indikator.naskah
    jenis = jenis_naskah(nama) if nama in teks else None
    if jenis is None:
        return NaskahRencana(baris.kode, nama, nama.split("/")[0], None, None)
    setahun = jenis.kapan is Kapan.SETAHUN
    alur = JenisAlur.KEPUTUSAN if setahun else alur_jadwal(baris.indikator.waktu)
    return NaskahRencana(baris.kode, nama, jenis.folder, alur, jenis.surat[0].templat)


def susun_naskah(
    bahan: Bahan, jenis: JenisAlur, periode: Periode, bagian: Bagian, kode: str | None, hari_ini: dt.date
) -> list[Naskah]:
    """Return the letters that a run of this kind and period owes, in the order in which they are used.

    A letter that tells of a period is owed only when the period is over (`tertunda` says so);
    `kode` picks one of the year's letters by its name (see `nama_tetap`). Without it no decree is drafted that the
    plan folder knows as signed.

    Raises:
        DasarTidakBerlaku: when letters name references that are not in force on their dates; with all of them.

    """
    kantor = bahan.kantor
    if jenis is JenisAlur.KEPUTUSAN:
        semua = (nama for sebutan, nama in nama_tetap(kantor.teks).items() if kode in {None, sebutan})
        tetap = _kumpulkan(partial(susun_tetap, bahan.tahun, nama, hari_ini) for nama in semua)
        return tetap if kode else [n for n in tetap if not ditetapkan(bahan.tahun, n)]
    kewajiban = kewajiban_alur(bahan.tahun, jenis, periode)
    paket = list(_susun_rapat(bahan, kewajiban))
    laporan: list[Naskah] = []
    if bagian is not Bagian.UNDANGAN and hari_ini > periode.akhir:
        laporan += _susun_laporan(bahan, kewajiban)
        for satu in sejatuh_waktu(_MENOLEH[jenis]) if jenis in _MENOLEH else ():
            laporan += satu.susun(bahan, periode)
        for satu in sejatuh_waktu(Kapan.PENGANTAR):
            laporan += satu.susun(kantor, periode, [*paket, *laporan])
    return laporan if bagian is Bagian.LAPORAN else [*paket, *laporan]


def _susun_rapat(bahan: Bahan, kewajiban: Iterable[Kewajiban]) -> Iterator[Naskah]:
    """Give what goes out before each meeting; of rows that share a meeting the first one calls for it."""
    for k in _rapat_pertama(bahan.tahun, kewajiban):
        yield from _jenis_rapat(bahan.tahun, k).susun(bahan, k)


def _susun_laporan(bahan: Bahan, kewajiban: Sequence[Kewajiban]) -> list[Naskah]:
    """Return what tells of obligations whose time is over, row by row: a meeting's photo sheet, then the report."""
    berapat = _rapat_pertama(bahan.tahun, kewajiban)
    return _kumpulkan(partial(_susun_laporan_baris, bahan, k, berapat=k in berapat) for k in kewajiban)


def _susun_laporan_baris(bahan: Bahan, k: Kewajiban, *, berapat: bool) -> list[Naskah]:
    lembar = _lembar_rapat(bahan, k) if berapat else []
    return [*lembar, *_kumpulkan(partial(_satu_laporan, bahan, k, nama) for nama in nama_laporan(bahan.tahun, k))]


def _satu_laporan(bahan: Bahan, k: Kewajiban, nama: str) -> list[Naskah]:
    laporan: Naskah = _jenis(nama).susun(bahan, k, nama)
    return [laporan]


def _lembar_rapat(bahan: Bahan, k: Kewajiban) -> list[Naskah]:
    """Return what a meeting's packet has when its time is over; nothing before the meeting, which may be later."""
    susun = _jenis_rapat(bahan.tahun, k).susun_lembar
    if susun is None or (bahan.hari is not None and bahan.hari <= hari_rapat_kini(bahan, k)):
        return []
    return [susun(bahan, k)]


def _jenis_rapat(tahun: TahunRencana, k: Kewajiban) -> JenisNaskah:
    """Return the kind of the meeting that an obligation calls for."""
    return _jenis(nama_rapat(tahun, k) or "")


def _jenis(nama: str) -> JenisNaskah:
    """Return the kind of letter of an office's wording.

    Raises:
        KeyError: for a wording of no letter, which a plan that loaded without problems never has.

    """
    jenis = jenis_naskah(nama)
    if jenis is None:
        raise KeyError(nama)
    return jenis


def nama_laporan(tahun: TahunRencana, k: Kewajiban) -> list[str]:
    """Return the wordings of the reports and photo sheets that an obligation calls for when its time is over."""
    return naskah_baris(tahun, k.kode, Kapan.KEWAJIBAN)


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
    naskah: Sequence[Naskah] = _jenis(nama).susun(tahun, nama, hari_ini)
    return naskah


def ditetapkan(tahun: TahunRencana, naskah: Naskah) -> bool:
    """Tell whether a letter is a decree that the plan folder knows as signed; what it brings along is still owed."""
    kunci = naskah.kunci
    return kunci.jenis == KEPUTUSAN and f"{FOLDER}{kunci.subjek}" in keputusan_dikenal(tahun)


def susun_salinan(tahun: TahunRencana, nama: str) -> Naskah | None:
    """Return the certified copy of a decree; None when it is of a kind, or in a state, that has none.

    Raises:
        DasarTidakBerlaku: when it names references that were not in force on its date.

    """
    jenis = jenis_naskah(nama)  # None for words that letters share
    susun = jenis and jenis.susun_salinan
    salinan: Naskah | None = susun(tahun, nama) if susun else None
    return salinan


def susun_diminta(bahan: Bahan, kewajiban: Sequence[Kewajiban], nama: str | None, hari_ini: dt.date) -> list[Naskah]:
    """Return the letters that these obligations call for: packets of meetings, and reports of those whose time is over.

    `nama` picks those of one wording; None: all. A meeting that rows share is that of the first of them,
    whichever was asked for.

    Raises:
        DasarTidakBerlaku: when letters name references that are not in force on their dates.

    """
    tahun = bahan.tahun
    rapat = {(n, k.jendela) for k in kewajiban if (n := nama_rapat(tahun, k)) is not None and nama in {None, n}}
    serapat = [k for k in tahun.kewajiban if (nama_rapat(tahun, k), k.jendela) in rapat]
    lembar = [k for k in _rapat_pertama(tahun, serapat) if hari_ini > k.jatuh_tempo]
    dilaporkan = [
        (k, n) for k in kewajiban if hari_ini > k.jatuh_tempo for n in nama_laporan(tahun, k) if nama in {None, n}
    ]
    return [
        *_susun_rapat(bahan, serapat),
        *(satu for k in lembar for satu in _lembar_rapat(bahan, k)),
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
    tetap = (nama for nama in sorted(teks) if (jenis := jenis_naskah(nama)) and jenis.kapan is Kapan.SETAHUN)
    return {nama.removeprefix("keputusan/"): nama for nama in tetap}
