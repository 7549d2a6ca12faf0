"""Where the Prefect server of this computer is found, and the secret that it asks of everybody.

Who starts it (`flows/`) and who only asks it over HTTP (`meja/`) find both by the same rules, without Prefect.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from tata_usaha.dasar import pintu
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.dasar.pintu import ALAMAT_LOKAL

FOLDER_BAWAAN = AKAR / ".prefect"
_PORTA_BAWAAN = 4200
_NAMA_RAHASIA = "rahasia"
_BENTUK = re.compile(rb"[0-9a-f]{32}")


def folder_prefect(lingkungan: Mapping[str, str] = os.environ) -> Path:
    """Return where Prefect keeps its database, and we the secret."""
    return Path(lingkungan.get("PREFECT_HOME") or FOLDER_BAWAAN).expanduser()


def berkas_rahasia(lingkungan: Mapping[str, str] = os.environ) -> Path:
    """Return the file that holds the secret; only this account may read it."""
    return folder_prefect(lingkungan) / _NAMA_RAHASIA


def baca_rahasia(berkas: Path) -> str | None:
    """Return what the file holds; None when it is not there or is not whole.

    Raises:
        OSError: when it cannot be read.

    """
    try:
        isi = berkas.read_bytes().strip()
    except FileNotFoundError:
        return None
    return isi.decode() if _BENTUK.fullmatch(isi) else None


def rahasia_terpasang(lingkungan: Mapping[str, str] = os.environ) -> str | None:
    """Return the secret that the server asks: what the environment says, else the one in the file; None: not known."""
    try:
        return lingkungan.get("PREFECT_SERVER_API_AUTH_STRING") or baca_rahasia(berkas_rahasia(lingkungan))
    except OSError:
        return None


def baca_porta(lingkungan: Mapping[str, str] = os.environ) -> int:
    """Return the port of the Prefect server: ZI_PORT, or 4200.

    Raises:
        GalatPemakaian: when ZI_PORT is not a port.

    """
    return pintu.baca_porta(lingkungan, "ZI_PORT", _PORTA_BAWAAN)


def alamat(porta: int) -> str:
    """Return the address that a browser opens."""
    return f"http://{ALAMAT_LOKAL}:{porta}"


def alamat_api(porta: int) -> str:
    """Return the address that clients call."""
    return f"{alamat(porta)}/api"


def alamat_terpasang(lingkungan: Mapping[str, str] = os.environ) -> str:
    """Return the address of the API that clients of this computer call: PREFECT_API_URL, or that of the port.

    Raises:
        GalatPemakaian: when ZI_PORT is not a port.

    """
    return (lingkungan.get("PREFECT_API_URL") or alamat_api(baca_porta(lingkungan))).rstrip("/")
