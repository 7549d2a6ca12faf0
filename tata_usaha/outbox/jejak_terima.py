"""What a letter's events tell of scans: by what one was known that signed it, and which was let go as wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.rantai import Kejadian, catat, kejadian_naskah

PERISTIWA = "DITERIMA"
"""The event of a letter that was signed by a scan which the program knew by itself."""


@diulang
def catat_diterima(basis: BasisData, kunci: str, nama: str, sidik: str, cara: str, sekarang: dt.datetime) -> None:
    """Record by what a scan was known that signed a letter: once for each time that it did, and only if it did.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with basis.transaksi(kunci.partition("/")[0]) as sambungan:
        milik = [k for k in kejadian_naskah(sambungan, kunci) if k.data.get("sha256") == sidik]
        banyak = {p: sum(k.peristiwa == p for k in milik) for p in ("DITANDATANGANI", PERISTIWA)}
        if banyak[PERISTIWA] < banyak["DITANDATANGANI"]:
            catat(sambungan, kunci, PERISTIWA, {"asal": nama, "sha256": sidik, "dikenal": cara}, sekarang)


def pernah_dilepas(kejadian: Sequence[Kejadian], sidik: Collection[str]) -> str:
    """Return why a scan was let go from its letter last (`kejadian` are its events); "" when it was not."""
    for satu in reversed(kejadian):
        if satu.data.get("sha256") in sidik:
            if satu.peristiwa == "DILEPAS":
                return satu.alasan or "tanpa alasan"
            if satu.peristiwa == "DITANDATANGANI":
                return ""
    return ""
