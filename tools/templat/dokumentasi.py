"""Template of the lembar dokumentasi: pictures two to a row, films with their QR codes, other files."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel, tulis_sel

_LABEL, _TITIK_DUA = 3.2, 0.5
_GAYA = (
    Gaya("ND Tabel", rata="kiri", ukuran=9, sebelum=1, sesudah=1),
    Gaya("ND Bagian Lembar", rata="kiri", tebal=True, lekat=True, utuh=True, sebelum=10, sesudah=4, tingkat=2),
    Gaya("ND Foto", rata="tengah", sebelum=4, sesudah=2),
    Gaya("ND Foto Judul", rata="tengah", ukuran=10),
    Gaya("ND Foto Tanggal", rata="tengah", ukuran=9, sesudah=4),
    Gaya("ND Kode QR", rata="tengah", sebelum=2, sesudah=2),
)


def lembar_dokumentasi() -> PenulisTemplat:
    """Return the template of `IsiDokumentasi`."""
    t = PenulisTemplat(jarak=1.0, gaya=_GAYA)
    t.nomor_halaman()
    t.kop_surat()
    t.paragraf("{{ judul }}", "ND Judul")
    t.paragraf("", "ND Pemisah")
    _rincian(t)
    with t.blok("if uraian"):
        t.paragraf("Uraian Kegiatan", "ND Bagian Lembar")
        t.paragraf("{{ uraian }}", "ND Isi")
    with t.blok("if foto"):
        t.paragraf("Foto dan Tangkapan Layar", "ND Bagian Lembar")
        t.paragraf("{{ foto_pengantar }}", "ND Isi Akhir")
        _foto(t)
    with t.blok("if video"):
        t.paragraf("Video", "ND Bagian Lembar")
        t.paragraf("{{ video_pengantar }}", "ND Isi Akhir")
        _video(t)
    with t.blok("if berkas"):
        t.paragraf("Berkas Lain", "ND Bagian Lembar")
        t.paragraf("{{ berkas_pengantar }}", "ND Isi Akhir")
        _berkas(t)
    with t.blok("if kurang"):
        t.paragraf("Bukti yang Belum Ada", "ND Bagian Lembar")
    with t.blok("for k in kurang"):
        t.paragraf("{{ k }}", "ND Isi")
    t.paragraf("", "ND Pemisah")
    t.paragraf("{{ penutup }}", "ND Isi Akhir")
    t.paragraf("", "ND Isi Akhir")
    t.tanda_tangan(sebelum=("{{ tempat_tanggal }}",))
    return t


def _rincian(t: PenulisTemplat) -> None:
    """Add what the sheet is about: the row of the plan, its time, its unit, and the meeting if it is of one."""
    tabel = t.tabel(
        (_LABEL, _TITIK_DUA, t.lebar - _LABEL - _TITIK_DUA), garis=False, judul="Rincian lembar", gaya="ND Rincian"
    )
    with tabel.blok("if acara"):
        tabel.baris("Acara", ":", "{{ acara.acara }}")
        tabel.baris("Hari/tanggal", ":", "{{ acara.hari_tanggal }}")
        tabel.baris("Waktu", ":", "{{ acara.waktu }}")
        tabel.baris("Tempat", ":", "{{ acara.tempat }}")
    with tabel.blok("if acara and acara.moda"):
        tabel.baris("Pelaksanaan", ":", "{{ acara.moda }}")
    tabel.baris("Kegiatan", ":", "{{ kegiatan }}")
    tabel.baris("Indikator", ":", "{{ indikator }}")
    tabel.baris("Periode", ":", "{{ periode }}")
    tabel.baris("Unit", ":", "{{ unit }}")
    tabel.baris("Dasar", ":", "{{ dasar }}")
    tabel.baris("Tujuan", ":", "{{ tujuan }}")


def _foto(t: PenulisTemplat) -> None:
    tabel = t.tabel((t.lebar / 2, t.lebar / 2), judul="Foto dan tangkapan layar")
    with tabel.blok("for b in foto"):
        kiri, kanan = tabel.baris("", "")
        tulis_sel(kiri, *_isi_foto("b.kiri"))
        tulis_sel(
            kanan,
            ("{%p if b.kanan %}", "ND Kendali"),
            *_isi_foto("b.kanan"),
            ("{%p endif %}", "ND Kendali"),
            ("", "ND Akhir Bagian"),
        )


def _isi_foto(nama: str) -> tuple[tuple[str, str], ...]:
    return (
        (f"{{{{ {nama}.gambar }}}}", "ND Foto"),
        (f"{{{{ {nama}.nomor }}}}. {{{{ {nama}.judul }}}}", "ND Foto Judul"),
        (
            f"{{{{ {nama}.tanggal }}}}{{% if {nama}.catatan %}} ({{{{ {nama}.catatan }}}}){{% endif %}}",
            "ND Foto Tanggal",
        ),
    )


def _video(t: PenulisTemplat) -> None:
    tabel = t.tabel((0.9, t.lebar - 8.5, 2.4, 2.4, 2.8), judul="Daftar video")
    tabel.kepala("No.", "Nama Berkas dan Sidik SHA-256", "Durasi", "Diterima", "Kode QR")
    with tabel.blok("for v in video"):
        tabel.baris(
            Sel("{{ loop.index }}", "ND Tabel Tengah"),
            "{{ v.berkas }}\n{{ v.sidik }}",
            "{{ v.durasi }}",
            "{{ v.diterima }}",
            Sel("{{ v.qr }}", "ND Kode QR"),
        )


def _berkas(t: PenulisTemplat) -> None:
    tabel = t.tabel((0.9, t.lebar - 8.9, 1.6, 2.6, 3.8), judul="Daftar berkas lain")
    tabel.kepala("No.", "Nama Berkas", "Jenis", "Diterima", "Keterangan")
    with tabel.blok("for b in berkas"):
        tabel.baris(
            Sel("{{ loop.index }}", "ND Tabel Tengah"),
            "{{ b.berkas }}",
            "{{ b.jenis }}",
            "{{ b.diterima }}",
            "{{ b.keterangan }}",
        )
