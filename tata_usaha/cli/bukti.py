"""`zi bukti`: make the folder tree, check what lies in it."""

from __future__ import annotations

import datetime as dt

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
    from tata_usaha.bukti.pohon_bukti import siapkan as siapkan_pohon

    pengaturan = Pengaturan.dari_lingkungan()
    kantor = baca_rencana(pengaturan, satker, dengan_naskah=False)
    if tahun is not None:
        periksa_tahun(kantor, Periode(tahun, JenisPeriode.TAHUN))
    hasil = siapkan_pohon(pengaturan.bukti, kantor, kantor.rencana.tahun)
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
    kantor = baca_rencana(pengaturan, satker, dengan_naskah=False)
    hasil = periksa_bukti(pengaturan, kantor, dt.datetime.now(dt.UTC))
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
