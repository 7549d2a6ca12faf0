"""Write all templates: `python -m tools.templat [FOLDER]` (default: templates_docx)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tata_usaha.pengaturan import AKAR
from tools.templat.keputusan import keputusan
from tools.templat.kit import Templat
from tools.templat.laporan import laporan_berkala, laporan_monev
from tools.templat.nota_dinas import nota_dinas
from tools.templat.rapat import daftar_hadir, notula, undangan

PEMBUAT: dict[str, Callable[[], Templat]] = {
    "daftar-hadir.docx": daftar_hadir,
    "keputusan.docx": keputusan,
    "laporan-berkala.docx": laporan_berkala,
    "laporan-monev.docx": laporan_monev,
    "nota-dinas.docx": nota_dinas,
    "notula.docx": notula,
    "undangan.docx": undangan,
}


def main() -> None:
    """Write every template into the folder that is named, or into the project's."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else AKAR / "templates_docx"
    for nama, buat in sorted(PEMBUAT.items()):
        buat().simpan(folder / nama)
        print(folder / nama)


if __name__ == "__main__":
    main()
