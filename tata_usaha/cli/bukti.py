"""`zi bukti`: make the folder tree, check what lies in it."""

from __future__ import annotations

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
    from tata_usaha.bukti.pohon_bukti import siapkan as siapkan_pohon

    pengaturan = Pengaturan.dari_lingkungan()
    dipilih = tahun or tahun_berjalan(pengaturan, satker)
    hasil = siapkan_pohon(pengaturan.bukti, baca_rencana(pengaturan, satker, dipilih, dengan_naskah=False))
    cetak_baris(str(hasil))


def periksa(*, satker: str = "sigi", json: bool = False) -> None:
    """Baca semua berkas bukti dan sebutkan yang bukan bukti beserta alasannya.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak daftar bukti sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    sekarang = waktu.sekarang()
    semua = [periksa_bukti(pengaturan, replace(t, lalu=None), sekarang) for t in baca_semua_tahun(pengaturan, satker)]
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
        cetak_baris(f"{len(layak)} berkas bukti, {len(hasil.bukti) - len(layak)} ditolak; {hasil.baru} baru.")
    galat = galat_saja(hasil.masalah)
    if galat:
        raise GalatBukti(
            f"{len(galat)} masalah di folder bukti {pengaturan.bukti / satker}.", "Perbaiki berkas yang disebut."
        )
