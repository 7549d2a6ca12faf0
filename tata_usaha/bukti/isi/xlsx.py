"""What an Excel file says: the cells of its first sheet row by row, and its texts for the fingerprint."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from tata_usaha.bukti.isi.teks import TEKS_MAKS, susun_bacaan
from tata_usaha.word.baca_sebagian import baca_sebagian
from tata_usaha.word.ganti_bagian import PaketAsing
from zi_model.isi_bukti import Bacaan

_BAGIAN_MAKS = 16 * 2**20  # unpacked
_BARIS_MAKS = 2000
_HALAMAN_MAKS = 40  # rows
_BUKU, _HUBUNGAN, _TEKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedstrings.xml"


def baca_xlsx(isi: bytes) -> Bacaan:
    """Return what an Excel file says; nothing of one that is damaged, or larger than any list."""
    try:
        kepala = _bagian(isi, (_BUKU, _HUBUNGAN))
        lembar = _lembar_pertama(kepala.get(_BUKU, b""), kepala.get(_HUBUNGAN, b""))
        bagian = _bagian(isi, (lembar, _TEKS)) if lembar else {}
        bersama = [_teks_sel(satu) for satu in _unsur(bagian.get(_TEKS, b""), "si")]
        baris = list(_baris(bagian.get(lembar, b""), bersama))
    except (PaketAsing, etree.XMLSyntaxError):
        return Bacaan()
    semua = "\n".join(baris)[:TEKS_MAKS]
    return susun_bacaan(baris[:_HALAMAN_MAKS], semua)


def _bagian(isi: bytes, nama: Iterable[str]) -> dict[str, bytes]:
    """Return parts by their names in small letters, as far as there are any."""
    dicari = set(nama)

    def pilih(semua: Iterable[str]) -> list[str]:
        return [satu for satu in semua if satu.casefold() in dicari]

    return {nama.casefold(): xml for nama, xml in baca_sebagian(isi, pilih, _BAGIAN_MAKS)}


def _lembar_pertama(buku: bytes, hubungan: bytes) -> str:
    """Return the name of the part that holds the first sheet, in small letters; "" when none is named."""
    for lembar in _unsur(buku, "sheet"):
        id_ = next((nilai for nama, nilai in lembar.attrib.items() if etree.QName(nama).localname == "id"), "")
        for satu in _unsur(hubungan, "Relationship"):
            if satu.get("Id") == id_:
                tujuan = str(satu.get("Target", "")).casefold()
                return tujuan.lstrip("/") if tujuan.startswith("/") else f"xl/{tujuan}"
    return ""


def _baris(xml: bytes, bersama: list[str]) -> Iterator[str]:
    """Yield the rows of a sheet as text, those that hold any."""
    for ke, baris in enumerate(_unsur(xml, "row")):
        if ke >= _BARIS_MAKS:
            return
        sel = [_nilai(satu, bersama) for satu in baris if etree.QName(satu).localname == "c"]
        if teks := " ".join(filter(None, sel)):
            yield teks


def _nilai(sel: etree._Element, bersama: list[str]) -> str:
    if sel.get("t") == "inlineStr":
        return _teks_sel(sel)
    isi = next((satu.text or "" for satu in sel if etree.QName(satu).localname == "v"), "")
    if sel.get("t") != "s":
        return isi
    return bersama[int(isi)] if isi.isdecimal() and int(isi) < len(bersama) else ""


def _teks_sel(unsur: etree._Element) -> str:
    """Return the text of a cell or a shared text, without how its characters are read aloud."""
    bagian = []
    for satu in unsur.iter("{*}t"):
        induk = satu.getparent()
        if induk is not None and etree.QName(induk).localname != "rPh":
            bagian.append(satu.text or "")
    return " ".join("".join(bagian).split())


def _unsur(xml: bytes, nama: str) -> Iterator[etree._Element]:
    """Yield the elements of a name in a part, each forgotten after its turn."""
    if not xml:
        return
    urai: Mapping[str, bool] = {"resolve_entities": False, "no_network": True, "huge_tree": True}
    for _, unsur in etree.iterparse(io.BytesIO(xml), events=("end",), tag=f"{{*}}{nama}", **urai):
        yield unsur
        unsur.clear()
