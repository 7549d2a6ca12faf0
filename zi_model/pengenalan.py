"""Whether what a text says of itself is a letter that is known: agrees, contradicts, or cannot be told.

A scan's text comes from whatever read it, with gaps and misread letters; that of a signed PDF is exact. So what is
not said is not claimed, and a text that says nothing speaks neither for a letter nor against it. A number alone names
no letter: every office has a twelfth decree of the year.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from zi_model.bahasa import tanggal_panjang
from zi_model.kepala_naskah import KepalaNaskah, baca_kepala
from zi_model.periode import NAMA_BULAN, JenisPeriode, Periode

__all__ = [
    "CalonNaskah",
    "Kecocokan",
    "KepalaNaskah",
    "Putusan",
    "baca_kepala",
    "cocokkan",
    "pilih_menurut_judul",
    "pilih_menurut_nomor",
]

_KATA = re.compile(r"\w+")
_BUKAN_JUDUL = frozenset(
    re.findall(
        r"\w+",
        "dan di ke dari yang untuk dengan pada atas oleh serta atau tentang dalam sebagai menurut tahun s d "
        "triwulan semester bulan i ii iii iv komisi pemilihan umum kpu kabupaten kota provinsi lingkungan "
        "keputusan laporan undangan notula daftar hadir lembar dokumentasi nota dinas surat pengantar sop",
    )
) | {bulan.casefold() for bulan in NAMA_BULAN}
"""Words that many letters share: they tell none from another."""
_JUDUL_SAMA = 0.9
"""A text that has so many of a subject's words is about that."""
_JUDUL_LAIN = 0.5
"""A title that has fewer is another's."""
_WILAYAH_SAMA = 0.7
_KATA_MAKS = 4000


@dataclass(frozen=True)
class CalonNaskah:
    """What the register knows of a letter that a scan may be of.

    `jenis` is as in its key (`laporan-monev`), `periode` as in its key; `nomor`, `tahun_nomor` and `tanggal` are
    those of the number book, None until it has them. `kantor` is the full name of the office ("": not compared).
    """

    kunci: str
    jenis: str
    perihal: str
    periode: Periode
    nomor: int | None = None
    tahun_nomor: int | None = None
    tanggal: dt.date | None = None
    kantor: str = ""


class Putusan(Enum):
    """How a text stands to a letter."""

    COCOK = auto()
    """It says of which kind it is, and number or title, and all that it says agrees."""
    BERTENTANGAN = auto()
    """Something that it says is otherwise in the letter."""
    TAK_TERKATAKAN = auto()
    """It says too little to tell."""


@dataclass(frozen=True)
class Kecocokan:
    """How a text stands to a letter.

    `sama` names what agrees (`jenis`, `nomor`, `periode`, `judul`, `tanggal`, `kantor`); `berbeda` says in
    Indonesian what contradicts, each a sentence without a capital and a full stop.
    """

    putusan: Putusan
    sama: frozenset[str] = frozenset()
    berbeda: tuple[str, ...] = ()


def cocokkan(kepala: KepalaNaskah, calon: CalonNaskah, teks: str = "") -> Kecocokan:
    """Return how what a text says stands to a letter; `teks` is its first page, in which the title is looked for."""
    sama: set[str] = set()
    berbeda: list[str] = []
    for nama, banding in _BANDING:
        hasil = banding(kepala, calon, teks)
        if hasil == "":
            sama.add(nama)
        elif hasil is not None:
            berbeda.append(hasil)
    if berbeda:
        putusan = Putusan.BERTENTANGAN
    elif "jenis" in sama and sama & {"nomor", "judul"}:
        putusan = Putusan.COCOK
    else:
        putusan = Putusan.TAK_TERKATAKAN
    return Kecocokan(putusan, frozenset(sama), tuple(berbeda))


def pilih_menurut_nomor(kepala: KepalaNaskah, calon: Sequence[CalonNaskah], teks: str = "") -> list[CalonNaskah]:
    """Return the letters of which number, kind and year are those of a text, and which it does not contradict."""
    if kepala.angka is None or kepala.tahun is None or not kepala.jenis:
        return []
    senomor = (c for c in calon if (c.nomor, c.tahun_nomor) == (kepala.angka, kepala.tahun))
    return [c for c in senomor if {"jenis", "nomor"} <= _sama(kepala, c, teks)]


def pilih_menurut_judul(kepala: KepalaNaskah, calon: Sequence[CalonNaskah], teks: str = "") -> list[CalonNaskah]:
    """Return the letters of which kind, title and period are those of a text, and which it does not contradict.

    A letter of just the period that a text names comes before one in whose time that period lies; where a title has
    all the words of two, it is the longer one.
    """
    if not kepala.jenis:
        return []
    cocok = []
    for satu in calon:
        sama = _sama(kepala, satu, teks)
        if "jenis" in sama and ("judul" in sama or _hanya_jenis(kepala, satu)) and _seperiode(kepala, satu):
            cocok.append(satu)
    tepat = [c for c in cocok if c.periode == kepala.periode] or cocok
    kata = {c.kunci: _kata_judul(c.perihal) for c in tepat}
    return [c for c in tepat if not any(kata[c.kunci] < kata[lain.kunci] for lain in tepat)]


