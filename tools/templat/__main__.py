"""Write all templates: `python -m tools.templat [FOLDER]` (default: templates_docx)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tata_usaha.dasar.pengaturan import AKAR
from tools.templat.dokumentasi import lembar_dokumentasi
from tools.templat.keputusan import keputusan
from tools.templat.keputusan_rencana import keputusan_rencana
from tools.templat.kit import Templat
from tools.templat.lampiran_keputusan import keputusan_iku, keputusan_sop, keputusan_standar
from tools.templat.laporan import laporan_monev
from tools.templat.laporan_berkala import laporan_berkala
from tools.templat.maklumat import maklumat
from tools.templat.nota_dinas import nota_dinas
from tools.templat.pakta_integritas import pakta_integritas
from tools.templat.rapat import daftar_hadir, notula, undangan
from tools.templat.sop import sop
from tools.templat.surat_pengantar import surat_pengantar

PEMBUAT: dict[str, Callable[[], Templat]] = {
    "daftar-hadir.docx": daftar_hadir,
    "keputusan-iku.docx": keputusan_iku,
    "keputusan-rencana-aksi.docx": keputusan_rencana,
    "keputusan-sop.docx": keputusan_sop,
    "keputusan-standar-pelayanan.docx": keputusan_standar,
    "keputusan.docx": keputusan,
    "laporan-berkala.docx": laporan_berkala,
    "laporan-monev.docx": laporan_monev,
    "lembar-dokumentasi.docx": lembar_dokumentasi,
    "maklumat.docx": maklumat,
    "nota-dinas.docx": nota_dinas,
    "notula.docx": notula,
    "pakta-integritas.docx": pakta_integritas,
    "sop.docx": sop,
    "surat-pengantar.docx": surat_pengantar,
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
