"""Recommendations as issued letters made them: what became of each, and the answer that a person gives to one.

What became of them is read from the evidence. Where that cannot tell, a person answers, with words and, to close it,
with a proof: a file that lies in the evidence folder, or is taken in below the year's `tindak-lanjut/`. The file comes
first, then the record: whoever was cut off between the two runs the command again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import catat
from tata_usaha.agenda.skema import jawaban_tindak_lanjut
from tata_usaha.agenda.terbit import muat_terbit
from tata_usaha.bukti.jelajah_bukti import diabaikan, folder_kantor
from tata_usaha.bukti.jenis_berkas import kenali
from tata_usaha.bukti.pohon_bukti import DITARIK, TINDAK_LANJUT
from tata_usaha.bukti.taruh_bukti import TakDitaruh, taruh
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatBukti, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.langkah import bahan, periksa_bukti
from tata_usaha.kerja.masuk_bukti import relatif_bukti
from tata_usaha.kerja.pilih_unit import kode_semua_unit
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from zi_model.anjuran import Anjuran, Tindak
from zi_model.daur_naskah import StatusNaskah
from zi_model.periode import JenisPeriode, Periode, PeriodeTidakSah
from zi_model.tahun_rencana import TahunRencana
from zi_model.terbit import NaskahTerbit, RekomendasiTerbit
from zi_model.tindak_lanjut import (
    LAPORAN,
    KeadaanRekomendasi,
    merekomendasikan,
    nilai_terbit,
)
from zi_model.unit_rekomendasi import unit_diminta

DIJAWAB = "TINDAK_LANJUT_DIJAWAB"
"""The event of an answer; it stands with those of the letter that asked."""
_SEBUT_MAKS = 5


@dataclass(frozen=True)
class PermintaanTampil:
    """Whose recommendations: those of letters on this period, or in it (None: the running year), as of which day.

    `terbuka`: only those of which something is left to do. `unit`: only those that ask one of these sub bagian (codes
    or short names); None: all.
    """

    satker: str
    periode: Periode | None = None
    per: dt.date | None = None
    terbuka: bool = False
    unit: frozenset[str] | None = None


@dataclass(frozen=True)
class PermintaanJawaban:
    """Which recommendation, what became of it in words, and the file that proves it (None: words only)."""

    satker: str
    id: str
    catatan: str = ""
    bukti: Path | None = None


@dataclass(frozen=True)
class DaftarTindakLanjut:
    """What issued letters asked, with what became of it; `semua` are also those that were not asked for.

    `belum_terbit` are ended quarters without an issued report, `dibatalkan` those whose report was cancelled.
    """

    tahun: TahunRencana
    periode: Periode
    per: dt.date
    hasil: tuple[KeadaanRekomendasi, ...]
    belum_terbit: tuple[Periode, ...] = field(default=())
    dibatalkan: frozenset[Periode] = frozenset()
    semua: tuple[KeadaanRekomendasi, ...] = ()

    def diminta_lagi(self, satu: KeadaanRekomendasi) -> tuple[KeadaanRekomendasi, ...]:
        """Return those of a later report that ask for the same again."""
        return tuple(lain for lain in self.semua if lain.rekomendasi.id in satu.diulang_di)

    def unit(self, satu: KeadaanRekomendasi) -> frozenset[str]:
        """Return the sub bagian that a recommendation asks (`unit_diminta`)."""
        return unit_diminta(self.tahun, satu.rekomendasi)


@dataclass(frozen=True)
class HasilJawaban:
    """What became of the recommendation with the answer; `bukti` is where the proof lies, `berubah` False: no news."""

    keadaan: KeadaanRekomendasi
    bukti: Path | None
    berubah: bool


def lihat_tindak_lanjut(pengaturan: Pengaturan, permintaan: PermintaanTampil) -> DaftarTindakLanjut:
    """Return the recommendations of issued letters with what became of them.

    Raises:
        GalatPemakaian: when the office has no plan of the year, or no such sub bagian.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's evidence folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    satker = permintaan.satker
    periode = permintaan.periode or Periode(tahun_berjalan(pengaturan, satker), JenisPeriode.TAHUN)
    tahun = baca_rencana(pengaturan, satker, periode.tahun, dengan_naskah=False, dengan_lalu=True)
    unit = kode_semua_unit(tahun.kantor.satker, permintaan.unit)
    per = permintaan.per or waktu.sekarang(tahun.kantor.zona).date()
    isi = bahan(tahun, periksa_bukti(pengaturan, tahun, waktu.sekarang()), per)
    semua = tuple(nilai_terbit(isi, per))
    hasil = (
        satu
        for satu in semua
        if periode.berisi(satu.terbit.periode)
        and (satu.keadaan.terbuka or not permintaan.terbuka)
        and (unit is None or not unit.isdisjoint(unit_diminta(tahun, satu.rekomendasi)))
    )
    selesai = [p for p in tahun.periode.bagian(JenisPeriode.TRIWULAN) if periode.berisi(p) and p.akhir < per]
    terbit = {t.periode for t in isi.terbit if t.jenis == LAPORAN}
    belum = tuple(p for p in selesai if p not in terbit)
    return DaftarTindakLanjut(tahun, periode, per, tuple(hasil), belum, _dibatalkan(pengaturan, satker, belum), semua)


