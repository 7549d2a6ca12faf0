"""Which letters a run owes: the one place that ties flows, periods and letter families together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zi_model.bahasa import tanggal_panjang
from zi_model.naskah.bahan import Bahan, sesudah
from zi_model.naskah.dasar import Naskah
from zi_model.naskah.keputusan import susun_keputusan
from zi_model.naskah.laporan_berkala import susun_laporan_berkala
from zi_model.naskah.laporan_monev import susun_laporan_monev
from zi_model.naskah.nota_dinas import susun_nota_dinas
from zi_model.naskah.rapat import susun_rapat_monev
from zi_model.naskah.teks import AWALAN_KEPUTUSAN
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
    """A letter that rows of the plan call for: its kind, the run that drafts it, its template.

    `alur` and `templat` are None for a letter that nothing drafts yet.
    """

    kode: str
    naskah: str
    jenis: str
    alur: JenisAlur | None
    templat: str | None


_DIGARAP = {
    "rapat/monev": (JenisAlur.TRIWULANAN, "undangan.docx"),
    "laporan/monev-triwulan": (JenisAlur.TRIWULANAN, "laporan-monev.docx"),
    "laporan/layanan-informasi": (JenisAlur.BULANAN, "laporan-berkala.docx"),
    "laporan/monev-ppid": (JenisAlur.SEMESTERAN, "laporan-berkala.docx"),
    "laporan/evaluasi-benturan-kepentingan": (JenisAlur.SEMESTERAN, "laporan-berkala.docx"),
}


def naskah_rencana(rencana: RencanaAksi, teks: Iterable[str]) -> list[NaskahRencana]:
    """Return for each row, in the plan's order, the letter that it calls for.

    `teks` are the names of the office's files of wording: a decree can be drafted when it has one.
    """
    keputusan = {f"keputusan/{nama}": (JenisAlur.KEPUTUSAN, "keputusan.docx") for nama in nama_keputusan(teks)}
    digarap = _DIGARAP | keputusan
    return [
        NaskahRencana(b.kode, naskah, naskah.split("/")[0], *digarap.get(naskah, (None, None)))
        for b in rencana.baris
        for naskah in (b.indikator.naskah,)
    ]


def susun_naskah(
    bahan: Bahan, jenis: JenisAlur, periode: Periode, bagian: Bagian, kode: str | None, hari_ini: dt.date
) -> list[Naskah]:
    """Return the letters that a run of this kind and period owes, in the order in which they are used.

    A letter that tells of a period is owed only when the period is over (`tertunda` says so);
    `kode` picks one decree by the name of its text file without `keputusan-`.
    """
    kantor = bahan.kantor
    lewat = hari_ini > periode.akhir
    match jenis:
        case JenisAlur.KEPUTUSAN:
            return [
                susun_keputusan(kantor, nama, hari_ini) for nama in nama_keputusan(kantor.teks) if kode in {None, nama}
            ]
        case JenisAlur.TRIWULANAN:
            hasil: list[Naskah] = []
            if bagian is not Bagian.LAPORAN:
                hasil += susun_rapat_monev(kantor, periode, bahan.status(periode, periode.akhir, dt.date.max))
            if bagian is not Bagian.UNDANGAN and lewat:
                hasil.append(susun_laporan_monev(bahan, periode))
            return hasil
        case JenisAlur.BULANAN | JenisAlur.SEMESTERAN:
            if not lewat:
                return []
            laporan = susun_laporan_berkala(bahan, periode)
            return laporan + (susun_nota_dinas(bahan, periode) if jenis is JenisAlur.BULANAN else [])


def nama_keputusan(teks: Iterable[str]) -> list[str]:
    """Return the names of the decrees that the office has texts for."""
    return sorted(nama.removeprefix(AWALAN_KEPUTUSAN) for nama in teks if nama.startswith(AWALAN_KEPUTUSAN))


def tertunda(jenis: JenisAlur, periode: Periode, bagian: Bagian, hari_ini: dt.date) -> str | None:
    """Return in Indonesian what a run leaves for later because its period is not over; None if nothing."""
    if hari_ini > periode.akhir or jenis is JenisAlur.KEPUTUSAN or bagian is Bagian.UNDANGAN:
        return None
    return (
        f"Laporan {periode.nama} belum disusun karena periodenya baru berakhir {tanggal_panjang(periode.akhir)}; "
        f"jalankan lagi mulai {tanggal_panjang(sesudah(periode))}."
    )
