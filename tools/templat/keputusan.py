"""Templates of Keputusan, in the order of the office's own: what all have, and that with a team in its Lampiran."""

from __future__ import annotations

from collections.abc import Sequence

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel, TabelTemplat, tulis_sel

_LABEL, _TITIK_DUA, _HURUF = 3.0, 0.5, 0.9
_KANAN = 8.0
"""Centimetres from the left margin to what stands in the right half: a Lampiran's heading, its signature."""
TEPI_SEL = 0.15
"""Centimetres by which the text of a table's cell stands in from the table's edge."""


def keputusan() -> PenulisTemplat:
    """Return the template of `IsiKeputusan`."""
    t = PenulisTemplat(kertas="F4", jarak=1.5, atas=2.5, gaya=GAYA_KEPUTUSAN)
    t.nomor_halaman()
    tulis_penetapan(tulis_pokok(t))
    t.bagian_baru(gaya="ND Akhir Lekat")
    _lampiran(t)
    with t.blok("if rencana_tim"):
        _rencana_tim(t)
    return t


def tulis_pokok(t: PenulisTemplat) -> TabelTemplat:
    """Add what every decree has, from its head to its last diktum; return the table of the diktum."""
    _kepala(t)
    _konsiderans(t)
    return _diktum(t)


PENETAPAN = (("Ditetapkan di {{ tempat }},", "ND Penetapan"), ("pada tanggal {{ tanggal }}", "ND Tanda Tangan"))
"""Where and when the decree was set: the lines above the signature."""


def tulis_penetapan(diktum: TabelTemplat) -> None:
    """Add where, when and by whom the decree was set, below the last diktum."""
    diktum.tanda_tangan(sebelum=PENETAPAN)


def tulis_kepala_lampiran(
    t: PenulisTemplat, judul: str, *, sebutan: str = "LAMPIRAN", gaya: str = "ND Kepala Lampiran"
) -> None:
    """Add the block at the head of a Lampiran, which names the decree, and the attachment's own title.

    `gaya` is the style of its first line, in which the Lampiran is called `sebutan`.
    """
    t.paragraf(sebutan, gaya)
    for baris in ("KEPUTUSAN {{ satker }}", "NOMOR {{ nomor }} TAHUN {{ tahun }}", "TENTANG {{ tentang }}"):
        t.paragraf(baris, "ND Kepala Lampiran")
    t.paragraf(judul, "ND Judul Lampiran")


def tulis_akhir_lampiran(t: PenulisTemplat, tabel: TabelTemplat) -> None:
    """End a Lampiran with the signature below its table; place and date stand in the decree itself."""
    tabel.tanda_tangan(jabatan="ND Jabatan Lampiran", nama="ND Nama Lampiran")
    t.paragraf("", "ND Akhir Lekat")


def gaya_judul_lampiran(*, sebelum: float, sesudah: float, tepi: float) -> Gaya:
    """Return the style of a Lampiran's title: a heading, that far from both margins."""
    return Gaya(
        "ND Judul Lampiran",
        rata="tengah",
        tebal=True,
        lekat=True,
        utuh=True,
        sebelum=sebelum,
        sesudah=sesudah,
        kiri=tepi,
        kanan=tepi,
        tingkat=1,
    )


GAYA_KEPUTUSAN = (
    Gaya("ND Kop Keputusan", rata="tengah", tebal=True, lekat=True),
    Gaya("ND Judul Keputusan", dasar="ND Judul", jarak=1.15, kiri=0.75, kanan=0.75),
    Gaya("ND Judul Keputusan Awal", dasar="ND Judul Keputusan", sebelum=18),
    Gaya("ND Judul Keputusan Berjarak", dasar="ND Judul Keputusan", sebelum=8),
    Gaya(
        "ND Judul Keputusan Utama",
        rata="tengah",
        tebal=True,
        lekat=True,
        utuh=True,
        jarak=1.15,
        kiri=0.75,
        kanan=0.75,
        sebelum=8,
        tingkat=1,
    ),
    Gaya("ND Jabatan Penetap", rata="tengah", sebelum=14, sesudah=14, lekat=True),
    Gaya("ND Memutuskan", rata="tengah", sebelum=6, sesudah=6, jarak=1.5, lekat=True, tingkat=2),
    Gaya("ND Rincian Label", dasar="ND Rincian", tab=(_LABEL,)),
    Gaya("ND Rincian Butir", dasar="ND Rincian Penuh", kiri=0.8, gantung=0.8, tab=(0.8,)),
    Gaya("ND Penetapan", dasar="ND Tanda Tangan", sebelum=14),
    Gaya("ND Kepala Lampiran", rata="kiri", kiri=_KANAN + TEPI_SEL, utuh=True, lekat=True),
    Gaya("ND Kepala Lampiran Berikut", dasar="ND Kepala Lampiran", halaman_baru=True),
    gaya_judul_lampiran(sebelum=24, sesudah=12, tepi=0.75),
    Gaya("ND Tabel", rata="kiri", ukuran=11, sebelum=2, sesudah=2),
    Gaya("ND Tabel Lekat", dasar="ND Tabel", lekat=True),
    Gaya("ND Tabel Tengah Lekat", dasar="ND Tabel Tengah", lekat=True),
    Gaya("ND Jabatan Lampiran", dasar="ND Tanda Tangan", kiri=_KANAN, sebelum=18),
    Gaya("ND Nama Lampiran", dasar="ND Tanda Tangan Nama", kiri=_KANAN),
)


