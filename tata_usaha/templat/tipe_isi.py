"""What a template may name: the fields of its letter's content model, typed all the way down.

A model says more than sample data would: it knows what a list holds even when the list is empty,
and which values may be missing. Types are the plain annotations of the models.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Collection, Sequence
from typing import Any, Final

from tata_usaha.cetak.jinja_aman import PERULANGAN, anggota
from zi_model.naskah.inti.naskah import Foto, Gambar, Isi, Isian, Kendali, KodeQR, Kutipan, Miring, Rangkaian, TagSistem

TAK_DIKETAHUI: Final = Any
PERULANGAN_INI: Final = "loop"
_TERCETAK = (str, int, Isian, Miring, Kutipan, Kendali, TagSistem, Rangkaian, Gambar, Foto, KodeQR)
_BERISIAN = {Isian, Kendali, Rangkaian}


def pilihan(tipe: Any) -> tuple[Any, ...]:
    """Return the alternatives of a union, or the one type."""
    asal = typing.get_origin(tipe)
    if asal is typing.Annotated:
        return pilihan(typing.get_args(tipe)[0])
    if asal in (typing.Union, types.UnionType):
        return tuple(p for bagian in typing.get_args(tipe) for p in pilihan(bagian))
    return (tipe,)


def nama_anggota(tipe: Any) -> Collection[str]:
    """Return the names that stand below a value of this type; empty when there are none."""
    if tipe == PERULANGAN_INI:
        return PERULANGAN
    return {nama for p in pilihan(tipe) if _model(p) for nama in anggota(p)}


def pemilik(tipe: Any, nama: str) -> list[type[Isi]]:
    """Return the models among a type's alternatives that have this name."""
    return [p for p in pilihan(tipe) if _model(p) and nama in anggota(p)]


def pemilik_dalam(model: type[Isi]) -> list[tuple[type[Isi], str]]:
    """Return all fields of a model and of the models within it, each as (model, name), from the outside in."""
    terlihat: dict[type[Isi], None] = {}
    antrean = [model]
    while antrean:
        kini = antrean.pop(0)
        if kini in terlihat:
            continue
        terlihat[kini] = None
        for bidang in kini.model_fields.values():
            tipe = (*pilihan(bidang.annotation), *pilihan(tipe_unsur(bidang.annotation)))
            antrean += [t for t in tipe if _model(t)]
    return [(satu, nama) for satu in terlihat for nama in satu.model_fields]


def bisa_isian(tipe: Any) -> bool:
    """Tell whether a value of this type may be, or hold, what is printed as a content control."""
    return any(p in _BERISIAN for p in pilihan(tipe))


def tipe_anggota(tipe: Any, nama: str) -> Any:
    """Return the type of a name below a value of this type (`nama_anggota` has to hold it)."""
    if tipe == PERULANGAN_INI:
        return int if nama not in {"previtem", "nextitem"} else TAK_DIKETAHUI
    return gabung([_tipe_bidang(model, nama) for model in pemilik(tipe, nama)])


def tipe_unsur(tipe: Any) -> Any:
    """Return what a list of this type holds, or None when it is no list."""
    for p in pilihan(tipe):
        asal, isi = typing.get_origin(p), typing.get_args(p)
        if isinstance(asal, type) and issubclass(asal, Sequence):
            return gabung([t for t in isi if t is not Ellipsis])
    return None


def gabung(tipe: Sequence[Any]) -> Any:
    """Return the union of some types."""
    return typing.Union[tuple(tipe)] if tipe else TAK_DIKETAHUI  # noqa: UP007 - made at run time


def tanpa_kosong(tipe: Any) -> Any:
    """Return the type without None, as it is within `{% if … %}`."""
    return gabung([p for p in pilihan(tipe) if p is not type(None)])


def sebab_tak_tercetak(tipe: Any, nama: str) -> tuple[str, str]:
    """Return in Indonesian why a value of this type, so called in the template, cannot be printed, and what to do.

    ("", "") when it can.
    """
    if tipe is TAK_DIKETAHUI:
        return "", ""
    for p in pilihan(tipe):
        if p is type(None):
            return "nilainya bisa kosong", f"Tulis {{% if {nama} %}}{{{{ {nama} }}}}{{% endif %}}."
        if p is bool:
            return "nilainya ya atau tidak", f"Pakai untuk memilih: {{% if {nama} %}} … {{% endif %}}."
        if tipe_unsur(p) is not None:
            return "nilainya daftar", f"Tulis {{% for x in {nama} %}}{{{{ x }}}}{{% endfor %}}."
        if _model(p) and p not in _TERCETAK:
            return "nilainya bukan teks", f"Sebutkan bagiannya: {', '.join(sorted(nama_anggota(p)))}."
        if typing.get_origin(p) is not typing.Literal and not (isinstance(p, type) and issubclass(p, _TERCETAK)):
            return "nilainya bukan teks", "Pakai nama lain yang nilainya teks."
    return "", ""


def _model(tipe: Any) -> bool:
    return isinstance(tipe, type) and issubclass(tipe, Isi)


def _tipe_bidang(model: type[Isi], nama: str) -> Any:
    if nama in model.model_fields:
        return model.model_fields[nama].annotation
    sifat = getattr(model, nama)
    if isinstance(sifat, property) and sifat.fget is not None:
        return typing.get_type_hints(sifat.fget).get("return", TAK_DIKETAHUI)
    return TAK_DIKETAHUI
