"""The citations of a letter against its date, read in the file as a person left it.

They are remarks, for the words may be somebody's own, and only a lawyer knows whether a citation is meant as
history. But what was not there yet on that day cannot have been cited then: one of the two is wrong.
"""

from __future__ import annotations

import datetime as dt
from textwrap import shorten

from tata_usaha.konsep.letak_isian import teks_naskah
from tata_usaha.outbox.kode import KodeSiap
from tata_usaha.outbox.pilih import BerkasNaskah
from zi_model.kantor import Kantor
from zi_model.keputusan_kantor import rujukan_kantor
from zi_model.kutipan import keluhan_kutipan
from zi_model.masalah import Letak, Masalah, Tingkat

_SARAN = (
    "Cocokkan dengan JDIH dan betulkan di Word, atau periksa tanggal naskah dan masa berlakunya di daftar dasar hukum "
    "kantor."
)
_CUPLIKAN = 60


def periksa_dasar(naskah: BerkasNaskah, kantor: Kantor, tanggal: dt.date | None) -> tuple[Masalah, ...]:
    """Return a remark for each citation that does not fit the letter's date; nothing while it has none.

    Raises:
        PaketAsing: when a part of the file is no XML.

    """
    if tanggal is None:
        return ()
    rujukan = rujukan_kantor(kantor)
    return tuple(
        Masalah(
            Letak(naskah.tempat.name),
            KodeSiap.DASAR_BELUM_ADA if keluhan.belum_ada else KodeSiap.DASAR,
            f"“{shorten(teks, _CUPLIKAN, placeholder='…')}”: {keluhan}.",
            _SARAN,
            Tingkat.CATATAN,
        )
        for teks in teks_naskah(naskah.bagian)
        for keluhan in keluhan_kutipan(teks, rujukan, tanggal)
    )