def _hanya_jenis(kepala: KepalaNaskah, calon: CalonNaskah) -> bool:
    """Tell whether there is one letter of its kind for each period, so that it needs no title to be told by."""
    return calon.jenis == kepala.jenis and calon.kunci.count("/") == 2


def _sama(kepala: KepalaNaskah, calon: CalonNaskah, teks: str) -> frozenset[str]:
    """Return what agrees; nothing when something contradicts."""
    hasil = cocokkan(kepala, calon, teks)
    return hasil.sama if not hasil.berbeda else frozenset()


def _jenis(kepala: KepalaNaskah, calon: CalonNaskah, _: str) -> str | None:
    """Return "" when it is the same, else how it differs (Indonesian); None: it cannot be told. So do the others."""
    if not kepala.jenis:
        return None
    jenis = calon.jenis.removeprefix("salinan-")
    if jenis == kepala.jenis or jenis.startswith(f"{kepala.jenis}-"):
        return ""
    return f"teksnya {kepala.jenis.replace('-', ' ')}"


def _nomor(kepala: KepalaNaskah, calon: CalonNaskah, _: str) -> str | None:
    if calon.nomor is None:
        return None
    if kepala.isian:
        return f"nomor di teksnya belum diisi, sedangkan naskah itu bernomor {calon.nomor}"
    if kepala.angka is None:
        return None
    if kepala.angka != calon.nomor:
        return f"nomor di teksnya {kepala.nomor}, sedangkan naskah itu bernomor {calon.nomor}"
    if None not in {kepala.tahun_nomor, calon.tahun_nomor} and kepala.tahun_nomor != calon.tahun_nomor:
        return f"tahun nomor di teksnya {kepala.tahun_nomor}, sedangkan naskah itu dari tahun {calon.tahun_nomor}"
    return ""


def _periode(kepala: KepalaNaskah, calon: CalonNaskah, _: str) -> str | None:
    teks = kepala.periode
    if teks is None or teks == calon.periode:
        return None if teks is None else ""
    if calon.periode.berisi(teks):  # a letter of the year about a window of it
        return ""
    if teks.berisi(calon.periode) or teks.nama.casefold() in " ".join(calon.perihal.split()).casefold():
        return None
    return f"teksnya tentang {teks.nama}, sedangkan naskah itu tentang {calon.periode.nama}"


def _tanggal(kepala: KepalaNaskah, calon: CalonNaskah, _: str) -> str | None:
    if kepala.tanggal is None or calon.tanggal is None:
        return None
    if kepala.tanggal == calon.tanggal:
        return ""
    if kepala.tahun_nomor is None and kepala.tanggal.year != calon.tanggal.year:
        return f"teksnya bertanggal {tanggal_panjang(kepala.tanggal)}, naskah itu {tanggal_panjang(calon.tanggal)}"
    return None  # a date of something else, or one that was put right by hand


def _judul(kepala: KepalaNaskah, calon: CalonNaskah, teks: str) -> str | None:
    kata = _kata_judul(calon.perihal)
    if not kata:
        return None
    disebut = _kata_judul(f"{kepala.judul} {kepala.acara}")
    halaman = _kata_judul(teks)
    if not disebut:  # a kind without a title: what it is about stands somewhere on its page
        return "" if _bagian(kata, halaman) >= _JUDUL_SAMA else None
    balik = _bagian(disebut, kata)
    if _bagian(kata, disebut) >= _JUDUL_SAMA and balik >= _JUDUL_LAIN:
        return ""
    if balik < _JUDUL_LAIN and _bagian(kata, disebut | halaman) < _JUDUL_LAIN:
        return f"teksnya berjudul “{kepala.judul or kepala.acara}”"
    return None


def _kantor(kepala: KepalaNaskah, calon: CalonNaskah, _: str) -> str | None:
    if not kepala.kantor or not calon.kantor:
        return None
    jenis, _, nama = kepala.kantor.casefold().partition(" ")
    milik = calon.kantor.casefold()
    if milik.endswith(f"{jenis} {nama}"):
        return ""
    sendiri = milik.rpartition(f"{jenis} ")[2]
    if sendiri != milik and difflib.SequenceMatcher(None, sendiri, nama).ratio() >= _WILAYAH_SAMA:
        return None  # misread
    return f"kop di teksnya {kepala.kantor.title()}"


_BANDING: tuple[tuple[str, Callable[[KepalaNaskah, CalonNaskah, str], str | None]], ...] = (
    ("kantor", _kantor),
    ("jenis", _jenis),
    ("nomor", _nomor),
    ("periode", _periode),
    ("judul", _judul),
    ("tanggal", _tanggal),
)


def _seperiode(kepala: KepalaNaskah, calon: CalonNaskah) -> bool:
    """Tell whether a text says that it is of a letter's period: a letter of the year may leave it to its number."""
    if kepala.periode is not None:
        return _periode(kepala, calon, "") == ""
    return calon.periode.jenis is JenisPeriode.TAHUN and kepala.tahun == calon.periode.tahun


def _kata_judul(teks: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about."""
    kata = _KATA.findall(teks.casefold())[:_KATA_MAKS]
    return frozenset(satu for satu in kata if satu not in _BUKAN_JUDUL and not satu.isdecimal())


def _bagian(kata: frozenset[str], di: frozenset[str]) -> float:
    return len(kata & di) / len(kata) if kata else 0.0
