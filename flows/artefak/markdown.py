"""Markdown as the UI shows it: data of the office are read as they were written, tables and lists stay whole.

A unit's name with an asterisk, a file called `<b>.pdf` and a title with a pipe are text, never Markdown or HTML.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from tata_usaha.dasar.letak_meja import LetakMeja
from zi_model.bahasa import tanggal_pendek

_TANDA = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@])")
_TANDA_NAMA = re.compile(r"([\\`*\[\]<|&])")
_PAGAR = re.compile(r"`+")
_TAK_PUTUS = "\u00a0"


def aman(teks: str) -> str:
    """Return a text that Markdown shows on one line as it was written."""
    return _TANDA.sub(r"\\\1", " ".join(teks.split()))


def kode(teks: str) -> str:
    """Return a text as code, to be selected and copied as it is: a path, a command.

    What is code cannot be escaped, so the fence is longer than any row of backticks in the text. A pipe would end the
    cell of a table even there: a text with one is plain.
    """
    isi = " ".join(teks.split())
    if not isi or "|" in isi:
        return aman(isi)
    pagar = "`" * (max(map(len, _PAGAR.findall(isi)), default=0) + 1)
    sela = " " if isi.startswith("`") or isi.endswith("`") else ""
    return f"{pagar}{sela}{isi}{sela}{pagar}"


def daftar(butir: Iterable[str]) -> str:
    """Return a list of texts that are Markdown already."""
    return "\n".join(f"- {b}" for b in butir)


def _nama(teks: str) -> str:
    """Return a text as the name of a link, which the UI shows as it stands: escaped is only what would end the name."""
    return _TANDA_NAMA.sub(r"\\\1", " ".join(teks.split()))


def tabel(kepala: Sequence[str], baris: Iterable[Sequence[str]], kanan: int = 0) -> str:
    """Return a table; its cells are Markdown already. The last `kanan` columns hold figures and stand to the right.

    For what is short and has few rows: the UI wraps no cell, and cuts off what is wider than 790 pixels (on a screen of
    1366) or higher than the window, without a scroll bar.
    """
    garis = ["---"] * (len(kepala) - kanan) + ["---:"] * kanan
    return "\n".join("| " + " | ".join(sel) + " |" for sel in (kepala, garis, *baris))


def tanggal(hari: dt.date) -> str:
    """Return a date that stays on one line: `15 Apr 2026`."""
    return tanggal_pendek(hari).replace(" ", _TAK_PUTUS)


def tautan(nama: str, kunci: str, nomor: str = "") -> str:
    """Return a link to one version of another artifact, by its id, or to all of them by their key."""
    return f"[{_nama(nama)}]({f'/artifacts/artifact/{nomor}' if nomor else f'/artifacts/key/{kunci}'})"


def ke_meja(teks: str, halaman: str) -> str:
    """Return a text as a link to a page of the desk; as it is when there is no page."""
    return f"[{_nama(teks)}]({halaman})" if halaman else aman(teks)


def naskah_di_meja(letak: str, halaman: str) -> str:
    """Return where a letter lies as a link to its page of the desk; as code, to be copied, when there is no page.

    Never both: within a link the UI would show the fence of the code.
    """
    return ke_meja(letak, halaman) if halaman else kode(letak)


def sebut_meja(meja: LetakMeja | None) -> str:
    """Return the sentence that says where the links of a page lead and who can open them; "" without a desk."""
    if meja is None:
        return ""
    siapa = "" if meja.terbuka else ", yang hanya dapat dibuka di komputer ini"
    return f"Tautan di bawah ini membuka halaman meja di {aman(meja.alamat)}{siapa}."


def naskah_markdown(bagian: Iterable[str]) -> str:
    """Return the parts as one text; those that are empty are left out."""
    return "\n\n".join(filter(None, bagian)) + "\n"
