"""Template of the nota dinas: `nota-dinas.docx`."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel

_KEPALA = (
    ("Nomor", "nomor"),
    ("Yth.", "kepada"),
    ("Dari", "dari"),
    ("Tembusan", "tembusan"),
    ("Tanggal", "tanggal"),
    ("Sifat", "sifat"),
    ("Lampiran", "lampiran"),
    ("Hal", "hal"),
)
_GAYA = (
    Gaya("ND Tabel", rata="kiri", ukuran=9, sebelum=1, sesudah=1),
    Gaya("ND Garis Bawah", ukuran=4, sesudah=10, garis="bawah", lekat=True),
    Gaya("ND Pengantar Tabel", dasar="ND Isi", lekat=True, utuh=True, sebelum=6),
)


def nota_dinas() -> PenulisTemplat:
    """Return the template of a nota dinas to one unit (IsiNotaDinas)."""
    t = PenulisTemplat(jarak=1.15, gaya=_GAYA)
    t.nomor_halaman()
    t.kop_surat()
    t.paragraf("NOTA DINAS", "ND Judul")
    t.paragraf("", "ND Pemisah")
    kepala = t.tabel((2.8, 0.5, t.lebar - 3.3), garis=False, judul="Kepala nota dinas", gaya="ND Rincian")
    for label, nama in _KEPALA:
        kepala.baris(label, ":", f"{{{{ {nama} }}}}")
    t.paragraf("", "ND Garis Bawah")
    t.paragraf("{{ pembuka }}", "ND Isi Alinea")
    with t.blok("for d in daftar"):
        t.paragraf("{{ d.pengantar }}", "ND Pengantar Tabel")
        tabel = t.tabel((1.0, 1.5, 3.8, 3.7, 2.7, 3.3), judul="Bukti dukung yang diingatkan")
        tabel.kepala("No.", "Kode", "Indikator", "Periode", "Bukti yang Belum Ada", "Batas Waktu")
        with tabel.blok("for b in d.baris"):
            tabel.baris(
                Sel("{{ b.nomor }}", "ND Tabel Tengah"),
                "{{ b.kode }}",
                "{{ b.indikator }}",
                "{{ b.periode }}",
                "{{ b.kurang }}",
                "{{ b.jatuh_tempo }}",
            )
        t.paragraf("", "ND Pemisah")
    with t.blok("for d in berkas"):
        t.paragraf("{{ d.pengantar }}", "ND Pengantar Tabel")
        tabel = t.tabel((1.0, 1.5, 3.0, 4.0, 6.5), judul="Berkas yang perlu dilihat")
        tabel.kepala("No.", "Kode", "Periode", "Berkas", "Sebab dan yang Dilakukan")
        with tabel.blok("for b in d.baris"):
            tabel.baris(
                Sel("{{ b.nomor }}", "ND Tabel Tengah"),
                "{{ b.kode }}",
                "{{ b.periode }}",
                "{{ b.berkas }}",
                "{{ b.sebab }}",
            )
        with t.blok("if d.lain"):
            t.paragraf("{{ d.lain }}", "ND Isi Alinea")
        t.paragraf("", "ND Pemisah")
    t.paragraf("{{ permintaan }}", "ND Isi Akhir Alinea")
    t.paragraf("{{ penutup }}", "ND Isi Akhir Alinea")
    t.tanda_tangan()
    return t
