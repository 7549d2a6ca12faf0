"""Films, and HEIC photographs, by the structure of their files; nothing is decoded.

MP4, MOV and HEIC are boxes within boxes, MKV is elements within elements. Both say at each step
how long the next part is, so a copy that broke off shows itself without reading the film: a part
reaches beyond the end of the file, or one without which no player starts is not there.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tata_usaha.bukti.isi.asing import AVIF, SALIN_ULANG, SUARA, WEBM, Asing
from zi_model.bukti import JenisBerkas

_BAGIAN_MAKS = 100_000
_DURASI_MAKS = 100 * 3600  # seconds; no film of an office is longer, so a longer one is nonsense
_MEREK_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_MEREK_SUARA = frozenset({b"M4A ", b"M4B ", b"F4A "})
_AWAL_MOV = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})

_EBML, _DOCTYPE, _SEGMENT, _TRACKS, _CLUSTER = 0x1A45DFA3, 0x4282, 0x18538067, 0x1654AE6B, 0x1F43B675
_TRACK_ENTRY, _TRACK_TYPE, _JALUR_GAMBAR = 0xAE, 0x83, b"\x01"
_INFO, _SKALA, _DURASI, _SKALA_BAWAAN = 0x1549A966, 0x2AD7B1, 0x4489, 1_000_000  # nanoseconds
_PUNCAK_MKV = frozenset({0x114D9B74, 0x1549A966, _TRACKS, _CLUSTER, 0x1C53BB6B, 0x1254C367, 0x1941A469, 0x1043A770})

_TERPOTONG = f"video terpotong: bagian akhirnya tidak ada; {SALIN_ULANG}"
_TANPA_GAMBAR = "tidak berisi gambar bergerak; taruh rekaman yang bergambar"


class _Rusak(ValueError):
    """The file breaks off, or is no such structure."""


@dataclass(frozen=True)
class _Bagian:
    """One part of a file: what it is, where its content begins and ends (`terbuka`: end not said)."""

    jenis: int | bytes
    isi: int
    akhir: int
    terbuka: bool = False


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
        puncak: dict[int | bytes, _Bagian] = {}
        for bagian in pembaca.anak(0, ukuran):
            puncak.setdefault(bagian.jenis, bagian)
        if jenis is JenisBerkas.HEIC:
            return _periksa_heic(pembaca, puncak)
        if b"moov" not in puncak or b"mdat" not in puncak:
            return _TERPOTONG
        return "" if _bergambar(pembaca, puncak[b"moov"]) else _TANPA_GAMBAR
    except (_Rusak, struct.error):
        return _TERPOTONG if jenis is not JenisBerkas.HEIC else f"gambar terpotong atau rusak; {SALIN_ULANG}"


def durasi_video(masuk: BinaryIO, ukuran: int, jenis: JenisBerkas) -> float | None:
    """Return a film's length in seconds, None when the file does not say it.

    Raises:
        OSError: when the disk fails.

    """
    try:
        detik = _durasi_mkv(masuk, ukuran) if jenis is JenisBerkas.MKV else _durasi_kotak(masuk, ukuran)
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


def _durasi_mkv(masuk: BinaryIO, ukuran: int) -> float | None:
    pembaca = _Unsur(masuk)
    segmen = next((u for u in pembaca.anak(0, ukuran) if u.jenis == _SEGMENT), None)
    info = segmen and next((u for u in pembaca.anak(segmen.isi, segmen.akhir) if u.jenis == _INFO), None)
    if not info:
        return None
    isi = {u.jenis: pembaca.mentah(u) for u in pembaca.anak(info.isi, info.akhir)}
    if _DURASI not in isi:
        return None
    (durasi,) = struct.unpack(">d" if len(isi[_DURASI]) == 8 else ">f", isi[_DURASI])
    skala = int.from_bytes(isi[_SKALA], "big") if _SKALA in isi else _SKALA_BAWAAN
    return float(durasi) * skala / 1e9


def _periksa_heic(pembaca: _Kotak, puncak: dict[int | bytes, _Bagian]) -> str:
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


def kenali_ebml(kepala: bytes) -> JenisBerkas | Asing | None:
    """Return what a file of EBML elements is by its DocType: Matroska, WebM, or something else (None)."""
    pembaca = _Unsur(io.BytesIO(kepala))
    try:
        awal = next(pembaca.anak(0, len(kepala)))
        doctype = next(pembaca.baca(u) for u in pembaca.anak(awal.isi, awal.akhir) if u.jenis == _DOCTYPE)
    except (_Rusak, StopIteration):
        return None
    if doctype == b"matroska":
        return JenisBerkas.MKV
    return WEBM if doctype == b"webm" else None


def periksa_mkv(masuk: BinaryIO, ukuran: int) -> str:
    """Return why an MKV is no evidence, or nothing: whole, with a track of pictures and their data."""
    pembaca = _Unsur(masuk)
    try:
        segmen = next((u for u in pembaca.anak(0, ukuran) if u.jenis == _SEGMENT), None)
        if segmen is None:
            return _TERPOTONG
        ada_gambar = ada_isi = False
        for unsur in pembaca.anak(segmen.isi, segmen.akhir):
            ada_isi |= unsur.jenis == _CLUSTER
            if unsur.jenis == _TRACKS:
                ada_gambar |= pembaca.bergambar(unsur)
        if not ada_isi:
            return _TERPOTONG
        return "" if ada_gambar else _TANPA_GAMBAR
    except (_Rusak, struct.error):
        return _TERPOTONG


class _Unsur:
    """Walks the elements of a Matroska file, so many at most."""

    def __init__(self, masuk: BinaryIO) -> None:
        self._masuk = masuk
        self._sisa = _BAGIAN_MAKS

    def bergambar(self, tracks: _Bagian) -> bool:
        """Tell whether one of the tracks is of pictures."""
        for entri in self.anak(tracks.isi, tracks.akhir):
            if entri.jenis != _TRACK_ENTRY:
                continue
            for sifat in self.anak(entri.isi, entri.akhir):
                if sifat.jenis == _TRACK_TYPE and self.baca(sifat).lstrip(b"\0") == _JALUR_GAMBAR:
                    return True
        return False

    def baca(self, unsur: _Bagian) -> bytes:
        """Return the content of a short element, without the zeros that may fill its end."""
        return self.mentah(unsur).rstrip(b"\0")

    def mentah(self, unsur: _Bagian) -> bytes:
        """Return the content of a short element as it is."""
        self._masuk.seek(unsur.isi)
        return self._masuk.read(min(16, unsur.akhir - unsur.isi))

    def anak(self, letak: int, akhir: int) -> Iterator[_Bagian]:
        """Yield the elements between two places.

        A segment or cluster of a live recording does not say its length: a segment then goes to the
        end, and a cluster as far as its own elements do. Raises _Rusak when an element reaches
        beyond the end, and when there are too many.
        """
        while letak < akhir:
            unsur = self._unsur(letak, akhir)
            yield unsur
            letak = self._akhir_terbuka(unsur) if unsur.terbuka and unsur.jenis == _CLUSTER else unsur.akhir

    def _akhir_terbuka(self, cluster: _Bagian) -> int:
        letak = cluster.isi
        while letak < cluster.akhir:
            unsur = self._unsur(letak, cluster.akhir)
            if unsur.jenis in _PUNCAK_MKV:
                break
            letak = unsur.akhir
        return letak

    def _unsur(self, letak: int, akhir: int) -> _Bagian:
        self._sisa -= 1
        self._masuk.seek(letak)
        kepala = self._masuk.read(12)
        if self._sisa < 0 or len(kepala) < 2 or kepala[0] < 0x10:
            raise _Rusak
        lebar_id = 9 - kepala[0].bit_length()
        jenis = int.from_bytes(kepala[:lebar_id], "big")
        if len(kepala) <= lebar_id or kepala[lebar_id] == 0:
            raise _Rusak
        lebar = 9 - kepala[lebar_id].bit_length()
        nilai = kepala[lebar_id : lebar_id + lebar]
        if len(nilai) < lebar:
            raise _Rusak
        panjang = int.from_bytes(nilai, "big") & ((1 << 7 * lebar) - 1)
        isi = letak + lebar_id + lebar
        if panjang == (1 << 7 * lebar) - 1 and jenis in {_SEGMENT, _CLUSTER}:
            return _Bagian(jenis, isi, akhir, terbuka=True)
        if isi + panjang > akhir:
            raise _Rusak
        return _Bagian(jenis, isi, isi + panjang)
