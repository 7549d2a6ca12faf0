"""Photographs of a letter's sheets, made into one PDF: what the telephone gave, unchanged where that can be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class FotoTakTerpakai(ValueError):
    """A photograph of which no page can be made; its message is Indonesian and names it."""


def foto_ke_pdf(berkas: Sequence[Path]) -> bytes:
    """Return photographs (JPEG, PNG) as one PDF, a page each, in the order of their names (`2` before `10`).

    Raises:
        FotoTakTerpakai: when one is no such picture, is broken or too large, or there are none or too many.
        OSError: when one cannot be read.

    """
    raise NotImplementedError
