"""A line break inside a justified paragraph: Word stretches the line before it, unless the file forbids it.

An answer of several lines is one paragraph with breaks, because a control holds no more. The setting is Word's own
("Don't expand character spaces on a line that ends with Shift-Return"); LibreOffice obeys it as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from tata_usaha.konsep.teks_word import urai
from tata_usaha.word.ruang_nama import WORD

_SETELAN = "word/settings.xml"
_TANDA = "doNotExpandShiftReturn"
_SEBELUM = frozenset(
    {
        "useSingleBorderforContiguousCells",
        "wpJustification",
        "noTabHangInd",
        "noLeading",
        "spaceForUL",
        "noColumnBalance",
        "balanceSingleByteDoubleByteWidth",
        "noExtraLineSpacing",
        "doNotLeaveBackslashAlone",
        "ulTrailSpace",
    }
)
"""What the format puts before it (ECMA-376 part 1, 17.15.3, CT_Compat of the transitional schema)."""


def tanpa_regang(bagian: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the part that has to change so that a line that ends with a break is not stretched; {} when none has to.

    Raises:
        PaketAsing: when the part is no XML.

    """
    if _SETELAN not in bagian:
        return {}
    akar = urai(bagian[_SETELAN], _SETELAN)
    for ruang in WORD:
        wadah = akar.find(f"{{{ruang}}}compat")
        if wadah is None:
            continue
        nama = [etree.QName(satu).localname for satu in wadah.iterchildren(tag=etree.Element)]
        if _TANDA in nama:
            return {}
        letak = next((i for i, satu in enumerate(nama) if satu not in _SEBELUM), len(nama))
        wadah.insert(letak, etree.Element(f"{{{ruang}}}{_TANDA}"))
        return {_SETELAN: etree.tostring(akar, encoding="UTF-8", xml_declaration=True, standalone=True)}
    return {}
