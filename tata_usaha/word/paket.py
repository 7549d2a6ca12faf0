"""A Word file as a package: its parts in a fixed order with fixed dates.

Zip stamps every member with the clock, so that a letter printed twice would differ by its bytes
alone. Packed here, the same content is the same file, and the register may compare sums. A part that
is the same in every letter is packed once (`Anggota`) and only copied after that.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TINGKAT_CETAK = 3
"""How hard a letter's own parts are packed: a third of the time of zlib's own 6, for a tenth more bytes."""
_HARI = 0x21  # 1 January 1980, the first day that zip knows
_HAK = 0o600 << 16  # for who unpacks it on Unix
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


@dataclass(frozen=True)
class Anggota:
    """One part as zip holds it: its name, its packed bytes, and what the directory says of them."""

    nama: str
    isi: bytes
    sifat: bytes

    @classmethod
    def kemas(cls, nama: str, isi: bytes, tingkat: int = 6) -> Anggota:
        """Return a part packed; `tingkat` is how hard to try (0: a picture, which does not get smaller)."""
        padat = isi
        if tingkat:
            mesin = zlib.compressobj(tingkat, zlib.DEFLATED, -15)
            padat = mesin.compress(isi) + mesin.flush()
        sandi = 0 if nama.isascii() else 0x800
        cara = zlib.DEFLATED if tingkat else 0
        ukuran = (zlib.crc32(isi), len(padat), len(isi), len(nama.encode()), 0)
        return cls(nama, padat, struct.pack("<HHHHHIIIHH", 20, sandi, cara, 0, _HARI, *ukuran))


def bongkar(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name.

    Raises:
        zipfile.BadZipFile: when it is no zip file, or a part of it is damaged.

    """
    with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
        return {info.filename: arsip.read(info) for info in arsip.infolist() if not info.is_dir()}


def bagian_teks(bagian: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    """Return the parts that hold text as (`isi`, `kepala`, `kaki`, … as people call them; XML), the body first."""
    return [(sebutan, bagian[nama]) for sebutan, nama in urut_teks(bagian)]


def urut_teks(nama: Iterable[str]) -> list[tuple[str, str]]:
    """Return the names of parts that hold text, each after what people call it, the body first."""
    urut = list(_SEBUTAN)
    bernama = [(urut.index(cocok[1]), satu) for satu in nama if (cocok := _TEKS.fullmatch(satu))]
    return [(_SEBUTAN[urut[jenis]], satu) for jenis, satu in sorted(bernama)]


def kemas(bagian: Mapping[str, bytes]) -> bytes:
    """Return a Word file made of these parts: same parts, same bytes."""
    return gabung(Anggota.kemas(nama, isi) for nama, isi in bagian.items())


def gabung(anggota: Iterable[Anggota]) -> bytes:
    """Return a Word file made of packed parts, in the order in which Word files have them."""
    urut = {nama: f"\0{ke}" for ke, nama in enumerate(_KEPALA)}
    berkas: list[bytes] = []
    daftar: list[bytes] = []
    letak = 0
    semua = sorted(anggota, key=lambda a: urut.get(a.nama, a.nama))
    for satu in semua:
        nama = satu.nama.encode()
        berkas += (b"PK\x03\x04", satu.sifat, nama, satu.isi)
        daftar += (b"PK\x01\x02\x14\x00", satu.sifat, struct.pack("<HHHII", 0, 0, 0, _HAK, letak), nama)
        letak += 4 + len(satu.sifat) + len(nama) + len(satu.isi)
    direktori = b"".join(daftar)
    akhir = struct.pack("<HHHHIIH", 0, 0, len(semua), len(semua), len(direktori), letak, 0)
    return b"".join((*berkas, direktori, b"PK\x05\x06", akhir))


def kemas_ulang(docx: bytes) -> bytes:
    """Return the same Word file with fixed dates and order.

    Raises:
        zipfile.BadZipFile: when it is no zip file.

    """
    return kemas(bongkar(docx))
