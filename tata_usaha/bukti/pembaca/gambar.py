"""Pictures by their content: JPEG, PNG and WEBP, decoded to the last row.

A truncated photograph still opens in most viewers, half grey. So each picture is decoded, but
never at a price that its sender sets: how many pixels it has is read from its first bytes, and a
JPEG is decoded at an eighth of its size. A picture that would still need too much memory or time is
only followed to its end by its own structure, and that is said. HEIC is a box file and stands in
`isi_video`.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from tata_usaha.bukti.pembaca.asing import MIB, SALIN_ULANG, teruskan_galat_baca
from zi_model.bukti import JenisBerkas

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_UKURAN_MAKS = 100 * MIB
_PIKSEL_MAKS = 80_000_000  # an A3 scan at 600 dpi has 70 million
_PIKSEL_JPEG_MAKS = 210_000_000  # the largest telephone cameras have 200 million
_PINDAIAN_JPEG_MAKS = 100  # scans of a progressive picture; usual are ten
_MEMORI_MAKS = 200 * MIB  # file and decoder together
_KERJA_MAKS = 400_000_000  # pixels times scans: two seconds
_BITA_PNG = {0: 1, 2: 4, 3: 1, 4: 4, 6: 4}  # by colour type, bytes that Pillow takes for a pixel of 8 bits
_BITA_WEBP = 16  # its decoder keeps the picture three times, Pillow once
_BITA_CETAK = {"1": 1, "L": 1, "RGB": 4, "RGBA": 8, "I;16": 8}  # by Pillow's mode, for a letter
_BITA_LAPIS = 20  # of any other: it is laid over white in all its dots
_BERTAHAP = frozenset({0xC2, 0xC6, 0xCA, 0xCE})  # frames of progressive JPEG
_BAGIAN_MAKS = 50_000  # segments or chunks
_PENANDA = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")
_EXIF, _DIAMBIL = 0x8769, 0x9003  # the camera's part of EXIF, and in it when the picture was taken


@dataclass(frozen=True)
class UkuranGambar:
    """What a picture's structure says: its pixels, the bytes and the work of decoding it, whether it has its end."""

    piksel: int
    memori: int
    kerja: int
    utuh: bool

    @property
    def berat(self) -> bool:
        """Whether decoding it would cost too much."""
        return self.memori > _MEMORI_MAKS or self.kerja > _KERJA_MAKS


def periksa_gambar(masuk: BinaryIO, ukuran: int, jenis: JenisBerkas) -> tuple[str, str]:
    """Return why a JPEG, PNG or WEBP is no evidence, or nothing: whole, decodable, of a bearable size.

    With it comes why it was not decoded to its end, or nothing.

    Raises:
        OSError: when the disk fails.

    """
    if ukuran > _UKURAN_MAKS:
        return f"gambar lebih besar dari {_UKURAN_MAKS // MIB} MB; perkecil lalu simpan ulang", ""
    masuk.seek(0)
    isi = masuk.read(ukuran)
    hasil = ukur_gambar(isi, jenis)
    juta = hasil.piksel // 1_000_000
    if not hasil.utuh:
        return f"gambar terpotong: bagian akhirnya tidak ada; {SALIN_ULANG}", ""
    if hasil.piksel > (_PIKSEL_JPEG_MAKS if jenis is JenisBerkas.JPEG else _PIKSEL_MAKS):
        return f"gambar terlalu besar ({juta} juta piksel); perkecil lalu simpan ulang", ""
    if hasil.berat:
        catatan = f"gambar {juta} juta piksel terlalu berat dibuka, jadi hanya susunan berkasnya yang diperiksa"
        return _buka(isi, jenis, sampai_habis=False), catatan
    return _buka(isi, jenis), ""


def ukur_gambar(isi: bytes, jenis: JenisBerkas) -> UkuranGambar:
    """Return what the structure of a JPEG, PNG or WEBP says of it; what is broken has no end."""
    try:
        match jenis:
            case JenisBerkas.JPEG:
                return _ukur_jpeg(isi)
            case JenisBerkas.PNG:
                return _ukur_png(isi)
            case _:
                return _ukur_webp(isi)
    except (struct.error, IndexError):
        return UkuranGambar(0, 0, 0, utuh=False)


def _ukur_jpeg(isi: bytes) -> UkuranGambar:
    """Return what the markers of a JPEG say.

    The markers are walked as a decoder meets them: a segment is jumped over by its length, coded
    data is searched for the next marker. Whatever follows the end (a telephone's film, a second
    picture) is nobody's business.
    """
    letak, piksel, koefisien, pindaian, bertahap, utuh = 2, 0, 0, 0, False, False
    for _ in range(_BAGIAN_MAKS):
        if (cocok := _PENANDA.search(isi, letak)) is None:
            break
        penanda, letak = cocok[1][0], cocok.end()
        if penanda == 0xD9:
            utuh = True
            break
        if penanda in {0x01, 0xD8}:
            continue
        if 0xC0 <= penanda <= 0xCF and penanda not in {0xC4, 0xC8, 0xCC}:
            tinggi, lebar, komponen = struct.unpack_from(">HHB", isi, letak + 3)
            piksel = max(piksel, tinggi * lebar)
            koefisien = max(koefisien, tinggi * lebar * komponen)
            bertahap |= penanda in _BERTAHAP
        pindaian += penanda == 0xDA
        if pindaian > _PINDAIAN_JPEG_MAKS:
            break
        letak += struct.unpack_from(">H", isi, letak)[0]
    sekaligus = bertahap or pindaian > 1  # then all coefficients are kept until the last scan
    memori = len(isi) + (2 * koefisien if sekaligus else 0) + piksel // 16
    return UkuranGambar(piksel, memori, piksel * pindaian if sekaligus else piksel, utuh)


