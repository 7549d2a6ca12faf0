"""Template of the quarterly monev report, `laporan-monev.docx`."""

from __future__ import annotations

from tools.templat.bagian_laporan import (
    GAYA_LAPORAN,
    tambah_alinea,
    tambah_bernomor,
    tambah_dasar,
    tambah_lampiran,
)
from tools.templat.gaya import Gaya
from tools.templat.grafik import tambah_diagram_batang
from tools.templat.kit import PenulisTemplat, Sel
from zi_model.naskah.inti.naskah import Grafik

_GAYA = (
    Gaya("ND Tabel", rata="kiri", ukuran=9, sebelum=1, sesudah=1),
    Gaya("ND Sampul Judul", rata="tengah", tebal=True, ukuran=16, jarak=1.15, lekat=True),
    Gaya("ND Sampul Awal", dasar="ND Sampul Judul", sebelum=110),
    Gaya("ND Sampul Periode", dasar="ND Sampul Judul", ukuran=14, sebelum=24),
    Gaya("ND Sampul Nomor", rata="tengah", sebelum=36, lekat=True),
    Gaya("ND Sampul Logo", rata="tengah", sebelum=90, sesudah=130, lekat=True),
    Gaya("ND Sampul Tanpa Logo", dasar="ND Sampul Judul", sebelum=280),
    Gaya("ND Sampul Instansi", dasar="ND Sampul Judul", ukuran=14),
)
_LEBAR_PELAKSANAAN = (1.5, 4.0, 4.9, 2.9, 1.9, 4.0, 2.0, 3.5)
_BARIS_DALAM_SEL = "{{% for t in {0} %}}{{{{ t }}}}{{% if not loop.last %}}\n{{% endif %}}{{% endfor %}}"
_CONTOH = Grafik(
    nama="capaian",
    kategori=("Komponen pertama", "Komponen kedua", "Komponen ketiga"),
    nilai=(75.0, 50.0, 25.0),
    label=("75,00 %", "50,00 %", "25,00 %"),
    uraian="Contoh diagram batang; angkanya diganti saat naskah dicetak",
)


def laporan_monev() -> PenulisTemplat:
    """Return the template of the quarterly monev report (IsiLaporanMonev)."""
    t = PenulisTemplat(jarak=1.15, gaya=(*GAYA_LAPORAN, *_GAYA))
    t.nomor_halaman()
    _sampul(t)
    t.bagian_baru()
    _pendahuluan(t)
    t.bagian_baru(mendatar=True)
    _pelaksanaan(t)
    t.bagian_baru()
    _hasil(t)
    _tindak_lanjut(t)
    _penutup(t)
    return t


def _sampul(t: PenulisTemplat) -> None:
    t.paragraf("", "ND Sampul Awal")
    with t.blok("for j in judul"):
        t.paragraf("{{ j }}", "ND Sampul Judul")
    t.paragraf("{{ periode }}", "ND Sampul Periode")
    t.paragraf("NOMOR {{ nomor }}", "ND Sampul Nomor")
    with t.blok("if kop.logo"):
        t.paragraf("{{ kop.logo }}", "ND Sampul Logo")
    with t.blok("if not kop.logo"):
        t.paragraf("", "ND Sampul Tanpa Logo")
    with t.blok("for b in kop.baris"):
        t.paragraf("{{ b }}", "ND Sampul Instansi")
    t.paragraf("{{ tahun }}", "ND Sampul Instansi")


def _pendahuluan(t: PenulisTemplat) -> None:
    t.paragraf("BAB I\nPENDAHULUAN", "ND Bab")
    t.paragraf("A. Latar Belakang", "ND Subbab")
    tambah_alinea(t, "latar_belakang")
    t.paragraf("B. Dasar Hukum", "ND Subbab")
    tambah_dasar(t)
    t.paragraf("C. Maksud dan Tujuan", "ND Subbab")
    t.paragraf("{{ maksud }}", "ND Isi Alinea")
    t.paragraf("Tujuan laporan ini adalah:", "ND Isi")
    tambah_bernomor(t, "tujuan")
    t.paragraf("D. Ruang Lingkup", "ND Subbab")
    tambah_alinea(t, "ruang_lingkup")
    tabel = t.tabel((4.0, t.lebar - 4.0), judul="Arti keadaan kewajiban")
    tabel.kepala("Keadaan", "Arti")
    with tabel.blok("for s in arti_status"):
        tabel.baris("{{ s.status }}", "{{ s.arti }}")


def _pelaksanaan(t: PenulisTemplat) -> None:
    t.paragraf("BAB II\nPELAKSANAAN RENCANA AKSI", "ND Bab")
    with t.blok("for k in komponen"):
        t.paragraf("{{ k.huruf }}. {{ k.nama }}", "ND Subbab")
        t.paragraf("{{ k.pengantar }}", "ND Isi Akhir Alinea")
        with t.blok("if k.aspek"):
            tabel = t.tabel(_LEBAR_PELAKSANAAN, judul="Pelaksanaan rencana aksi")
            tabel.kepala(
                "Kode",
                "Kegiatan/Aksi",
                "Indikator",
                "Target",
                "Realisasi",
                "Bukti Dukung",
                "Keadaan",
                "Keterangan",
            )
            with tabel.blok("for a in k.aspek"):
                tabel.baris(Sel("{{ a.nama }}", "ND Tabel Kelompok", rentang=len(_LEBAR_PELAKSANAAN)))
                with tabel.blok("for b in a.baris"):
                    tabel.baris(
                        "{{ b.kode }}",
                        "{{ b.kegiatan }}",
                        "{{ b.indikator }}",
                        _BARIS_DALAM_SEL.format("b.target"),
                        "{{ b.realisasi }}",
                        _BARIS_DALAM_SEL.format("b.bukti"),
                        "{{ b.status }}",
                        _BARIS_DALAM_SEL.format("b.keterangan"),
                    )
            _lepas(t)


