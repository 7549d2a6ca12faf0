"""Walks through the content of a letter, for tests that ask what stands somewhere in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from zi_model.naskah.inti.naskah import Isi

_I = TypeVar("_I", bound=Isi)


def cari_isi(nilai: object, jenis: type[_I]) -> Iterator[_I]:
    """Yield every record of this type within a content, itself included, in the order of its fields."""
    if isinstance(nilai, jenis):
        yield nilai
    if isinstance(nilai, Isi):
        for nama in type(nilai).model_fields:
            yield from cari_isi(getattr(nilai, nama), jenis)
    elif isinstance(nilai, tuple):
        for satu in nilai:
            yield from cari_isi(satu, jenis)
