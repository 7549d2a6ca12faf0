"""The pages, one module each, and which of them answer for which addresses.

None of them is imported here: a page brings along the use cases that it asks, and all of them together are most of what
the desk imports. `meja.muatan` imports those of an address when somebody first asks for it.
"""

from __future__ import annotations

from importlib import import_module

from meja.keamanan.gerbang import RuteMeja

_KEWAJIBAN = ("bukti", "kewajiban")
_NASKAH = ("suntingan", "isian_naskah", "nomori_banyak", "langkah_naskah", "lembar", "naskah")
MODUL: dict[str, tuple[str, ...]] = {
    "": ("beranda",),
    "akun": ("akun",),
    "alur": ("alur",),
    "awal": ("awal",),
    "beranda": ("beranda",),
    "bukti": _KEWAJIBAN,
    "jejak": ("jejak",),
    "kalender": ("kalender",),
    "kantor": ("kantor", "kantor_orang"),
    "keluar": ("masuk",),
    "kesehatan": ("kesehatan",),
    "kewajiban": _KEWAJIBAN,
    "kiriman": ("kiriman",),
    "laporan": ("laporan",),
    "masuk": ("masuk",),
    "naskah": _NASKAH,
    "paket": _NASKAH,
    "pengguna": ("pengguna",),
    "rapat": ("rapat",),
    "sehat": ("statis",),
    "sertifikat": ("sertifikat",),
    "statis": ("statis",),
    "tindak-lanjut": ("tindak_lanjut",),
    "tindak_lanjut": ("tindak_lanjut",),
}
"""The first word of an address, or of a route's name, and the modules that answer for it.

Their order counts: a letter's acts stand before the letter itself. Two rows have all of their modules in common, or
none. A route that is in no table of rights (`meja.hak`) is open to nobody.
"""


def kata_alamat(jalur: str) -> str:
    """Return the first word of an address: of `/jejak.csv` it is `jejak`."""
    return jalur.lstrip("/").partition("/")[0].partition(".")[0]


def kata_nama(nama: str) -> str:
    """Return the first word of a route's name: of `naskah.satu` it is `naskah`."""
    return nama.partition(".")[0]


def muat_rute(kata: str) -> tuple[RuteMeja, ...]:
    """Return the routes that answer for a word of `MODUL`, whose modules are imported now if they were not."""
    return tuple(import_module(f"{__name__}.{modul}").rute for modul in MODUL[kata])
