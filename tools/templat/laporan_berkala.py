"""Template of the reports of single rows, `laporan-berkala.docx`."""

from __future__ import annotations

from tools.templat.bagian_laporan import (
    GAYA_LAPORAN,
    tambah_alinea,
    tambah_bernomor,
    tambah_dasar,
    tambah_lampiran,
    tambah_subbab,
)
from tools.templat.gaya import Gaya
from tools.templat.grafik import tambah_diagram_batang
from tools.templat.kit import PenulisTemplat, Sel
from zi_model.naskah.berkala.survei import GRAFIK
from zi_model.naskah.inti.naskah import Grafik

_GAYA = (
    Gaya("ND Judul Periode", dasar="ND Judul", sesudah=8),
    Gaya("ND Judul Indikator", dasar="ND Judul", tebal=False),
    # No space above or below what is kept with the next: LibreOffice parts the two where that space alone does not fit.
    Gaya("ND Isi", rata="penuh", jarak=1.15, sesudah=5),
    Gaya("ND Subbab", rata="kiri", tebal=True, lekat=True, utuh=True, tingkat=1),
    Gaya("ND Sub Subbab", rata="kiri", tebal=True, lekat=True, utuh=True, tingkat=2),
    Gaya("ND Isi Akhir", dasar="ND Isi", lekat=True, utuh=True, sesudah=0),
    Gaya("ND Jarak Tabel", ukuran=3, lekat=True),
    Gaya("ND Jarak Sesudah Tabel", ukuran=9),
)
_CONTOH = Grafik(
    nama=GRAFIK,
    kategori=("Unsur pertama", "Unsur kedua", "Unsur ketiga"),
    nilai=(90.0, 75.0, 60.0),
    label=("90,00", "75,00", "60,00"),
    uraian="Contoh: 90,00; 75,00; 60,00",
)
"""Sample figures of the template's chart; printing exchanges them."""
_LEBAR = {2: (7.5, 7.5), 3: (4.8, 3.7, 6.5), 4: (3.9, 2.9, 3.7, 4.5), 5: (4.2, 2.7, 2.7, 2.7, 2.7)}
"""How wide the columns of a special section's table are, by how many it has; the number's own comes before them."""


def laporan_berkala() -> PenulisTemplat:
    """Return the template of the reports of single rows (IsiLaporanBerkala)."""
    t = PenulisTemplat(jarak=1.15, gaya=(*GAYA_LAPORAN, *_GAYA))
    t.nomor_halaman()
    t.kop_surat()
    with t.blok("for j in judul"):
        t.paragraf("{{ j }}", "ND Judul")
    t.paragraf("{{ periode }}", "ND Judul")
    t.paragraf("{{ indikator }}", "ND Judul Indikator")
    t.paragraf("NOMOR {{ nomor }}", "ND Judul Periode")
    _pendahuluan(t)
    _kegiatan(t)
    _hasil(t)
    tambah_subbab(t, "D. Simpulan dan Saran")
    t.paragraf("1. Simpulan", "ND Sub Subbab")
    tambah_alinea(t, "simpulan")
    t.paragraf("2. Saran", "ND Sub Subbab")
    tambah_alinea(t, "saran")
    tambah_subbab(t, "E. Penutup")
    with t.blok("for alinea in penutup"):
        t.paragraf("{{ alinea }}", "ND Isi Akhir Alinea")
    t.tanda_tangan(sebelum=("{{ tempat_tanggal }}",), berlanjut=True)
    tambah_lampiran(t, "DAFTAR BUKTI DUKUNG\n{{ periode }}")
    return t


def _pendahuluan(t: PenulisTemplat) -> None:
    t.paragraf("A. Pendahuluan", "ND Subbab")
    t.paragraf("1. Umum", "ND Sub Subbab")
    tambah_alinea(t, "umum")
    t.paragraf("2. Maksud dan Tujuan", "ND Sub Subbab")
    t.paragraf("{{ maksud }}", "ND Isi Alinea")
    t.paragraf("Tujuan laporan ini adalah:", "ND Isi Akhir")
    tambah_bernomor(t, "tujuan")
    t.paragraf("3. Ruang Lingkup", "ND Sub Subbab")
    tambah_alinea(t, "ruang_lingkup")
    t.paragraf("4. Dasar", "ND Sub Subbab")
    tambah_dasar(t)


def _kegiatan(t: PenulisTemplat) -> None:
    tambah_subbab(t, "B. Kegiatan yang Dilaksanakan")
    tambah_alinea(t, "kegiatan")


def _hasil(t: PenulisTemplat) -> None:
    tambah_subbab(t, "C. Hasil yang Dicapai")
    t.paragraf("1. Uraian Hasil", "ND Sub Subbab")
    tambah_alinea(t, "hasil")
    with t.blok("for b in bagian"):
        t.paragraf("{{ b.nomor }}. {{ b.judul }}", "ND Sub Subbab")
        t.paragraf("{{ b.pengantar }}", "ND Isi Akhir Alinea")
        t.paragraf("", "ND Jarak Tabel")
        for banyak, lebar in _LEBAR.items():
            with t.blok(f"if b.kolom|length == {banyak}"):
                _tabel(t, lebar)
        t.paragraf("", "ND Jarak Sesudah Tabel")
        with t.blok("if b.grafik"):
            tambah_diagram_batang(t, _CONTOH, seri="Nilai konversi", sumbu="Nilai konversi", tinggi=7.5)
            t.paragraf("{{ b.grafik }}", "ND Tabel Tengah")
            t.paragraf("", "ND Jarak Sesudah Tabel")
        tambah_alinea(t, "b.penutup")
    t.paragraf("{{ nomor_bukti }}. Bukti Dukung dan Kendala", "ND Sub Subbab")
    tambah_alinea(t, "bukti")
    with t.blok("if terkait"):
        t.paragraf("{{ terkait_pengantar }}", "ND Isi Akhir Alinea")
        t.paragraf("", "ND Jarak Tabel")
        tabel = t.tabel((1.7, 4.9, 3.4, 6.0), judul="Keadaan kewajiban terkait")
        tabel.kepala("Kode", "Kegiatan", "Jatuh Tempo", "Keadaan Bukti Dukung")
        with tabel.blok("for k in terkait"):
            tabel.baris("{{ k.kode }}", "{{ k.kegiatan }}", "{{ k.jatuh_tempo }}", "{{ k.keadaan }}")
        t.paragraf("", "ND Pemisah")
    t.paragraf("{{ kendala }}", "ND Isi Akhir Alinea")
    with t.blok("for c in kendala_catatan"):
        t.paragraf("{{ c }}", "ND Kutipan")


def _tabel(t: PenulisTemplat, lebar: tuple[float, ...]) -> None:
    """Add a section's table; its rows are high enough to write in."""
    tabel = t.tabel((1.0, *lebar), judul="Rincian")
    tabel.kepala("No.", *(f"{{{{ b.kolom[{ke}] }}}}" for ke in range(len(lebar))))
    with tabel.blok("for r in b.baris"):
        tabel.baris(
            Sel("{{ r.nomor }}", "ND Tabel Tengah"), *(f"{{{{ r.sel[{ke}] }}}}" for ke in range(len(lebar))), tinggi=0.7
        )
