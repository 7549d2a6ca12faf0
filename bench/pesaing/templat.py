"""The three Word templates, in docxtpl's language; `bahasa` turns them into the languages of its peers."""

from __future__ import annotations

from collections.abc import Callable

from docx.table import _Cell

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat

_LEBAR_LAMPIRAN = (1.2, 2.9, 3.2, 4.2, 5.0, 4.0, 2.6, 2.6)
_KEPALA_LAMPIRAN = (
    "NO.",
    "KOMPONEN",
    "ASPEK",
    "KEGIATAN/AKSI",
    "INDIKATOR",
    "BUKTI FISIK",
    "TARGET WAKTU",
    "TARGET CAPAIAN",
)


def surat() -> PenulisTemplat:
    """Return the template of the decree."""
    t = PenulisTemplat(kertas="F4", jarak=1.15)
    t.nomor_halaman()
    for baris in ("{{ kop_1 }}", "{{ kop_2 }}"):
        t.paragraf(baris, "ND Kop Instansi")
    for baris in ("KEPUTUSAN {{ satker }}", "NOMOR {{ nomor }} TAHUN {{ tahun }}", "TENTANG", "{{ tentang }}"):
        t.paragraf(baris, "ND Judul")
    t.paragraf("{{ jabatan }},", "ND Judul")
    for label, urut in (("Menimbang", "a."), ("Mengingat", "1.")):
        tabel = t.tabel((2.9, 0.5, 0.9, t.lebar - 4.3), garis=False, gaya="ND Rincian", utuh=False)
        tabel.baris(label, ":", urut, f"{{{{ {label.casefold()}_awal }}}}")
        with tabel.blok(f"for r in {label.casefold()}"):
            tabel.baris("", "", "{{ r.urut }}", "{{ r.teks }}")
        t.paragraf("", "ND Pemisah")
    t.paragraf("MEMUTUSKAN:", "ND Judul")
    t.paragraf("Menetapkan : KEPUTUSAN {{ satker }} TENTANG {{ tentang }}.")
    tabel = t.tabel((2.9, 0.5, t.lebar - 3.4), garis=False, gaya="ND Rincian", utuh=False)
    with tabel.blok("for r in diktum"):
        tabel.baris("{{ r.ke }}", "{{ r.pemisah }}", "{{ r.teks }}")
    for baris in ("Ditetapkan di {{ tempat }},", "pada tanggal {{ tanggal }}", "{{ jabatan }},"):
        t.paragraf(baris, "ND Tanda Tangan")
    t.paragraf("{{ penanda }}", "ND Tanda Tangan Nama")
    return t


def lampiran() -> PenulisTemplat:
    """Return the template of the Lampiran: a row of each kind, by the cells that begin with it."""
    t = PenulisTemplat(kertas="F4", gaya=(Gaya("ND Tabel", rata="kiri", ukuran=9, sebelum=1, sesudah=1),))
    t.nomor_halaman()
    t.bagian_baru(mendatar=True)
    t.paragraf("LAMPIRAN", "ND Judul")
    t.paragraf("{{ judul }}", "ND Judul")
    tabel = t.tabel(_LEBAR_LAMPIRAN, judul="Rencana aksi")
    tabel.kepala(*_KEPALA_LAMPIRAN, nomor_kolom=True)
    with tabel.blok("for r in baris"):
        for tingkat, tanda in enumerate("kaxi"):
            with tabel.blok(f"if r.awal_{tanda}"):
                _, *bertingkat, _, _, _, _ = tabel.baris(
                    "{{ r.no }}",
                    *(f"{{{{ r.{nama} }}}}" for nama in ("komponen", "aspek", "aksi")),
                    "{{ r.indikator }}",
                    "{{ r.bukti }}",
                    "{{ r.waktu }}",
                    "{{ r.capaian }}",
                )
                _gabungkan(bertingkat, tingkat)
    t.paragraf("{{ penanda }}", "ND Tanda Tangan Nama")
    return t


def _gabungkan(sel: list[_Cell], tingkat: int) -> None:
    """Let the cells from a level on begin a merge, and those before it go on with theirs."""
    for ke, satu in enumerate(sel):
        satu._tc.vMerge = "restart" if ke >= tingkat else "continue"


def laporan() -> PenulisTemplat:
    """Return the template of the report."""
    t = PenulisTemplat()
    t.nomor_halaman()
    t.paragraf("{{ judul }}", "ND Judul")
    uraian = t.tabel((1.0, t.lebar - 1.0), garis=False, gaya="ND Rincian")
    with uraian.blok("for r in uraian"):
        uraian.baris("{{ r.no }}", "{{ r.teks }}")
    t.paragraf("", "ND Pemisah")
    foto = t.tabel((t.lebar / 2, t.lebar / 2), judul="Dokumentasi")
    with foto.blok("for r in foto"):
        foto.baris("{{ r.gambar_kiri }}", "{{ r.gambar_kanan }}")
        foto.baris("{{ r.teks_kiri }}", "{{ r.teks_kanan }}")
    return t


TEMPLAT: dict[str, Callable[[], PenulisTemplat]] = {"surat": surat, "lampiran": lampiran, "laporan": laporan}
