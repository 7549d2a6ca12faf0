"""Opening the Prefect server to others asks for a secret that nobody guesses."""

from __future__ import annotations

import pytest

from flows.server.pintu import periksa_rahasia
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.dasar.pintu import Pintu, baca_pintu


def test_rahasia_pendek_hanya_untuk_diri_sendiri() -> None:
    periksa_rahasia(baca_pintu(None), "pendek")
    periksa_rahasia(baca_pintu(None, ["server.go.id"]), "0" * 32)
    for pintu in (baca_pintu(None, ["server.go.id"]), Pintu("192.168.1.10")):
        with pytest.raises(GalatPemakaian):
            periksa_rahasia(pintu, "pendek")
