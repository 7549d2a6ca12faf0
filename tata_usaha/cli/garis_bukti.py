"""`zi bukti lihat`: one obligation with its files, what happened to them, and the letters that will prove it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tata_usaha.cli.tampilan import cetak_baris, cetak_json
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.bahasa import tanggal_panjang

if TYPE_CHECKING:
    from tata_usaha.kerja.garis_bukti import BerkasGaris, GarisBukti


def lihat(kode: str, periode: str | None = None, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan satu kewajiban: keadaannya, berkasnya, apa yang terjadi padanya, dan naskah yang membuktikannya.

    Parameters
    ----------
    kode
        Kode baris rencana aksi, misalnya 1.3.1.2.
    periode
        Periodenya, misalnya 2026-TW1; tanpa periode: yang sedang ditagih, kalau hanya satu.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    from tata_usaha.kerja.garis_bukti import PermintaanGaris, lihat_garis
    from tata_usaha.kerja.langkah import baca_periode

    permintaan = PermintaanGaris(satker, kode, baca_periode(periode) if periode else None)
    garis = lihat_garis(Pengaturan.dari_lingkungan(), permintaan)
    if json:
        cetak_json(garis.sebagai_data())
    else:
        cetak_baris(*_baris(garis))


def _baris(garis: GarisBukti) -> Iterator[str]:
    k, zona = garis.hasil.kewajiban, garis.keadaan.tahun.kantor.zona
    yield f"{k.kode} {k.baris.indikator.nama_pendek}, {k.periode.nama}: {garis.hasil.status.nama}"
    yield f"{garis.hasil.alasan} Batas: {tanggal_panjang(k.batas)}."
    yield from ("", "Berkas:" if garis.berkas else "Belum ada berkas.")
    yield from (f"  {_sebut(satu, zona)}" for satu in garis.berkas)
    if garis.peristiwa:
        yield from ("", "Yang terjadi, terbaru di atas:")
    for satu in garis.peristiwa:
        alasan = f" Alasan: “{satu.alasan}”" if satu.alasan else ""
        yield f"  {_saat(satu.saat, zona)} {satu.oleh}: {satu.kalimat}.{alasan}"
    if garis.catatan:
        yield from ("", "Catatan unit:", *(f"  {baris}" for baris in garis.catatan.splitlines()))
    if garis.naskah:
        yield from ("", "Naskah yang membuktikannya sesudah ditandatangani:")
    yield from (f"  {e.kunci} ({e.status_asing or e.status.value})" for e in garis.naskah)


def _sebut(satu: BerkasGaris, zona: dt.tzinfo) -> str:
    oleh = f" oleh {satu.bukti.oleh}" if satu.bukti.oleh else ""
    dihitung = f"untuk {', '.join(map(str, satu.untuk))}" if satu.untuk else f"tidak dihitung: {satu.sebab}"
    return f"{satu.bukti.nama}, datang {_saat(satu.bukti.diterima, zona)}{oleh}; {dihitung}"


def _saat(saat: dt.datetime, zona: dt.tzinfo) -> str:
    return f"{saat.astimezone(zona):%Y-%m-%d %H.%M}"
