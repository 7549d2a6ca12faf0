"""`zi templat`: check the Word templates, make the office's own copy of one."""

from __future__ import annotations

import sys
from pathlib import Path

from tata_usaha.cli.tampilan import cetak_baris
from tata_usaha.dasar.galat import GalatTemplat
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.masalah import galat_saja


def periksa(*berkas: Path, tandai: bool = False, satker: str = "sigi") -> None:
    """Periksa templat Word: tag, nama isian, bentuk naskah, dan letak kesalahannya.

    Parameters
    ----------
    berkas
        Templat yang diperiksa; tanpa nama: semua di templates_docx/ dan yang diubah satker.
    tandai
        Tulis juga salinan setiap templat yang bermasalah, dengan masalahnya sebagai komentar Word.
    satker
        Kode satker (nama folder di plan/).

    """
    from tata_usaha.kerja.templat import periksa as periksa_templat

    hasil = periksa_templat(Pengaturan.dari_lingkungan(), satker, berkas, tandai=tandai)
    sys.stderr.write("".join(f"{m}\n" for m in hasil.masalah))  # in reading order
    for salinan in hasil.bertanda:
        cetak_baris(f"Salinan bertanda: {salinan}")
    if galat := galat_saja(hasil.masalah):
        raise GalatTemplat(f"Ada {len(galat)} kesalahan pada templat.", "Perbaiki di Word, simpan, lalu periksa lagi.")
    cetak_baris("Semua templat baik.")


def ubah(nama: str, /, *, cocok: bool = False, satker: str = "sigi") -> None:
    """Salin satu templat ke folder satker untuk diubah; yang sudah ada tidak disentuh.

    Parameters
    ----------
    nama
        Nama templat, misalnya undangan.
    cocok
        Catat bahwa salinan satker sudah dicocokkan dengan templat bawaan yang sekarang.
    satker
        Kode satker (nama folder di plan/).

    """
    from tata_usaha.kerja.templat import ubah as ubah_templat

    hasil = ubah_templat(Pengaturan.dari_lingkungan(), satker, nama, cocok=cocok)
    cetak_baris(str(hasil.berkas))
    if cocok:
        cetak_baris("  Dicatat: sudah dicocokkan dengan templat bawaan yang sekarang.")
    elif hasil.baru:
        cetak_baris(
            f"  Salinan baru. Ubah dan simpan dengan Word, lalu: zi templat periksa --satker {satker}",
            "  Naskah satker ini sejak sekarang dicetak darinya; hapus salinannya untuk kembali ke templat bawaan.",
        )
    else:
        cetak_baris("  Sudah ada dan tidak diubah. Untuk memulai lagi dari templat bawaan, pindahkan dulu salinan ini.")
