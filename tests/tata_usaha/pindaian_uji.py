"""Scans as an office has them: sheets with a letter's code at their foot, as a PDF of pictures or a photograph."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence

import segno
from PIL import Image, ImageDraw

from zi_model.naskah.inti.kode_kaki import kode_kaki

WILAYAH = "7210"
_LEBAR, _TINGGI = 620, 877  # A4 in small: read four times as fast as a whole sheet
_KODE = 44


def lembar(kunci: str = "", tulisan: str = "") -> Image.Image:
    """Return a sheet with the code of a letter ("": none); `tulisan` makes it differ from others."""
    gambar = Image.new("L", (_LEBAR, _TINGGI), 255)
    ImageDraw.Draw(gambar).text((60, 80), f"Naskah {tulisan}", fill=0)
    if kunci:
        kode = io.BytesIO()
        segno.make(kode_kaki(kunci, WILAYAH), version=1, error="q", boost_error=False).save(kode, kind="png", border=4)
        gambar.paste(Image.open(kode).convert("L").resize((_KODE * 2, _KODE * 2)), (60, _TINGGI - _KODE * 2 - 20))
    return gambar


def pdf_pindaian(halaman: Sequence[Image.Image]) -> bytes:
    """Return sheets as a scanner does: a PDF of pictures."""
    keluar = io.BytesIO()
    awal, *lain = halaman
    saat = time.gmtime(0)
    awal.save(keluar, "PDF", save_all=True, append_images=lain, resolution=150.0, creationDate=saat, modDate=saat)
    return keluar.getvalue()


def pindaian(kunci: str, tulisan: str = "", halaman: int = 1) -> bytes:
    """Return a letter's scan; `tulisan` makes one differ from another of the same letter."""
    return pdf_pindaian([lembar(kunci, tulisan), *(lembar("", f"{tulisan} {n}") for n in range(2, halaman + 1))])


def foto(kunci: str = "", tulisan: str = "") -> bytes:
    """Return a photograph of a sheet."""
    keluar = io.BytesIO()
    lembar(kunci, tulisan).save(keluar, "JPEG", quality=90)
    return keluar.getvalue()
