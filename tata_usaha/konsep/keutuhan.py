"""Whether a letter's file is whole: every byte of its frame, every part, and every part that another one needs.

Word repairs much in silence, and shows a letter without its seal or its table as if it were well. So this asks more
than whether the file opens. It stays within bounds whatever the bytes are, and tells what it finds as values.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree

from tata_usaha.cetak.penanda import MAKS_PANJANG
from tata_usaha.konsep.kode_keutuhan import KodeKeutuhan
from tata_usaha.word.bingkai import baca_bingkai
from tata_usaha.word.hubungan import JENIS_ISI, Hubungan, asal_hubungan, nama_hubungan, tujuan, urai_hubungan
from tata_usaha.word.ruang_nama import JENIS_ISI as RUANG_JENIS
from tata_usaha.word.ruang_nama import OFFICE
from zi_model.masalah import Letak, Masalah

_XML_MAKS = 2 * MAKS_PANJANG
_RUJUKAN = (f"{{{OFFICE}}}", "{http://purl.oclc.org/ooxml/officeDocument/relationships}")
_UTAMA = "word/document.xml"
_SARAN = "Ambil berkasnya dari folder riwayat atau dari cadangan, atau buka dan simpan ulang di Word lalu baca isinya."


def periksa_keutuhan(docx: bytes, nama: str) -> list[Masalah]:
    """Return what is broken in a Word file, from the outside to the inside; `nama` names it. It never raises."""
    bingkai = baca_bingkai(docx)
    if bingkai.cacat:
        return [Masalah(Letak(nama), KodeKeutuhan.BINGKAI, f"{c}.", _SARAN) for c in bingkai.cacat]
    akar: dict[str, Any] = {}
    masalah = []
    bagian = bingkai.bagian
    if sum(len(isi) for n, isi in bagian.items() if _xml(n)) > _XML_MAKS:
        return [Masalah(Letak(nama), KodeKeutuhan.XML, "teksnya jauh lebih besar daripada naskah mana pun.", _SARAN)]
    for satu in filter(_xml, bagian):
        akar[satu] = _urai(bagian[satu])
        if akar[satu] is None:
            masalah.append(Masalah(Letak(nama), KodeKeutuhan.XML, f"bagian {satu} rusak.", _SARAN))
    if not masalah:
        masalah = [Masalah(Letak(nama), KodeKeutuhan.HUBUNGAN, f"{c}.", _SARAN) for c in _hubungan(bagian, akar)]
    return masalah


def _xml(nama: str) -> bool:
    return nama.casefold().endswith((".xml", ".rels"))


def _urai(xml: bytes) -> Any:
    """Return the root of a part; None when it is no XML, or has a document type, which no Word file has."""
    pengurai = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        akar: Any = etree.fromstring(xml, pengurai)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if akar is None or akar.getroottree().docinfo.doctype else akar


def _hubungan(bagian: Mapping[str, bytes], akar: Mapping[str, Any]) -> Iterator[str]:
    """Yield which part is missing, or is there without saying what it is."""
    for wajib in (JENIS_ISI, "_rels/.rels", _UTAMA):
        if wajib not in bagian:
            yield f"bagian {wajib} tidak ada"
            return
    yield from _jenis(bagian, akar[JENIS_ISI])
    menunjuk_isi = False
    for nama in (n for n in bagian if n.endswith(".rels")):
        asal = asal_hubungan(nama)
        if asal and asal not in bagian:
            yield f"daftar rujukan {nama} tidak punya bagian"
            continue
        for satu in urai_hubungan(bagian[nama]):
            ke = _tujuan(asal, satu)
            menunjuk_isi |= not asal and satu.jenis.endswith("/officeDocument") and ke == _UTAMA
            if ke and ke not in bagian:
                yield f"bagian {ke}, yang dirujuk {asal or 'berkasnya'}, tidak ada"
    if not menunjuk_isi:
        yield "tidak ada rujukan ke isi naskah"
    for nama, satu_akar in akar.items():
        if nama == JENIS_ISI or nama.endswith(".rels"):
            continue
        daftar = bagian.get(nama_hubungan(nama))
        ada = {h.id for h in urai_hubungan(daftar)} if daftar is not None else set()
        for id_rujukan in sorted(_dirujuk(satu_akar) - ada):
            yield f"rujukan {id_rujukan} di bagian {nama} tidak ada"


def _jenis(bagian: Mapping[str, bytes], akar: Any) -> Iterator[str]:
    """Yield the parts whose kind the list of content types does not tell, and those that it lists in vain."""
    bawaan = {el.get("Extension", "").casefold() for el in akar.iter(f"{{{RUANG_JENIS}}}Default")}
    sendiri = {el.get("PartName", "").lstrip("/"): el.get("ContentType", "") for el in _sendiri(akar)}
    for nama in bagian:
        if nama != JENIS_ISI and nama not in sendiri and nama.rpartition(".")[2].casefold() not in bawaan:
            yield f"jenis bagian {nama} tidak terdaftar"
    yield from (f"bagian {nama} terdaftar, tetapi tidak ada" for nama in sendiri if nama not in bagian)
    if not sendiri.get(_UTAMA, "").endswith("main+xml"):
        yield "isi naskah tidak terdaftar sebagai dokumen Word"


def _sendiri(akar: Any) -> Iterator[Any]:
    return iter(akar.iter(f"{{{RUANG_JENIS}}}Override"))


def _tujuan(asal: str, hubungan: Hubungan) -> str:
    """Return the part to which a reference leads; "" when to none of the file.

    Word itself writes `NULL` where it dropped a picture.
    """
    polos = Hubungan(hubungan.id, hubungan.jenis, unquote(hubungan.tujuan.partition("#")[0]))
    if hubungan.luar or not polos.tujuan or posixpath.basename(polos.tujuan) == "NULL":
        return ""
    return tujuan(asal, polos)


def _dirujuk(akar: Any) -> set[str]:
    """Return the ids of the references that a part makes."""
    semua = (el.attrib for el in akar.iter(etree.Element))
    return {v for sifat in semua for n, v in sifat.items() if v and n.startswith(_RUJUKAN)}
