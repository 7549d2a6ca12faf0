"""What a file says before it is known to be right: plain values, looked at with care.

The checks of an office's files work on these and not on the models, because a model exists only
when every value has its type: one misspelt key would hide every other mistake of its file. So
each look here answers with nothing when a value is not what it should be; that it is not, is told
by whoever builds the models.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import get_args

from pydantic import BaseModel

from zi_model.masalah import Letak

Jalur = tuple[object, ...]
"""The way to a value from the top of its file: keys of mappings and indices (from 0) of lists."""

CariLetak = Callable[[Jalur], Letak]
"""Tells where in its file the value at a path stands (or what encloses it, when it is not there)."""


def nilai_di(isi: object, *jalur: object) -> object:
    """Return the value at a path; None when there is none."""
    for langkah in jalur:
        if isinstance(isi, dict):
            isi = isi.get(langkah)
        elif isinstance(isi, tuple) and isinstance(langkah, int) and 0 <= langkah < len(isi):
            isi = isi[langkah]
        else:
            return None
    return isi


def teks_di(isi: object, *jalur: object) -> str | None:
    """Return the text at a path; None when there is none, or something else."""
    nilai = nilai_di(isi, *jalur)
    return nilai if isinstance(nilai, str) else None


def butir(isi: object, *jalur: object) -> Iterator[tuple[int, object]]:
    """Yield index and value of each item of the list at a path; nothing when there is no list."""
    nilai = nilai_di(isi, *jalur)
    if isinstance(nilai, tuple):
        yield from enumerate(nilai)


def himpunan(isi: object, jalur: Jalur, nama: str) -> frozenset[str] | None:
    """Return the texts that the items of the list at a path have as `nama`.

    None when the list, or one of them, cannot be read: then nothing can be called unknown.
    """
    daftar = nilai_di(isi, *jalur)
    if not isinstance(daftar, tuple):
        return None
    semua = [teks_di(satu, nama) for satu in daftar]
    return None if None in semua else frozenset(satu for satu in semua if satu is not None)


def telusuri(isi: object, jalur: Jalur = ()) -> Iterator[tuple[Jalur, object]]:
    """Yield every value in a value with its path: itself, and all that it encloses, in the file's order."""
    yield jalur, isi
    if isinstance(isi, dict):
        for kunci, nilai in isi.items():
            yield from telusuri(nilai, (*jalur, kunci))
    elif isinstance(isi, tuple):
        for ke, nilai in enumerate(isi):
            yield from telusuri(nilai, (*jalur, ke))


def sebut_jalur(isi: object, jalur: Jalur) -> str:
    """Return a path as a person says it: `komponen 3 › aspek 2 › aksi 1 › indikator 1 (3.2.1.1) › nama`.

    Items are counted from 1, and the innermost one that has a `kode` or an `id` is named by it.
    """
    bagian: list[str] = []
    nama_terdalam: tuple[int, str] | None = None
    for langkah in jalur:
        isi = nilai_di(isi, langkah)
        if isinstance(langkah, int) and bagian:
            bagian[-1] += f" {langkah + 1}"
        else:
            bagian.append(f"butir {langkah + 1}" if isinstance(langkah, int) else str(langkah))
        if nama := teks_di(isi, "kode") or teks_di(isi, "id"):
            nama_terdalam = (len(bagian) - 1, nama)
    if nama_terdalam:
        ke, nama = nama_terdalam
        bagian[ke] += f" ({nama})"
    return " › ".join(bagian)


def model_di(model: type[BaseModel], jalur: Jalur) -> list[type[BaseModel]]:
    """Return the models that a value at this path of a file of this model can be; several for a union."""
    calon = [model]
    for langkah in jalur:
        bidang = [m.model_fields[langkah] for m in calon if isinstance(langkah, str) and langkah in m.model_fields]
        if bidang:  # otherwise a step into a list or a mapping of models: they stay the same
            calon = [m for satu in bidang for m in _model_dalam(satu.annotation)]
    return calon


def _model_dalam(tipe: object) -> list[type[BaseModel]]:
    """Return the models that a type is, or is made of."""
    if isinstance(tipe, type) and issubclass(tipe, BaseModel):
        return [tipe]
    return [m for bagian in get_args(tipe) for m in _model_dalam(bagian)]


def terdekat(kata: str, pilihan: Collection[str]) -> str | None:
    """Return the one of several words that was probably meant; None when none is near."""
    from difflib import get_close_matches  # only who made a mistake waits for it

    dekat = get_close_matches(kata.casefold(), [p.casefold() for p in pilihan], n=1, cutoff=0.6)
    return next((p for p in pilihan if dekat and p.casefold() == dekat[0]), None)


def sebut_pilihan(kata: str, pilihan: Collection[str], *, terurut: bool = True) -> str:
    """Return the advice for a word that is not among those known: the one meant, and all there are."""
    dekat = terdekat(kata, pilihan)
    depan = f"Mungkin maksudnya “{dekat}”. " if dekat else ""
    return f"{depan}Yang ada: {', '.join(sorted(pilihan) if terurut else pilihan) or 'belum ada'}."
