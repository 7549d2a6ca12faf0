"""What the program imports is what pyproject.toml asks for; nothing is there only because another package needs it."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

AKAR = Path(__file__).resolve().parents[2]
PAKET_SENDIRI = {"zi_model", "tata_usaha", "flows", "meja", "tools"}
HANYA_VERSI = {"python-multipart", "ruamel-yaml-clib", "tzdata", "whenever"}  # multipart: FastAPI imports it itself
"""Asked for without being imported: a version held back, a faster reader, data (docs/keputusan-desain.md)."""


def diimpor() -> set[str]:
    """Return the names of the packages that the program's modules import, directly and anywhere in the module."""
    modul = set()
    for berkas in (b for paket in PAKET_SENDIRI for b in (AKAR / paket).rglob("*.py")):
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
            if isinstance(simpul, ast.Import):
                modul |= {alias.name for alias in simpul.names}
            elif isinstance(simpul, ast.ImportFrom) and simpul.module and not simpul.level:
                modul.add(simpul.module)
    asing = {nama.split(".")[0] for nama in modul} - PAKET_SENDIRI - sys.stdlib_module_names
    pemilik = packages_distributions()
    return {canonicalize_name(paket) for nama in asing for paket in _pemilik(nama, pemilik[nama])}


def _pemilik(modul: str, calon: list[str]) -> set[str]:
    """Return whose module it is; of several packages that share a name, the one that is meant."""
    return {"ruamel.yaml"} if modul == "ruamel" else set(calon)


def test_setiap_paket_yang_diimpor_diminta_dan_sebaliknya() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    teks_diminta = proyek["dependencies"] + proyek["optional-dependencies"]["tte"]
    diminta = {canonicalize_name(Requirement(teks).name) for teks in teks_diminta}
    assert diimpor() == diminta - HANYA_VERSI
