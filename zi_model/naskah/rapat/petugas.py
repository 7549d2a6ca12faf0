"""Who leads a meeting, takes its notes and speaks there, as the office told once in `fakta.yaml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from zi_model.fakta import berbentuk_id
from zi_model.kantor import Kantor
from zi_model.naskah.inti.naskah import Isian, Kendali


@dataclass(frozen=True)
class PetugasRapat:
    """The names as the letters have them: in a control, because somebody may stand in, or a fill-in."""

    pimpinan: Kendali | Isian
    notulis: Kendali | Isian
    pemateri: Kendali | Isian


def petugas_rapat(
    kantor: Kantor, nama: str, tanggal: dt.date, sebutan_pimpinan: str, sebutan_pemateri: str = ""
) -> PetugasRapat:
    """Return who serves on a day at the meeting of a wording (`rapat/monev`), where they are called so."""
    orang = kantor.fakta.rapat.untuk(nama)

    def siapa(tag: str, ditulis: str | None, sebutan: str) -> Kendali | Isian:
        dikenal, petunjuk = _nama(kantor, ditulis, tanggal)
        return Kendali(tag=tag, teks=dikenal) if dikenal else Isian(tag=tag, petunjuk=petunjuk or f"nama {sebutan}")

    return PetugasRapat(
        pimpinan=siapa("pimpinan", orang.pimpinan, sebutan_pimpinan.lower()),
        notulis=siapa("notulis", orang.notulis, "notulis"),
        pemateri=siapa("pemateri", orang.pemateri, sebutan_pemateri.lower()),
    )


def _nama(kantor: Kantor, ditulis: str | None, tanggal: dt.date) -> tuple[str | None, str]:
    """Return the name that somebody told of, or whose name is then to be asked for ("" nobody's in particular)."""
    if ditulis is None or not berbentuk_id(ditulis):
        return ditulis, ""
    try:
        pejabat = kantor.pejabat.pemangku(ditulis, tanggal)
    except KeyError:  # nobody holds the post that day
        return None, ""
    return pejabat.nama, f"nama {pejabat.sebutan}"
