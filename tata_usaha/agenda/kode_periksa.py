"""Codes of what `zi periksa` finds: where register, files and copies do not agree (docs/kode-galat.md)."""

from __future__ import annotations

from zi_model.masalah import Kode


class KodePeriksa(Kode):
    """What does not agree. From 01 the files, from 20 the numbers, from 30 the register, from 40 its copies."""

    HILANG = "K01", "berkas naskah tidak ada di tempatnya"
    TAK_DIKENAL = "K02", "berkas di outbox yang tidak dikenal buku agenda"
    BERUBAH = "K03", "naskah berubah sesudah dinyatakan siap"
    RUSAK = "K04", "bita naskah berubah tanpa disunting"
    SALINAN_TTD = "K05", "salinan bertanda tangan tidak ada atau berubah"
    TERPUTUS = "K06", "pekerjaan terputus di tengah"
    TAK_TERBACA = "K07", "berkas tidak dapat dibaca"
    RIWAYAT = "K08", "berkas di folder riwayat rusak"
    PINDAH = "K09", "berkas naskah dipindahkan atau diganti namanya"
    SALINAN_BUKTI = "K10", "salinan naskah bertanda tangan di folder bukti tidak ada atau berubah"
    TAUTAN_YATIM = "K11", "tautan bukti tanpa naskah bertanda tangannya"
    BELUM_BUKTI = "K12", "naskah bertanda tangan belum menjadi bukti baris yang dibuktikannya"
    ISI_TERBIT = "K13", "catatan isi naskah terbit berbeda dari naskah atau kejadiannya"
    BUKTI_JAWABAN = "K14", "bukti jawaban tindak lanjut tidak ada atau berubah"
    BEDA_NOMOR = "K20", "nomor atau tanggal di naskah berbeda dari buku agenda"
    NOMOR_ASING = "K21", "nomor di naskah tidak tercatat di buku agenda"
    NOMOR_JANGGAL = "K22", "catatan nomor dan catatan naskah berbeda"
    CSV_BEDA = "K23", "buku-agenda.csv berbeda dari buku agenda"
    RANTAI = "K30", "catatan kejadian putus"
    BEDA_KEJADIAN = "K31", "catatan naskah berbeda dari kejadiannya"
    TERTINGGAL = "K32", "buku agenda lebih lama daripada salinannya"
    BASIS_RUSAK = "K33", "basis data buku agenda rusak"
    SALINAN_LAMA = "K40", "salinan harian buku agenda tidak ada atau terlalu lama"
    SALINAN_RUSAK = "K41", "salinan harian buku agenda rusak"
    SALINAN_JAUH = "K42", "folder salinan kedua tidak dapat dicapai"
