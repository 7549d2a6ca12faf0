"""The legal references of an office: those that all offices share, with the office's own over them by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tata_usaha.rencana.yaml_berletak import DataBerletak
from zi_model.masalah import Letak
from zi_model.nilai_mentah import Jalur, butir, nilai_di, teks_di

ButirHukum = tuple[DataBerletak, int]
"""Where a reference stands: its file, and its position there."""


@dataclass(frozen=True)
class HukumBerlapis:
    """The references as one list. `baku` and `milik` are the files that could be read and are lists."""

    baku: DataBerletak | None
    milik: DataBerletak | None

    @cached_property
    def butir(self) -> tuple[ButirHukum, ...]:
        """The references that hold: the shared ones without those that the office replaces, then the office's."""
        diganti = {posisi for (_, posisi), _ in self.pengganti}
        return (
            *((d, ke) for d, ke in _semua(self.baku) if ke not in diganti),
            *_semua(self.milik),
        )

    @property
    def nilai(self) -> tuple[object, ...]:
        """What they say, as one file would."""
        return tuple(nilai_di(data.nilai, ke) for data, ke in self.butir)

    @cached_property
    def pengganti(self) -> tuple[tuple[ButirHukum, ButirHukum], ...]:
        """The shared references that the office replaces, each with its own."""
        milik = {_id(satu): satu for satu in _semua(self.milik) if _id(satu)}
        return tuple((satu, milik[_id(satu)]) for satu in _semua(self.baku) if _id(satu) in milik)

    def letak(self, jalur: Jalur) -> Letak:
        """Return the place of a value of the list, in the file in which it stands."""
        if not jalur or not isinstance(jalur[0], int):
            return (self.milik or self.baku or _TANPA).letak(())
        data, ke = self.butir[jalur[0]]
        return data.letak((ke, *jalur[1:]))


_TANPA = DataBerletak("hukum.yaml", (), {}, {}, frozenset())


def _semua(data: DataBerletak | None) -> Iterator[ButirHukum]:
    if data is not None:
        yield from ((data, ke) for ke, _ in butir(data.nilai))


def _id(satu: ButirHukum) -> str | None:
    data, ke = satu
    return teks_di(data.nilai, ke, "id")
