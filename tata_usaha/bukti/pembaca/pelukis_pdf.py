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
            elif dokumen is not None and permintaan["minta"] == "rupa":
                jawaban = {"rupa": [_rupa(dokumen, ke, permintaan["objek"]) for ke in range(permintaan["maks"])]}
            elif dokumen is not None and permintaan["minta"] == "sifat":
                jawaban = {"sifat": dokumen.get_metadata_dict(skip_empty=True)}
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

    dokumen = PdfDocument(isi)
    dokumen[0].close()  # how many pages there are is only what the file says
    return dokumen


def _teks(dokumen: PdfDocument, ke: int, aksara: int) -> str:
    """Return a page's text; "" where there is none, or no such page."""
    if ke >= len(dokumen):
        return ""
    try:
        with contextlib.closing(dokumen[ke]) as halaman, contextlib.closing(halaman.get_textpage()) as lapis:
            banyak = min(lapis.count_chars(), aksara)
            return str(lapis.get_text_range(0, banyak)) if banyak > 0 else ""
    except Exception:  # noqa: BLE001 - one broken page says nothing of the others
        return ""


def _luas_gambar(dokumen: PdfDocument, nomor: int, objek: int) -> float:
    """Return which share of a page its largest picture covers, of so many that are looked at."""
    from pypdfium2 import raw

    terluas = 0.0
    with contextlib.closing(dokumen[nomor]) as halaman:
        lebar, tinggi = halaman.get_size()
        for satu in itertools.islice(halaman.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4), objek):
            kiri, bawah, kanan, atas = satu.get_bounds()
            datar = max(0.0, min(kanan, lebar) - max(kiri, 0.0))
            tegak = max(0.0, min(atas, tinggi) - max(bawah, 0.0))
            terluas = max(terluas, datar * tegak)
    return float(terluas / max(1.0, lebar * tinggi))


def _rupa(dokumen: PdfDocument, ke: int, objek: int) -> tuple[float, bool]:
    """Return of a page which share its largest picture covers, and whether it has text that can be seen.

    Telephones lay what they recognised behind the picture, in a way of drawing that leaves no mark.
    """
    from pypdfium2 import raw

    try:
        with contextlib.closing(dokumen[ke]) as halaman:
            semua = itertools.islice(halaman.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=4), objek)
            tampak = any(raw.FPDFTextObj_GetTextRenderMode(satu) != raw.FPDF_TEXTRENDERMODE_INVISIBLE for satu in semua)
        return _luas_gambar(dokumen, ke, objek), tampak
    except Exception:  # noqa: BLE001 - one broken page says nothing of the others
        return 0.0, False


def _gambar(dokumen: PdfDocument, nomor: int, dpi: int, piksel: int) -> tuple[dict[str, Any], bytes]:
    """Return width and height of a page's picture, and its grey dots row by row."""
    with contextlib.closing(dokumen[nomor]) as halaman:
        lebar, tinggi = (min(max(1.0, sisi), _KOTAK_MAKS) for sisi in halaman.get_size())
        skala = min(dpi / 72, (piksel / (lebar * tinggi)) ** 0.5)
        rupa = halaman.render(scale=skala, grayscale=True, may_draw_forms=False, limit_image_cache=True)
    with contextlib.closing(rupa):
        titik, langkah = bytes(rupa.buffer), rupa.stride
        if langkah != rupa.width:
            titik = b"".join(titik[awal : awal + rupa.width] for awal in range(0, langkah * rupa.height, langkah))
        return {"lebar": rupa.width, "tinggi": rupa.height}, titik


if __name__ == "__main__":
    main()
