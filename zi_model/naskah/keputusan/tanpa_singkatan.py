"""Words written out: a decree and its Lampiran use no abbreviation that they do not explain.

What stands in a Lampiran comes from the office's plan and from its list of officials, where abbreviations are
good style: `Kasubbag`, `PPID`, `Januari s.d. Februari`.
"""

from __future__ import annotations

import re
from typing import overload

KEPANJANGAN = {
    "IKU": "Indikator Kinerja Utama",
    "Kasubbag": "Kepala Sub Bagian",
    "KPU": "Komisi Pemilihan Umum",
    "PPID": "Pejabat Pengelola Informasi dan Dokumentasi",
    "SDM": "Sumber Daya Manusia",
    "SKP": "Sasaran Kinerja Pegawai",
    "SOP": "Standar Operasional Prosedur",
    "SPIP": "Sistem Pengendalian Intern Pemerintah",
    "UPG": "Unit Pengendalian Gratifikasi",
    "WBBM": "Wilayah Birokrasi Bersih dan Melayani",
    "WBK": "Wilayah Bebas dari Korupsi",
    "WBS": "<i>Whistleblowing System</i>",
}
"""What the abbreviations of the plan mean; one that stands in brackets follows its own words already."""
_SEMUA = "|".join(sorted(KEPANJANGAN, key=len, reverse=True))
_DALAM_KURUNG = re.compile(rf" \((?:{_SEMUA})\)")
_SINGKATAN = re.compile(rf"\b(?:{_SEMUA})\b")


@overload
def tanpa_singkatan(teks: str) -> str: ...
@overload
def tanpa_singkatan(teks: None) -> None: ...
def tanpa_singkatan(teks: str | None) -> str | None:
    """Return a text with its abbreviations written out, and None as it is."""
    if teks is None:
        return None
    penuh = _SINGKATAN.sub(lambda cocok: KEPANJANGAN[cocok[0]], _DALAM_KURUNG.sub("", teks))
    return penuh.replace(" s.d. ", " sampai dengan ")
