"""Which content each Word template is filled from: the names that its tags may use."""

from __future__ import annotations

from zi_model.naskah.dasar import Isi
from zi_model.naskah.isi_dokumentasi import IsiDokumentasi
from zi_model.naskah.isi_laporan import IsiLaporanBerkala
from zi_model.naskah.isi_laporan_monev import IsiLaporanMonev
from zi_model.naskah.isi_rapat import IsiDaftarHadir, IsiNotula, IsiUndangan
from zi_model.naskah.keputusan import IsiKeputusan
from zi_model.naskah.keputusan_rencana import TEMPLAT as TEMPLAT_RENCANA
from zi_model.naskah.keputusan_rencana import IsiKeputusanRencana
from zi_model.naskah.lampiran_keputusan import IsiKeputusanIKU, IsiKeputusanSOP, IsiKeputusanStandar
from zi_model.naskah.maklumat import IsiMaklumat
from zi_model.naskah.nota_dinas import IsiNotaDinas
from zi_model.naskah.pakta_integritas import IsiPakta
from zi_model.naskah.sop import IsiSOP
from zi_model.naskah.surat_pengantar import IsiSuratPengantar

KONTRAK: dict[str, type[Isi]] = {
    "daftar-hadir.docx": IsiDaftarHadir,
    "keputusan.docx": IsiKeputusan,
    "keputusan-iku.docx": IsiKeputusanIKU,
    "keputusan-sop.docx": IsiKeputusanSOP,
    "keputusan-standar-pelayanan.docx": IsiKeputusanStandar,
    TEMPLAT_RENCANA: IsiKeputusanRencana,
    "laporan-berkala.docx": IsiLaporanBerkala,
    "laporan-monev.docx": IsiLaporanMonev,
    "lembar-dokumentasi.docx": IsiDokumentasi,
    "maklumat.docx": IsiMaklumat,
    "nota-dinas.docx": IsiNotaDinas,
    "notula.docx": IsiNotula,
    "pakta-integritas.docx": IsiPakta,
    "sop.docx": IsiSOP,
    "surat-pengantar.docx": IsiSuratPengantar,
    "undangan.docx": IsiUndangan,
}
