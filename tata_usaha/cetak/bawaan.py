"""What a Word file may bring along that no letter of an office should carry.

A template comes from a colleague, a download, an older office. Whatever in it reaches out of the file
(a template on somebody's disk, a linked object) or runs in it (macros) would go out with every letter,
and be asked for on the computer of whoever opens one; a document type makes XML mean something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from xml.parsers import expat

from tata_usaha.word.hubungan import asal_hubungan, urai_hubungan

_TAUTAN = "hyperlink"  # opened by nobody but the reader who clicks it
_SEBUTAN = {
    "attachedtemplate": "templat terlampir",
    "oleobject": "objek tertaut",
    "image": "gambar tertaut",
    "frame": "bingkai",
    "subdocument": "subdokumen",
    "afchunk": "potongan dokumen",
    "mailmergesource": "sumber gabungan surat",
}
_PROGRAM = {"vbaproject": "makro", "wordvbadata": "makro", "control": "kontrol ActiveX"}
_NAMA_PROGRAM = {"vbaproject": "makro", "vbadata": "makro", "word/activex/": "kontrol ActiveX"}
_SEKALI = 4096


class JenisBawaan(Enum):
    """What is wrong with it: it leads out of the file, it is a program, it has a document type."""

    LUAR = auto()
    PROGRAM = auto()
    TIPE_DOKUMEN = auto()


@dataclass(frozen=True)
class Bawaan:
    """One thing that a Word file brings along: in which part, by which reference (if by one), what (Indonesian)."""

    jenis: JenisBawaan
    bagian: str
    sebutan: str
    hubungan: str = ""
    tujuan: str = ""


def cari_bawaan(paket: Mapping[str, bytes]) -> Iterator[Bawaan]:
    """Yield what a Word file brings along that no letter should carry, part by part.

    Raises:
        lxml.etree.XMLSyntaxError: when a list of references is no XML.

    """
    program = set()
    for nama in sorted(paket):
        if _bertipe_dokumen(paket[nama]):
            yield Bawaan(JenisBawaan.TIPE_DOKUMEN, nama, "DOCTYPE")
        elif nama.casefold().endswith(".rels"):
            for satu in urai_hubungan(paket[nama]):
                jenis = satu.jenis.rsplit("/", 1)[-1]
                sebutan = f"{satu.id}, {jenis}"
                if jenis.casefold() in _PROGRAM:
                    program.add(satu.tujuan.rsplit("/", 1)[-1].casefold())
                    apa = _PROGRAM[jenis.casefold()]
                    yield Bawaan(JenisBawaan.PROGRAM, asal_hubungan(nama), apa, sebutan, satu.tujuan)
                elif satu.luar and jenis.casefold() != _TAUTAN:
                    apa = _SEBUTAN.get(jenis.casefold(), jenis)
                    yield Bawaan(JenisBawaan.LUAR, asal_hubungan(nama), apa, sebutan, satu.tujuan)
    for nama in sorted(paket):
        kecil = nama.casefold()
        apa = next((apa for kunci, apa in _NAMA_PROGRAM.items() if kunci in kecil), "")
        if apa and not kecil.endswith(".rels") and kecil.rsplit("/", 1)[-1] not in program:
            yield Bawaan(JenisBawaan.PROGRAM, nama, apa)


def _bertipe_dokumen(isi: bytes) -> bool:
    """Tell whether a part is XML with a document type, reading no further than its first element."""
    pengurai = expat.ParserCreate()
    ditemukan: list[bool] = []
    pengurai.StartDoctypeDeclHandler = lambda *_: ditemukan.append(True)
    pengurai.StartElementHandler = lambda *_: ditemukan.append(False)
    try:
        for letak in range(0, len(isi), _SEKALI):
            pengurai.Parse(isi[letak : letak + _SEKALI])
            if ditemukan:
                return ditemukan[0]
    except expat.ExpatError:  # a picture, or an encoding that expat does not know
        return ditemukan[0] if ditemukan else b"<!DOCTYPE" in isi.replace(b"\0", b"")
    return False
