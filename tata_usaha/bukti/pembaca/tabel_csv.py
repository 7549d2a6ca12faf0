"""CSV files as a stream of records: of a table of any length no more than one record is in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TextIO, TypeVar

from tata_usaha.bukti.pembaca.asing import MIB, urutan_sandi

_REKAM_MAKS = MIB  # characters; a record of more is no row of a table
_Hasil = TypeVar("_Hasil")


@dataclass(frozen=True)
class Rekam:
    """One record: its values, the line where it begins (from 1), its text as it stands in the file."""

    sel: list[str]
    baris: int
    mentah: str


class TabelCSV:
    """The records of a text, one after the other."""

    def __init__(self, teks: TextIO) -> None:
        self.pemisah = max(",;\t", key=teks.readline(_REKAM_MAKS).count)
        teks.seek(0)
        self._teks = teks
        self._mentah: list[str] = []
        self._panjang = 0

    def __iter__(self) -> Iterator[Rekam]:
        """Yield the records.

        Raises csv.Error when quotes do not pair up or a record is too long, UnicodeDecodeError.
        """
        baris = 1
        for sel in csv.reader(self._baris(), delimiter=self.pemisah, strict=True):
            yield Rekam(sel, baris, "".join(self._mentah))
            baris += len(self._mentah)
            self._mentah.clear()
            self._panjang = 0

    def _baris(self) -> Iterator[str]:
        while satu := self._teks.readline(_REKAM_MAKS):
            self._mentah.append(satu)
            self._panjang += len(satu)
            if self._panjang >= _REKAM_MAKS:
                raise csv.Error("record too long")
            yield satu


def baca_tabel(masuk: BinaryIO, baca: Callable[[TabelCSV], _Hasil]) -> _Hasil:
    """Return what `baca` makes of a file's records, read from the start in the encoding that fits.

    Raises:
        UnicodeDecodeError: when none does.
        csv.Error: see `TabelCSV`.

    """
    masuk.seek(0)
    *lain, terakhir = urutan_sandi(masuk.read(2))
    for sandi in lain:
        try:
            return _baca(masuk, sandi, baca)
        except UnicodeDecodeError:
            continue
    return _baca(masuk, terakhir, baca)


def _baca(masuk: BinaryIO, sandi: str, baca: Callable[[TabelCSV], _Hasil]) -> _Hasil:
    masuk.seek(0)
    teks = io.TextIOWrapper(masuk, encoding=sandi, newline="")
    try:
        return baca(TabelCSV(teks))
    finally:
        teks.detach()  # or the file would be closed with it
