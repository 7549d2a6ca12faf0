"""Template of an SOP in the form of PermenPANRB 35/2012: identity block, then the table of steps.

Word cannot repeat a table's columns as it repeats rows, so the template has one table of steps for
each number of actors; the letter keeps the one that fits. A step's symbol is a drawn shape.
"""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

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
    Gaya("ND Judul Nama SOP", dasar="ND Judul", kapital=True, sesudah=10),
    Gaya("ND Pengesah", dasar="ND Tabel", rata="tengah", lekat=True),
    Gaya("ND Pengesah Nama", dasar="ND Pengesah", sebelum=36),
    Gaya("ND Simbol", rata="tengah", sebelum=3, sesudah=3),
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
            _langkah(t, banyak)
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


def _langkah(t: PenulisTemplat, banyak: int) -> None:
    """Add the table of steps for so many actors."""
    nomor, kelengkapan, waktu, output, keterangan = 0.9, 3.0, 1.7, 2.7, 2.6
    pelaksana = 2.1
    uraian = t.lebar - nomor - banyak * pelaksana - kelengkapan - waktu - output - keterangan
    lebar = (nomor, uraian, *[pelaksana] * banyak, kelengkapan, waktu, output, keterangan)
    tabel = t.tabel(lebar, judul="Langkah-langkah")
    atas = tabel.kepala("No.", "Kegiatan", Sel("Pelaksana", rentang=banyak), Sel("Mutu Baku", rentang=3), "Keterangan")
    nama = [f"{{{{ pelaksana[{ke}] }}}}" for ke in range(banyak)]
    bawah = tabel.kepala("", "", *nama, "Kelengkapan", "Waktu", "Output", "")
    for sel_atas, sel_bawah in ((atas[0], bawah[0]), (atas[1], bawah[1]), (atas[-1], bawah[-1])):
        sel_atas.merge(sel_bawah)
    with tabel.blok("for l in langkah"):
        sel = tabel.baris(
            Sel("{{ loop.index }}.", "ND Tabel Tengah"),
            "{{ l.uraian }}",
            *[Sel("", "ND Simbol")] * banyak,
            "{{ l.kelengkapan }}",
            "{{ l.waktu }}",
            "{{ l.output }}",
            "{{ l.keterangan }}",
        )
        for ke in range(banyak):
            _simbol(sel[2 + ke].paragraphs[0], f"l.tanda[{ke}]")


_BENTUK = (
    ("terminator", "flowChartTerminator", "Mulai atau selesai"),
    ("proses", "flowChartProcess", "Kegiatan"),
    ("keputusan", "flowChartDecision", "Keputusan"),
)
_LEBAR_EMU, _TINGGI_EMU = 460_000, 230_000
_NS = " ".join(
    f'xmlns:{awalan}="{uri}"'
    for awalan, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def _simbol(paragraf: Paragraph, tanda: str) -> None:
    """Add the three symbols of a flow chart, each under its condition."""
    for bidang, geometri, uraian in _BENTUK:
        paragraf.add_run(f"{{% if {tanda}.{bidang} %}}")
        gambar: Any = parse_xml(_gambar(geometri, uraian))
        paragraf._p.append(gambar)
        paragraf.add_run("{% endif %}")


def _gambar(geometri: str, uraian: str) -> str:
    return (
        f'<w:r {_NS}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_LEBAR_EMU}" cy="{_TINGGI_EMU}"/><wp:effectExtent l="6350" t="6350" r="6350" b="6350"/>'
        f'<wp:docPr id="1" name="Simbol" descr="{uraian}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{_LEBAR_EMU}" cy="{_TINGGI_EMU}"/>'
        f'</a:xfrm><a:prstGeom prst="{geometri}"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "<mc:Fallback><w:t>●</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
