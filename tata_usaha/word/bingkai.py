"""The frame of a Word file, byte for byte: whether all that zip says of its members is true, and nothing lies between.

Zip says most things twice, once before a member and once in the directory at the end, and programs read one of the
two and believe it. A byte that went wrong on a disk or on its way here then shows nowhere until it matters. So here
both are compared, and the members must fill the file from its first byte to its last.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_LOKAL, _PUSAT, _AKHIR, _EKOR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08"
_BENTUK_LOKAL, _BENTUK_PUSAT, _BENTUK_AKHIR = "<4sHHHHHIIIHH", "<4sHHHHHHIIIHHHHHII", "<4sHHHHIIH"
_TERSANDI, _DENGAN_EKOR, _UTF8 = 0x1, 0x8, 0x800
_DEFLATE, _POLOS = 8, 0
_UTUH_MAKS = 2**29
"""Unpacked, pictures and all: what a letter of two hundred photos has, forty times."""
_ANGGOTA_MAKS = 20_000
_BUATAN, _HAK = struct.pack("<H", 20), struct.pack("<HI", 0, 0o600 << 16)
"""What this program writes of who made a member, and with which rights (`tata_usaha.word.paket`)."""


@dataclass(frozen=True)
class Bingkai:
    """The members that could be unpacked, by name, and what is wrong with the file (Indonesian), in its order."""

    bagian: dict[str, bytes] = field(default_factory=dict)
    cacat: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Catatan:
    """What the directory says of one member."""

    nama: str
    mentah: bytes
    sifat: tuple[int, ...]  # version needed, flags, method, time, date
    crc: int
    terpak: int
    utuh: int
    letak: int


class _Cacat(ValueError):
    """What is wrong, in Indonesian."""


def baca_bingkai(docx: bytes) -> Bingkai:
    """Return the members of a zip file with all that is wrong in its frame; it never raises for what the bytes are."""
    try:
        catatan, awal_pusat = _baca_pusat(docx)
    except _Cacat as pertama:
        return Bingkai(cacat=(str(pertama),))
    bagian: dict[str, bytes] = {}
    cacat: list[str] = []
    letak = 0
    for satu in sorted(catatan, key=lambda c: c.letak):
        if satu.letak != letak and not cacat:
            cacat.append(f"ada bita yang tidak dikenal sebelum bagian {satu.nama}")
        try:
            awal, letak = _baca_lokal(docx, satu, awal_pusat)
            bagian[satu.nama] = _buka(docx[awal : awal + satu.terpak], satu)
        except _Cacat as lagi:
            cacat.append(str(lagi))
    if not cacat and letak != awal_pusat:
        cacat.append("ada bita yang tidak dikenal sesudah bagian terakhir")
    return Bingkai({n: isi for n, isi in bagian.items() if not n.endswith("/")}, tuple(cacat))


def _baca_pusat(docx: bytes) -> tuple[list[_Catatan], int]:
    """Return what the directory says, and where it begins."""
    akhir = docx.rfind(_AKHIR)
    if not docx.startswith(_LOKAL) or akhir < 0 or akhir + struct.calcsize(_BENTUK_AKHIR) > len(docx):
        raise _Cacat("berkas terpotong, atau bukan dokumen Word")
    _, cakram, cakram_pusat, banyak, seluruhnya, panjang, awal, komentar = struct.unpack_from(
        _BENTUK_AKHIR, docx, akhir
    )
    if akhir + struct.calcsize(_BENTUK_AKHIR) + komentar != len(docx):
        raise _Cacat("berkas terpotong, atau ada bita tambahan di akhirnya")
    if cakram or cakram_pusat or banyak != seluruhnya or awal + panjang != akhir or banyak > _ANGGOTA_MAKS:
        raise _Cacat("daftar isi berkas rusak")
    hasil, letak = [], awal
    for _ in range(banyak):
        catatan = _satu_catatan(docx, letak, akhir)
        hasil.append(catatan)
        letak += len(catatan.mentah)
    if letak != akhir:
        raise _Cacat("daftar isi berkas rusak")
    if len({c.nama.casefold() for c in hasil}) != len(hasil):
        raise _Cacat("berkas memuat dua bagian bernama sama")
    if sum(c.utuh for c in hasil) > _UTUH_MAKS:
        raise _Cacat("isinya jauh lebih besar daripada naskah mana pun")
    return hasil, awal


def _satu_catatan(docx: bytes, letak: int, batas: int) -> _Catatan:
    kepala = struct.calcsize(_BENTUK_PUSAT)
    if letak + kepala > batas:
        raise _Cacat("daftar isi berkas rusak")
    tanda, _, *sifat, crc, terpak, utuh, n, tambahan, komentar, cakram, _, _, lokal = struct.unpack_from(
        _BENTUK_PUSAT, docx, letak
    )
    ujung = letak + kepala + n + tambahan + komentar
    if tanda != _PUSAT or cakram or ujung > batas:
        raise _Cacat("daftar isi berkas rusak")
    try:
        nama = docx[letak + kepala : letak + kepala + n].decode("utf-8" if sifat[1] & _UTF8 else "cp437")
    except UnicodeDecodeError:
        raise _Cacat("daftar isi berkas rusak") from None
    return _Catatan(nama, docx[letak:ujung], tuple(sifat), crc, terpak, utuh, lokal)


def _baca_lokal(docx: bytes, c: _Catatan, batas: int) -> tuple[int, int]:
    """Return where the bytes of a member begin, and where the next member must."""
    kepala = struct.calcsize(_BENTUK_LOKAL)
    rusak = _Cacat(f"kepala bagian {c.nama} rusak")
    if c.letak + kepala > batas:
        raise rusak
    tanda, *sifat, crc, terpak, utuh, n, tambahan = struct.unpack_from(_BENTUK_LOKAL, docx, c.letak)
    awal = c.letak + kepala + n + tambahan
    ujung = awal + c.terpak
    panjang_nama = struct.unpack_from("<H", c.mentah, 28)[0]
    nama = c.mentah[46 : 46 + panjang_nama]
    if tanda != _LOKAL or tuple(sifat) != c.sifat or docx[c.letak + kepala : c.letak + kepala + n] != nama:
        raise rusak
    if sifat[1] & _TERSANDI:
        raise _Cacat("berkas ini dikunci dengan kata sandi")
    if sifat[2] not in {_DEFLATE, _POLOS} or ujung > batas:
        raise rusak
    ukuran = (c.crc, c.terpak, c.utuh)
    if sifat[1] & _DENGAN_EKOR and not crc and not terpak and not utuh:
        ujung += 4 * (docx[ujung : ujung + 4] == _EKOR) + 12
        if ujung > batas or struct.unpack_from("<III", docx, ujung - 12) != ukuran:
            raise rusak
    elif (crc, terpak, utuh) != ukuran:
        raise rusak
    elif sifat[1] & _DENGAN_EKOR:
        for panjang in (16, 12):
            ekor = docx[ujung : ujung + panjang]
            if ekor == (_EKOR if panjang == 16 else b"") + struct.pack("<III", *ukuran):
                ujung += panjang
                break
    return awal, ujung


def _buka(isi: bytes, c: _Catatan) -> bytes:
    """Return a member unpacked, no more than it says it has."""
    rusak = _Cacat(f"isi bagian {c.nama} rusak")
    if c.sifat[2] == _DEFLATE:
        mesin = zlib.decompressobj(-15)
        try:
            isi = mesin.decompress(isi, c.utuh + 1)
        except zlib.error:
            raise rusak from None
        if not mesin.eof or mesin.unused_data:
            raise rusak
    if len(isi) != c.utuh or zlib.crc32(isi) != c.crc:
        raise rusak
    return isi


def kemasan_sendiri(docx: bytes) -> bool:
    """Tell whether a whole file is packed as this program packs, but for one member at most: no other writes so."""
    semua = list(_catatan_pusat(docx))
    sendiri = sum(docx[n + 4 : n + 6] == _BUATAN and docx[n + 36 : n + 42] == _HAK for n in semua)
    return bool(semua) and sendiri >= len(semua) - 1


def bita_tak_dibaca(docx: bytes) -> set[int]:
    """Return where a whole file has bytes that no program reads: who made it, with which rights, and unused bits.

    The last byte of a member may have some, whatever packed it.
    """
    hasil: set[int] = set()
    for letak in _catatan_pusat(docx):
        hasil |= {letak + 4, letak + 5, *range(letak + 36, letak + 42)}
        panjang, lokal = struct.unpack_from("<I", docx, letak + 20)[0], struct.unpack_from("<I", docx, letak + 42)[0]
        nama, tambahan = struct.unpack_from("<HH", docx, lokal + 26)
        hasil.add(lokal + struct.calcsize(_BENTUK_LOKAL) + nama + tambahan + panjang - 1)
    return hasil


def _catatan_pusat(docx: bytes) -> Iterator[int]:
    """Yield where each entry of the directory begins."""
    akhir = docx.rfind(_AKHIR)
    banyak, _, letak = struct.unpack_from("<HII", docx, akhir + 10)
    for _ in range(banyak):
        yield letak
        letak += struct.calcsize(_BENTUK_PUSAT) + sum(struct.unpack_from("<HHH", docx, letak + 28))
