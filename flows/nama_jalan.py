"""What people call a run: `Triwulanan · Sigi · TW I 2026 · laporan`, before it begins as well as afterwards.

Prefect names upcoming runs by two words of English (`auburn-cuckoo`). Whoever renames them, and the runs
themselves, take the name from here, so that a run keeps it for life. Pure functions of what the run was given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from tata_usaha.kerja.periode_alur import periode_untuk
from zi_model.bahasa import tanggal_panjang
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import JenisPeriode, Periode, PeriodeTidakSah

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

_SEMUA_ALUR = (*(jenis.value for jenis in JenisAlur), "pagi", "provinsi", "pecahan", "nomori", "siap", "batal")
"""Every flow of ours; a run carries its flow's name as a tag."""
_PISAH = " · "
_TANDA_PREFECT = {"auto-scheduled": "terjadwal"}
"""Prefect's own tags. It looks for planned runs by a column, not by this one."""


def sebut_satker(kode: str) -> str:
    """Return what people call an office by its folder's name: `kota-palu` is Kota Palu."""
    return " ".join(kata[:1].upper() + kata[1:] for kata in kode.replace("_", "-").split("-") if kata)


def sebut_periode(periode: Periode) -> str:
    """Return a period in short: `Maret 2026`, `TW I 2026`, `Semester I 2026`, `2026`."""
    match periode.jenis:
        case JenisPeriode.TRIWULAN:
            return periode.nama.replace("Triwulan", "TW").replace(" Tahun", "")
        case JenisPeriode.SEMESTER:
            return periode.nama.replace(" Tahun", "")
        case JenisPeriode.TAHUN:
            return str(periode.tahun)
        case JenisPeriode.BULAN:
            return periode.nama


def sebut_jalan(
    alur: str, parameter: Mapping[str, Any], periode: Periode | None = None, hari: dt.date | None = None
) -> str:
    """Return the name of a run of a flow: what it is, whose, for when, which part of it.

    `periode` is what it works on where its parameters do not say it; `hari` the day of a run that has no period.
    """
    bagian = str(parameter.get("bagian") or "")
    diminta = str(parameter.get("periode") or "")
    dibaca = periode or _baca(diminta)
    pada = tanggal_panjang(hari) if hari and not parameter.get("kunci") else ""  # a step is told by its letter
    saat = (sebut_periode(dibaca) if dibaca else diminta) or pada
    rincian = [
        "" if bagian == Bagian.SEMUA else bagian,
        str(parameter.get("kode") or ""),
        _sebut_kunci(parameter.get("kunci")),
        "" if dibaca else str(parameter.get("alur") or ""),  # a period tells of itself which kind it is
    ]
    return _PISAH.join(filter(None, [alur[:1].upper() + alur[1:], _sebut_siapa(parameter), saat, *rincian]))


def nama_terjadwal(jalan: FlowRun, zona: dt.tzinfo) -> str | None:
    """Return the name of a run that is planned and has not begun; None when it is none of ours.

    `zona` is the office's time zone, in which its planned day lies.
    """
    alur = next((nama for nama in _SEMUA_ALUR if nama in (jalan.tags or ())), None)
    if alur is None:
        return None
    saat = jalan.expected_start_time
    hari = saat.astimezone(zona).date() if saat else None
    return sebut_jalan(alur, jalan.parameters, periode_terjadwal(alur, jalan.parameters, hari), hari)


def periode_terjadwal(alur: str, parameter: Mapping[str, Any], hari: dt.date | None) -> Periode | None:
    """Return the period that a run of a flow planned for a day will work on; None when it has none."""
    if alur not in {*JenisAlur} or hari is None or parameter.get("periode"):
        return _baca(parameter.get("periode"))
    try:
        bagian = Bagian(parameter.get("bagian") or Bagian.SEMUA)
    except ValueError:  # which the run itself will tell
        return None
    return periode_untuk(JenisAlur(alur), bagian, hari)


def tanda_jalan(tanda: Iterable[str], parameter: Mapping[str, Any]) -> list[str]:
    """Return the tags of a run: those that it has, in our language, and the code of the office that it is for."""
    satker = parameter.get("satker")
    return sorted(
        {*(_TANDA_PREFECT.get(satu, satu) for satu in tanda), *([satker] if isinstance(satker, str) and satker else [])}
    )


def _sebut_siapa(parameter: Mapping[str, Any]) -> str:
    """Return whose run it is: an office, a province, or so many offices."""
    siapa = parameter.get("provinsi") or parameter.get("satker")
    if isinstance(siapa, str):
        return sebut_satker(siapa)
    return f"{len(siapa)} satker" if siapa else ""


def _sebut_kunci(kunci: object) -> str:
    """Return the part of a letter's key that people know it by: `sigi/2026/keputusan/tim-ppid` is tim-ppid."""
    return PurePosixPath(kunci).name if isinstance(kunci, str) else ""


def _baca(teks: object) -> Periode | None:
    try:
        return Periode.parse(teks) if isinstance(teks, str) and teks else None
    except PeriodeTidakSah:  # which the run itself will tell
        return None
