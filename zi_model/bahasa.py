"""Official Indonesian: dates, numbers in words, and texts with named places to fill.

Months and weekdays are three short lists and numbers in words forty lines: the libraries that
have them cost more at start-up than all of this (Babel) or bring a dead dependency (num2words).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from zi_model.periode import NAMA_BULAN

if TYPE_CHECKING:
    from decimal import Decimal

_SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_BESAR = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"), (100, "ratus"))
_TAHUN_JUDUL = re.compile(r"\bTAHUN (?=\d{4}\b)")
TEMPAT = re.compile(r"\{([a-z_]+)\}")
"""A named place in a text that is to be filled: `{periode}`."""
_PADA_WAKTU = re.compile(r"\b([Pp]ada|[Uu]ntuk|[Ss]elama|[Dd]alam|[Dd]ari) \{periode\}")
_SELAMA = {"pada": "selama", "Pada": "Selama"}
_KATA_BILANGAN = frozenset((*_SATUAN, "belas", "puluh", "seratus", "seribu", *(nama for _, nama in _BESAR)))
_ANGKA_AWAL = re.compile(r"\d{1,4}(?= )")
_ANGKA_KATA = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)\s*\(([A-Za-z ]+)\)")


def tanggal_panjang(tanggal: dt.date) -> str:
    """Return `21 Januari 2026`."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def tanggal_pendek(tanggal: dt.date) -> str:
    """Return `21 Jan 2026`, for narrow tables."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1][:3]} {tanggal.year}"


def hari_tanggal(tanggal: dt.date) -> str:
    """Return `Rabu, 21 Januari 2026`."""
    hari = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")[tanggal.weekday()]
    return f"{hari}, {tanggal_panjang(tanggal)}"


def terbilang(angka: int) -> str:
    """Return a number in words: 21 → `dua puluh satu`, 2026 → `dua ribu dua puluh enam`.

    Raises:
        ValueError: below zero or from a quadrillion on.

    """
    if not 0 <= angka < 10**15:
        raise ValueError(f"{angka} di luar 0 sampai 999 triliun.")
    if angka < len(_SATUAN):
        return _SATUAN[angka]
    if angka < 20:
        return f"{_SATUAN[angka - 10]} belas"
    if angka < 100:
        puluh, sisa = divmod(angka, 10)
        return _sambung(f"{_SATUAN[puluh]} puluh", sisa)
    besar, nama = next(pasang for pasang in _BESAR if angka >= pasang[0])
    banyak, sisa = divmod(angka, besar)
    depan = f"se{nama}" if banyak == 1 and besar <= 1000 else f"{terbilang(banyak)} {nama}"
    return _sambung(depan, sisa)


def _sambung(depan: str, sisa: int) -> str:
    return f"{depan} {terbilang(sisa)}" if sisa else depan


def angka_dan_kata(angka: int) -> str:
    """Return `4 (empat)`, as official texts write a count."""
    return f"{angka} ({terbilang(angka)})"


def awali_kata(kalimat: str) -> str:
    """Return a sentence that begins with a word: `4 keputusan belum …` → `Empat keputusan belum …`.

    Official Indonesian (EYD) begins no sentence with a figure.
    """
    awal = _ANGKA_AWAL.match(kalimat)
    return terbilang(int(awal.group())).capitalize() + kalimat[awal.end() :] if awal else kalimat


def periksa_angka_kata(teks: str) -> list[str]:
    """Return an Indonesian complaint for every `4 (lima)` in a text, where words and figure differ.

    What stands in brackets counts as far as it is words for numbers, misspelt ones included: `30
    (tiga puluh) hari` and `2 (dua jam)` agree, and in `2026 (revisi)` there is nothing to compare.
    """
    return [
        f"“{angka} ({kata})” tidak cocok: {angka} ditulis “{terbilang(nilai)}”"
        for angka, kata in _ANGKA_KATA.findall(teks)
        if (nilai := int(angka.replace(".", ""))) < 10**15
        and (bilangan := _kata_bilangan(kata))
        and bilangan != terbilang(nilai)
    ]


def _kata_bilangan(teks: str) -> str:
    """Return the words for numbers with which a text begins, in lower case."""
    kata = teks.casefold().split()
    return " ".join(takewhile(_mirip_bilangan, kata))


def _mirip_bilangan(kata: str) -> bool:
    """Tell whether a word is, or is meant to be, one for a number."""
    if kata in _KATA_BILANGAN:
        return True
    from difflib import get_close_matches  # only texts with something else in brackets pay for it

    return bool(get_close_matches(kata, _KATA_BILANGAN, n=1, cutoff=0.8))


def deret(nama: Iterable[str]) -> str:
    """Return words as a sentence lists them: `laporan`, `laporan dan daftar`, `laporan, daftar, dan dokumentasi`."""
    semua = list(nama)
    if len(semua) < 3:
        return " dan ".join(semua)
    return f"{', '.join(semua[:-1])}, dan {semua[-1]}"


def nama_isian(teks: str) -> frozenset[str]:
    """Return the names in braces that a text wants filled: `Rapat {periode}` → {periode}."""
    return frozenset(TEMPAT.findall(teks))


def judul_kapital(teks: str) -> str:
    """Return a title in capitals; a year stays on one line with the word TAHUN before it."""
    return _TAHUN_JUDUL.sub("TAHUN\u00a0", teks.upper())


def isi_teks(teks: str, nilai: Mapping[str, object]) -> str:
    """Return the text with its named places filled, and nothing else in it changed (but see `waktu_di_kalimat`).

    Raises:
        KeyError: when a name is not among the values; loading a plan has checked that before.

    """
    return TEMPAT.sub(lambda cocok: str(nilai[cocok[1]]), waktu_di_kalimat(teks, nilai))


def waktu_di_kalimat(pola: str, nilai: Mapping[str, object]) -> str:
    """Return a text with its {periode} written as a sentence has it, where it follows a preposition.

    A year is a common noun there, and months from one to another last: `pada tahun 2026`, `selama Januari s.d.
    Februari 2026`. As a title the time keeps its name.
    """
    if not (waktu := str(nilai.get("periode", ""))):
        return pola
    if waktu.startswith("Tahun "):
        return _PADA_WAKTU.sub(lambda cocok: f"{cocok[1]} {waktu[0].lower()}{waktu[1:]}", pola)
    if " s.d. " in waktu:
        return _PADA_WAKTU.sub(lambda cocok: f"{_SELAMA.get(cocok[1], cocok[1])} {waktu}", pola)
    return pola


def desimal(nilai: float | Decimal, angka: int = 2) -> str:
    """Return a number with so many decimals as Indonesian writes it: `33,33`."""
    return f"{nilai:.{angka}f}".replace(".", ",")
