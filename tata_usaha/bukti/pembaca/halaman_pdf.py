"""The pages of a PDF that somebody scanned or printed: their text, and what they look like.

PDFium reads what pypdf cannot: it draws. It is not safe with threads, and a stranger's file can crash it, fill the
memory, or keep it busy for ever. So it works in a process of its own (`pelukis_pdf`), one question at a time, with a
limit on its memory where the system has one and a limit on its time everywhere. A file that ends that process is a
file that does not open; the next one gets a new process.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

HALAMAN_MAKS = 2
DPI_KODE = 150
_UKURAN_MAKS = 200 * 2**20  # as large as a signed copy may be
_AKSARA_MAKS = 50_000  # of a page; a closely printed one has five thousand
_PIKSEL_MAKS = 20_000_000  # F4 at 300 dpi has ten
_OBJEK_MAKS = 2000  # of a page that are looked at for pictures
_DETIK_MAKS = 20.0
_GILIRAN_MAKS = 500  # files for one process: what it leaks goes with it
_PELUKIS = Path(__file__).with_name("pelukis_pdf.py")
_KABAR = logging.getLogger("zi")
_TANDA_HUBUNG = str.maketrans({"\ufffe": "-", "\u0002": "-", "\u00ad": None, "\r": None})
"""PDFium marks a hyphen at the end of a line with a sign that is no character."""


class TakTerbuka(Exception):
    """A PDF that does not open, or not at a fair price."""


class PdfTerbuka:
    """A PDF while it is open (see `buka_pdf`): `halaman` is how many pages it has."""

    def __init__(self, pelukis: _Pelukis, halaman: int) -> None:
        self._pelukis = pelukis
        self.halaman = halaman

    def teks(self, maks: int = HALAMAN_MAKS) -> list[str]:
        """Return the text of the first pages, one each; "" for a page without, [] when it could not be read."""
        maks = min(maks, self.halaman)
        jawaban, _ = self._pelukis.tanya({"minta": "teks", "maks": maks, "aksara": _AKSARA_MAKS})
        return [str(satu).translate(_TANDA_HUBUNG)[:_AKSARA_MAKS] for satu in jawaban.get("teks", ())]

    def luas_gambar(self, nomor: int = 0) -> float | None:
        """Return which share of a page (from 0) its largest picture covers: near 1 on a scan; None when not known."""
        jawaban, _ = self._pelukis.tanya({"minta": "luas", "nomor": nomor, "objek": _OBJEK_MAKS})
        return float(jawaban["luas"]) if "luas" in jawaban else None

    def rupa(self, maks: int = HALAMAN_MAKS) -> list[tuple[float, bool]]:
        """Return of the first pages which share the largest picture covers, and whether there is text to be seen."""
        permintaan = {"minta": "rupa", "maks": min(maks, self.halaman), "objek": _OBJEK_MAKS}
        jawaban, _ = self._pelukis.tanya(permintaan)
        return [(float(luas), bool(tampak)) for luas, tampak in jawaban.get("rupa", ())]

    def sifat(self) -> dict[str, str]:
        """Return what the file's properties say, as far as they say anything."""
        jawaban, _ = self._pelukis.tanya({"minta": "sifat"})
        return {str(nama): str(nilai) for nama, nilai in jawaban.get("sifat", {}).items()}

    def gambar(self, nomor: int = 0, dpi: int = DPI_KODE) -> Image | None:
        """Return a page (from 0) as a grey picture; None when there is none, or it could not be drawn."""
        from PIL import Image

        permintaan = {"minta": "gambar", "nomor": nomor, "dpi": dpi, "piksel": _PIKSEL_MAKS}
        jawaban, titik = self._pelukis.tanya(permintaan)
        ukuran = (jawaban.get("lebar", 0), jawaban.get("tinggi", 0))
        return Image.frombytes("L", ukuran, titik) if titik and len(titik) == ukuran[0] * ukuran[1] else None


