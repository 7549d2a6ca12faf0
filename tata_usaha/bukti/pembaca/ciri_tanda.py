"""What the bytes of a PDF alone tell of electronic signatures, without reading the file's structure.

A program that signs writes these as they are, since it must know the places of what it signs. There are several,
so that one byte that changed hides no signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from tata_usaha.bukti.pembaca.asing import MIB

_CIRI = (b"/ByteRange", b"/adbe.pkcs7", b"/adbe.x509", b"/ETSI.CAdES", b"/ETSI.RFC3161", b"/Adobe.PPK")
_RENTANG = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,12})\s+(\d{1,12})\s+\d{1,12}\s*\]")
_RENTANG_MAKS = 1000
_POTONGAN = MIB
_TUMPANG = 256  # what two pieces share, longer than anything that is looked for


def ada_ciri(masuk: BinaryIO) -> bool:
    """Tell whether a file may have an electronic signature."""
    return any(ciri in potongan for potongan in _potongan(masuk) for ciri in _CIRI)


def tanda_tersisa(masuk: BinaryIO) -> bool:
    """Tell whether something in a file still says that bytes around a place in this very file were signed.

    Where no signature can be reached any more, this tells one that was cut off from another file's, which is only
    attached.
    """
    semua = (satu for potongan in _potongan(masuk) for satu in _RENTANG.finditer(potongan))
    for awal, akhir in [(int(satu[1]), int(satu[2])) for satu in islice(semua, _RENTANG_MAKS)]:
        masuk.seek(awal)
        buka = masuk.read(1)
        masuk.seek(max(0, akhir - 1))
        if (buka, masuk.read(1)) == (b"<", b">"):
            return True
    return False


def _potongan(masuk: BinaryIO) -> Iterator[bytes]:
    """Yield a file piece by piece; neighbours share what could be cut in two."""
    sisa = b""
    masuk.seek(0)
    while baru := masuk.read(_POTONGAN):
        yield sisa + baru
        sisa = baru[-_TUMPANG:]
