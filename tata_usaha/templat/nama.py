"""Checks the names in a template's tags against the content model, by walking what Jinja read.

Loop variables, fields of fields and `{% if … %}` guards are followed, so that a value which may
be missing is only accepted where the template asks for it first.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from tata_usaha.cetak.jinja_aman import FILTER, UJI, anggota
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.tipe_isi import (
    PERULANGAN_INI,
    TAK_DIKETAHUI,
    bisa_isian,
    gabung,
    nama_anggota,
    pemilik,
    sebab_tak_tercetak,
    tanpa_kosong,
    tipe_anggota,
    tipe_unsur,
)
from zi_model.naskah.inti.naskah import Isi

Bidang = tuple[type[Isi], str]
"""A field (or property) of a content model."""
_UNGKAPAN = (
    nodes.Add,
    nodes.And,
    nodes.Compare,
    nodes.CondExpr,
    nodes.Const,
    nodes.Filter,
    nodes.Getattr,
    nodes.Getitem,
    nodes.List,
    nodes.Name,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Slice,
    nodes.Sub,
    nodes.TemplateData,
    nodes.Test,
    nodes.Tuple,
)


@dataclass(frozen=True)
class NilaiTercetak:
    """A value that a tag prints: the tag's line, the fields on the way to it, whether it may hold a fill-in."""

    baris: int
    bidang: frozenset[Bidang]
    isian: bool


@dataclass(frozen=True)
class HasilNama:
    """What the tags of one part name.

    `temuan` are the problems as (line, code, message, advice), in no special order; `disebut` are all
    fields that tags name, printed or not; `diduga` are the names that misspelt ones were taken for.
    """

    temuan: list[tuple[int, KodeTemplat, str, str]] = field(default_factory=list)
    cetakan: list[NilaiTercetak] = field(default_factory=list)
    disebut: set[Bidang] = field(default_factory=set)
    diduga: set[str] = field(default_factory=set)


def periksa_nama(program: nodes.Template, model: type[Isi]) -> HasilNama:
    """Return what a part's tags name, and what is wrong with the names."""
    pemeriksa = _Pemeriksa(model)
    pemeriksa.jalankan(program.body)
    return pemeriksa.hasil


