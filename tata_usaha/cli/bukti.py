"""`zi bukti`: make the folder tree, check what lies in it, say that a year's folder is archived."""

from __future__ import annotations

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah
from tata_usaha.dasar.galat import GalatBukti
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.bukti import PermintaanArsip, arsipkan_bukti, periksa_semua_bukti, siapkan_bukti
from zi_model.bukti import JenisBerkas
from zi_model.masalah import galat_saja


def siapkan(tahun: int | None = None, /, *, satker: str = "sigi") -> None:
    """Buat folder bukti setahun, dengan BACA-SAYA.txt di setiap folder.

    Parameters
    ----------
    tahun
        Tahun rencana, misalnya 2026; tanpa tahun: tahun berjalan.
    satker
        Kode satker (nama folder di plan/).

    """
    cetak_baris(str(siapkan_bukti(Pengaturan.dari_lingkungan(), satker, tahun)))


def periksa(*, satker: str = "sigi", penuh: bool = False, json: bool = False) -> None:
    """Baca semua berkas bukti dan sebutkan yang bukan bukti beserta alasannya.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    penuh
        Baca setiap berkas dari awal, juga yang tampak tidak berubah.
    json
        Cetak daftar bukti sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    hasil = periksa_semua_bukti(pengaturan, satker, penuh=penuh)
    cetak_masalah(hasil.masalah)
    ditolak, tautan = ({b.berkas for b in hasil.bukti if b.jenis is satu} for satu in (None, JenisBerkas.TAUTAN))
    layak = {b.berkas for b in hasil.bukti} - ditolak - tautan
    if json:
        cetak_json(
            [
                {"berkas": b.berkas, "kode": b.kode, "periode": str(b.periode), "jenis": b.jenis, "sha256": b.sha256,
                 "ukuran": b.ukuran, "diterima": b.diterima.isoformat(), "alasan_ditolak": b.alasan_ditolak,
                 "berteks": b.berteks, "catatan": list(b.catatan),
                 "naskah": b.naskah or None, "memenuhi": sorted(b.memenuhi), "oleh": b.oleh, "alasan": b.alasan}
                for b in hasil.bukti
            ]
        )  # fmt: skip
    else:
        arsip = f" {hasil.arsip} di antaranya dari arsip." if hasil.arsip else ""
        sebut_tautan = f" {len(tautan)} tautan." if tautan else ""
        ringkas = f"{len(layak)} berkas bukti, {len(ditolak)} ditolak; {hasil.baru} baru."
        cetak_baris(f"{ringkas}{arsip}{sebut_tautan}")
    galat = galat_saja(hasil.masalah)
    if galat:
        raise GalatBukti(
            f"{len(galat)} masalah di folder bukti {pengaturan.bukti / satker}.", "Perbaiki berkas yang disebut."
        )


def arsipkan(tahun: int, /, *, satker: str = "sigi", batal: bool = False) -> None:
    """Catat bahwa folder bukti setahun sengaja dipindahkan ke arsip; buktinya tetap dihitung.

    Programnya sendiri tidak memindahkan apa pun. Catat sebelum memindahkan foldernya.

    Parameters
    ----------
    tahun
        Tahun buktinya, misalnya 2026.
    satker
        Kode satker (nama folder di plan/).
    batal
        Batalkan: folder itu ada lagi, atau harus ada.

    """
    permintaan = PermintaanArsip(satker, tahun, batal)
    hasil = arsipkan_bukti(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    keadaan = "tidak diarsipkan" if batal else "diarsipkan"
    cetak_baris(f"Folder bukti {satker} {tahun} {'kini' if hasil.baru else 'sudah'} tercatat {keadaan}.")
    if hasil.dihitung is not None:
        cetak_baris(f"{hasil.dihitung} berkas bukti tahun {tahun} tetap dihitung.")
