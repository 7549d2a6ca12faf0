"""Sections of their own in the reports of single rows: tables as the office's wording has them.

A cell is known, a fill-in, or left to write in; nothing else ever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from zi_model.naskah.berkala.data_pegawai import BarisDikenal
from zi_model.naskah.berkala.isi import BagianKhusus, BarisTabel, TeksIsian, TeksKolom, TeksTabel
from zi_model.naskah.inti.naskah import Isian, Teks
from zi_model.naskah.inti.tulis import Nilai, tulis


def susun_tabel(
    teks: TeksTabel, nama: Iterable[Teks], nilai: Nilai, tag: str, dikenal: BarisDikenal | None = None
) -> BagianKhusus:
    """Return a section with its table; rows for `nama` follow those that the wording names.

    `dikenal` are the rows that the list of staff gives, in place of those for `nama`.
    `tag` tells its fill-ins from those of other sections. The section's number is not set yet.
    """
    semua = [*(tulis(pola, nilai) for pola in teks.baris), *(dikenal.nama if dikenal else nama)]
    kosong = [] if dikenal and dikenal.lengkap else [("",) * len(teks.kolom)] * teks.kosong
    return BagianKhusus(
        judul=tulis(teks.judul, nilai),
        pengantar=tulis(teks.pengantar, nilai),
        kolom=tuple(kolom.judul for kolom in teks.kolom),
        baris=nomori([*susun_sel(semua, teks.kolom, tag, dikenal), *kosong]),
        penutup=susun_alinea(teks.penutup, nilai, tag),
    )


def susun_sel(
    nama: Sequence[Teks], kolom: Sequence[TeksKolom], tag: str, dikenal: BarisDikenal | None = None
) -> Iterator[tuple[Teks, ...]]:
    """Yield a row for each name, its other cells known or to fill in; without names one row of fill-ins only."""
    for ke, depan in enumerate([(satu,) for satu in nama] or [()], start=1):
        lain = [(nomor, k) for nomor, k in enumerate(kolom, start=1) if nomor > len(depan)]
        isi = [(dikenal.diketahui(ke, k) if dikenal else None) for _, k in lain]
        yield (
            *depan,
            *(_sel(k, f"{tag}-{ke}-{nomor}") if i is None else i for i, (nomor, k) in zip(isi, lain, strict=True)),
        )


def nomori(sel: Iterable[tuple[Teks, ...]]) -> tuple[BarisTabel, ...]:
    """Return rows of cells as a table's, numbered from 1."""
    return tuple(BarisTabel(nomor=ke, sel=satu) for ke, satu in enumerate(sel, start=1))


def susun_alinea(butir: Iterable[str | TeksIsian], nilai: Nilai, tag: str = "") -> tuple[Teks, ...]:
    """Return paragraphs with their places filled; `tag` and its number name the fill-ins among them."""
    return tuple(
        tulis(b, nilai) if isinstance(b, str) else Isian(tag=f"{tag}-{ke}", petunjuk=b.isian)
        for ke, b in enumerate(butir, start=1)
    )


_UJUNG = re.compile(r"\s*(?:;\s*dan|[;.])\s*$")


def rapikan_butir(butir: Sequence[str]) -> tuple[str, ...]:
    """Return the items of a list with the stops between them: `…;`, the last but one `…; dan`, the last `….`.

    The items come from two files, each of which may end as if the other one's followed.
    """
    polos = [_UJUNG.sub("", satu) for satu in butir]
    ujung = [*[";"] * (len(polos) - 2), "; dan", "."][-len(polos) :] if polos else []
    return tuple(f"{satu}{akhir}" for satu, akhir in zip(polos, ujung, strict=True))


def _sel(kolom: TeksKolom, tag: str) -> Teks:
    return Isian(tag=tag, petunjuk=kolom.isian) if kolom.isian else ""
