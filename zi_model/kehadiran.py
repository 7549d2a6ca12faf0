"""Who came to a meeting, as somebody entered it afterwards from the signed attendance list.

Nothing here is worked out: an official who was invited did not come because of that. What letters say of it is only
counted and listed from what was entered.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from zi_model.data import Data
from zi_model.periode import Periode


def _periksa_periode(teks: str) -> str:
    Periode.parse(teks)
    return teks


class Hadir(Data):
    """One who came. `pejabat` is the id of the post that they held that day ("": none): these are the leaders.

    An official whose name nobody has told yet came all the same; then only the post is known.
    """

    nama: str = ""
    jabatan: str = ""
    pejabat: str = ""

    @model_validator(mode="after")
    def _ada_sebutan(self) -> Hadir:
        if not (self.nama.strip() or self.jabatan.strip()):
            raise ValueError("yang hadir disebut namanya, jabatannya, atau keduanya")
        return self

    @property
    def sebutan(self) -> str:
        """How letters call them: `Ani, S.H. (Sekretaris KPU Kabupaten Sigi)`."""
        return f"{self.nama} ({self.jabatan})" if self.nama and self.jabatan else self.nama or self.jabatan


class Kehadiran(Data):
    """Who came to one meeting; `rapat` and `periode` name it as an entry with a time of its own does."""

    rapat: str
    periode: Annotated[str, AfterValidator(_periksa_periode)]
    hadir: tuple[Hadir, ...] = Field(min_length=1)

    @property
    def kunci(self) -> tuple[str, str]:
        """By what it is told from the others: its wording's name, and its time as keys write it."""
        return f"rapat/{self.rapat}", str(Periode.parse(self.periode))

    @property
    def jumlah(self) -> str:
        """How many came, as the notula says it."""
        return f"{len(self.hadir)} orang"

    @property
    def pimpinan(self) -> str:
        """Which leaders came, as the notula says it; "" when none of them did."""
        return "; ".join(h.sebutan for h in self.hadir if h.pejabat)


class KehadiranTahun(Data):
    """What `kehadiran-<tahun>.yaml` says."""

    rapat: tuple[Kehadiran, ...]
