"""The wording of an office's letters by name, given out as the type that its letter knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from zi_model.data import Data

_D = TypeVar("_D", bound=Data)


@dataclass(frozen=True, eq=False)
class DaftarTeks(Mapping[str, Data]):
    """Wordings by the names of their files in `naskah/`; equal to any mapping of the same."""

    isi: Mapping[str, Data] = field(default_factory=dict)

    def __getitem__(self, nama: str) -> Data:
        return self.isi[nama]

    def __iter__(self) -> Iterator[str]:
        return iter(self.isi)

    def __len__(self) -> int:
        return len(self.isi)

    @cached_property
    def menurut_baris(self) -> dict[str, tuple[str, ...]]:
        """The names of the wordings that name a row in `untuk_baris`, by the row's code and in their own order.

        Every letter of a meeting asks for it of every obligation of the year.
        """
        hasil: dict[str, tuple[str, ...]] = {}
        for nama, teks in sorted(self.isi.items()):
            for kode in dict.fromkeys(getattr(teks, "untuk_baris", ())):
                hasil[kode] = (*hasil.get(kode, ()), nama)
        return hasil

    def ambil(self, nama: str, jenis: type[_D]) -> _D:
        """Return a wording that is of this type.

        Raises:
            KeyError: when there is none of that name, or the name is another type's.

        """
        teks = self.isi[nama]
        if not isinstance(teks, jenis):
            raise KeyError(nama)
        return teks
