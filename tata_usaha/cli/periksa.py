"""`zi periksa`: prove that register, files, numbers and copies agree."""

from __future__ import annotations

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah
from tata_usaha.dasar.galat import GalatPeriksa
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.periksa import PermintaanPeriksa
from tata_usaha.kerja.periksa import periksa as periksa_semuanya
from zi_model.masalah import galat_saja

_SEBUT_MAKS = 15
"""So many offices are named; a province has more, and then it is their number that matters."""


def periksa(*, penuh: bool = False, semua: bool = False, satker: str = "sigi", json: bool = False) -> None:
    """Periksa apakah buku agenda, berkas naskah, nomor, dan salinannya cocok; tidak ada yang diubah.

    Parameters
    ----------
    penuh
        Baca juga semua berkas di riwayat, templat, rencana, dan bukti.
    semua
        Periksa semua satker.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    hasil = periksa_semuanya(Pengaturan.dari_lingkungan(), PermintaanPeriksa(satker, penuh, semua))
    if json:
        cetak_json(hasil.sebagai_data())
    else:
        cetak_masalah(hasil.masalah)
        dilihat = f"{hasil.naskah} naskah, {hasil.nomor} nomor, {hasil.kejadian} kejadian"
        nama = ", ".join(hasil.satker) if len(hasil.satker) <= _SEBUT_MAKS else f"{len(hasil.satker)} satker"
        cetak_baris(f"Diperiksa {nama}: {dilihat}.")
    if not hasil.cocok:
        banyak = len(galat_saja(hasil.masalah))
        raise GalatPeriksa(
            f"Ada {banyak} hal yang tidak cocok.", "Tidak ada yang diubah. Bereskan satu per satu, lalu periksa lagi."
        )
    if not json:
        cetak_baris("Semua cocok.")
