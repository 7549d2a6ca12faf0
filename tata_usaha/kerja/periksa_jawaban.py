"""Whether the proofs with which people answered recommendations lie in the evidence folder as they were."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda.kode_periksa import KodePeriksa
from tata_usaha.agenda.skema import jawaban_tindak_lanjut
from tata_usaha.dasar import berkas
from tata_usaha.dasar.sebab import sebab_sistem
from zi_model.masalah import Letak, Masalah

_SARAN = "Kembalikan berkasnya, atau jawab lagi dengan bukti yang ada."


def periksa_jawaban(sambungan: Connection, satker: str, akar: Path, arsip: Collection[int]) -> Iterator[Masalah]:
    """Yield the proofs that are gone or are another file by now; `akar` is the office's evidence folder.

    Those of years of which the folder was archived (`arsip`), or is out of reach as a whole, are not asked for.
    """
    j = jawaban_tindak_lanjut.c
    pilih = sa.select(j.id, j.bukti, j.sha256).where(j.satker == satker, j.bukti.is_not(None)).distinct()
    for id_, bukti, sidik in sorted(tuple(b) for b in sambungan.execute(pilih)):
        tahun = bukti.partition("/")[0]
        if not (akar / tahun).is_dir() or (tahun.isdigit() and int(tahun) in arsip):
            continue
        tempat = akar / bukti
        try:
            pesan = "" if berkas.sha256_berkas(tempat) == sidik else "berubah sesudah dicatat"
        except FileNotFoundError:
            pesan = "tidak ada lagi"
        except OSError as galat:
            pesan = f"tidak dapat dibaca: {sebab_sistem(galat)}"
        if pesan:
            kalimat = f"bukti jawaban rekomendasi {id_} {pesan}."
            yield Masalah(Letak(str(tempat)), KodePeriksa.BUKTI_JAWABAN, kalimat, _SARAN)
