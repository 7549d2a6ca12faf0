"""Templates of Keputusan, in the order of the office's own: what all have, and that with a team in its Lampiran."""

from __future__ import annotations

from tools.templat.gaya import Gaya
from tools.templat.kit import Sel, Templat, tulis_sel

_LABEL, _TITIK_DUA, _HURUF = 3.0, 0.5, 0.9


def keputusan() -> Templat:
    """Return the template of `IsiKeputusan`."""
    t = Templat(kertas="F4", jarak=1.5, atas=2.5, gaya=GAYA_KEPUTUSAN)
    t.nomor_halaman()
    tulis_pokok(t)
    tulis_penetapan(t)
    t.tanda_tangan()
    t.bagian_baru()
    _lampiran(t)
    with t.blok("if rencana_tim"):
        _rencana_tim(t)
    return t


def tulis_pokok(t: Templat) -> None:
    """Add what every decree has, from its head to its last diktum."""
    _kepala(t)
    _konsiderans(t)
    _diktum(t)


def tulis_penetapan(t: Templat) -> None:
    """Add where and when the decree was set: the lines above the signature."""
    t.paragraf("Ditetapkan di {{ tempat }},", "ND Penetapan")
    t.paragraf("pada tanggal {{ tanggal }}", "ND Tanda Tangan")


def tulis_kepala_lampiran(
    t: Templat, judul: str, *, sebutan: str = "LAMPIRAN", gaya: str = "ND Kepala Lampiran"
) -> None:
    """Add the block at the head of a Lampiran, which names the decree, and the attachment's own title.

    `gaya` is the style of its first line, in which the Lampiran is called `sebutan`.
    """
    t.paragraf(sebutan, gaya)
    for baris in ("KEPUTUSAN {{ satker }}", "NOMOR {{ nomor }} TAHUN {{ tahun }}", "TENTANG {{ tentang }}"):
        t.paragraf(baris, "ND Kepala Lampiran")
    t.paragraf(judul, "ND Judul Lampiran")


GAYA_KEPUTUSAN = (
    Gaya("ND Kop Keputusan", rata="tengah", tebal=True, lekat=True),
    Gaya("ND Judul Keputusan", dasar="ND Judul", jarak=1.15, kiri=0.75, kanan=0.75),
    Gaya("ND Judul Keputusan Awal", dasar="ND Judul Keputusan", sebelum=18),
    Gaya("ND Judul Keputusan Berjarak", dasar="ND Judul Keputusan", sebelum=8),
    Gaya("ND Jabatan Penetap", rata="tengah", sebelum=14, sesudah=14, lekat=True),
    Gaya("ND Memutuskan", rata="tengah", sebelum=6, sesudah=6, jarak=1.5, lekat=True),
    Gaya("ND Rincian Label", dasar="ND Rincian", tab=(_LABEL,)),
    Gaya("ND Rincian Butir", dasar="ND Rincian Penuh", kiri=0.8, gantung=0.8, tab=(0.8,)),
    Gaya("ND Penetapan", dasar="ND Tanda Tangan", sebelum=14),
    Gaya("ND Kepala Lampiran", rata="kiri", kiri=8.25, utuh=True, lekat=True),
    Gaya("ND Kepala Lampiran Berikut", dasar="ND Kepala Lampiran", halaman_baru=True),
    Gaya("ND Judul Lampiran", dasar="ND Judul", sebelum=24, sesudah=12, kiri=0.75, kanan=0.75),
    Gaya("ND Tabel", rata="kiri", ukuran=11, sebelum=2, sesudah=2),
)


def _kepala(t: Templat) -> None:
    with t.blok("for baris in kop"):
        t.paragraf("{{ baris }}", "ND Kop Keputusan")
    t.paragraf("KEPUTUSAN {{ satker }}", "ND Judul Keputusan Awal")
    t.paragraf("NOMOR {{ nomor }} TAHUN {{ tahun }}", "ND Judul Keputusan")
    t.paragraf("TENTANG", "ND Judul Keputusan Berjarak")
    t.paragraf("{{ tentang }}", "ND Judul Keputusan Berjarak")
    t.paragraf("{{ jabatan }},", "ND Jabatan Penetap")


def _konsiderans(t: Templat) -> None:
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


def _diktum(t: Templat) -> None:
    t.paragraf("MEMUTUSKAN:", "ND Memutuskan")
    lebar = (_LABEL, _TITIK_DUA, t.lebar - _LABEL - _TITIK_DUA)
    tabel = t.tabel(lebar, garis=False, judul="Diktum", gaya="ND Rincian", utuh=False)
    tabel.baris("Menetapkan", ":", Sel("KEPUTUSAN {{ satker }} TENTANG {{ tentang }}.", "ND Rincian Penuh"))
    with tabel.blok("for d in diktum"):
        _, _, isi = tabel.baris("{{ d.ke }}", ":", "")
        tulis_sel(
            isi,
            ("{{ d.teks }}", "ND Rincian Penuh"),
            ("{%p for b in d.butir %}", "ND Kendali"),
            ("{{ b.huruf }}.\t{{ b.teks }}", "ND Rincian Butir"),
            ("{%p endfor %}", "ND Kendali"),
        )


def _lampiran(t: Templat) -> None:
    tulis_kepala_lampiran(t, "{{ lampiran.judul }}", sebutan="LAMPIRAN{% if rencana_tim %} I{% endif %}")
    tabel = t.tabel((1.1, 5.2, 5.9, t.lebar - 12.2), judul="Susunan keanggotaan")
    tabel.kepala("NO.", "NAMA", "JABATAN", "{{ lampiran.kedudukan }}")
    with tabel.blok("for a in lampiran.anggota"):
        tabel.baris(Sel("{{ loop.index }}.", "ND Tabel Tengah"), "{{ a.nama }}", "{{ a.jabatan }}", "{{ a.kedudukan }}")
    tulis_penetapan(t)
    t.tanda_tangan()


def _rencana_tim(t: Templat) -> None:
    tulis_kepala_lampiran(t, "{{ rencana_tim.judul }}", sebutan="LAMPIRAN II", gaya="ND Kepala Lampiran Berikut")
    tabel = t.tabel((1.1, 4.7, 3.5, 2.7, t.lebar - 12.0), judul="Rencana aksi tim")
    tabel.kepala("NO.", "KEGIATAN", "KELUARAN", "WAKTU", "PENANGGUNG JAWAB")
    with tabel.blok("for k in rencana_tim.kegiatan"):
        tabel.baris(
            Sel("{{ loop.index }}.", "ND Tabel Tengah"),
            "{{ k.kegiatan }}",
            "{{ k.keluaran }}",
            "{{ k.waktu }}",
            "{{ k.penanggung_jawab }}",
        )
    tulis_penetapan(t)
    t.tanda_tangan()
