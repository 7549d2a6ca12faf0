"""Whether the font of the letters is on this computer: without it, pages break elsewhere than in Word."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from pathlib import Path

_FOLDER_WINDOWS = Path("C:/Windows/Fonts")
_BERKAS = {"bookman old style": "BOOKOS.TTF", "arial": "arial.ttf", "times new roman": "times.ttf"}


@functools.cache
def huruf_terpasang(nama: str) -> bool | None:
    """Tell whether a font of this name is there; None when the system cannot be asked. Asked once a process."""
    if sys.platform == "win32":
        berkas = _BERKAS.get(nama.casefold())
        return (_FOLDER_WINDOWS / berkas).is_file() if berkas else None
    program = shutil.which("fc-match")
    if program is None:
        return None
    try:
        hasil = subprocess.run(  # noqa: S603 - what was found
            [program, "-f", "%{family}", nama], check=True, capture_output=True, text=True, timeout=10
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return nama.casefold() in {satu.strip().casefold() for satu in hasil.stdout.split(",")}
