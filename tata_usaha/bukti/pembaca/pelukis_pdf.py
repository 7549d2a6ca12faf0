"""The process that opens strangers' PDFs: `halaman_pdf` starts it, talks with it through its pipes, and may kill it.

PDFium is C++ that decodes whatever somebody made; a file can make it crash, take all memory, or never come back. All
three end this process and nothing else. It is run as a script, so it imports nothing of ours.

A request is a line of JSON, followed by as many bytes as it says; the answer likewise. A request that fails for
whatever reason is answered with `{}`.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MEMORI_MAKS = 1280 * 2**20
_KOTAK_MAKS = 200.0 * 72  # points: PDF's own limit for a side of a page


def main() -> None:
    """Answer requests until the pipe is closed: whoever started this has ended, however."""
    _batasi()
    masuk, keluar = sys.stdin.buffer, sys.stdout.buffer
    dokumen: PdfDocument | None = None
    while baris := masuk.readline():
        permintaan = json.loads(baris)
        # whoever started this may have been killed while it is busy, and then nobody else ends it
        batas = threading.Timer(permintaan["detik"], os._exit, (1,))
        batas.daemon = True
        batas.start()
        jawaban: dict[str, Any] = {}
        lampiran: Any = b""
        try:
            if permintaan["minta"] == "buka":
                if dokumen is not None:
                    dokumen.close()
                    dokumen = None
                dokumen = _buka(masuk.read(permintaan["panjang"]))
                jawaban = {"halaman": len(dokumen)}
            elif dokumen is not None and permintaan["minta"] == "teks":
                jawaban = {"teks": [_teks(dokumen, ke, permintaan["aksara"]) for ke in range(permintaan["maks"])]}
            elif dokumen is not None and permintaan["minta"] == "luas":
                jawaban = {"luas": _luas_gambar(dokumen, permintaan["nomor"], permintaan["objek"])}
            elif dokumen is not None and permintaan["minta"] == "gambar":
                jawaban, lampiran = _gambar(dokumen, permintaan["nomor"], permintaan["dpi"], permintaan["piksel"])
        except Exception:  # noqa: BLE001 - a stranger's file can break its reader in any way
            jawaban, lampiran = {}, b""
        batas.cancel()
        keluar.write(json.dumps({**jawaban, "panjang": len(lampiran)}).encode() + b"\n")
        keluar.write(lampiran)
        keluar.flush()


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


def _buka(isi: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument

    return PdfDocument(isi)


def _teks(dokumen: PdfDocument, ke: int, aksara: int) -> str:
    """Return a page's text; "" where there is none, or no such page."""
    if ke >= len(dokumen):
        return ""
    halaman = dokumen[ke]
    try:
        lapis = halaman.get_textpage()
        try:
            return lapis.get_text_range(0, min(lapis.count_chars(), aksara)) if lapis.count_chars() > 0 else ""
        finally:
            lapis.close()
    except Exception:  # noqa: BLE001 - one broken page says nothing of the others
        return ""
    finally:
        halaman.close()


def _luas_gambar(dokumen: PdfDocument, nomor: int, objek: int) -> float:
    """Return which share of a page its largest picture covers, of so many that are looked at."""
    from pypdfium2 import raw

    halaman = dokumen[nomor]
    try:
        lebar, tinggi = halaman.get_size()
        terluas = 0.0
        for satu in itertools.islice(halaman.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4), objek):
            kiri, bawah, kanan, atas = satu.get_bounds()
            datar = max(0.0, min(kanan, lebar) - max(kiri, 0.0))
            tegak = max(0.0, min(atas, tinggi) - max(bawah, 0.0))
            terluas = max(terluas, datar * tegak)
        return float(terluas / max(1.0, lebar * tinggi))
    finally:
        halaman.close()


def _gambar(dokumen: PdfDocument, nomor: int, dpi: int, piksel: int) -> tuple[dict[str, Any], bytes]:
    """Return width and height of a page's picture, and its grey dots row by row."""
    halaman = dokumen[nomor]
    try:
        lebar, tinggi = (min(max(1.0, sisi), _KOTAK_MAKS) for sisi in halaman.get_size())
        skala = min(dpi / 72, (piksel / (lebar * tinggi)) ** 0.5)
        peta = halaman.render(scale=skala, grayscale=True, may_draw_forms=False, limit_image_cache=True)
        try:
            titik, langkah = bytes(peta.buffer), peta.stride
            if langkah != peta.width:
                titik = b"".join(titik[awal : awal + peta.width] for awal in range(0, langkah * peta.height, langkah))
            return {"lebar": peta.width, "tinggi": peta.height}, titik
        finally:
            peta.close()
    finally:
        halaman.close()


if __name__ == "__main__":
    main()
