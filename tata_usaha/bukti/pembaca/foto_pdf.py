"""Photographs of a letter's sheets, made into one PDF: what the telephone gave, unchanged where that can be.

A JPEG stands in a PDF byte for byte. How the camera was held is a number in its EXIF, and becomes the page's matrix, so
that nothing is decoded and encoded anew. What a PDF cannot hold so (PNG, and JPEG of rare kinds) is stored without
loss. The same photographs give the same PDF.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.bukti.pembaca.asing import MIB, Asing, kenali_asing, teruskan_galat_baca
from tata_usaha.bukti.pembaca.gambar import buka_gambar, periksa_gambar, ukur_gambar
from tata_usaha.bukti.pembaca.video import kenali_kotak
from zi_model.bukti import JenisBerkas

FOTO_MAKS = 100
_UKURAN_MAKS = 200 * MIB  # all together: as large as a signed copy may be
_PIKSEL_MAKS = 40_000_000  # of a picture that has to be decoded
_KEPALA = 4096
_PANJANG_A4 = 842.0  # points of the longer side of a page
_ARAH = 0x0112  # EXIF: how the camera was held
_MATRIKS = {  # from the unit square of the picture to the unit square of the page, by EXIF's number
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_PENANDA = re.compile(rb"\xff([^\x00\xff])")
_BISA = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended and progressive Huffman
_BUKAN_BINGKAI = frozenset({0xC4, 0xC8, 0xCC})
_WARNA = {1: b"/DeviceGray", 3: b"/DeviceRGB"}


class FotoTakTerpakai(ValueError):
    """A photograph of which no page can be made; its message is Indonesian and names it."""


@dataclass(frozen=True)
class _Lembar:
    """One page: the picture's data and how it is encoded, its size as stored, how it has to be turned."""

    data: bytes
    saringan: bytes
    warna: bytes
    lebar: int
    tinggi: int
    arah: int


def foto_ke_pdf(berkas: Sequence[Path]) -> bytes:
    """Return photographs (JPEG, PNG) as one PDF, a page each, in the order of their names (`2` before `10`).

    Raises:
        FotoTakTerpakai: when one is no such picture, is broken or too large, or there are none or too many.
        OSError: when one cannot be read.

    """
    if not 0 < len(berkas) <= FOTO_MAKS:
        raise FotoTakTerpakai(f"harus ada 1 sampai {FOTO_MAKS} foto, bukan {len(berkas)}")
    lembar: list[_Lembar] = []
    sisa = _UKURAN_MAKS
    for satu in sorted(berkas, key=_urutan):
        lembar.append(_lembar(satu, sisa))
        sisa -= len(lembar[-1].data)
    return _susun(lembar)


def _urutan(berkas: Path) -> tuple[list[tuple[int, str]], str]:
    """Return by what photographs are put in order: figures within a name count as numbers."""
    penggal = re.split(r"(\d+)", berkas.stem.casefold(), maxsplit=40)
    return [(int(satu[:18]), "") if satu.isdecimal() else (-1, satu) for satu in penggal], berkas.name


def _lembar(berkas: Path, sisa: int) -> _Lembar:
    if berkas.stat().st_size > sisa:
        raise FotoTakTerpakai(f"“{berkas.name}”: foto-fotonya bersama lebih besar dari {_UKURAN_MAKS // MIB} MB")
    isi = berkas.read_bytes()
    if isi.startswith(b"\xff\xd8\xff"):
        jenis = JenisBerkas.JPEG
    elif isi.startswith(b"\x89PNG\r\n\x1a\n"):
        jenis = JenisBerkas.PNG
    else:
        raise FotoTakTerpakai(f"“{berkas.name}”: {_sebut_isi(isi[:_KEPALA])}, bukan foto JPEG atau PNG")
    alasan, catatan = periksa_gambar(io.BytesIO(isi), len(isi), jenis)
    if alasan or catatan:
        raise FotoTakTerpakai(f"“{berkas.name}”: {alasan or catatan}")
    try:
        return _baca(isi, jenis)
    except FotoTakTerpakai as galat:
        raise FotoTakTerpakai(f"“{berkas.name}”: {galat}") from None
    except Exception as galat:
        teruskan_galat_baca(galat)
        raise FotoTakTerpakai(f"“{berkas.name}”: gambar rusak dan tidak dapat dibuka") from galat


