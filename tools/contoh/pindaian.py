"""A page as an office's scanner gives it: grey, not quite straight, a little blurred, speckled, and saved as a JPEG.

The same page, angle and seed give the same scan.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DPI = 150
_CETAK = 2
"""So many times finer the page is printed than it is scanned."""
_KERTAS, _TINTA = 232, 28
_BINTIK = 36
"""By how much a dot may be lighter or darker than it should."""


def pindai(pdf: Path, derajat: float = 0.0, benih: int = 0, halaman: int = 1) -> Image.Image:
    """Return a page as scanned: turned by so many degrees on a glass of its own size, which cuts off its corners."""
    with pypdfium2.PdfDocument(pdf) as dokumen:
        kertas = dokumen[halaman - 1].render(scale=_CETAK * DPI / 72, grayscale=True).to_pil().convert("L")
    miring = kertas.rotate(derajat, Image.Resampling.BICUBIC, fillcolor=255).reduce(_CETAK)
    kabur = miring.filter(ImageFilter.GaussianBlur(0.6))
    pudar = kabur.point([_TINTA + (_KERTAS - _TINTA) * nilai // 255 for nilai in range(256)])
    acak = random.Random(benih).randbytes(pudar.width * pudar.height)  # noqa: S311 - speckles, not secrets
    bintik = Image.frombytes("L", pudar.size, acak).point([nilai * _BINTIK // 128 for nilai in range(256)])
    keluar = io.BytesIO()
    ImageChops.add(pudar, bintik, offset=-_BINTIK).save(keluar, "JPEG", quality=60)
    return Image.open(io.BytesIO(keluar.getvalue()))


def pdf_pindaian(halaman: Sequence[Image.Image]) -> bytes:
    """Return scanned pages as the PDF that a scanner sends: pictures alone, no text."""
    keluar = io.BytesIO()
    pertama, *lain = halaman
    pertama.save(keluar, "PDF", save_all=True, append_images=lain, resolution=DPI)
    return keluar.getvalue()
