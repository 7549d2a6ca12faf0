"""The process that draws the pages of one PDF into a folder: `pelukis_lembar.py PDF FOLDER DPI`.

PDFium is C++ that decodes whatever somebody made: a file can crash it, take all memory, or never come back. It is run
as a script by `lukis`, which may kill it, and imports nothing of ours. It prints width and height of each page as JSON.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
from pathlib import Path

_MEMORI_MAKS = 1280 * 2**20
_DETIK = 120.0
_KOTAK_MAKS = 200.0 * 72  # points: PDF's own limit for a side of a page
_PIKSEL_MAKS = 4_000_000
_WARNA = 64
"""Letters are black on white, with here and there a chart or photo: with so many colours a page is a third as heavy."""


def main() -> None:
    """Draw all pages, at most as many as are asked for."""
    import os

    batas = threading.Timer(_DETIK, os._exit, (1,))  # whoever started this may have been killed
    batas.daemon = True
    batas.start()
    _batasi()
    from PIL import Image
    from pypdfium2 import PdfDocument

    pdf, folder, dpi, maks = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    ukuran = []
    with PdfDocument(pdf) as dokumen:
        banyak = len(dokumen)
        for ke in range(min(banyak, maks)):
            with contextlib.closing(dokumen[ke]) as halaman:
                lebar, tinggi = (min(max(1.0, sisi), _KOTAK_MAKS) for sisi in halaman.get_size())
                skala = min(dpi / 72, (_PIKSEL_MAKS / (lebar * tinggi)) ** 0.5)
                gambar = halaman.render(scale=skala, may_draw_forms=False, limit_image_cache=True).to_pil()
            ringan = gambar.convert("RGB").quantize(_WARNA, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            ringan.save(folder / f"{ke + 1}.png", optimize=True)
            ukuran.append(gambar.size)
    print(json.dumps({"banyak": banyak, "ukuran": ukuran}))  # noqa: T201 - the answer


def _batasi() -> None:
    """Let this process have so much memory; where the system knows no such limit, time is the only one."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORI_MAKS, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
