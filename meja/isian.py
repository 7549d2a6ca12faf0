"""What people type into forms, as values; what is none is told in a sentence."""

from __future__ import annotations

import datetime as dt

from tata_usaha.dasar.galat import GalatPemakaian


def baca_hari(teks: str, sebutan: str) -> dt.date:
    """Return a day as a form has it.

    Raises:
        GalatPemakaian: when it is none.

    """
    try:
        return dt.date.fromisoformat(teks.strip())
    except ValueError:
        pesan = f"{sebutan} “{teks.strip()}” bukan tanggal." if teks.strip() else f"{sebutan} belum diisi."
        raise GalatPemakaian(pesan, "Tulis tanggalnya, misalnya 2026-03-18.") from None


def baca_angka(teks: str) -> int | None:
    """Return a number as a form has it; None when it is left empty.

    Raises:
        GalatPemakaian: when it is none.

    """
    if not (bersih := teks.strip()):
        return None
    if not (bersih.isascii() and bersih.isdecimal()) or len(bersih) > 9:
        raise GalatPemakaian(f"Nomor “{bersih}” bukan angka.", "Tulis nomor urutnya saja, misalnya 15.")
    return int(bersih)
