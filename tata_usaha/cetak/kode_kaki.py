"""The code of a letter in the corner of its first page: a QR code in the bottom margin, beside the text, over its text.

It is added to the template, before that is compiled, so that it comes with an office's own templates as well. It
hangs on the page, not on a paragraph's place: it takes no room, and where pages break stays as it was. It stands in
the left margin and below where a foot may stand, so that it lies on none of the office's words.
"""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from lxml import etree

from tata_usaha.cetak.halaman import UKURAN_MM
from tata_usaha.cetak.kaki_pertama import DOKUMEN, TIPIS, bagian_dokumen, beri_kaki_pertama
from tata_usaha.word.hubungan import (
    JENIS_ISI,
    KEPALA,
    Hubungan,
    baca_hubungan,
    nama_hubungan,
    tambah_jenis,
    tulis_hubungan,
)
from tata_usaha.word.paket import bongkar, kemas, urut_teks
from tata_usaha.word.ruang_nama import GAMBAR, GAMBAR_WORD, OFFICE, WORD, W

NAMA = "kode_kaki"
"""By what name the template's tag asks for the code."""
GAMBAR_KODE = "word/media/kode-kaki.png"
"""The part with the QR code, which each letter has its own of."""
SISI_MM = 15
_TEPI_MM = 8.0  # below the QR code: its caption, and what no printer prints
_TEPI_TERKECIL_MM = 5.0
_SELA_MM = 2.0
RUANG_MM = 22
"""So wide a margin has room for it, on the left or below."""
_TEKS_MM = (32.0, 2.6)  # the caption's box; it ends 5.4 mm above the edge
_TEKS_NAIK_MM = 5.4
_UKURAN_TEKS = 12  # half points
_EMU_PER_MM = 36_000
_MM_PER_TWIP = 25.4 / 1440
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NS = (
    f'xmlns:w="{WORD[0]}" xmlns:wp="{GAMBAR_WORD}" xmlns:a="{GAMBAR}" xmlns:pic="{_PIC}" xmlns:r="{OFFICE}" '
    f'xmlns:mc="{_MC}" xmlns:wps="{_WPS}"'
)
_SEBUTAN = ("Kode naskah", "Teks kode naskah")
"""How the two drawings are called in the file: by that they are found again in a template that was a letter once."""
_PENANDA = b"ode naskah"  # what both have in common
_URAIAN = f"Kode naskah {{{{ {NAMA} }}}}"


@dataclass(frozen=True)
class TempatKode:
    """Where the code stands on a page, in millimetres from its left and its lower edge: the QR code's corner there."""

    kiri: float
    bawah: float
    tinggi_halaman: float


def cari_tempat(dokumen: Any, kertas: Literal["A4", "F4"] | None = None) -> TempatKode | None:
    """Return where the code stands on the first page of a document (an lxml tree); None when its margins leave no room.

    `kertas` is the paper that the letter will have; without it, the document's own.
    """
    bagian = next(iter(bagian_dokumen(dokumen)), None)
    ukuran, tepi = (None, None) if bagian is None else (bagian.find(f"{W}pgSz"), bagian.find(f"{W}pgMar"))
    if ukuran is None or tepi is None:
        return None
    kiri, jilid, bawah = (_mm(tepi, nama) for nama in ("left", "gutter", "bottom"))
    kiri += jilid
    tegak = ukuran.get(f"{W}orient") != "landscape"
    tinggi = float(UKURAN_MM[kertas][tegak]) if kertas else _mm(ukuran, "h")
    di_kiri = kiri - _SELA_MM - SISI_MM
    if di_kiri >= _TEPI_TERKECIL_MM:
        return TempatKode(di_kiri, _TEPI_MM, tinggi)
    di_bawah = min(_TEPI_MM, bawah - 1 - SISI_MM)
    return TempatKode(_TEPI_TERKECIL_MM, di_bawah, tinggi) if di_bawah >= _TEPI_TERKECIL_MM else None


@lru_cache(maxsize=64)
def siapkan_kaki(docx: bytes, kertas: Literal["A4", "F4"], *, berkode: bool) -> bytes:
    """Return a template that prints a letter's code on its first page, or (not `berkode`, or no room for it) none.

    Raises:
        zipfile.BadZipFile, lxml.etree.XMLSyntaxError: when the file is damaged.
        LookupError: when it lacks a part.

    """
    paket = bongkar(docx)
    bersih = _buang_kode(paket)
    tempat = cari_tempat(etree.fromstring(paket[DOKUMEN]), kertas) if berkode else None
    if tempat is None:
        return kemas(paket) if bersih else docx
    kaki = beri_kaki_pertama(paket)
    akar: Any = etree.fromstring(paket[kaki])
    hubungan = baca_hubungan(paket, kaki)
    id_ = next(i for i in (f"rIdKode{ke}" for ke in itertools.count(1)) if i not in {h.id for h in hubungan})
    baru = Hubungan(id_, f"{OFFICE}/image", "media/kode-kaki.png")
    paket[nama_hubungan(kaki)] = tulis_hubungan([*hubungan, baru])
    _paragraf(akar).extend(etree.fromstring(f"<x {_NS}>{_potongan(tempat, baru.id)}</x>"))
    paket[kaki] = (KEPALA + etree.tostring(akar, encoding="unicode")).encode()
    paket[JENIS_ISI] = tambah_jenis(paket[JENIS_ISI], {"png": "image/png"})
    paket[GAMBAR_KODE] = gambar_kode("0")
    return kemas(paket)


