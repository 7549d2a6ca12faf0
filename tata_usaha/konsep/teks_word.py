"""The text of a letter's paragraphs as a reader sees it, in either of Word's two dialects of XML.

Whoever looks for a fill-in, a number or a citation reads the same text: a line break or a tab keeps
words apart, and what stands twice in the file for the sake of old programs is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from tata_usaha.word.ganti_bagian import PaketAsing
from tata_usaha.word.paket import urut_teks
from tata_usaha.word.ruang_nama import CADANGAN, WORD

_WORD = tuple(f"{{{ruang}}}" for ruang in WORD)
_PENGGANTI = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
"""What a run holds besides text, as text."""


def bagian_berteks(nama: Iterable[str]) -> list[str]:
    """Return the names of the parts that hold text which is printed, the body first."""
    return [satu for sebutan, satu in urut_teks(nama) if sebutan != "komentar"]


def urai(xml: bytes, nama: str) -> Any:
    """Return the root of a part; `nama` names the part in errors.

    Raises:
        PaketAsing: when it is no XML.

    """
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as galat:
        raise PaketAsing(f"bagian {nama} dalam berkas ini rusak") from galat


def teks_paragraf(akar: Any, *, tanpa_kendali: bool = False) -> dict[Any, str]:
    """Return the paragraphs of a part with their own text, in the order of the file.

    A paragraph's own text is not that of a text box within it, nor of old Word's copy of one;
    `tanpa_kendali` leaves out what stands in content controls.
    """
    potongan: dict[Any, list[str]] = {p: [] for p in iter_word(akar, "p")}
    for satu in iter_word(akar, "t", *_PENGGANTI):
        pengganti = _PENGGANTI.get(etree.QName(satu).localname)
        if pengganti and not bernama(satu.getparent(), "r"):  # w:tab is also a place where tabs stop
            continue
        paragraf = next(naik(satu, "p"), None)
        if paragraf is None or next(satu.iterancestors(CADANGAN), None) is not None:
            continue
        if not (tanpa_kendali and next(naik(satu, "sdt"), None) is not None):
            potongan[paragraf].append(pengganti or satu.text or "")
    return {paragraf: "".join(isi) for paragraf, isi in potongan.items()}


def tampak(unsur: Iterable[Any]) -> Iterator[Any]:
    """Yield what a reader sees: not old Word's copy of a text box."""
    return (satu for satu in unsur if next(satu.iterancestors(CADANGAN), None) is None)


def iter_word(akar: Any, *nama: str) -> Iterator[Any]:
    """Yield the elements of these names of Word's within an element, itself included."""
    return iter(akar.iter(*(w + n for w in _WORD for n in nama)))


def naik(unsur: Any, nama: str) -> Iterator[Any]:
    """Yield the elements of a name of Word's around an element, from within."""
    return iter(unsur.iterancestors(*(w + nama for w in _WORD)))


def bernama(unsur: Any, nama: str) -> bool:
    """Tell whether an element has this name of Word's."""
    return any(unsur.tag == w + nama for w in _WORD)


def atribut(unsur: Any, nama: str = "val") -> str:
    """Return an attribute of Word's, or ""."""
    return next((v for w in _WORD if (v := unsur.get(w + nama)) is not None), "")
