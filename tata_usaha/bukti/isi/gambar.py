"""Pictures by their content: JPEG, PNG and WEBP, decoded to the last row.

A truncated photograph still opens in most viewers, half grey. So each picture is decoded, but
never at a price that its sender sets: how many pixels it has is read from its first bytes, and a
JPEG is decoded at an eighth of its size. HEIC is a box file and stands in `isi_video`.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import warnings
from typing import TYPE_CHECKING, BinaryIO

from tata_usaha.bukti.isi.asing import MIB, SALIN_ULANG, teruskan_galat_baca
from zi_model.bukti import JenisBerkas

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_UKURAN_MAKS = 100 * MIB
_PIKSEL_MAKS = 80_000_000  # 320 MB decoded; an A3 scan at 600 dpi has 70 million
_PIKSEL_JPEG_MAKS = 210_000_000  # the largest telephone cameras have 200 million
_PINDAIAN_JPEG_MAKS = 100  # scans of a progressive picture; usual are ten
_BAGIAN_MAKS = 50_000  # segments or chunks
_PENANDA = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")
_EXIF, _DIAMBIL = 0x8769, 0x9003  # the camera's part of EXIF, and in it when the picture was taken


def periksa_gambar(masuk: BinaryIO, ukuran: int, jenis: JenisBerkas) -> str:
    """Return why a JPEG, PNG or WEBP is no evidence, or nothing: whole, decodable, of a bearable size.

    Raises:
        OSError: when the disk fails.

    """
    if ukuran > _UKURAN_MAKS:
        return f"gambar lebih besar dari {_UKURAN_MAKS // MIB} MB; perkecil lalu simpan ulang"
    masuk.seek(0)
    isi = masuk.read(ukuran)
    try:
        match jenis:
            case JenisBerkas.JPEG:
                piksel, utuh = _ukur_jpeg(isi)
            case JenisBerkas.PNG:
                piksel, utuh = _ukur_png(isi)
            case _:
                piksel, utuh = _ukur_webp(isi)
    except (struct.error, IndexError):
        piksel, utuh = 0, False
    if not utuh:
        return f"gambar terpotong: bagian akhirnya tidak ada; {SALIN_ULANG}"
    if piksel > (_PIKSEL_JPEG_MAKS if jenis is JenisBerkas.JPEG else _PIKSEL_MAKS):
        return f"gambar terlalu besar ({piksel // 1_000_000} juta piksel); perkecil lalu simpan ulang"
    return _buka(isi, jenis)


def _ukur_jpeg(isi: bytes) -> tuple[int, bool]:
    """Return the pixels of a JPEG and whether it goes on to its end marker.

    The markers are walked as a decoder meets them: a segment is jumped over by its length, coded
    data is searched for the next marker. Whatever follows the end (a telephone's film, a second
    picture) is nobody's business.
    """
    letak, piksel, pindaian = 2, 0, 0
    for _ in range(_BAGIAN_MAKS):
        if (cocok := _PENANDA.search(isi, letak)) is None:
            break
        penanda, letak = cocok[1][0], cocok.end()
        if penanda == 0xD9:
            return piksel, True
        if penanda in {0x01, 0xD8}:
            continue
        if 0xC0 <= penanda <= 0xCF and penanda not in {0xC4, 0xC8, 0xCC}:
            tinggi, lebar = struct.unpack_from(">HH", isi, letak + 3)
            piksel = max(piksel, tinggi * lebar)
        pindaian += penanda == 0xDA
        if pindaian > _PINDAIAN_JPEG_MAKS:
            break
        letak += struct.unpack_from(">H", isi, letak)[0]
    return piksel, False


def _ukur_png(isi: bytes) -> tuple[int, bool]:
    """Return the pixels of a PNG and whether its chunks go on to the last one."""
    lebar, tinggi = struct.unpack_from(">II", isi, 16)
    letak = 8
    for _ in range(_BAGIAN_MAKS):
        panjang, jenis = struct.unpack_from(">I4s", isi, letak)
        letak += 12 + panjang
        if jenis == b"IEND":
            return lebar * tinggi, letak <= len(isi)
    return lebar * tinggi, False


def _ukur_webp(isi: bytes) -> tuple[int, bool]:
    """Return the pixels of a WEBP and whether it is as long as it says."""
    utuh = struct.unpack_from("<I", isi, 4)[0] + 8 <= len(isi)
    match isi[12:16]:
        case b"VP8X":
            lebar, tinggi = (int.from_bytes(isi[i : i + 3], "little") + 1 for i in (24, 27))
        case b"VP8L":
            (angka,) = struct.unpack_from("<I", isi, 21)
            lebar, tinggi = (angka & 0x3FFF) + 1, (angka >> 14 & 0x3FFF) + 1
        case _:
            lebar, tinggi = (sisi & 0x3FFF for sisi in struct.unpack_from("<HH", isi, 26))
    return lebar * tinggi, utuh


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


def _buka(isi: bytes, jenis: JenisBerkas) -> str:
    """Decode a picture whose size is known."""
    try:
        if jenis is JenisBerkas.PNG:
            buka_gambar(io.BytesIO(isi), jenis).verify()
        gambar = buka_gambar(io.BytesIO(isi), jenis)
        if jenis is JenisBerkas.JPEG:
            gambar.draft(None, (max(1, gambar.width // 8), max(1, gambar.height // 8)))
        gambar.load()
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break a decoder in any way
        teruskan_galat_baca(galat)
        return f"gambar rusak dan tidak dapat dibuka; {SALIN_ULANG}"
    return ""