def _dibatalkan(pengaturan: Pengaturan, satker: str, periode: tuple[Periode, ...]) -> frozenset[Periode]:
    """Return of which periods there is a report in the register, and every one of them is cancelled."""
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        laporan = [e for e in buku.semua(sambungan, satker) if e.jenis == LAPORAN]
    status = {p: {e.status for e in laporan if e.periode == str(p)} for p in periode}
    return frozenset(p for p in periode if status[p] == {StatusNaskah.BATAL})


def jawab_tindak_lanjut(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanJawaban) -> HasilJawaban:
    """Record what a person says became of a recommendation, and tell what that makes of it.

    A proof that lies in the office's evidence folder stays where it is; any other is copied below the year's
    `tindak-lanjut/`. The same answer once more changes nothing.

    Raises:
        GalatPemakaian: when nothing is said, or no recommendation that stands is called so.
        GalatBukti: when the proof is none, or cannot be read or taken in.
        GalatRencana: when the office's plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    catatan = " ".join(permintaan.catatan.split())
    if not catatan and permintaan.bukti is None:
        saran = "Tulis apa yang sudah dikerjakan, sertakan berkas buktinya, atau keduanya."
        raise GalatPemakaian("Jawabannya kosong.", saran)
    satker = permintaan.satker
    tahun = baca_rencana(pengaturan, satker, _tahun(permintaan.id), dengan_naskah=False, dengan_lalu=True)
    akar = folder_kantor(pengaturan.bukti, tahun.kantor)
    with buka_tulis(pengaturan, pelaku) as basis:
        with basis.baca() as sambungan:
            terbit, r = _cari(muat_terbit(sambungan, satker), permintaan.id)
        bukti = _bukti(akar, terbit, r, permintaan.bukti) if permintaan.bukti else None
        sidik = berkas.sha256_berkas(akar / bukti) if bukti else None
        with basis.transaksi(satker) as sambungan:
            berubah = _catat(sambungan, satker, terbit, r.id, catatan, bukti, sidik)
    sekarang = waktu.sekarang()
    per = sekarang.astimezone(tahun.kantor.zona).date()
    isi = bahan(tahun, periksa_bukti(pengaturan, tahun, sekarang), per)
    keadaan = next(satu for satu in nilai_terbit(isi, per) if satu.rekomendasi.id == r.id)
    return HasilJawaban(keadaan, akar / bukti if bukti else None, berubah)


def unit_rekomendasi(pengaturan: Pengaturan, satker: str, id_: str) -> frozenset[str]:
    """Return the sub bagian that the recommendation with this number asks; none when nobody can tell.

    Raises:
        GalatPemakaian: when no recommendation that stands is called so.
        GalatRencana: when the office's plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    tahun = baca_rencana(pengaturan, satker, _tahun(id_), dengan_naskah=False, dengan_lalu=True)
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        _, r = _cari(muat_terbit(sambungan, satker), id_)
    return unit_diminta(tahun, r)


