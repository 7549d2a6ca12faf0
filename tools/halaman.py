"""Letters as pages: Word files turned into PDF by LibreOffice, and the pages of a PDF into pictures.

LibreOffice takes half a second to start and locks its profile, so each job has a profile of its own and
converts many files at a time; URW Bookman stands in for Bookman Old Style.
"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

PERLU = {
    "soffice": "libreoffice-writer",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdffonts": "poppler-utils",
}
"""The programs that are needed, and the Debian packages that have them."""
_SEKALIGUS = 25
_BATAS_DETIK = 240
"""LibreOffice can go round for ever over one line; so many seconds are ten times what a batch takes."""
_PER_BARIS, _PER_LEMBAR = 4, 8
_JARAK = 8


class TakBerhalaman(Exception):
    """LibreOffice made no PDF of a letter."""


def ubah_ke_pdf(docx: Sequence[Path], folder: Path, jalur: int = 2) -> list[Path]:
    """Convert Word files of different names into PDFs in a folder, so many at a time; return these in order.

    Raises:
        TakBerhalaman: naming the files that were not converted, the first of which may be what kept it.

    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="zi-lihat-") as sementara, ThreadPoolExecutor(jalur) as utas:
        list(utas.map(lambda ke: _ubah(docx[ke::jalur], folder, Path(sementara) / f"profil-{ke}"), range(jalur)))
    hasil = [folder / f"{satu.stem}.pdf" for satu in docx]
    if hilang := [satu.name for satu in hasil if not satu.is_file()]:
        raise TakBerhalaman(f"LibreOffice tidak menghasilkan {', '.join(hilang)}")
    return hasil


def _ubah(docx: Sequence[Path], folder: Path, profil: Path) -> None:
    perintah = ["soffice", f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
    for awal in range(0, len(docx), _SEKALIGUS):
        bagian = docx[awal : awal + _SEKALIGUS]
        proses = subprocess.Popen(
            [*perintah, folder, *bagian], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            proses.wait(_BATAS_DETIK)
        except subprocess.TimeoutExpired:
            os.killpg(proses.pid, signal.SIGKILL)  # soffice is only the one that started the program itself
            proses.wait()


def lembar_pandang(pdf: Path, titik_per_inci: int = 60) -> Iterator[Image.Image]:
    """Yield the pages of a PDF side by side on pictures, so many on each that they can still be read."""
    halaman = _halaman(pdf, titik_per_inci)
    lebar, tinggi = (max(satu.size[sisi] for satu in halaman) + _JARAK for sisi in (0, 1))
    for awal in range(0, len(halaman), _PER_LEMBAR):
        bagian = halaman[awal : awal + _PER_LEMBAR]
        baris = -(-len(bagian) // _PER_BARIS)
        ukuran = (lebar * min(len(bagian), _PER_BARIS) + _JARAK, tinggi * baris + _JARAK)
        lembar = Image.new("RGB", ukuran, "#888888")
        for ke, satu in enumerate(bagian):
            lembar.paste(satu, (_JARAK + lebar * (ke % _PER_BARIS), _JARAK + tinggi * (ke // _PER_BARIS)))
        yield lembar


def _halaman(pdf: Path, titik_per_inci: int) -> list[Image.Image]:
    with tempfile.TemporaryDirectory(prefix="zi-lihat-") as sementara:
        perintah = ["pdftoppm", "-r", str(titik_per_inci), str(pdf), f"{sementara}/h"]
        subprocess.run(perintah, check=True, capture_output=True)
        return [Image.open(io.BytesIO(satu.read_bytes())) for satu in sorted(Path(sementara).glob("h*.ppm"))]
