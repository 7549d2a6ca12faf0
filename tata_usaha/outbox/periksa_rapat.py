"""What a careful reader asks of a meeting's letter: whether its date lies on the right side of the meeting.

An undangan that is dated after its meeting, and a notula or list of those present that is dated before it, got the date
of another letter, or the meeting moved since. Both the day and the date stand in the letter itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tata_usaha.konsep.baca_terbit import IsiTerbaca
from tata_usaha.outbox.kode import KodeSiap
from tata_usaha.outbox.pilih import BerkasNaskah
from zi_model.bahasa import hari_tanggal, tanggal_panjang
from zi_model.masalah import Letak, Masalah
from zi_model.naskah.rapat.undangan_terbit import HARI, baca_hari

_MENGUNDANG = "undangan-"
_MENCERITAKAN = ("notula-", "daftar-hadir-")


def salah_sisi(naskah: BerkasNaskah, jenis: str, terbaca: IsiTerbaca, tanggal: dt.date | None) -> Iterator[Masalah]:
    """Yield what is wrong with a meeting's letter of a kind and a date; nothing without a date, or a day in it."""
    rapat = baca_hari(terbaca.isi.get(HARI, ""))
    if tanggal is None or rapat is None:
        return
    if jenis.startswith(_MENGUNDANG) and tanggal > rapat:
        sisi = "sesudah"
    elif jenis.startswith(_MENCERITAKAN) and tanggal < rapat:
        sisi = "sebelum"
    else:
        return
    pesan = f"naskah bertanggal {tanggal_panjang(tanggal)}, {sisi} hari rapatnya, {hari_tanggal(rapat)}."
    saran = "Periksa tanggal naskahnya dan hari rapat yang tertulis di dalamnya."
    yield Masalah(Letak(naskah.tempat.name), KodeSiap.SALAH_SISI, pesan, saran)
