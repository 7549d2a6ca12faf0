"""The named styles of every letter, and the empty Word file that holds them.

python-docx's own blank file carries 800 KB of English table styles. Letters start from this one
instead: a dozen small parts, Indonesian throughout, and no look that is not a named style, so that
somebody who opens a template in Word changes a style once and the whole family follows.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import quoteattr

HURUF = "Bookman Old Style"
UKURAN = 12

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RATA = {"kiri": "left", "tengah": "center", "kanan": "right", "penuh": "both"}


@dataclass(frozen=True)
class Gaya:
    """One paragraph style: measures in points (`ukuran`, `sebelum`, `sesudah`) and centimetres.

    `lekat` keeps it on one page with what follows, `utuh` keeps its own lines together; `gantung`
    lets the first line stand out to the left, `masuk` moves it in; `tab` are tab stops from the
    margin, `tab_titik` is one more with dots leading to it; `tingkat` is its level in the document's
    outline (from 1): such a style is based on Word's own heading of that level, so that the navigation
    pane, screen readers and converters know it. `tipis` makes a line of a twentieth of a point: for
    paragraphs that Word wants after a table or at the end of a section, and that shall never need a page.
    """

    nama: str
    dasar: str = "Normal"
    rata: Literal["kiri", "tengah", "kanan", "penuh"] | None = None
    tebal: bool = False
    miring: bool = False
    kapital: bool = False
    ukuran: float | None = None
    warna: str | None = None
    sebelum: float | None = None
    sesudah: float | None = None
    jarak: float | None = None
    kiri: float | None = None
    kanan: float | None = None
    gantung: float | None = None
    masuk: float | None = None
    tab: tuple[float, ...] = ()
    tab_titik: float | None = None
    lekat: bool = False
    utuh: bool = False
    halaman_baru: bool = False
    garis: Literal["atas", "bawah tebal", "bawah"] | None = None
    tingkat: int | None = None
    tipis: bool = False

    def xml(self) -> str:
        """Return the style as WordprocessingML."""
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId={quoteattr(id_gaya(self.nama))}>'
            f"<w:name w:val={quoteattr(self.nama)}/><w:basedOn w:val={quoteattr(self._dasar())}/><w:qFormat/>"
            f"<w:pPr>{self._paragraf()}</w:pPr><w:rPr>{self._huruf()}</w:rPr></w:style>"
        )

    def _dasar(self) -> str:
        if self.tingkat and self.dasar == "Normal":
            return f"Heading{self.tingkat}"
        return id_gaya(self.dasar)

    def _paragraf(self) -> str:
        isi = []
        if self.lekat:
            isi.append("<w:keepNext/>")
        if self.utuh:
            isi.append("<w:keepLines/>")
        if self.halaman_baru:
            isi.append("<w:pageBreakBefore/>")
        if self.garis:
            sisi, tebal = ("top", 8) if self.garis == "atas" else ("bottom", 24 if self.garis == "bawah tebal" else 8)
            isi.append(f'<w:pBdr><w:{sisi} w:val="single" w:sz="{tebal}" w:space="1" w:color="000000"/></w:pBdr>')
        stop = [f'<w:tab w:val="left" w:pos="{twip(t)}"/>' for t in self.tab]
        if self.tab_titik:
            stop.append(f'<w:tab w:val="right" w:leader="dot" w:pos="{twip(self.tab_titik)}"/>')
        if stop:
            isi.append(f"<w:tabs>{''.join(stop)}</w:tabs>")
        spasi = {
            "before": None if self.sebelum is None else round(self.sebelum * 20),
            "after": None if self.sesudah is None else round(self.sesudah * 20),
            "line": None if self.jarak is None else round(self.jarak * 240),
        }
        if self.tipis:
            isi.append('<w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/>')
        elif any(nilai is not None for nilai in spasi.values()):
            atribut = "".join(f' w:{nama}="{nilai}"' for nama, nilai in spasi.items() if nilai is not None)
            isi.append(f"<w:spacing{atribut}/>")
        inden = {
            "left": self.kiri,
            "right": self.kanan,
            "hanging": self.gantung,
            "firstLine": self.masuk,
        }
        if any(nilai is not None for nilai in inden.values()):
            atribut = "".join(f' w:{nama}="{twip(nilai)}"' for nama, nilai in inden.items() if nilai is not None)
            isi.append(f"<w:ind{atribut}/>")
        if self.rata:
            isi.append(f'<w:jc w:val="{_RATA[self.rata]}"/>')
        if self.tingkat:
            isi.append(f'<w:outlineLvl w:val="{self.tingkat - 1}"/>')
        return "".join(isi)

    def _huruf(self) -> str:
        isi = []
        if self.tebal:
            isi.append("<w:b/><w:bCs/>")
        if self.miring:
            isi.append("<w:i/><w:iCs/>")
        if self.kapital:
            isi.append("<w:caps/>")
        if self.warna:
            isi.append(f'<w:color w:val="{self.warna}"/>')
        if self.ukuran:
            isi.append(f'<w:sz w:val="{round(self.ukuran * 2)}"/><w:szCs w:val="{round(self.ukuran * 2)}"/>')
        return "".join(isi)


def gaya_umum(jarak: float) -> tuple[Gaya, ...]:
    """Return the styles that every family of letters has; `jarak` is the line spacing of running text."""
    return (
        Gaya("ND Kop Instansi", rata="tengah", tebal=True, ukuran=14, lekat=True),
        Gaya("ND Kop Alamat", rata="tengah", ukuran=10, lekat=True),
        Gaya("ND Kop Garis", ukuran=4, sesudah=10, garis="bawah tebal", lekat=True),
        Gaya("ND Judul", rata="tengah", tebal=True, lekat=True, utuh=True),
        Gaya("ND Bab", rata="tengah", tebal=True, lekat=True, utuh=True, sebelum=12, sesudah=10, tingkat=1),
        Gaya(
            "ND Subbab",
            rata="kiri",
            tebal=True,
            lekat=True,
            utuh=True,
            sebelum=8,
            sesudah=4,
            kiri=0.75,
            gantung=0.75,
            tab=(0.75,),
            tingkat=2,
        ),
        Gaya("ND Isi", rata="penuh", jarak=jarak, sesudah=4),
        Gaya("ND Isi Alinea", dasar="ND Isi", masuk=1.25),
        Gaya("ND Isi Akhir", dasar="ND Isi", lekat=True, utuh=True),
        Gaya("ND Isi Akhir Alinea", dasar="ND Isi Akhir", masuk=1.25),
        Gaya("ND Butir", dasar="ND Isi", kiri=0.75, gantung=0.75, tab=(0.75,)),
        Gaya("ND Rincian", rata="kiri", jarak=jarak),
        Gaya("ND Rincian Penuh", dasar="ND Rincian", rata="penuh"),
        Gaya("ND Tengah", rata="tengah"),
        Gaya("ND Pemisah", ukuran=6),
        Gaya("ND Akhir Bagian", ukuran=1, tipis=True),
        Gaya("ND Akhir Lekat", dasar="ND Akhir Bagian", lekat=True),
        Gaya("ND Pemisah Lebar", ukuran=12),
        Gaya("ND Tabel", rata="kiri", ukuran=10, sebelum=1, sesudah=1),
        Gaya("ND Tabel Tengah", dasar="ND Tabel", rata="tengah"),
        Gaya("ND Tabel Kanan", dasar="ND Tabel", rata="kanan"),
        Gaya("ND Tabel Kepala", dasar="ND Tabel", rata="tengah", tebal=True, lekat=True),
        Gaya("ND Tanda Tangan", rata="kiri", kiri=8, lekat=True, utuh=True),
        Gaya("ND Tanda Tangan Jabatan", dasar="ND Tanda Tangan", sebelum=12),
        Gaya("ND Tanda Tangan Nama", rata="kiri", kiri=8, sebelum=64, utuh=True),
        Gaya("ND Sel Tanda Tangan", rata="kiri", lekat=True, utuh=True),
        Gaya("ND Sel Tanda Tangan Nama", dasar="ND Sel Tanda Tangan", sebelum=64),
        Gaya("ND Catatan", ukuran=9, miring=True, sebelum=2, sesudah=2),
        Gaya("ND Nomor Halaman", rata="tengah", sesudah=8),
        Gaya("ND Kaki", rata="kiri", ukuran=9),
        Gaya("ND Kendali", ukuran=8, warna="7F7F7F", lekat=True),
    )


def berkas_kosong(gaya: Iterable[Gaya]) -> bytes:
    """Return an empty Word file that has these styles, without anything else."""
    bagian = {
        "[Content_Types].xml": _JENIS_ISI,
        "_rels/.rels": _HUBUNGAN,
        "docProps/app.xml": _APLIKASI,
        "docProps/core.xml": _INTI,
        "word/_rels/document.xml.rels": _HUBUNGAN_DOKUMEN,
        "word/document.xml": f"<w:document {_NS}><w:body>{_HALAMAN}</w:body></w:document>",
        "word/fontTable.xml": _TABEL_HURUF,
        "word/settings.xml": _SETELAN,
        "word/styles.xml": _semua_gaya(gaya),
        "word/theme/theme1.xml": _TEMA,
    }
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for nama, xml in bagian.items():
            arsip.writestr(nama, _KEPALA + xml)
    return keluar.getvalue()


def id_gaya(nama: str) -> str:
    """Return a style's id: its name without spaces."""
    return nama.replace(" ", "")


