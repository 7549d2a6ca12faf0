"""What needs somebody's attention on a day: late and nearly due rows, letters that wait, runs that failed.

One value for all who tell of it: the morning's artifact, the mail to each person, the province's table. What is told
is a sentence; `kunci` stays the same as long as it is the same thing, so that nobody is reminded of it twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from zi_model.anjuran import Anjuran


class JenisPerhatian(StrEnum):
    """Why something needs attention, in the order in which it is told."""

    ALUR_GAGAL = "alur gagal"
    TERLAMBAT = "terlambat"
    JATUH_TEMPO = "jatuh tempo dalam 7 hari"
    MENUNGGU_TTD = "menunggu tanda tangan"
    KONSEP_BERSANDING = "konsep dengan yang lebih baru di sampingnya"
    NASKAH_BARU = "naskah baru di outbox"
    RENCANA_KURANG = "rencana tahun berikutnya belum ada"
    CADANGAN_LAMA = "cadangan buku agenda"


@dataclass(frozen=True)
class ButirPerhatian:
    """One thing that needs attention.

    `kunci` names the thing in the register and across days: a row with its period (`1.3.1.2 2026-TW1`), a letter's key,
    a run's id. `uraian` is one sentence in Indonesian. `unit` is the code of the sub bagian that answers for it, "" for
    the whole secretariat; `sejak` since when it is so, `batas` until when it should be done; `berkas` the file to open.
    """

    jenis: JenisPerhatian
    kunci: str
    uraian: str
    unit: str = ""
    sejak: dt.date | None = None
    batas: dt.date | None = None
    berkas: str = ""
    anjuran: Anjuran | None = None