def _ukur_png(isi: bytes) -> UkuranGambar:
    """Return what the head of a PNG says, and whether its chunks go on to the last one."""
    lebar, tinggi, dalam, warna = struct.unpack_from(">IIBB", isi, 16)
    piksel = lebar * tinggi
    memori = len(isi) + piksel * (2 if dalam == 16 and warna == 0 else _BITA_PNG.get(warna, 4))
    letak = 8
    for _ in range(_BAGIAN_MAKS):
        panjang, jenis = struct.unpack_from(">I4s", isi, letak)
        letak += 12 + panjang
        if jenis == b"IEND":
            return UkuranGambar(piksel, memori, piksel, letak <= len(isi))
    return UkuranGambar(piksel, memori, piksel, utuh=False)


def _ukur_webp(isi: bytes) -> UkuranGambar:
    """Return what the head of a WEBP says, and whether it is as long as it says."""
    utuh = struct.unpack_from("<I", isi, 4)[0] + 8 <= len(isi)
    match isi[12:16]:
        case b"VP8X":
            lebar, tinggi = (int.from_bytes(isi[i : i + 3], "little") + 1 for i in (24, 27))
        case b"VP8L":
            (angka,) = struct.unpack_from("<I", isi, 21)
            lebar, tinggi = (angka & 0x3FFF) + 1, (angka >> 14 & 0x3FFF) + 1
        case _:
            lebar, tinggi = (sisi & 0x3FFF for sisi in struct.unpack_from("<HH", isi, 26))
    piksel = lebar * tinggi
    return UkuranGambar(piksel, len(isi) + piksel * _BITA_WEBP, piksel, utuh)


def buka_gambar(masuk: BinaryIO, jenis: JenisBerkas) -> ImageFile:
    """Return a JPEG, PNG or WEBP whose head has been read; its pixels are decoded only when they are asked for.

    Pillow's own classes, because `Image.open` warns aloud of large pictures that we take.

    Raises:
        Exception: of any kind, when it is no such picture.

    """
    from PIL.JpegImagePlugin import JpegImageFile  # 0.1 s to import: only who has a picture waits
    from PIL.PngImagePlugin import PngImageFile
    from PIL.WebPImagePlugin import WebPImageFile

    kelas = {JenisBerkas.JPEG: JpegImageFile, JenisBerkas.PNG: PngImageFile}.get(jenis, WebPImageFile)
    with warnings.catch_warnings(action="ignore"):  # of broken EXIF, aloud on standard error
        return kelas(masuk)


def berat_dicetak(gambar: ImageFile) -> bool:
    """Tell whether a picture whose head has been read would cost too much to be decoded and prepared for a letter."""
    piksel = gambar.width * gambar.height
    if gambar.format == "JPEG":
        return "progressive" in gambar.info and 2 * len(gambar.getbands()) * piksel > _MEMORI_MAKS
    if gambar.format == "WEBP":
        return piksel * _BITA_WEBP > _MEMORI_MAKS
    bita = _BITA_LAPIS if "transparency" in gambar.info else _BITA_CETAK.get(gambar.mode, _BITA_LAPIS)
    return piksel * bita > _MEMORI_MAKS


def waktu_pengambilan(gambar: ImageFile) -> dt.datetime | None:
    """Return when the camera took a picture, by its own clock; None when it did not write it, or nonsense.

    Only EXIF's DateTimeOriginal tells that; the date of the last change says when somebody saved it.
    """
    from PIL.Image import Image

    try:
        with warnings.catch_warnings(action="ignore"):
            exif = Image.getexif(gambar)  # that of PNG itself would decode the picture to look behind its pixels
            teks = exif.get_ifd(_EXIF).get(_DIAMBIL)
        return dt.datetime.strptime(str(teks).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    except Exception as galat:  # noqa: BLE001 - a stranger's EXIF can break its reader in any way
        teruskan_galat_baca(galat)
        return None


def _buka(isi: bytes, jenis: JenisBerkas, *, sampai_habis: bool = True) -> str:
    """Decode a picture whose size is known, or read its head (of a PNG all checksums too)."""
    try:
        if jenis is JenisBerkas.PNG:
            buka_gambar(io.BytesIO(isi), jenis).verify()
        gambar = buka_gambar(io.BytesIO(isi), jenis)
        if jenis is JenisBerkas.JPEG:
            gambar.draft(None, (max(1, gambar.width // 8), max(1, gambar.height // 8)))
        if sampai_habis:
            gambar.load()
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break a decoder in any way
        teruskan_galat_baca(galat)
        return f"gambar rusak dan tidak dapat dibuka; {SALIN_ULANG}"
    return ""
