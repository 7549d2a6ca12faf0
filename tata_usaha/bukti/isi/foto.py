"""A photograph's fingerprint: alike when it was saved anew, made smaller or turned upright, and when it was taken."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from tata_usaha.bukti.pembaca.asing import teruskan_galat_baca
from tata_usaha.bukti.pembaca.gambar import buka_gambar, ukur_gambar, waktu_pengambilan
from zi_model.bukti import JenisBerkas

if TYPE_CHECKING:
    from PIL.Image import Image

_SISI = 9  # dots: of each pair of neighbours which is lighter gives a bit, 8 × 8 along and as many across
_CUKUP = 128  # so many dots at least: in fewer the fine ones tell how it was saved
_HALUS = 16  # a page or a wall differs less in its greys: it is like any other


def baca_foto(isi: bytes, jenis: JenisBerkas) -> tuple[int | None, dt.date | None]:
    """Return the fingerprint (128 bits) of a JPEG, PNG or WEBP and the day on which its camera took it.

    None where there is none: too plain or too heavy a picture, no camera.
    """
    try:
        gambar = buka_gambar(io.BytesIO(isi), jenis)
        diambil = waktu_pengambilan(gambar)
        hari = diambil.date() if diambil else None
        if ukur_gambar(isi, jenis).berat:
            return None, hari
        if jenis is JenisBerkas.JPEG:
            gambar.draft("L", (max(_CUKUP, gambar.width // 8), max(_CUKUP, gambar.height // 8)))
        return _sidik(gambar), hari
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break a decoder in any way
        teruskan_galat_baca(galat)
        return None, None


def _sidik(gambar: Image) -> int | None:
    from PIL import Image, ImageOps

    kecil = ImageOps.exif_transpose(gambar).convert("L").resize((_SISI, _SISI), Image.Resampling.BOX)
    titik = kecil.tobytes()
    if max(titik) - min(titik) < _HALUS:
        return None
    hasil = 0
    for baris in range(_SISI - 1):
        for kolom in range(_SISI - 1):
            ini, kanan, bawah = (
                titik[b * _SISI + k] for b, k in ((baris, kolom), (baris, kolom + 1), (baris + 1, kolom))
            )
            hasil = hasil << 2 | (kanan > ini) << 1 | (bawah > ini)
    return hasil
