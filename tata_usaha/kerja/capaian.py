"""What the office achieved, as of a day: per component and sub bagian, over the quarters, beside what reports say.

The figures are counted from the evidence of that day. A report that was issued says those of its own day, and counts
itself as there: both are told beside each other, none is changed for the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.periode_alur import hari_kerja_pertama
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from zi_model.capaian import BarisCapaian, Capaian, Hitungan, hitung_capaian, triwulan_tahun
from zi_model.naskah.monev.capaian import AngkaTerbit
from zi_model.periode import JenisPeriode, Periode
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana
from zi_model.terbit import NaskahTerbit
from zi_model.tindak_lanjut import LAPORAN, hari_keadaan


@dataclass(frozen=True)
class PermintaanCapaian:
    """Which period (None: the running triwulan, or the last of the newest plan), as of which day (None: today)."""

    satker: str
    periode: Periode | None = None
    per: dt.date | None = None


@dataclass(frozen=True)
class TitikTren:
    """One quarter: what is counted as of the day, and where its report stands.

    `laporan` is its report in the register, a cancelled one where there is no other (None: not drafted yet), drafted by
    a run from the day `disusun` on.
    `terbit` are the figures that the report says, `keadaan_terbit` the day by which it counts; None until it is issued.
    """

    periode: Periode
    dalam: Hitungan
    disusun: dt.date
    laporan: EntriAgenda | None = None
    terbit: AngkaTerbit | None = None
    keadaan_terbit: dt.date | None = None

    @property
    def status(self) -> str:
        """Where its report stands, in words that people read."""
        return "Belum disusun" if self.laporan is None else self.laporan.status.sebutan


@dataclass(frozen=True)
class KeadaanCapaian:
    """The achievement of a period, the trend over the quarters of its year, and each obligation behind the figures."""

    tahun: TahunRencana
    capaian: Capaian
    tren: tuple[TitikTren, ...]
    kewajiban: tuple[HasilStatus, ...]

    @property
    def baris(self) -> tuple[BarisCapaian, ...]:
        """Components, then sub bagian, then all."""
        return (*self.capaian.komponen, *self.capaian.unit, self.capaian.jumlah)


def lihat_capaian(pengaturan: Pengaturan, permintaan: PermintaanCapaian) -> KeadaanCapaian:
    """Return what the office achieved.

    Raises:
        GalatPemakaian: when the office has no plan of the period's year.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    satker = permintaan.satker
    ke = permintaan.periode.tahun if permintaan.periode else tahun_berjalan(pengaturan, satker)
    tahun = baca_rencana(pengaturan, satker, ke, dengan_naskah=False)
    per = permintaan.per or waktu.sekarang(tahun.kantor.zona).date()
    periode = permintaan.periode or _berjalan(tahun, per)
    isi = bahan(tahun, periksa_bukti(pengaturan, tahun, waktu.sekarang()), per)
    setahun = tuple(isi.status(tahun.periode, per))
    capaian = hitung_capaian(tahun, setahun, periode, per)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        laporan = [e for e in buku.semua(sambungan, satker) if e.jenis == LAPORAN]
    menyangkut = tuple(h for h in setahun if h.kewajiban.menyangkut(periode))
    return KeadaanCapaian(tahun, capaian, tuple(_tren(tahun, capaian.jumlah, laporan, isi.terbit)), menyangkut)


def _berjalan(tahun: TahunRencana, per: dt.date) -> Periode:
    """Return the quarter in which a day lies; of a day outside the year the quarter next to it."""
    hari = min(max(per, tahun.periode.mulai), tahun.periode.akhir)
    return Periode.dari_tanggal(hari, JenisPeriode.TRIWULAN)


def _tren(
    tahun: TahunRencana, jumlah: BarisCapaian, laporan: Iterable[EntriAgenda], terbit: Iterable[NaskahTerbit]
) -> Iterable[TitikTren]:
    ada = {e.periode: e for e in laporan}  # also one that is cancelled: no run drafts it again
    keluar = {t.periode: t for t in terbit if t.jenis == LAPORAN}
    for triwulan, dalam in zip(triwulan_tahun(tahun), jumlah.triwulan, strict=True):
        kata = keluar.get(triwulan)
        yield TitikTren(
            triwulan,
            dalam,
            hari_kerja_pertama(tahun.kantor.kalender, triwulan),
            ada.get(str(triwulan)),
            AngkaTerbit.baca(kata) if kata else None,
            hari_keadaan(kata) if kata else None,
        )
