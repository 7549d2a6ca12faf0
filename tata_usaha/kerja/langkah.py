"""The steps of a run, each one function: what a Prefect task calls, and what a command calls too.

baca rencana → terima naskah → periksa bukti → hitung status → susun naskah → taruh di outbox
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, cast

from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian, GalatRencana, GalatTertinggal
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.bukti import Bukti, RincianBerkas
from zi_model.daur_naskah import Tindakan
from zi_model.hukum import DasarTidakBerlaku
from zi_model.kantor import Kantor
from zi_model.naskah.inti.bahan import Bahan
from zi_model.periode import Periode, PeriodeTidakSah
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana

if TYPE_CHECKING:
    from pathlib import Path

    from tata_usaha.bukti.pindai_bukti import HasilPindai
    from tata_usaha.outbox.taruh import HasilTaruh
    from zi_model.naskah.inti.naskah import Naskah
    from zi_model.naskah.jenis_alur import Bagian, JenisAlur
    from zi_model.naskah.rapat.kalender import IsiAcaraKalender

_KABAR = logging.getLogger("zi")


def periksa_bukti(
    pengaturan: Pengaturan, tahun: TahunRencana, sekarang: dt.datetime, *, penuh: bool = False
) -> HasilPindai:
    """Return what lies in the evidence folder of a year now, and of `lalu`, with what is wrong with it (see `pindai`).

    Raises:
        GalatFolderBukti: when the year's folder is gone, and nobody said that it is archived.
        GalatBasisData: when the register database cannot be used, or is not the one of which there are copies.

    """
    from tata_usaha.kerja.bersama import ingat

    def baca() -> tuple[TahunRencana, HasilPindai]:
        return tahun, _periksa_bukti(pengaturan, tahun, sekarang, penuh=penuh)

    if penuh:
        return baca()[1]
    # the plan is the same object while it is remembered; kept beside the answer, its number is nobody else's
    kini = ingat(pengaturan, ("bukti", id(tahun)), baca, lambda hasil: all(b.sha256 for b in hasil[1].bukti))[1]
    return replace(kini, masalah=list(kini.masalah))


def _periksa_bukti(pengaturan: Pengaturan, tahun: TahunRencana, sekarang: dt.datetime, *, penuh: bool) -> HasilPindai:
    from tata_usaha.agenda import terbit
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.bukti.pindai_bukti import pindai
    from tata_usaha.kerja.buka_agenda import lengkapi_yang_terbit, tolak_yang_hilang

    satker = tahun.kantor.satker.kode
    with buka(pengaturan.database) as basis:
        tolak_yang_hilang(pengaturan, basis)  # it alone knows when evidence arrived
        satu = partial(pindai, basis=basis, sekarang=sekarang, penuh=penuh, simpanan=pengaturan.pindaian)
        kini = satu(pengaturan.bukti, tahun)
        if tahun.lalu is not None:
            kini = satu(pengaturan.bukti, tahun.lalu).dengan(kini)
        lengkapi_yang_terbit(pengaturan, basis)
        with basis.baca() as sambungan:
            return replace(
                kini,
                terbit=terbit.muat_terbit(sambungan, satker),
                jawaban=terbit.muat_jawaban(sambungan, satker),
            )


def hitung_status(
    tahun: TahunRencana, pindaian: HasilPindai, periode: Periode, per: dt.date, bukti_sampai: dt.date | None = None
) -> list[HasilStatus]:
    """Return where the obligations that touch a period stand on the day `per`."""
    return bahan(tahun, pindaian, per).status(periode, per, bukti_sampai)


def bahan(tahun: TahunRencana, pindaian: HasilPindai, hari: dt.date) -> Bahan:
    """Return what letters are composed from on a day: a year of the office, its evidence, what it has issued."""

    def rincian(bukti: Bukti) -> RincianBerkas:
        from tata_usaha.bukti.rincian_bukti import baca_rincian

        return baca_rincian(pindaian.folder, bukti)

    return Bahan(
        tahun,
        pindaian.bukti + pindaian.riwayat,
        pindaian.catatan,
        pindaian.survei,
        rincian=rincian,
        terbit=pindaian.terbit,
        jawaban=pindaian.jawaban,
        hari=hari,
    )


def baca_periode(teks: str) -> Periode:
    """Return the period that somebody typed.

    Raises:
        GalatPemakaian: when it is none, with the forms that are right.

    """
    try:
        return Periode.parse(teks)
    except PeriodeTidakSah as galat:
        raise GalatPemakaian(str(galat)) from galat


def susun_naskah(
    tahun: TahunRencana,
    pindaian: HasilPindai,
    jenis: JenisAlur,
    periode: Periode,
    bagian: Bagian,
    kode: str | None,
    hari_ini: dt.date,
) -> list[Naskah]:
    """Return the letters that a run owes (see `zi_model.naskah.jatuh_waktu.susun_naskah`).

    Raises:
        GalatPemakaian: for a decree that the office has no text for.
        GalatRencana: when letters name references that are not in force on their dates.

    """
    from zi_model.naskah.jatuh_waktu import nama_tetap, susun_naskah
    from zi_model.naskah.keluarga import nama_disebut

    tersedia = nama_tetap(tahun.kantor.teks)
    if kode is not None and kode not in tersedia:
        nama = nama_disebut(kode, tersedia.values())
        if nama is None:
            raise GalatPemakaian(f"Tidak ada naskah tetap “{kode}”.", f"Yang tersedia: {', '.join(tersedia)}.")
        kode = next(sebutan for sebutan, n in tersedia.items() if n == nama)
    with dasar_berlaku():
        return susun_naskah(bahan(tahun, pindaian, hari_ini), jenis, periode, bagian, kode, hari_ini)


@contextmanager
def dasar_berlaku() -> Iterator[None]:
    """Tell as a mistake of the plan that letters name references that are not in force on their dates.

    Raises:
        GalatRencana: with every such place.

    """
    try:
        yield
    except DasarTidakBerlaku as galat:
        masalah = sorted(set(galat.masalah))
        raise GalatRencana(
            f"Ada {len(masalah)} dasar hukum yang tidak berlaku pada tanggal naskahnya.",
            "Perbaiki teks naskah di tempat yang disebut, atau masa berlakunya di hukum.yaml, lalu jalankan lagi.",
            masalah,
        ) from galat


def taruh_di_outbox(
    pengaturan: Pengaturan,
    kantor: Kantor,
    naskah: Sequence[Naskah],
    sekarang: dt.datetime,
    pelaku: Pelaku | None = None,
) -> list[HasilTaruh]:
    """Print the letters and lay them into the outbox; return what was done with each.

    `pelaku` is who does it; None: whom the environment names. All are printed and checked before the first
    is laid, so that a broken template leaves the outbox as it was. One that cannot be laid, or asks something for a day
    that is over, stops only itself: it comes back as TERTINGGAL with the reason and what to do (see
    `periksa_tertinggal`).

    Raises:
        GalatTemplat: when a template cannot be filled, or a letter fails its check.
        GalatBasisData: when the register database cannot be used.

    """
    from tata_usaha.kerja.buka_agenda import buka_tulis
    from tata_usaha.kerja.kenali import ikuti_sebelum_menaruh
    from tata_usaha.kerja.tautan import taruh_lagi
    from tata_usaha.outbox.masuk import siapkan_masuk
    from tata_usaha.outbox.periksa_batas import tolak_batas_lewat
    from tata_usaha.outbox.pindah_tahunan import pindahkan
    from tata_usaha.outbox.taruh import taruh, tertinggal

    tercetak = cetak_semua(pengaturan, kantor, naskah)
    hasil, hari = [], sekarang.astimezone(kantor.zona).date()
    with buka_tulis(pengaturan, pelaku) as basis:
        pindahkan(pengaturan.outbox, basis, kantor.satker.kode, sekarang)
        ditanyakan = ikuti_sebelum_menaruh(pengaturan, basis, kantor.satker.kode, sekarang)
        for n, isi, folder in tercetak:
            dahulu = cache(partial(_cetak_tanpa_kode, pengaturan, n, kantor, folder))
            try:
                if galat_berkas := ditanyakan.get(str(n.kunci)):  # nothing is drafted beside one that only moved
                    raise galat_berkas
                tolak = partial(tolak_batas_lewat, n, hari)
                satu = taruh(pengaturan.outbox, basis, n, isi, sekarang, kantor.satker.nomor, dahulu, tolak)
                hasil.append(_dengan_sisa(satu))
            except GalatOutbox as galat:
                hasil.append(tertinggal(pengaturan.outbox, n, galat))
        for kabar in taruh_lagi(pengaturan, basis, kantor.satker.kode, sekarang):
            _KABAR.warning("%s", kabar)
    if hasil:
        with suppress(OSError):  # a letter that could not be laid has told of it
            siapkan_masuk(pengaturan.outbox, kantor.satker.kode)
    return hasil


def cetak_semua(pengaturan: Pengaturan, kantor: Kantor, naskah: Sequence[Naskah]) -> list[tuple[Naskah, bytes, Path]]:
    """Return letters as the office issues them, each with its bytes and the folder of its template.

    Raises:
        GalatTemplat: when a template cannot be filled, or a letter fails its check.
        GalatBasisData: when the register cannot be used.

    """
    from tata_usaha.cetak.gambar import simpanan_gambar
    from tata_usaha.templat.milik_satker import FOLDER, folder_templat

    naskah = _menurut_jalur(pengaturan, kantor, naskah)
    with simpanan_gambar(pengaturan.gambar):
        milik = pengaturan.plan / kantor.satker.kode / FOLDER
        sumber = [folder_templat(pengaturan.templat, milik, n.templat) for n in naskah]
        return [(n, cetak_naskah(n, kantor, folder), folder) for n, folder in zip(naskah, sumber, strict=True)]


def _menurut_jalur(pengaturan: Pengaturan, kantor: Kantor, naskah: Sequence[Naskah]) -> Sequence[Naskah]:
    """Return the letters as the office issues them; one that has a number in its own book does not change its way."""
    if not kantor.satker.srikandi:
        return naskah
    from tata_usaha.agenda import buku
    from tata_usaha.agenda.basis_data import buka
    from zi_model.naskah.lewat_srikandi import lewat_srikandi

    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        dinomori = {e.kunci for e in buku.semua(sambungan, kantor.satker.kode) if e.tanggal is not None and not e.jalur}
    return [n if str(n.kunci) in dinomori else lewat_srikandi(n, kantor.satker) for n in naskah]


def _cetak_tanpa_kode(pengaturan: Pengaturan, naskah: Naskah, kantor: Kantor, folder_templat: Path) -> bytes:
    """Return a letter as it was printed before its first page bore a code."""
    from tata_usaha.cetak.gambar import simpanan_gambar

    with simpanan_gambar(pengaturan.gambar):
        return cetak_naskah(naskah, kantor, folder_templat, berkode=False)


def _dengan_sisa(hasil: HasilTaruh) -> HasilTaruh:
    """Return the result with what is left to do in the file; nothing in one that is gone or cannot be read."""
    from tata_usaha.konsep.sisa import hitung_sisa

    try:
        sisa = hitung_sisa(hasil.berkas)
    except OSError:
        return hasil
    return replace(hasil, isian=len(sisa.isian), belum_terverifikasi=sisa.belum_terverifikasi)


def periksa_tertinggal(hasil: Sequence[HasilTaruh], seluruhnya: object = None) -> None:
    """Tell at the end of a run which letters could not be laid; `seluruhnya` goes with the error.

    Raises:
        GalatTertinggal: when there are any, naming each with its reason and what to do.

    """
    tinggal = [h for h in hasil if h.tindakan is Tindakan.TERTINGGAL]
    if tinggal:
        lain = "; yang lain sudah selesai" if len(tinggal) < len(hasil) else ""
        raise GalatTertinggal(
            "\n".join(
                [
                    f"{len(tinggal)} dari {len(hasil)} naskah tidak dapat ditaruh di outbox{lain}.",
                    *(f"  {h.berkas.name}: {h.keterangan}" for h in tinggal),
                ]
            ),
            "Sesudah sebabnya diatasi, jalankan lagi; yang sudah selesai tidak diulang.",
            hasil=seluruhnya,
        )


def cetak_naskah(naskah: Naskah, kantor: Kantor, folder_templat: Path, *, berkode: bool = True) -> bytes:
    """Return a letter as the bytes of its file: a Word document, or an entry for calendars.

    Without `berkode` its first page bears no code.

    Raises:
        GalatTemplat: when a template cannot be filled, or a letter fails its check.

    """
    if naskah.akhiran == ".ics":
        from tata_usaha.surat.kalender_ics import cetak_kalender

        return cetak_kalender(cast("IsiAcaraKalender", naskah.isi))
    from tata_usaha.surat.cetak_naskah import cetak

    return cetak(naskah, kantor, folder_templat, berkode=berkode)
