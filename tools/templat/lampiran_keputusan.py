"""Templates of Keputusan whose Lampiran is no team: the list of SOP, the IKU, the standards of service."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.keputusan import (
    GAYA_KEPUTUSAN,
    TEPI_SEL,
    gaya_judul_lampiran,
    tulis_akhir_lampiran,
    tulis_baris_lekat,
    tulis_kepala_lampiran,
    tulis_penetapan,
    tulis_pokok,
)
from tools.templat.kit import PenulisTemplat, Sel, TabelTemplat, tulis_sel

_JUDUL = "{{ judul_lampiran }}"
_MENDATAR = 19.0
"""Centimetres from the left margin to the head of a landscape Lampiran, and to its signature."""


def keputusan_sop() -> PenulisTemplat:
    """Return the template of `IsiKeputusanSOP`."""
    t = _mulai()
    tulis_kepala_lampiran(t, _JUDUL)
    tabel = t.tabel((1.1, 3.4, 6.6, t.lebar - 11.1), judul="Daftar SOP")
    tabel.kepala("NO.", "NOMOR", "NAMA STANDAR OPERASIONAL PROSEDUR", "UNIT KERJA")
    with tabel.blok("for s in sop"):
        tulis_baris_lekat(tabel, "s", ("nomor", "nama", "unit"))
    tulis_akhir_lampiran(t, tabel)
    return t


def keputusan_iku() -> PenulisTemplat:
    """Return the template of `IsiKeputusanIKU`: its table lies landscape."""
    t = _mulai(
        Gaya("ND Kepala Lampiran", rata="kiri", kiri=_MENDATAR + TEPI_SEL, utuh=True, lekat=True),
        gaya_judul_lampiran(sebelum=18, sesudah=12, tepi=5.0),
        Gaya("ND Jabatan Lampiran", dasar="ND Tanda Tangan", kiri=_MENDATAR, sebelum=18),
        Gaya("ND Nama Lampiran", dasar="ND Tanda Tangan Nama", kiri=_MENDATAR),
        mendatar=True,
    )
    tulis_kepala_lampiran(t, _JUDUL)
    tabel = t.tabel((1.1, 5.2, 6.2, 2.6, 2.6, 5.6, t.lebar - 23.3), judul="Indikator kinerja utama")
    tabel.kepala("NO.", "SASARAN", "INDIKATOR KINERJA UTAMA", "SATUAN", "TARGET", "CARA MENGHITUNG", "SUMBER DATA")
    with tabel.blok("for i in iku"):
        bidang = ("sasaran", "indikator", "satuan", "target", "formulasi", "sumber_data")
        tabel.baris(Sel("{{ loop.index }}.", "ND Tabel Tengah"), *(f"{{{{ i.{nama} }}}}" for nama in bidang))
    tulis_akhir_lampiran(t, tabel)
    return t


def keputusan_standar_pelayanan() -> PenulisTemplat:
    """Return the template of `IsiKeputusanStandar`: a table of components for each service."""
    t = _mulai(
        Gaya(
            "ND Nama Layanan",
            rata="tengah",
            tebal=True,
            lekat=True,
            utuh=True,
            kapital=True,
            sebelum=12,
            sesudah=6,
            tingkat=2,
        ),
        Gaya("ND Kelompok", dasar="ND Tabel", tebal=True, lekat=True),
        Gaya("ND Butir Tabel", dasar="ND Tabel", kiri=0.6, gantung=0.6, tab=(0.6,), utuh=True),
    )
    tulis_kepala_lampiran(t, _JUDUL)
    with t.blok("for l in layanan"):
        t.paragraf("{{ loop.index }}. {{ l.nama }}", "ND Nama Layanan")
        tabel = t.tabel((1.1, 4.9, t.lebar - 6.0), judul="Standar pelayanan", utuh=False)
        tabel.kepala("NO.", "KOMPONEN", "URAIAN")
        with tabel.blok("for g in l.kelompok"):
            tabel.baris(Sel("{{ g.huruf }}. {{ g.nama }}", "ND Kelompok", rentang=3))
            with tabel.blok("for k in g.komponen"):
                _komponen(tabel)
        with tabel.blok("if loop.last"):
            tabel.tanda_tangan(jabatan="ND Jabatan Lampiran", nama="ND Nama Lampiran")
    t.paragraf("", "ND Akhir Lekat")
    return t


def _komponen(tabel: TabelTemplat) -> None:
    """Add a component's row: a list of legal sources, numbered and the unverified ones marked, or a text."""
    with tabel.blok("if k.uraian|length > 1"):
        _, _, uraian = tabel.baris(*_KOMPONEN, "")
        tulis_sel(
            uraian,
            ("{%p for u in k.uraian %}", "ND Kendali"),
            ("{{ loop.index }}.\t{% if u.terverifikasi %}{{ u.teks }}{% else %}", "ND Butir Tabel"),
            ("{%p endfor %}", "ND Kendali"),
            ("", "ND Akhir Bagian"),
        )
        butir = uraian.paragraphs[1]
        butir.add_run("{{ u.teks }}", style="ND Belum Terverifikasi")
        butir.add_run("{% endif %}{% if loop.last %}.{% else %};{% endif %}")
        tabel.cabang("else")
        satu = "{% for u in k.uraian %}{% if u.terverifikasi %}{{ u.teks }}{% else %}"
        _, _, uraian = tabel.baris(*_KOMPONEN, satu, utuh=True)
        uraian.paragraphs[0].add_run("{{ u.teks }}", style="ND Belum Terverifikasi")
        uraian.paragraphs[0].add_run("{% endif %}{% endfor %}")


_KOMPONEN = (Sel("{{ k.nomor }}.", "ND Tabel Tengah"), "{{ k.nama }}")


def _mulai(*gaya: Gaya, mendatar: bool = False) -> PenulisTemplat:
    """Return a decree up to the page of its Lampiran, upright or (`mendatar`) landscape.

    `gaya` are styles beside those of all decrees, or in their place.
    """
    sendiri = {g.nama for g in gaya}
    semua = (*(g for g in GAYA_KEPUTUSAN if g.nama not in sendiri), *gaya)
    t = PenulisTemplat(kertas="F4", jarak=1.5, atas=2.5, gaya=semua)
    t.nomor_halaman()
    tulis_penetapan(tulis_pokok(t))
    t.bagian_baru(mendatar=mendatar, gaya="ND Akhir Lekat")
    return t
