"""What the rules of templates are given, and what they find.

A rule reads a whole template (`Bacaan`) and yields `Temuan`: problems that still know the paragraph
they were found at, so that they can be told in reading order and be written into a copy as comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from jinja2 import nodes
from lxml import etree

from tata_usaha.templat.blok import Blok, baca_blok, susun_program
from tata_usaha.templat.gaya_word import DaftarGaya
from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.nama import HasilNama, periksa_nama
from tata_usaha.templat.tag import BagianTemplat, Paragraf, Tag, baca_paket, urai_bagian
from tata_usaha.word.ruang_nama import W
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.naskah.inti.naskah import Isi


@dataclass(frozen=True)
class Temuan:
    """A problem before it is told: the code, where, what is wrong, what to do, the tag.

    `tempat` is said in the place of the paragraph's own where the problem is not that paragraph's alone.
    """

    kode: KodeTemplat
    paragraf: Paragraf
    pesan: str
    saran: str = ""
    tag: Tag | None = None
    tingkat: Tingkat = Tingkat.GALAT
    tempat: str = ""

    @property
    def uraian(self) -> str:
        """What is wrong, with the tag."""
        return f"{self.pesan} Tag: {self.tag.mentah}" if self.tag else self.pesan

    def masalah(self, berkas: str) -> Masalah:
        """Return it as people read it."""
        tempat = self.tempat or self.paragraf.tempat
        return Masalah(Letak(berkas), self.kode, f"{tempat}: {self.uraian}", self.saran, self.tingkat)


class Bacaan:
    """A template that has been read, and the type of the content that it is for; parts, styles, blocks, names."""

    def __init__(self, docx: bytes, model: type[Isi], *, ditandai: bool = False) -> None:
        """Read a template; `ditandai` is the copy into which this check has written its own comments.

        Raises:
            BukanDocx: when the bytes are no Word document.

        """
        self.model = model
        self.ditandai = ditandai
        self.paket: Mapping[str, bytes] = baca_paket(docx)
        self.bagian = urai_bagian(self.paket)
        self.gaya = DaftarGaya(self.paket)

    @property
    def isi(self) -> BagianTemplat:
        """The body."""
        return self.bagian[0]

    @cached_property
    def blok(self) -> dict[int, list[Blok]]:
        """The blocks of each part, by the part's id."""
        return {id(b): baca_blok(b) for b in self.bagian}

    @cached_property
    def program(self) -> dict[int, nodes.Template]:
        """The tags of each part as Jinja reads them, by the part's id."""
        return {id(b): susun_program(b, self.blok[id(b)]) for b in self.bagian}

    @cached_property
    def nama(self) -> dict[int, HasilNama]:
        """What the tags of each part name, by the part's id."""
        return {id(b): periksa_nama(self.program[id(b)], self.model) for b in self.bagian}

    def tag_pada(self, bagian: BagianTemplat, baris: int) -> Tag:
        """Return the tag on a line of a part's program."""
        return bagian.tag[min(max(baris, 1), len(bagian.tag)) - 1]

    @cached_property
    def bagian_halaman(self) -> list[tuple[etree._Element, Paragraf]]:
        """The page sections of the body: each with the first paragraph that stands in it."""
        hasil: list[tuple[etree._Element, Paragraf]] = []
        pertama: Paragraf | None = None
        menurut_el = {p.el: p for p in self.isi.paragraf}
        for el in self.isi.akar.iter(f"{W}p", f"{W}sectPr"):
            if (induk := el.getparent()) is not None and induk.tag == f"{W}sectPrChange":
                continue
            if el.tag == f"{W}p":
                pertama = pertama or menurut_el.get(el)
            elif pertama is not None:
                hasil.append((el, pertama))
                pertama = None
            elif self.isi.paragraf:
                hasil.append((el, self.isi.paragraf[-1]))
        return hasil


Aturan = Callable[[Bacaan], Iterator[Temuan]]
