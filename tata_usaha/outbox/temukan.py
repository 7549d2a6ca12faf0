"""What lies in an office's part of the outbox beside what the register has there: found under any name, in any folder.

A walk tells names only. A file is opened when somebody must know which letter it is (`kenali_berkas`), and then
read once, for its SHA-256 and for what it says of itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tata_usaha.dasar import berkas
from tata_usaha.konsep.jati_diri import jati_diri_berkas
from tata_usaha.konsep.sisa import UKURAN_MAKS
from zi_model.naskah.inti.jati_diri import JatiDiriNaskah
from zi_model.srikandi import LEMBAR

RIWAYAT, TIDAK_DIPAKAI = "riwayat", "tidak dipakai"
"""The folder of what is kept, and what is said there of a letter's file when another was chosen."""
_BUKAN_NASKAH = frozenset({RIWAYAT, "cadangan", "gambar", "unggahan"})
"""Folders in which the program keeps what it does not use, and in which files lie that browsers send."""
MASUK = "masuk"
"""The folder of an office in which scans arrive: what lies there is taken in, and is no letter's file."""
PAKET = "paket"
"""The folder of an office into which packages are written: copies of letters, and none of them."""
_MILIK_PROGRAM = re.compile(
    rf"[.~].*|.*\.tmp|BACA-SAYA.*|buku-agenda\..*|.* \({LEMBAR}\)\.docx|thumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)
"""Lock files and temporary ones of Word, LibreOffice and ours, explanations, the register, sheets: nobody's letter."""
AKHIRAN_NASKAH = frozenset({".docx", ".ics"})
"""What letters are laid as; only such a file can be the letter itself."""
AKHIRAN_PINDAIAN = frozenset({".pdf", ".jpg", ".png"})
"""What signed copies are kept as."""


@dataclass(frozen=True)
class BerkasTemuan:
    """A file that the register does not have, `nama` below the outbox; its SHA-256 ("": could not be read).

    `inode` tells two names of one file; None where the system does not number files.
    """

    nama: str
    sha256: str
    jati_diri: JatiDiriNaskah | None
    inode: tuple[int, int] | None

    @property
    def akhiran(self) -> str:
        """Its suffix, in small letters."""
        return PurePosixPath(self.nama).suffix.lower()


def temukan(folder: Path, satker: str, satker_lain: Collection[str], terdaftar: Collection[str]) -> list[str]:
    """Return the names, below the outbox, of the files that may be an office's and are not registered.

    Folders of other offices are theirs; what lies outside of any office's folder may have been dragged there.
    """
    dari_luar = {nama for nama in satker_lain if nama != satker}
    return sorted(n for n in _jelajah(folder, "", dari_luar) if n not in terdaftar)


def _jelajah(folder: Path, awalan: str, dilewati: Collection[str]) -> Iterator[str]:
    try:
        isi = list(os.scandir(folder / awalan))
    except OSError:
        return
    for satu in isi:
        nama = f"{awalan}{satu.name}"
        if _MILIK_PROGRAM.fullmatch(satu.name):
            continue
        if satu.is_dir(follow_symlinks=False):
            if satu.name.casefold() not in _BUKAN_NASKAH and nama not in dilewati and not _bukan_tempat_naskah(nama):
                yield from _jelajah(folder, f"{nama}/", ())
        elif satu.is_file(follow_symlinks=False):
            yield nama


def _bukan_tempat_naskah(nama: str) -> bool:
    """Tell whether a folder is the one of an office in which scans arrive, or packages lie."""
    return PurePosixPath(nama).parts[1:] in {(MASUK,), (PAKET,)}


def kenali_berkas(folder: Path, nama: str, *, pindaian: bool = False) -> BerkasTemuan:
    """Return a file with what it says of itself; one that cannot be read, or is no letter, says nothing.

    With `pindaian` scans are read too, for their bytes.
    """
    tempat = folder / nama
    if PurePosixPath(nama).suffix.lower() not in AKHIRAN_NASKAH | (AKHIRAN_PINDAIAN if pindaian else frozenset()):
        return BerkasTemuan(nama, "", None, inode(tempat))
    try:
        isi = berkas.baca(tempat, UKURAN_MAKS)
        jati_diri = jati_diri_berkas(isi) if PurePosixPath(nama).suffix.lower() in AKHIRAN_NASKAH else None
        return BerkasTemuan(nama, berkas.sha256(isi), jati_diri, inode(tempat))
    except (OSError, berkas.BerkasTakWajar):
        return BerkasTemuan(nama, "", None, None)


def inode(tempat: Path) -> tuple[int, int] | None:
    """Return what tells two names of one file; None when nothing lies there, or the system numbers no files."""
    try:
        keadaan = tempat.stat()
    except OSError:
        return None
    return (keadaan.st_dev, keadaan.st_ino) if keadaan.st_ino else None