@lru_cache(maxsize=256)
def gambar_kode(kode: str) -> bytes:
    """Return the QR code of a letter's code as PNG, its white margin around it."""
    import segno

    keluar = io.BytesIO()
    segno.make(kode, version=1, error="Q", boost_error=False).save(keluar, kind="png", scale=8)
    return keluar.getvalue()


def _buang_kode(paket: dict[str, bytes]) -> bool:
    """Take out the code of the letter that a template once was; tell whether there was one."""
    ada = False
    for nama in [n for sebutan, n in urut_teks(paket) if sebutan == "kaki"]:
        if _PENANDA not in paket[nama]:
            continue
        akar: Any = etree.fromstring(paket[nama])
        lama = {r for d in akar.iter(f"{{{GAMBAR_WORD}}}docPr") if d.get("name") in _SEBUTAN for r in _potongan_luar(d)}
        dirujuk = {str(nilai) for r in lama for nilai in r.xpath(".//@r:embed", namespaces={"r": OFFICE})}
        for potongan in lama:
            potongan.getparent().remove(potongan)
        paket[nama] = etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)
        if dirujuk:
            sisa = [h for h in baca_hubungan(paket, nama) if h.id not in dirujuk]
            paket[nama_hubungan(nama)] = tulis_hubungan(sisa)
        ada = ada or bool(lama)
    return ada


def _potongan_luar(unsur: Any) -> list[Any]:
    """Return the outermost run around an element, as the only one of a list."""
    return list(unsur.iterancestors(f"{W}r"))[-1:]


def _mm(unsur: Any, nama: str) -> float:
    """Return a measure, 0 for what is none; a margin below zero is one that the foot may not widen."""
    try:
        return abs(float(unsur.get(W + nama, "0"))) * _MM_PER_TWIP
    except ValueError:
        return 0.0


def _paragraf(akar: Any) -> Any:
    """Return the last paragraph of a foot, or one more where that is none that is always printed, or stands elsewhere.

    A foot ends with a paragraph; a tag that stands for its whole paragraph takes along what hangs on it.
    """
    terakhir = next((el for el in reversed(akar) if isinstance(el.tag, str)), None)
    if terakhir is not None and terakhir.tag == f"{W}p" and terakhir.find(f"{W}pPr/{W}framePr") is None:
        teks = "".join(terakhir.itertext())
        if "{%" not in teks and "{{" not in teks:
            return terakhir
    baru = etree.fromstring(f'<w:p xmlns:w="{WORD[0]}">{TIPIS}</w:p>')
    akar.append(baru)
    return baru


def _potongan(tempat: TempatKode, rujukan: str) -> str:
    """Return the two runs: the picture, and the box with its caption."""
    atas = tempat.tinggi_halaman - tempat.bawah - SISI_MM
    gambar = (
        f'<a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="kode-kaki.png"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rujukan}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{_bentuk(SISI_MM, SISI_MM)}</pic:spPr></pic:pic></a:graphicData>"
    )
    lebar, tinggi = _TEKS_MM
    huruf = f'<w:color w:val="404040"/><w:sz w:val="{_UKURAN_TEKS}"/><w:szCs w:val="{_UKURAN_TEKS}"/>'
    teks = (
        f'<a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>{_bentuk(lebar, tinggi)}<a:noFill/>'
        '<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" '
        f'w:line="{_UKURAN_TEKS * 12}" w:lineRule="exact"/><w:jc w:val="left"/></w:pPr>'
        f"<w:r><w:rPr>{huruf}</w:rPr><w:t>{{{{ {NAMA} }}}}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData>"
    )
    kiri_teks = tempat.kiri + _SELA_MM  # under the first dots, which stand within a white margin
    atas_teks = tempat.tinggi_halaman - min(_TEKS_NAIK_MM, tempat.bawah - _TEKS_MM[1]) - tinggi
    return (
        f"<w:r>{_jangkar(tempat.kiri, atas, SISI_MM, SISI_MM, _SEBUTAN[0], gambar)}</w:r>"
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{_jangkar(kiri_teks, atas_teks, lebar, tinggi, _SEBUTAN[1], teks)}"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def _bentuk(lebar: float, tinggi: float) -> str:
    return (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{_emu(lebar)}" cy="{_emu(tinggi)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _jangkar(kiri: float, atas: float, lebar: float, tinggi: float, nama: str, isi: str) -> str:
    """Return a drawing at its place on the page, which no text makes room for."""
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{_emu(kiri)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{_emu(atas)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{_emu(lebar)}" cy="{_emu(tinggi)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="0" name="{nama}" descr="{_URAIAN}"/><wp:cNvGraphicFramePr/>'
        f"<a:graphic>{isi}</a:graphic></wp:anchor></w:drawing>"
    )


def _emu(mm: float) -> int:
    return round(mm * _EMU_PER_MM)
