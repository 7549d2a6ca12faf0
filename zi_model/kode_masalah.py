"""Every kind of mistake that an office's plan folder can have: one stable code each.

The code is what a person quotes when asking for help and what a program filters by, so it never
changes its meaning; docs/kode-galat.md lists the same table, and a test compares the two.
"""

from __future__ import annotations

from zi_model.masalah import Kode


class KodeMasalah(Kode):
    """A code with its meaning in Indonesian. R0x: files; R1x: values; R2x and on: what they say."""

    TIDAK_ADA = "R01", "berkas atau folder yang diperlukan tidak ada"
    TIDAK_TERBACA = "R02", "berkas tidak dapat dibaca sebagai teks UTF-8"
    KOSONG = "R03", "berkas tidak berisi apa-apa"
    YAML_RUSAK = "R04", "susunan YAML rusak"
    YAML_ASING = "R05", "rujukan, jangkar, atau label YAML dipakai"
    KUNCI_KEMBAR = "R06", "satu kunci tertulis dua kali"
    BERKAS_ASING = "R07", "berkas tidak dikenal"
    TAK_WAJAR = "R08", "bukan berkas biasa, atau terlalu besar untuk isinya"

    KUNCI_ASING = "R10", "kunci tidak dikenal"
    KUNCI_KURANG = "R11", "kunci wajib belum ditulis"
    JENIS_NILAI = "R12", "jenis nilai salah (teks, bilangan, tanggal, daftar, …)"
    DI_LUAR_PILIHAN = "R13", "nilai di luar pilihan yang ada"
    NILAI_DITOLAK = "R14", "nilai tidak memenuhi syarat"

    KODE_KEMBAR = "R20", "satu kode dipakai dua baris rencana"
    KODE_MELESET = "R21", "kode tidak sesuai letak baris, atau nomornya meloncat"
    TARGET_WAKTU = "R22", "target waktu tidak terbaca atau di luar tahun rencana"
    JADWAL_BEDA = "R23", "jadwal tidak sesuai dengan target waktu"
    TARGET_CAPAIAN = "R24", "jumlah di target capaian tidak sesuai dengan target waktu"
    ANGKA_KATA = "R25", "angka tidak cocok dengan kata-katanya"
    UNIT_ASING = "R26", "unit tidak ada di satker.yaml"
    BUKTI_ASING = "R27", "jenis bukti tidak dikenal"
    NAMA_PENDEK = "R28", "nama pendek tidak dapat menjadi nama folder"
    KODE_NASKAH = "R29", "kode naskah tidak berbentuk jenis/nama"
    TAHUN_BEDA = "R30", "tahun di dalam berkas tidak sama dengan tahun pada namanya"
    NAMA_LAMA = "R31", "naskah disebut dengan nama lamanya"

    JABATAN_ASING = "R40", "jabatan tidak ada di pejabat.yaml"
    MASA_BERTUMPUK = "R41", "satu jabatan dipegang dua orang pada hari yang sama"
    MASA_TERBALIK = "R42", "masa jabatan berakhir sebelum mulai"
    TIM_KEMBAR = "R43", "satu id dipakai dua tim"
    TIM_ASING = "R44", "tim tidak ada di pejabat.yaml"
    PEGAWAI_KOLOM = "R45", "kolom daftar pegawai tidak ada, ganda, atau tidak dibaca"
    PEGAWAI_NILAI = "R46", "isi daftar pegawai tidak dapat dibaca, atau kurang"
    NIP = "R47", "NIP bukan 18 angka, diubah Excel, atau tidak cocok dengan barisnya"
    NIP_KEMBAR = "R48", "satu NIP dipakai dua pegawai"
    PEGAWAI_ASING = "R49", "pejabat atau anggota tim tidak sesuai dengan daftar pegawai"

    HUKUM_KEMBAR = "R50", "satu id dipakai dua dasar hukum"
    HUKUM_ASING = "R51", "dasar hukum tidak ada di hukum.yaml"
    URUTAN_PERUBAHAN = "R52", "perubahan peraturan tidak berurutan"
    HUKUM_TIDAK_BERLAKU = "R53", "dasar hukum tidak berlaku pada tanggal naskah"
    HUKUM_SEBAGIAN = "R54", "dasar hukum berlaku hanya pada sebagian tahun rencana"
    MASA_HUKUM = "R55", "masa berlaku peraturan tidak lengkap atau terbalik"
    HUKUM_GANDA = "R56", "satu dasar hukum disebut dua kali dalam satu naskah"
    NOMOR_HUKUM = "R57", "nomor atau hari berlaku dasar hukum tidak sesuai dengan judulnya"

    KODE_SATKER = "R60", "kode satker tidak sama dengan nama foldernya"
    ZONA_WAKTU = "R61", "zona waktu tidak dikenal atau singkatannya salah"
    POLA_NOMOR = "R62", "pola nomor tidak dapat diisi"
    UNIT_KEMBAR = "R63", "satu kode dipakai dua unit"
    LOGO = "R64", "gambar logo tidak ada di folder satker"
    LOGO_TAK_TERPAKAI = "R65", "gambar logo terlalu besar atau bukan gambar"
    KLASIFIKASI = "R66", "klasifikasi ditulis untuk naskah yang tidak ada"
    PENCACAH = "R67", "pencacah nomor menyebut jenis naskah yang tidak ada, atau menyebutnya dua kali"
    SRIKANDI = "R68", "jenis naskah yang ditulis untuk SRIKANDI tidak dapat lewat SRIKANDI"
    SUREL = "R69", "surel diatur, tetapi tidak ada yang akan dikirimi atau isinya lewat tanpa disandikan"

    ISIAN_ASING = "R70", "teks naskah meminta isian yang tidak dimiliki naskahnya"
    BARIS_ASING = "R71", "kode baris tidak ada di rencana aksi"

    KANTOR_LAIN = "R80", "nama kantor lain tersebut di berkas satker"
    BAKU_DIGANTI = "R81", "satker memakai teks atau dasar hukumnya sendiri, bukan yang baku"
    BAKU_BERUBAH = "R82", "yang baku berubah sejak satker menggantinya"

    RAPAT_ASING = "R85", "rapat yang diberi waktu sendiri tidak ada tahun itu"
    RAPAT_KEMBAR = "R86", "satu rapat diberi waktu sendiri dua kali"
    TANGGAL_RAPAT = "R87", "tanggal rapat di luar tahun rencana, atau bukan hari kerja"
    RAPAT_BENTROK = "R88", "dua rapat pada hari dan jam yang sama"
