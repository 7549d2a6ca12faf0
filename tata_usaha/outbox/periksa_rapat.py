"""What a careful reader asks of the date of a letter that names a day: whether it lies on the right side of it.

An undangan that is dated after its meeting, and a notula or list of those present that is dated before it, got the date
of another letter, or the meeting moved since; a report that tells of the evidence until a day cannot be older. Both the
day and the date stand in the letter itself.
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

_KEADAAN = "keadaan-sampai"
_MENGUNDANG = "undangan-"
_MENCERITAKAN = ("notula-", "daftar-hadir-")


def salah_sisi(naskah: BerkasNaskah, jenis: str, terbaca: IsiTerbaca, tanggal: dt.date | None) -> Iterator[Masalah]:
    """Yield what is wrong with the date of a letter of a kind; nothing without a date, or a day in it."""
    keadaan, rapat = (baca_hari(terbaca.isi.get(tag, "")) for tag in (_KEADAAN, HARI))
    if tanggal is None:
        return
    if keadaan is not None and tanggal < keadaan:
        pesan = (
            f"naskah bertanggal {tanggal_panjang(tanggal)}, padahal memuat keadaan sampai {tanggal_panjang(keadaan)}."
        )
        saran = "Periksa tanggal naskahnya."
        yield Masalah(Letak(naskah.tempat.name), KodeSiap.SALAH_SISI, pesan, saran)
    if rapat is None:
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
