"""What the templates of reports share: styles, paragraphs, the legal basis, the list of evidence."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel

GAYA_LAPORAN = (
    Gaya("ND Gambar", rata="tengah", sebelum=6, sesudah=2, lekat=True),
    Gaya("ND Rincian Bernomor", dasar="ND Isi", kiri=0.75, gantung=0.75, tab=(0.75,)),
    Gaya("ND Sub Subbab", rata="kiri", tebal=True, lekat=True, utuh=True, sebelum=6, sesudah=3, tingkat=3),
    Gaya("ND Tabel Kelompok", dasar="ND Tabel", tebal=True, lekat=True),
    Gaya("ND Keterangan", dasar="ND Isi", ukuran=10, sebelum=3),
    Gaya("ND Kutipan", dasar="ND Isi", rata="kiri", kiri=0.75),
    Gaya("ND Kutipan Judul", dasar="ND Rincian Bernomor", rata="kiri", lekat=True, utuh=True),
    Gaya("ND Halaman Lampiran", dasar="ND Bab", halaman_baru=True),
)
_GAYA_PENDEK = (
    Gaya("ND Tabel", rata="kiri", ukuran=9, sebelum=1, sesudah=1),
    Gaya("ND Judul Periode", dasar="ND Judul", sesudah=8),
    Gaya("ND Isi", rata="penuh", jarak=1.15, sesudah=5),
    Gaya("ND Subbab", rata="kiri", tebal=True, lekat=True, utuh=True, tingkat=2),
    Gaya("ND Isi Pengantar", dasar="ND Isi", lekat=True, utuh=True),
)
_DASAR = (
    "{{ loop.index }}.\t{% if d.terverifikasi %}{{ d.teks }}{% else %}",
    ("{{ d.teks }}", "ND Belum Terverifikasi"),
    "{% endif %}{% if loop.last %}.{% else %};{% endif %}",
)


def laporan_pendek(*gaya: Gaya) -> PenulisTemplat:
    """Return the template of a report without cover, written down to the legal basis; `gaya` are further styles."""
    t = PenulisTemplat(jarak=1.15, gaya=(*GAYA_LAPORAN, *_GAYA_PENDEK, *gaya))
    t.nomor_halaman()
    t.kop_surat()
    with t.blok("for j in judul"):
        t.paragraf("{{ j }}", "ND Judul")
    t.paragraf("{{ periode }}", "ND Judul")
    t.paragraf("NOMOR {{ nomor }}", "ND Judul Periode")
    tambah_subbab(t, "A. Pendahuluan")
    tambah_alinea(t, "pendahuluan")
    t.paragraf("Dasar laporan ini adalah:", "ND Isi Pengantar")
    tambah_dasar(t)
    return t


def tambah_penutup(t: PenulisTemplat) -> None:
    """Add the closing words of such a report, and its signature."""
    with t.blok("for alinea in penutup"):
        t.paragraf("{{ alinea }}", "ND Isi Akhir Alinea")
    t.tanda_tangan(sebelum=("{{ tempat_tanggal }}",))


def tambah_alinea(t: PenulisTemplat, nama: str) -> None:
    """Add the paragraphs of a list."""
    with t.blok(f"for alinea in {nama}"):
        t.paragraf("{{ alinea }}", "ND Isi Alinea")


def tambah_bernomor(t: PenulisTemplat, nama: str) -> None:
    """Add the numbered items of a list."""
    with t.blok(f"for alinea in {nama}"):
        t.paragraf("{{ loop.index }}.\t{{ alinea }}", "ND Rincian Bernomor")


def tambah_dasar(t: PenulisTemplat) -> None:
    """Add the legal basis; what nobody has verified is marked."""
    with t.blok("for d in dasar"):
        t.paragraf(_DASAR, "ND Rincian Bernomor")


def tambah_subbab(t: PenulisTemplat, judul: str) -> None:
    """Add a heading below what may be a table."""
    t.paragraf("", "ND Pemisah")
    t.paragraf(judul, "ND Subbab")


def tambah_tindak_lanjut(t: PenulisTemplat, daftar: str, judul: str) -> None:
    """Add the table of what became of recommendations: a line for each letter of the list, then its rows."""
    tabel = t.tabel((0.9, 4.2, 3.0, 1.9, 2.1, 3.9), judul=judul)
    tabel.kepala("No.", "Rekomendasi", "Penanggung Jawab", "Batas Waktu", "Keadaan", "Dasar")
    with tabel.blok(f"for w in {daftar}"):
        tabel.baris(Sel("{{ w.judul }}", "ND Tabel Kelompok", rentang=6))
        with tabel.blok("for b in w.baris"):
            tabel.baris(
                Sel("{{ b.nomor }}", "ND Tabel Tengah"),
                "{{ b.teks }}",
                "{{ b.unit }}",
                "{{ b.batas }}",
                "{{ b.keadaan }}",
                "{{ b.dasar }}",
            )


def tambah_tabel_bukti(t: PenulisTemplat) -> None:
    """Add the table of the files of evidence in `lampiran`."""
    tabel = t.tabel((1.0, 1.6, 6.0, 4.0, 3.4), judul="Daftar bukti")
    tabel.kepala("No.", "Kode", "Nama Berkas", "Bukti", "Diterima")
    with tabel.blok("for b in lampiran"):
        tabel.baris(
            Sel("{{ loop.index }}", "ND Tabel Tengah"),
            "{{ b.kode }}",
            "{{ b.berkas }}",
            "{{ b.memenuhi }} ({{ b.jenis }})",
            "{{ b.diterima }}",
        )


def tambah_lampiran(t: PenulisTemplat, judul: str) -> None:
    """Add the list of evidence on a page of its own, when there is any; without it the paragraph after a table.

    The page begins with the heading, not with a paragraph before it: that would need a page where the signature
    ends one.
    """
    with t.blok("if lampiran"):
        t.paragraf(f"LAMPIRAN\n{judul}", "ND Halaman Lampiran")
        tambah_tabel_bukti(t)
        t.paragraf("", "ND Akhir Bagian")
        t.cabang("else")
        t.paragraf("", "ND Akhir Lekat")
