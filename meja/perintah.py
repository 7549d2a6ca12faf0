"""The commands `zi meja` and `zi meja sandi`: what can be refused is refused before a server starts."""

from __future__ import annotations

import os
import sys
from getpass import getpass

from tata_usaha.cli.tampilan import cetak_baris
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.pintu import baca_pintu, baca_porta_meja


def buka(*, satker: str = "sigi", host: str | None = None, nama: tuple[str, ...] = (), http: bool = False) -> int:
    """Buka meja: halaman web bagi orang kantor, sampai dihentikan dengan Ctrl-C.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    host
        Layani juga komputer lain pada alamat ini, misalnya 192.168.1.10, dengan TLS; tanpa ini hanya komputer ini.
    nama
        Nama lain yang dipakai untuk memanggil komputer ini, misalnya meja.kantor.go.id; boleh diulang.
    http
        Tanpa TLS bagi komputer lain: kata sandi dapat dibaca orang lain di jaringan yang sama.

    """
    pintu = baca_pintu(host, nama)
    if not pintu.terbuka and (nama or http):
        pilihan = "--nama" if nama else "--http"
        raise GalatPemakaian(
            f"{pilihan} hanya berarti bersama --host.", "Sebut alamatnya, misalnya --host 192.168.1.10."
        )
    porta = baca_porta_meja(os.environ)
    from meja.layanan import Permintaan, layani_meja

    return layani_meja(Pengaturan.dari_lingkungan(), Permintaan(satker, porta, pintu, http))


def sandi(nama: str, /, *, satker: str = "sigi") -> None:
    """Atur kata sandi seseorang di meja; ditanyakan dua kali, tidak terlihat di layar.

    Parameters
    ----------
    nama
        Nama masuknya, misalnya siti.aminah.
    satker
        Kode satker (nama folder di plan/).

    """
    from tata_usaha.kerja.pengguna import atur_sandi, cari_pengguna

    pengaturan = Pengaturan.dari_lingkungan()
    orang = cari_pengguna(pengaturan, satker, nama)
    isi = _tanya(f"Kata sandi baru {orang.nama_lengkap}: ")
    if isi != _tanya("Sekali lagi: "):
        raise GalatPemakaian("Kedua kata sandi tidak sama; tidak ada yang diubah.", "Jalankan lagi.")
    atur_sandi(pengaturan, Pelaku.dari_lingkungan(), satker, orang.nama, isi)
    cetak_baris(f"Kata sandi {orang.nama_lengkap} ({orang.nama}) diganti. Ia keluar di semua tempat.")
    if not orang.aktif:
        cetak_baris("Orang ini dinonaktifkan: ia baru dapat masuk sesudah admin mengaktifkannya lagi.")


def _tanya(pertanyaan: str) -> str:
    """Return what somebody types without showing it; a line of standard input when nobody sits there."""
    try:
        if sys.stdin.isatty():
            return getpass(pertanyaan)
        baris = sys.stdin.readline()
    except EOFError:
        baris = ""
    if not baris:
        raise GalatPemakaian("Kata sandi belum diketik; tidak ada yang diubah.")
    return baris.rstrip("\r\n")
