"""Write all templates: `python -m tools.templat [FOLDER]` (default: templates_docx)."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable
from pathlib import Path

import tools.templat
from tata_usaha.dasar.pengaturan import AKAR
from tools.templat.kit import PenulisTemplat
from zi_model.naskah.keluarga import isi_templat


def pembuat() -> dict[str, Callable[[], PenulisTemplat]]:
    """Return what writes each template that letters have: the function of a script here that bears its name.

    `surat-pengantar.docx` is written by `surat_pengantar`, in whichever script that is.
    """
    nama_fungsi = {templat.removesuffix(".docx").replace("-", "_"): templat for templat in isi_templat()}
    skrip = [importlib.import_module(f"tools.templat.{m.name}") for m in pkgutil.iter_modules(tools.templat.__path__)]
    return {
        templat: getattr(modul, nama)
        for modul in skrip
        for nama, templat in nama_fungsi.items()
        if getattr(getattr(modul, nama, None), "__module__", None) == modul.__name__
    }


def main() -> None:
    """Write every template into the folder that is named, or into the project's."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else AKAR / "templates_docx"
    for nama, buat in sorted(pembuat().items()):
        buat().simpan(folder / nama)
        print(folder / nama)


if __name__ == "__main__":
    main()
