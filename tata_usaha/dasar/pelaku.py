"""Who acts: the person at the desk, the account on the PC, or the run. It stands in every event of the register."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Pelaku:
    """Who acts, by the name under which the register remembers it."""

    nama: str

    @classmethod
    def dari_lingkungan(cls, lingkungan: Mapping[str, str] = os.environ) -> Pelaku:
        """Return whom ZI_OLEH names, else the account on this computer."""
        try:
            return cls(lingkungan.get("ZI_OLEH") or getpass.getuser())
        except (OSError, KeyError):  # an account without a name
            return cls("tidak diketahui")
