"""The flow of an SOP's steps as lines of its table: which of its thin cells are filled, by what is known of each step.

Word has no lines that grow with a row. So the columns of the actors are parted into thin cells, and a line is a row
of filled ones: whoever types a longer text moves the steps apart, and the lines go along. Each actor has five
columns (margin, half, middle, half, margin) between two edges; each step has five rows: down from the step before
(`atas`), across to who comes next (`datar`), beside the upper and the lower half of the symbol (`sisi_atas`,
`sisi_bawah`), down to the step after (`bawah`).

From a symbol the flow goes on to the next step. The second branch of a decision runs along an edge of its column, to
a symbol in the same column or the one beside it; where that cannot be drawn, or would run over another line, its
label names the step instead.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from zi_model.naskah.inti.naskah import Isi

PER_PELAKSANA = 6
"""Columns from one edge to the next: the edge itself, margin, half, middle, half, margin."""
_TENGAH = 3
Warna = Literal["000000", "auto"]
Sisi = Literal["", "keluar", "masuk"]
"""What the margin beside a symbol holds: a line out of it, an arrow into it."""
_BARIS = ("atas", "datar", "sisi_atas", "sisi_bawah", "bawah")


class Garis(Isi):
    """The fill of each thin cell in the rows of one step."""

    atas: tuple[Warna, ...]
    datar: tuple[Warna, ...]
    sisi_atas: tuple[Warna, ...]
    sisi_bawah: tuple[Warna, ...]
    bawah: tuple[Warna, ...]


class Arah(Isi):
    """What goes in and out of one actor's column in one step; the labels stand below the symbol."""

    masuk: bool = False
    kiri: Sisi = ""
    kanan: Sisi = ""
    label_kiri: str = ""
    label_kanan: str = ""


@dataclass(frozen=True)
class Langkah:
    """A step as the flow sees it: columns of its actors (from 0), whether it ends the flow, its second branch.

    `ke` is the step (from 0) to which the second branch of a decision goes; `ya` and `tidak` are the labels of both.
    """

    kolom: tuple[int, ...]
    selesai: bool = False
    ke: int | None = None
    ya: str = ""
    tidak: str = ""


@dataclass
class _Lembar:
    """The lines of all steps while they are drawn."""

    pelaksana: int
    langkah: Sequence[Langkah]
    terisi: set[tuple[int, str, int]] = field(default_factory=set)
    jalur: set[tuple[int, str, int]] = field(default_factory=set)
    arah: dict[tuple[int, int], dict[str, object]] = field(default_factory=dict)

    def isi(self, ke: int, baris: Sequence[str], kolom: int) -> None:
        self.terisi |= {(ke, nama, kolom) for nama in baris}

    def beri(self, ke: int, kolom: int, **nilai: object) -> None:
        self.arah.setdefault((ke, kolom), {}).update(nilai)


def susun_alir(langkah: Sequence[Langkah], pelaksana: int) -> list[tuple[Garis, tuple[Arah, ...]]]:
    """Return for each step its lines, and what goes in and out of each actor's column."""
    lembar = _Lembar(pelaksana, langkah)
    for ke, (ini, berikut) in enumerate(itertools.pairwise(langkah), start=1):
        if not ini.selesai:
            _sambung(lembar, ke, ini.kolom[0], berikut.kolom)
    for ke, satu in enumerate(langkah):
        if satu.ke is not None:
            _cabang(lembar, ke, satu.ke)
    lebar = PER_PELAKSANA * pelaksana + 1
    return [
        (
            Garis(**{nama: tuple(_warna(lembar, ke, nama, k) for k in range(lebar)) for nama in _BARIS}),
            tuple(Arah.model_validate(lembar.arah.get((ke, k), {})) for k in range(pelaksana)),
        )
        for ke in range(len(langkah))
    ]


def _warna(lembar: _Lembar, ke: int, nama: str, kolom: int) -> Warna:
    return "000000" if (ke, nama, kolom) in lembar.terisi else "auto"


def _sambung(lembar: _Lembar, ke: int, dari: int, tujuan: tuple[int, ...]) -> None:
    """Draw from a step in column `dari` to the one after it (`ke`), whose actors are in the columns `tujuan`."""
    lembar.isi(ke - 1, ("bawah",), _tengah(dari))
    lembar.isi(ke, ("atas",), _tengah(dari))
    semua = [_tengah(dari), *map(_tengah, tujuan)]
    for kolom in range(min(semua), max(semua) + 1):
        lembar.isi(ke, ("datar",), kolom)
    for kolom in tujuan:
        lembar.beri(ke, kolom, masuk=True)


def _cabang(lembar: _Lembar, ke: int, tujuan: int) -> None:
    """Draw the second branch of a decision along an edge, or name the step to which it goes."""
    satu = lembar.langkah[ke]
    dari = satu.kolom[0]
    for tepi, asal, sampai in _jalur(dari, lembar.langkah[tujuan].kolom[0]):
        sel = _tepi(ke, tujuan, tepi)
        sisi_asal, sisi_sampai = (lembar.arah.get(di, {}) for di in ((ke, dari), (tujuan, sampai)))
        akhir = "kanan" if tepi > sampai else "kiri"
        if sel & lembar.jalur or asal in sisi_asal or akhir in sisi_sampai:
            continue
        lembar.terisi |= sel
        lembar.jalur |= sel
        lembar.beri(ke, dari, **{asal: "keluar", f"label_{asal}": satu.tidak})
        lembar.beri(ke, dari, **{f"label_{'kiri' if asal == 'kanan' else 'kanan'}": satu.ya})
        lembar.beri(tujuan, sampai, **{akhir: "masuk"})
        return
    lembar.beri(ke, dari, label_kiri=f"{satu.tidak}: langkah {tujuan + 1}", label_kanan=satu.ya)


def _jalur(dari: int, tujuan: int) -> list[tuple[int, str, int]]:
    """Return the edges along which a branch may run: edge, side of its decision, column in which it ends."""
    if abs(dari - tujuan) > 1:
        return []
    kiri, kanan = (dari, "kiri", tujuan), (dari + 1, "kanan", tujuan)
    if tujuan == dari:
        return [kanan, kiri]
    return [kiri] if tujuan < dari else [kanan]


def _tepi(ke: int, tujuan: int, tepi: int) -> set[tuple[int, str, int]]:
    """Return the cells of an edge from the middle of one step's symbol to that of another's."""
    kolom = tepi * PER_PELAKSANA
    awal, akhir = sorted((ke, tujuan))
    sel = {(awal, nama, kolom) for nama in ("sisi_bawah", "bawah")}
    sel |= {(antara, nama, kolom) for antara in range(awal + 1, akhir) for nama in _BARIS}
    return sel | {(akhir, nama, kolom) for nama in ("atas", "datar", "sisi_atas")}


def _tengah(kolom: int) -> int:
    return kolom * PER_PELAKSANA + _TENGAH
