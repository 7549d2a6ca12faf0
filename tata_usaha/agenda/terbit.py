"""What issued letters say, in the register: added and ended, never changed (`zi_model.terbit`).

One that stands has no end. What was opened again, made ready anew or cancelled keeps its row with the moment at which
it ended, so that an earlier day can be asked about.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda.skema import jawaban_tindak_lanjut
from zi_model.terbit import JawabanTindakLanjut, NaskahTerbit


def muat_terbit(sambungan: Connection, satker: str) -> tuple[NaskahTerbit, ...]:
    """Return an office's letters that stand as issued, by period and key."""
    del sambungan, satker  # nothing records them yet
    return ()


def muat_jawaban(sambungan: Connection, satker: str) -> tuple[JawabanTindakLanjut, ...]:
    """Return what people answered to recommendations, the earliest first."""
    j = jawaban_tindak_lanjut.c
    baris = sambungan.execute(sa.select(jawaban_tindak_lanjut).where(j.satker == satker))
    hasil = (JawabanTindakLanjut(b.id, b.saat, b.oleh, b.catatan, b.bukti) for b in baris)
    return tuple(sorted(hasil, key=lambda satu: (satu.saat, satu.id)))
