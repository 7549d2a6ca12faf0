"""The command `zi layani`: what can be refused is refused before Prefect is imported."""

from __future__ import annotations

import os

from flows import lingkungan
from flows.server.pintu import nama_dari_lingkungan, periksa_rahasia
from flows.server.rahasia import rahasia_server
from tata_usaha.cli.tampilan import cetak_baris
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.pintu import baca_pintu, baca_porta_meja
from tata_usaha.kerja.tahun import baca_rencana, tahun_berjalan


def layani(
    *,
    satker: str = "sigi",
    rahasia: bool = False,
    pasang: bool = False,
    host: str | None = None,
    nama: tuple[str, ...] = (),
    kolam: str | None = None,
    meja: bool = False,
) -> int:
    """Jalankan server Prefect dan jadwal semua alur sampai dihentikan dengan Ctrl-C.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    rahasia
        Hanya tampilkan kata rahasia yang diminta halaman Prefect.
    pasang
        Hanya tulis berkas yang memulai zi layani bersama komputernya, dengan pilihan yang sama.
    host
        Layani juga komputer lain pada alamat ini, misalnya 192.168.1.10; tanpa ini hanya komputer ini.
    nama
        Nama lain yang dipakai untuk memanggil server ini, misalnya server.kantor.go.id; boleh diulang.
    kolam
        Serahkan jalannya alur kepada para pekerja kolam (work pool) ini; di sini hanya servernya.
    meja
        Buka juga meja, halaman web bagi orang kantor, di komputer ini; berhenti bersama zi layani.

    """
    if rahasia:
        lingkungan.siapkan()
        cetak_baris(rahasia_server())
        return 0
    if kolam is not None and not kolam.strip():
        raise GalatPemakaian("--kolam kosong.", "Sebut nama kolamnya, misalnya --kolam kantor.")
    nama = nama or nama_dari_lingkungan()
    pintu = baca_pintu(host, nama)
    pengaturan = Pengaturan.dari_lingkungan()
    kantor = baca_rencana(pengaturan, satker, tahun_berjalan(pengaturan, satker)).kantor
    lingkungan.siapkan()
    porta = lingkungan.baca_porta()
    porta_meja = baca_porta_meja(os.environ) if meja else None
    periksa_rahasia(pintu, rahasia_server())
    if pasang:
        from flows.server.pasang import tulis_berkas

        pilihan = ["--satker", satker, *(["--host", host] if host else [])]
        pilihan += [kata for satu in nama for kata in ("--nama", satu)] + (["--kolam", kolam] if kolam else [])
        pilihan += ["--meja"] if meja else []
        cetak_baris(*tulis_berkas(pilihan))
        return 0
    from flows.server.layanan import pakai_server

    pakai_server(porta)
    from flows.server.layani import Permintaan, layani_kantor

    return layani_kantor(kantor, Permintaan(porta, pintu, kolam or "", porta_meja))
