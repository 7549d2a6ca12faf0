"""What people read of a problem: what it is, every place, what to do about it."""

from __future__ import annotations

import datetime as dt

from tata_usaha.cli.anjuran import ajakan, sebut, sebut_masalah
from tata_usaha.cli.daur import baris_ttd
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.kerja.hasil_terima import HasilKiriman, Nasib


def uraian_galat(galat: GalatZI) -> list[str]:
    """Return the lines that tell a person of a problem: what it is, every place, what to do."""
    perintah = [ajakan(galat.anjuran)] if galat.anjuran else []
    return [galat.pesan, *map(sebut_masalah, galat.masalah), *([galat.saran] if galat.saran else []), *perintah]


def uraian_kiriman(kiriman: HasilKiriman, zona: dt.tzinfo) -> str:
    """Return the line that tells of a signed letter that arrived: what became of it, and what may be done.

    `zona` is the office's zone, in which the moment of an electronic signature is told.
    """
    diterima = kiriman.ttd if kiriman.nasib is Nasib.DITERIMA else None
    perintah = [f"Jalankan: {'; '.join(map(sebut, kiriman.langkah))}"] if kiriman.langkah else []
    rincian = baris_ttd(diterima, zona) if diterima else ()
    return " ".join(filter(None, [f"{kiriman.kalimat}.", *rincian, kiriman.saran, *perintah]))
