"""Empty rows below the first one of a table that is to be filled: each cell is a place, though nothing asks there.

A notula is printed with one row that asks and several that are only ruled, because nobody knows how many follow-ups a
meeting has: what asks has to be answered before a letter is ready, an empty row may stay, or go. Whoever fills it
here gets what Word's "insert row" gives: a copy of the control above, with a text of its own.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tata_usaha.konsep.kendali import Kendali, Potong, terapkan
from tata_usaha.word.letak_xml import Unsur

_TAG_MAKS = 64  # Word's limit
_BARIS = re.compile(r"-baris-\d+$")
_NOMOR = re.compile(r"[\d\s.()]*")
_BUKAN_TEKS = {"tbl", "drawing", "pict", "object", "fldChar", "fldSimple", "ins", "del", "br", "tab", "sym"}
_BUKAN_KOSONG = _BUKAN_TEKS | {"sdt"}
_BERISI = _BUKAN_TEKS | {"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"}


@dataclass(frozen=True)
class SelKosong(Kendali):
    """An empty cell; `unsur` is the control above that it would hold a copy of, `tag` the copy's own.

    `baris` counts the rows below the head, `ke` says which of the part's cells it is, in the order of the text.
    """

    sel: Unsur
    baris: int
    ke: int
    nomor: str

    @property
    def teks(self) -> str:
        """Nothing."""
        return ""

    @property
    def terisi(self) -> bool:
        """Whether it holds a value: it does not."""
        return False

    def ganti(self, xml: bytes, teks: str) -> Iterator[Potong]:
        """Yield the cut that puts a copy of the control above into the cell's paragraph, with a text."""
        model = self.unsur
        potong = [*super().ganti(xml, teks)]
        for nama, nilai in (("id", self.nomor), ("tag", self.tag)):
            if (satu := next((u for u in model.keturunan() if u.nama == nama), None)) is not None:
                potong.append((satu.awal, satu.kepala, _bernilai(xml[satu.awal : satu.kepala], nilai)))
        di_salinan = [(awal - model.awal, akhir - model.awal, baru) for awal, akhir, baru in potong]
        salinan = terapkan(xml[model.awal : model.akhir], di_salinan)
        paragraf = next(u for u in self.sel.anak if u.nama == "p")
        if paragraf.tertutup:
            sebutan = xml[paragraf.awal + 1 : paragraf.akhir - 2].split()[0]
            yield paragraf.akhir - 2, paragraf.akhir, b">" + salinan + b"</" + sebutan + b">"
        else:
            yield paragraf.ekor, paragraf.ekor, salinan


def cari_sel_kosong(kendali: Sequence[Kendali], awalan: str) -> list[SelKosong]:
    """Return the empty cells below those controls of which the tag begins with `awalan`, in the order of the text.

    A column is one in which a row above has such a control and nothing else; the rows are those that follow it at once
    and have as many cells; where cells are merged it ends.
    """
    hasil = []
    for nama, satu in _akar(kendali, awalan).items():
        semua = list(satu.keturunan())
        ke = {id(u): n for n, u in enumerate(u for u in semua if u.nama == "tc")}
        nomor = {u.val for u in semua if u.nama == "id"}
        tag = {u.val for u in semua if u.nama == "tag"}
        for tabel in (u for u in semua if u.nama == "tbl"):
            for model, sel, baris in _sel_kosong(tabel, awalan):
                sendiri = _tag_baru(_tag(model), baris, tag)
                if len(sendiri) > _TAG_MAKS:
                    continue
                letak = ke[id(sel)]
                hasil.append(SelKosong(nama, sendiri, model, sel, baris, letak, _nomor_baru(sendiri, nomor)))
    return hasil


def cari_baris_terakhir(kendali: Sequence[Kendali], awalan: str) -> dict[str, list[Potong]]:
    """Return by part the cuts that take away the empty rows (of `cari_sel_kosong`) with which a table ends.

    A row in which anything but a number stands is somebody's, and so are all above it.
    """
    hasil: dict[str, list[Potong]] = {}
    for nama, akar in _akar(kendali, awalan).items():
        for tabel in (u for u in akar.keturunan() if u.nama == "tbl"):
            kosong = {id(sel.induk) for _, sel, _ in _sel_kosong(tabel, awalan)}
            for baris in reversed(tabel.anak):
                if id(baris) not in kosong or not _hanya_nomor(baris):
                    break
                hasil.setdefault(nama, []).append((baris.awal, baris.akhir, b""))
    return hasil


