"""What a number of the buku agenda can be: in use, void, or used for something that the program did not draft."""

from __future__ import annotations

from enum import StrEnum


class KeadaanNomor(StrEnum):
    """The states of a number; one that is in no state is free."""

    DIPAKAI = "DIPAKAI"
    BATAL = "BATAL"
    LUAR = "LUAR"