def _kepala(t: PenulisTemplat) -> None:
    with t.blok("for baris in kop"):
        t.paragraf("{{ baris }}", "ND Kop Keputusan")
    t.paragraf("KEPUTUSAN {{ satker }}", "ND Judul Keputusan Awal")
    t.paragraf("NOMOR {{ nomor }} TAHUN {{ tahun }}", "ND Judul Keputusan")
    t.paragraf("TENTANG", "ND Judul Keputusan Berjarak")
    t.paragraf("{{ tentang }}", "ND Judul Keputusan Utama")
    t.paragraf("{{ jabatan }},", "ND Jabatan Penetap")


def _konsiderans(t: PenulisTemplat) -> None:
    lebar = (_LABEL + _TITIK_DUA, _HURUF, t.lebar - _LABEL - _TITIK_DUA - _HURUF)
    for label, daftar, urutan in (
        ("Menimbang", "for b in menimbang", "{{ b.huruf }}."),
        ("Mengingat", "for b in mengingat", "{{ loop.index }}."),
    ):
        tabel = t.tabel(lebar, garis=False, judul=label, gaya="ND Rincian", utuh=False)
        with tabel.blok(daftar):
            teks: tuple[str | tuple[str, str], ...] = ("{{ b.teks }}", ";")
            if label == "Mengingat":
                teks = (
                    "{% if b.terverifikasi %}{{ b.teks }}{% else %}",
                    ("{{ b.teks }}", "ND Belum Terverifikasi"),
                    "{% endif %};",
                )
            tabel.baris(
                Sel(f"{{% if loop.first %}}{label}\t:{{% endif %}}", "ND Rincian Label"),
                urutan,
                Sel(teks, "ND Rincian Penuh"),
            )
        t.paragraf("", "ND Pemisah")


def _diktum(t: PenulisTemplat) -> TabelTemplat:
    t.paragraf("MEMUTUSKAN:", "ND Memutuskan")
    lebar = (_LABEL, _TITIK_DUA, t.lebar - _LABEL - _TITIK_DUA)
    tabel = t.tabel(lebar, garis=False, judul="Diktum", gaya="ND Rincian", utuh=False)
    judul = Sel("KEPUTUSAN {{ satker }} TENTANG {{ tentang }}.", "ND Rincian Penuh")
    tabel.baris("Menetapkan", ":", judul, utuh=True)
    with tabel.blok("for d in diktum"), tabel.blok("if d.butir"):
        _, _, isi = tabel.baris("{{ d.ke }}", ":", "")
        tulis_sel(
            isi,
            ("{{ d.teks }}", "ND Rincian Penuh"),
            ("{%p for b in d.butir %}", "ND Kendali"),
            ("{{ b.huruf }}.\t{{ b.teks }}", "ND Rincian Butir"),
            ("{%p endfor %}", "ND Kendali"),
        )
        tabel.cabang("else")
        tabel.baris("{{ d.ke }}", ":", Sel("{{ d.teks }}", "ND Rincian Penuh"), utuh=True)
    return tabel


def _lampiran(t: PenulisTemplat) -> None:
    tulis_kepala_lampiran(t, "{{ lampiran.judul }}", sebutan="LAMPIRAN{% if rencana_tim %} I{% endif %}")
    tabel = t.tabel((1.1, 5.2, 5.9, t.lebar - 12.2), judul="Susunan keanggotaan")
    tabel.kepala("NO.", "NAMA", "JABATAN", "{{ lampiran.kedudukan }}")
    with tabel.blok("for a in lampiran.anggota"):
        tabel.baris(Sel("{{ loop.index }}.", "ND Tabel Tengah"), "{{ a.nama }}", "{{ a.jabatan }}", "{{ a.kedudukan }}")
    tulis_akhir_lampiran(t, tabel)


def _rencana_tim(t: PenulisTemplat) -> None:
    tulis_kepala_lampiran(t, "{{ rencana_tim.judul }}", sebutan="LAMPIRAN II", gaya="ND Kepala Lampiran Berikut")
    tabel = t.tabel((1.1, 4.4, 4.4, 2.5, t.lebar - 12.4), judul="Rencana aksi tim")
    tabel.kepala("NO.", "KEGIATAN", "KELUARAN", "WAKTU", "PENANGGUNG JAWAB")
    bidang = ("kegiatan", "keluaran", "waktu", "penanggung_jawab")
    with tabel.blok("for k in rencana_tim.kegiatan"):
        tulis_baris_lekat(tabel, "k", bidang)
    tulis_akhir_lampiran(t, tabel)


def tulis_baris_lekat(tabel: TabelTemplat, nama: str, bidang: Sequence[str]) -> None:
    """Add a numbered row with these fields of `nama`, which stays with the row after it when it is `lekat`."""
    with tabel.blok(f"if {nama}.lekat"):
        _baris_lekat(tabel, nama, bidang, " Lekat")
        tabel.cabang("else")
        _baris_lekat(tabel, nama, bidang, "")


def _baris_lekat(tabel: TabelTemplat, nama: str, bidang: Sequence[str], lekat: str) -> None:
    nomor = Sel("{{ loop.index }}.", f"ND Tabel Tengah{lekat}")
    tabel.baris(nomor, *(Sel(f"{{{{ {nama}.{satu} }}}}", f"ND Tabel{lekat}") for satu in bidang))