def _akar(kendali: Sequence[Kendali], awalan: str) -> dict[str, Unsur]:
    return {k.bagian: [k.unsur, *k.unsur.leluhur()][-1] for k in kendali if k.tag.startswith(awalan)}


def _hanya_nomor(baris: Unsur) -> bool:
    """Tell whether a row says nothing but its number, which may stand in a control; an empty control is a question."""
    isi = list(baris.keturunan())
    bertanya = any(u.nama == "sdt" and not _teks(u) for u in isi)
    return not bertanya and not any(u.nama in _BERISI for u in isi) and _NOMOR.fullmatch(_teks(baris)) is not None


def _sel_kosong(tabel: Unsur, awalan: str) -> Iterator[tuple[Unsur, Unsur, int]]:
    """Yield the control above, the empty cell and its row's number for each empty cell of a table."""
    model: dict[int, Unsur] = {}
    banyak = kepala = 0
    for nomor, baris in enumerate(u for u in tabel.anak if u.nama == "tr"):
        sel = [u for u in baris.anak if u.nama == "tc"]
        if len(sel) != len([u for u in baris.anak if u.nama in {"tc", "sdt"}]) or any(map(_gabungan, sel)):
            model = {}
            continue
        di_sini = {n: satu for n, s in enumerate(sel) if (satu := _satu_kendali(s, awalan)) is not None}
        if di_sini and (not model or len(sel) != banyak):
            model, banyak = {}, len(sel)
            kepala = kepala or nomor
        elif len(sel) != banyak:
            model = {}
        for n, satu in model.items():
            if n not in di_sini and _kosong(sel[n]):
                yield satu, sel[n], nomor - kepala + 1
        model |= di_sini


def _satu_kendali(sel: Unsur, awalan: str) -> Unsur | None:
    """Return the control that is all a cell holds, when it stands in its only paragraph."""
    paragraf = [u for u in sel.anak if u.nama != "tcPr"]
    if len(paragraf) != 1 or paragraf[0].nama != "p":
        return None
    kendali = [u for u in paragraf[0].anak if u.nama == "sdt"]
    if len(kendali) != 1 or not _tag(kendali[0]).startswith(awalan):
        return None
    return kendali[0] if _teks(sel) == _teks(kendali[0]) else None


def _kosong(sel: Unsur) -> bool:
    isi = [u for u in sel.anak if u.nama != "tcPr"]
    polos = len(isi) == 1 and isi[0].nama == "p" and not any(u.nama in _BUKAN_KOSONG for u in isi[0].keturunan())
    return polos and not _teks(sel)


def _gabungan(sel: Unsur) -> bool:
    sifat = sel.pertama("tcPr")
    return sifat is not None and any(u.nama == "vMerge" for u in sifat.anak)


def _teks(unsur: Unsur) -> str:
    return "".join(u.teks for u in unsur.keturunan() if u.nama == "t").strip()


def _tag(kendali: Unsur) -> str:
    sifat = kendali.pertama("sdtPr")
    tag = sifat.pertama("tag") if sifat else None
    return tag.val if tag else ""


def _bernilai(tanda: bytes, nilai: str) -> bytes:
    """Return an element's start tag with another value, however its attribute is quoted."""
    kutip = b'"' if b'"' in tanda else b"'"
    awal, _, sisa = tanda.partition(kutip)
    return awal + kutip + nilai.encode() + kutip + sisa.partition(kutip)[2]


def _tag_baru(model: str, baris: int, dipakai: set[str]) -> str:
    """Return a tag of its own, by which a place is found again when its row is filled and others are struck."""
    asal = _BARIS.sub("", model)
    while (tag := f"{asal}-baris-{baris}") in dipakai:
        baris += 1
    dipakai.add(tag)
    return tag


def _nomor_baru(benih: str, dipakai: set[str]) -> str:
    """Return a number that no control of the part has: the same one each time that a letter is looked at."""
    nomor = zlib.crc32(benih.encode()) % 0x7FFFFFFF or 1
    while str(nomor) in dipakai:
        nomor = nomor % 0x7FFFFFFE + 1
    dipakai.add(str(nomor))
    return str(nomor)
