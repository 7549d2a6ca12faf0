"""The pages of a PDF that somebody scanned or printed: their text, and what they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

HALAMAN_MAKS = 2
DPI_KODE = 150


def teks_halaman(isi: bytes, maks: int = HALAMAN_MAKS) -> list[str]:
    """Return the text of a PDF's first pages, one each; [] when it does not open. A page without text is ""."""
    raise NotImplementedError


def gambar_halaman(isi: bytes, nomor: int = 0, dpi: int = DPI_KODE) -> Image | None:
    """Return a page (from 0) as a grey picture; None when it does not open, or cannot be drawn at a fair price."""
    raise NotImplementedError


def banyak_halaman(isi: bytes) -> int | None:
    """Return how many pages a PDF has; None when it does not open."""
    raise NotImplementedError
