"""A foot that the first page of a letter has for itself, in a template that may have none, or one for all pages.

Word shows the head and foot of a first page only where its section says `titlePg`, and then both are the first
page's own. So what the page showed before is copied: the foot gets what is added, the head stays as it was. A later
section without a first foot of its own takes over that of the section before; it gets what it would have had.
"""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tata_usaha.word.hubungan import (
    JENIS_ISI,
    KEPALA,
    Hubungan,
    baca_hubungan,
    nama_hubungan,
    tambah_jenis,
    tujuan,
    tulis_hubungan,
)
from tata_usaha.word.ruang_nama import OFFICE, WORD, W

DOKUMEN = "word/document.xml"
_R = f"{{{OFFICE}}}"
_SESUDAH_SAMPUL = ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange")
"""What stands after `titlePg` in a section's properties: their order is fixed."""
_PEMBUKA = {"header": "hdr", "footer": "ftr"}
_JENIS = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
TIPIS = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
"""The looks of a paragraph that takes one point of a page."""


def bagian_dokumen(dokumen: Any) -> list[Any]:
    """Return the properties of a document's sections (an lxml tree), without those before a tracked change."""
    return [s for s in dokumen.iter(f"{W}sectPr") if s.getparent().tag != f"{W}sectPrChange"]


def beri_kaki_pertama(paket: dict[str, bytes]) -> str:
    """Give the first page a foot of its own, as it looked before; return the name of its part.

    Raises:
        lxml.etree.XMLSyntaxError: when a part is no XML.
        LookupError: when the document has no section, or refers to a part that is not there.

    """
    dokumen: Any = etree.fromstring(paket[DOKUMEN])
    pertama, *lain = bagian_dokumen(dokumen)
    bersampul = _bersampul(pertama)
    if not bersampul:
        _dandani(paket, "header", pertama, lain, bersampul=False)
    kaki = _dandani(paket, "footer", pertama, lain, bersampul=bersampul)
    if not bersampul:
        for lama in pertama.findall(f"{W}titlePg"):
            pertama.remove(lama)
        letak = next((ke for ke, el in enumerate(pertama) if el.tag in {W + s for s in _SESUDAH_SAMPUL}), len(pertama))
        pertama.insert(letak, etree.Element(f"{W}titlePg"))
    paket[DOKUMEN] = etree.tostring(dokumen, xml_declaration=True, encoding="UTF-8", standalone=True)
    return kaki


def _bersampul(bagian: Any) -> bool:
    """Tell whether the first page of a section has head and foot of its own."""
    sampul = bagian.find(f"{W}titlePg")
    return sampul is not None and sampul.get(f"{W}val") not in {"0", "false", "off"}


def _dandani(paket: dict[str, bytes], jenis: str, pertama: Any, lain: list[Any], *, bersampul: bool) -> str:
    """Give the first page a head or foot of its own (what it showed until now) and return the name of its part."""
    lama = _rujukan(pertama, jenis, "first")
    asal = lama if bersampul else _rujukan(pertama, jenis, "default")
    id_asal = None if asal is None else asal.get(f"{_R}id")
    id_lama = None if lama is None else lama.get(f"{_R}id")
    dipakai_lagi = bool(lain) and any(map(_bersampul, lain)) and _rujukan(lain[0], jenis, "first") is None
    if bersampul and id_lama is not None and not dipakai_lagi:  # it is nobody else's
        return next(tujuan(DOKUMEN, h) for h in baca_hubungan(paket, DOKUMEN) if h.id == id_lama)
    nama = _salin(paket, jenis, id_asal)
    if dipakai_lagi:
        _rujuk(lain[0], jenis, id_lama or _id_bagian(paket, _salin(paket, jenis, None)))
    if lama is not None:
        pertama.remove(lama)
    _rujuk(pertama, jenis, _id_bagian(paket, nama))
    return nama


def _rujukan(bagian: Any, jenis: str, halaman: str) -> Any:
    """Return where a section names its head or foot for the first page (`first`) or for all (`default`), or None."""
    return bagian.find(f"{W}{jenis}Reference[@{W}type='{halaman}']")


def _rujuk(bagian: Any, jenis: str, id_: str) -> None:
    banyak = sum(el.tag in {f"{W}headerReference", f"{W}footerReference"} for el in bagian)
    bagian.insert(banyak, etree.Element(f"{W}{jenis}Reference", {f"{W}type": "first", f"{_R}id": id_}))


def _salin(paket: dict[str, bytes], jenis: str, id_asal: str | None) -> str:
    """Add a head or foot that is a copy of another one, or empty; return the name of its part."""
    nama = next(n for n in (f"word/{jenis}{ke}.xml" for ke in itertools.count(1)) if n not in paket)
    hubungan = baca_hubungan(paket, DOKUMEN)
    if id_asal is None:
        akar = _PEMBUKA[jenis]
        paket[nama] = f'{KEPALA}<w:{akar} xmlns:w="{WORD[0]}"><w:p>{TIPIS}</w:p></w:{akar}>'.encode()
    else:
        asal = next(tujuan(DOKUMEN, h) for h in hubungan if h.id == id_asal)
        paket[nama] = paket[asal]
        if (milik := paket.get(nama_hubungan(asal))) is not None:
            paket[nama_hubungan(nama)] = milik
    baru = Hubungan(next(_id_bebas({h.id for h in hubungan})), f"{OFFICE}/{jenis}", posixpath.basename(nama))
    paket[nama_hubungan(DOKUMEN)] = tulis_hubungan([*hubungan, baru])
    paket[JENIS_ISI] = tambah_jenis(paket[JENIS_ISI], {}, {nama: _JENIS.format(jenis)})
    return nama


def _id_bebas(terpakai: set[str]) -> Iterator[str]:
    return (id_ for ke in itertools.count(1) if (id_ := f"rIdKaki{ke}") not in terpakai)


def _id_bagian(paket: dict[str, bytes], nama: str) -> str:
    return next(h.id for h in baca_hubungan(paket, DOKUMEN) if tujuan(DOKUMEN, h) == nama)
