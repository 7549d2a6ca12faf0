"""How the values of a letter become Word markup: text escaped, everything more between marks at first.

Text, with its line breaks, can be printed where it stands. A fill-in, a control, words in italics, a
tab or a picture ends the run around it and needs that run's looks, which only the printed part shows.
So these travel between marks through the printing, and one pass over the printed part puts the real
thing in their place (`pemasang`). The marks are Unicode noncharacters, which no text may contain,
so nothing typed can be taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

from jinja2 import Undefined

from zi_model.naskah.inti.bagian import TAK_TERCETAK
from zi_model.naskah.inti.naskah import Foto, Gambar, Isian, Kendali, KodeQR, Kutipan, Miring, Rangkaian, TagSistem

GAYA_ISIAN, GAYA_MIRING = "NDIsian", "NDMiring"
GAYA_BELUM_TERVERIFIKASI = "NDBelumTerverifikasi"
MAKS_PANJANG = 32_000_000
"""How many characters a part of a letter may have."""

BUKA, TUTUP, PISAH = "\ufdd0", "\ufdd1", "\ufdd2"
_TAB = f"{BUKA}tab{TUTUP}"
TEKS = '<w:t xml:space="preserve">'
_BARIS = f"</w:t><w:br/>{TEKS}"
_BARIS_ATAU_TAB = re.compile("([\n\t])")
_PUTUS = re.compile("[\r\n\t]+")
_PENDEK = 4096


class Penampung(Protocol):
    """What a printing keeps count of: how much its long texts have filled, and the pictures that it printed."""

    panjang: int
    gambar: list[Gambar | Foto | KodeQR]


class TakTercetak(TypeError):
    """A value that no letter prints as it is: nothing, yes or no, a list, a whole record."""


class AksaraTakSah(ValueError):
    """A value with a character that no Word file can hold."""


class TerlaluPanjang(ValueError):
    """A template that prints more than any letter holds."""


def aksara_tak_sah(teks: str) -> str | None:
    """Return the first character that a Word file cannot hold, or None."""
    cocok = TAK_TERCETAK.search(teks)
    return cocok[0] if cocok else None


def lolos(teks: str) -> str:
    """Return the text as XML, fit for an attribute, too.

    Raises:
        AksaraTakSah: when it holds a character that no XML can hold.

    """
    return _lolos(_sah(teks)).replace('"', "&quot;")


def cetak_nilai(konteks: Penampung, nilai: object) -> str:
    """Return what is printed for a value within a run's text: markup, what is more than text between marks.

    Raises:
        TakTercetak: for None, bool, float, lists and records, which no letter shows as they are.
        AksaraTakSah: for text that no Word file can hold.
        TerlaluPanjang: when long values have filled what a part may hold.
        jinja2.UndefinedError: for a name that is not known.

    """
    if nilai.__class__ is str and nilai.isprintable() and len(nilai) < _PENDEK:  # nearly all of them
        return _lolos(nilai)
    cara = _CARA.get(nilai.__class__)
    return cara(konteks, nilai) if cara else _cetak_lain(konteks, nilai)


def cetak_polos(konteks: Penampung, nilai: object) -> str:
    """Return what is printed where only plain text may stand: in an attribute, a field's code, a drawing.

    Raises as `cetak_nilai`, and TakTercetak for what is more than text.
    """
    if nilai.__class__ in _LEBIH_DARI_TEKS:
        raise TakTercetak("di tempat ini hanya teks polos yang dapat dicetak")
    teks = nilai.teks if isinstance(nilai, Kutipan) else nilai
    return cetak_nilai(konteks, _PUTUS.sub(" ", teks) if isinstance(teks, str) else teks).replace('"', "&quot;")


def _cetak_lain(konteks: Penampung, nilai: object) -> str:
    """Return what is printed for a value of a class that is not in _CARA, such as an enum's member."""
    match nilai:
        case str():
            return _teks(konteks, nilai)
        case None:
            raise TakTercetak("nilainya kosong, jadi harus didahului {% if … %}")
        case bool():
            raise TakTercetak("nilainya ya atau tidak; pakai di dalam {% if … %}")
        case int():
            return str(int(nilai))
        case Undefined():
            return str(nilai)  # raises, and tells which name is not known
    raise TakTercetak("nilainya bukan teks; sebutkan bagiannya")


