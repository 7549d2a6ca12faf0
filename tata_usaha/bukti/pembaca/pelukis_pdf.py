"""The process that opens strangers' PDFs: `halaman_pdf` starts it, talks with it through its pipes, and may kill it.

PDFium is C++ that decodes whatever somebody made; a file can make it crash, take all memory, or never come back. All
three end this process and nothing else. It is run as a script, so it imports nothing of ours.

A request is a line of JSON, followed by as many bytes as it says; the answer likewise. A request that fails for
whatever reason is answered with `{}`.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import json
import os
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MEMORI_MAKS = 1280 * 2**20
_TERSEMBUNYI = 3  # how text is drawn that only programs shall find
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
            elif dokumen is not None and permintaan["minta"] == "lembar":
                lembar = [_lembar(dokumen, ke, permintaan) for ke in range(min(permintaan["maks"], len(dokumen)))]
                jawaban = {"lembar": lembar, "sifat": dokumen.get_metadata_dict(skip_empty=True)}
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


def _lembar(dokumen: PdfDocument, ke: int, permintaan: dict[str, Any]) -> dict[str, Any]:
    """Return a page's text, whether a large picture is on it, and whether text on it can be seen."""
    bergambar = tampak = False
    with contextlib.suppress(Exception), contextlib.closing(dokumen[ke]) as halaman:
        bergambar, tampak = _rupa(halaman, permintaan["unsur"], permintaan["besar"])
    return {"teks": _teks(dokumen, ke, permintaan["aksara"]), "bergambar": bergambar, "tampak": tampak}


def _rupa(halaman: PdfPage, unsur_maks: int, besar_mulai: float) -> tuple[bool, bool]:
    """Return whether a page holds a picture of such a share of it, and whether it holds text that can be seen."""
    from pypdfium2 import raw

    lebar, tinggi = halaman.get_size()
    besar = tampak = False
    antre: list[tuple[Any, float]] = [(halaman, 1.0)]
    dilihat = 0
    while antre and not (besar and tampak):
        wadah, skala = antre.pop()
        for unsur in _isi_wadah(wadah, halaman):
            dilihat += 1
            if dilihat > unsur_maks:
                return besar, True
            jenis = raw.FPDFPageObj_GetType(unsur)
            if jenis == raw.FPDF_PAGEOBJ_TEXT:
                tampak = tampak or raw.FPDFTextObj_GetTextRenderMode(unsur) != _TERSEMBUNYI
            elif jenis == raw.FPDF_PAGEOBJ_IMAGE:
                besar = besar or _luas(unsur) * skala >= besar_mulai * lebar * tinggi
            elif jenis == raw.FPDF_PAGEOBJ_FORM:
                antre.append((unsur, skala * _perbesaran(unsur)))
    return besar, tampak


def _isi_wadah(wadah: Any, halaman: PdfPage) -> Iterator[Any]:
    """Yield what lies on a page, or in a form on it."""
    from pypdfium2 import raw

    if wadah is halaman:
        for ke in range(raw.FPDFPage_CountObjects(halaman)):
            yield raw.FPDFPage_GetObject(halaman, ke)
    else:
        for ke in range(raw.FPDFFormObj_CountObjects(wadah)):
            yield raw.FPDFFormObj_GetObject(wadah, ke)


def _luas(unsur: Any) -> float:
    from pypdfium2 import raw

    kiri, bawah, kanan, atas = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(unsur, kiri, bawah, kanan, atas):
        return 0.0
    return abs((kanan.value - kiri.value) * (atas.value - bawah.value))


def _perbesaran(unsur: Any) -> float:
    """Return by how much what lies in a form is larger on its page."""
    from pypdfium2 import raw

    bidang = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(unsur, bidang):
        return 1.0
    return float(abs(bidang.a * bidang.d - bidang.b * bidang.c))


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
