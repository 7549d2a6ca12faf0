"""Template of an SOP in the form of PermenPANRB 35/2012: identity block, then the table of steps.

Word cannot repeat a table's columns as it repeats rows, so the template has one table of steps for
each number of actors; the letter keeps the one that fits.
"""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

from tools.templat.alir_sop import GAYA_ALIR, tulis_langkah
from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, Sel, tulis_sel

PELAKSANA = range(2, 7)
"""Numbers of actors for which there is a table of steps."""
_GAYA = (
    Gaya("ND Tabel", rata="kiri", ukuran=9, sebelum=1, sesudah=1),
    Gaya("ND Tabel Kepala", dasar="ND Tabel", rata="tengah", tebal=True, ukuran=8, lekat=True),
    Gaya("ND Instansi SOP", rata="tengah", tebal=True, ukuran=12),
    Gaya("ND Logo SOP", rata="tengah", sesudah=6),
    Gaya("ND Judul Kotak", dasar="ND Tabel", tebal=True),
    Gaya("ND Butir Kotak", dasar="ND Tabel", kiri=0.6, gantung=0.6, tab=(0.6,)),
    Gaya("ND Nama SOP", dasar="ND Tabel", tebal=True),
    Gaya("ND Judul Nama SOP", dasar="ND Judul", kapital=True, sesudah=6),
    Gaya("ND Pengesah", dasar="ND Tabel", rata="tengah", lekat=True),
    Gaya("ND Pengesah Nama", dasar="ND Pengesah", sebelum=36),
    *GAYA_ALIR,
)
_IDENTITAS = (
    ("Nomor SOP", "{{ nomor }}"),
    ("Tanggal Pembuatan", "{{ tanggal_pembuatan }}"),
    ("Tanggal Revisi", "{{ tanggal_revisi }}"),
    ("Tanggal Efektif", "{{ tanggal_efektif }}"),
)
_KOTAK = (
    (("Dasar Hukum", "dasar"), ("Kualifikasi Pelaksana", "kualifikasi")),
    (("Keterkaitan", "keterkaitan"), ("Peralatan/Perlengkapan", "peralatan")),
    (("Peringatan", "peringatan"), ("Pencatatan dan Pendataan", "pencatatan")),
)


def sop() -> PenulisTemplat:
    """Return the template of `IsiSOP`."""
    t = PenulisTemplat(jarak=1.0, mendatar=True, kiri=1.5, kanan=1.5, atas=2.0, bawah=1.5, gaya=_GAYA)
    t.nomor_halaman()
    _identitas(t)
    t.bagian_baru(mendatar=True)
    t.paragraf("STANDAR OPERASIONAL PROSEDUR", "ND Judul")
    t.paragraf("{{ nama }}", "ND Judul Nama SOP")
    for banyak in PELAKSANA:
        with t.blok(f"if pelaksana|length == {banyak}"):
            tulis_langkah(t, banyak)
    t.paragraf("", "ND Pemisah")
    return t


def _identitas(t: PenulisTemplat) -> None:
    label = 3.4
    kiri = 0.54 * t.lebar
    tabel = t.tabel((kiri, label, t.lebar - kiri - label), judul="Identitas SOP", utuh=False)
    baris = [tabel.baris("", judul, isi) for judul, isi in _IDENTITAS]
    baris.append(tabel.baris("", "Disahkan oleh", Sel("{{ penanda_tangan.jabatan }},", "ND Pengesah")))
    nama = baris[-1][2].add_paragraph(style="ND Pengesah Nama")
    nama.add_run("{{ penanda_tangan.nama }}{% if penanda_tangan.nip %}\nNIP {{ penanda_tangan.nip }}{% endif %}")
    baris.append(tabel.baris("", "Nama SOP", Sel("{{ nama }}", "ND Nama SOP")))
    instansi = baris[0][0].merge(baris[-1][0])
    instansi.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    tulis_sel(
        instansi,
        ("{%p if logo %}", "ND Kendali"),
        ("{{ logo }}", "ND Logo SOP"),
        ("{%p endif %}", "ND Kendali"),
        ("{%p for baris in kop %}", "ND Kendali"),
        ("{{ baris }}", "ND Instansi SOP"),
        ("{%p endfor %}", "ND Kendali"),
        ("{{ unit }}", "ND Instansi SOP"),
    )
    for pasangan in _KOTAK:
        sel = tabel.baris("", Sel("", rentang=2))
        for satu, (judul, daftar) in zip(sel, pasangan, strict=True):
            _kotak(satu, judul, daftar)


def _kotak(sel: Any, judul: str, daftar: str) -> None:
    """Write a heading and its numbered items into a cell; an unverified source is marked."""
    tulis_sel(
        sel,
        (f"{judul}:", "ND Judul Kotak"),
        (f"{{%p for b in {daftar} %}}", "ND Kendali"),
        ("" if daftar == "dasar" else "{{ loop.index }}.\t{{ b }}", "ND Butir Kotak"),
        ("{%p endfor %}", "ND Kendali"),
    )
    if daftar == "dasar":
        butir = sel.paragraphs[2]
        butir.add_run("{{ loop.index }}.\t{% if b.terverifikasi %}{{ b.teks }}{% else %}")
        butir.add_run("{{ b.teks }}", style="ND Belum Terverifikasi")
        butir.add_run("{% endif %}{% if loop.last %}.{% else %};{% endif %}")
