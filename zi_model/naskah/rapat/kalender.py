"""The calendar entry of a meeting, laid beside its undangan so that invited people need not type it.

It says what the undangan says. A place that is not known yet is left out, and so is an end that
only a word tells (`selesai`): a calendar has no fill-ins.
"""

from __future__ import annotations

import datetime as dt

from zi_model.bahasa import isi_teks
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Isi
from zi_model.naskah.rapat.teks import TeksKalender
from zi_model.naskah.rapat.waktu import WaktuRapat


class IsiAcaraKalender(Isi):
    """One appointment; its moments are on the clock of `zona` (an IANA name), which letters call `singkatan_zona`.

    `dibuat` is the day of the undangan, `tempat` and `selesai` are None when nobody knows them. `urutan` rises with
    each undangan that changes the one before: of entries with one `uid` a calendar keeps the last. `tautan` is where
    people join from afar.
    """

    uid: str
    ringkasan: str
    uraian: str
    mulai: dt.datetime
    selesai: dt.datetime | None
    zona: str
    singkatan_zona: str
    tempat: str | None
    dibuat: dt.date
    urutan: int = 0
    tautan: str | None = None


def uid_kalender(kunci: object) -> str:
    """Return by what calendars know the meeting whose first undangan has this key."""
    return f"zona-integritas/{kunci}"


def susun_acara_kalender(
    kantor: Kantor,
    teks: TeksKalender,
    nilai: dict[str, str],
    acara: str,
    waktu: WaktuRapat,
    kunci: str,
    dibuat: dt.date,
    urutan: int = 0,
) -> IsiAcaraKalender:
    """Return the entry of a meeting whose subject is `acara`; the same key is the same entry in every calendar.

    `urutan` is the ordinal of the undangan that it lies beside.
    """
    return IsiAcaraKalender(
        uid=uid_kalender(kunci),
        ringkasan=acara,
        uraian=isi_teks(teks.keterangan, nilai),
        mulai=waktu.mulai,
        selesai=waktu.selesai,
        zona=kantor.satker.zona_waktu,
        singkatan_zona=kantor.satker.singkatan_waktu,
        tempat=waktu.tempat,
        dibuat=dibuat,
        urutan=urutan,
        tautan=waktu.tautan,
    )