def twip(cm: float) -> int:
    """Return a length in twentieths of a point."""
    return round(cm / 2.54 * 1440)


def _semua_gaya(gaya: Iterable[Gaya]) -> str:
    return (
        f"<w:styles {_NS}>"
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{HURUF}" w:eastAsia="{HURUF}" w:hAnsi="{HURUF}" w:cs="{HURUF}"/>'
        f'<w:sz w:val="{UKURAN * 2}"/><w:szCs w:val="{UKURAN * 2}"/>'
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        f"{_JUDUL_WORD}{''.join(g.xml() for g in gaya)}{_GAYA_HURUF}{_GAYA_TABEL}</w:styles>"
    )


def _gaya_huruf(nama: str, isi: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{id_gaya(nama)}"><w:name w:val="{nama}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{isi}</w:rPr></w:style>'
    )


_JUDUL_WORD = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{ke}"><w:name w:val="heading {ke}"/><w:basedOn w:val="Normal"/>'
    f'<w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:outlineLvl w:val="{ke - 1}"/></w:pPr></w:style>'
    for ke in (1, 2, 3)
)
"""Word's own headings, without looks of their own: ours are based on them."""
_GAYA_HURUF = "".join(
    (
        _gaya_huruf("ND Isian", '<w:i/><w:iCs/><w:color w:val="595959"/>'),
        _gaya_huruf("ND Miring", "<w:i/><w:iCs/>"),
        _gaya_huruf("ND Tebal", "<w:b/><w:bCs/>"),
        _gaya_huruf("ND Belum Terverifikasi", '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
    )
)
_KISI = "".join(
    f'<w:{sisi} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for sisi in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_GAYA_TABEL = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="NDKisi"><w:name w:val="ND Kisi"/>'
    f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{_KISI}</w:tblBorders>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="NDTanpaGaris"><w:name w:val="ND Tanpa Garis"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/></w:style>'
)
_HALAMAN = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
_SETELAN = (
    f'<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl '
    'w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_TABEL_HURUF = (
    f'<w:fonts {_NS}><w:font w:name="{HURUF}"><w:altName w:val="URW Bookman"/><w:panose1 w:val="02050604050505020204"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_APLIKASI = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application></Properties>"
)
_INTI = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title><dc:subject></dc:subject>'
    "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy><cp:revision>1</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified>'
    "<dc:language>id-ID</dc:language></cp:coreProperties>"
)
_WARNA_TEMA = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F1F1F",
    "lt2": "EEEEEE",
    "accent1": "7F1D1D",
    "accent2": "B45309",
    "accent3": "4D7C0F",
    "accent4": "0F766E",
    "accent5": "1D4ED8",
    "accent6": "6D28D9",
    "hlink": "0000FF",
    "folHlink": "800080",
}
_ISI_TEMA = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_GARIS_TEMA = f'<a:ln w="9525">{_ISI_TEMA}</a:ln>'
_EFEK_TEMA = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_HURUF_TEMA = f'<a:latin typeface="{HURUF}"/><a:ea typeface=""/><a:cs typeface=""/>'
_TEMA = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Naskah dinas"><a:themeElements>'
    '<a:clrScheme name="Naskah dinas">'
    + "".join(f'<a:{nama}><a:srgbClr val="{warna}"/></a:{nama}>' for nama, warna in _WARNA_TEMA.items())
    + f'</a:clrScheme><a:fontScheme name="Naskah dinas"><a:majorFont>{_HURUF_TEMA}</a:majorFont>'
    f'<a:minorFont>{_HURUF_TEMA}</a:minorFont></a:fontScheme><a:fmtScheme name="Naskah dinas">'
    f"<a:fillStyleLst>{_ISI_TEMA * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{_GARIS_TEMA * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFEK_TEMA * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_ISI_TEMA * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_KANTOR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HUBUNGAN = (
    f'<Relationships xmlns="{_PAKET}/relationships">'
    f'<Relationship Id="rId1" Type="{_KANTOR}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PAKET}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_KANTOR}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
_HUBUNGAN_DOKUMEN = (
    f'<Relationships xmlns="{_PAKET}/relationships">'
    f'<Relationship Id="rId1" Type="{_KANTOR}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_KANTOR}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_KANTOR}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="rId4" Type="{_KANTOR}/theme" Target="theme/theme1.xml"/>'
    "</Relationships>"
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_JENIS_ISI = (
    f'<Types xmlns="{_PAKET}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    '<Override PartName="/word/theme/theme1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    "</Types>"
)
