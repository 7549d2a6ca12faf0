"""Template of the Maklumat Pelayanan: one framed landscape page to hang where the public is served."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tools.templat.gaya import Gaya
from tools.templat.kit import PenulisTemplat, nama_dan_nip

_GAYA = (
    Gaya("ND Judul Maklumat", rata="tengah", tebal=True, ukuran=32, sebelum=24, sesudah=20, lekat=True),
    Gaya("ND Janji", rata="tengah", tebal=True, ukuran=23, jarak=1.3, kiri=0.75, kanan=0.75, sesudah=26, utuh=True),
    Gaya("ND Tanda Tangan", rata="tengah", ukuran=14, kiri=12, lekat=True, utuh=True),
    Gaya("ND Tanda Tangan Jabatan", dasar="ND Tanda Tangan"),
    Gaya("ND Tanda Tangan Nama", rata="tengah", tebal=True, ukuran=14, kiri=12, sebelum=60, utuh=True),
)
_SISI = "".join(
    f'<w:{sisi} w:val="thickThinSmallGap" w:sz="24" w:space="24" w:color="000000"/>'
    for sisi in ("top", "left", "bottom", "right")
)


def maklumat() -> PenulisTemplat:
    """Return the template of `IsiMaklumat`."""
    t = PenulisTemplat(kiri=2.5, kanan=2.5, atas=2.0, bawah=2.0, gaya=_GAYA, mendatar=True)
    _bingkai(t)
    t.kop_surat()
    t.paragraf("{{ judul }}", "ND Judul Maklumat")
    t.paragraf("“{{ janji }}”", "ND Janji")
    # one page with a frame has no room for empty lines, and nothing that could part the block
    t.paragraf("{{ tempat_tanggal }}", "ND Tanda Tangan")
    t.paragraf("{{ penanda_tangan.jabatan }},", "ND Tanda Tangan Jabatan")
    t.paragraf(nama_dan_nip(), "ND Tanda Tangan Nama")
    return t


def _bingkai(t: PenulisTemplat) -> None:
    """Frame the page, so far from its edge."""
    bagian = t.dokumen.sections[0]._sectPr
    bingkai = parse_xml(f'<w:pgBorders {nsdecls("w")} w:offsetFrom="page">{_SISI}</w:pgBorders>')
    bagian.find(qn("w:pgMar")).addnext(bingkai)
