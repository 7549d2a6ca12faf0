"""What a calendar of the office tells of a day: last days of obligations, meetings, planned runs, holidays."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from zi_model.status import StatusKewajiban


class JenisAcara(StrEnum):
    """The kinds of entries, in the order in which a day tells them."""

    LIBUR = "libur"
    RAPAT = "rapat"
    BATAS = "batas"
    JADWAL = "jadwal"


@dataclass(frozen=True)
class Acara:
    """One entry. `uid` is by what calendars know it, whatever else changes; `urutan` rises with each undangan.

    `mulai` and `selesai` are its hours on the office's clock, None of what takes the whole day. `unit` is the code of
    the sub bagian that answers for it, `kode` and `periode` those of an obligation, `status` where that stands.
    """

    tanggal: dt.date
    jenis: JenisAcara
    judul: str
    uid: str
    uraian: str = ""
    mulai: dt.datetime | None = None
    selesai: dt.datetime | None = None
    tempat: str | None = None
    tautan: str | None = None
    urutan: int = 0
    unit: str = ""
    kode: str = ""
    periode: str = ""
    status: StatusKewajiban | None = None

    @property
    def lengkap(self) -> bool:
        """Whether it is an obligation that is complete."""
        return self.status is not None and self.status.lengkap

    @property
    def urut(self) -> tuple[dt.date, int, dt.datetime, str]:
        """By what entries are ordered: day, kind, hour, id."""
        ke = list(JenisAcara).index(self.jenis)
        return self.tanggal, ke, self.mulai or dt.datetime.min, self.uid
