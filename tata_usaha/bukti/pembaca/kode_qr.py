"""The QR codes on a picture of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def baca_kode(gambar: Image) -> list[str]:
    """Return the texts of the QR codes on a picture, from the top down; [] when there are none."""
    raise NotImplementedError
