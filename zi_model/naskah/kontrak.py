"""Which content each Word template is filled from: the names that its tags may use."""

from __future__ import annotations

from zi_model.naskah.dasar import Isi
from zi_model.naskah.isi_laporan_monev import IsiLaporanMonev
from zi_model.naskah.keputusan import IsiKeputusan
from zi_model.naskah.laporan_berkala import IsiLaporanBerkala
from zi_model.naskah.nota_dinas import IsiNotaDinas
from zi_model.naskah.rapat import IsiDaftarHadir, IsiNotula, IsiUndangan

KONTRAK: dict[str, type[Isi]] = {
    "daftar-hadir.docx": IsiDaftarHadir,
    "keputusan.docx": IsiKeputusan,
    "laporan-berkala.docx": IsiLaporanBerkala,
    "laporan-monev.docx": IsiLaporanMonev,
    "nota-dinas.docx": IsiNotaDinas,
    "notula.docx": IsiNotula,
    "undangan.docx": IsiUndangan,
}
