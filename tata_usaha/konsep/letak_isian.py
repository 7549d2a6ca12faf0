"""Where in a letter something is still to be filled in, said so that a person finds it in Word.

Pages exist only once Word has laid a letter out. When it has, it left its page breaks in the file and
the page can be named; the heading above, or the table and its row, can always be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tata_usaha.konsep.kendali import BAGIAN_BERTEKS, ISIAN
from tata_usaha.word.ganti_bagian import PaketAsing
from tata_usaha.word.ruang_nama import CADANGAN, WORD

_WORD = tuple(f"{{{ruang}}}" for ruang in WORD)
_SEBUTAN = {
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}
_JUDUL_MAKS = 60
_TINGKAT_MAKS = 8  # of an outline; 9 is running text


@dataclass(frozen=True)
class LetakIsian:
    """One fill-in that is left: its prompt, and where it stands (Indonesian); `halaman` only if Word knows it."""

    petunjuk: str
    tempat: str
    halaman: int | None

    def __str__(self) -> str:
        """Return the place as a person reads it."""
        return f"{self.tempat}, halaman {self.halaman}" if self.halaman else self.tempat


def cari_isian(bagian: Mapping[str, bytes], *, tanpa_kendali: bool = False) -> list[LetakIsian]:
    """Return every fill-in that is left in a letter, the body first, each as often as it stands there.

    `tanpa_kendali` gives only those whose content control somebody removed.

    Raises:
        PaketAsing: when a part is no XML.

    """
    gaya = _baca_gaya(bagian)
    hasil: list[LetakIsian] = []
    for nama in sorted((n for n in bagian if BAGIAN_BERTEKS.fullmatch(n)), key=lambda n: ("document" not in n, n)):
        sebutan = next((kata for awal, kata in _SEBUTAN.items() if nama.startswith(f"word/{awal}")), "")
        hasil += _telusuri(_urai(bagian[nama], nama), sebutan, gaya, tanpa_kendali)
    return hasil


def teks_naskah(bagian: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the text of every paragraph of a letter.

    Raises:
        PaketAsing: when a part is no XML.

    """
    for nama in bagian:
        if BAGIAN_BERTEKS.fullmatch(nama):
            yield from (_teks(p) for p in _iter(_urai(bagian[nama], nama), "p"))


def _telusuri(akar: Any, sebutan: str, gaya: _Gaya, tanpa_kendali: bool) -> Iterator[LetakIsian]:
    judul, halaman, ke = "", 1, 0
    bernomor = next(_iter(akar, "lastRenderedPageBreak"), None) is not None
    for unsur in _iter(akar, "p", "lastRenderedPageBreak"):
        if not _bernama(unsur, "p"):
            halaman += 1
            continue
        teks = _teks(unsur)
        ke += 1
        if gaya.judul(unsur) and teks.strip():
            judul = _ringkas(teks)
        awal = halaman + sum(1 for _ in _iter(unsur, "lastRenderedPageBreak"))
        for petunjuk in ISIAN.findall(_teks(unsur, tanpa_kendali=tanpa_kendali)):
            tempat = ", ".join(filter(None, (sebutan, f"di bawah “{judul}”" if judul else "", _letak(unsur, ke))))
            yield LetakIsian(petunjuk, tempat, awal if bernomor and not sebutan else None)


def _letak(paragraf: Any, ke: int) -> str:
    """Return where a paragraph stands: its table, row and column, or its number."""
    tabel = next((a for a in paragraf.iterancestors() if _bernama(a, "tbl")), None)
    if tabel is None:
        return f"paragraf {ke}"
    judul = next((_val(u) for u in _iter(tabel, "tblCaption")), "")
    baris = next(a for a in paragraf.iterancestors() if _bernama(a, "tr"))
    sel = next((a for a in paragraf.iterancestors() if _bernama(a, "tc")), None)
    nomor = [b for b in _iter(tabel, "tr") if _tabel_dari(b) is tabel].index(baris) + 1
    kolom = [s for s in _iter(baris, "tc") if next(_naik(s, "tr")) is baris].index(sel) + 1 if sel is not None else 0
    sebutan = f"tabel “{judul}”" if judul else "tabel"
    return f"{sebutan} baris {nomor}" + (f" kolom {kolom}" if kolom else "")


def _tabel_dari(baris: Any) -> Any:
    return next(_naik(baris, "tbl"), None)


def _naik(unsur: Any, nama: str) -> Iterator[Any]:
    return (a for a in unsur.iterancestors() if _bernama(a, nama))


class _Gaya:
    """Which paragraph styles are headings: those with a level in the outline, their own or inherited."""

    def __init__(self, gaya: Mapping[str, tuple[str, int | None]]) -> None:
        self._gaya = gaya

    def judul(self, paragraf: Any) -> bool:
        """Tell whether a paragraph is a heading, by its style or by itself."""
        sifat = next((a for a in paragraf if _bernama(a, "pPr")), None)
        if sifat is None:
            return False
        langsung = next((_val(a) for a in sifat if _bernama(a, "outlineLvl")), None)
        if langsung is not None:
            return _tingkat(langsung) is not None
        id_gaya = next((_val(a) for a in sifat if _bernama(a, "pStyle")), "")
        for _ in range(len(self._gaya)):  # styles may be based on each other in a circle
            induk, tingkat = self._gaya.get(id_gaya, ("", None))
            if tingkat is not None:
                return True
            id_gaya = induk
        return False


def _baca_gaya(bagian: Mapping[str, bytes]) -> _Gaya:
    gaya: dict[str, tuple[str, int | None]] = {}
    if "word/styles.xml" in bagian:
        for unsur in _iter(_urai(bagian["word/styles.xml"], "word/styles.xml"), "style"):
            id_gaya = next((unsur.get(f"{w}styleId") for w in _WORD if unsur.get(f"{w}styleId")), "")
            induk = next((_val(a) for a in unsur if _bernama(a, "basedOn")), "")
            tingkat = next((_tingkat(_val(a)) for a in _iter(unsur, "outlineLvl")), None)
            gaya[id_gaya] = (induk, tingkat)
    return _Gaya(gaya)


def _tingkat(nilai: str) -> int | None:
    return int(nilai) if nilai.isdecimal() and int(nilai) <= _TINGKAT_MAKS else None


def _teks(paragraf: Any, *, tanpa_kendali: bool = False) -> str:
    """Return a paragraph's own text: not that of a text box within it, nor of old Word's copy."""
    return "".join(
        t.text or ""
        for t in _iter(paragraf, "t")
        if next(_naik(t, "p")) is paragraf and next(t.iterancestors(CADANGAN), None) is None
        if not (tanpa_kendali and next(_naik(t, "sdt"), None) is not None)
    )


def _ringkas(teks: str) -> str:
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= _JUDUL_MAKS else f"{rapi[: _JUDUL_MAKS - 1]}…"


def _urai(xml: bytes, nama: str) -> Any:
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as galat:
        raise PaketAsing(f"bagian {nama} dalam berkas ini rusak") from galat


def _iter(akar: Any, *nama: str) -> Iterator[Any]:
    return iter(akar.iter(*(w + n for w in _WORD for n in nama)))


def _bernama(unsur: Any, nama: str) -> bool:
    return any(unsur.tag == w + nama for w in _WORD)


def _val(unsur: Any) -> str:
    return next((v for w in _WORD if (v := unsur.get(f"{w}val")) is not None), "")