def _tahun(id_: str) -> int:
    """Return of which year a letter is whose recommendation is called so."""
    try:
        return Periode.parse(id_.partition("/")[0]).tahun
    except PeriodeTidakSah as galat:
        raise GalatPemakaian(
            f"“{id_}” bukan nomor rekomendasi.", "Tulis seperti di daftar tindak lanjut, misalnya 2026-TW1/3."
        ) from galat


def _cari(semua: tuple[NaskahTerbit, ...], id_: str) -> tuple[NaskahTerbit, RekomendasiTerbit]:
    cari = id_.strip().casefold()
    milik = [(t, r) for t in semua if merekomendasikan(t.jenis) for r in t.rekomendasi]
    for t, r in milik:
        if r.id.casefold() == cari:
            return t, r
    awal = cari.rpartition("/")[0]
    serupa = [r.id for _, r in milik if r.id.casefold().rpartition("/")[0] == awal]
    ada = ", ".join(serupa[:_SEBUT_MAKS]) + (f", dan {len(serupa) - _SEBUT_MAKS} lagi" if serupa[_SEBUT_MAKS:] else "")
    raise GalatPemakaian(
        f"Tidak ada rekomendasi “{id_}” di naskah yang sudah ditetapkan.",
        f"Yang ada: {ada}." if ada else "",
        anjuran=None if ada else Anjuran.untuk(Tindak.LIHAT_TINDAK_LANJUT),
    )


def _bukti(akar: Path, terbit: NaskahTerbit, r: RekomendasiTerbit, asal: Path) -> str:
    """Return where a proof lies below the office's evidence folder; one from elsewhere is taken in.

    Raises:
        GalatBukti: when it is none, or cannot be read or taken in.

    """
    asal = asal.expanduser()
    for calon in (asal, akar / asal):
        relatif = relatif_bukti(akar, calon)
        if relatif and calon.is_file() and not calon.is_symlink() and DITARIK not in relatif.casefold().split("/"):
            if alasan := "berkas ini milik program" if diabaikan(calon.name) else kenali(calon).alasan:
                raise GalatBukti(f"“{calon.name}” bukan bukti: {alasan}.", "Sebutkan berkas lain.")
            return relatif
    folder = akar / str(terbit.periode.tahun) / TINDAK_LANJUT / r.id.replace("/", " ")
    try:
        return taruh(folder, asal).tempat.relative_to(akar).as_posix()
    except TakDitaruh as galat:
        raise GalatBukti(f"“{asal.name}” tidak diterima: {galat}.", "Sebutkan berkas lain.") from galat
    except OSError as galat:
        raise GalatBukti(f"{folder} tidak dapat ditulis: {sebab_sistem(galat)}.", saran_sistem(galat)) from galat


def _catat(
    sambungan: Connection,
    satker: str,
    terbit: NaskahTerbit,
    id_: str,
    catatan: str,
    bukti: str | None,
    sidik: str | None,
) -> bool:
    """Record an answer; return False when the last one said the same."""
    j = jawaban_tindak_lanjut.c
    pilih = sa.select(jawaban_tindak_lanjut).where(j.satker == satker, j.id == id_).order_by(j.saat.desc())
    lama = sambungan.execute(pilih.limit(1)).first()
    if lama is not None and (lama.catatan, lama.bukti, lama.sha256) == (catatan, bukti, sidik):
        return False
    saat = waktu.sekarang()
    nilai = {
        "satker": satker,
        "id": id_,
        "saat": saat,
        "oleh": sambungan.get_execution_options()["oleh"],
        "catatan": catatan,
        "bukti": bukti,
        "sha256": sidik,
    }
    sambungan.execute(sa.insert(jawaban_tindak_lanjut).values(nilai))
    rincian = {"id": id_, "catatan": catatan, "bukti": bukti, "sha256": sidik}
    catat(sambungan, terbit.kunci, DIJAWAB, rincian, saat)
    return True