def _isian(_: Penampung, isian: Isian) -> str:
    return _tanda("isian", f"isian:{lolos(isian.tag)}", lolos(isian.petunjuk[:64]), lolos(str(isian)))


def _kendali(_: Penampung, kendali: Kendali) -> str:
    tag = lolos(kendali.tag[:64])
    return _tanda("kendali", tag, tag, _isi_potongan(kendali.teks))


def _miring(konteks: Penampung, miring: Miring) -> str:
    potongan = [p for p in _BARIS_ATAU_TAB.split(miring.teks) if p]
    return "".join([_teks(konteks, p) if p in "\n\t" else _tanda("miring", lolos(p)) for p in potongan])


def _tag_sistem(_: Penampung, tag: TagSistem) -> str:
    return _tanda("tag", lolos(str(tag)))


def _rangkaian(konteks: Penampung, rangkaian: Rangkaian) -> str:
    return "".join([cetak_nilai(konteks, bagian) for bagian in rangkaian.bagian])


def _gambar(konteks: Penampung, gambar: Gambar | Foto | KodeQR) -> str:
    konteks.gambar.append(gambar)
    return _tanda("gambar", str(len(konteks.gambar) - 1))


def _teks(konteks: Penampung, teks: str) -> str:
    """Return a text with its line breaks as markup, and its tabs as marks."""
    polos = _sah(str.__str__(teks))
    konteks.panjang += len(polos)
    if konteks.panjang > MAKS_PANJANG:
        raise TerlaluPanjang
    return _lolos(_satu_akhir_baris(polos)).replace("\n", _BARIS).replace("\t", _TAB)


def _sah(teks: str) -> str:
    """Return the text, whose every character a Word file can hold."""
    if not teks.isprintable() and (aksara := aksara_tak_sah(teks)):
        raise AksaraTakSah(f"aksara U+{ord(aksara):04X}")
    return teks


def _satu_akhir_baris(teks: str) -> str:
    return teks.replace("\r\n", "\n").replace("\r", "\n")


def _isi_potongan(teks: str) -> str:
    """Return a text as the content of a run: its text, line breaks and tabs."""
    bagian = [p for p in _BARIS_ATAU_TAB.split(_lolos(_satu_akhir_baris(_sah(teks)))) if p]
    return "".join({"\n": "<w:br/>", "\t": "<w:tab/>"}.get(p) or f"{TEKS}{p}</w:t>" for p in bagian)


def _lolos(teks: str) -> str:
    if "&" in teks:
        teks = teks.replace("&", "&amp;")
    if "<" in teks:
        teks = teks.replace("<", "&lt;")
    return teks.replace(">", "&gt;") if ">" in teks else teks


def _tanda(*bagian: str) -> str:
    return f"{BUKA}{PISAH.join(bagian)}{TUTUP}"


_CARA: dict[type, Callable[[Penampung, Any], str]] = {
    Isian: _isian,
    Kendali: _kendali,
    Kutipan: lambda konteks, kutipan: cetak_nilai(konteks, kutipan.teks),
    Miring: _miring,
    TagSistem: _tag_sistem,
    Rangkaian: _rangkaian,
    Gambar: _gambar,
    Foto: _gambar,
    KodeQR: _gambar,
    str: _teks,
    int: lambda _, nilai: str(nilai),
}
"""How values are printed, by their class: asking a model whether it is an instance of another takes long."""
_LEBIH_DARI_TEKS = frozenset(_CARA) - {Kutipan, str, int}
