"""The names of artifacts, stable for an office and a period, so that each run leaves a new version of the same one."""

from __future__ import annotations

import re

from tata_usaha.kerja.hasil import HasilAlur
from tata_usaha.kerja.pagi import HasilPagi

_BUKAN_KUNCI = re.compile(r"[^a-z0-9]+")


def kunci(awal: str, hasil: HasilAlur | HasilPagi) -> str:
    """Return an artifact's key, which may hold a–z, 0–9 and hyphens only."""
    return _BUKAN_KUNCI.sub("-", f"{awal} {hasil.nama}".lower()).strip("-")
