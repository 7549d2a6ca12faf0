"""`zi rapat`: the meetings of a year, and giving one a time of its own."""

from __future__ import annotations

from typing import Literal

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.langkah import baca_periode, periksa_tertinggal
from tata_usaha.kerja.rapat import BarisRapat, PermintaanPindah, lihat_rapat, pindahkan_rapat
from zi_model.bahasa import hari_tanggal
from zi_model.daur_naskah import Tindakan

_ASAL = {"undangan": "undangan terbit", "sendiri": "waktu sendiri", "kebiasaan": "kebiasaan"}


def tampil(tahun: int | None = None, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan rapat setahun: hari, jam, tempat, dan apa yang menetapkannya.

    Parameters
    ----------
    tahun
        Tahun rencana, misalnya 2026; tanpa tahun: tahun berjalan.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    rapat = lihat_rapat(Pengaturan.dari_lingkungan(), satker, tahun)
    if json:
        cetak_json([b.sebagai_data() for b in rapat])
        return
    if not rapat:
        cetak_baris("Rencana aksi tidak meminta rapat.")
        return
    isi = tabel({"Rapat": 32, "Periode": 8, "Hari dan jam": 25, "Tempat": 14, "Menurut": None})
    for b in rapat:
        tempat = "; ".join(filter(None, (b.waktu.tempat, "" if b.waktu.moda == "luring" else b.waktu.moda)))
        isi.add_row(b.nama, str(b.periode), f"{b.hari_tanggal}, {b.jam}", tempat or "belum ditentukan", _menurut(b))
    konsol().print(isi)


def pindah(
    rapat: str,
    periode: str | None = None,
    /,
    *,
    tanggal: str,
    pukul: str | None = None,
    sampai: str | None = None,
    tempat: str | None = None,
    moda: Literal["luring", "daring", "hibrida"] | None = None,
    tautan: str | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Beri satu rapat waktu sendiri; rapat lain tidak ikut pindah.

    Parameters
    ----------
    rapat
        Nama rapatnya seperti di `zi rapat tampil`, misalnya monev.
    periode
        Untuk periode mana, misalnya 2026-TW1; tidak perlu kalau rapatnya hanya satu.
    tanggal
        Hari rapatnya, misalnya 2026-03-27.
    pukul
        Jam mulainya, misalnya 13.30; bila tidak ditulis, tetap.
    sampai
        Jam selesainya, atau kata seperti selesai; bila tidak ditulis, tetap.
    tempat
        Nama ruangnya; bila tidak ditulis, tetap.
    moda
        luring, daring, atau hibrida; bila tidak ditulis, tetap.
    tautan
        Tautan rapat daringnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanPindah(
        satker,
        rapat,
        baca_periode(periode) if periode else None,
        baca_tanggal(tanggal),
        pukul,
        sampai,
        tempat,
        moda,
        tautan,
    )
    hasil = pindahkan_rapat(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    ditaruh = [n for n in hasil.naskah if n.tindakan.menulis]
    if json:
        naskah = [{"kunci": n.kunci, "berkas": str(n.berkas), "hasil": n.tindakan.value} for n in hasil.naskah]
        cetak_json(
            {
                **hasil.rapat.sebagai_data(),
                "berkas": str(hasil.berkas),
                "berubah": hasil.berubah,
                "naskah": naskah,
                "perhatian": list(hasil.perhatian),
            }
        )
        periksa_tertinggal(hasil.naskah)
        return
    b = hasil.rapat
    kini = b.pindah or b.waktu
    sudah = "pindah ke" if hasil.berubah else "memang"
    cetak_baris(f"Rapat {b.sebutan} {sudah} {hari_tanggal(kini.tanggal)} pukul {kini.pukul}: {hasil.berkas}")
    if b.pindah:
        cetak_baris(
            f"Undangan {b.undangan} sudah terbit untuk {b.hari_tanggal}, jadi perubahannya diberitahukan dengan "
            "undangan perubahan. Daftar hadir dan notula mengikutinya pada alur sesudah undangan itu bernomor."
        )
    cetak_baris(*hasil.perhatian)
    cetak_baris(*(str(n.berkas) for n in ditaruh))
    tetap = [n for n in hasil.naskah if n.tindakan in {Tindakan.DISUNTING, Tindakan.DISANDINGKAN}]
    cetak_baris(*(f"{n.berkas.name}: {n.keterangan}" for n in tetap))
    if not hasil.naskah:
        cetak_baris("Paket rapatnya belum disusun; waktu itu dipakai ketika disusun.")
    periksa_tertinggal(hasil.naskah)


def _menurut(b: BarisRapat) -> str:
    asal = f"undangan {b.undangan}" if b.undangan else _ASAL[b.asal]
    pindah = f"akan pindah ke {hari_tanggal(b.pindah.tanggal)} {b.pindah.pukul}" if b.pindah else ""
    bentrok = f"BENTROK dengan {', '.join(b.bentrok)}" if b.bentrok else ""
    return "; ".join(filter(None, (asal, pindah, bentrok)))