def _sebut_isi(kepala: bytes) -> str:
    """Return in Indonesian what a file is that begins so."""
    if not kepala:
        return "kosong (0 bita)"
    if b"%PDF-" in kepala:
        return "isinya PDF"
    if kepala.startswith(b"RIFF") and kepala[8:12] == b"WEBP":
        return "isinya gambar WEBP"
    jenis = kenali_kotak(kepala) or kenali_asing(kepala)
    return f"isinya {jenis.sebutan if isinstance(jenis, Asing) else jenis}"


def _baca(isi: bytes, jenis: JenisBerkas) -> _Lembar:
    """Return a picture as a page holds it; raises whatever its decoder does."""
    gambar = buka_gambar(io.BytesIO(isi), jenis)
    with warnings.catch_warnings(action="ignore"):  # of broken EXIF
        try:
            arah = gambar.getexif().get(_ARAH) if jenis is JenisBerkas.JPEG else 1
        except Exception as galat:  # noqa: BLE001 - a stranger's EXIF can break its reader in any way
            teruskan_galat_baca(galat)
            arah = 1
    arah = arah if arah in _MATRIKS else 1
    if jenis is JenisBerkas.JPEG and (warna := _warna_jpeg(isi)):
        return _Lembar(isi, b"/DCTDecode", warna, gambar.width, gambar.height, arah)
    if ukur_gambar(isi, jenis).piksel > _PIKSEL_MAKS:
        raise FotoTakTerpakai(f"lebih dari {_PIKSEL_MAKS // 1_000_000} juta piksel; perkecil lalu simpan ulang")
    from PIL import Image

    if gambar.has_transparency_data:
        berlapis = gambar.convert("RGBA")
        polos = Image.alpha_composite(Image.new("RGBA", berlapis.size, "white"), berlapis).convert("RGB")
    else:
        polos = gambar.convert("L" if gambar.mode in {"1", "L"} else "RGB")
    data = zlib.compress(polos.tobytes(), 6)
    return _Lembar(data, b"/FlateDecode", _WARNA[len(polos.getbands())], polos.width, polos.height, arah)


def _warna_jpeg(isi: bytes) -> bytes | None:
    """Return the colour space of a JPEG that a PDF can hold as it is; None of one that it cannot."""
    letak = 2
    while cocok := _PENANDA.search(isi, letak):
        penanda, letak = cocok[1][0], cocok.end()
        if 0xC0 <= penanda <= 0xCF and penanda not in _BUKAN_BINGKAI:
            dalam, _, _, komponen = struct.unpack_from(">BHHB", isi, letak + 2)
            return _WARNA.get(komponen) if penanda in _BISA and dalam == 8 else None
        if penanda not in {0x01, 0xD8}:
            letak += struct.unpack_from(">H", isi, letak)[0]
    return None


def _susun(lembar: Sequence[_Lembar]) -> bytes:
    """Return a PDF with a page for each picture, as large as the picture asks, its longer side that of A4."""
    objek: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    anak = []
    for satu in lembar:
        nomor = len(objek) + 1
        anak.append(b"%d 0 R" % nomor)
        objek += _objek_lembar(satu, nomor)
    objek[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(anak), len(anak))
    keluar = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    letak = []
    for nomor, isi in enumerate(objek, 1):
        letak.append(len(keluar))
        keluar += b"%d 0 obj\n%b\nendobj\n" % (nomor, isi)
    awal = len(keluar)
    keluar += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    keluar += b"".join(b"%010d 00000 n \n" % satu for satu in letak)
    keluar += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objek) + 1, awal)
    return bytes(keluar)


def _objek_lembar(satu: _Lembar, nomor: int) -> list[bytes]:
    """Return page, drawing and picture as objects, of which the first has this number."""
    lebar, tinggi = (satu.tinggi, satu.lebar) if satu.arah >= 5 else (satu.lebar, satu.tinggi)
    skala = _PANJANG_A4 / max(lebar, tinggi)
    x, y = max(1.0, lebar * skala), max(1.0, tinggi * skala)
    a, b, c, d, e, f = _MATRIKS[satu.arah]
    gambar = b"q %.3f %.3f %.3f %.3f %.3f %.3f cm /G Do Q" % (a * x, b * y, c * x, d * y, e * x, f * y)
    return [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.3f %.3f] /Contents %d 0 R "
        b"/Resources << /XObject << /G %d 0 R >> >> >>" % (x, y, nomor + 1, nomor + 2),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(gambar), gambar),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace %b /Filter %b "
        b"/Length %d >>\nstream\n%b\nendstream"
        % (satu.lebar, satu.tinggi, satu.warna, satu.saringan, len(satu.data), satu.data),
    ]
