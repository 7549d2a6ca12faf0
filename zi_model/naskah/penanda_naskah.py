"""Who signs a letter: the post that it names under its signature, else the one that its wording names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from zi_model.kantor import Kantor
from zi_model.naskah.keluarga import jenis_naskah
from zi_model.pejabat import Pejabat

_DITANDATANGANI_LAIN = ("daftar-hadir", "dokumentasi", "notula", "pakta-integritas")
"""Kinds that not the post signs which the wording names, but who took notes, who came, who pledges."""


def nama_teks(kantor: Kantor, kunci: str) -> str:
    """Return the name of the wording that a letter is composed from, by its key; "" when the office has none."""
    ekor = f"{kunci.split('/', 2)[-1]}/"
    cocok = (
        (akhir, nama)
        for nama in sorted(kantor.teks)
        if (jenis := jenis_naskah(nama))
        for akhir in jenis.kunci(nama)
        if ekor.startswith(f"{akhir}/")
    )
    return max(cocok, key=lambda satu: len(satu[0]), default=("", ""))[1]


def pejabat_penanda(kantor: Kantor, nama: str, hari: dt.date) -> Pejabat | None:
    """Return who signs a letter of this wording on a day; None where the wording names no post, or nobody holds it."""
    teks = kantor.teks.get(nama)
    umum = kantor.teks.get(nama.partition("/")[0])
    sumber = (teks, getattr(teks, "undangan", None), umum)
    jabatan = next((j for satu in sumber if (j := getattr(satu, "penanda_tangan", None))), None)
    try:
        return kantor.pejabat.pemangku(str(jabatan), hari)
    except KeyError:
        return None


def penanda_terbit(kantor: Kantor, kunci: str, isi: Mapping[str, str], hari: dt.date) -> Pejabat | None:
    """Return who signs a letter that is ready, on a day; `isi` are its controls by tag, as it was issued.

    None where it names several (a pledge of all: who has not signed nobody knows), or where nobody knows.
    """
    jabatan = {p.id for p in kantor.pejabat.pejabat if isi.keys() & {f"nama-{p.id}", f"nip-{p.id}"}}
    if len(jabatan) > 1:
        return None
    if not jabatan:
        jenis = kunci.split("/", 2)[-1]
        return (
            None if jenis.startswith(_DITANDATANGANI_LAIN) else pejabat_penanda(kantor, nama_teks(kantor, kunci), hari)
        )
    try:
        return kantor.pejabat.pemangku(jabatan.pop(), hari)
    except KeyError:
        return None
