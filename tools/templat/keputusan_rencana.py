"""Template of the Keputusan that sets the plan: its Lampiran is the plan's table, landscape, cells merged.

The table has a row for each way in which a row of the plan can begin: a new component, a new aspect, a new
activity, or none of these; cells that go on from the row above are merged with it.
"""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.keputusan import GAYA_KEPUTUSAN, PENETAPAN, gaya_judul_lampiran, tulis_kepala_lampiran, tulis_pokok
from tools.templat.kit import PenulisTemplat, Sel, TabelTemplat, nama_dan_nip

_KOLOM = (
    ("NO", 0.9, "{{ b.nomor }}", "ND Tabel Tengah"),
    ("KOMPONEN PENGUNGKIT", 2.9, "{{ b.komponen }}", ""),
    ("ASPEK PEMENUHAN", 3.6, "{{ b.aspek }}", ""),
    ("KEGIATAN/AKSI", 5.9, "{{ b.aksi }}", ""),
    ("INDIKATOR", 5.6, "{{ b.indikator }}", ""),
    ("BUKTI FISIK", 3.8, "{{ b.bukti_fisik }}", ""),
    ("TARGET WAKTU PELAKSANAAN", 3.1, "{{ b.target_waktu }}", ""),
    ("TARGET CAPAIAN", 2.2, "{{ b.target_capaian }}", ""),
)
_BERGABUNG = 4
"""The first columns, whose cells may go on over several rows: number, component, aspect, activity."""
_KIRI, _SELA, _KANAN = 4, 1, 3
"""How many columns the row of signatures below the table has for each: who certifies, nothing, who signs."""
_KEPALA = 15.4
"""Centimetres from the left margin to the block at the head of the Lampiran: so that two rows stand below it."""


def keputusan_rencana_aksi() -> PenulisTemplat:
    """Return the template of `IsiKeputusanRencana`."""
    t = PenulisTemplat(kertas="F4", jarak=1.5, atas=2.5, gaya=_GAYA)
    t.nomor_halaman()
    t.kaki("{% if salinan %}{{ salinan.jdih }}{% endif %}")
    _tanda_tangan(tulis_pokok(t))
    t.bagian_baru(mendatar=True, gaya="ND Akhir Lekat")
    tulis_kepala_lampiran(t, "{{ judul_lampiran }}")
    _tabel(t)
    return t


_GAYA = (
    *(g for g in GAYA_KEPUTUSAN if g.nama not in {"ND Kepala Lampiran", "ND Judul Lampiran", "ND Tabel"}),
    Gaya("ND Kepala Lampiran", rata="kiri", kiri=_KEPALA, utuh=True, lekat=True),
    gaya_judul_lampiran(sebelum=14, sesudah=10, tepi=3.5),
    Gaya("ND Tabel", rata="kiri", ukuran=10, sebelum=2, sesudah=2),
    Gaya("ND Tanda Salinan", dasar="ND Tanda Tangan", sebelum=18, sesudah=18),
    Gaya("ND Nama Salinan", dasar="ND Tanda Tangan"),
    Gaya("ND Salinan", rata="kiri", kanan=6, lekat=True, utuh=True),
    Gaya("ND Salinan Awal", dasar="ND Salinan", sebelum=24),
    Gaya("ND Salinan Jabatan", dasar="ND Salinan", sebelum=10),
    Gaya("ND Salinan Nama", dasar="ND Salinan", sebelum=64),
    Gaya("ND Sel Tanda Tangan Awal", dasar="ND Sel Tanda Tangan", sebelum=18),
    Gaya("ND Sel Tanda Salinan", dasar="ND Sel Tanda Tangan", sebelum=18, sesudah=18),
    Gaya("ND Sel Salinan", dasar="ND Sel Tanda Tangan", kanan=2.5),
    Gaya("ND Sel Salinan Awal", dasar="ND Sel Salinan", sebelum=18),
    Gaya("ND Sel Salinan Jabatan", dasar="ND Sel Salinan", sebelum=10),
    Gaya("ND Sel Salinan Nama", dasar="ND Sel Salinan", sebelum=64),
)


def _tanda_tangan(diktum: TabelTemplat) -> None:
    """Add the signature; on the certified copy the mark in its place, and who certifies it."""
    diktum.baris_akhir(
        (
            *PENETAPAN,
            ("{{ penanda_tangan.jabatan }},", "ND Tanda Tangan Jabatan"),
            ("{%p if salinan %}", "ND Kendali"),
            ("{{ salinan.tanda }}", "ND Tanda Salinan"),
            ("{{ penanda_tangan.nama }}", "ND Nama Salinan"),
            *((teks, f"ND Salinan{gaya}") for teks, gaya in _SALINAN),
            ("{%p else %}", "ND Kendali"),
            (nama_dan_nip(), "ND Tanda Tangan Nama"),
            ("{%p endif %}", "ND Kendali"),
            ("", "ND Akhir Bagian"),
        )
    )


_SALINAN = (
    ("{{ salinan.pernyataan }}", " Awal"),
    ("{{ salinan.sekretariat }}", ""),
    ("{{ salinan.penanda_tangan.jabatan }},", " Jabatan"),
    ("{{ salinan.penanda_tangan.nama }}", " Nama"),
)


def _tabel(t: PenulisTemplat) -> None:
    tabel = t.tabel([lebar for _, lebar, _, _ in _KOLOM], judul="Rencana aksi")
    tabel.kepala(*(judul for judul, *_ in _KOLOM), nomor_kolom=True)
    with tabel.blok("for b in baris"), tabel.blok("if b.komponen_baru"):
        _baris(tabel, 0)
        tabel.cabang("elif b.aspek_baru")
        _baris(tabel, 2)
        tabel.cabang("elif b.aksi_baru")
        _baris(tabel, 3)
        tabel.cabang("else")
        _baris(tabel, _BERGABUNG)
    _tanda_tangan_lampiran(tabel)
    t.paragraf("", "ND Akhir Lekat")


def _baris(tabel: TabelTemplat, lanjutan: int) -> None:
    """Add a row whose first cells, so many (`lanjutan`), go on from the row above it."""
    isi = [Sel("" if ke < lanjutan else teks, gaya) for ke, (_, _, teks, gaya) in enumerate(_KOLOM)]
    for ke, sel in enumerate(tabel.baris(*isi)[:_BERGABUNG]):
        sel._tc.vMerge = "continue" if ke < lanjutan else "restart"


def _tanda_tangan_lampiran(tabel: TabelTemplat) -> None:
    """Add the signatures below the table: on the left who certifies a copy, on the right who signs."""
    pengesah = (
        ("{%p if salinan %}", "ND Kendali"),
        *((teks, f"ND Sel Salinan{gaya}") for teks, gaya in _SALINAN),
        ("{%p endif %}", "ND Kendali"),
        ("", "ND Akhir Bagian"),
    )
    penanda_tangan = (
        ("{{ penanda_tangan.jabatan }},", "ND Sel Tanda Tangan Awal"),
        ("{%p if salinan %}", "ND Kendali"),
        ("{{ salinan.tanda }}", "ND Sel Tanda Salinan"),
        ("{{ penanda_tangan.nama }}", "ND Sel Tanda Tangan"),
        ("{%p else %}", "ND Kendali"),
        (nama_dan_nip(), "ND Sel Tanda Tangan Nama"),
        ("{%p endif %}", "ND Kendali"),
        ("", "ND Akhir Bagian"),
    )
    kosong = (("", "ND Sel Tanda Tangan"),)
    tabel.baris_akhir(pengesah, kosong, penanda_tangan, rentang=(_KIRI, _SELA, _KANAN))
