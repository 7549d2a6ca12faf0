"""`zi kesehatan`: how the computer is that serves the office."""

from __future__ import annotations

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.kesehatan import PermintaanSehat, Tingkat, lihat_kesehatan

_TANDA = {Tingkat.BAIK: " ", Tingkat.INGAT: "?", Tingkat.BURUK: "!"}
_SALINAN = ("Minta admin memasang folder salinan di disk lain.", "Isi ZI_CADANGAN dengan folder di disk lain.")
"""What others are told to ask the admin for, and how he does it: whoever sits at the terminal is he."""


def kesehatan(*, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan sisa disk, umur salinan buku agenda, jam, LibreOffice, huruf naskah, dan versi program.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    hasil = lihat_kesehatan(Pengaturan.dari_lingkungan(), PermintaanSehat(satker))
    if json:
        cetak_json({"saat": hasil.saat.isoformat(), "butir": [b.sebagai_data() for b in hasil.butir]})
        return
    for satu in hasil.butir:
        cetak_baris(f"{_TANDA[satu.tingkat]} {satu.perihal}: {satu.uraian}")
        if satu.saran:
            cetak_baris(f"    {satu.saran.replace(*_SALINAN)}")
    if hasil.mendesak:
        cetak_baris("", f"{len(hasil.mendesak)} hal bertanda ! perlu ditangani.")
    cetak_baris("Apakah buku agenda, naskah, dan nomor cocok: zi periksa")
