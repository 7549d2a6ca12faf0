"""Scanning: what evidence lies in the folder now, and when each piece of it arrived.

Each file is read once, when it is new or its entry has changed; what was found is kept in the
register (`rekaman_bukti`). Size and time of writing alone prove nothing: a copy brings both
along. Where the system says no more (Windows), a good file is read again after a week; a refused
one is looked at by every scan, because "copy it again" has to help. Nothing in the folder is moved,
renamed or changed, and a scan that finds nothing new does not write to the database at all. Where the
system tells of every change, and not even an entry, the register or the plan is another one, the answer of
such a scan is remembered as a whole (`simpanan_pindai`); what it refused is looked at all the same.

When a file arrived is what the system calls `st_ctime`, never later than the scan. On Linux that is
the last change of the file's entry, so when it was copied or moved here; on Windows it is its
creation on this disk, so when it was copied here (a file that was only moved within the disk brings
its own creation along). The time of writing says nothing: a copy keeps that of the original. Once
recorded the arrival stays, because a backup or a change of rights renews the system's time. It
belongs to the content and the obligation, and so do who brought it and why it is accepted: renamed,
or copied within its folder, the same bytes have arrived when they first did; other bytes under the
same name are a new arrival. What was replaced or taken away is kept for questions about earlier days
(`bukti_lama`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from tata_usaha.agenda import tautan_naskah
from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.bukti import arsip_bukti, bukti_lama, masalah_bukti, rekaman_bukti, simpanan_pindai
from tata_usaha.bukti.catatan_unit import baca_semua_catatan
from tata_usaha.bukti.hasil_pindai import HasilPindai
from tata_usaha.bukti.isi.nilai_isi import NilaiIsi, tanpa_catatan_naskah
from tata_usaha.bukti.isi.nilai_ulang import NilaiUlang, bercatatan
from tata_usaha.bukti.jelajah_bukti import BerkasTemuan, PetaTempat, Tempat, folder_kantor, jelajahi
from tata_usaha.bukti.jenis_berkas import Pengenalan
from tata_usaha.bukti.keadaan_pindai import keadaan
from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.bukti.pembaca.tanda_elektronik import perlu_lagi
from tata_usaha.bukti.rekaman_bukti import Rekaman
from tata_usaha.bukti.tinjau_berkas import Ditinjau, baca_berkas, baru_berubah, tetap_berubah
from zi_model.bukti import Bukti
from zi_model.masalah import Masalah
from zi_model.survei import HasilSurvei, berisi_jawaban
from zi_model.tahun_rencana import TahunRencana
from zi_model.tautan_naskah import rentangkan

__all__ = ["HasilPindai", "pindai"]

_BACA_LAGI = dt.timedelta(days=7)
_BELUM_PASTI = frozenset({KodeBukti.BELUM_TERBACA, KodeBukti.FOLDER_TERTUTUP, KodeBukti.CATATAN_RUSAK})
"""What may be otherwise a minute later though no entry changed: a network that was away."""


@diulang
def pindai(
    folder_bukti: Path,
    tahun: TahunRencana,
    basis: BasisData,
    sekarang: dt.datetime,
    *,
    penuh: bool = False,
    simpanan: Path | None = None,
) -> HasilPindai:
    """Return what lies in an office's evidence folder, and record what is new.

    `sekarang` is an aware moment. `penuh` reads every file, whatever is known of it. `simpanan` is the folder in which
    whole answers are kept; without it each file is judged anew.

    Raises:
        GalatFolderBukti: when the folder is gone or bare though the register knows files of this year, and
            nobody said that it is archived; then nothing is recorded.
        GalatBasisData: when the register database cannot be used; then nothing is recorded.

    """
    if penuh or simpanan is None or (semula := keadaan(folder_bukti, tahun, basis)) is None:
        return _pindai(folder_bukti, tahun, basis, sekarang, penuh=penuh)[0]
    akar = folder_kantor(folder_bukti, tahun.kantor)
    tempat = simpanan_pindai.tempat_simpanan(simpanan, akar, tahun)
    if (ada := simpanan_pindai.ambil(tempat, semula, akar, sekarang)) is not None:
        return ada
    hasil, ditinjau = _pindai(folder_bukti, tahun, basis, sekarang, penuh=False)
    if ditinjau is not None and keadaan(folder_bukti, tahun, basis) == semula:
        simpanan_pindai.simpan(tempat, semula, hasil, ditinjau)
    return hasil


def _pindai(
    folder_bukti: Path, tahun: TahunRencana, basis: BasisData, sekarang: dt.datetime, *, penuh: bool
) -> tuple[HasilPindai, list[Ditinjau] | None]:
    """Judge each file; return the answer, and what it refused if the next scan will tell the same, else None."""
    jelajah = jelajahi(folder_bukti, tahun)
    peta = PetaTempat(tahun)
    with basis.baca() as sambungan:
        tautan = tautan_naskah.muat(sambungan, tahun.kantor.satker.kode, tahun.kantor.zona)
        dilepas = tautan_naskah.dilepas(sambungan, tahun.kantor.satker.kode)
        ingatan = rekaman_bukti.muat(sambungan, tahun.kantor.satker.kode)
        semua_riwayat = bukti_lama.muat(sambungan, tahun.kantor.satker.kode, peta)
        diarsipkan = arsip_bukti.diarsipkan(sambungan, tahun.kantor.satker.kode, tahun.tahun)
    if not diarsipkan:
        arsip_bukti.periksa_folder(folder_bukti, tahun, jelajah, ingatan)
    akar = folder_kantor(folder_bukti, tahun.kantor)
    isi = NilaiIsi(basis, tahun, akar)
    pembaca = _Pembaca(peta, ingatan, semua_riwayat, sekarang, isi, penuh=penuh)
    rekaman = pembaca.baca(jelajah.temuan)
    isi.simpan()
    ulang = NilaiUlang(basis, tahun, akar, isi)
    ulang.baca((t.berkas, rekaman[t.relatif].jenis, rekaman[t.relatif].sha256) for t in jelajah.temuan)
    ada = {(r.berkas, r.sha256) for r in rekaman.values()}
    kembali = [b for b in semua_riwayat if (b.berkas, b.sha256) in ada]
    riwayat = [b for b in semua_riwayat if (b.berkas, b.sha256) not in ada]
    hilang = _yang_hilang(ingatan, rekaman, riwayat, peta)
    berhenti = _yang_diganti(ingatan, rekaman, riwayat, peta, sekarang)
    if not diarsipkan:
        berhenti += [replace(b, sampai=sekarang) for b in hilang]
    if pembaca.berubah or berhenti or kembali:
        with basis.transaksi(tahun.kantor.satker.kode) as sambungan:
            rekaman_bukti.simpan(sambungan, tahun.kantor.satker.kode, pembaca.berubah)
            bukti_lama.hapus(sambungan, tahun.kantor.satker.kode, kembali)
            bukti_lama.simpan(sambungan, tahun.kantor.satker.kode, berhenti)
    pasangan = _urutkan(tahun, jelajah.temuan, rekaman)
    arsip = hilang if diarsipkan else []
    sendiri = [ulang.bertanggal(_sebagai_bukti(t, r, isi)) for t, r in pasangan]
    terbaca = [*sendiri, *isi.lengkapi(arsip)]
    dikenal = {(k.kode, k.periode) for k in tahun.kewajiban}
    semua, dahulu = rentangkan(terbaca, isi.lengkapi([*riwayat, *berhenti]), tautan, dikenal, dilepas)
    bukti = _menurut_rencana(tahun, map(tanpa_catatan_naskah, semua))
    temuan = ulang.temuan(bukti, tahun.kantor.zona)
    ditaut = {(t.tempat, t.sha256) for t in tautan if t.sampai is None}
    catatan, masalah_catatan = baca_semua_catatan(jelajah.catatan)
    survei, masalah_survei = _baca_survei(akar, tahun, bukti, basis)
    masalah = [
        *jelajah.masalah,
        *masalah_catatan,
        *masalah_survei,
        *(masalah_bukti.ditolak(t, r) for t, r in pasangan if r.jenis is None),
        *(masalah_bukti.tak_sampai_habis(t, r) for t, r in pasangan if r.catatan),
        *masalah_bukti.bentuk_lain(tahun, [(t, r) for t, r in pasangan if (t.tempat, r.sha256) not in ditaut]),
        *masalah_bukti.kembar(pasangan, ditaut),
        *isi.masalah(bukti),
        *ulang.masalah(temuan),
    ]
    hasil = HasilPindai(
        bukti=tuple(bercatatan(bukti, temuan)),
        riwayat=tuple(dahulu),
        catatan=catatan,
        survei=survei,
        masalah=sorted(masalah),
        baru=pembaca.baru,
        dibaca=pembaca.dibaca,
        arsip=len(arsip),
        folder=akar,
    )
    ditinjau = [
        Ditinjau(t.relatif, t.mtime_ns, r.alasan_ditolak, r.sha256)
        for t, r in pasangan
        if r.jenis is None and not isi.dikenal(r)
    ]
    tetap = (
        not (pembaca.berubah or berhenti or kembali)
        and pembaca.dibaca == sum(satu.dibaca for satu in ditinjau)
        and all(t.tanda and r.tetap and isi.pasti(r) and ulang.pasti(r) for t, r in pasangan)
        and not any(m.kode in _BELUM_PASTI for m in masalah)
    )
    return hasil, ditinjau if tetap else None


class _Pembaca:
    """Reads what is new or changed, and knows when each content arrived."""

    def __init__(
        self,
        peta: PetaTempat,
        ingatan: Mapping[str, Rekaman],
        riwayat: Iterable[Bukti],
        sekarang: dt.datetime,
        isi: NilaiIsi,
        *,
        penuh: bool,
    ) -> None:
        self.berubah: list[Rekaman] = []
        self.baru = 0
        self.dibaca = 0
        self._ingatan = ingatan
        self._sekarang = sekarang
        self._isi = isi
        self._penuh = penuh
        self._tiba: dict[tuple[Tempat, str], dt.datetime] = {}
        self._pembawa: dict[tuple[Tempat, str], tuple[str, str]] = {}
        for lama in ingatan.values():
            if tempat := peta.tempat(lama.berkas):
                self._tiba.setdefault((tempat, lama.sha256), lama.diterima)
                if lama.oleh or lama.alasan:
                    self._pembawa.setdefault((tempat, lama.sha256), (lama.oleh, lama.alasan))
        for dulu in riwayat:
            self._tiba.setdefault(((dulu.kode, dulu.periode), dulu.sha256), dulu.diterima)

    def baca(self, temuan: Iterable[BerkasTemuan]) -> dict[str, Rekaman]:
        """Return a record for each file, by its path; the earliest come first, so that copies share their arrival."""
        return {t.relatif: self._satu(t) for t in sorted(temuan, key=lambda t: (t.ctime, t.relatif))}

    def _satu(self, temuan: BerkasTemuan) -> Rekaman:
        lama = self._ingatan.get(temuan.relatif)
        if lama and not self._penuh and self._terpercaya(lama, temuan):
            dinilai = self._isi.menilai(lama, temuan.berkas)
            if dinilai != lama:
                self.berubah.append(dinilai)
            return dinilai
        self.dibaca += 1
        sha256, pengenalan = baca_berkas(temuan, lama)
        if pengenalan.alasan and baru_berubah(temuan.mtime_ns, self._sekarang) and not pengenalan.sementara:
            alasan = f"{pengenalan.alasan} (baru saja berubah; dibaca lagi pada pemindaian berikutnya)"
            pengenalan = Pengenalan(None, alasan, sementara=True)
        sha256 = "" if pengenalan.sementara else sha256
        oleh, alasan_diterima = self._pembawa.get((temuan.tempat, sha256), ("", ""))
        rekaman = Rekaman(
            berkas=temuan.relatif,
            ukuran=temuan.ukuran,
            mtime_ns=temuan.mtime_ns,
            sha256=sha256,
            jenis=pengenalan.jenis,
            alasan_ditolak=pengenalan.alasan,
            diterima=self._saat_tiba(temuan, sha256, lama),
            tanda=temuan.tanda,
            dibaca=self._sekarang if pengenalan.jenis and not temuan.tanda else None,
            catatan=pengenalan.catatan,
            oleh=oleh,
            alasan=alasan_diterima,
        )
        rekaman = self._isi.menilai(rekaman, temuan.berkas)
        if rekaman.tetap and rekaman != lama:
            self.berubah.append(rekaman)
        return rekaman

    def _terpercaya(self, lama: Rekaman, temuan: BerkasTemuan) -> bool:
        """Tell whether a file that was read is surely this one, as far as its entry can say.

        So are a draft, and one that was changed after it was signed, while it has the same bytes: nothing makes it
        whole.
        """
        if not lama.menurut(temuan) or perlu_lagi(lama.catatan):
            return False
        if lama.jenis is None and not self._isi.dikenal(lama):
            return tetap_berubah(temuan.berkas, lama)
        return bool(temuan.tanda) or (lama.dibaca is not None and abs(self._sekarang - lama.dibaca) < _BACA_LAGI)

    def _saat_tiba(self, temuan: BerkasTemuan, sha256: str, lama: Rekaman | None) -> dt.datetime:
        if lama and lama.sha256 == sha256:
            return lama.diterima
        tiba = min(dt.datetime.fromtimestamp(temuan.ctime, dt.UTC), self._sekarang)
        if not sha256:
            return tiba
        kunci = (temuan.tempat, sha256)
        if kunci not in self._tiba:
            self.baru += 1
        return self._tiba.setdefault(kunci, tiba)


def _yang_hilang(
    ingatan: Mapping[str, Rekaman], rekaman: Mapping[str, Rekaman], riwayat: Iterable[Bukti], peta: PetaTempat
) -> list[Bukti]:
    """Return the evidence that this scan misses for the first time.

    When a folder was only out of reach, what lies in it counts again with its own arrival as soon as
    it is back.
    """
    tercatat = {(dulu.berkas, dulu.sha256) for dulu in riwayat}
    return [
        Bukti(berkas, *tempat, lama.diterima, lama.sha256, lama.ukuran, lama.jenis, oleh=lama.oleh, alasan=lama.alasan)
        for berkas, lama in ingatan.items()
        if berkas not in rekaman and (berkas, lama.sha256) not in tercatat
        if lama.jenis is not None and (tempat := peta.tempat(berkas))
    ]


def _yang_diganti(
    ingatan: Mapping[str, Rekaman],
    rekaman: Mapping[str, Rekaman],
    riwayat: Iterable[Bukti],
    peta: PetaTempat,
    sekarang: dt.datetime,
) -> list[Bukti]:
    """Return the evidence in whose place this scan finds other content for the first time.

    It lay there until the other one came. A file that cannot be read just now is not replaced.
    """
    tercatat = {(dulu.berkas, dulu.sha256) for dulu in riwayat}
    hasil = []
    for berkas, kini in rekaman.items():
        lama = ingatan.get(berkas)
        if lama is None or lama.jenis is None or not kini.tetap or kini.sha256 == lama.sha256:
            continue
        if (berkas, lama.sha256) in tercatat or not (tempat := peta.tempat(berkas)):
            continue
        sampai = kini.diterima if kini.diterima > lama.diterima else sekarang
        hasil.append(Bukti(berkas, *tempat, lama.diterima, lama.sha256, lama.ukuran, lama.jenis, sampai=sampai))
    return hasil


def _urutkan(
    tahun: TahunRencana, temuan: Iterable[BerkasTemuan], rekaman: Mapping[str, Rekaman]
) -> list[tuple[BerkasTemuan, Rekaman]]:
    urutan = {(k.kode, k.periode): i for i, k in enumerate(tahun.kewajiban)}
    return [(t, rekaman[t.relatif]) for t in sorted(temuan, key=lambda t: (urutan[t.tempat], t.relatif))]


def _menurut_rencana(tahun: TahunRencana, bukti: Iterable[Bukti]) -> tuple[Bukti, ...]:
    urutan = {(k.kode, k.periode): i for i, k in enumerate(tahun.kewajiban)}
    return tuple(sorted(bukti, key=lambda b: (urutan[b.kode, b.periode], b.berkas)))


def _sebagai_bukti(temuan: BerkasTemuan, rekaman: Rekaman, isi: NilaiIsi) -> Bukti:
    kode, periode = temuan.tempat
    berteks, catatan = isi.tentang(rekaman.sha256, rekaman.jenis, periode)
    return Bukti(
        berkas=temuan.relatif,
        kode=kode,
        periode=periode,
        diterima=rekaman.diterima,
        sha256=rekaman.sha256,
        ukuran=temuan.ukuran,
        jenis=rekaman.jenis,
        alasan_ditolak=rekaman.alasan_ditolak,
        oleh=rekaman.oleh,
        alasan=rekaman.alasan,
        berteks=berteks,
        catatan=catatan,
    )


def _baca_survei(
    akar: Path, tahun: TahunRencana, bukti: Iterable[Bukti], basis: BasisData
) -> tuple[Mapping[Tempat, HasilSurvei], list[Masalah]]:
    """Return the surveys among the evidence; a folder without any waits for no reader of tables."""
    jawaban = [b for b in bukti if berisi_jawaban(tahun.rencana.menurut_kode[b.kode].indikator, b.jenis)]
    if not jawaban:
        return {}, []
    from tata_usaha.bukti.baca_survei import baca_survei

    return baca_survei(akar, jawaban, basis)
