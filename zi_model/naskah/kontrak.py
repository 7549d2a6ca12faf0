"""Which content each Word template is filled from: the names that its tags may use."""

from __future__ import annotations

from zi_model.naskah.berkala.isi import IsiLaporanBerkala
from zi_model.naskah.dokumentasi.isi import IsiDokumentasi
from zi_model.naskah.inti.naskah import Isi
from zi_model.naskah.keputusan.pakta_integritas import IsiPakta
from zi_model.naskah.keputusan.pokok_dan_tim import IsiKeputusan
from zi_model.naskah.keputusan.rencana_aksi import TEMPLAT as TEMPLAT_RENCANA
from zi_model.naskah.keputusan.rencana_aksi import IsiKeputusanRencana
from zi_model.naskah.keputusan.sop_iku_standar import IsiKeputusanIKU, IsiKeputusanSOP, IsiKeputusanStandar
from zi_model.naskah.monev.isi import IsiLaporanMonev
from zi_model.naskah.pelayanan.maklumat import IsiMaklumat
from zi_model.naskah.pelayanan.sop import IsiSOP
from zi_model.naskah.rapat.isi import IsiDaftarHadir, IsiNotula, IsiUndangan
from zi_model.naskah.surat.nota_dinas import IsiNotaDinas
from zi_model.naskah.surat.surat_pengantar import IsiSuratPengantar

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
