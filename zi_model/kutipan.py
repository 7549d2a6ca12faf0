"""Reads the citations in a letter as people left it against the date that it was given.

A draft cites what is in force on the day of drafting (`hukum`). Its date is given later, and people may type
citations of their own; so the finished text is read once more.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zi_model.bahasa import tanggal_panjang
from zi_model.hukum import Referensi, hari_akhir, hari_mulai


@dataclass(frozen=True)
class Keluhan:
    """What is odd about a citation, in Indonesian; `belum_ada`: what it cites surely was not there yet."""

    pesan: str
    belum_ada: bool = False

    def __str__(self) -> str:
        """Return the words."""
        return self.pesan


def keluhan_kutipan(teks: str, hukum: Iterable[Referensi], tanggal: dt.date) -> Iterator[Keluhan]:
    """Yield what one paragraph cites although it is not in force on a day, or without its last amendment.

    A regulation is known by its kind, number and year. That an amendment is missing is said only of a
    paragraph that begins with the regulation: a list's entry, not a sentence that mentions it.
    """
    rata = _rapi(teks)
    hari = tanggal_panjang(tanggal)
    for r in hukum:
        if not _tersebut(r.sebutan, rata):
            continue
        if not r.berlaku(tanggal):
            belum_ada = r.berlaku_dari is not None and tanggal < hari_akhir(r.berlaku_dari)
            yield Keluhan(f"{r.sebutan} tidak berlaku pada {hari}: {r.masa}", belum_ada)
            continue
        for p in r.perubahan:
            if hari_mulai(p.berlaku_dari) > tanggal and _tersebut(p.sebutan, rata):
                yield Keluhan(f"{p.sebutan} belum tentu berlaku pada {hari}")
        terakhir = r.perubahan_terakhir(tanggal)
        if terakhir and rata.startswith(_rapi(r.sebutan)) and not _tersebut(terakhir.sebutan, rata):
            yield Keluhan(f"{r.sebutan} pada {hari} terakhir diubah dengan {terakhir.sebutan}, yang tidak disebut")


def _tersebut(sebutan: str, rata: str) -> bool:
    dicari = _rapi(sebutan)
    return dicari in rata and re.search(rf"(?<!\w){re.escape(dicari)}(?!\w)", rata) is not None


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).casefold()