class _Pemeriksa:
    """Walks a program with the names that are known at each place and the values known to be there."""

    def __init__(self, model: type[Isi]) -> None:
        self.hasil = HasilNama()
        self._model = model
        self._jejak: set[Bidang] = set()
        self._lingkup: list[dict[str, Any]] = [{nama: tipe_anggota(model, nama) for nama in anggota(model)}]
        self._terjaga: list[frozenset[str]] = [frozenset()]

    def jalankan(self, badan: list[nodes.Node]) -> None:
        """Check statements."""
        for simpul in badan:
            match simpul:
                case nodes.Output():
                    for isi in simpul.nodes:
                        self._cetak(isi)
                case nodes.If():
                    self._jika(simpul)
                case nodes.For():
                    self._ulang(simpul)
                case _:
                    self._terlarang(simpul)

    def _cetak(self, ungkapan: nodes.Expr) -> None:
        if isinstance(ungkapan, nodes.TemplateData):
            return
        self._jejak = set()
        tipe = self._tipe(ungkapan)
        self.hasil.cetakan.append(NilaiTercetak(ungkapan.lineno, frozenset(self._jejak), bisa_isian(tipe)))
        sebab, saran = sebab_tak_tercetak(tipe, _tulis(ungkapan))
        if sebab:
            pesan = f"“{_tulis(ungkapan)}” tidak dapat dicetak: {sebab}."
            self._lapor(ungkapan, KodeTemplat.TAK_TERCETAK, pesan, saran=saran)

    def _jika(self, simpul: nodes.If) -> None:
        self._tipe(simpul.test)
        self._terjaga.append(self._terjaga[-1] | set(_yang_ada(simpul.test)))
        self.jalankan(simpul.body)
        self._terjaga.pop()
        for lain in simpul.elif_:
            self._jika(lain)
        self.jalankan(simpul.else_)

    def _ulang(self, simpul: nodes.For) -> None:
        daftar = self._tipe(simpul.iter)
        unsur = TAK_DIKETAHUI if daftar is TAK_DIKETAHUI else tipe_unsur(daftar)
        if unsur is None:
            pesan = f"“{_tulis(simpul.iter)}” bukan daftar, jadi tidak dapat diulang dengan for."
            saran = "Pakai for hanya untuk nama yang nilainya daftar; selain itu tulis {{ … }} saja."
            self._lapor(simpul.iter, KodeTemplat.TAK_TERCETAK, pesan, saran=saran)
            unsur = TAK_DIKETAHUI
        sasaran = [simpul.target] if isinstance(simpul.target, nodes.Name) else list(simpul.target.iter_child_nodes())
        nama = {s.name: unsur if len(sasaran) == 1 else TAK_DIKETAHUI for s in sasaran if isinstance(s, nodes.Name)}
        self._lingkup.append({**nama, "loop": PERULANGAN_INI})
        if simpul.test is not None:
            self._tipe(simpul.test)
        self.jalankan(simpul.body)
        self._lingkup.pop()
        self.jalankan(simpul.else_)

    def _tipe(self, ungkapan: nodes.Node) -> Any:
        """Return the type of an expression, reporting what is wrong within it."""
        tipe = self._tipe_mentah(ungkapan)
        return tanpa_kosong(tipe) if _tulis(ungkapan) in self._terjaga[-1] else tipe

    def _tipe_mentah(self, ungkapan: nodes.Node) -> Any:
        match ungkapan:
            case nodes.Name():
                return self._nama(ungkapan)
            case nodes.Getattr():
                return self._bagian(ungkapan, self._tipe(ungkapan.node), ungkapan.attr)
            case nodes.Getitem():
                return self._petik(ungkapan)
            case nodes.Const():
                return type(ungkapan.value)
            case nodes.CondExpr():
                return self._pilihan(ungkapan)
            case nodes.Filter():
                return self._filter(ungkapan)
            case nodes.Test():
                if ungkapan.name not in UJI:
                    self._lapor(ungkapan, KodeTemplat.TERLARANG, f"uji “{ungkapan.name}” tidak dikenal.", UJI)
                for anak in ungkapan.iter_child_nodes():
                    self._tipe(anak)
                return bool
        if not isinstance(ungkapan, _UNGKAPAN):
            self._terlarang(ungkapan)
            return TAK_DIKETAHUI
        for anak in ungkapan.iter_child_nodes():
            self._tipe(anak)
        return int if isinstance(ungkapan, nodes.Add | nodes.Sub) else bool

    def _pilihan(self, simpul: nodes.CondExpr) -> Any:
        self._tipe(simpul.test)
        self._terjaga.append(self._terjaga[-1] | set(_yang_ada(simpul.test)))
        tipe = self._tipe(simpul.expr1)
        self._terjaga.pop()
        return gabung([tipe, str if simpul.expr2 is None else self._tipe(simpul.expr2)])

    def _nama(self, simpul: nodes.Name) -> Any:
        for ke, lingkup in reversed(list(enumerate(self._lingkup))):
            if simpul.name in lingkup:
                if ke == 0:
                    self._sebut(self._model, simpul.name)
                return lingkup[simpul.name]
        if simpul.name != "TAK_DIKETAHUI":
            dikenal = {nama for lingkup in self._lingkup for nama in lingkup}
            self._lapor(simpul, KodeTemplat.NAMA_ASING, f"“{simpul.name}” tidak dikenal.", dikenal, simpul.name)
        return TAK_DIKETAHUI

    def _bagian(self, simpul: nodes.Node, tipe: Any, nama: str) -> Any:
        if tipe is TAK_DIKETAHUI:
            return TAK_DIKETAHUI
        dikenal = nama_anggota(tipe)
        if nama in dikenal:
            for model in pemilik(tipe, nama):
                self._sebut(model, nama)
            return tipe_anggota(tipe, nama)
        if nama.startswith("_"):
            self._terlarang(simpul)
        elif dikenal:
            self._lapor(simpul, KodeTemplat.NAMA_ASING, f"“{_tulis(simpul)}” tidak dikenal.", dikenal, nama)
        else:
            pesan = f"“{_tulis(simpul)}” tidak dikenal: yang di depan titik tidak mempunyai bagian."
            self._lapor(simpul, KodeTemplat.NAMA_ASING, pesan, saran="Hapus titik dan kata sesudahnya.")
        return TAK_DIKETAHUI

    def _petik(self, simpul: nodes.Getitem) -> Any:
        tipe = self._tipe(simpul.node)
        if isinstance(simpul.arg, nodes.Const) and isinstance(simpul.arg.value, str):
            return self._bagian(simpul, tipe, simpul.arg.value)
        if tipe is TAK_DIKETAHUI:
            return TAK_DIKETAHUI
        if tipe_unsur(tipe) is None:
            pesan = f"“{_tulis(simpul.node)}” bukan daftar."
            self._lapor(simpul, KodeTemplat.TAK_TERCETAK, pesan, saran="Hapus kurung siku dan isinya.")
            return TAK_DIKETAHUI
        return tipe if isinstance(simpul.arg, nodes.Slice) else tipe_unsur(tipe)

    def _filter(self, simpul: nodes.Filter) -> Any:
        if simpul.name not in FILTER or simpul.node is None:
            self._lapor(simpul, KodeTemplat.TERLARANG, f"filter “{simpul.name}” tidak boleh dipakai.", FILTER)
            return TAK_DIKETAHUI
        tipe = self._tipe(simpul.node)
        if simpul.name == "length" or tipe is TAK_DIKETAHUI:
            return int if simpul.name == "length" else TAK_DIKETAHUI
        return tipe_unsur(tipe) or TAK_DIKETAHUI

    def _terlarang(self, simpul: nodes.Node) -> None:
        pesan = "hanya nama, perbandingan, if, dan for yang boleh dipakai; tidak ada yang boleh dipanggil."
        saran = "Tulis hanya nama isiannya; bentuk katanya disiapkan di folder plan."
        self._lapor(simpul, KodeTemplat.TERLARANG, pesan, saran=saran)

    def _lapor(
        self,
        simpul: nodes.Node,
        kode: KodeTemplat,
        pesan: str,
        dikenal: Collection[str] = (),
        dicari: str = "",
        saran: str = "",
    ) -> None:
        dekat = difflib.get_close_matches(dicari.lower(), dikenal, 1) if dicari else []
        if dekat:
            saran = f"Mungkin maksudnya “{dekat[0]}”."
            self.hasil.diduga.add(dekat[0])
        elif dikenal:
            saran = f"Yang ada: {', '.join(sorted(dikenal))}."
        self.hasil.temuan.append((simpul.lineno, kode, pesan, saran))

    def _sebut(self, model: type[Isi], nama: str) -> None:
        self._jejak.add((model, nama))
        self.hasil.disebut.add((model, nama))


def _yang_ada(uji: nodes.Node) -> Iterator[str]:
    """Yield the expressions that are there for sure when a test holds."""
    match uji:
        case nodes.And():
            yield from _yang_ada(uji.left)
            yield from _yang_ada(uji.right)
        case nodes.Name() | nodes.Getattr():
            yield _tulis(uji)
        case nodes.Not(node=nodes.Test(name="none", node=isi)):
            yield _tulis(isi)


def _tulis(ungkapan: nodes.Node) -> str:
    """Return an expression as it was typed, as far as it consists of names."""
    match ungkapan:
        case nodes.Name():
            return ungkapan.name
        case nodes.Getattr():
            return f"{_tulis(ungkapan.node)}.{ungkapan.attr}"
        case nodes.Getitem(arg=nodes.Const(value=str() as nama)):
            return f"{_tulis(ungkapan.node)}.{nama}"
        case nodes.Getitem():
            return f"{_tulis(ungkapan.node)}[…]"
    return "…"
