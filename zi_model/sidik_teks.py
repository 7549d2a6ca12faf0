"""A fingerprint that two texts share when they differ in dates, numbers and codes of letters only.

"Mass-made papers" is what evaluators say of last quarter's report under this quarter's date. Figures within a report
stay: where they differ, somebody counted anew.
"""

from __future__ import annotations

import hashlib
import re

from zi_model.naskah.inti.kode_kaki import POLA_KODE_KAKI
from zi_model.periode import NAMA_BULAN

_CUKUP = 200
"""So many letters make a text of its own; a heading is alike in many files."""
_BULAN = f"{'|'.join(NAMA_BULAN)}|jan|feb|mar|apr|jun|jul|agu|agt|agust|sept?|okt|nov|nop|nopember|des"
_BILANGAN = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|seribu|ribu"
_KE = r"(?:ke-?\s*)?(?:iv|i{1,3}|[1-4]|pertama|kedua|ketiga|keempat|kesatu)"
_BERGANTI = re.compile(
    rf"""
      \bnomor\b\s*:?\s*\d+(?:\s+tahun\s+\d{{4}})?
    | \b\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b                # 05/04/2026
    | \b(?:\d{{1,2}}\s+)?(?:{_BULAN})\b\.?(?:\s+\d{{4}}\b)?     # 5 April 2026, April, Apr. 2026
    | \b(?:triwulan|tw|kuartal|semester|smt)\.?\s*{_KE}\b
    | \b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b
    | \b(?:tanggal|tahun)(?:\s+(?:{_BILANGAN})\b)+   # tanggal dua puluh satu
    | \b(?:19|20)\d\d\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BERGARIS = re.compile(r"/.{0,80}\d{4}")  # 12/PW.02-Und/7210/2026
_BUKAN_KATA = re.compile(r"[\W_]+")


def sidik_teks(teks: str) -> str:
    """Return the fingerprint of a text; "" when it is too short to be told from others."""
    kata = (satu for satu in teks.split() if not _BERGARIS.search(satu) and not POLA_KODE_KAKI.fullmatch(satu))
    inti = _BUKAN_KATA.sub("", _BERGANTI.sub(" ", " ".join(kata)).casefold())
    return hashlib.sha256(inti.encode()).hexdigest() if sum(map(str.isalpha, inti)) >= _CUKUP else ""
