"""Everything that an office's plan folder says, read and typed: what all else is computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from zi_model.data import Data
from zi_model.hukum import Referensi
from zi_model.kalender import Kalender
from zi_model.kewajiban import Kewajiban, susun_kewajiban
from zi_model.masalah import Letak
from zi_model.pejabat import DaftarPejabat
from zi_model.rencana import RencanaAksi
from zi_model.satker import Satker


@dataclass(frozen=True)
class Kantor:
    """One office. `teks` holds the wording of letters by the name of its file in `naskah/`.

    `letak_hukum` tells where a wording names a reference, by the wording's name and the reference's id.
    """

    satker: Satker
    pejabat: DaftarPejabat
    rencana: RencanaAksi
    hukum: Mapping[str, Referensi]
    teks: Mapping[str, Data]
    letak_hukum: Mapping[tuple[str, str], Letak] = field(default_factory=dict, compare=False)

    @cached_property
    def kewajiban(self) -> tuple[Kewajiban, ...]:
        """All obligations of the plan's year."""
        return susun_kewajiban(self.rencana, self.satker.tenggang_hari)

    @cached_property
    def kalender(self) -> Kalender:
        """The office's working days."""
        return Kalender(self.satker.libur)

    @cached_property
    def zona(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.satker.zona_waktu)
