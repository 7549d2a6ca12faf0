"""Codes of what a letter lacks before it can be signed, and of what a careful reader would ask (docs/kode-galat.md)."""

from __future__ import annotations

from zi_model.masalah import Kode


class KodeSiap(Kode):
    """Why a letter is not ready to be signed, or ought to be looked at once more."""

    ISIAN = "S01", "isian masih kosong"
    TANPA_NOMOR = "S02", "naskah belum bernomor di buku agenda"
    TANPA_TANGGAL = "S03", "naskah belum bertanggal di buku agenda"
    BEDA_AGENDA = "S04", "nomor atau tanggal di naskah berbeda dari buku agenda"
    DASAR = "S05", "dasar hukum di naskah tidak sesuai dengan tanggalnya"
    PERUBAHAN = "S06", "perubahan yang dilacak belum diterima atau ditolak"
    KOMENTAR = "S07", "komentar masih terbuka"
    DASAR_BELUM_ADA = "S08", "naskah bertanggal sebelum dasar yang dikutipnya"
    BELUM_TERVERIFIKASI = "S09", "dasar hukum di naskah belum terverifikasi"
    URUTAN_TANGGAL = "S10", "tanggal naskah tidak di antara tanggal nomor sebelum dan sesudahnya"
    TAG_SRIKANDI = "S11", "tag SRIKANDI di naskah tidak ada, terpotong, atau tidak dikenal"
    BATAS_TAK_TERBACA = "S12", "batas waktu rekomendasi atau tindak lanjut kosong atau tidak terbaca"
    BATAS_LEWAT = "S13", "batas waktu yang diminta naskah lebih awal daripada tanggal naskahnya"
    SALAH_SISI = "S14", "naskah bertanggal di sisi yang keliru dari hari rapat atau keadaan bukti yang disebutnya"
    BELUM_SIAP = "S15", "surat pengantar menyebut naskah yang masih konsep"
