"""`zi nomor`: the number book on the screen and as a workbook, and numbers that were given without the program."""

from __future__ import annotations

from pathlib import Path

from tata_usaha.cli.pemakaian import baca_tanggal
from tata_usaha.cli.tampilan import cetak_baris, cetak_json, cetak_masalah, konsol, tabel
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.nomor import PermintaanCatat, catat_nomor, lembar_nomor, lihat_nomor, simpan_lembar
from zi_model.bahasa import tanggal_pendek


def tampil(
    *,
    tahun: int | None = None,
    jenis: str | None = None,
    xlsx: Path | None = None,
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Tampilkan buku agenda: nomor yang dipakai, batal, dan di luar program, serta nomor bebas berikutnya.

    Parameters
    ----------
    tahun
        Tahun nomornya; bila tidak ditulis, tahun ini.
    jenis
        Satu jenis naskah atau pencacah saja, misalnya undangan.
    xlsx
        Simpan sebagai berkas Excel dengan nama ini.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    isi = lihat_nomor(Pengaturan.dari_lingkungan(), satker, tahun, jenis)
    if xlsx is not None:
        simpan_lembar(xlsx, lembar_nomor(isi, satker))
    if json:
        cetak_json(isi.sebagai_data())
        return
    cetak_masalah(isi.masalah)
    if isi.baris:
        lembar = tabel({"Jenis": 18, "No.": 5, "Tanggal": 11, "Perihal": 40, "Keadaan": 8, "Keterangan": None})
        for b in isi.baris:
            hanya_csv = "hanya di buku-agenda.csv" if (b.pencacah, b.nomor) in isi.hanya_csv else ""
            keterangan = "; ".join(filter(None, (b.kunci, b.alasan, hanya_csv)))
            tanggal = tanggal_pendek(b.tanggal) if b.tanggal else ""
            lembar.add_row(b.pencacah, str(b.nomor), tanggal, b.perihal, b.keadaan.value, keterangan)
        konsol().print(lembar)
    else:
        cetak_baris(f"Belum ada nomor tahun {isi.tahun} di buku agenda.")
    for satu in isi.urutan:
        cetak_baris(f"{satu.pencacah}: {satu}")
    if isi.hanya_csv:
        cetak_baris("Ada nomor yang hanya tercatat di buku-agenda.csv. Jalankan: zi pulihkan")
    if isi.csv.exists():
        cetak_baris(f"Berkas: {isi.csv}")
    if xlsx is not None:
        cetak_baris(f"Buku agenda disimpan: {xlsx}")


def catat(
    jenis: str,
    nomor: int,
    /,
    *,
    tanggal: str,
    perihal: str,
    unit: str = "",
    pakai_lagi: bool = False,
    alasan: str = "",
    satker: str = "sigi",
    json: bool = False,
) -> None:
    """Catat nomor yang dipakai surat di luar program, supaya tidak dipakai naskah lain.

    Parameters
    ----------
    jenis
        Jenis naskahnya seperti di satker.yaml, misalnya undangan, atau pencacah gabungannya.
    nomor
        Nomor urut yang sudah dipakai.
    tanggal
        Tanggal suratnya, misalnya 2026-02-03.
    perihal
        Untuk surat apa nomor itu dipakai.
    unit
        Kode sub bagian, bila tiap sub bagian menghitung sendiri.
    pakai_lagi
        Nomor yang sudah batal tetap dicatat; perlu --alasan.
    alasan
        Alasannya, dicatat di buku agenda.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    permintaan = PermintaanCatat(satker, jenis, nomor, baca_tanggal(tanggal), perihal, unit, pakai_lagi, alasan)
    hasil = catat_nomor(Pengaturan.dari_lingkungan(), Pelaku.dari_lingkungan(), permintaan)
    if json:
        data = {**vars(hasil.baris), "keadaan": hasil.baris.keadaan.value, "baru": hasil.baru}
        cetak_json({**data, "berikutnya": hasil.urutan.berikutnya})
        return
    sebutan = f"Nomor {nomor} jenis {hasil.baris.pencacah} tahun {hasil.baris.tahun}"
    cetak_baris(f"{sebutan} {'dicatat' if hasil.baru else 'sudah tercatat'} sebagai dipakai di luar program.")
    cetak_baris(str(hasil.urutan))
