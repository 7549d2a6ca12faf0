"""Content controls in a letter as a person left it: what they hold, and filling them in place.

Nothing but the filled controls may change, so the new text is cut in at the bytes where the old one
stands, and every other byte stays, however Word or LibreOffice wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tata_usaha.cetak.penanda import GAYA_ISIAN
from tata_usaha.konsep.teks_word import bagian_berteks
from tata_usaha.word.letak_xml import Unsur, baca_letak

ISIAN = re.compile(r"\[isi: ([^\[\]]*)\]")
"""A fill-in as it can be seen."""

_GAYA_PETUNJUK = {GAYA_ISIAN, "PlaceholderText"}
_SPASI = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BLOK = {"body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent", "sdtContent"}

Potong = tuple[int, int, bytes]
"""A cut: from which byte to which, and what stands there instead."""


@dataclass(frozen=True)
class Kendali:
    """One content control of a letter, in which part it stands, and where in it."""

    bagian: str
    tag: str
    unsur: Unsur

    @property
    def teks(self) -> str:
        """What it holds."""
        isi = self.unsur.pertama("sdtContent")
        return _teks(isi) if isi else ""

    @property
    def sekitar(self) -> str:
        """The text of the paragraph in which it stands."""
        paragraf = next((u for u in self.unsur.leluhur() if u.nama == "p"), self.unsur)
        return _teks(paragraf)

    @property
    def terisi(self) -> bool:
        """Whether it holds a value, not only its prompt."""
        return self._petunjuk is None and bool(self.teks.strip()) and ISIAN.search(self.teks) is None

    @property
    def _petunjuk(self) -> Unsur | None:
        """The mark that what it shows is only a prompt."""
        sifat = self.unsur.pertama("sdtPr")
        return sifat.pertama("showingPlcHdr") if sifat else None

    def ganti(self, xml: bytes, teks: str) -> Iterator[Potong]:
        """Yield the cuts that make it hold a text, line by line, in the looks of its first run."""
        if (petunjuk := self._petunjuk) is not None:
            yield petunjuk.awal, petunjuk.akhir, b""
        isi = self.unsur.pertama("sdtContent")
        if isi is None:
            return
        awalan = _awalan(xml, isi)
        potongan = [u for u in isi.keturunan() if u.nama == "r" and not any(a.nama == "del" for a in u.leluhur())]
        if potongan:
            pertama, *lain = potongan
            yield pertama.awal, pertama.akhir, _run(awalan, teks, _kepala(xml, pertama, awalan), _sifat(xml, pertama))
            yield from ((p.awal, p.akhir, b"") for p in lain)
            return
        wadah = next((u for u in isi.keturunan() if u.nama == "p"), isi)
        baru = _run(awalan, teks)
        induk = self.unsur.induk
        if wadah is isi and induk is not None and induk.nama in _BLOK:
            baru = _apit(awalan, "p", baru)
        if wadah.tertutup:
            yield wadah.akhir - 2, wadah.akhir, b">" + baru + f"</{awalan}{wadah.nama}>".encode()
        else:
            yield wadah.ekor, wadah.ekor, baru


def _teks(unsur: Unsur) -> str:
    return "".join(u.teks if u.nama == "t" else _SPASI.get(u.nama, "") for u in unsur.keturunan())


def cari_kendali(bagian: Mapping[str, bytes]) -> list[Kendali]:
    """Return the content controls of a letter, by its parts, in the order of the text; the body first.

    Raises:
        PaketAsing: when a part is no XML as Word writes it.

    """
    hasil = []
    for nama in bagian_berteks(bagian):
        for unsur in baca_letak(bagian[nama], nama).keturunan():
            if unsur.nama == "sdt":
                sifat = unsur.pertama("sdtPr")
                tag = sifat.pertama("tag") if sifat else None
                hasil.append(Kendali(nama, tag.val if tag else "", unsur))
    return hasil


def isi_kendali(bagian: Mapping[str, bytes], isian: Iterable[tuple[Kendali, str]]) -> dict[str, bytes]:
    """Return the parts in which controls (of `cari_kendali`) get these texts, with not another byte changed."""
    potong: dict[str, list[Potong]] = {}
    for kendali, teks in isian:
        potong.setdefault(kendali.bagian, []).extend(kendali.ganti(bagian[kendali.bagian], teks))
    return {nama: terapkan(bagian[nama], semua) for nama, semua in potong.items()}


def terapkan(xml: bytes, potong: Iterable[Potong]) -> bytes:
    """Return what is left of bytes after some cuts, which must not overlap."""
    hasil, letak = bytearray(), 0
    for awal, akhir, baru in sorted(potong):
        hasil += xml[letak:awal] + baru
        letak = akhir
    return bytes(hasil + xml[letak:])


def _awalan(xml: bytes, unsur: Unsur) -> str:
    """Return the prefix that this file uses for Word's elements, with its colon."""
    cocok = re.match(rb"<([^\s/>]+:)?", xml[unsur.awal : unsur.kepala])
    return (cocok[1] or b"").decode() if cocok else ""


def _run(awalan: str, teks: str, kepala: bytes = b"", sifat: bytes = b"") -> bytes:
    baris = [f'<{awalan}t xml:space="preserve">{escape(satu)}</{awalan}t>' for satu in teks.split("\n")]
    isi = f"{f'<{awalan}br/>'.join(baris)}</{awalan}r>"
    return (kepala or f"<{awalan}r>".encode()) + sifat + isi.encode()


def _apit(awalan: str, nama: str, isi: bytes) -> bytes:
    return f"<{awalan}{nama}>".encode() + isi + f"</{awalan}{nama}>".encode()


def _kepala(xml: bytes, run: Unsur, awalan: str) -> bytes:
    return f"<{awalan}r>".encode() if run.tertutup else xml[run.awal : run.kepala]


def _sifat(xml: bytes, run: Unsur) -> bytes:
    """Return a run's looks without the style that marks a prompt."""
    sifat = run.pertama("rPr")
    if sifat is None:
        return b""
    gaya = sifat.pertama("rStyle")
    if gaya is None or gaya.val not in _GAYA_PETUNJUK:
        return xml[sifat.awal : sifat.akhir]
    return xml[sifat.awal : gaya.awal] + xml[gaya.akhir : sifat.akhir]
