"""`zi naskah daftar`, `zi templat`: the letters of the plan, and what they are printed from."""

from __future__ import annotations

import sys
from pathlib import Path

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.galat import GalatTemplat
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan
from zi_model.masalah import galat_saja


def daftar(tahun: int | None = None, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan untuk setiap baris rencana naskah yang dimintanya dan kapan disusun.

    Parameters
    ----------
    tahun
        Tahun rencana, misalnya 2026; tanpa tahun: tahun berjalan.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from zi_model.naskah.jatuh_waktu import naskah_rencana

    pengaturan = Pengaturan.dari_lingkungan()
    dipilih = baca_rencana(pengaturan, satker, tahun or tahun_berjalan(pengaturan, satker))
    naskah = naskah_rencana(dipilih.rencana, dipilih.kantor.teks)
    if json:
        cetak_json(
            [
                {"kode": n.kode, "naskah": n.naskah, "jenis": n.jenis, "periode_kerja": n.alur, "templat": n.templat}
                for n in naskah
            ]
        )
        return
    isi = tabel({"Kode": 7, "Indikator": 24, "Naskah": 32, "Disusun": 14, "Templat": 19})
    for n in naskah:
        nama = dipilih.rencana.menurut_kode[n.kode].indikator.nama_pendek
        isi.add_row(n.kode, nama, n.naskah, n.alur or "belum tersedia", n.templat or "")
    konsol().print(isi)


def periksa_templat(*berkas: Path, tandai: bool = False) -> None:
    """Periksa templat Word: tag, nama isian, bentuk naskah, dan letak kesalahannya.

    Parameters
    ----------
    berkas
        Templat yang diperiksa; tanpa nama: semua templat di templates_docx/.
    tandai
        Tulis juga salinan setiap templat yang bermasalah, dengan masalahnya sebagai komentar Word.

    """
    from tata_usaha.templat.periksa import periksa_semua, pilih_templat
    from tata_usaha.templat.tandai import tulis_tandaan
    from zi_model.masalah import Masalah

    pengaturan = Pengaturan.dari_lingkungan()
    masalah = periksa_semua(pengaturan.templat, berkas)
    sys.stderr.write("".join(f"{m}\n" for m in masalah))  # in reading order
    for templat, model in pilih_templat(pengaturan.templat, berkas) if tandai else ():
        if not isinstance(model, Masalah) and (salinan := tulis_tandaan(templat, model)):
            cetak_baris(f"Salinan bertanda: {salinan}")
    if galat := galat_saja(masalah):
        raise GalatTemplat(f"Ada {len(galat)} kesalahan pada templat.", "Perbaiki di Word, simpan, lalu periksa lagi.")
    cetak_baris("Semua templat baik.")
