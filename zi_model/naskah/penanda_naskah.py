"""Who signs a letter, asked by its key: the wording that it is composed from names the post."""

from __future__ import annotations

import datetime as dt

from zi_model.kantor import Kantor
from zi_model.naskah.keluarga import jenis_naskah
from zi_model.pejabat import Pejabat


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
