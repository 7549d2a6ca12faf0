"""Facts of the office that many letters ask for: asked once, in `fakta.yaml`, and known everywhere.

None of them belongs to one letter or one period: who usually leads and who takes notes, which application serves which
business, which SOP stand, who rates whom. What is null stays a fill-in in each letter that asks for it. An office
without the file has told none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic import Field

from zi_model.bahasa import deret
from zi_model.data import Data

DI_LUAR_UNIT = "sekretaris"
"""How `penilai` calls who belongs to no sub bagian."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class OrangRapat(Data):
    """Who leads, takes notes and speaks at a meeting: the id of a post, or a name; None: nobody has said."""

    pimpinan: str | None = None
    notulis: str | None = None
    pemateri: str | None = None


class FaktaRapat(OrangRapat):
    """The same by habit; `khusus` is by the name of a meeting (`monev`), and says only what differs there."""

    khusus: dict[str, OrangRapat] = Field(default_factory=dict)

    def untuk(self, nama: str) -> OrangRapat:
        """Return who serves at the meeting of a wording (`rapat/monev`)."""
        khusus = self.khusus.get(nama.removeprefix("rapat/"), OrangRapat())
        bidang = OrangRapat.model_fields
        return OrangRapat(**{n: getattr(khusus, n) or getattr(self, n) for n in bidang})


class FaktaAplikasi(Data):
    """One field of business and the application that serves each part of it, in the words of the reports' tables."""

    bidang: str
    urusan: dict[str, str | None]


class FaktaSOP(Data):
    """An SOP that stands: its unit's code, the time that it allows; `utama` are those that are evaluated."""

    nama: str
    unit: str
    waktu: str | None = None
    utama: bool = False


class Fakta(Data):
    """All that an office has told of itself for its letters.

    `penilai` is by the code of a unit (`sekretaris`: of none) the id of the post that rates its staff, or what a post
    of another office is called; `dokumen` by the name of a planning
    document its number, date and years, `media_sosial` are the office's own accounts.
    """

    rapat: FaktaRapat = FaktaRapat()
    aplikasi: tuple[FaktaAplikasi, ...] = ()
    sop: tuple[FaktaSOP, ...] = ()
    penilai: dict[str, str | None] = Field(default_factory=dict)
    dokumen: dict[str, str | None] = Field(default_factory=dict)
    media_sosial: tuple[str, ...] = ()

    def aplikasi_untuk(self, nama: str) -> str | None:
        """Return the application of a part of business, or those of a whole field; None when one is not known."""
        for satu in self.aplikasi:
            if _sama(satu.bidang, nama):
                return _gabung(satu.urusan.values())
            for urusan, aplikasi in satu.urusan.items():
                if _sama(urusan, nama):
                    return aplikasi
        return None

    def dokumen_bernama(self, nama: str) -> str | None:
        """Return number, date and years of a planning document; None when nobody has said."""
        return next((isi for judul, isi in self.dokumen.items() if _sama(judul, nama)), None)


def berbentuk_id(teks: str) -> bool:
    """Tell whether a text is written as the id of a post, and not as the name of a person."""
    return _ID.fullmatch(teks) is not None


def _sama(satu: str, lain: str) -> bool:
    return " ".join(satu.casefold().split()) == " ".join(lain.casefold().split())


def _gabung(nama: Iterable[str | None]) -> str | None:
    """Return the names as a sentence lists them, each once; None when one is missing or there is none."""
    semua = list(dict.fromkeys(nama))
    return None if None in semua or not semua else deret(filter(None, semua))
