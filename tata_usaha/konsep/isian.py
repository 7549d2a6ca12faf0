"""What is left to do in a letter, as a person left it: its fill-ins, and citations that nobody has verified.

What counts is what can be seen: the text `[isi: …]` in the body, the headers and the footers, and the
mark on a citation. A control that somebody removed while its prompt stayed is still a gap in the letter.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tata_usaha.cetak.penanda import GAYA_BELUM_TERVERIFIKASI
from tata_usaha.word.paket import bagian_teks, bongkar
from tata_usaha.word.ruang_nama import CADANGAN, W

_BERTANDA = f".//{W}rStyle[@{W}val='{GAYA_BELUM_TERVERIFIKASI}']"
_ISIAN = re.compile(r"\[isi: ([^\[\]]*)\]")


@dataclass(frozen=True)
class Sisa:
    """What is left: the prompts of fill-ins, and how many paragraphs hold a citation marked as not verified."""

    isian: tuple[str, ...] = ()
    belum_terverifikasi: int = 0


def hitung_sisa(docx: bytes | Path) -> Sisa:
    """Return what is left in a letter: its prompts, each as often as it stands there, body first.

    Nothing is left in what cannot be read as a Word file: it is no letter with gaps but another kind of
    file, such as the scan that took the draft's place.

    Raises:
        OSError: when the file cannot be read at all.

    """
    # RuntimeError: a member that is encrypted, or packed in a way that zipfile does not know
    isi = docx.read_bytes() if isinstance(docx, Path) else docx
    try:
        akar = [etree.fromstring(xml, _PENGURAI) for nama, xml in bagian_teks(bongkar(isi)) if nama != "komentar"]
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, EOFError):
        return Sisa()
    paragraf = [p for a in akar for p in a.iter(f"{W}p")]
    isian = tuple(petunjuk for p in paragraf for petunjuk in _ISIAN.findall(_teks(p)))
    return Sisa(isian, sum(p.find(_BERTANDA) is not None for p in paragraf))


def _teks(paragraf: etree._Element) -> str:
    """Return a paragraph's own text: not that of paragraphs in a text box within it, nor of old Word's copy."""
    return "".join(
        teks.text or ""
        for teks in paragraf.iter(f"{W}t")
        if next(teks.iterancestors(f"{W}p")) is paragraf and next(teks.iterancestors(CADANGAN), None) is None
    )


_PENGURAI = etree.XMLParser(resolve_entities=False, no_network=True)
