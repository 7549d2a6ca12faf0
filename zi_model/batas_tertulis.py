"""A deadline as an official writes it in a table or a sentence, read as a day.

A day is read in all the forms that offices use; a month, a quarter, a half-year or a year is meant to its end. What
leaves the day open (`segera`, `minggu kedua April`) or names several is not guessed: who asks something says until
when.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from zi_model.periode import NOMOR_BULAN, JenisPeriode, Periode

CONTOH = "“30 April 2026”, “30-04-2026”, atau “akhir April 2026”"
"""Forms that are read, as a message names them."""

_BULAN = NOMOR_BULAN | {
    "jan": 1,
    "feb": 2,
    "peb": 2,
    "pebruari": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "agu": 8,
    "agt": 8,
    "agust": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "nop": 11,
    "nopember": 11,
    "des": 12,
}
_NAMA = "|".join(sorted(_BULAN, key=len, reverse=True))
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HARI = r"senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad"

_PEMBUKA = re.compile(
    rf"(?:(?:paling\s+(?:lambat|akhir)|selambat[-\s]*lambatnya|selambatnya|sebelum\s+atau\s+pada|sampai(?:\s+dengan)?"
    rf"|s\.?\s?d\.?|hingga|pada|tanggal|tgl\.?|hari|(?:{_HARI})\s*,?)\s*)*"
)
_KATA = rf"(?P<hari>\d{{1,2}})\s+(?P<bulan>{_NAMA})\.?\s+(?P<tahun>\d{{4}})"
_ANGKA = r"(?P<hari>\d{1,2})\s?(?P<pisah>[-/.])\s?(?P<bulan>\d{1,2})\s?(?P=pisah)\s?(?P<tahun>\d{4}|\d{2})"
_ISO = r"(?P<tahun>\d{4})-(?P<bulan>\d{2})-(?P<hari>\d{2})"
_TANGGAL = [re.compile(pola) for pola in (_KATA, _ANGKA, _ISO)]
_AKHIR = re.compile(
    rf"(?:akhir\s+)?(?:bulan\s+)?(?:(?P<bulan>{_NAMA})\.?\s+(?P<tahun>\d{{4}})"
    r"|(?P<jenis>triwulan|tw|semester|smt)\.?\s*(?P<ke>iv|i{1,3}|[1-4])\s*,?\s*(?:tahun\s+)?(?P<tahun_bagian>\d{4})"
    r"|tahun\s+(?P<tahun_saja>\d{4}))"
)
_RENTANG = re.compile(
    rf"(?:\d{{1,2}}(?:\s+(?:{_NAMA})\.?)?(?:\s+\d{{4}})?|(?:{_NAMA})\.?(?:\s+\d{{4}})?|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}})"
    r"\s*(?:s\.?\s?/?d\.?|sampai(?:\s+dengan)?|hingga|[–—-])\s+"
)
_EKOR = re.compile(r"\s*(?:,?\s*pukul\s+\d{1,2}[.:]\d{2}(?:\s*wi(?:b|ta|t))?)?\s*[.;]?\s*")
_ABAD = 2000


def baca_batas(teks: str) -> dt.date | None:
    """Return the last day that a deadline names; None when it names none, or cannot be told."""
    rapi = " ".join(teks.replace("\u00a0", " ").split()).casefold()
    rapi = _tanpa_pembuka(rapi)
    if cocok := _RENTANG.match(rapi):
        rapi = _tanpa_pembuka(rapi[cocok.end() :])
    for pola in (*_TANGGAL, _AKHIR):
        if (cocok := pola.match(rapi)) and _EKOR.fullmatch(rapi, cocok.end()):
            return _hari(cocok) if pola is not _AKHIR else _akhir(cocok)
    return None


def _tanpa_pembuka(teks: str) -> str:
    cocok = _PEMBUKA.match(teks)
    return teks[cocok.end() :] if cocok else teks


def _hari(cocok: re.Match[str]) -> dt.date | None:
    tahun = int(cocok["tahun"])
    bulan = _BULAN.get(cocok["bulan"]) or int(cocok["bulan"])
    try:
        return dt.date(tahun if tahun >= 100 else tahun + _ABAD, bulan, int(cocok["hari"]))
    except ValueError:  # 31 April
        return None


def _akhir(cocok: re.Match[str]) -> dt.date | None:
    try:
        if cocok["bulan"]:
            tahun, bulan = int(cocok["tahun"]), _BULAN[cocok["bulan"]]
            return dt.date(tahun, bulan, calendar.monthrange(tahun, bulan)[1])
        if cocok["tahun_saja"]:
            return dt.date(int(cocok["tahun_saja"]), 12, 31)
        jenis = JenisPeriode.TRIWULAN if cocok["jenis"].startswith("t") else JenisPeriode.SEMESTER
        return Periode(int(cocok["tahun_bagian"]), jenis, _ROMAWI[cocok["ke"]]).akhir
    except ValueError:
        return None
