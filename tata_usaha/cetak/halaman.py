"""The pages of a letter: paper and type as the office wants them, signatures never alone.

Templates are drawn for one paper. On another one the pages change size, keep their orientation
and margins, and tables that would no longer fit between the margins become narrower in proportion.
Paper and type are settled in the template, once; only the last rows of a table are known when printed.
"""

from __future__ import annotations

import re
from typing import Any, Literal

from lxml import etree

from tata_usaha.cetak.penanda import GAYA_ISIAN, GAYA_MIRING
from tata_usaha.word.ruang_nama import W
from tata_usaha.word.telusur_xml import awal_terbuka
from zi_model.satker import Huruf

UKURAN_MM = {"A4": (210, 297), "F4": (215, 330)}
"""The papers of an office: their short and their long side."""
_ATRIBUT_HURUF = ("ascii", "hAnsi", "eastAsia", "cs")
_GAYA_BERIKUT = re.compile(r'\s*<w:p(?: [^>]*)?>\s*<w:pPr>\s*<w:pStyle w:val="([^"]*)"/>')
_SEL = ("<w:tc>", "<w:tc ")
_PARAGRAF = re.compile(r"<w:p( [^>]*?)?(/)?>(<w:pPr>(?:<w:pStyle [^>]*/>)?|<w:pPr/>)?")
_LEKAT = "<w:keepNext/>"
BARIS_LEKAT = 3
"""So many rows at the end of a table stay with the signature after it, which may be the last of them."""


def atur_kertas(badan: Any, kertas: Literal["A4", "F4"]) -> None:
    """Give every section of a document's body (an lxml tree) this paper."""
    pendek, panjang = (_twip(mm) for mm in UKURAN_MM[kertas])
    lebar = []
    for bagian in badan.iter(f"{W}sectPr"):
        halaman, tepi = bagian.find(f"{W}pgSz"), bagian.find(f"{W}pgMar")
        if halaman is None or tepi is None:  # Word's own defaults hold: nothing that could be converted
            lebar.append((0, 0))
            continue
        mendatar = halaman.get(f"{W}orient") == "landscape"
        lama = int(halaman.get(f"{W}w"))
        baru = panjang if mendatar else pendek
        halaman.set(f"{W}w", str(baru))
        halaman.set(f"{W}h", str(pendek if mendatar else panjang))
        kosong = int(tepi.get(f"{W}left")) + int(tepi.get(f"{W}right"))
        lebar.append((lama - kosong, baru - kosong))
    if any(baru != lama for lama, baru in lebar):
        _sempitkan_tabel(badan, lebar)


def _sempitkan_tabel(badan: Any, lebar: list[tuple[int, int]]) -> None:
    """Scale down the tables that are wider than the text of their section is now."""
    bagian = 0
    for anak in badan:
        if anak.tag == f"{W}tbl":
            kolom = anak.findall(f"{W}tblGrid/{W}gridCol")
            jumlah = sum(int(k.get(f"{W}w")) for k in kolom)
            _, muat = lebar[bagian]
            if muat and jumlah > muat:
                _skalakan(anak, muat / jumlah)
        bagian += anak.find(f".//{W}sectPr") is not None


def _skalakan(tabel: Any, faktor: float) -> None:
    for el in tabel.iter(f"{W}gridCol", f"{W}tcW", f"{W}tblW"):
        if el.get(f"{W}type", "dxa") == "dxa":
            el.set(f"{W}w", str(int(int(el.get(f"{W}w")) * faktor)))


def atur_huruf(gaya: Any, huruf: Huruf) -> None:
    """Put the office's type in the place of the template's own, in all styles (an lxml tree) that use it.

    Only the size of running text follows; headings and tables keep theirs.
    """
    bawaan = gaya.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    dasar = gaya.find(f"{W}style[@{W}default='1'][@{W}type='paragraph']/{W}rPr")
    semua = [bawaan, dasar]
    lama = next((n for s in semua if s is not None and (n := _nama_huruf(s))), None)
    for sumber in gaya.iter(f"{W}rFonts"):
        for atribut in _ATRIBUT_HURUF:
            if sumber.get(W + atribut) == lama:
                sumber.set(W + atribut, huruf.nama)
    for sifat in semua:
        for nama in ("sz", "szCs"):
            if sifat is not None and (ukuran := sifat.find(W + nama)) is not None:
                ukuran.set(f"{W}val", str(huruf.ukuran * 2))


