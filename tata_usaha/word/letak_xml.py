"""XML as a tree that knows at which bytes each element stands, so that one can be changed and the rest stay.

Parsers give back what a document means; writing that again changes quotes, prefixes, spaces and the
order of attributes all over. Here expat only says where things are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from tata_usaha.word.ganti_bagian import PaketAsing
from tata_usaha.word.ruang_nama import WORD

_WORD = tuple(f"{ruang} " for ruang in WORD)
_TAG = re.compile(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")


@dataclass(slots=True)
class Unsur:
    """One element: `nama` is its name without prefix, "" for one that is not Word's own.

    It stands at the bytes `awal`–`akhir`, its start tag ends at `kepala` (equal to `akhir` when it is
    `<w:p/>`), its end tag begins at `ekor`. `val` is its attribute w:val, `teks` its own text.
    """

    nama: str
    induk: Unsur | None
    awal: int
    kepala: int
    val: str = ""
    ekor: int = 0
    akhir: int = 0
    teks: str = ""
    anak: list[Unsur] = field(default_factory=list)

    @property
    def tertutup(self) -> bool:
        """Whether it is written as one tag."""
        return self.kepala == self.akhir

    def keturunan(self) -> Iterator[Unsur]:
        """Yield itself and all elements within, in the order of the text."""
        tumpukan = [self]
        while tumpukan:
            unsur = tumpukan.pop()
            yield unsur
            tumpukan += reversed(unsur.anak)

    def pertama(self, nama: str) -> Unsur | None:
        """Return the first child of a name."""
        return next((a for a in self.anak if a.nama == nama), None)

    def leluhur(self) -> Iterator[Unsur]:
        """Yield the elements around it, from within."""
        unsur = self.induk
        while unsur is not None:
            yield unsur
            unsur = unsur.induk


def baca_letak(xml: bytes, nama: str) -> Unsur:
    """Return the root of a part of a Word file; `nama` names the part in errors.

    Raises:
        PaketAsing: when it is no XML in UTF-8, or has a document type, which no Word file has.

    """
    pengurai = expat.ParserCreate(namespace_separator=" ")
    pembaca = _Pembaca(xml, pengurai)

    def deklarasi(_versi: str, sandi: str | None, _sendiri: int) -> None:
        if (sandi or "utf-8").casefold() not in {"utf-8", "us-ascii"}:
            raise PaketAsing(f"bagian {nama} dalam berkas ini bukan UTF-8")

    def doctype(*_: object) -> None:
        raise PaketAsing(f"bagian {nama} dalam berkas ini tidak seperti yang ditulis Word")

    pengurai.XmlDeclHandler, pengurai.StartDoctypeDeclHandler = deklarasi, doctype
    pengurai.StartElementHandler, pengurai.EndElementHandler = pembaca.mulai, pembaca.selesai
    pengurai.CharacterDataHandler = pembaca.teks
    try:
        pengurai.Parse(xml, True)
    except expat.ExpatError as galat:
        raise PaketAsing(f"bagian {nama} dalam berkas ini rusak") from galat
    return pembaca.akar


class _Pembaca:
    """Builds the tree while expat walks."""

    def __init__(self, xml: bytes, pengurai: expat.XMLParserType) -> None:
        self.akar = Unsur("", None, 0, 0)
        self._xml = xml
        self._pengurai = pengurai
        self._kini = self.akar

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        letak = self._pengurai.CurrentByteIndex
        val = next((atribut[f"{ruang}val"] for ruang in _WORD if f"{ruang}val" in atribut), "")
        unsur = Unsur(_pendek(nama), self._kini, letak, self._ujung(letak), val)
        self._kini.anak.append(unsur)
        self._kini = unsur

    def selesai(self, _nama: str) -> None:
        unsur = self._kini
        unsur.ekor = unsur.akhir = unsur.kepala
        if not self._xml.endswith(b"/>", unsur.awal, unsur.kepala):  # <w:p/> has no end tag of its own
            unsur.ekor = self._pengurai.CurrentByteIndex
            unsur.akhir = self._ujung(unsur.ekor)
        self._kini = unsur.induk or self.akar

    def teks(self, potongan: str) -> None:
        self._kini.teks += potongan

    def _ujung(self, letak: int) -> int:
        """Return where the tag that begins here ends: at the first > that stands in no attribute."""
        cocok = _TAG.match(self._xml, letak)
        return cocok.end() if cocok else len(self._xml)


def _pendek(nama: str) -> str:
    for ruang in _WORD:
        if nama.startswith(ruang):
            return nama[len(ruang) :]
    return ""
