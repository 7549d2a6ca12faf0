"""The small code at the foot of a letter's first page: by it a scan is known again as this letter.

It is so short that a version 1 QR of level Q holds it (16 capitals and digits): measured on grey scans, that is what a
printer, a scanner and a telephone still carry at 15 mm. So it names no letter by itself: region code and a piece of
the key's SHA-256. Who has the register computes the code of each of its letters and looks which one it is.

It is no seal, as `zi_model.naskah.inti.jati_diri` is none: everybody can compute it.
"""

from __future__ import annotations

import hashlib
import re

PANJANG = 16
"""How many capitals and digits a QR code of version 1 and level Q holds."""

_AKSARA = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no letter that is read as a digit
_BUKAN_AKSARA = re.compile(r"[^0-9A-Z]+", re.ASCII)
_WILAYAH_MAKS = 6  # at least 45 bits are left for the letter

POLA_KODE_KAKI = re.compile(rf"(?<![0-9A-Z.])[0-9A-Z]{{0,{_WILAYAH_MAKS}}}\.[{_AKSARA}]{{9,{PANJANG - 1}}}(?![0-9A-Z])")
"""How a code looks within a text; what looks so is a code only where a letter of the register has it."""


def kode_kaki(kunci: str, wilayah: str) -> str:
    """Return the code of the letter with this key: 16 capitals and digits, as `7210.K3F9QX7B2MW`.

    `wilayah` is the office's region code; of it the first six capitals and digits are seen, and all of it counts.
    """
    depan = _BUKAN_AKSARA.sub("", wilayah.upper())[:_WILAYAH_MAKS] + "."
    sidik = int.from_bytes(hashlib.sha256(f"kode kaki\n{kunci}\n{wilayah}".encode()).digest(), "big")
    return depan + "".join(_AKSARA[(sidik >> 5 * ke) & 31] for ke in range(PANJANG - len(depan)))