def lengkapi_gaya(gaya: Any) -> None:
    """Add the character styles that printing needs to a template that somebody made without ours."""
    dikenal = {g.get(f"{W}styleId") for g in gaya.iter(f"{W}style")}
    for id_gaya, nama in ((GAYA_ISIAN, "ND Isian"), (GAYA_MIRING, "ND Miring")):
        if id_gaya in dikenal:
            continue
        baru = etree.SubElement(gaya, f"{W}style", {f"{W}type": "character", f"{W}customStyle": "1"})
        baru.set(f"{W}styleId", id_gaya)
        etree.SubElement(baru, f"{W}name").set(f"{W}val", nama)
        sifat = etree.SubElement(baru, f"{W}rPr")
        etree.SubElement(sifat, f"{W}i")
        if id_gaya == GAYA_ISIAN:
            etree.SubElement(sifat, f"{W}color").set(f"{W}val", "595959")


def cari_gaya_lekat(gaya: Any) -> frozenset[str]:
    """Return the ids of the paragraph styles that keep with the next paragraph, or are based on one that does."""
    menurut_id = {g.get(f"{W}styleId"): g for g in gaya.iter(f"{W}style")}
    return frozenset(nama for nama in menurut_id if nama and _bergaya_lekat(menurut_id, nama))


def _bergaya_lekat(gaya: dict[str, Any], nama: str | None) -> bool:
    dilalui = set()
    while nama in gaya and nama not in dilalui:
        dilalui.add(nama)
        if (lekat := gaya[nama].find(f"{W}pPr/{W}keepNext")) is not None:
            return lekat.get(f"{W}val") not in {"0", "false"}
        dasar = gaya[nama].find(f"{W}basedOn")
        nama = None if dasar is None else dasar.get(f"{W}val")
    return False


def rapikan_tabel(xml: str, gaya_lekat: frozenset[str] = frozenset()) -> str:
    """Return a printed part with its tables as only the printing shows them to be needed.

    The last rows of a table keep with the signature block that follows it: a style cannot do that
    for rows that a loop prints, and without it the block could stand on a page alone. A table of which
    no row was printed is left out: Word may call a file damaged that has one.
    """
    potongan: list[str] = []
    lalu = 0
    akhir = -1
    while (akhir := xml.find("</w:tbl>", akhir + 1)) >= 0:
        sesudah = akhir + len("</w:tbl>")
        if xml.endswith("</w:tblGrid>", lalu, akhir):
            potongan.append(xml[lalu : awal_terbuka(xml, "w:tbl", akhir)])
            lalu = sesudah
            continue
        berikut = _GAYA_BERIKUT.match(xml, sesudah) if gaya_lekat else None
        if berikut is None or berikut[1] not in gaya_lekat or _di_dalam_sel(xml, akhir):
            continue
        awal = akhir
        for _ in range(BARIS_LEKAT):
            if xml.endswith("</w:tr>", lalu, awal):
                awal = max(lalu, awal_terbuka(xml, "w:tr", awal - len("</w:tr>")))
        potongan += (xml[lalu:awal], _PARAGRAF.sub(_lekatkan, xml[awal:akhir]))
        lalu = akhir
    return "".join([*potongan, xml[lalu:]]) if potongan else xml


def _di_dalam_sel(xml: str, letak: int) -> bool:
    """Tell whether a place is within a table's cell: then one closes before another one opens."""
    tutup = xml.find("</w:tc>", letak)
    return tutup >= 0 and all(xml.find(buka, letak, tutup) < 0 for buka in _SEL)


def _lekatkan(paragraf: re.Match[str]) -> str:
    atribut, kosong, sifat = paragraf[1] or "", paragraf[2], paragraf[3]
    if kosong:
        return f"<w:p{atribut}><w:pPr>{_LEKAT}</w:pPr></w:p>"
    if sifat is None or sifat == "<w:pPr/>":
        return f"<w:p{atribut}><w:pPr>{_LEKAT}</w:pPr>"
    return paragraf[0] if paragraf.string.startswith("<w:keepNext", paragraf.end()) else paragraf[0] + _LEKAT


def _nama_huruf(sifat: Any) -> str | None:
    huruf = sifat.find(f"{W}rFonts")
    return None if huruf is None else huruf.get(f"{W}ascii")


def _twip(mm: float) -> int:
    return round(mm / 25.4 * 1440)
