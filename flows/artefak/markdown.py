"""Markdown as the UI shows it: data of the office are read as they were written, tables and lists stay whole.

A unit's name with an asterisk, a file called `<b>.pdf` and a title with a pipe are text, never Markdown or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_TANDA = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@])")
_PAGAR = re.compile(r"`+")


def aman(teks: str) -> str:
    """Return a text that Markdown shows on one line as it was written."""
    return _TANDA.sub(r"\\\1", " ".join(teks.split()))


def kode(teks: str) -> str:
    """Return a text as code, to be selected and copied as it is: a path, a command; not for a cell with a pipe.

    What is code cannot be escaped; the fence is longer than any row of backticks in the text.
    """
    isi = " ".join(teks.split())
    pagar = "`" * (max(map(len, _PAGAR.findall(isi)), default=0) + 1)
    sela = " " if isi.startswith("`") or isi.endswith("`") else ""
    return f"{pagar}{sela}{isi}{sela}{pagar}" if isi else ""


def daftar(butir: Iterable[str]) -> str:
    """Return a list of texts that are Markdown already."""
    return "\n".join(f"- {b}" for b in butir)


def tabel(kepala: Sequence[str], baris: Iterable[Sequence[str]], kanan: int = 0) -> str:
    """Return a table; its cells are Markdown already. The last `kanan` columns hold figures and stand to the right."""
    garis = ["---"] * (len(kepala) - kanan) + ["---:"] * kanan
    return "\n".join("| " + " | ".join(sel) + " |" for sel in (kepala, garis, *baris))
