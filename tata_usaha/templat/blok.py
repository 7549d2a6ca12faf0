"""The blocks of a part: each `if` and `for` with its end, however wrongly they were set.

Two readings are possible where ends are missing or crossed; the one that needs fewer corrections is
taken. From it comes a program that Jinja can read in any case, so that one lost `endif` hides no
misspelt name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes

from tata_usaha.templat.sintaks import JINJA, PENUTUP, jinja_terbaca, maksud
from tata_usaha.templat.tag import BagianTemplat, Tag


@dataclass(eq=False)
class Blok:
    """One block: its opener, its `else` and `elif`, its end; None stands for what is missing.

    `batas` is the end of an outer block before which a block without an end has to stop. `silang` is
    the block that it crosses: begun within it and ended after it.
    """

    buka: Tag | None
    tengah: list[Tag] = field(default_factory=list)
    tutup: Tag | None = None
    batas: Tag | None = None
    silang: Blok | None = None

    @property
    def jenis(self) -> str:
        """Either `if` or `for`; "" for a lone end or `else`."""
        return maksud(self.buka) if self.buka else ""

    def tengah_salah(self) -> list[Tag]:
        """Return the `else` and `elif` that cannot stand where they do."""
        salah = []
        sesudah_else = self.buka is None
        for t in self.tengah:
            if sesudah_else or (maksud(t) == "elif" and self.jenis == "for"):
                salah.append(t)
            sesudah_else = sesudah_else or maksud(t) == "else"
        return salah

    @property
    def kesalahan(self) -> int:
        """How many corrections it needs."""
        return (self.buka is None) + (self.buka is not None and self.tutup is None) + (self.silang is not None)


def baca_blok(bagian: BagianTemplat) -> list[Blok]:
    """Return the blocks of a part by their first tag."""
    bersilang = _pasangkan(bagian.tag, silang=True)
    bersarang = _pasangkan(bagian.tag, silang=False)
    return min(bersilang, bersarang, key=lambda blok: sum(b.kesalahan for b in blok))


def susun_program(bagian: BagianTemplat, blok: Sequence[Blok]) -> nodes.Template:
    """Return the part's tags as a program on lines that are tag numbers.

    Lone ends are left out; blocks without an end stop where the block around them does.
    """
    baris = {id(t): jinja_terbaca(t) for t in bagian.tag}
    sisipan: dict[int | None, str] = defaultdict(str)
    for b in reversed(blok):
        for t in b.tengah_salah():
            baris[id(t)] = ""
        if b.buka is None or _gugur(b):
            for gugur in (b.buka, *b.tengah, b.tutup):
                if gugur is not None:
                    baris[id(gugur)] = ""
        elif b.tutup is None:
            sisipan[id(b.batas) if b.batas else None] += f"{{% end{b.jenis} %}}"
    program = [sisipan[id(t)] + baris[id(t)] for t in bagian.tag]
    try:
        return JINJA.parse("\n".join([*program, sisipan[None]]))
    except TemplateSyntaxError:  # not known to happen; the tags by themselves are checked anyhow
        return nodes.Template([], lineno=1)


def _gugur(blok: Blok) -> bool:
    """Tell whether a block is left out of the program: of two that cross, the one that brings no name."""
    return blok.jenis == "if" and blok.silang is not None


def _pasangkan(tag: Sequence[Tag], *, silang: bool) -> list[Blok]:
    semua: list[Blok] = []
    terbuka: list[Blok] = []
    for t in tag:
        kata = maksud(t)
        if kata in PENUTUP.values():
            terbuka.append(Blok(t))
            semua.append(terbuka[-1])
        elif kata in {"elif", "else"} and terbuka:
            terbuka[-1].tengah.append(t)
        elif kata in {"elif", "else"}:
            semua.append(Blok(None, [t]))
        elif asal := PENUTUP.get(kata):
            blok = next((b for b in reversed(terbuka) if b.jenis == asal), None)
            if blok is None:
                semua.append(Blok(None, tutup=t))
                continue
            atas = terbuka[terbuka.index(blok) + 1 :]
            blok.tutup = t
            for b in atas:
                b.batas = b.batas or t
            terbuka = [b for b in terbuka if b is not blok and (silang or b not in atas)]
    _tandai_silang(semua)
    return semua


def _tandai_silang(semua: Sequence[Blok]) -> None:
    """Mark both of two blocks that cross: what was bounded by another's end, and ended after it."""
    menurut_tutup = {id(b.tutup): b for b in semua if b.buka and b.tutup}
    for dalam in semua:
        if dalam.tutup is not None and dalam.batas is not None:
            luar = menurut_tutup[id(dalam.batas)]
            dalam.silang = luar
            luar.silang = luar.silang or dalam
