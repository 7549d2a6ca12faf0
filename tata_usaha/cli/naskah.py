"""`zi naskah daftar`, `zi naskah ubah`: the letters of the plan, and an office's own wording of one."""

from __future__ import annotations

from tata_usaha.cli.tampilan import cetak_baris, cetak_json, konsol, tabel
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.rencana import daftar_naskah


def daftar(tahun: int | None = None, /, *, satker: str = "sigi", json: bool = False) -> None:
    """Tampilkan untuk setiap baris rencana naskah yang dimintanya dan kapan disusun.

    Parameters
    ----------
    tahun
        Tahun rencana, misalnya 2026; tanpa tahun: tahun berjalan.
    satker
        Kode satker (nama folder di plan/).
    json
        Cetak sebagai JSON.

    """
    dipilih, naskah = daftar_naskah(Pengaturan.dari_lingkungan(), satker, tahun)
    if json:
        cetak_json(
            [
                {"kode": n.kode, "naskah": n.naskah, "jenis": n.jenis, "periode_kerja": n.alur, "templat": n.templat}
                for n in naskah
            ]
        )
        return
    isi = tabel({"Kode": 7, "Indikator": 24, "Naskah": 32, "Disusun": 14, "Templat": 19})
    for n in naskah:
        nama = dipilih.rencana.menurut_kode[n.kode].indikator.nama_pendek
        isi.add_row(n.kode, nama, n.naskah, n.alur or "belum tersedia", n.templat or "")
    konsol().print(isi)


def ubah(nama: str, /, *, satker: str = "sigi") -> None:
    """Salin teks satu naskah dari plan/_baku ke folder satker untuk diubah; yang sudah ada tidak disentuh.

    Parameters
    ----------
    nama
        Nama teks naskah, misalnya keputusan/tim-ppid.
    satker
        Kode satker (nama folder di plan/).

    """
    from tata_usaha.kerja.teks_naskah import ubah_teks

    hasil = ubah_teks(Pengaturan.dari_lingkungan(), satker, nama)
    cetak_baris(str(hasil.berkas))
    if hasil.baru:
        cetak_baris(
            f"  Salinan baru. Ubah, simpan, lalu: zi rencana periksa --satker {satker}",
            "  Baris pertamanya menandai asalnya; hapus berkas ini untuk kembali ke teks baku.",
        )
    else:
        cetak_baris("  Sudah ada dan tidak diubah.")
