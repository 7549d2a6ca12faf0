"""Pages that were drawn, kept by the SHA-256 of what they were drawn from: a folder each, complete or not there.

What is kept may be deleted at any time, as a whole or in parts; it is then drawn again. It has a limit:
what was looked at longest ago goes first.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.dasar import berkas
from tata_usaha.pratinjau.ubah_pdf import TakBerhalaman, jadikan_pdf

DPI = 96
HALAMAN_MAKS = 60
BATAS_SIMPANAN = 300 * berkas.MIB
_DETIK = 60
_VERSI = 2
"""Of how a page is drawn: part of the name under which it is kept. Those of 1 have no chart in a report."""
_PELUKIS = Path(__file__).with_name("pelukis_lembar.py")
_SIDIK = re.compile(r"[0-9a-f]{64}")
_SUSUN, _TUA = "susun-", 3600.0
_SEHARI = 86_400.0


@dataclass(frozen=True)
class LembarSiap:
    """The pages of one file: where they lie, how wide and high each picture is, how many pages there are in all."""

    folder: Path
    ukuran: tuple[tuple[int, int], ...]
    banyak: int

    @property
    def pdf(self) -> Path:
        """Where the PDF is of which they were drawn."""
        return self.folder / "naskah.pdf"

    def gambar(self, ke: int) -> Path | None:
        """Return where the picture of a page is, the first being 1; None when there is no such page."""
        return self.folder / f"{ke}.png" if 1 <= ke <= len(self.ukuran) else None


class SimpananLembar:
    """The pages that are kept in a folder."""

    def __init__(self, folder: Path, batas: int = BATAS_SIMPANAN) -> None:
        self._folder = folder
        self._batas = batas

    def ambil(self, sidik: str) -> LembarSiap | None:
        """Return the pages of a file by its SHA-256; None when they were not drawn, or not all of them are there."""
        if not _SIDIK.fullmatch(sidik):
            return None
        folder = self._tempat(sidik)
        try:
            isi = json.loads((folder / "lembar.json").read_text(encoding="utf-8"))
            siap = LembarSiap(folder, tuple((int(w), int(h)) for w, h in isi["ukuran"]), int(isi["banyak"]))
            if time.time() - folder.stat().st_mtime > _SEHARI:
                os.utime(folder)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        ada = all((folder / f"{ke + 1}.png").is_file() for ke in range(len(siap.ukuran)))
        return siap if ada and siap.pdf.is_file() else None

    def buat(self, sidik: str, isi: bytes, *, pdf: bool) -> LembarSiap:
        """Draw the pages of a file (`pdf`: it is one; else Word) and keep them; return those that there are already.

        Raises:
            TakBerhalaman: when it has no pages that can be drawn.

        """
        if ada := self.ambil(sidik):
            return ada
        try:
            self._bereskan()
            with tempfile.TemporaryDirectory(prefix=_SUSUN, dir=self._folder, ignore_cleanup_errors=True) as sementara:
                susun = Path(sementara) / "lembar"
                susun.mkdir()
                cetak = isi if pdf else jadikan_pdf(isi, self._folder / "libreoffice.kunci")
                (susun / "naskah.pdf").write_bytes(cetak)
                jawaban = _lukis(susun / "naskah.pdf", susun)
                (susun / "lembar.json").write_text(json.dumps(jawaban), encoding="utf-8")
                self._pasang(susun, sidik)
        except OSError as galat:
            raise TakBerhalaman(f"gambarnya tidak dapat disimpan ({galat.strerror or 'galat sistem'})") from galat
        if (siap := self.ambil(sidik)) is None:
            raise TakBerhalaman("gambarnya tidak dapat disimpan")
        return siap

    def _tempat(self, sidik: str) -> Path:
        return self._folder / f"{sidik}-{_VERSI}"

    def _pasang(self, susun: Path, sidik: str) -> None:
        """Give what is complete its name; what somebody else laid there meanwhile is as good, what is torn is not."""
        tempat = self._tempat(sidik)
        try:
            susun.rename(tempat)
        except OSError:
            if self.ambil(sidik):
                return
            with contextlib.suppress(FileNotFoundError):
                tempat.rename(susun.with_name("lama"))
            with contextlib.suppress(OSError):  # somebody else was faster after all: whoever looks sees what is there
                susun.rename(tempat)

    def _bereskan(self) -> None:
        """Make room, and take away what killed runs have left."""
        berkas.buat_folder(self._folder)
        kini, milik = time.time(), []
        for satu in self._folder.iterdir():
            with contextlib.suppress(OSError):
                if satu.name.startswith(_SUSUN) and kini - satu.stat().st_mtime > _TUA:
                    shutil.rmtree(satu)
                elif satu.is_dir() and not satu.name.startswith(_SUSUN):
                    milik.append((satu.stat().st_mtime, sum(b.stat().st_size for b in satu.iterdir()), satu))
        jumlah = sum(besar for _, besar, _ in milik)
        for _, besar, satu in sorted(milik):
            if jumlah <= self._batas:
                return
            shutil.rmtree(satu, ignore_errors=True)
            jumlah -= besar


def _lukis(pdf: Path, folder: Path) -> dict[str, object]:
    """Draw the pages of a PDF into a folder; return how many there are and how large each picture is.

    Raises:
        TakBerhalaman: when it does not open, or not at a fair price.

    """
    perintah = [sys.executable, "-P", str(_PELUKIS), str(pdf), str(folder), str(DPI), str(HALAMAN_MAKS)]
    try:
        hasil = subprocess.run(perintah, check=True, capture_output=True, timeout=_DETIK, stdin=subprocess.DEVNULL)  # noqa: S603 - our own script
        jawaban: dict[str, object] = json.loads(hasil.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise TakBerhalaman("halamannya tidak dapat digambar") from None
    return jawaban
