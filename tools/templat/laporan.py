"""Template of the quarterly monev report, `laporan-monev.docx`."""

from __future__ import annotations

from tools.templat.bab_laporan import (
    RINGKASAN,
    TERLAMPIR,
    tambah_bab,
    tambah_daftar_isi,
    tambah_subbab_bernama,
)
from tools.templat.bagian_laporan import (
    GAYA_LAPORAN,
    tambah_alinea,
    tambah_bernomor,
    tambah_dasar,
    tambah_tabel_bukti,
    tambah_tindak_lanjut,
)
from tools.templat.gaya import Gaya
from tools.templat.grafik import tambah_diagram_batang
from tools.templat.kit import PenulisTemplat, Sel
from tools.templat.medan import DaftarIsi, bertanda_tetap
from zi_model.naskah.inti.naskah import Grafik
from zi_model.tag_rekomendasi import TABEL_REKOMENDASI

_LEBAR = 16.0
_GAYA = (
    Gaya("ND Tabel", rata="kiri", ukuran=9, sebelum=1, sesudah=1),
    Gaya("ND Sampul Judul", rata="tengah", tebal=True, ukuran=16, jarak=1.15, lekat=True),
    Gaya("ND Sampul Awal", dasar="ND Sampul Judul", sebelum=110),
    Gaya("ND Sampul Periode", dasar="ND Sampul Judul", ukuran=14, sebelum=24),
    Gaya("ND Sampul Nomor", rata="tengah", sebelum=36, lekat=True),
    Gaya("ND Sampul Logo", rata="tengah", sebelum=90, sesudah=130, lekat=True),
    Gaya("ND Sampul Tanpa Logo", dasar="ND Sampul Judul", sebelum=280),
    Gaya("ND Sampul Instansi", dasar="ND Sampul Judul", ukuran=14),
    Gaya("ND Bab Halaman Baru", dasar="ND Bab", halaman_baru=True),
    Gaya("ND Judul Daftar Isi", dasar="ND Judul", halaman_baru=True, sesudah=10),
    Gaya("ND Daftar Isi", rata="kiri", sebelum=4, sesudah=2, kanan=1.0, tab_titik=_LEBAR),
    Gaya("ND Daftar Isi Subbab", dasar="ND Daftar Isi", sebelum=0, kiri=0.75, tab_titik=_LEBAR),
    Gaya("ND Judul Tabel", dasar="ND Tabel Tengah", tebal=True, lekat=True, sebelum=8, sesudah=3),
    Gaya("ND Judul Gambar", dasar="ND Tabel Tengah", sesudah=6),
)
_LEBAR_PELAKSANAAN = (1.5, 4.0, 4.7, 2.9, 2.3, 4.0, 2.0, 3.3)
_BARIS_DALAM_SEL = "{{% for t in {0} %}}{{{{ t }}}}{{% if not loop.last %}}\n{{% endif %}}{{% endfor %}}"
_CONTOH = Grafik(
    nama="capaian",
    kategori=("Komponen pertama", "Komponen kedua", "Komponen ketiga"),
    nilai=(75.0, 50.0, 25.0),
    label=("75,00%", "50,00%", "25,00%"),
    uraian="Contoh diagram batang; angkanya diganti saat naskah dicetak",
)
_CONTOH_PERKEMBANGAN = _CONTOH.model_copy(
    update={"nama": "perkembangan", "kategori": ("Triwulan pertama", "Triwulan kedua", "Triwulan ketiga")}
)


def laporan_monev() -> PenulisTemplat:
    """Return the template of the quarterly monev report (IsiLaporanMonev)."""
    t = PenulisTemplat(jarak=1.15, gaya=(*GAYA_LAPORAN, *_GAYA))
    daftar = DaftarIsi(t)
    t.nomor_halaman()
    _sampul(t)
    t.bagian_baru()
    _ringkasan(t, daftar)
    tambah_daftar_isi(t, daftar)
    _pendahuluan(t, daftar)
    t.bagian_baru(mendatar=True)
    _pelaksanaan(t, daftar)
    t.bagian_baru()
    _hasil(t, daftar)
    _tindak_lanjut(t, daftar)
    _penutup(t, daftar)
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


