"""The end of a morning: each person's digest goes by mail, once the office has said by which server.

Mail is never what a morning is for: what cannot be sent is told at the task and in the run's log, and tried again the
next morning. A run that fails in the middle of the day is told then too, so that a person gets one digest a day.
"""

from __future__ import annotations

import datetime as dt

from flows.langkah import langkah
from flows.pencatatan import CATATAN, RINCIAN
from tata_usaha.cli.anjuran import sebut
from tata_usaha.dasar.galat import GalatSurel, GalatZI
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.perhatian import HasilPerhatian
from tata_usaha.kerja.surel import HasilSurel, kirim_surel


async def kirim_ringkasan(
    pengaturan: Pengaturan, satker: str, perhatian: HasilPerhatian, sekarang: dt.datetime
) -> HasilSurel | None:
    """Send today's digests of what needs attention; return what became of them, None when not all of them went.

    An office that sends no mail has no such task in its run. Raises nothing that an office or its server can cause.
    """
    if perhatian.kantor is not None and perhatian.kantor.satker.surel is None:
        return None
    try:
        hasil: HasilSurel = await _kirim(pengaturan, satker, perhatian, sekarang)
    except GalatZI as galat:
        CATATAN.warning("Surel: %s", galat.pesan)
        return None
    _kabarkan(hasil, satker)
    return hasil


def kirim_ringkasan_kantor(
    pengaturan: Pengaturan, satker: str, perhatian: HasilPerhatian, sekarang: dt.datetime
) -> None:
    """Do the same for one of many offices, from the thread in which they are done: no task of its own for each."""
    if perhatian.kantor is not None and perhatian.kantor.satker.surel is None:
        return
    try:
        _kabarkan(_kirim_semua(pengaturan, satker, perhatian, sekarang), satker)
    except GalatZI as galat:
        CATATAN.warning("Surel %s: %s", satker, galat.pesan)


def _kabarkan(hasil: HasilSurel, satker: str) -> None:
    if hasil.aktif:
        CATATAN.info("Surel %s: %s", satker, hasil.kalimat)
        for satu in hasil.terkirim:
            RINCIAN.info("%s: %d hal", satu.penerima.alamat, len(satu.butir))


def _kirim_semua(pengaturan: Pengaturan, satker: str, perhatian: HasilPerhatian, sekarang: dt.datetime) -> HasilSurel:
    """Send them.

    Raises:
        GalatSurel: when not all of them went, with each in its own words.
        GalatBasisData: when the register database cannot be used.

    """
    pelaku = Pelaku(f"alur pagi {sekarang.date()} {satker}")
    hasil = kirim_surel(pengaturan, satker, perhatian, sekarang, pelaku, sebut)
    if hasil.gagal:
        raise GalatSurel("\n".join([hasil.kalimat, *dict.fromkeys(map(str, hasil.gagal))]))
    return hasil


_kirim = langkah("kirim surel", "Mengirim ringkasan hari ini kepada setiap orang yang bersangkutan.")(_kirim_semua)
