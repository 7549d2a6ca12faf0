"""Which offices a plan folder has, and how they are named: read in passing, for every office reads all the others.

A full reading of hundreds of neighbours would cost more than the office itself; their names stand each in a line
of its own at the top of satker.yaml, and a neighbour's broken file is that neighbour's problem.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from zi_model.kantor_lain import NamaKantor

BAKU = "_baku"
"""The folder of what all offices share; no office."""

_KUNCI = re.compile(r"^(nama|singkatan|tempat|kode_wilayah):[ \t]*(.+?)[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)


def boleh_satker(kode: str) -> bool:
    """Tell whether a folder of this name can be an office's: what begins with _ or . is none."""
    return not kode.startswith(("_", "."))


def folder_satker(plan: Path) -> list[str]:
    """Return the names of what lies in a plan folder and may be an office's; nothing where it cannot be read.

    Every office that is read looks at this list, of hundreds too: not one of them is opened or asked what it is.
    """
    try:
        return sorted(filter(boleh_satker, os.listdir(plan)))  # noqa: PTH208 - names, as fast as can be
    except OSError:
        return []


def daftar_satker(plan: Path) -> list[str]:
    """Return the codes of the offices in a plan folder."""
    return [kode for kode in folder_satker(plan) if os.path.exists(f"{plan}/{kode}/satker.yaml")]  # noqa: PTH110 - speed


def nama_kantor(plan: Path) -> dict[str, NamaKantor]:
    """Return how the offices in a plan folder are named, by their code; one that cannot be read is left out."""
    return {kode: nama for kode in folder_satker(plan) if (nama := nama_satu(plan, kode))}


def nama_satu(plan: Path, kode: str) -> NamaKantor | None:
    """Return how one office is named; None when that cannot be read."""
    berkas = f"{plan}/{kode}/satker.yaml"
    try:
        keadaan = os.stat(berkas)  # noqa: PTH116 - a Path for each neighbour of each office costs more than the look
        return _baca(berkas, keadaan.st_mtime_ns, keadaan.st_size)
    except (OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=2048)
def _baca(berkas: str, _mtime: int, _ukuran: int) -> NamaKantor | None:
    """Return an office's names; None when it does not tell its full name."""
    letak = Path(berkas)
    nilai = {c[1]: c[2].strip("\"'") for c in _KUNCI.finditer(letak.read_text(encoding="utf-8"))}
    if "nama" not in nilai:
        return None
    singkatan, tempat = nilai.get("singkatan", nilai["nama"]), nilai.get("tempat", "")
    return NamaKantor(letak.parent.name, nilai["nama"], singkatan, tempat, nilai.get("kode_wilayah", ""))
