"""Where the obligations of a period stand: what is owed, what is there, what is missing, and why."""

from __future__ import annotations

import datetime as dt
import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tata_usaha.bukti.jelajah_bukti import sebut
from tata_usaha.bukti.pembaca.tautan import baca_alamat
from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.tahun import baca_rencana, hari_ini
from zi_model.masalah import Masalah
from zi_model.periode import JenisPeriode, Periode
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana
from zi_model.tindak_lanjut import nilai_terbit
from zi_model.tunggakan import masih_tenggang, tunggakan

Tempat = tuple[str, Periode]


@dataclass(frozen=True)
class PermintaanStatus:
    """Which period (None: the running triwulan, or the year of a named row), as of which day (None: today).

    `kode` is a row, or the beginning of the codes of several: only they are told of; "": all.
    """

    satker: str
    periode: Periode | None = None
    per: dt.date | None = None
    kode: str = ""


@dataclass(frozen=True)
class KeadaanKewajiban:
    """The obligations that touch the period, in the plan's order, and what is wrong in the evidence folder.

    `tunggakan` is what is overdue of the time before the period, that of the year before too, `tenggang` what of it is
    not complete and still has its days of grace. `masalah_berkas` are those of `masalah` that are about a file of one
    of all these obligations, `alamat` where their links lead to. `rekomendasi_terbuka` is how many recommendations of
    issued letters are not done.
    """

    tahun: TahunRencana
    periode: Periode
    per: dt.date
    hasil: tuple[HasilStatus, ...]
    masalah: tuple[Masalah, ...]
    tunggakan: tuple[HasilStatus, ...] = ()
    masalah_berkas: Mapping[Tempat, tuple[Masalah, ...]] = field(default_factory=dict)
    alamat: Mapping[str, str] = field(default_factory=dict)
    tenggang: tuple[HasilStatus, ...] = ()
    rekomendasi_terbuka: int = 0


def lihat_status(pengaturan: Pengaturan, permintaan: PermintaanStatus) -> KeadaanKewajiban:
    """Return where the obligations of a period stand on a day.

    Raises:
        GalatPemakaian: when the office has no plan of the period's year, or the plan no such row.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    jenis = JenisPeriode.TAHUN if permintaan.kode else JenisPeriode.TRIWULAN
    periode = permintaan.periode or Periode.dari_tanggal(
        permintaan.per or hari_ini(pengaturan, permintaan.satker), jenis
    )
    tahun = baca_rencana(pengaturan, permintaan.satker, periode.tahun, dengan_naskah=False, dengan_lalu=True)
    per = permintaan.per or waktu.sekarang(tahun.kantor.zona).date()
    return nilai_keadaan(tahun, periksa_bukti(pengaturan, tahun, waktu.sekarang()), periode, per, permintaan.kode)


def nilai_keadaan(
    tahun: TahunRencana, pindaian: HasilPindai, periode: Periode, per: dt.date, kode: str = ""
) -> KeadaanKewajiban:
    """Return where the obligations of a period stand on a day, of a plan and evidence that have been read already.

    Raises:
        GalatPemakaian: when the plan has no row `kode`.

    """
    setahun = bahan(tahun, pindaian, per)
    lama = setahun.lalu.status(setahun.lalu.tahun.periode, per) if setahun.lalu else []
    dua_tahun = [*lama, *setahun.status(tahun.periode, per)]
    bagian = setahun.status(periode, per), tunggakan(dua_tahun, periode), masih_tenggang(dua_tahun, periode, per)
    hasil, menunggak, tenggang = (_pilih(tahun, satu, kode) for satu in bagian)
    semua = (*menunggak, *tenggang, *hasil)
    return KeadaanKewajiban(
        tahun,
        periode,
        per,
        hasil,
        tuple(pindaian.masalah),
        menunggak,
        _masalah_berkas(pindaian, semua),
        {b.berkas: baca_alamat(pindaian.folder / b.berkas) for h in semua for b in h.tautan},
        tenggang,
        sum(satu.keadaan.terbuka and not satu.diulang_di for satu in nilai_terbit(setahun, per)),
    )


def _pilih(tahun: TahunRencana, hasil: Sequence[HasilStatus], kode: str) -> tuple[HasilStatus, ...]:
    """Return those of a row, or of the rows whose codes begin so."""
    if not kode:
        return tuple(hasil)
    dikenal = [satu for satu in tahun.rencana.menurut_kode if f"{satu}.".startswith(f"{kode.rstrip('.')}.")]
    if not dikenal:
        dekat = difflib.get_close_matches(kode, tahun.rencana.menurut_kode, n=3)
        maksud = f"Maksudnya {' atau '.join(dekat)}?" if dekat else "Tulis kode barisnya, misalnya 1.3.1.2."
        raise GalatPemakaian(f"Tidak ada baris “{kode}” di rencana aksi {tahun.tahun}.", maksud)
    return tuple(h for h in hasil if h.kewajiban.kode in dikenal)


def _masalah_berkas(pindaian: HasilPindai, hasil: Iterable[HasilStatus]) -> dict[Tempat, tuple[Masalah, ...]]:
    menurut_letak: defaultdict[str, list[Masalah]] = defaultdict(list)
    for satu in pindaian.masalah:
        menurut_letak[satu.letak.berkas].append(satu)
    jawab: dict[Tempat, tuple[Masalah, ...]] = {}
    for h in hasil:
        bukti = {b.berkas: None for b in (*(b for _, b in h.dihitung), *h.lain, *h.ditolak, *h.tautan)}
        milik = [m for b in bukti for m in menurut_letak.get(sebut(pindaian.folder / b), ())]
        if milik:
            jawab[h.kewajiban.kode, h.kewajiban.periode] = tuple(milik)
    return jawab
