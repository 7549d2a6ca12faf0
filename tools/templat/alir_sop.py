"""The table of steps of an SOP: symbols in the columns of their actors, joined by lines that grow with the rows.

A line is a row of thin cells filled black (`zi_model.naskah.pelayanan.alir` says which), because nothing else in a
Word table grows with the text beside it. The arrowheads belong to the symbol that they reach. The rows are written
as XML: a step has five of them, of up to forty cells, and its texts span all five.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import parse_xml

from tools.templat.gaya import Gaya, id_gaya, twip
from tools.templat.kit import PenulisTemplat

GAYA_ALIR = (
    Gaya("ND Sel SOP", dasar="ND Tabel", kiri=0.1, kanan=0.1),
    Gaya("ND Sel SOP Lekat", dasar="ND Sel SOP", lekat=True),
    Gaya("ND Sel SOP Tengah", dasar="ND Sel SOP Lekat", rata="tengah"),
    Gaya("ND Sel SOP Kepala", dasar="ND Tabel Kepala", kiri=0.05, kanan=0.05),
    Gaya("ND Garis Alir", ukuran=1, tipis=True, lekat=True),
    Gaya("ND Simbol", rata="tengah", ukuran=1, lekat=True),
    Gaya("ND Label Alir", rata="tengah", ukuran=7, sebelum=1),
)
_TIPIS = 0.05
_TEPI, _PARUH = 0.4, 0.625
"""Centimetres: the width of a line, of the margin beside a symbol, of half the box of a symbol."""
PELAKSANA = 2 * (_TEPI + _PARUH) + _TIPIS
_ATAS, _SEPARUH, _BAWAH = 0.16, 0.36, 0.2
"""Centimetres: the row above a symbol, half of a symbol, the least that is below it."""
_SEMUA, _SAMPING = ["top", "left", "bottom", "right"], ("left", "right")
_EMU = 360_000
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


def tulis_langkah(t: PenulisTemplat, banyak: int) -> None:
    """Add the table of steps for so many actors."""
    nomor, kelengkapan, waktu, output, keterangan = 0.9, 3.0, 1.6, 2.7, 2.8
    alir = [_TIPIS, *[_TEPI, _PARUH, _TIPIS, _PARUH, _TEPI, _TIPIS] * banyak]
    uraian = t.lebar - nomor - sum(alir) - kelengkapan - waktu - output - keterangan
    lebar = (nomor, uraian, *alir, kelengkapan, waktu, output, keterangan)
    tabel: Any = t.tabel(lebar, garis=False, judul="Langkah-langkah", berkepala=True)._tabel._tbl
    for xml in (*_kepala(banyak), *_putaran(banyak)):
        tabel.append(parse_xml(xml))


def _kepala(banyak: int) -> Iterable[str]:
    """Yield the two rows of headings; that of an actor spans its columns and the edge before them."""
    rentang = [6] * (banyak - 1) + [7]
    atas = [
        _judul("No.", gabung="restart"),
        _judul("Kegiatan", gabung="restart"),
        _judul("Pelaksana", sum(rentang)),
        _judul("Mutu Baku", 3),
        _judul("Keterangan", gabung="restart"),
    ]
    pelaksana = (_judul(f"{{{{ pelaksana[{ke}] }}}}", satu) for ke, satu in enumerate(rentang))
    lanjut = _judul("", gabung="continue")
    bawah = [lanjut, lanjut, *pelaksana, *map(_judul, ("Kelengkapan", "Waktu", "Output")), lanjut]
    for sel in (atas, bawah):
        yield f"<w:tr {_NS}><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(sel)}</w:tr>"


def _judul(teks: str, rentang: int = 1, gabung: str = "") -> str:
    return _sel(_paragraf(teks, "ND Sel SOP Kepala"), rentang, gabung, _SEMUA, tengah=True)


def _putaran(banyak: int) -> Iterable[str]:
    """Yield the rows of a step within their loop."""
    penuh = 6 * banyak + 7
    teks = [
        _paragraf("{{ loop.index }}.", "ND Sel SOP Tengah"),
        *(_paragraf(f"{{{{ l.{nama} }}}}", "ND Sel SOP Lekat") for nama in _MUTU),
    ]
    yield _kendali("for l in langkah", penuh)
    for baris, tinggi, pas in _BARIS:
        isi = teks if baris == "atas" else [_paragraf("", "ND Garis Alir")] * len(teks)
        gabung = "restart" if baris == "atas" else "continue"
        if baris == "bawah":
            isi = [_paragraf("", "ND Label Alir")] * len(teks)
        sisi = [_sel(satu, 1, gabung, _SEMUA) for satu in isi]
        alir = "".join(_alir(baris, banyak))
        yield (
            f"<w:tr {_NS}>{_TEPI_BARIS.get(baris, '')}<w:trPr><w:cantSplit/>"
            f'<w:trHeight w:val="{twip(tinggi)}" w:hRule="{pas}"/></w:trPr>'
            f"{''.join(sisi[:2])}{alir}{''.join(sisi[2:])}</w:tr>"
        )
    yield _kendali("endfor", penuh)


_TEPI_BARIS = {
    baris: f'<w:tblPrEx><w:tblBorders><w:{sisi} w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders>'
    "</w:tblPrEx>"
    for baris, sisi in (("atas", "top"), ("bawah", "bottom"))
}
"""The line above and below a step, which its thin cells cannot say for themselves."""
_MUTU = ("uraian", "kelengkapan", "waktu", "output", "keterangan")
_BARIS = (
    ("atas", _ATAS, "exact"),
    ("datar", _TIPIS, "exact"),
    ("sisi_atas", _SEPARUH, "exact"),
    ("sisi_bawah", _SEPARUH, "exact"),
    ("bawah", _BAWAH, "atLeast"),
)


def _alir(baris: str, banyak: int) -> Iterable[str]:
    """Yield the cells of the actors' columns in one of the rows of a step."""
    kosong = _paragraf("", "ND Garis Alir")
    for ke in range(banyak):
        awal, samping = 6 * ke, ("left",) if ke else ()
        yield _garis(baris, awal)
        if baris == "datar":
            yield from (_garis(baris, awal + kolom) for kolom in range(1, 6))
        elif baris in {"atas", "bawah"}:
            kiri, kanan = (_label(ke, sisi) if baris == "bawah" else kosong for sisi in ("kiri", "kanan"))
            yield _sel(kiri, 2, "", samping)
            yield _garis(baris, awal + 3)
            yield _sel(kanan, 2, "", ())
        else:
            gabung = "restart" if baris == "sisi_atas" else "continue"
            utama = baris == "sisi_atas"
            yield _sel(_sisi(ke, "kiri") if utama else kosong, 1, gabung, samping)
            yield _sel(_simbol(ke) if utama else kosong, 3, gabung, ())
            yield _sel(_sisi(ke, "kanan") if utama else kosong, 1, gabung, ())
    yield _garis(baris, 6 * banyak)


