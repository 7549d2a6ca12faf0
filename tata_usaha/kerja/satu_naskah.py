"""One letter on demand: what somebody asked for by a name, a row or a period, and why it cannot be had.

A letter is asked for as the plan calls it (`laporan/monev-ppid`), as its key ends (`laporan-monev-ppid`), or
by the code of a row (`2.3.2.1`): then all that the row calls for is drafted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_periode, bahan, dasar_berlaku, periksa_bukti, taruh_di_outbox
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from tata_usaha.outbox.taruh import HasilTaruh
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import tanggal_panjang
from zi_model.kantor import Kantor
from zi_model.kewajiban import Kewajiban
from zi_model.naskah.inti.bahan import sesudah
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jatuh_waktu import nama_laporan, nama_tetap, susun_diminta, susun_salinan, susun_tetap
from zi_model.naskah.jenis import Kapan
from zi_model.naskah.jenis_alur import JenisAlur
from zi_model.naskah.keluarga import jenis_naskah, nama_disebut
from zi_model.naskah.rapat.waktu import nama_rapat
from zi_model.nilai_mentah import terdekat
from zi_model.periode import Periode
from zi_model.tahun_rencana import TahunRencana

_DAFTAR = Anjuran.untuk(Tindak.DAFTAR_NASKAH)
_ALUR = {Kapan.BULAN: JenisAlur.BULANAN, Kapan.TRIWULAN: JenisAlur.TRIWULANAN}


@dataclass(frozen=True)
class PermintaanNaskah:
    """Which letter: as the plan calls it, or the code of a row. `periode` None: the running year's only one.

    `salinan`: a decree's certified copy instead of its draft.
    """

    satker: str
    nama: str
    periode: Periode | None = None
    salinan: bool = False


def buat_naskah(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanNaskah) -> list[HasilTaruh]:
    """Draft what somebody asks for and lay it into the outbox; return what was done with each letter.

    Raises:
        GalatPemakaian: when there is no such letter, or not for that period, or not yet.
        GalatRencana: when the plan folder has mistakes, or the letter names references that are not in force.
        GalatTemplat: when a template cannot be filled, or a letter fails its check.
        GalatBasisData: when the register database cannot be used.

    """
    satker, periode = permintaan.satker, permintaan.periode
    tahun = baca_rencana(pengaturan, satker, periode.tahun if periode else tahun_berjalan(pengaturan, satker))
    sekarang = waktu.sekarang(tahun.kantor.zona)
    diminta = str(periode) if periode else None
    naskah = susun_satu(pengaturan, tahun, permintaan.nama, diminta, sekarang, salinan=permintaan.salinan)
    return taruh_di_outbox(pengaturan, tahun.kantor, naskah, sekarang, pelaku)


def susun_satu(
    pengaturan: Pengaturan,
    tahun: TahunRencana,
    diminta: str,
    periode: str | None,
    sekarang: dt.datetime,
    *,
    salinan: bool = False,
) -> Sequence[Naskah]:
    """Return the letters that somebody asks for by name or row; `salinan` asks for a decree's certified copy.

    Raises:
        GalatPemakaian: when there is no such letter, or not for that period, or not yet.
        GalatRencana: when it names references that are not in force on its date.
        GalatBasisData: when the register database cannot be used.

    """
    baris = tahun.rencana.menurut_kode.get(diminta)
    nama = baris.indikator.naskah if baris else _nama(tahun, diminta)
    kewajiban = [k for k in tahun.kewajiban if (k.kode == diminta if baris else _menyebut(tahun, k, nama))]
    if not kewajiban and nama not in tahun.kantor.teks:
        raise _tidak_dikenal(tahun, diminta)
    if salinan:
        return [_salinan(tahun, nama)]
    if nama in nama_tetap(tahun.kantor.teks).values():
        if periode is not None and periode != str(tahun.tahun):
            pesan = f"“{nama}” berlaku setahun, bukan untuk {periode}."
            raise GalatPemakaian(pesan, f"Sebutkan tahunnya saja sebagai periode: {tahun.tahun}.")
        with dasar_berlaku():
            return susun_tetap(tahun, nama, sekarang.date())
    if not kewajiban:
        raise _milik_alur(tahun, nama, periode)
    pilihan = _pilih_periode(nama, kewajiban, periode)
    with dasar_berlaku():
        semua = bahan(tahun, periksa_bukti(pengaturan, tahun, sekarang), sekarang.date())
        naskah = susun_diminta(semua, pilihan, None if baris else nama, sekarang.date())
    if not naskah:
        raise _belum_ada(tahun.kantor, nama, pilihan, sekarang.date())
    return naskah


def _milik_alur(tahun: TahunRencana, nama: str, periode: str | None) -> GalatPemakaian:
    """Return the refusal of a letter that no row calls for, naming the run that drafts it."""
    jenis = jenis_naskah(nama)
    satker = tahun.kantor.satker.kode
    if jenis and jenis.kapan is Kapan.PROVINSI:
        anjuran = Anjuran.untuk(Tindak.LAPORAN_PROVINSI, provinsi=satker, periode=periode or tahun.tahun)
        return GalatPemakaian(f"“{nama}” disusun KPU provinsi dari data KPU kabupaten/kotanya.", anjuran=anjuran)
    alur = _ALUR.get(jenis.kapan) if jenis else None
    pesan = f"“{nama}” tidak diminta satu baris pun; alur{f' {alur}' if alur else 'nya'} yang menyusunnya."
    if alur is None or periode is None:
        return GalatPemakaian(pesan, anjuran=_DAFTAR)
    anjuran = Anjuran.untuk(Tindak.SUSUN_NASKAH, jenis=alur, periode=periode, satker=satker)
    return GalatPemakaian(pesan, anjuran=anjuran)


def _nama(tahun: TahunRencana, diminta: str) -> str:
    """Return the letter that somebody means by a name; what they typed when there is none."""
    dikenal = {*tahun.kantor.teks, *(b.indikator.naskah for b in tahun.rencana.baris)}
    return nama_tetap(tahun.kantor.teks).get(diminta) or nama_disebut(diminta, dikenal) or diminta


def _menyebut(tahun: TahunRencana, kewajiban: Kewajiban, nama: str) -> bool:
    """Tell whether an obligation calls for the letter or the meeting of this name."""
    return nama in {kewajiban.baris.indikator.naskah, nama_rapat(tahun, kewajiban), *nama_laporan(tahun, kewajiban)}


def _tidak_dikenal(tahun: TahunRencana, diminta: str) -> GalatPemakaian:
    dikenal = {*tahun.rencana.menurut_kode, *tahun.kantor.teks, *(b.indikator.naskah for b in tahun.rencana.baris)}
    dekat = terdekat(diminta, sorted(dikenal))
    pesan = f"Rencana aksi tidak meminta naskah “{diminta}”, dan tidak ada baris berkode itu."
    return GalatPemakaian(pesan, f"Maksudnya “{dekat}”?" if dekat else "", anjuran=_DAFTAR)


def _salinan(tahun: TahunRencana, nama: str) -> Naskah:
    with dasar_berlaku():
        naskah = susun_salinan(tahun, nama) if nama in tahun.kantor.teks else None
    if naskah is not None:
        return naskah
    bersalinan = [n for n in sorted(tahun.kantor.teks) if (jenis := jenis_naskah(n)) and jenis.salinan_di]
    if nama in bersalinan:
        pesan = f"“{nama}” belum bersalinan, karena nomor atau tanggalnya belum tercatat."
        berkas = f"plan/{tahun.kantor.satker.kode}/rencana-aksi-{tahun.tahun}.yaml"
        raise GalatPemakaian(pesan, f"Sesudah ditandatangani, isi keputusan.nomor dan keputusan.tanggal di {berkas}.")
    pesan = f"“{nama}” tidak bersalinan: nomor dan tanggalnya tidak tercatat di rencana."
    raise GalatPemakaian(pesan, f"Salinan dapat disusun untuk {', '.join(bersalinan)}.")


def _pilih_periode(nama: str, kewajiban: Sequence[Kewajiban], periode: str | None) -> Sequence[Kewajiban]:
    """Return the obligations of the period that was asked for; it need not be named where there is only one."""
    ada = list(dict.fromkeys(str(k.periode) for k in kewajiban))
    if periode is None and len(ada) == 1:
        return kewajiban
    saran = f"Sebutkan periodenya; pilihannya: {', '.join(ada)}."
    if periode is None:
        raise GalatPemakaian(f"“{nama}” disusun untuk beberapa periode.", saran)
    diminta = baca_periode(periode)
    pilihan = [k for k in kewajiban if k.periode == diminta]
    if not pilihan:
        raise GalatPemakaian(f"Rencana aksi tidak meminta “{nama}” untuk {diminta.nama}.", saran)
    return pilihan


def _belum_ada(kantor: Kantor, nama: str, kewajiban: Sequence[Kewajiban], hari_ini: dt.date) -> GalatPemakaian:
    """Return why these obligations call for no letter today: their time is not over, or there are no words for it."""
    terakhir = max(k.jatuh_tempo for k in kewajiban)
    if nama not in kantor.teks:
        berkas = f"plan/{kantor.satker.kode}/naskah/{nama}.yaml"
        return GalatPemakaian(f"“{nama}” belum mempunyai teks.", f"Tambahkan {berkas}.")
    waktu = kewajiban[0].jendela
    return GalatPemakaian(
        f"“{nama}” untuk {waktu.nama} belum waktunya disusun pada {tanggal_panjang(hari_ini)}: "
        f"waktunya baru berakhir {tanggal_panjang(terakhir)}.",
        f"Jalankan lagi mulai {tanggal_panjang(sesudah(waktu))}.",
    )
