"""A step in a letter's life: asked of the table before anything is done, and recorded with its reason afterwards.

A step that is refused names those that are possible.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from tata_usaha.agenda import buku as agenda
from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.agenda.rantai import catat
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from zi_model.anjuran import Anjuran
from zi_model.daur_naskah import (
    Langkah,
    LangkahDitolak,
    Peralihan,
    Syarat,
    anjuran_langkah,
    langkah_mungkin,
    peralihan,
)
from zi_model.naskah.keluarga import bernomor

PENGGANTI = (
    "Kalau masih diperlukan, simpan berkasnya di Word dengan nama lain, di folder Anda sendiri, sebagai naskah baru; "
    "minta admin mencatat nomornya yang baru di buku agenda, dan serahkan salinan bertanda tangannya sebagai bukti di "
    "barisnya."
)
"""What to do instead with a letter whose life is over."""


@dataclass(frozen=True)
class HasilLangkah:
    """What a step did: the entry as it is now, the letter's file; `berubah` is False when it had been done before."""

    entri: EntriAgenda
    berkas: Path
    berubah: bool

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "kunci": self.entri.kunci,
            "berkas": str(self.berkas),
            "status": self.entri.status.value,
            "berubah": self.berubah,
        }


def tempuh(entri: EntriAgenda, langkah: Langkah, ada: Collection[Syarat] = tuple(Syarat)) -> Peralihan:
    """Return what a step does to a letter; `ada` is what the step is given.

    Raises:
        GalatOutbox: when the letter's state forbids it.
        GalatPemakaian: when something is missing that it needs.

    """
    try:
        return peralihan(entri.status, langkah, ada, entri.jalur)
    except LangkahDitolak as galat:
        pesan = f"{entri.kunci} {galat}"
        if galat.kurang:
            itu = langkah_mungkin(entri.status, entri.jalur).index(langkah)
            raise GalatPemakaian(pesan, anjuran=yang_mungkin(entri)[itu]) from galat
        mungkin = yang_mungkin(entri)
        raise GalatOutbox(pesan, "" if mungkin else PENGGANTI, langkah=mungkin) from galat


def yang_mungkin(entri: EntriAgenda) -> tuple[Anjuran, ...]:
    """Return what may be done with a letter now."""
    bernomor_sendiri = bernomor(entri.jenis)
    return anjuran_langkah(entri.status, entri.kunci, entri.satker, bernomor=bernomor_sendiri, jalur=entri.jalur)


def beralasan(alasan: str) -> set[Syarat]:
    """Return what a reason gives to a step: nothing when nothing is written."""
    return {Syarat.ALASAN} if alasan.strip() else set()


def catat_langkah(
    sambungan: Connection,
    entri: EntriAgenda,
    sesudah: EntriAgenda,
    peristiwa: str,
    rincian: Mapping[str, str | int | None],
    sekarang: dt.datetime,
    alasan: str = "",
) -> EntriAgenda:
    """Record what became of a letter, and return its entry; a new state begins now.

    Raises:
        GalatOutbox: when the register has another entry by now.

    """
    pastikan_tetap(sambungan, entri)
    if sesudah.status is not entri.status:
        sesudah = replace(sesudah, sejak=sekarang)
    agenda.simpan(sambungan, sesudah)
    catat(sambungan, entri.kunci, peristiwa, rincian, sekarang, alasan=alasan.strip())
    return sesudah


def pastikan_tetap(sambungan: Connection, entri: EntriAgenda) -> None:
    """Refuse to go on from an entry that somebody has changed meanwhile.

    Raises:
        GalatOutbox: when the register has another one by now.

    """
    if agenda.cari(sambungan, entri.kunci) != entri:
        raise GalatOutbox(f"Catatan {entri.kunci} di buku agenda baru saja berubah.", "Jalankan lagi.")
