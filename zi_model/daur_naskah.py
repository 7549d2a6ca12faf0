"""A letter's life: what may follow what, and what happens to a draft that lies in the outbox.

The rules are pure, so that they can be read and tested without a file or a database; the outbox
only carries out what `putuskan` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StatusNaskah(StrEnum):
    """The states of a letter."""

    KONSEP = "KONSEP"
    SIAP_TTD = "SIAP_TTD"
    DITANDATANGANI = "DITANDATANGANI"
    DIARSIPKAN = "DIARSIPKAN"
    BATAL = "BATAL"


class Tindakan(StrEnum):
    """What a run did with one letter."""

    BARU = "BARU"
    DIGANTI = "DIGANTI"
    TETAP = "TETAP"
    DISUNTING = "DISUNTING"
    DISANDINGKAN = "DISANDINGKAN"
    TERKUNCI = "TERKUNCI"
    HILANG = "HILANG"
    TERTINGGAL = "TERTINGGAL"

    @property
    def menulis(self) -> bool:
        """Whether something was written."""
        return self in {Tindakan.BARU, Tindakan.DIGANTI, Tindakan.DISANDINGKAN}


@dataclass(frozen=True)
class Catatan:
    """What the register knows of a letter: SHA-256 of the draft laid last, of one under way, of one beside."""

    status: StatusNaskah
    sha256: str | None
    sha256_niat: str | None = None
    sha256_sanding: str | None = None


def putuskan(catatan: Catatan | None, di_berkas: str | None, baru: str, *, terbuka: bool = False) -> Tindakan:
    """Return what to do with a newly printed draft (docs/keputusan-desain.md, Letters).

    `di_berkas` is the SHA-256 of the file that lies in the outbox now (None: there is none), `baru`
    that of the new draft. A file is the program's own as long as its bytes are those that the
    register says were laid there, or were about to be when a run was killed; any other
    bytes are a person's work and are never written over. So is a file that somebody has open
    (`terbuka`): what they save a moment later would undo what was written. A letter that is ready
    but not in its place was taken to be signed: that is told, and no other is laid there.
    """
    if catatan is not None and catatan.status is not StatusNaskah.KONSEP:
        diambil = di_berkas is None and catatan.status is StatusNaskah.SIAP_TTD
        return Tindakan.HILANG if diambil else Tindakan.TERKUNCI
    if di_berkas == baru:
        return Tindakan.TETAP
    if di_berkas is None:
        return Tindakan.BARU
    if catatan is not None and not terbuka and di_berkas in {catatan.sha256, catatan.sha256_niat}:
        return Tindakan.DIGANTI
    if catatan is not None and baru in {catatan.sha256, catatan.sha256_sanding}:
        return Tindakan.DISUNTING
    return Tindakan.DISANDINGKAN
