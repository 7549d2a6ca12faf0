"""Finds its way in Word markup that is still a string: parsing a printed part would take longer than printing it."""

from __future__ import annotations


def awal_terbuka(xml: str, nama: str, akhir: int | None = None) -> int:
    """Return where the element begins that is open at `akhir` (default: the end), the innermost of its name, or -1."""
    dalam = 0
    letak = len(xml) if akhir is None else akhir
    while (letak := xml.rfind(nama, 0, letak)) > 0:
        if xml[letak + len(nama) : letak + len(nama) + 1] not in {" ", ">"}:
            continue
        if xml[letak - 1] == "/":
            dalam += 1
        elif xml[letak - 1] == "<" and xml[xml.index(">", letak) - 1] != "/":
            if not dalam:
                return letak - 1
            dalam -= 1
    return -1
