"""Replaces single parts of a Word file and leaves all others as the very bytes that they are.

zipfile can only write a package anew: other compression, other dates, other order. A person's file is
theirs, so here the members that stay are copied with their headers, and only the new ones are packed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_LOKAL, _PUSAT, _AKHIR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_PANJANG_AKHIR, _PANJANG_PUSAT, _PANJANG_LOKAL = 22, 46, 30
_TERSANDI, _DENGAN_EKOR, _UTF8 = 0x1, 0x8, 0x800
_DEFLATE, _POLOS = 8, 0
_ZIP64 = 0xFFFFFFFF
_UTUH_MAKS = 2**29  # unpacked, pictures and all: what a letter of two hundred photos has, forty times


class PaketAsing(ValueError):
    """A file that is no Word package, or one that is packed in a way that Word does not write."""


@dataclass(frozen=True)
class _Anggota:
    """One member: its entry in the central directory, and where its own bytes begin and end."""

    nama: str
    pusat: bytes
    tanda: int
    cara: int
    terpak: int
    utuh: int
    crc: int
    letak: int
    akhir: int


def baca_bagian(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name.

    Raises:
        PaketAsing: when it is no such file, or damaged.

    """
    return {a.nama: _buka(docx, a) for a in _anggota(docx)}


def ganti_bagian(docx: bytes, baru: Mapping[str, bytes], tingkat: int = 6) -> bytes:
    """Return the file with these parts in the place of the old ones; all other bytes stay.

    `tingkat` is how hard to try to pack them.

    Raises:
        PaketAsing: when it is no such file, or damaged.

    """
    anggota = _anggota(docx)
    hasil, pusat = bytearray(), dict[str, bytes]()
    for a in sorted(anggota, key=lambda a: a.letak):
        letak = len(hasil)
        if a.nama in baru:
            isi = baru[a.nama]
            hasil += _pak(docx, a, isi, pusat, letak, tingkat)
        else:
            hasil += docx[a.letak : a.akhir]
            pusat[a.nama] = a.pusat[:42] + struct.pack("<I", letak) + a.pusat[46:]
    awal_pusat = len(hasil)
    for a in anggota:
        hasil += pusat[a.nama]
    akhir = _letak_akhir(docx)
    banyak = docx[akhir : akhir + 12]
    ekor = docx[akhir + 20 :]
    return bytes(hasil) + banyak + struct.pack("<II", len(hasil) - awal_pusat, awal_pusat) + ekor


def _pak(docx: bytes, a: _Anggota, isi: bytes, pusat: dict[str, bytes], letak: int, tingkat: int) -> bytes:
    """Return a member packed anew under its old header, and note its entry in the central directory."""
    mesin = zlib.compressobj(tingkat, zlib.DEFLATED, -15)
    terpak = mesin.compress(isi) + mesin.flush()
    ukuran = struct.pack("<III", zlib.crc32(isi), len(terpak), len(isi))
    cara = struct.pack("<HH", a.tanda & ~_DENGAN_EKOR, _DEFLATE)
    nama, tambahan = struct.unpack_from("<HH", docx, a.letak + 26)
    awal = docx[a.letak : a.letak + _PANJANG_LOKAL + nama + tambahan]
    pusat[a.nama] = (
        a.pusat[:8] + cara + a.pusat[12:16] + ukuran + a.pusat[28:42] + struct.pack("<I", letak) + a.pusat[46:]
    )
    return awal[:6] + cara + awal[10:14] + ukuran + awal[26:] + terpak


def _letak_akhir(docx: bytes) -> int:
    letak = docx.rfind(_AKHIR)
    if letak < 0 or letak + _PANJANG_AKHIR > len(docx):
        raise PaketAsing("berkas ini bukan dokumen Word .docx yang utuh")
    return letak


def _anggota(docx: bytes) -> list[_Anggota]:
    """Return the members in the order of the central directory."""
    akhir = _letak_akhir(docx)
    banyak, _, awal_pusat = struct.unpack_from("<HII", docx, akhir + 10)
    try:
        mentah = list(_entri(docx, awal_pusat, banyak))
        batas = sorted({letak for *_, letak in mentah} | {awal_pusat})
        hasil = []
        for pusat, nama, tanda, cara, crc, terpak, utuh, letak in mentah:
            if docx[letak : letak + 4] != _LOKAL or _ZIP64 in {terpak, utuh, letak} or cara not in {_DEFLATE, _POLOS}:
                raise PaketAsing("berkas ini dikemas dengan cara yang tidak dikenal")
            if tanda & _TERSANDI:
                raise PaketAsing("berkas ini dikunci dengan kata sandi")
            lanjut = batas[batas.index(letak) + 1]
            hasil.append(_Anggota(nama, pusat, tanda, cara, terpak, utuh, crc, letak, lanjut))
    except (struct.error, IndexError, ValueError) as galat:
        if isinstance(galat, PaketAsing):
            raise
        raise PaketAsing("berkas ini bukan dokumen Word .docx yang utuh") from galat
    if sum(a.utuh for a in hasil) > _UTUH_MAKS:
        raise PaketAsing("isinya jauh lebih besar daripada naskah mana pun")
    if len({a.nama for a in hasil}) != len(hasil):
        raise PaketAsing("berkas ini memuat dua bagian bernama sama")
    return hasil


def _entri(docx: bytes, letak: int, banyak: int) -> Iterator[tuple[bytes, str, int, int, int, int, int, int]]:
    for _ in range(banyak):
        if docx[letak : letak + 4] != _PUSAT:
            raise PaketAsing("berkas ini bukan dokumen Word .docx yang utuh")
        tanda, cara, _, _, crc, terpak, utuh, nama, tambahan, catatan = struct.unpack_from(
            "<HHHHIIIHHH", docx, letak + 8
        )
        (lokal,) = struct.unpack_from("<I", docx, letak + 42)
        ujung = letak + _PANJANG_PUSAT + nama + tambahan + catatan
        teks = docx[letak + _PANJANG_PUSAT : letak + _PANJANG_PUSAT + nama]
        yield (
            docx[letak:ujung],
            teks.decode("utf-8" if tanda & _UTF8 else "cp437"),
            tanda,
            cara,
            crc,
            terpak,
            utuh,
            lokal,
        )
        letak = ujung


def _buka(docx: bytes, a: _Anggota) -> bytes:
    nama, tambahan = struct.unpack_from("<HH", docx, a.letak + 26)
    awal = a.letak + _PANJANG_LOKAL + nama + tambahan
    isi = docx[awal : awal + a.terpak]
    if a.cara == _DEFLATE:
        try:
            isi = zlib.decompressobj(-15).decompress(isi, a.utuh + 1)  # no more than it says it has
        except zlib.error as galat:
            raise PaketAsing(f"bagian {a.nama} dalam berkas ini rusak") from galat
    if len(isi) != a.utuh or zlib.crc32(isi) != a.crc:
        raise PaketAsing(f"bagian {a.nama} dalam berkas ini rusak")
    return isi
