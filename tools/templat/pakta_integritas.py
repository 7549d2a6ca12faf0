"""Template of the Pakta Integritas: one page for each member of a team."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel, tulis_sel

_GAYA = (
    Gaya("ND Halaman Baru", ukuran=1, halaman_baru=True, lekat=True),
    Gaya("ND Judul Pakta", dasar="ND Judul", ukuran=14, sebelum=12, sesudah=16),
    Gaya("ND Butir Pakta", dasar="ND Butir", sesudah=6, utuh=True, lekat=True),
    Gaya("ND Pemisah Tanda Tangan", ukuran=12, lekat=True),
    Gaya("ND Sel Tanda Tangan", rata="tengah", lekat=True, utuh=True),
    Gaya("ND Sel Tanda Tangan Nama", dasar="ND Sel Tanda Tangan", sebelum=64),
)


def pakta_integritas() -> PenulisTemplat:
    """Return the template of `IsiPakta`; each page is a paper of its own, so none is numbered."""
    t = PenulisTemplat(jarak=1.15, gaya=_GAYA)
    with t.blok("for a in anggota"):
        t.kop_surat()
        t.paragraf("PAKTA INTEGRITAS", "ND Judul Pakta")
        t.paragraf("{{ a.pembuka }}", "ND Isi")
        with t.blok("for b in butir"):
            t.paragraf("{{ loop.index }}.\t{{ b }}", "ND Butir Pakta")
        t.paragraf("", "ND Pemisah Tanda Tangan")
        _tanda_tangan(t)
        with t.blok("if loop.last"):
            t.paragraf("", "ND Akhir Bagian")
            t.cabang("else")
            t.paragraf("", "ND Halaman Baru")
    return t


def _tanda_tangan(t: PenulisTemplat) -> None:
    """Add the witness at the left and the member at the right."""
    tabel = t.tabel((t.lebar / 2, t.lebar / 2), garis=False, judul="Tanda tangan", gaya="ND Sel Tanda Tangan")
    tabel.baris("", "{{ tempat_tanggal }}")
    kiri, kanan = tabel.baris("", "")
    tulis_sel(
        kiri,
        ("Menyaksikan,", "ND Sel Tanda Tangan"),
        ("{{ a.saksi.jabatan }},", "ND Sel Tanda Tangan"),
    )
    tulis_sel(kanan, ("Pembuat Pernyataan,", "ND Sel Tanda Tangan"))
    nama = ("{{ a.saksi.nama }}", "{{ a.nama }}{% if a.nip %}\nNIP {{ a.nip }}{% endif %}")
    tabel.baris(*(Sel(isi, "ND Sel Tanda Tangan Nama") for isi in nama))
