"""The peers' template languages: a template in docxtpl's is turned into each, so that all print the same.

docxtpl has rows of their own for `for` and `if`; the npm engines write both into the first and the last cell
of the rows that they govern; carbone shows the pattern of a list in two rows; a mail merge repeats one row.
The last two have nothing for rows of several kinds, so their Lampiran is printed without merged cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from tata_usaha.word.paket import bongkar, kemas

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AWALAN = {
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_KENDALI = re.compile(r"\{%tr (?:(for) r in (\w+)|(if) r\.(\w+)|end(?:for|if)) %\}")
_NILAI = re.compile(r"\{\{ (r\.)?(\w+) \}\}")
Baris = tuple[list[tuple[str, str]], Any]
"""A row with the blocks that it stands in, from outside in: ("for", list) or ("if", flag)."""


def terjemahkan(docx: bytes, bahasa: Callable[[Any], None]) -> bytes:
    """Return a template of docxtpl's in another language."""
    bagian = bongkar(docx)
    akar = etree.fromstring(bagian["word/document.xml"])
    for tabel in akar.iter(f"{W}tbl"):
        bahasa(tabel)
    for teks in akar.iter(f"{W}t"):
        teks.text = (_DI_LUAR_TABEL[bahasa])(teks.text or "")
    if bahasa is mailmerge:
        for potongan in list(akar.iter(f"{W}r")):
            _jadikan_medan(potongan)
    bagian["word/document.xml"] = _tulis(akar)
    return kemas(bagian)


def _tulis(akar: Any) -> bytes:
    """Return a part as Word writes it: with the prefixes of pictures, which the npm engines take for granted."""
    baru = etree.Element(akar.tag, nsmap=akar.nsmap | _AWALAN)
    baru.extend(akar)
    return etree.tostring(baru, xml_declaration=True, encoding="UTF-8", standalone=True)


def docxtemplater(tabel: Any) -> None:
    """Write {#daftar}…{/daftar} into the first and the last of the cells that a block spans."""
    for _, nama, awal, akhir in _blok(tabel):
        _sisipkan(awal, f"{{#{nama}}}", di_awal=True)
        _sisipkan(akhir, f"{{/{nama}}}", di_awal=False)
    _buang_kendali(tabel)


def easy_template_x(tabel: Any) -> None:
    """Write blocks as docxtemplater does; only pictures are named otherwise."""
    docxtemplater(tabel)


def carbone(tabel: Any) -> None:
    """Show each list as a row of its element i and the first words of i+1; only a row's first kind is kept."""
    for _, nama, awal, akhir in list(_blok(tabel)):
        if awal.getparent() is None:
            continue
        baris = _rentang(awal, akhir)
        berikut = []
        for satu in baris:
            salinan = deepcopy(satu)
            for pola, ke in ((satu, "i"), (salinan, "i+1")):
                for teks in pola.iter(f"{W}t"):
                    teks.text = _NILAI.sub(rf"{{d.{nama}[{ke}].\2}}", teks.text or "")
            berikut.append(salinan)
        for salinan in reversed(berikut):
            akhir.addnext(salinan)
    _buang_kendali(tabel)


def mailmerge(tabel: Any) -> None:
    """Name the fields of a list after it, as a merge of rows wants it."""
    for _, nama, awal, akhir in list(_blok(tabel)):
        for satu in _rentang(awal, akhir):
            for teks in satu.iter(f"{W}t"):
                teks.text = _NILAI.sub(rf"{{{{ {nama}_\2 }}}}", teks.text or "")
    _buang_kendali(tabel)


_DI_LUAR_TABEL: dict[Callable[[Any], None], Callable[[str], str]] = {
    docxtemplater: lambda teks: _NILAI.sub(lambda m: f"{{{'%' if m[2].startswith('gambar') else ''}{m[2]}}}", teks),
    easy_template_x: lambda teks: _NILAI.sub(r"{\2}", teks),
    carbone: lambda teks: _NILAI.sub(r"{d.\2}", teks),
    mailmerge: lambda teks: teks,
}


def satu_macam_baris(docx: bytes) -> bytes:
    """Return a template whose rows of several kinds are left with one, without merged cells."""
    bagian = bongkar(docx)
    akar: Any = etree.fromstring(bagian["word/document.xml"])
    for tabel in akar.iter(f"{W}tbl"):
        bersyarat = [awal for kata, _, awal, _ in _blok(tabel) if kata == "if"]
        for baris in bersyarat[1:]:
            tabel.remove(baris)
        for gabungan in list(tabel.iter(f"{W}vMerge")):
            gabungan.getparent().remove(gabungan)
        for baris in tabel.findall(f"{W}tr"):
            kendali = _KENDALI.fullmatch(_teks(baris))
            if kendali and (kendali[3] or "endif" in kendali[0]):
                tabel.remove(baris)
    bagian["word/document.xml"] = _tulis(akar)
    return kemas(bagian)


def _blok(tabel: Any) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield each block, the inner ones first: its word, its list or flag, its first and its last row."""
    terbuka: list[list[Any]] = []
    terakhir = None
    for baris in list(tabel.findall(f"{W}tr")):
        kendali = _KENDALI.fullmatch(_teks(baris))
        if kendali is None:
            terakhir = baris
            for blok in terbuka:
                blok[2] = baris if blok[2] is None else blok[2]
        elif kendali[1] or kendali[3]:
            terbuka.append([kendali[1] or kendali[3], kendali[2] or kendali[4], None])
        else:
            kata, nama, awal = terbuka.pop()
            yield kata, nama, awal, terakhir


def _teks(baris: Any) -> str:
    return "".join(t.text or "" for t in baris.iter(f"{W}t"))


def _rentang(awal: Any, akhir: Any) -> list[Any]:
    """Return the rows from one to another, control rows left out."""
    hasil, satu = [], awal
    while True:
        if _KENDALI.fullmatch(_teks(satu)) is None:
            hasil.append(satu)
        if satu is akhir:
            return hasil
        satu = satu.getnext()


def _sisipkan(baris: Any, tanda: str, *, di_awal: bool) -> None:
    """Write a tag before the first word of a row, or after its last."""
    paragraf = list(baris.iter(f"{W}p"))[0 if di_awal else -1]
    potongan = etree.Element(f"{W}r")
    etree.SubElement(potongan, f"{W}t").text = tanda
    pertama = paragraf.find(f"{W}r")
    if di_awal and pertama is not None:
        pertama.addprevious(potongan)
    else:
        paragraf.append(potongan)


def _buang_kendali(tabel: Any) -> None:
    for baris in tabel.findall(f"{W}tr"):
        if _KENDALI.fullmatch(_teks(baris)):
            tabel.remove(baris)


def _jadikan_medan(potongan: Any) -> None:
    """Split a run with values into text and MERGEFIELDs."""
    teks = _teks(potongan)
    if not _NILAI.search(teks):
        return
    for ke, bagian in enumerate(re.split(r"\{\{ (\w+) \}\}", teks)):
        if not bagian:
            continue
        baru = deepcopy(potongan)
        for anak in baru.findall(f"{W}t"):
            baru.remove(anak)
        isi = etree.SubElement(baru, f"{W}t")
        isi.text = f"«{bagian}»" if ke % 2 else bagian
        isi.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if ke % 2:
            medan = etree.Element(f"{W}fldSimple", {f"{W}instr": f" MERGEFIELD {bagian} "})
            medan.append(baru)
            baru = medan
        potongan.addprevious(baru)
    potongan.getparent().remove(potongan)
