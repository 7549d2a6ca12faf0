"""A unit's remark (`catatan.txt`): text from any Notepad, as it can be printed in a report."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from tata_usaha.bukti.pembaca.asing import urutan_sandi

CATATAN_MAKS = 64 * 1024
_TAK_TERCETAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def baca_catatan(berkas: Path) -> tuple[str, bool]:
    """Return a remark and whether it was cut: its first 64 KiB, in lines of LF, without control characters.

    Windows-1252, UTF-8 and UTF-16 are told apart by mark and content; a byte that none of them has
    becomes �.

    Raises:
        OSError: when it cannot be read.

    """
    with berkas.open("rb") as masuk:
        isi = masuk.read(CATATAN_MAKS + 1)
    terpotong = len(isi) > CATATAN_MAKS
    teks = _sandikan(isi[:CATATAN_MAKS])
    baris = (_TAK_TERCETAK.sub("", satu).rstrip() for satu in re.split(r"\r\n|\r|\n", teks.replace("\t", " ")))
    return "\n".join(baris).strip("\n"), terpotong


def _sandikan(isi: bytes) -> str:
    for sandi in urutan_sandi(isi):
        try:  # where it was cut, half a character may stand at the end
            return codecs.getincrementaldecoder(sandi)().decode(isi, final=False)
        except UnicodeDecodeError:
            continue
    return isi.decode("cp1252", errors="replace")
