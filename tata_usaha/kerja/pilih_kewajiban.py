"""Which obligation somebody means who names a row, and perhaps a period: the one that the row owes now."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Sequence

from tata_usaha.bukti.pindai_bukti import HasilPindai
from tata_usaha.dasar.galat import GalatPemakaian
from zi_model.anjuran import Anjuran, Tindak
from zi_model.kewajiban import Kewajiban
from zi_model.periode import Periode
from zi_model.status import HasilStatus, nilai_status
from zi_model.tahun_rencana import TahunRencana


def kewajiban_baris(tahun: TahunRencana, kode: str) -> tuple[Kewajiban, ...]:
    """Return what a row owes in a year.

    Raises:
        GalatPemakaian: when the plan has no such row, with those that are written nearly so.

    """
    semua = tuple(k for k in tahun.kewajiban if k.kode == kode)
    if semua:
        return semua
    dekat = difflib.get_close_matches(kode, tahun.rencana.menurut_kode, n=3)
    maksud = f"Maksudnya {' atau '.join(dekat)}?" if dekat else "Tulis kode barisnya, misalnya 1.3.1.2."
    raise GalatPemakaian(f"Tidak ada baris “{kode}” di rencana aksi {tahun.tahun}.", maksud)


def keadaan(kewajiban: Kewajiban, tahun: TahunRencana, pindaian: HasilPindai, per: dt.date) -> HasilStatus:
    """Return where an obligation stands on a day."""
    return nilai_status(kewajiban, (*pindaian.bukti, *pindaian.riwayat), per, tahun.kantor.zona)


def pada_periode(semua: Sequence[Kewajiban], periode: Periode) -> Kewajiban:
    """Return what a row owes in a period.

    Raises:
        GalatPemakaian: when it owes nothing in it, naming the periods that it has.

    """
    for satu in semua:
        if satu.periode == periode:
            return satu
    ada = ", ".join(str(k.periode) for k in semua)
    raise GalatPemakaian(f"Baris {semua[0].kode} tidak mempunyai periode {periode}.", f"Yang ada: {ada}.")


def yang_ditagih(semua: Sequence[Kewajiban], tahun: TahunRencana, pindaian: HasilPindai, per: dt.date) -> Kewajiban:
    """Return the one obligation that a row owes now: begun and not complete; or the only one that it has at all.

    Raises:
        GalatPemakaian: when there is none or more than one, naming them with their states.

    """
    if len(semua) == 1:
        return semua[0]
    hasil = [keadaan(k, tahun, pindaian, per) for k in semua]
    terbuka = [h for h in hasil if h.kewajiban.mulai <= per and not h.status.lengkap]
    if len(terbuka) == 1:
        return terbuka[0].kewajiban
    sebutan = ", ".join(f"{h.kewajiban.periode} ({h.status.nama})" for h in terbuka or hasil)
    keterangan = "menagih lebih dari satu periode" if terbuka else "sedang tidak menagih satu periode pun"
    raise GalatPemakaian(
        f"Baris {semua[0].kode} {keterangan}: {sebutan}.",
        "Sebutkan periodenya sesudah kode baris.",
        anjuran=Anjuran.untuk(Tindak.LIHAT_STATUS, kode=semua[0].kode, satker=tahun.kantor.satker.kode),
    )
