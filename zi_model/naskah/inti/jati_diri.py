"""What a letter's file says of itself: its key and its office, with a check value that holds both together.

It stands in the keywords of the file's properties (`sigi/2026-TW1/undangan-monev#7210.K3F9QX`), so that a draft is
known under any name and in any folder. A revision does not stand there: which one a file is tells its SHA-256, and
the same draft must not look edited. LibreOffice parts keywords at spaces and at `;`, `:` and `,`: none of these,
nor anything else that a program might take for more than a letter, is ever written.

The check value is no seal: who wants to can compute it. It tells a key that was mistyped, or taken from one letter
for another, from one that this program wrote.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

_AKSARA = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no letter that is read as a digit
_PANJANG = 6
_PISAH = re.compile(r"[\s;:,]+")
_BENTUK = re.compile(r"([^#]+)#([^#]*)\.([^#.]+)")
_KUNCI_SAJA = re.compile(r"[^/#\s]+/\d{4}(?:-(?:TW|S)?\d{1,2})?/[^#]+")


@dataclass(frozen=True)
class JatiDiriNaskah:
    """The letter that a file says it is.

    `terperiksa` tells whether the check value agrees. Letters of version 0.1 carry their key alone: that is believed
    only where the register knows it.
    """

    kunci: str
    wilayah: str = ""
    terperiksa: bool = False

    @property
    def satker(self) -> str:
        """The office's code in the key."""
        return self.kunci.partition("/")[0]


def tulis_jati_diri(kunci: str, wilayah: str) -> str:
    """Return what the file of a letter says of itself; `wilayah` is the office's region code."""
    return f"{quote(kunci)}#{quote(wilayah, safe='')}.{_nilai_uji(kunci, wilayah)}"


def baca_jati_diri(kata_kunci: str) -> JatiDiriNaskah | None:
    """Return the letter that a file's keywords name; None when they name none, or two.

    People may add keywords of their own.
    """
    penggal = [satu for satu in _PISAH.split(kata_kunci) if satu]
    lengkap = {satu for satu in map(_baca_lengkap, penggal) if satu is not None}
    if lengkap:
        return lengkap.pop() if len(lengkap) == 1 else None
    if "#" in kata_kunci:  # a key whose check value is wrong, or that was torn apart, is no bare key
        return None
    utuh = {kata_kunci.strip()} if _KUNCI_SAJA.fullmatch(kata_kunci.strip()) else set(penggal)
    polos = {satu for satu in utuh if _KUNCI_SAJA.fullmatch(satu)}
    return JatiDiriNaskah(polos.pop()) if len(polos) == 1 else None


def _baca_lengkap(penggal: str) -> JatiDiriNaskah | None:
    cocok = _BENTUK.fullmatch(penggal)
    if cocok is None:
        return None
    kunci, wilayah = unquote(cocok[1]), unquote(cocok[2])
    return JatiDiriNaskah(kunci, wilayah, terperiksa=True) if penggal == tulis_jati_diri(kunci, wilayah) else None


def _nilai_uji(kunci: str, wilayah: str) -> str:
    sidik = int.from_bytes(hashlib.sha256(f"naskah\n{kunci}\n{wilayah}".encode()).digest()[:8], "big")
    return "".join(_AKSARA[(sidik >> 5 * ke) & 31] for ke in range(_PANJANG))
