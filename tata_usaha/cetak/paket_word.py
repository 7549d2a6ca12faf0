"""A Word file as a package: its parts in a fixed order with fixed dates.

Zip stamps every member with the clock, so that a letter printed twice would differ by its bytes
alone. Repacked here, the same content is the same file, and the register may compare sums.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

_TANGGAL = (1980, 1, 1, 0, 0, 0)
_KEPALA = ("[Content_Types].xml", "_rels/.rels")
_TEKS = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml")
_SEBUTAN = {
    "document": "isi",
    "header": "kepala",
    "footer": "kaki",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
    "comments": "komentar",
}


def bongkar(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name.

    Raises:
        zipfile.BadZipFile: when it is no zip file, or a part of it is damaged.

    """
    with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
        return {info.filename: arsip.read(info) for info in arsip.infolist() if not info.is_dir()}


def bagian_teks(bagian: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    """Return the parts that hold text as (`isi`, `kepala`, `kaki`, … as people call them; XML), the body first."""
    urut = list(_SEBUTAN)
    bernama = [(urut.index(cocok[1]), nama) for nama in bagian if (cocok := _TEKS.fullmatch(nama))]
    return [(_SEBUTAN[urut[jenis]], bagian[nama]) for jenis, nama in sorted(bernama)]


def kemas(bagian: Mapping[str, bytes]) -> bytes:
    """Return a Word file made of these parts: same parts, same bytes."""
    keluar = io.BytesIO()
    sisanya = sorted(nama for nama in bagian if nama not in _KEPALA)
    with zipfile.ZipFile(keluar, "w") as arsip:
        for nama in (*(k for k in _KEPALA if k in bagian), *sisanya):
            info = zipfile.ZipInfo(nama, _TANGGAL)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            arsip.writestr(info, bagian[nama])
    return keluar.getvalue()


def kemas_ulang(docx: bytes) -> bytes:
    """Return the same Word file with fixed dates and order.

    Raises:
        zipfile.BadZipFile: when it is no zip file.

    """
    return kemas(bongkar(docx))
