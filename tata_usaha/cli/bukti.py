"""`zi bukti`: make the folder tree, check what lies in it, say that a year's folder is archived."""

from __future__ import annotations

import datetime as dt
import getpass
import os

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah
from tata_usaha.dasar.galat import GalatBukti
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_rencana, periksa_bukti, periksa_tahun
from zi_model.masalah import galat_saja
from zi_model.periode import JenisPeriode, Periode


def siapkan(tahun: int | None = None, /, *, satker: str = "sigi") -> None:
    """Buat folder bukti setahun, dengan BACA-SAYA.txt di setiap folder.

    Parameters
    ----------
    tahun
        Tahun rencana, misalnya 2026; tanpa tahun: tahun rencana yang ada.
    satker
        Kode satker (nama folder di plan/).

    """
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.bukti.arsip_bukti import tolak_folder_hilang
    from tata_usaha.bukti.pohon_bukti import siapkan as siapkan_pohon

    pengaturan = Pengaturan.dari_lingkungan()
    kantor = baca_rencana(pengaturan, satker, dengan_naskah=False)
    if tahun is not None:
        periksa_tahun(kantor, Periode(tahun, JenisPeriode.TAHUN))
    with buka(pengaturan.database) as basis:  # a tree in an empty mount point would hide what it is for
        tolak_folder_hilang(pengaturan.bukti, kantor, basis)
    hasil = siapkan_pohon(pengaturan.bukti, kantor, kantor.rencana.tahun)
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
    kantor = baca_rencana(pengaturan, satker, dengan_naskah=False)
    hasil = periksa_bukti(pengaturan, kantor, dt.datetime.now(dt.UTC), penuh=penuh)
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
    kantor = baca_rencana(pengaturan, satker, dengan_naskah=False)
    sekarang = dt.datetime.now(dt.UTC)
    with buka(pengaturan.database) as basis:
        baru = arsip_bukti.arsipkan(basis, kantor.satker.kode, tahun, _pelaku(), sekarang, batal=batal)
        dihitung = None
        if not batal and tahun == kantor.rencana.tahun:
            dihitung = sum(b.jenis is not None for b in pindai(pengaturan.bukti, kantor, basis, sekarang).bukti)
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
