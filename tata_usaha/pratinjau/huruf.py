"""Whether this computer has the font of the letters, or one as wide: else pages break elsewhere than in Word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_FOLDER_WINDOWS = Path("C:/Windows/Fonts")
_BERKAS = {"bookman old style": "BOOKOS.TTF", "arial": "arial.ttf", "times new roman": "times.ttf"}
_DETIK = 10
_KEMBARAN: Mapping[str, tuple[str, ...]] = {
    "bookman old style": ("urw bookman", "bookman urw", "urw bookman l", "tex gyre bonum"),
    "times new roman": ("liberation serif", "tinos"),
    "arial": ("liberation sans", "arimo"),
    "cambria": ("caladea",),
    "calibri": ("carlito",),
}
"""Which fonts are as wide as another, letter by letter: pages then break at the same places."""


def huruf_pemakai(nama: str) -> str | None:
    """Return the font in which letters of this one are shown here: itself, or one as wide.

    "" when there is neither, None when nobody can tell.
    """
    ada = _terpasang_windows(nama) if sys.platform == "win32" else _terpasang()
    if ada is None:
        return None
    return next((ada[satu] for satu in (nama.casefold(), *_KEMBARAN.get(nama.casefold(), ())) if satu in ada), "")


def _terpasang_windows(nama: str) -> dict[str, str] | None:
    berkas = _BERKAS.get(nama.casefold())
    if berkas is None:
        return None
    return {nama.casefold(): nama} if (_FOLDER_WINDOWS / berkas).is_file() else {}


def _terpasang() -> dict[str, str] | None:
    """Return the fonts of this computer, by their names in small letters; None where nobody can tell."""
    if not (perintah := shutil.which("fc-list")):
        return None
    try:
        hasil = subprocess.run(  # noqa: S603 - no shell, nothing of anybody's in it
            [perintah, ":", "family"],
            capture_output=True,
            timeout=_DETIK,
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    nama = (satu.strip() for baris in hasil.stdout.decode("utf-8", "replace").splitlines() for satu in baris.split(","))
    return {satu.casefold(): satu for satu in nama if satu}
