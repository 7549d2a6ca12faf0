"""Every kind of problem that an evidence folder can have: one stable code each.

Like the codes of the plan (`zi_model.kode_masalah`): what a person quotes and a program filters by.
"""

from __future__ import annotations

from zi_model.masalah import Kode


class KodeBukti(Kode):
    """A code with its meaning in Indonesian.

    B0x: files; B1x: places; B2x: remarks; B3x: surveys; B4x: texts; B5x: what was used before, and when it was made.
    """

    BUKAN_BUKTI = "B01", "isi berkas tidak dapat menjadi bukti (kosong, terpotong, salah nama, atau jenis lain)"
    BELUM_TERBACA = "B02", "berkas belum dapat dibaca (terkunci, dilarang, atau masih disalin)"
    ISI_KEMBAR = "B03", "isi yang sama ditaruh lebih dari satu kali"
    TAUTAN = "B04", "tautan atau berkas istimewa, bukan berkas biasa"
    NAMA_RUSAK = "B05", "nama memuat karakter yang tidak dapat ditulis"
    BENTUK_LAIN = "B06", "jenis berkas ini tidak memenuhi satu pun kebutuhan barisnya"

    TAK_SAMPAI_HABIS = "B07", "berkas terlalu berat untuk dibaca sampai habis"
    TANDA_TAK_DIPERIKSA = "B08", "tanda tangan elektronik belum atau tidak dapat diperiksa"

    SALAH_TEMPAT = "B10", "berkas di luar folder periode"
    FOLDER_ASING = "B11", "nama folder bukan komponen, kode baris, atau periode yang ada"
    FOLDER_TERTUTUP = "B12", "folder tidak dapat dibuka"

    CATATAN_RUSAK = "B20", "catatan.txt tidak dapat dibaca"
    CATATAN_PANJANG = "B21", "catatan.txt terlalu panjang, sebagian saja yang masuk laporan"

    SURVEI_KOLOM = "B30", "kolom jawaban survei (U1 sampai U9) tidak ada atau kembar"
    SURVEI_JAWABAN = "B31", "jawaban survei kosong atau bukan 1 sampai 4"
    SURVEI_CIRI = "B32", "kolom karakteristik responden terlalu beragam untuk ditabelkan"

    TEKS_ULANG = "B50", "teks bukti sama dengan bukti lain, selain tanggal dan nomornya"
    FOTO_ULANG = "B51", "foto tampak sama dengan foto lain"
    FOTO_LAIN_MASA = "B52", "foto diambil di luar masa yang dibuktikannya"
    TANGGAL_LAIN_MASA = "B53", "tanggal dokumen sebelum masanya, atau sesudah berkasnya datang"

    ISI_KANTOR_LAIN = "B40", "teks bukti menyebut kantor lain"
    ISI_WAKTU_LAIN = "B41", "judul bukti menyebut tahun, semester, atau triwulan lain daripada foldernya"
    ISI_TANPA_KANTOR = "B42", "halaman pertama bukti tidak menyebut kantor ini"
    ISI_PERATURAN = "B43", "bukti berupa peraturan, bukan hasil pelaksanaannya"
    ISI_TANPA_TEKS = "B44", "PDF berupa pindaian tanpa teks, jadi isinya tidak diketahui"
