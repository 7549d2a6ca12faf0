"""SRIKANDI, the national e-office, as far as a letter shows it: its merge tags, and the counter of its numbers.

A letter that goes through it carries merge tags where otherwise number, date and signature stand; the system puts
these in when it is signed. A tag that is not whole within one run of the Word file is not found there, and is
printed as it stands.
"""

from __future__ import annotations

import re

JALUR = "srikandi"
"""By which way such a letter is numbered and signed, as the register says it."""
LEMBAR = "lembar SRIKANDI"
"""What tells the name of a letter's sheet from the letter's own."""
NOMOR, TANGGAL, TTD = "nomor_naskah", "tanggal_naskah", "ttd_pengirim"
JABATAN, NAMA, NIP = "jabatan_pengirim", "nama_pengirim", "nip_pengirim"
TAG = frozenset({NOMOR, TANGGAL, "sifat", "hal", JABATAN, TTD, NAMA, NIP})
"""The names of the system's tags; those of a second signer end in a 2."""
WAJIB = (NOMOR, TANGGAL, TTD)
"""Without these a letter comes back without number, date or signature."""
_PENGIRIM = frozenset({JABATAN, TTD, NAMA, NIP})
_BENTUK = re.compile(r"\$\s*\{([^{}$]{0,60})\}")


def tulis_tag(nama: str) -> str:
    """Return a tag as it stands in a letter: `${nomor_naskah}`."""
    return f"${{{nama}}}"


def dikenal(nama: str) -> bool:
    """Tell whether the system has a tag of this name."""
    return nama in TAG or (nama.endswith("2") and nama[:-1] in _PENGIRIM)


def cari_tag(teks: str) -> list[tuple[str, bool]]:
    """Return what looks like the system's tags in a text, as it is written, each with whether the system knows it."""
    return [(c[0], c[0] == tulis_tag(c[1]) and dikenal(c[1])) for c in _BENTUK.finditer(teks)]


def letak_tag(teks: str) -> list[tuple[int, int, str]]:
    """Return where the tags that the system knows stand in a text: from, to, and the tag."""
    semua = ((c.start(), c.end(), c[0], c[1]) for c in _BENTUK.finditer(teks))
    return [(awal, akhir, tag) for awal, akhir, tag, nama in semua if tag == tulis_tag(nama) and dikenal(nama)]


def pencacah_srikandi(jenis: str) -> str:
    """Return the counter of the numbers that the system gives to a kind of letter: apart from the office's own."""
    return f"{jenis}/{JALUR}"


def dari_srikandi(pencacah: str) -> bool:
    """Tell whether the numbers of a counter are the system's: then nobody here knows which is the next."""
    return pencacah.endswith(f"/{JALUR}")
