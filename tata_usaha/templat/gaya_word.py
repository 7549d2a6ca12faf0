"""The styles of a Word file, and what a paragraph or a run finally looks like through them.

A property that a run does not set comes from its character style, from its paragraph's style, from
the styles these are based on, and at last from the document's defaults and its theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from lxml import etree

from tata_usaha.templat.tag import urai
from tata_usaha.word.ruang_nama import GAMBAR, W

_A = f"{{{GAMBAR}}}"
_MATI = {"0", "false", "off"}
_T = TypeVar("_T")


class DaftarGaya:
    """The styles of one file by their ids; empty when it has none."""

    def __init__(self, paket: Mapping[str, bytes]) -> None:
        """Read them.

        Raises:
            BukanDocx: when the part is no XML.

        """
        self.akar = urai(paket["word/styles.xml"]) if "word/styles.xml" in paket else etree.Element(f"{W}styles")
        self._gaya = {g.get(f"{W}styleId"): g for g in self.akar.iter(f"{W}style")}
        tema = next((isi for nama, isi in sorted(paket.items()) if nama.startswith("word/theme/")), None)
        self._tema = None if tema is None else urai(tema)
        self._bawaan = next(
            (
                g
                for g in self._gaya.values()
                if g.get(f"{W}type") == "paragraph" and g.get(f"{W}default", "0") not in _MATI
            ),
            None,
        )

    def __contains__(self, id_gaya: object) -> bool:
        """Tell whether there is a style with this id."""
        return id_gaya in self._gaya

    def nama_dasar(self) -> str | None:
        """Return the type of text that names none itself: of the default style, the defaults, the theme."""
        sumber = [] if self._bawaan is None else [*self._rantai(self._bawaan.get(f"{W}styleId"))]
        return self._pertama([g.find(f"{W}rPr") for g in sumber] + [self._sifat_bawaan()], self._huruf)

    def huruf(self, potongan: etree._Element, paragraf: etree._Element) -> str | None:
        """Return the type of a run; None when nothing in the file names one."""
        sendiri = potongan.find(f"{W}rPr")
        sumber = [
            sendiri,
            *(g.find(f"{W}rPr") for g in self._rantai(_nilai(sendiri, "rStyle"))),
            *(g.find(f"{W}rPr") for g in self._rantai_paragraf(paragraf)),
            self._sifat_bawaan(),
        ]
        return self._pertama(sumber, self._huruf)

    def lekat(self, paragraf: etree._Element) -> bool:
        """Tell whether a paragraph keeps on one page with the next."""
        sumber = [paragraf.find(f"{W}pPr"), *(g.find(f"{W}pPr") for g in self._rantai_paragraf(paragraf))]
        return bool(self._pertama(sumber, lambda sifat: _nyala(sifat, "keepNext")))

    def _rantai_paragraf(self, paragraf: etree._Element) -> Iterator[etree._Element]:
        nama = _nilai(paragraf.find(f"{W}pPr"), "pStyle")
        if nama not in self._gaya and self._bawaan is not None:
            nama = self._bawaan.get(f"{W}styleId")
        return self._rantai(nama)

    def _rantai(self, nama: str | None) -> Iterator[etree._Element]:
        """Yield a style and what it is based on; a circle, which Word never writes, is left once round."""
        terlihat = set()
        while nama in self._gaya and nama not in terlihat:
            terlihat.add(nama)
            yield self._gaya[nama]
            nama = _nilai(self._gaya[nama], "basedOn")

    def _sifat_bawaan(self) -> etree._Element | None:
        return self.akar.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    @staticmethod
    def _pertama(sumber: list[etree._Element | None], baca: Callable[[etree._Element], _T | None]) -> _T | None:
        nilai = (baca(s) for s in sumber if s is not None)
        return next((n for n in nilai if n is not None), None)

    def _huruf(self, sifat: etree._Element) -> str | None:
        huruf = sifat.find(f"{W}rFonts")
        if huruf is None:
            return None
        tema = huruf.get(f"{W}asciiTheme")
        if tema is None or self._tema is None:
            return huruf.get(f"{W}ascii")
        latin = self._tema.find(f".//{_A}{'major' if tema.startswith('major') else 'minor'}Font/{_A}latin")
        return None if latin is None else latin.get("typeface")


def _nilai(sifat: etree._Element | None, nama: str) -> str | None:
    anak = None if sifat is None else sifat.find(f"{W}{nama}")
    return None if anak is None else anak.get(f"{W}val")


def _nyala(sifat: etree._Element, nama: str) -> bool | None:
    """Return an on/off property, or None where it is not set."""
    anak = sifat.find(f"{W}{nama}")
    return None if anak is None else anak.get(f"{W}val", "1") not in _MATI
