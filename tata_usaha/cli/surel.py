"""`zi surel`: whom the office's mail would tell what, one mail to try it, today's digests now."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from tata_usaha.cli.anjuran import sebut
from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatPemakaian, GalatSurel
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.perhatian import kumpulkan_perhatian
from tata_usaha.kerja.surel import LihatanSurel, kirim_surel, lihat_surel, uji_surel
from tata_usaha.kerja.tahun import zona_kantor

_TAMPIL = 20


def tampil(*, isi: bool = False, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan surel yang akan dikirim dan yang sudah dikirim; tidak ada yang dikirim.

    Parameters
    ----------
    isi
        Tampilkan juga isi lengkap setiap surel yang akan dikirim.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    saat = waktu.sekarang(zona_kantor(pengaturan, satker))
    hasil = lihat_surel(pengaturan, satker, kumpulkan_perhatian(pengaturan, satker, saat), sebut)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    cetak_baris(hasil.kalimat)
    for satu in hasil.akan:
        cetak_baris(f"  {satu.penerima.alamat} ({', '.join(satu.penerima.sebutan)}): {len(satu.butir)} hal")
        if isi:
            cetak_baris("", f"Hal: {satu.subjek}", "", *satu.teks.splitlines(), "")
    if hasil.tertahan:
        cetak_baris(f"Sudah mendapatnya hari ini, atau tidak ada yang baru baginya: {', '.join(hasil.tertahan)}.")
    _cetak_catatan(hasil, saat.tzinfo)


def _cetak_catatan(hasil: LihatanSurel, zona: dt.tzinfo | None) -> None:
    """Print the last mails of the register, one a line: when it was taken, to whom, how much it told."""
    urut = sorted(hasil.catatan, key=lambda c: (c.disiapkan, c.pesan), reverse=True)
    surel = [list(semua) for _, semua in groupby(urut, key=lambda c: c.pesan)]
    if surel:
        cetak_baris("Yang tercatat, terbaru di atas:")
    for semua in surel[:_TAMPIL]:
        kapan = semua[0].terkirim
        saat = f"{kapan.astimezone(zona):%Y-%m-%d %H.%M}" if kapan else "belum pasti terkirim"
        cetak_baris(f"  {saat}  {semua[0].penerima}: {len(semua)} hal")


def uji(alamat: str, /, *, satker: str = "sigi") -> None:
    """Kirim satu surel percobaan ke satu alamat.

    Parameters
    ----------
    alamat
        Alamat yang dikirimi, misalnya alamat Anda sendiri.
    satker
        Kode satker (nama folder di plan/).

    """
    setelan = uji_surel(Pengaturan.dari_lingkungan(), satker, alamat)
    cetak_baris(
        f"Surel percobaan untuk {alamat} diterima {setelan.server}:{setelan.porta}.",
        "Kalau belum tampak di kotak masuknya, lihat juga folder spam.",
    )


def kirim(*, satker: str = "sigi", json: bool = False) -> None:
    """Kirim sekarang ringkasan hari ini kepada yang belum mendapatnya.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    saat = waktu.sekarang(zona_kantor(pengaturan, satker))
    perhatian = kumpulkan_perhatian(pengaturan, satker, saat)
    hasil = kirim_surel(pengaturan, satker, perhatian, saat, Pelaku.dari_lingkungan(), sebut)
    if not hasil.aktif:
        raise GalatPemakaian(hasil.kalimat, "Isi seperti contoh di sana, lalu coba dengan: zi surel uji ALAMAT")
    if json:
        cetak_json(hasil.sebagai_data())
    else:
        for satu in hasil.terkirim:
            cetak_baris(f"{satu.penerima.alamat}: {len(satu.butir)} hal")
        cetak_baris(hasil.kalimat)
    if hasil.gagal:
        raise GalatSurel("\n".join(dict.fromkeys(g.pesan for g in hasil.gagal)), hasil.gagal[0].saran)
