"""`zi outbox pakai`: which of several files is the letter."""

from __future__ import annotations

import sys

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.kenali import PermintaanPakai, pakai_berkas


def pakai(berkas: str, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Pakai berkas ini sebagai naskahnya; berkas lain dari naskah yang sama disimpan di folder riwayat.

    Parameters
    ----------
    berkas
        Letak berkasnya, atau namanya kalau hanya satu yang bernama begitu.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    hasil = pakai_berkas(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), PermintaanPakai(satker, berkas))
    if json:
        cetak_json(hasil.sebagai_data())
        return
    kata = "sekarang memakai" if hasil.berubah else "sudah memakai"
    cetak_baris(f"{hasil.entri.kunci} {kata} {hasil.berkas}.")
    cetak_baris(*(f"Disimpan: {tempat}" for tempat in hasil.disimpan))
    cetak_baris(*(f"Dibiarkan: {satu}" for satu in hasil.dibiarkan))
    if hasil.beda:
        sys.stderr.write(f"Perhatian: {hasil.berkas.name} {hasil.beda}. Betulkan di Word, atau catat nomornya lagi.\n")
