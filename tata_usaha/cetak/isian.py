"""How many fill-ins a letter still has, as a person left it.

What counts is what can be seen: the text `[isi: …]` in the body, the headers and the footers. A
control that somebody removed while its prompt stayed is still a gap in the letter.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from tata_usaha.cetak.paket_word import bagian_teks, bongkar
from tata_usaha.cetak.penanda import W

_ISIAN = re.compile(r"\[isi: ([^\[\]]*)\]")
_CADANGAN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def hitung_isian(docx: bytes | Path) -> list[str]:
    """Return the prompts that are left in a letter, each as often as it stands there, body first.

    What cannot be read as a Word file has none: it is no letter with gaps but another kind of file,
    such as the scan that took the draft's place.

    Raises:
        OSError: when the file cannot be read at all.

    """
    # RuntimeError: a member that is encrypted, or packed in a way that zipfile does not know
    isi = docx.read_bytes() if isinstance(docx, Path) else docx
    try:
        akar = [etree.fromstring(xml, _PENGURAI) for nama, xml in bagian_teks(bongkar(isi)) if nama != "komentar"]
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, EOFError):
        return []
    return [petunjuk for a in akar for p in a.iter(f"{W}p") for petunjuk in _ISIAN.findall(_teks(p))]


def _teks(paragraf: etree._Element) -> str:
    """Return a paragraph's own text: not that of paragraphs in a text box within it, nor of old Word's copy."""
    return "".join(
        teks.text or ""
        for teks in paragraf.iter(f"{W}t")
        if next(teks.iterancestors(f"{W}p")) is paragraf and next(teks.iterancestors(_CADANGAN), None) is None
    )


_PENGURAI = etree.XMLParser(resolve_entities=False, no_network=True)