def _ringkasan(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    daftar.tandai(t.paragraf(RINGKASAN, "ND Bab"), "ringkasan")
    tambah_alinea(t, "ringkasan")
    with t.blok("if ringkasan_butir"):
        t.paragraf("{{ ringkasan_pengantar }}", "ND Isi Akhir")
        tambah_bernomor(t, "ringkasan_butir")


def _pendahuluan(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    tambah_bab(t, daftar, "bab1", "ND Bab Halaman Baru")
    tambah_subbab_bernama(t, daftar, "bab1", "latar")
    tambah_alinea(t, "latar_belakang")
    tambah_subbab_bernama(t, daftar, "bab1", "dasar")
    tambah_dasar(t)
    tambah_subbab_bernama(t, daftar, "bab1", "maksud")
    t.paragraf("{{ maksud }}", "ND Isi Alinea")
    t.paragraf("Tujuan laporan ini adalah:", "ND Isi")
    tambah_bernomor(t, "tujuan")
    tambah_subbab_bernama(t, daftar, "bab1", "lingkup")
    tambah_alinea(t, "ruang_lingkup")
    tabel = t.tabel((4.0, t.lebar - 4.0), judul="Arti keadaan kewajiban")
    tabel.kepala("Keadaan", "Arti")
    with tabel.blok("for s in arti_status"):
        tabel.baris("{{ s.status }}", "{{ s.arti }}")
    with t.blok("if rapat"):
        _lepas(t)
        tambah_subbab_bernama(t, daftar, "bab1", "rapat")
        tambah_alinea(t, "rapat")
        with t.blok("if rapat_simpulan"):
            t.paragraf("{{ rapat_simpulan_pengantar }}", "ND Isi Akhir")
            t.paragraf("{{ rapat_simpulan }}", "ND Kutipan")


def _pelaksanaan(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    tambah_bab(t, daftar, "bab2")
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


def _hasil(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    tambah_bab(t, daftar, "bab3")
    tambah_subbab_bernama(t, daftar, "bab3", "capaian")
    t.paragraf("{{ capaian_pengantar }}", "ND Isi Akhir Alinea")
    _tabel_capaian(t, "Komponen", "capaian", "Capaian per komponen", jumlah=True)
    with t.blok("if capaian_keterangan"):
        t.paragraf("{{ capaian_keterangan }}", "ND Keterangan")
    t.paragraf("Capaian menurut unit penanggung jawab", "ND Judul Tabel")
    _tabel_capaian(t, "Unit Penanggung Jawab", "capaian_unit", "Capaian per unit", jumlah=False)
    t.paragraf("", "ND Pemisah")
    tambah_alinea(t, "capaian_uraian")
    _perkembangan(t)
    _belum(t, daftar)
    _penyebab(t, daftar)
    _rekomendasi(t, daftar)


def _tabel_capaian(t: PenulisTemplat, nama: str, isi: str, judul: str, *, jumlah: bool) -> None:
    tabel = t.tabel((0.9, 4.3, 2.2, 1.7, 2.1, 1.6, 1.5, 1.7), judul=judul, gaya="ND Tabel Tengah")
    tabel.kepala("No.", nama, "Kewajiban", "Jatuh Tempo", "Terpenuhi", "Tepat Waktu", "Belum", "Capaian (%)")
    angka = ("kewajiban", "jatuh_tempo", "terpenuhi", "tepat_waktu", "belum", "persen")
    with tabel.blok(f"for c in {isi}"):
        tabel.baris("{{ c.nomor }}", Sel("{{ c.nama }}", "ND Tabel"), *(f"{{{{ c.{satu} }}}}" for satu in angka))
    if jumlah:
        sel = (f"{{{{ capaian_jumlah.{satu} }}}}" for satu in angka)
        tabel.baris(Sel("Jumlah", "ND Tabel Kepala", rentang=2), *(Sel(teks, "ND Tabel Kepala") for teks in sel))


def _perkembangan(t: PenulisTemplat) -> None:
    """Add the comparison with earlier reports, and one chart: of the quarters, or of the components where none was."""
    with t.blok("if perkembangan"):
        t.paragraf("Perkembangan menurut laporan yang ditetapkan", "ND Judul Tabel")
        tabel = t.tabel((6.0, 2.5, 2.5, 2.5, 2.5), judul="Perkembangan capaian", gaya="ND Tabel Tengah")
        tabel.kepala("Triwulan", "Jatuh Tempo", "Terpenuhi", "Tepat Waktu", "Capaian (%)")
        with tabel.blok("for p in perkembangan"):
            tabel.baris(
                Sel("{{ p.periode }}", "ND Tabel"),
                "{{ p.jatuh_tempo }}",
                "{{ p.terpenuhi }}",
                "{{ p.tepat_waktu }}",
                "{{ p.persen }}",
            )
        t.paragraf("", "ND Pemisah")
    tambah_alinea(t, "perkembangan_uraian")
    with t.blok("if perkembangan"):
        tambah_diagram_batang(t, _CONTOH_PERKEMBANGAN, seri="Capaian (%)", sumbu="Capaian (%)", tinggi=6.0, nomor=2)
        t.cabang("else")
        tambah_diagram_batang(t, _CONTOH, seri="Capaian (%)", sumbu="Capaian (%)", tinggi=8.0)
    t.paragraf("{{ grafik_judul }}", "ND Judul Gambar")


def _belum(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    tambah_subbab_bernama(t, daftar, "bab3", "belum")
    t.paragraf("{{ belum_pengantar }}", "ND Isi Akhir Alinea")
    with t.blok("if belum"):
        tabel = t.tabel((1.5, 4.3, 3.4, 2.6, 1.8, 2.4), judul="Kewajiban yang belum terpenuhi")
        tabel.kepala("Kode", "Indikator", "Bukti yang Belum Ada", "Batas Waktu", "Lewat", "Berulang Sejak")
        with tabel.blok("for u in belum"):
            tabel.baris(Sel("{{ u.judul }}", "ND Tabel Kelompok", rentang=6))
            with tabel.blok("for b in u.baris"):
                tabel.baris(
                    "{{ b.kode }}",
                    "{{ b.indikator }}",
                    "{{ b.bukti }}",
                    "{{ b.batas }}",
                    "{{ b.lewat }}",
                    "{{ b.berulang }}",
                )
        t.paragraf("", "ND Pemisah")
    tambah_alinea(t, "belum_uraian")


def _penyebab(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    tambah_subbab_bernama(t, daftar, "bab3", "penyebab")
    t.paragraf("{{ penyebab_pengantar }}", "ND Isi Alinea")
    with t.blok("for p in penyebab"):
        t.paragraf("{{ p.unit }}", "ND Sub Subbab")
        with t.blok("for k in p.kendala"):
            t.paragraf("{{ k.nomor }}.\t{{ k.judul }}", "ND Kutipan Judul")
            t.paragraf("{{ k.catatan }}", "ND Kutipan")
        with t.blok("if p.isian"):
            t.paragraf("{{ p.isian }}", "ND Isi")


def _rekomendasi(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    tambah_subbab_bernama(t, daftar, "bab3", "rekomendasi")
    t.paragraf("{{ rekomendasi_pengantar }}", "ND Isi Akhir Alinea")
    with t.blok("if rekomendasi"):
        tabel = t.tabel((1.0, 6.6, 3.8, 2.4, 2.2), judul="Rekomendasi")
        kepala = tabel.kepala("No.", "Rekomendasi", "Penanggung Jawab", "Batas Waktu", "Untuk")
        bertanda_tetap(kepala[0], TABEL_REKOMENDASI, 900_001)
        with tabel.blok("for r in rekomendasi"):
            tabel.baris(
                Sel("{{ r.nomor }}", "ND Tabel Tengah"),
                "{{ r.teks }}",
                "{{ r.penanggung_jawab }}",
                "{{ r.batas }}",
                "{{ r.kode }}",
            )
        _lepas(t)
    with t.blok("if rekomendasi_lama"):
        t.paragraf("", "ND Pemisah")
        t.paragraf("{{ rekomendasi_lama }}", "ND Isi Alinea")


def _lepas(t: PenulisTemplat) -> None:
    """Part a table from the heading after it: rows directly before what keeps with the next are kept with it."""
    t.paragraf("", "ND Akhir Bagian")


def _tindak_lanjut(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    tambah_bab(t, daftar, "bab4")
    with t.blok("if tindak_lanjut"):
        # only the last one is kept with the table: else a long chain of them leaves half a page empty
        with t.blok("for alinea in tindak_lanjut_pengantar"), t.blok("if loop.last"):
            t.paragraf("{{ alinea }}", "ND Isi Akhir Alinea")
            t.cabang("else")
            t.paragraf("{{ alinea }}", "ND Isi Alinea")
        tambah_tindak_lanjut(t, "tindak_lanjut", "Tindak lanjut rekomendasi")
        _lepas(t)
        t.cabang("else")
        tambah_alinea(t, "tindak_lanjut_pengantar")


def _penutup(t: PenulisTemplat, daftar: DaftarIsi) -> None:
    tambah_bab(t, daftar, "bab5")
    # the chapter may begin on a page with what precedes it; who signs stands below words of it all the same
    with t.blok("for alinea in penutup"), t.blok("if loop.first and not loop.last"):
        t.paragraf("{{ alinea }}", "ND Isi Alinea")
        t.cabang("else")
        t.paragraf("{{ alinea }}", "ND Isi Akhir Alinea")
    with t.blok("for alinea in lampiran_pengantar"):
        t.paragraf("{{ alinea }}", "ND Isi Akhir Alinea")
    t.tanda_tangan(sebelum=("{{ tempat_tanggal }}",), berlanjut=True)
    with t.blok(f"if {TERLAMPIR}"):
        judul = "LAMPIRAN\nNASKAH DAN BUKTI RAPAT MONITORING DAN EVALUASI\n{{ periode }}"
        daftar.tandai(t.paragraf(judul, "ND Halaman Lampiran"), "lampiran")
        with t.blok("if surat_rapat"):
            t.paragraf("Naskah rapat", "ND Judul Tabel")
            tabel = t.tabel((1.0, 5.0, 6.4, 3.6), judul="Naskah rapat")
            tabel.kepala("No.", "Naskah", "Nomor", "Tanggal")
            with tabel.blok("for s in surat_rapat"):
                tabel.baris(
                    Sel("{{ loop.index }}", "ND Tabel Tengah"), "{{ s.sebutan }}", "{{ s.nomor }}", "{{ s.tanggal }}"
                )
            _lepas(t)
        with t.blok("if lampiran"):
            t.paragraf("Bukti yang diterima", "ND Judul Tabel")
            tambah_tabel_bukti(t)
            _lepas(t)
        t.cabang("else")
        t.paragraf("", "ND Akhir Lekat")
