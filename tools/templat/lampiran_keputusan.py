"""Templates of Keputusan whose Lampiran is no team: the list of SOP, the IKU, the standards of service."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.keputusan import GAYA_KEPUTUSAN, tulis_kepala_lampiran, tulis_penetapan, tulis_pokok
from tools.templat.kit import Sel, Templat

_JUDUL = "{{ judul_lampiran }}"
_MENDATAR = 19.0
"""Centimetres from the left margin to the head of a landscape Lampiran, and to its signature."""


_URAIAN = (
    "{% for u in k.uraian %}{% if not loop.first %}\n{% endif %}",
    "{% if k.uraian|length > 1 %}{{ loop.index }}. {% endif %}{% if u.terverifikasi %}{{ u.teks }}{% else %}",
    ("{{ u.teks }}", "ND Belum Terverifikasi"),
    "{% endif %}{% endfor %}",
)
"""The lines of a component, numbered when there are several; an unverified legal source is marked."""


def keputusan_sop() -> Templat:
    """Return the template of `IsiKeputusanSOP`."""
    t = _mulai()
    t.bagian_baru()
    tulis_kepala_lampiran(t, _JUDUL)
    tabel = t.tabel((1.1, 3.4, 6.6, t.lebar - 11.1), judul="Daftar SOP")
    tabel.kepala("NO.", "NOMOR SOP", "NAMA SOP", "UNIT KERJA")
    with tabel.blok("for s in sop"):
        tabel.baris(Sel("{{ loop.index }}.", "ND Tabel Tengah"), "{{ s.nomor }}", "{{ s.nama }}", "{{ s.unit }}")
    tulis_penetapan(t)
    t.tanda_tangan()
    return t


def keputusan_iku() -> Templat:
    """Return the template of `IsiKeputusanIKU`: its table lies landscape."""
    t = _mulai(
        Gaya("ND Kepala Lampiran", rata="kiri", kiri=_MENDATAR, utuh=True, lekat=True),
        Gaya("ND Judul Lampiran", dasar="ND Judul", sebelum=18, sesudah=12, kiri=5.0, kanan=5.0),
        Gaya("ND Penetapan Mendatar", dasar="ND Penetapan", kiri=_MENDATAR),
        Gaya("ND Tanggal Mendatar", dasar="ND Tanda Tangan", kiri=_MENDATAR),
        Gaya("ND Jabatan Mendatar", dasar="ND Tanda Tangan Jabatan", kiri=_MENDATAR),
        Gaya("ND Nama Mendatar", dasar="ND Tanda Tangan Nama", kiri=_MENDATAR),
    )
    t.bagian_baru(mendatar=True)
    tulis_kepala_lampiran(t, _JUDUL)
    tabel = t.tabel((1.1, 5.2, 6.2, 2.6, 2.6, 5.6, t.lebar - 23.3), judul="Indikator kinerja utama")
    tabel.kepala("NO.", "SASARAN", "INDIKATOR KINERJA UTAMA", "SATUAN", "TARGET", "CARA MENGHITUNG", "SUMBER DATA")
    with tabel.blok("for i in iku"):
        bidang = ("sasaran", "indikator", "satuan", "target", "formulasi", "sumber_data")
        tabel.baris(Sel("{{ loop.index }}.", "ND Tabel Tengah"), *(f"{{{{ i.{nama} }}}}" for nama in bidang))
    t.paragraf("Ditetapkan di {{ tempat }},", "ND Penetapan Mendatar")
    t.paragraf("pada tanggal {{ tanggal }}", "ND Tanggal Mendatar")
    t.paragraf("{{ penanda_tangan.jabatan }},", "ND Jabatan Mendatar")
    t.paragraf("{{ penanda_tangan.nama }}", "ND Nama Mendatar")
    return t


def keputusan_standar() -> Templat:
    """Return the template of `IsiKeputusanStandar`: a table of components for each service."""
    t = _mulai(
        Gaya("ND Nama Layanan", dasar="ND Judul", kapital=True, sebelum=12, sesudah=6, tingkat=1),
        Gaya("ND Kelompok", dasar="ND Tabel", tebal=True, lekat=True),
    )
    t.bagian_baru()
    tulis_kepala_lampiran(t, _JUDUL)
    with t.blok("for l in layanan"):
        t.paragraf("{{ loop.index }}. {{ l.nama }}", "ND Nama Layanan")
        tabel = t.tabel((1.1, 5.4, t.lebar - 6.5), judul="Standar pelayanan")
        tabel.kepala("NO.", "KOMPONEN", "URAIAN")
        with tabel.blok("for g in l.kelompok"):
            tabel.baris(Sel("{{ g.huruf }}. {{ g.nama }}", "ND Kelompok", rentang=3))
            with tabel.blok("for k in g.komponen"):
                tabel.baris(Sel("{{ k.nomor }}.", "ND Tabel Tengah"), "{{ k.nama }}", Sel(_URAIAN))
    tulis_penetapan(t)
    t.tanda_tangan()
    return t


def _mulai(*gaya: Gaya) -> Templat:
    """Return a decree up to its signature, with these styles beside those of all decrees or in their place."""
    sendiri = {g.nama for g in gaya}
    semua = (*(g for g in GAYA_KEPUTUSAN if g.nama not in sendiri), *gaya)
    t = Templat(kertas="F4", jarak=1.5, atas=2.5, gaya=semua)
    t.nomor_halaman()
    tulis_pokok(t)
    tulis_penetapan(t)
    t.tanda_tangan()
    return t
