"""What opening the Prefect server to others asks besides an address: a secret that nobody guesses, and its names."""

from __future__ import annotations

import os

from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pintu import Pintu

_PANJANG_RAHASIA = 16
VARIABEL_NAMA = "ZI_NAMA_HOST"
"""Holds those names, with commas between: the process of the server learns them so, and one may keep them there."""


def periksa_rahasia(pintu: Pintu, rahasia: str) -> None:
    """Refuse to open the server to others with a secret that can be guessed.

    Raises:
        GalatPemakaian: when the secret that somebody chose is short.

    """
    if (pintu.terbuka or pintu.nama) and len(rahasia) < _PANJANG_RAHASIA:
        raise GalatPemakaian(
            f"Kata rahasia di PREFECT_SERVER_API_AUTH_STRING terlalu pendek (kurang dari {_PANJANG_RAHASIA} huruf) "
            "untuk server yang dapat dicapai komputer lain.",
            "Hapus variabel itu supaya dibuat kata rahasia acak, atau pilih yang lebih panjang.",
        )


def nama_dari_lingkungan() -> tuple[str, ...]:
    """Return the names in `VARIABEL_NAMA`."""
    return tuple(filter(None, map(str.strip, os.environ.get(VARIABEL_NAMA, "").split(","))))
