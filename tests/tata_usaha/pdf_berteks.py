"""A PDF with text on its pages, as an e-office gives it: written by hand, so that it costs nothing."""

from __future__ import annotations

from collections.abc import Sequence


def pdf_berteks(*halaman: Sequence[str]) -> bytes:
    """Return a PDF of these pages, each a list of lines."""
    anak = " ".join(f"{4 + 2 * ke} 0 R" for ke in range(len(halaman)))
    objek = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{anak}] /Count {len(halaman)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for ke, baris in enumerate(halaman):
        isi = "BT /F1 11 Tf 60 780 Td 16 TL " + " ".join(f"({_lolos(b)}) Tj T*" for b in baris) + " ET"
        objek += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * ke} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(isi.encode('cp1252'))} >>\nstream\n{isi}\nendstream",
        ]
    keluar, letak = bytearray(b"%PDF-1.4\n"), []
    for nomor, satu in enumerate(objek, start=1):
        letak.append(len(keluar))
        keluar += f"{nomor} 0 obj\n{satu}\nendobj\n".encode("cp1252")
    mulai = len(keluar)
    keluar += f"xref\n0 {len(objek) + 1}\n0000000000 65535 f \n".encode()
    keluar += b"".join(f"{satu:010} 00000 n \n".encode() for satu in letak)
    return bytes(keluar + f"trailer\n<< /Size {len(objek) + 1} /Root 1 0 R >>\nstartxref\n{mulai}\n%%EOF\n".encode())


def _lolos(teks: str) -> str:
    return teks.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
