"""`zi outbox`: the letters that wait, their numbers and dates, and the gate before signing."""

from __future__ import annotations

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah, konsol, tabel
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.outbox import PermintaanNomor, PermintaanSiap, lihat_outbox, nomori_naskah, nyatakan_siap


def tampil(*, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan naskah di outbox: keadaan, nomor, berkas, dan isian yang masih kosong.

    Parameters
    ----------
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    pengaturan = Pengaturan.dari_lingkungan()
    naskah = lihat_outbox(pengaturan, satker)
    if json:
        cetak_json([n.sebagai_data() for n in naskah])
        return
    if not naskah:
        cetak_baris("Outbox masih kosong. Susun naskah dengan: zi jalankan triwulanan 2026-TW1")
        return
    isi = tabel({"Periode": 8, "Naskah": 48, "Status": 8, "No.": 4, "Rev.": 4, "Isian": 5, "Catatan": None})
    for n in naskah:
        nomor = "" if n.entri.nomor is None else str(n.entri.nomor)
        isian = "?" if n.isian is None else str(n.isian)
        isi.add_row(n.entri.periode, n.berkas.stem, n.status, nomor, str(n.entri.revisi), isian, n.catatan)
    konsol().print(isi)
    cetak_baris(f"Folder: {pengaturan.outbox / satker}")


def nomori(kunci: str, /, *, tanggal: str, nomor: int | None = None, satker: str = "sigi", json: bool = False) -> None:
    """Isikan nomor dan tanggal ke naskah seperti yang ditinggalkan orang, dan catat di buku agenda.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    tanggal
        Tanggal naskah, misalnya 2026-02-03.
    nomor
        Nomor urut dari buku agenda; tidak ditulis untuk naskah yang tidak bernomor.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanNomor(satker, kunci, baca_tanggal(tanggal), nomor)
    hasil = nomori_naskah(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        cetak_json(hasil.sebagai_data())
        return
    cetak_masalah(hasil.perhatian)
    sebutan = " dan ".join(filter(None, (f"nomor {nomor}" if nomor else "", f"tanggal {tanggal}")))
    if hasil.berubah:
        cetak_baris(f"{hasil.berkas.name}: {sebutan} diisikan di {hasil.terisi} tempat.")
        cetak_baris(f"Berkas sebelumnya disimpan: {hasil.riwayat}")
    else:
        cetak_baris(f"{hasil.berkas.name}: {sebutan} sudah tercatat; berkasnya tidak diubah.")
    for sisa in hasil.tersisa:
        cetak_baris(f"Belum terisi karena kotak isiannya sudah dihapus, ketik sendiri: [isi: {sisa.petunjuk}], {sisa}.")


def siap(kunci: str, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Nyatakan naskah siap ditandatangani; ditolak selama masih ada isian, nomor, atau tanggal yang kosong.

    Parameters
    ----------
    kunci
        Kunci naskah, akhirannya, atau nama berkasnya.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    hasil = nyatakan_siap(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), PermintaanSiap(satker, kunci))
    if json:
        cetak_json(hasil.sebagai_data())
        return
    cetak_masalah(hasil.perhatian)
    cetak_baris(f"{hasil.berkas.name}: {'siap ditandatangani' if hasil.berubah else 'sudah siap ditandatangani'}.")
    if hasil.belum_terverifikasi:
        cetak_baris(
            f"Perhatian: {hasil.belum_terverifikasi} dasar hukum masih bertanda belum terverifikasi. "
            "Cocokkan dengan JDIH sebelum ditandatangani."
        )
