"""Who is of a meeting: the officials, then the staff, as the daftar hadir lists them and as one may say who came.

A meeting to which everybody is invited lists everybody by name, with a few rows for guests; one that invites some,
or an office that has no list of staff, has empty rows to write in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from zi_model.kantor import Kantor
from zi_model.naskah.rapat.isi import Peserta
from zi_model.naskah.rapat.teks import TeksDaftarHadir
from zi_model.pegawai import Pegawai, bukan_pejabat
from zi_model.pejabat import Pejabat

_TAMU = 3
"""Empty rows after a list of names."""


@dataclass(frozen=True)
class CalonHadir:
    """One of whom somebody may say that they came; `kunci` tells them apart, `pejabat` is the id of their post, if any.

    `nama` is "" of an official whose name nobody has told yet.
    """

    kunci: str
    nama: str
    jabatan: str
    pejabat: str = ""


def calon_hadir(kantor: Kantor, hari: dt.date) -> tuple[CalonHadir, ...]:
    """Return the officials of a day, the leaders first, then all other staff."""
    menjabat = pejabat_pada(kantor, hari)
    return (
        *(CalonHadir(f"pejabat:{p.id}", p.nama or "", p.sebutan, p.id) for p in menjabat),
        *(
            CalonHadir(f"pegawai:{p.nip or p.nama}", p.nama, _jabatan(kantor, p))
            for p in bukan_pejabat(kantor.pegawai, menjabat)
        ),
    )


def pejabat_pada(kantor: Kantor, hari: dt.date) -> list[Pejabat]:
    """Return the officials of a day.

    An evaluator looks for the leaders: the commissioners, the Sekretaris, then who heads a sub bagian; else the file's
    order stands.
    """
    return sorted((p for p in kantor.pejabat.pejabat if p.menjabat(hari)), key=_tingkat)


def peserta_pegawai(kantor: Kantor, pejabat: Iterable[Pejabat], teks: TeksDaftarHadir) -> tuple[Peserta, ...]:
    """Return the rows after those of the officials: the other staff by name, then empty ones."""
    nama = bukan_pejabat(kantor.pegawai, pejabat) if teks.semua_pegawai else ()
    kosong = min(_TAMU, teks.baris_pegawai) if nama else teks.baris_pegawai
    staf = [Peserta(nama=p.nama, jabatan=_jabatan(kantor, p)) for p in nama]
    return (*staf, *(Peserta(nama="", jabatan="") for _ in range(kosong)))


def _tingkat(pejabat: Pejabat) -> tuple[bool, bool]:
    """Return the place of an official among the leaders."""
    return pejabat.unsur != "komisioner", pejabat.unit is not None


def _jabatan(kantor: Kantor, pegawai: Pegawai) -> str:
    """Return the post, or where none is known the sub bagian; "" leaves a line to write on."""
    if pegawai.jabatan:
        return pegawai.jabatan
    return kantor.satker.unit_menurut_kode(pegawai.unit).nama if pegawai.unit else ""
