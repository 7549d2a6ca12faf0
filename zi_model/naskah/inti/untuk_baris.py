"""Which wordings a row calls for besides its own: those that name its code in `untuk_baris`.

A row names one letter, but may ask for two kinds of proof: photos of an event and a report on it.
"""

from __future__ import annotations

from zi_model.data import Data
from zi_model.tahun_rencana import TahunRencana


def naskah_baris(tahun: TahunRencana, kode: str, *jenis: type[Data]) -> list[str]:
    """Return the names of the wordings of these types that a row calls for: its own first, then the others by name."""
    sendiri = tahun.rencana.menurut_kode[kode].indikator.naskah
    lain = (nama for nama, teks in sorted(tahun.kantor.teks.items()) if kode in getattr(teks, "untuk_baris", ()))
    return [nama for nama in dict.fromkeys((sendiri, *lain)) if isinstance(tahun.kantor.teks.get(nama), jenis)]
