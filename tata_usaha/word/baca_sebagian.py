"""Reads a few parts of a Word file without unpacking the rest, at a price that the file cannot raise.

Any file may lie where a letter lay: its directory and the size of what is asked for are judged before anything
is unpacked, and what only looks like a package is refused like any other damaged file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

from tata_usaha.word.ganti_bagian import PaketAsing

BUKAN_WORD = "bukan dokumen Word yang utuh"
_ANGGOTA_MAKS = 20_000
_CARA = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # what Word writes; others unpack without a bound
_TERLALU_BESAR = "isinya jauh lebih besar daripada naskah mana pun"


def baca_sebagian(docx: bytes, pilih: Callable[[Iterable[str]], list[str]], maks: int) -> list[tuple[str, bytes]]:
    """Return the parts that `pilih` picks from the names of all, in its order; together no more than `maks` bytes.

    Raises:
        PaketAsing: when the file cannot be unpacked, or the parts are larger.

    """
    if docx.count(b"PK\x01\x02") > _ANGGOTA_MAKS:  # each is read into an object before the first can be asked for
        raise PaketAsing(_TERLALU_BESAR)
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
            anggota = {info.filename: info for info in arsip.infolist()}
            nama = pilih(anggota)
            if sum(anggota[satu].file_size for satu in nama) > maks:
                raise PaketAsing(_TERLALU_BESAR)
            if any(anggota[satu].compress_type not in _CARA for satu in nama):
                raise PaketAsing(BUKAN_WORD)
            return [(satu, arsip.read(satu)) for satu in nama]
    except PaketAsing:
        raise
    except Exception as galat:  # zipfile breaks in a dozen ways on bytes that only look like a package
        raise PaketAsing(BUKAN_WORD) from galat
