"""The people of the office by their posts, and the teams that decrees appoint.

A post without a known name is still a post: letters print it with a fill-in. Which holder signs
depends on the day, so every holder has dates.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from zi_model.data import Data
from zi_model.setelan_surel import AlamatSurel

Cara = Literal["definitif", "plt", "plh", "an", "ub"]


class Pejabat(Data):
    """A post and who holds it. `jabatan` is the full title as it stands above a signature.

    Commissioners have no NIP (`punya_nip: false`); for the others None is printed as a fill-in.
    `pegawai` is the NIP of somebody in the office's list of staff, who gives the post name and NIP.
    `surel` is the address to which the office's reminders go; None: to nobody.
    """

    id: str
    jabatan: str
    sebutan: str
    unsur: Literal["komisioner", "sekretariat"]
    nama: str | None = None
    punya_nip: bool = True
    nip: str | None = None
    pegawai: str | None = None
    unit: str | None = None
    cara: Cara = "definitif"
    berlaku_dari: dt.date | None = None
    berlaku_sampai: dt.date | None = None
    surel: AlamatSurel | None = None

    def menjabat(self, tanggal: dt.date) -> bool:
        """Tell whether this holder is in office on a day."""
        return (self.berlaku_dari is None or self.berlaku_dari <= tanggal) and (
            self.berlaku_sampai is None or tanggal <= self.berlaku_sampai
        )


class AnggotaTim(Data):
    """One seat of a team: its role there and the post that fills it (None = to be named).

    `pegawai` is the NIP of one of the staff who fills it without a post of the office.
    """

    kedudukan: str
    pejabat: str | None = None
    pegawai: str | None = None
    keterangan: str = ""


class Tim(Data):
    """A team that a decree appoints; `usulan` until the office has confirmed its make-up."""

    id: str
    nama: str
    usulan: bool = False
    anggota: tuple[AnggotaTim, ...]


class DaftarPejabat(Data):
    """All posts and teams of one office."""

    pejabat: tuple[Pejabat, ...]
    tim: tuple[Tim, ...] = ()

    def pemangku(self, id_jabatan: str, tanggal: dt.date) -> Pejabat:
        """Return who holds a post on a day; of several the one appointed last.

        Raises:
            KeyError: when nobody does, with the post's id.

        """
        calon = [p for p in self.pejabat if p.id == id_jabatan and p.menjabat(tanggal)]
        if not calon:
            raise KeyError(id_jabatan)
        return max(calon, key=lambda p: p.berlaku_dari or dt.date.min)

    def tim_menurut_id(self, id_tim: str) -> Tim:
        """Return the team with this id.

        Raises:
            KeyError: for an unknown id, which a plan that loaded without problems never has.

        """
        for tim in self.tim:
            if tim.id == id_tim:
                return tim
        raise KeyError(id_tim)
