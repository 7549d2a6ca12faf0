"""What a plan folder says of the office itself, whatever the year: identity, people, law, wording, calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from zi_model.daftar_teks import DaftarTeks
from zi_model.fakta import Fakta
from zi_model.hukum import Referensi
from zi_model.kalender import Kalender
from zi_model.masalah import Letak
from zi_model.pegawai import DaftarPegawai
from zi_model.pejabat import DaftarPejabat
from zi_model.satker import Satker


@dataclass(frozen=True)
class Kantor:
    """One office, without any year. `teks` is the wording of its letters.

    `letak_hukum` tells where a wording names a reference, by the wording's name and the reference's id.
    `keputusan_rencana` are the decrees that set the plans at hand, as far as they have been signed.
    `pegawai` are the staff; the officials who are among them have their names from there. `fakta` is what many letters
    ask for and the office has told once.
    """

    satker: Satker
    pejabat: DaftarPejabat
    hukum: Mapping[str, Referensi]
    teks: DaftarTeks
    letak_hukum: Mapping[tuple[str, str], Letak] = field(default_factory=dict, compare=False)
    keputusan_rencana: tuple[Referensi, ...] = ()
    pegawai: DaftarPegawai = field(default_factory=DaftarPegawai)
    fakta: Fakta = field(default_factory=Fakta)

    @cached_property
    def kalender(self) -> Kalender:
        """The office's working days."""
        return Kalender(self.satker.libur)

    @cached_property
    def zona(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.satker.zona_waktu)
