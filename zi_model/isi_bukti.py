"""What the content of an evidence file says, as it was read once: and why some of it is no evidence.

A draft is recognised by what it says, never by its name: `[isi: …]` still stands in it, or it is a Word file that
this program printed and that nobody has signed. What the text says beside that is remarked only
(`zi_model.catatan_isi`).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from zi_model.bukti import JenisBerkas

ISIAN = re.compile(r"\[isi:\s([^\[\]]{1,500})\]")
"""A fill-in that is left, as it can be seen; a line may end within it."""
_SEBUT_MAKS = 3
_PETUNJUK_MAKS = 60
_TANDA_TANGANI = "lengkapi dan tanda tangani naskahnya, lalu taruh pindaian atau PDF-nya"


@dataclass(frozen=True)
class Sebutan:
    """What the title and the first page of a file name, outside of citations (`zi_model.sebutan_teks`).

    `berteks` is True for a document of text, False for pages that are pictures, None where that cannot be told.
    `konsep` tells that it may be a draft: fill-ins are left, or its properties name a letter. `peraturan` is the line
    of the title that says that this is a regulation itself. `tahun` are the years of the title, as first and last one,
    `bagian` its triwulan and semester as periods write them (`TW1`, `S2`). `kantor` are offices of regencies and towns,
    each as (`kabupaten` or `kota`, the first word of its name, all as it is written); `wilayah` are the regencies and
    towns themselves, named in the same way. `panjang` tells whether the first page has words enough to name
    whose it is.
    """

    berteks: bool | None = None
    konsep: bool = False
    peraturan: str = ""
    tahun: tuple[tuple[int, int], ...] = ()
    bagian: tuple[str, ...] = ()
    kantor: tuple[tuple[str, str, str], ...] = ()
    wilayah: tuple[tuple[str, str], ...] = ()
    panjang: bool = False


@dataclass(frozen=True)
class IsiBukti:
    """What is known of a file's text, without the text.

    `sebutan` is what title and first page name. `isian` are the prompts of the first fill-ins that are left, of
    `banyak_isian`. `kunci` is the letter that the file's properties name; `terperiksa` tells whether they do so with
    its check value. `dibuat` is the day on which they say that it was made, `tanggal` the letter's own date, where it
    is plain which one that is. `sidik_teks` is the same for texts that differ in dates and numbers of letters only, ""
    for too short a one.
    """

    sebutan: Sebutan = Sebutan()
    isian: tuple[str, ...] = ()
    banyak_isian: int = 0
    kunci: str = ""
    terperiksa: bool = False
    dibuat: dt.date | None = None
    tanggal: dt.date | None = None
    sidik_teks: str = ""


@dataclass(frozen=True)
class TeksAwal:
    """The lines of a file's title and letterhead, and those of its first page, as far as they are kept."""

    judul: tuple[str, ...] = ()
    halaman: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bacaan:
    """What was read of a file: what a scan needs of each, and the text, which it needs of few."""

    isi: IsiBukti = IsiBukti()
    awal: TeksAwal = TeksAwal()


def cari_isian(teks: str) -> tuple[str, ...]:
    """Return the prompts of all fill-ins that are left in a text; the bare `[isi: …]` of a guide is none."""
    semua = (" ".join(petunjuk.split()) for petunjuk in ISIAN.findall(teks))
    return tuple(satu for satu in semua if re.search(r"\w", satu))


def alasan_konsep(isi: IsiBukti, jenis: JenisBerkas, satker: str) -> str:
    """Return why a file is a draft and no evidence (Indonesian: what, `; `, what to do); "" when it is none.

    `satker` is the code of the office in whose folder it lies: keys without their check value are believed of its own
    letters only.
    """
    milik_kami = isi.terperiksa or isi.kunci.startswith(f"{satker}/")
    if jenis is JenisBerkas.DOCX and isi.kunci and milik_kami:
        sisa = f", {isi.banyak_isian} isian belum diisi ({_sebut(isi)})" if isi.banyak_isian else ""
        return f"konsep {isi.kunci} dari outbox yang belum ditandatangani{sisa}; {_TANDA_TANGANI}"
    if isi.banyak_isian:
        return f"konsep: {isi.banyak_isian} isian belum diisi ({_sebut(isi)}); {_TANDA_TANGANI}"
    return ""


def _sebut(isi: IsiBukti) -> str:
    lain = f", dan {isi.banyak_isian - _SEBUT_MAKS} lain" if isi.banyak_isian > _SEBUT_MAKS else ""
    return ", ".join(f"[isi: {_pendek(satu)}]" for satu in isi.isian[:_SEBUT_MAKS]) + lain


def _pendek(teks: str) -> str:
    polos = teks.replace(";", ",")
    return polos if len(polos) <= _PETUNJUK_MAKS else f"{polos[: _PETUNJUK_MAKS - 1].rstrip()}…"