def _label(ke: int, sisi: str) -> str:
    return _paragraf(f"{{{{ l.arah[{ke}].label_{sisi} }}}}", "ND Label Alir")


def _garis(baris: str, kolom: int) -> str:
    """Return a thin cell that is filled when the flow says so; what is told of its fill comes before all else."""
    isi = _paragraf(f"{{% cellbg l.garis.{baris}[{kolom}] %}}", "ND Garis Alir")
    return f'<w:tc><w:tcPr><w:vAlign w:val="top"/></w:tcPr>{isi}</w:tc>'


def _kendali(perintah: str, rentang: int) -> str:
    isi = _paragraf(f"{{%tr {perintah} %}}", "ND Kendali")
    return f"<w:tr {_NS}>{_sel(isi, rentang, '', ())}</w:tr>"


def _sel(isi: str, rentang: int, gabung: str, tepi: Sequence[str], *, tengah: bool = False) -> str:
    """Return a cell so many columns wide, with lines on these sides, merged with that above or below."""
    sifat = [f'<w:gridSpan w:val="{rentang}"/>'] if rentang > 1 else []
    if gabung:
        sifat.append(f'<w:vMerge w:val="{gabung}"/>')
    if tepi:
        urut = (sisi for sisi in _SEMUA if sisi in tepi)
        garis = "".join(f'<w:{sisi} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for sisi in urut)
        sifat.append(f"<w:tcBorders>{garis}</w:tcBorders>")
    sifat.append(f'<w:vAlign w:val="{"center" if tengah else "top"}"/>')
    return f"<w:tc><w:tcPr>{''.join(sifat)}</w:tcPr>{isi}</w:tc>"


def _paragraf(teks: str, gaya: str, isi: str = "") -> str:
    potongan = f'<w:r><w:t xml:space="preserve">{teks}</w:t></w:r>' if teks else isi
    return f'<w:p><w:pPr><w:pStyle w:val="{id_gaya(gaya)}"/></w:pPr>{potongan}</w:p>'


def _bila(syarat: str, gambar: str) -> str:
    """Return a drawing under a condition."""
    return f"<w:r><w:t>{{% if {syarat} %}}</w:t></w:r>{gambar}<w:r><w:t>{{% endif %}}</w:t></w:r>"


def _simbol(ke: int) -> str:
    """Return the symbols of a flow chart, each under its condition: with and without an arrow from above."""
    isi = "".join(
        _bila(
            f"l.tanda[{ke}].{bidang} and {'' if panah else 'not '}l.arah[{ke}].masuk",
            _gambar(2 * _PARUH + _TIPIS, [bentuk, *(_PANAH_BAWAH if panah else ())], uraian),
        )
        for bidang, (bentuk, uraian) in _BENTUK.items()
        for panah in (True, False)
    )
    return _paragraf("", "ND Simbol", isi)


def _sisi(ke: int, sisi: str) -> str:
    """Return what is beside a symbol: a line out of it, or an arrow into it."""
    isi = "".join(
        _bila(f"l.arah[{ke}].{sisi} == '{jenis}'", _gambar(_TEPI, jalur, uraian, cermin=sisi == "kanan"))
        for jenis, jalur, uraian in (
            ("keluar", _KELUAR, "Cabang keputusan"),
            ("masuk", _MASUK, "Panah ke langkah ini"),
        )
    )
    return _paragraf("", "ND Simbol", isi)


_LEBAR, _TINGGI, _MULAI = 1300, 800, 130
"""The box of a symbol in thousandths of its drawing: its width, its height, where it begins below the arrow."""
_PUSAT = (_MULAI + _TINGGI) // 2
_TENGAH = 400
Jalur = tuple[bool, str]
"""A path: whether it is filled, and its commands."""


def _ke(*titik: tuple[int, int], tutup: bool = False) -> str:
    """Return a path through points."""
    perintah = [
        f'<a:{"lnTo" if ke else "moveTo"}><a:pt x="{x}" y="{y}"/></a:{"lnTo" if ke else "moveTo"}>'
        for ke, (x, y) in enumerate(titik)
    ]
    return "".join(perintah) + ("<a:close/>" if tutup else "")


_JARI = 335
_BENTUK: dict[str, tuple[Jalur, str]] = {
    "terminator": (
        (
            False,
            _ke((_JARI, _MULAI), (_LEBAR - _JARI, _MULAI))
            + f'<a:arcTo wR="{_JARI}" hR="{_JARI}" stAng="16200000" swAng="10800000"/>'
            + f'<a:lnTo><a:pt x="{_JARI}" y="{_TINGGI}"/></a:lnTo>'
            + f'<a:arcTo wR="{_JARI}" hR="{_JARI}" stAng="5400000" swAng="10800000"/><a:close/>',
        ),
        "Mulai atau selesai",
    ),
    "proses": (
        (False, _ke((0, _MULAI), (_LEBAR, _MULAI), (_LEBAR, _TINGGI), (0, _TINGGI), tutup=True)),
        "Kegiatan",
    ),
    "keputusan": (
        (False, _ke((_LEBAR // 2, _MULAI), (_LEBAR, _PUSAT), (_LEBAR // 2, _TINGGI), (0, _PUSAT), tutup=True)),
        "Keputusan",
    ),
}
_PANAH_BAWAH: tuple[Jalur, ...] = (
    (True, _ke((_LEBAR // 2 - 90, 0), (_LEBAR // 2 + 90, 0), (_LEBAR // 2, _MULAI), tutup=True)),
)
_KELUAR: tuple[Jalur, ...] = ((False, _ke((0, _TENGAH), (400, _TENGAH))),)
_MASUK: tuple[Jalur, ...] = (
    (False, _ke((0, _TENGAH), (300, _TENGAH))),
    (True, _ke((270, _TENGAH - 90), (270, _TENGAH + 90), (400, _TENGAH), tutup=True)),
)


def _gambar(lebar: float, jalur: Sequence[Jalur], uraian: str, *, cermin: bool = False) -> str:
    """Return a drawing so many centimetres wide and as high as a symbol; a mirrored one looks to the right."""
    cx, cy = round(lebar * _EMU), round(2 * _SEPARUH * _EMU)
    satuan = round(lebar * 1000)
    isi = "".join(
        f'<a:path w="{satuan}" h="{_TINGGI}" fill="{"norm" if penuh else "none"}">{perintah}</a:path>'
        for penuh, perintah in jalur
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="Simbol" descr="{uraian}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm flipH="{int(cermin)}"><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{isi}</a:pathLst></a:custGeom>'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "<mc:Fallback><w:t>●</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
