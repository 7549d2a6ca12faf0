"""Of which region each office is, read in passing: the code stands in a line of its own at the top of satker.yaml."""

from __future__ import annotations

import re
from pathlib import Path

from tata_usaha.rencana.nama_kantor import daftar_satker

_WILAYAH = re.compile(r"""^kode_wilayah:[ \t]*["']?(\d{2}|\d{4})["']?[ \t]*(?:#.*)?$""", re.MULTILINE)


def wilayah_kantor(plan: Path) -> dict[str, str]:
    """Return the code of every office's region by the office's code; "" where it cannot be read."""
    return {kode: _baca(plan / kode / "satker.yaml") for kode in daftar_satker(plan)}


def _baca(berkas: Path) -> str:
    try:
        cocok = _WILAYAH.search(berkas.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""
    return cocok[1] if cocok else ""