def _hasil(t: PenulisTemplat) -> None:
    t.paragraf("BAB III\nHASIL MONITORING DAN EVALUASI", "ND Bab")
    t.paragraf("A. Capaian", "ND Subbab")
    t.paragraf("{{ capaian_pengantar }}", "ND Isi Akhir Alinea")
    _tabel_capaian(t)
    with t.blok("if capaian_keterangan"):
        t.paragraf("{{ capaian_keterangan }}", "ND Keterangan")
    tambah_diagram_batang(t, _CONTOH, seri="Capaian (%)", sumbu="Capaian (%)", tinggi=8.5)
    t.paragraf("Grafik capaian pelaksanaan Rencana Aksi per komponen", "ND Tabel Tengah")

    t.paragraf("B. Kewajiban yang Belum Terpenuhi", "ND Subbab")
    t.paragraf("{{ belum_pengantar }}", "ND Isi Akhir Alinea")
    with t.blok("if belum"):
        tabel = t.tabel((1.8, 6.4, 4.4, 3.4), judul="Kewajiban yang belum terpenuhi")
        tabel.kepala("Kode", "Indikator", "Bukti yang Belum Ada", "Jatuh Tempo")
        with tabel.blok("for u in belum"):
            tabel.baris(Sel("{{ u.judul }}", "ND Tabel Kelompok", rentang=4))
            with tabel.blok("for b in u.baris"):
                tabel.baris("{{ b.kode }}", "{{ b.indikator }}", "{{ b.bukti }}", "{{ b.jatuh_tempo }}")
        _lepas(t)

    t.paragraf("C. Kendala", "ND Subbab")
    t.paragraf("{{ kendala_pengantar }}", "ND Isi Alinea")
    with t.blok("for k in kendala"):
        t.paragraf("{{ k.nomor }}.\t{{ k.judul }}", "ND Kutipan Judul")
        t.paragraf("{{ k.catatan }}", "ND Kutipan")

    t.paragraf("D. Rekomendasi", "ND Subbab")
    t.paragraf("{{ rekomendasi_pengantar }}", "ND Isi Akhir Alinea")
    with t.blok("if rekomendasi"):
        tabel = t.tabel((1.0, 1.7, 10.1, 3.2), judul="Rekomendasi")
        tabel.kepala("No.", "Kode", "Rekomendasi", "Batas Waktu")
        with tabel.blok("for r in rekomendasi"):
            tabel.baris(Sel("{{ r.nomor }}", "ND Tabel Tengah"), "{{ r.kode }}", "{{ r.teks }}", "{{ r.batas }}")
        _lepas(t)


def _tabel_capaian(t: PenulisTemplat) -> None:
    tabel = t.tabel((1.0, 5.4, 2.2, 1.9, 2.0, 1.7, 1.8), judul="Capaian per komponen", gaya="ND Tabel Tengah")
    tabel.kepala("No.", "Komponen", "Kewajiban", "Jatuh Tempo", "Terpenuhi", "Belum", "Capaian (%)")
    angka = ("kewajiban", "jatuh_tempo", "terpenuhi", "belum", "persen")
    with tabel.blok("for c in capaian"):
        tabel.baris("{{ c.nomor }}", Sel("{{ c.komponen }}", "ND Tabel"), *(f"{{{{ c.{nama} }}}}" for nama in angka))
    jumlah = (f"{{{{ capaian_jumlah.{nama} }}}}" for nama in angka)
    tabel.baris(Sel("Jumlah", "ND Tabel Kepala", rentang=2), *(Sel(teks, "ND Tabel Kepala") for teks in jumlah))


def _lepas(t: PenulisTemplat) -> None:
    """Part a table from the heading after it: rows directly before what keeps with the next are kept with it."""
    t.paragraf("", "ND Akhir Bagian")


def _tindak_lanjut(t: PenulisTemplat) -> None:
    t.paragraf("BAB IV\nTINDAK LANJUT REKOMENDASI TRIWULAN SEBELUMNYA", "ND Bab")
    with t.blok("if tindak_lanjut"):
        with t.blok("for alinea in tindak_lanjut_pengantar"):
            t.paragraf("{{ alinea }}", "ND Isi Akhir Alinea")
        tabel = t.tabel((0.9, 4.2, 3.0, 1.9, 2.1, 3.9), judul="Tindak lanjut rekomendasi")
        tabel.kepala("No.", "Rekomendasi", "Penanggung Jawab", "Batas Waktu", "Keadaan", "Dasar")
        with tabel.blok("for w in tindak_lanjut"):
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
        _lepas(t)
        t.cabang("else")
        tambah_alinea(t, "tindak_lanjut_pengantar")


def _penutup(t: PenulisTemplat) -> None:
    t.paragraf("BAB V\nPENUTUP", "ND Bab")
    t.paragraf("{{ lampiran_pengantar }}", "ND Isi Akhir Alinea")
    with t.blok("for alinea in penutup"):
        t.paragraf("{{ alinea }}", "ND Isi Akhir Alinea")
    t.tanda_tangan(sebelum=("{{ tempat_tanggal }}",))
    tambah_lampiran(t, "DAFTAR BUKTI RAPAT DAN LAPORAN MONITORING DAN EVALUASI\n{{ periode }}")
