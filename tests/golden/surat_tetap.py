"""The letters that stand for the year as printed, but for the three decrees that `test_surat` composes itself."""

from __future__ import annotations

import datetime as dt
from functools import cache

from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.surat.cetak_naskah import cetak
from tests.zi_model.bahan_sigi import bahan
from zi_model.naskah.inti.naskah import Naskah
from zi_model.naskah.jatuh_waktu import susun_naskah
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

TEMPLAT = AKAR / "templates_docx"
SEBUTAN = (
    "tim-zi",
    "penetapan-sop",
    "iku",
    "satgas-spip",
    "tim-pengaduan",
    "standar-pelayanan",
    "maklumat/pelayanan",
    "sop/pengaduan",
    "sop/pelayanan",
)
PAKTA = "Pakta Integritas Tim Kerja ZI 2026"
SOP = "SOP Penanganan Pengaduan Masyarakat 2026"
NAMA = [
    "Keputusan Tim Kerja ZI 2026",
    PAKTA,
    "Keputusan Penetapan SOP 2026",
    "Keputusan Penetapan IKU 2026",
    "Keputusan Satgas SPIP 2026",
    "Keputusan Tim Unit Kerja Pengaduan Masyarakat 2026",
    "Keputusan Standar Pelayanan 2026",
    "Maklumat Pelayanan 2026",
    SOP,
    "SOP Pelayanan Informasi Publik 2026",
]


@cache
def surat_tetap() -> dict[str, tuple[Naskah, bytes]]:
    """Return each letter, drafted on 10 February, by its file name."""
    semua = [
        naskah
        for sebutan in SEBUTAN
        for naskah in susun_naskah(
            bahan(), JenisAlur.KEPUTUSAN, Periode.parse("2026"), Bagian.SEMUA, sebutan, dt.date(2026, 2, 10)
        )
    ]
    return {n.nama_berkas: (n, cetak(n, bahan().kantor, TEMPLAT)) for n in semua}
