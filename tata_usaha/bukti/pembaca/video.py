"""Films, and HEIC photographs, by the structure of their files; nothing is decoded.

MP4, MOV and HEIC are boxes within boxes. Each says how long it is, so a copy that broke off shows
itself without reading the film: a part reaches beyond the end of the file, or one without which no
player starts is not there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tata_usaha.bukti.pembaca.asing import AVIF, SALIN_ULANG, SUARA, Asing
from zi_model.bukti import JenisBerkas

_BAGIAN_MAKS = 100_000
_DURASI_MAKS = 100 * 3600  # seconds; no film of an office is longer, so a longer one is nonsense
_MEREK_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_MEREK_SUARA = frozenset({b"M4A ", b"M4B ", b"F4A "})
_AWAL_MOV = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})

_TERPOTONG = f"video terpotong: bagian akhirnya tidak ada; {SALIN_ULANG}"
_TANPA_GAMBAR = "tidak berisi gambar bergerak; taruh rekaman yang bergambar"


class _Rusak(ValueError):
    """The file breaks off, or is no such structure."""


@dataclass(frozen=True)
class _Bagian:
    """One part of a file: what it is, where its content begins and ends."""

    jenis: bytes
    isi: int
    akhir: int


def kenali_kotak(kepala: bytes) -> JenisBerkas | Asing | None:
    """Return what a file of boxes is by its first box, None when it is no such file."""
    if kepala[4:8] in _AWAL_MOV:
        return JenisBerkas.MOV
    if kepala[4:8] != b"ftyp":
        return None
    panjang = min(int.from_bytes(kepala[:4], "big"), len(kepala))
    utama, lain = kepala[8:12], {kepala[i : i + 4] for i in range(16, panjang - 3, 4)}
    if utama in {b"avif", b"avis"} or (utama in _MEREK_HEIC and b"avif" in lain):
        return AVIF
    if utama in _MEREK_HEIC:
        return JenisBerkas.HEIC
    if utama in _MEREK_SUARA:
        return SUARA
    return JenisBerkas.MOV if utama == b"qt  " else JenisBerkas.MP4


def periksa_kotak(masuk: BinaryIO, ukuran: int, jenis: JenisBerkas) -> str:
    """Return why an MP4, MOV or HEIC is no evidence, or nothing: whole, and with something to see."""
    pembaca = _Kotak(masuk)
    try:
        puncak: dict[bytes, _Bagian] = {}
        for bagian in pembaca.anak(0, ukuran):
            puncak.setdefault(bagian.jenis, bagian)
        if jenis is JenisBerkas.HEIC:
            return _periksa_heic(pembaca, puncak)
        if b"moov" not in puncak or b"mdat" not in puncak:
            return _TERPOTONG
        return "" if _bergambar(pembaca, puncak[b"moov"]) else _TANPA_GAMBAR
    except (_Rusak, struct.error):
        return _TERPOTONG if jenis is not JenisBerkas.HEIC else f"gambar terpotong atau rusak; {SALIN_ULANG}"


def durasi_video(masuk: BinaryIO, ukuran: int) -> float | None:
    """Return a film's length in seconds, None when the file does not say it.

    Raises:
        OSError: when the disk fails.

    """
    try:
        detik = _durasi_kotak(masuk, ukuran)
    except (_Rusak, struct.error, ZeroDivisionError, OverflowError):
        return None
    return detik if detik is not None and 0 < detik < _DURASI_MAKS else None


def _durasi_kotak(masuk: BinaryIO, ukuran: int) -> float | None:
    pembaca = _Kotak(masuk)
    for moov in pembaca.anak(0, ukuran):
        if moov.jenis != b"moov":
            continue
        for mvhd in pembaca.bernama(moov, b"mvhd"):
            isi = pembaca.baca(mvhd.isi, min(32, mvhd.akhir - mvhd.isi))
            panjang = isi[0] == 1 if isi else False  # version 1 has times of 64 bits
            skala, durasi = struct.unpack_from(">IQ", isi, 20) if panjang else struct.unpack_from(">II", isi, 12)
            return None if durasi in {0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF} else durasi / skala
    return None


def _periksa_heic(pembaca: _Kotak, puncak: dict[bytes, _Bagian]) -> str:
    if (meta := puncak.get(b"meta")) is None:
        raise _Rusak
    dalam = {anak.jenis for anak in pembaca.anak(meta.isi + 4, meta.akhir)}  # version and flags come first
    if b"iloc" not in dalam or not ({b"mdat"} & puncak.keys() or b"idat" in dalam):
        raise _Rusak
    return ""


def _bergambar(pembaca: _Kotak, moov: _Bagian) -> bool:
    """Tell whether one of the tracks is of pictures."""
    for trak in pembaca.bernama(moov, b"trak"):
        for mdia in pembaca.bernama(trak, b"mdia"):
            for hdlr in pembaca.bernama(mdia, b"hdlr"):
                if pembaca.baca(hdlr.isi + 8, 4) == b"vide":
                    return True
    return False


class _Kotak:
    """Walks the boxes of a file, so many at most."""

    def __init__(self, masuk: BinaryIO) -> None:
        self._masuk = masuk
        self._sisa = _BAGIAN_MAKS

    def baca(self, letak: int, banyak: int) -> bytes:
        self._masuk.seek(letak)
        return self._masuk.read(banyak)

    def bernama(self, induk: _Bagian, jenis: bytes) -> Iterator[_Bagian]:
        return (anak for anak in self.anak(induk.isi, induk.akhir) if anak.jenis == jenis)

    def anak(self, letak: int, akhir: int) -> Iterator[_Bagian]:
        """Yield the boxes between two places; zeros and other remains at the end are passed over.

        Raises _Rusak when a box reaches beyond the end, and when there are too many.
        """
        while letak < akhir:
            self._sisa -= 1
            kepala = self.baca(letak, 16)
            if len(kepala) < 8 and not kepala.strip(b"\0"):
                return
            if self._sisa < 0 or len(kepala) < 8:
                raise _Rusak
            panjang, jenis = struct.unpack_from(">I4s", kepala)
            if not jenis.strip(b"\0"):  # a list of boxes may end with zeros
                return
            awal = 8
            if panjang == 1:
                (panjang,), awal = struct.unpack_from(">Q", kepala, 8), 16
            elif panjang == 0:
                panjang = akhir - letak
            if panjang < awal or letak + panjang > akhir:
                raise _Rusak
            yield _Bagian(jenis, letak + awal, letak + panjang)
            letak += panjang
