"""`zi bukti`: make the folder tree, check what lies in it, say that a year's folder is archived."""

from __future__ import annotations

import getpass
import os
from dataclasses import replace
from functools import reduce

from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBukti
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import periksa_bukti
from tata_usaha.kerja.tahun import baca_rencana, baca_semua_tahun, tahun_berjalan
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
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.bukti.arsip_bukti import tolak_folder_hilang
    from tata_usaha.bukti.pohon_bukti import siapkan as siapkan_pohon

    pengaturan = Pengaturan.dari_lingkungan()
    dipilih = baca_rencana(pengaturan, satker, tahun or tahun_berjalan(pengaturan, satker), dengan_naskah=False)
    with buka(pengaturan.database) as basis:  # a tree in an empty mount point would hide what it is for
        tolak_folder_hilang(pengaturan.bukti, dipilih, basis)
    hasil = siapkan_pohon(pengaturan.bukti, dipilih)
    cetak_baris(str(hasil))


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
    sekarang = waktu.sekarang()
    semua = [
        periksa_bukti(pengaturan, replace(t, lalu=None), sekarang, penuh=penuh)
        for t in baca_semua_tahun(pengaturan, satker)
    ]
    hasil = reduce(HasilPindai.dengan, semua)
    cetak_masalah(hasil.masalah)
    layak = [b for b in hasil.bukti if b.jenis is not None]
    if json:
        cetak_json(
            [
                {"berkas": b.berkas, "kode": b.kode, "periode": str(b.periode), "jenis": b.jenis, "sha256": b.sha256,
                 "ukuran": b.ukuran, "diterima": b.diterima.isoformat(), "alasan_ditolak": b.alasan_ditolak}
                for b in hasil.bukti
            ]
        )  # fmt: skip
    else:
        arsip = f" {hasil.arsip} di antaranya dari arsip." if hasil.arsip else ""
        cetak_baris(f"{len(layak)} berkas bukti, {len(hasil.bukti) - len(layak)} ditolak; {hasil.baru} baru.{arsip}")
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
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.bukti import arsip_bukti
    from tata_usaha.bukti.pindai_bukti import pindai

    pengaturan = Pengaturan.dari_lingkungan()
    rencana = {t.tahun: t for t in baca_semua_tahun(pengaturan, satker)}
    sekarang = waktu.sekarang()
    with buka(pengaturan.database) as basis:
        baru = arsip_bukti.arsipkan(basis, satker, tahun, _pelaku(), sekarang, batal=batal)
        dihitung = None
        if not batal and tahun in rencana:
            dihitung = sum(b.jenis is not None for b in pindai(pengaturan.bukti, rencana[tahun], basis, sekarang).bukti)
    keadaan = "tidak diarsipkan" if batal else "diarsipkan"
    cetak_baris(f"Folder bukti {satker} {tahun} {'kini' if baru else 'sudah'} tercatat {keadaan}.")
    if dihitung is not None:
        cetak_baris(f"{dihitung} berkas bukti tahun {tahun} tetap dihitung.")


def _pelaku() -> str:
    """Return who acts: whom `ZI_OLEH` names, else the account on this computer."""
    try:
        return os.environ.get("ZI_OLEH") or getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "tidak diketahui"
