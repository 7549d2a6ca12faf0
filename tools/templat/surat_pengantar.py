"""Template of the surat pengantar: the list of a period's letters, and the receipt below it."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel, tulis_sel

_GAYA = (
    Gaya("ND Tanggal Surat", dasar="ND Rincian", rata="kanan"),
    Gaya("ND Tabel", rata="kiri", ukuran=10, sebelum=2, sesudah=2),
    Gaya("ND Tabel Jumlah", dasar="ND Tabel", tebal=True, lekat=True),
    Gaya("ND Pengantar Tabel", dasar="ND Isi", lekat=True, utuh=True, sebelum=6),
    Gaya("ND Sel Tulis", dasar="ND Sel Tanda Tangan", tab=(2.75, 3.05), tab_titik=7.2, sebelum=7),
    Gaya("ND Sel Tulis Tanggal", dasar="ND Sel Tanda Tangan", tab_titik=7.2, sebelum=7),
    Gaya("ND Sel Jabatan", dasar="ND Sel Tanda Tangan", sebelum=7),
    Gaya("ND Sel Ruang Tanda Tangan", dasar="ND Sel Tanda Tangan", sebelum=48),
)


def surat_pengantar() -> PenulisTemplat:
    """Return the template of `IsiSuratPengantar`."""
    t = PenulisTemplat(jarak=1.0, gaya=_GAYA)
    t.nomor_halaman()
    t.kop_surat()
    t.paragraf("{{ tempat }}, {{ tanggal }}", "ND Tanggal Surat")
    tujuan = t.tabel((1.3, t.lebar - 1.3), garis=False, judul="Tujuan surat", gaya="ND Rincian")
    with tujuan.blok("for y in yth"):
        tujuan.baris(
            "{% if loop.first %}Yth.{% endif %}", "{% if loop.length > 1 %}{{ loop.index }}. {% endif %}{{ y }}"
        )
    tujuan.baris("", "di {{ di }}")
    t.paragraf("", "ND Pemisah Lebar")
    t.paragraf("{{ judul }}", "ND Judul")
    t.paragraf("Nomor: {{ nomor }}", "ND Tengah")
    t.paragraf("", "ND Pemisah")
    t.paragraf("{{ pengantar }}", "ND Pengantar Tabel")
    _daftar(t)
    t.paragraf("", "ND Pemisah")
    t.paragraf("{{ penutup }}", "ND Isi Akhir")
    _tanda_terima(t)
    return t


def _daftar(t: PenulisTemplat) -> None:
    tabel = t.tabel((1.1, 8.2, 2.9, t.lebar - 12.2), judul="Naskah yang dikirimkan")
    tabel.kepala("No.", "Naskah yang Dikirimkan", "Banyaknya", "Keterangan")
    with tabel.blok("for b in baris"):
        tabel.baris(
            Sel("{{ loop.index }}.", "ND Tabel Tengah"),
            "{{ b.naskah }}",
            Sel("{{ b.banyaknya }}", "ND Tabel Tengah"),
            "{{ b.keterangan }}",
        )
    tabel.baris(Sel("{{ seluruhnya }}", "ND Tabel Jumlah", rentang=4))


def _tanda_terima(t: PenulisTemplat) -> None:
    """Add the receipt: on the left the receiver, by hand; on the right the sender."""
    dua = t.tabel((8.0, t.lebar - 8.0), garis=False, judul="Tanda terima")
    penerima, pengirim = dua.baris("", "")
    tulis_sel(
        penerima,
        ("{{ diterima }} \t", "ND Sel Tulis Tanggal"),
        ("{{ penerima }},", "ND Sel Jabatan"),
        ("", "ND Sel Ruang Tanda Tangan"),
        ("{%p for label in isian_penerima %}", "ND Kendali"),
        ("{{ label }}\t:\t\t", "ND Sel Tulis"),
        ("{%p endfor %}", "ND Kendali"),
    )
    tulis_sel(
        pengirim,
        ("", "ND Sel Tulis"),
        ("{{ pengirim }},", "ND Sel Jabatan"),
        ("{{ penanda_tangan.jabatan }},", "ND Sel Tanda Tangan"),
        (
            "{{ penanda_tangan.nama }}{% if penanda_tangan.nip %}\nNIP {{ penanda_tangan.nip }}{% endif %}",
            "ND Sel Tanda Tangan Nama",
        ),
    )
