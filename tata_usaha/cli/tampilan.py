"""Printing for people and for programs: JSON, tables, problems.

rich is imported only where a table is printed; JSON and errors do without it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tata_usaha.cli.anjuran import ajakan, ajakan_langkah, sebut_masalah
from tata_usaha.dasar.galat import GalatZI
from zi_model.masalah import Masalah, menurut_letak

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def cetak_json(nilai: object) -> None:
    """Print a value as JSON."""
    sys.stdout.write(json.dumps(nilai, ensure_ascii=False, indent=2, default=str) + "\n")


def cetak_baris(*baris: str) -> None:
    """Print plain lines."""
    sys.stdout.write("".join(f"{b}\n" for b in baris))


def umumkan(*baris: str) -> None:
    """Print plain lines of what runs all day: each is seen at once, also in a file or the system's journal.

    It goes on when they cannot be written: whoever read them has gone, or the disk is full.
    """
    try:
        cetak_baris(*baris)
        sys.stdout.flush()
    except OSError:
        hampa = os.open(os.devnull, os.O_WRONLY)
        os.dup2(hampa, sys.stdout.fileno())  # what waits to be written is tried again at the end
        os.close(hampa)


def cetak_masalah(masalah: Iterable[Masalah]) -> None:
    """Print problems to standard error, one a line, by place."""
    sys.stderr.write("".join(f"{sebut_masalah(m)}\n" for m in menurut_letak(masalah)))


def tampilkan_galat(galat: GalatZI) -> None:
    """Print an error to standard error: its problems, what it is, what to do."""
    cetak_masalah(galat.masalah)
    sys.stderr.write(f"Galat {galat.kode}: {galat.pesan}\n")
    if galat.saran:
        sys.stderr.write(f"{galat.saran}\n")
    if galat.anjuran:
        sys.stderr.write(f"{ajakan(galat.anjuran)}\n")
    sys.stderr.write("".join(f"{baris}\n" for baris in ajakan_langkah(galat.langkah)))


def konsol() -> Console:
    """Return the console for tables; what does not go to a terminal is 100 columns wide."""
    from rich.console import Console

    layar = Console(highlight=False)
    if not layar.is_terminal:
        layar.width = 100
    return layar


def tabel(kolom: Mapping[str, int | None]) -> Table:
    """Return an empty table: its headings, each with the width of its column (None: as it comes)."""
    from rich import box
    from rich.table import Table

    hasil = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=0, show_edge=False)
    for judul, lebar in kolom.items():
        hasil.add_column(judul, width=lebar, overflow="fold")
    return hasil
