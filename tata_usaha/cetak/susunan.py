"""Proves once, for a template, that whatever is printed from it will be well-formed XML.

The tags of a template cut its XML into pieces that are printed, repeated or left out. The proof walks
over the pieces with a stack of open elements: a block that ends with the very elements open with which
it began can be repeated or left out without harm, and a value within a run's text or an attribute is
escaped. So no printed letter has to be parsed again. A template of which this cannot be proven (a block
opened here and closed within a link there) may still be right; what it prints is parsed every time.

On the way the proof learns for every value whether it stands within a run's text, where it may become
anything, or where only plain text may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import nodes

_LEWAT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TUTUP = re.compile(r"</([\w:.-]+)\s*>")
_BUKA = re.compile(r"<([\w:.-]+)")
_ATRIBUT = re.compile(r"""\s+([\w:.-]+)\s*=\s*(["'])""")
_AKHIR = re.compile(r"\s*(/?)>")


class TakTerbukti(Exception):
    """The proof fails; the template may be right all the same."""


@dataclass(frozen=True)
class _Keadaan:
    """Where a piece of a part begins or ends: the open elements, the tag that is being read, the open quote.

    An element that declares a namespace is another one each time: what stands in it may depend on it.
    """

    terbuka: tuple[str, ...] = ()
    tag: str = ""
    kutip: str = ""
    akar: int = 0


def buktikan(program: nodes.Template) -> bool:
    """Tell whether every printing of a part is well-formed, whatever the data.

    Marks the values that stand outside of a run's text with `tempat_polos`, as far as the proof gets.
    """
    try:
        akhir = _Pembukti().badan(program.body, _Keadaan())
    except TakTerbukti:
        return False
    return akhir == _Keadaan(akar=1)


class _Pembukti:
    """Walks over a program; each state is a value, so that branches can be compared."""

    def __init__(self) -> None:
        self._nomor = 0

    def badan(self, isi: Iterable[nodes.Node], keadaan: _Keadaan) -> _Keadaan:
        """Return the state after some statements."""
        for simpul in isi:
            match simpul:
                case nodes.Output():
                    for anak in simpul.nodes:
                        keadaan = self._keluaran(anak, keadaan)
                case nodes.If():
                    keadaan = self._cabang((simpul.body, *(lain.body for lain in simpul.elif_), simpul.else_), keadaan)
                case nodes.For():
                    if self._cabang((simpul.body, simpul.else_), keadaan) != keadaan:
                        raise TakTerbukti
                case _:
                    raise TakTerbukti
        return keadaan

    def _cabang(self, cabang: Iterable[list[nodes.Node]], keadaan: _Keadaan) -> _Keadaan:
        """Return the state after a choice, when it is the same whichever is printed."""
        akhir = {self.badan(satu, keadaan) for satu in cabang}
        if len(akhir) != 1:
            raise TakTerbukti
        return akhir.pop()

    def _keluaran(self, simpul: nodes.Node, keadaan: _Keadaan) -> _Keadaan:
        if isinstance(simpul, nodes.TemplateData):
            return self._data(simpul.data, keadaan)
        if not (keadaan.kutip if keadaan.tag else keadaan.terbuka):
            raise TakTerbukti
        if keadaan.tag or [t.split("#")[0] for t in keadaan.terbuka[-2:]] != ["w:r", "w:t"]:
            simpul.tempat_polos = True  # type: ignore[attr-defined] # read by jinja_aman
        return keadaan

    def _data(self, data: str, keadaan: _Keadaan) -> _Keadaan:
        """Return the state after a piece of the template itself."""
        terbuka, tag, kutip, akar = list(keadaan.terbuka), keadaan.tag, keadaan.kutip, keadaan.akar
        letak = 0
        while letak < len(data):
            if kutip:
                akhir = data.find(kutip, letak)
                if "<" in data[letak : akhir if akhir >= 0 else None]:
                    raise TakTerbukti
                if akhir < 0:
                    break
                kutip, letak = "", akhir + 1
            elif tag:
                if cocok := _ATRIBUT.match(data, letak):
                    kutip = cocok[2]
                    if cocok[1].startswith("xmlns") and "#" not in tag:
                        self._nomor += 1
                        tag = f"{tag}#{self._nomor}"
                elif cocok := _AKHIR.match(data, letak):
                    if not cocok[1]:
                        terbuka.append(tag)
                    tag = ""
                else:
                    raise TakTerbukti
                letak = cocok.end()
            else:
                akhir = data.find("<", letak)
                if not terbuka and data[letak : akhir if akhir >= 0 else None].strip():
                    raise TakTerbukti
                if akhir < 0:
                    break
                letak = akhir
                if cocok := _TUTUP.match(data, letak):
                    if not terbuka or terbuka.pop().split("#")[0] != cocok[1]:
                        raise TakTerbukti
                elif cocok := _BUKA.match(data, letak):
                    tag = cocok[1]
                    akar += not terbuka
                elif not (cocok := _LEWAT.match(data, letak)):
                    raise TakTerbukti
                letak = cocok.end()
        return _Keadaan(tuple(terbuka), tag, kutip, akar)
