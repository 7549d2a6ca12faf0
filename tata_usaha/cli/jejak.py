"""`zi jejak`: everything that the register has of what happened."""

from __future__ import annotations

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.jejak import PermintaanJejak, lihat_jejak, periksa_jejak

_LAYAR = 100


def jejak(
    *,
    oleh: str = "",
    tentang: str = "",
    sejak: str | None = None,
    sampai: str | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Tampilkan semua yang terjadi, yang terbaru di atas, dan apakah catatannya utuh.

    Parameters
    ----------
    oleh
        Hanya yang dilakukan orang ini; nama lengkap seperti tercatat.
    tentang
        Hanya tentang naskah ini: sebagian nama atau kuncinya.
    sejak
        Sejak tanggal ini, misalnya 2026-03-31.
    sampai
        Sampai dengan tanggal ini.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    awal, akhir = (baca_tanggal(teks) if teks else None for teks in (sejak, sampai))
    permintaan = PermintaanJejak(satker, oleh, tentang, awal, akhir, sehalaman=None if json else _LAYAR)
    hasil, rantai = lihat_jejak(pengaturan, permintaan), periksa_jejak(pengaturan, satker)
    if json:
        cetak_json(
            {
                "utuh": rantai.utuh,
                "putus": list(rantai.putus),
                "banyak": hasil.banyak,
                "kejadian": [satu.sebagai_data() for satu in hasil.butir],
            }
        )
        return
    isi = tabel({"Kapan": 17, "Oleh": 16, "Tentang": 28, "Apa yang terjadi": None})
    for b in hasil.butir:
        kalimat = f"{b.kalimat}: “{b.alasan}”" if b.alasan else b.kalimat
        isi.add_row(f"{b.saat:%Y-%m-%d %H.%M}", *(t.replace("[", r"\[") for t in (b.oleh, b.tentang, kalimat)))
    if hasil.butir:
        konsol().print(isi)
    if (lebih := hasil.banyak - len(hasil.butir)) > 0:
        cetak_baris(f"… dan {lebih} yang lebih lama; persempit dengan --sejak dan --sampai.")
    cetak_baris("" if hasil.butir else "Tidak ada kejadian yang cocok.")
    if rantai.utuh:
        cetak_baris(f"Catatan utuh: {rantai.banyak} kejadian, tidak ada yang diubah atau hilang.")
    else:
        cetak_baris("CATATAN TIDAK UTUH:", *(f"  {satu}." for satu in rantai.putus))
