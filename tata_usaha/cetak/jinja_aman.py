"""The Jinja of the templates: it fills in data and can do nothing else.

Whoever may change a Word template must not thereby be able to run programs or read files. So
nothing can be called, only the fields of the letter's content can be reached, and of Jinja's
filters and tests only those stay that letters need. A misspelt name stops the printing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tata_usaha.cetak.penanda import jadikan_cetak
from zi_model.naskah.dasar import Isi

PERULANGAN = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem"})
FILTER = frozenset({"first", "last", "length"})
UJI = frozenset(
    {"defined", "divisibleby", "eq", "even", "ge", "gt", "in", "le", "lt", "ne", "none", "odd", "undefined"}
)


class LingkunganNaskah(ImmutableSandboxedEnvironment):
    """A sandbox in which only a content model's fields and a loop's counters are attributes."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=jadikan_cetak)
        self.globals.clear()
        self.filters = {nama: self.filters[nama] for nama in FILTER}
        self.tests = {nama: uji for nama, uji in self.tests.items() if nama in UJI}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - Jinja's signature
        """Tell whether a template may read an attribute."""
        if isinstance(obj, LoopContext):
            return attr in PERULANGAN
        return isinstance(obj, Isi) and attr in anggota(type(obj))

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002 - Jinja's signature
        """Refuse every call."""
        return False


@cache
def anggota(model: type[Isi]) -> frozenset[str]:
    """Return what a template may name of a content model: its fields and the properties it declares."""
    sifat = {
        nama
        for kelas in model.__mro__
        if kelas is not Isi and issubclass(kelas, Isi)
        for nama, nilai in vars(kelas).items()
        if isinstance(nilai, property)
    }
    return frozenset(model.model_fields) | sifat
