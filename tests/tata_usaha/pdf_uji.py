"""PDFs built object by object: small pages, and such as no program would ever make."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


def susun_pdf(objek: Sequence[bytes]) -> bytes:
    """Return a PDF of these objects, of which the first is the catalogue."""
    keluar, letak = bytearray(b"%PDF-1.7\n"), []
    for ke, satu in enumerate(objek, 1):
        letak.append(len(keluar))
        keluar += b"%d 0 obj\n%b\nendobj\n" % (ke, satu)
    awal = len(keluar)
    keluar += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    keluar += b"".join(b"%010d 00000 n \n" % satu for satu in letak)
    keluar += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objek) + 1, awal)
    return bytes(keluar)


def aliran(isi: bytes, sifat: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(isi), sifat, isi)


def halaman(gambar: bytes, sumber: bytes = b"", kotak: bytes = b"0 0 595 842", lain: Sequence[bytes] = ()) -> bytes:
    """Return a PDF of one page, drawn by an object; `lain` are objects from the fifth on."""
    return susun_pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R /Resources << %b >> >>" % (kotak, sumber),
        gambar,
        *lain,
    ])  # fmt: skip


def halaman_teks(baris: Sequence[str]) -> bytes:
    """Return a PDF of one page with these lines."""
    tulis = b"".join(b"(%b) Tj T* " % satu.encode("cp1252") for satu in baris)
    huruf = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    return halaman(aliran(b"BT /F 10 Tf 14 TL 60 780 Td %b ET" % tulis), huruf)


def memampat(isi: bytes, mib: int) -> bytes:
    """Return so many MiB of the same bytes over and over, compressed."""
    mampat, potong = zlib.compressobj(9), isi * (2**20 // len(isi))
    return b"".join(mampat.compress(potong) for _ in range(mib)) + mampat.flush()


def bom_isi(mib: int = 1500) -> bytes:
    """Return a page whose drawing unfolds to more than anybody's memory."""
    return halaman(aliran(memampat(b"q Q ", mib), b"/Filter /FlateDecode"))


def tak_berkesudahan() -> bytes:
    """Return a page whose tiles are so small that drawing them never ends."""
    ubin = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001"
    lain = [aliran(b"0 0 1 1 re f", ubin + b" /Resources << >>")]
    return halaman(aliran(b"/Pattern cs /P scn 0 0 595 842 re f"), b"/Pattern << /P 5 0 R >>", lain=lain)


def miliaran_bentuk() -> bytes:
    """Return a page whose forms call ten others each, ten deep."""
    lain = []
    for ke in range(5, 15):
        isi = b"/F%d Do " % (ke + 1) * 10 if ke < 14 else b"0 0 9 9 re f"
        sumber = b"/Resources << /XObject << /F%d %d 0 R >> >>" % (ke + 1, ke + 1)
        lain.append(aliran(isi, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + sumber))
    return halaman(aliran(b"/F5 Do " * 10), b"/XObject << /F5 5 0 R >>", lain=lain)


def gambar_raksasa() -> bytes:
    """Return a page with a picture of 400 million coloured dots."""
    sifat = b"/Type /XObject /Subtype /Image /Width 20000 /Height 20000 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
    lain = [aliran(memampat(b"\0", 1200), sifat + b"/Filter /FlateDecode")]
    return halaman(aliran(b"q 595 0 0 842 0 0 cm /G Do Q"), b"/XObject << /G 5 0 R >>", lain=lain)
