"""The Jinja of the templates: it fills in data and can do nothing else.

Whoever may change a Word template must not thereby be able to run programs, read files or keep the
machine busy for hours. So a template is audited before it is compiled: only the kinds of expression
that letters need are let through, every look into a value goes through `_bidang`, which knows the
fields of the contents and nothing else, and every loop counts what it costs. What is left needs no
sandbox around each step, and is fast. A misspelt name stops the printing.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from jinja2 import Environment, StrictUndefined, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context, LoopContext
from jinja2.visitor import NodeTransformer

from tata_usaha.cetak.penanda import TakTercetak, cetak_nilai, cetak_polos
from zi_model.naskah.inti.naskah import Foto, Gambar, Isi, KodeQR

PERULANGAN = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem"})
FILTER = frozenset({"first", "last", "length"})
UJI = frozenset(
    {"defined", "divisibleby", "eq", "even", "ge", "gt", "in", "le", "lt", "ne", "none", "odd", "undefined"}
)
MAKS_LANGKAH = 5_000_000
"""What one printing of a part may cost: rounds of its loops, times the size of what each round does."""

_BOLEH = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For),
    *(nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test),
    *(nodes.Const, nodes.List, nodes.Tuple, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Neg),
)


class TerlaluBanyak(TemplateRuntimeError):
    """A template that does or prints more than any letter needs; `putaran`: how often its loops were to go round."""

    def __init__(self, putaran: int) -> None:
        super().__init__("perulangan di templat ini mencetak atau mengerjakan terlalu banyak")
        self.putaran = putaran


class TagTerlarang(SecurityError):
    """A tag that does more than fill in data; `lineno` is its line in the template."""

    def __init__(self, pesan: str, lineno: int) -> None:
        super().__init__(pesan)
        self.lineno = lineno


class KonteksNaskah(Context):
    """One printing of one part: its values, what its loops and long texts have cost, the pictures that it printed."""

    environment: LingkunganNaskah

    def __init__(self, *bahan: Any, **lain: Any) -> None:
        super().__init__(*bahan, **lain)
        self.putaran = 0
        self.langkah = 0
        self.panjang = 0
        self.gambar: list[Gambar | Foto | KodeQR] = []


class LingkunganNaskah(Environment):
    """A Jinja in which only data can be reached; `maks_putaran` stops it after so many rounds of its loops.

    Values are escaped where they are printed (`cetak_nilai`), because some of them are Word markup.
    """

    context_class = KonteksNaskah

    def __init__(self, maks_putaran: int = MAKS_LANGKAH) -> None:
        super().__init__(undefined=StrictUndefined)
        self.maks_putaran = maks_putaran
        self.globals.clear()
        self.filters = {nama: self.filters[nama] for nama in FILTER} | _BATIN
        self.tests = {nama: uji for nama, uji in self.tests.items() if nama in UJI}

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """Compile a template after proving it harmless.

        Raises:
            TagTerlarang: when it calls something, reaches into a value, or counts with more than + and -.

        """
        _periksa(source)
        return super()._generate(_Pengaman().visit(source), name, filename, defer_init)


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


def _periksa(program: nodes.Template) -> None:
    """Refuse every kind of expression that is not known to be harmless."""
    for simpul in (program, *program.find_all(nodes.Node)):
        nama = getattr(simpul, "name", None) or getattr(simpul, "attr", None)
        match simpul:
            case nodes.Filter():
                aman = nama in FILTER and simpul.node is not None
            case nodes.Test():
                aman = nama in UJI
            case nodes.For():
                aman = not simpul.recursive
            case nodes.Getitem(arg=nodes.Const(value=str() as bidang)):
                aman = not bidang.startswith("_")
            case _:
                aman = isinstance(simpul, _BOLEH) and not str(nama or "").startswith("_")
        if not aman:
            raise TagTerlarang(f"tidak boleh dipakai di templat: {type(simpul).__name__} {nama or ''}", simpul.lineno)


class _Pengaman(NodeTransformer):
    """Puts the guards in: what is printed, looped over, looked into or added goes through a function of ours.

    `tempat_polos` marks the expressions that stand where only plain text may (see `susunan`).
    """

    def visit_Output(self, simpul: nodes.Output) -> nodes.Output:  # noqa: N802 - Jinja's name
        simpul.nodes = [
            anak
            if isinstance(anak, nodes.TemplateData)
            else _lewat("cetak_polos" if getattr(anak, "tempat_polos", False) else "cetak", self.visit(anak))
            for anak in simpul.nodes
        ]
        return simpul

    def visit_For(self, simpul: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        bobot = 1 + sum(1 for anak in simpul.body for _ in anak.find_all(nodes.Node))
        self.generic_visit(simpul)
        simpul.iter = _lewat("ulang", cast("nodes.Expr", simpul.iter), nodes.Const(bobot))
        return simpul

    def visit_Getattr(self, simpul: nodes.Getattr) -> nodes.Filter:  # noqa: N802 - Jinja's name
        return _lewat("bidang", self.visit(simpul.node), nodes.Const(simpul.attr))

    def visit_Getitem(self, simpul: nodes.Getitem) -> nodes.Expr:  # noqa: N802 - Jinja's name
        self.generic_visit(simpul)
        if isinstance(simpul.arg, nodes.Slice):
            simpul.node = _lewat("daftar", simpul.node)
            return simpul
        nama = isinstance(simpul.arg, nodes.Const) and isinstance(simpul.arg.value, str)
        return _lewat("bidang" if nama else "unsur", simpul.node, simpul.arg)

    def visit_Add(self, simpul: nodes.Add) -> nodes.Filter:  # noqa: N802 - Jinja's name
        return _lewat("tambah", self.visit(simpul.left), self.visit(simpul.right))

    def visit_Sub(self, simpul: nodes.Sub) -> nodes.Filter:  # noqa: N802 - Jinja's name
        return _lewat("kurang", self.visit(simpul.left), self.visit(simpul.right))


def _lewat(nama: str, nilai: nodes.Expr, *lain: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(nilai, nama, list(lain), [], None, None, lineno=nilai.lineno)


_BIDANG: dict[type, frozenset[str]] = {LoopContext: PERULANGAN}


def _bidang(nilai: Any, nama: str) -> Any:
    """Return a field of a content, a counter of a loop, or what a mapping holds under a name."""
    kelas = nilai.__class__
    boleh = _BIDANG.get(kelas)
    if boleh is not None:
        if nama in boleh:
            return getattr(nilai, nama)
    elif kelas is dict:
        if nama in nilai:
            return nilai[nama]
    elif isinstance(nilai, Isi):
        _BIDANG[kelas] = anggota(kelas)
        return _bidang(nilai, nama)
    elif isinstance(nilai, Undefined):
        return getattr(nilai, nama)  # raises, and tells which name is not known
    if kelas is not dict and hasattr(kelas, nama):
        raise SecurityError(f"“{nama}” tidak boleh dipakai")
    return StrictUndefined(obj=nilai, name=nama)


def _unsur(nilai: Any, ke: Any) -> Any:
    """Return an element of a list, or of a mapping."""
    try:
        return _daftar(nilai)[ke]
    except (LookupError, TypeError):
        return StrictUndefined(obj=nilai, name=ke)


def _daftar(nilai: Any) -> Any:
    """Return the value if it holds elements by number or name."""
    if isinstance(nilai, Undefined | list | tuple | str | dict):
        return nilai
    raise TakTercetak("nilainya bukan daftar")


@pass_context
def _ulang(konteks: KonteksNaskah, nilai: Any, bobot: int) -> Any:
    """Return what a loop goes through, after counting what that will cost."""
    putaran = len(_daftar(nilai))
    konteks.putaran += putaran
    konteks.langkah += putaran * bobot
    if konteks.langkah > MAKS_LANGKAH or konteks.putaran > konteks.environment.maks_putaran:
        raise TerlaluBanyak(konteks.putaran)
    return nilai


def _tambah(kiri: Any, kanan: Any) -> int:
    return _angka(kiri) + _angka(kanan)


def _kurang(kiri: Any, kanan: Any) -> int:
    return _angka(kiri) - _angka(kanan)


def _angka(nilai: Any) -> int:
    """Return the value if it is a whole number: texts added up in loops would fill the memory."""
    if isinstance(nilai, int):
        return nilai
    if isinstance(nilai, Undefined):
        return int(nilai)  # raises, and tells which name is not known
    raise TakTercetak("hanya bilangan yang dapat dijumlahkan atau dikurangkan")


_BATIN = {
    "bidang": _bidang,
    "cetak": pass_context(cetak_nilai),
    "cetak_polos": pass_context(cetak_polos),
    "daftar": _daftar,
    "kurang": _kurang,
    "tambah": _tambah,
    "ulang": _ulang,
    "unsur": _unsur,
}
"""The guards; a template cannot name them, because `_periksa` knows only the names in FILTER."""
