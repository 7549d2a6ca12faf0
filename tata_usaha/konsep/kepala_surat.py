"""What the head of a letter says, as a person left it: Sifat, Hal, to whom it goes, who gets a copy, when one meets.

Templates write it as rows of a table or as lines, an office's own as it likes. So it is read by its labels, and what
is not found is not known.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tata_usaha.konsep.kendali import ISIAN
from tata_usaha.konsep.teks_word import iter_word, naik, teks_paragraf, urai

_ISI = "word/document.xml"
_LABEL = {
    "sifat": "sifat",
    "hal": "hal",
    "perihal": "hal",
    "yth": "tujuan",
    "yth.": "tujuan",
    "tembusan": "tembusan",
    "hari/tanggal": "hari",
    "waktu": "waktu",
    "tempat": "tempat",
}
_BARIS = re.compile(r"([^:]{3,14}?)\s*:\s*(.*)")
_NOMOR = re.compile(r"\d{1,2}[.)]\s+")


@dataclass(frozen=True)
class KepalaSurat:
    """The head of a letter; "" and () where it does not say. What still waits for a person counts as not said."""

    sifat: str = ""
    hal: str = ""
    tujuan: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()
    hari: str = ""
    waktu: str = ""
    tempat: str = ""


def baca_kepala_surat(bagian: Mapping[str, bytes]) -> KepalaSurat:
    """Return what the head of a letter says; the first of two that say it.

    Raises:
        PaketAsing: when the body is no XML.

    """
    if _ISI not in bagian:
        return KepalaSurat()
    nilai: dict[str, list[str]] = {}
    nama, terbuka = "", False
    for label, isi in _baris(urai(bagian[_ISI], _ISI)):
        if label:
            baru = _LABEL.get(label, "")
            terbuka = bool(baru) and baru not in nilai
            nama = baru
        if terbuka and isi and not isi.startswith("di "):
            nilai.setdefault(nama, []).append(isi)
        elif not isi and not label:
            terbuka = False
    satu = {n: v[0] for n, v in nilai.items() if n not in {"tujuan", "tembusan"}}
    return KepalaSurat(**satu, tujuan=tuple(nilai.get("tujuan", ())), tembusan=tuple(nilai.get("tembusan", ())))


def _baris(akar: Any) -> Iterator[tuple[str, str]]:
    """Yield the lines of a letter: the label in small letters ("": the line before goes on), and what it says."""
    semua = teks_paragraf(akar)
    for unsur in iter_word(akar, "tr", "p"):
        if unsur in semua:
            if next(naik(unsur, "tbl"), None) is None:
                yield _paragraf(_rapi(semua[unsur]))
            continue
        sel = [_rapi(" ".join(semua[p] for p in iter_word(s, "p"))) for s in iter_word(unsur, "tc")]
        if sel:
            isi = next((s for s in reversed(sel[1:]) if s and s != ":"), "")
            yield _label(sel), _bersih(isi)


def _label(sel: list[str]) -> str:
    """Return what a row says something of: the cell before a colon, or one that says a label that we know."""
    for satu, lanjut in itertools.pairwise(sel):
        label = satu.removesuffix(":").strip().casefold()
        if label and (lanjut == ":" or label in _LABEL):
            return label
    return sel[0].casefold()


def _paragraf(teks: str) -> tuple[str, str]:
    """Return a line of running text as label and value; a numbered one goes on with what stands above."""
    if _NOMOR.match(teks):
        return "", _bersih(teks)
    if (cocok := _BARIS.fullmatch(teks)) and cocok[1].casefold() in _LABEL:
        return cocok[1].casefold(), _bersih(cocok[2])
    return (" ", "") if teks else ("", "")


def _bersih(teks: str) -> str:
    return "" if ISIAN.search(teks) or teks in {"-", "–"} else _NOMOR.sub("", teks, count=1)


def _rapi(teks: str) -> str:
    return " ".join(teks.split())
