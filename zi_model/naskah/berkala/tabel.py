"""Sections of their own in the reports of single rows: tables as the office's wording has them.

A cell is known, a fill-in, or left to write in; nothing else ever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from zi_model.naskah.berkala.isi import BagianKhusus, BarisTabel
from zi_model.naskah.berkala.kalimat import TeksIsian
from zi_model.naskah.berkala.teks_tabel import SumberBaris, TeksKolom, TeksTabel
from zi_model.naskah.inti.naskah import Isian, Teks
from zi_model.naskah.inti.tulis import Nilai, tulis


@dataclass(frozen=True)
class Subjek:
    """What a row of a table is about: its name, and the code by which sources know it."""

    nama: Teks
    kode: str = ""


_LENGKAP: frozenset[SumberBaris] = frozenset({"pegawai", "sop", "sop utama", "iku", "layanan", "media sosial"})
"""Sources that name all there are, once they name any: no row is left to write in."""
Sumber = Callable[[TeksKolom, Subjek], Teks | None]
"""What is known in a column for a row's subject; None: nothing."""


def susun_tabel(
    teks: TeksTabel, subjek: Iterable[Subjek], nilai: Nilai, tag: str, sumber: Sumber | None = None
) -> BagianKhusus:
    """Return a section with its table; rows for `subjek` follow those that the wording names.

    `tag` tells its fill-ins from those of other sections. The section's number is not set yet.
    """
    dari_sumber = list(subjek)
    semua = [*(Subjek(tulis(pola, nilai)) for pola in teks.baris), *dari_sumber]
    lengkap = bool(dari_sumber) and teks.sumber in _LENGKAP
    kosong = [] if lengkap else [("",) * len(teks.kolom)] * teks.kosong
    return BagianKhusus(
        judul=tulis(teks.judul, nilai),
        pengantar=tulis(teks.pengantar, nilai),
        kolom=tuple(kolom.judul for kolom in teks.kolom),
        baris=nomori([*susun_sel(semua, teks.kolom, tag, sumber, teks.baris_di), *kosong]),
        penutup=susun_alinea(teks.penutup, nilai, tag),
    )


def susun_sel(
    subjek: Sequence[Subjek], kolom: Sequence[TeksKolom], tag: str, sumber: Sumber | None = None, baris_di: str = ""
) -> Iterator[tuple[Teks, ...]]:
    """Yield a row for each subject: its name, what sources know of it, the rest to fill in.

    Without subjects one row of fill-ins only; `baris_di` is where the office tells the subjects.
    """
    for ke, satu in enumerate(subjek or [None], start=1):
        depan = () if satu is None else (satu.nama,)
        lain = list(enumerate(kolom, start=1))[len(depan) :]
        nama_di = {1: baris_di}
        yield (*depan, *(_sel(k, f"{tag}-{ke}-{n}", satu, sumber, nama_di.get(n, "")) for n, k in lain))


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


def _sel(kolom: TeksKolom, tag: str, subjek: Subjek | None, sumber: Sumber | None, di: str) -> Teks:
    if subjek and sumber and (diketahui := sumber(kolom, subjek)) is not None:
        return diketahui
    return Isian(tag=tag, petunjuk=kolom.isian, dijawab_di=di or kolom.dijawab_di) if kolom.isian else ""
