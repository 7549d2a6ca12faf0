"""Which wordings a row calls for besides its own: those that name its code in `untuk_baris`.

A row names one letter, but may ask for two kinds of proof: photos of an event and a report on it.
"""

from __future__ import annotations

from zi_model.naskah.jenis import Kapan
from zi_model.naskah.keluarga import jenis_naskah
from zi_model.tahun_rencana import TahunRencana


def naskah_baris(tahun: TahunRencana, kode: str, kapan: Kapan) -> list[str]:
    """Return the names of the wordings that a row calls for and that are due so: its own first, the others by name."""
    sendiri = tahun.rencana.menurut_kode[kode].indikator.naskah
    lain = tahun.kantor.teks.menurut_baris.get(kode, ())
    return [
        nama
        for nama in dict.fromkeys((sendiri, *lain))
        if nama in tahun.kantor.teks and (jenis := jenis_naskah(nama)) and jenis.kapan is kapan
    ]
