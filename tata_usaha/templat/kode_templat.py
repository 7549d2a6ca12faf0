"""Every kind of mistake that a Word template can have: one stable code each.

The code is what a person quotes when asking for help and what a program filters by, so it never
changes its meaning.
"""

from __future__ import annotations

from zi_model.masalah import Kode


class KodeTemplat(Kode):
    """A code with its meaning in Indonesian."""

    BERKAS = "T01", "templat tidak ada atau bukan DOCX"
    TAK_TERTUTUP = "T02", "tag tidak ditutup di paragraf yang sama"
    SINTAKS = "T03", "isi tag tidak dapat dibaca"
    TERLARANG = "T04", "tag memanggil sesuatu yang tidak boleh dipakai"
    BLOK = "T05", "pembuka dan penutup blok tidak berpasangan"
    LETAK_TAG = "T06", "tag berdiri di tempat yang merusak hasil cetak"
    MIRIP_TAG = "T07", "tulisan mirip tag tetapi bukan tag"
    NAMA_ASING = "T08", "nama tidak dimiliki naskahnya"
    TAK_TERCETAK = "T09", "nilai itu tidak dapat dicetak begitu saja"
    SEL_KOSONG = "T10", "sel tabel bisa tidak berisi paragraf"
    HASIL_RUSAK = "T11", "hasil cetak bukan dokumen Word yang utuh"
    GAGAL_CETAK = "T12", "pencetakan berhenti pada satu tag"
    TIPOGRAFI = "T13", "tanda baca tipografi dari Word di dalam tag"
    TERPOTONG = "T14", "tag terpotong oleh pemformatan Word"
    TAK_TERISI = "T15", "tag di bagian dokumen yang tidak diisi program"
    GAYA = "T16", "gaya Word yang dipakai templat tidak ada di dalamnya"
    ISIAN_WAJIB = "T17", "nomor, tanggal, atau penanda tangan tidak tercetak sebagai isian"
    TAK_TERCANTUM = "T18", "isi naskah tidak disebut satu tag pun"
    SISA_TINJAUAN = "T19", "komentar atau perubahan terlacak tertinggal di templat"
    KERTAS = "T20", "ukuran atau arah kertas"
    TEPI = "T21", "garis tepi halaman"
    HURUF = "T22", "jenis huruf"
    SUSUNAN_KEPUTUSAN = "T23", "susunan Keputusan: Menimbang, Mengingat, MEMUTUSKAN, Menetapkan, diktum"
    KEPALA_LAMPIRAN = "T24", "kepala lampiran Keputusan"
    TTD = "T25", "“ttd” tercetak pada naskah asli"
    TANDA_TANGAN = "T26", "tanda tangan dapat terpisah dari naskahnya"
    LUAR_BERKAS = "T27", "templat memuat sesuatu dari luar berkasnya"
    PROGRAM = "T28", "makro atau kontrol ActiveX di dalam templat"
    TIPE_DOKUMEN = "T29", "DOCTYPE di dalam templat"
    BAWAAN_BERUBAH = "T30", "templat bawaan berubah sejak salinan satker dibuat"
    KURANG_BARU = "T31", "templat bawaan memuat isi yang tidak ada di salinan satker"