@contextlib.contextmanager
def buka_pdf(isi: bytes) -> Iterator[PdfTerbuka]:
    """Open a PDF for several questions; other threads wait meanwhile.

    Raises:
        TakTerbuka: when it does not open.

    """
    if not 0 < len(isi) <= _UKURAN_MAKS:
        raise TakTerbuka
    with _KUNCI:
        pelukis = _pelukis()
        jawaban, _ = pelukis.tanya({"minta": "buka", "panjang": len(isi)}, isi)
        if not isinstance(halaman := jawaban.get("halaman"), int) or halaman < 1:
            raise TakTerbuka
        yield PdfTerbuka(pelukis, halaman)


def teks_halaman(isi: bytes, maks: int = HALAMAN_MAKS) -> list[str]:
    """Return the text of a PDF's first pages, one each; [] when it does not open. A page without text is ""."""
    try:
        with buka_pdf(isi) as pdf:
            return pdf.teks(maks)
    except TakTerbuka:
        return []


def gambar_halaman(isi: bytes, nomor: int = 0, dpi: int = DPI_KODE) -> Image | None:
    """Return a page (from 0) as a grey picture; None when it does not open, or cannot be drawn at a fair price.

    A page that would have too many dots is drawn smaller.
    """
    try:
        with buka_pdf(isi) as pdf:
            return pdf.gambar(nomor, dpi)
    except TakTerbuka:
        return None


def banyak_halaman(isi: bytes) -> int | None:
    """Return how many pages a PDF has; None when it does not open."""
    try:
        with buka_pdf(isi) as pdf:
            return pdf.halaman
    except TakTerbuka:
        return None


class _Pelukis:
    """The process that draws, and the pipes to it. Whatever ends it, its answers are empty from then on."""

    def __init__(self) -> None:
        self.pemilik = os.getpid()
        self.giliran = 0
        self._proses = subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-P", str(_PELUKIS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def hidup(self) -> bool:
        """Whether it can be asked."""
        return self._proses.poll() is None

    def tanya(self, permintaan: dict[str, Any], isi: bytes = b"") -> tuple[dict[str, Any], bytes]:
        """Return the answer and the bytes that come with it; nothing when there is none within the time."""
        if not self.hidup:
            return {}, b""
        self.giliran += bool(isi)
        batas = threading.Timer(_DETIK_MAKS, self._proses.kill)
        batas.daemon = True
        batas.start()
        try:
            return self._tukar(permintaan, isi)
        except (OSError, ValueError):  # a pipe that broke, or half an answer
            self.akhiri()
            return {}, b""
        finally:
            batas.cancel()

    def _tukar(self, permintaan: dict[str, Any], isi: bytes) -> tuple[dict[str, Any], bytes]:
        masuk, keluar = self._proses.stdin, self._proses.stdout
        if masuk is None or keluar is None:
            raise ValueError("no pipes")
        masuk.write(json.dumps({**permintaan, "detik": _DETIK_MAKS}).encode() + b"\n")
        masuk.write(isi)
        masuk.flush()
        jawaban: dict[str, Any] = json.loads(keluar.readline())
        panjang = jawaban["panjang"]
        titik = keluar.read(panjang)
        if len(titik) != panjang:
            raise ValueError("half an answer")
        return jawaban, titik

    def akhiri(self) -> None:
        """End the process and close the pipes to it."""
        self._proses.kill()
        for pipa in (self._proses.stdin, self._proses.stdout):
            if pipa is not None:
                with contextlib.suppress(OSError):
                    pipa.close()
        self._proses.wait()


_KUNCI = threading.RLock()
_SATU: list[_Pelukis] = []


def _pelukis() -> _Pelukis:
    """Return the process that answers, a new one where the last has ended, is worn out, or is another process's child.

    Raises:
        TakTerbuka: when the system lets none start.

    """
    if _SATU and _SATU[0].pemilik != os.getpid():  # a fork of ours: the pipes are the parent's
        _SATU.clear()
    if _SATU and (not _SATU[0].hidup or _SATU[0].giliran >= _GILIRAN_MAKS):
        _akhiri()
    if not _SATU:
        try:
            _SATU.append(_Pelukis())
        except OSError as galat:
            _KABAR.debug("Pembaca PDF tidak dapat dijalankan: %s", galat)
            raise TakTerbuka from galat
    return _SATU[0]


@atexit.register
def _akhiri() -> None:
    while _SATU:
        satu = _SATU.pop()
        if satu.pemilik == os.getpid():
            satu.akhiri()
