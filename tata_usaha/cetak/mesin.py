"""The printing engine: docxtpl's language, compiled once, printed by filling strings.

docxtpl reads, patches, compiles, fills, parses and packs a whole Word file for every letter. Here a
template becomes a `Templat` once: each of its parts that has tags is patched by docxtpl itself and
compiled by Jinja, proven well-formed (`susunan`) and harmless (`jinja_aman`); all other parts are packed.
A letter then costs the filling of its strings, the packing of what changed, and a copy of the rest.

A `Templat` never changes, so that threads may share it, and keeps nothing of the letters it printed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal, cast

from docxtpl import DocxTemplate
from jinja2 import Template, nodes
from lxml import etree

from tata_usaha.cetak.bawaan import cari_bawaan
from tata_usaha.cetak.grafik import TempatGrafik, cari_grafik, isi_grafik
from tata_usaha.cetak.halaman import atur_huruf, atur_kertas, cari_gaya_lekat, lengkapi_gaya, rapikan_tabel
from tata_usaha.cetak.jinja_aman import KonteksNaskah, LingkunganNaskah, TerlaluBanyak
from tata_usaha.cetak.media import Media
from tata_usaha.cetak.pemasang import pasang_tanda
from tata_usaha.cetak.penanda import MAKS_PANJANG
from tata_usaha.cetak.sifat import beri_tempat_sifat
from tata_usaha.cetak.susunan import buktikan
from tata_usaha.word.hubungan import JENIS_ISI, KEPALA, jenis_bagian
from tata_usaha.word.paket import TINGKAT_CETAK, Anggota, bongkar, gabung, urut_teks
from tata_usaha.word.ruang_nama import W
from zi_model.naskah.inti.naskah import Grafik
from zi_model.satker import Huruf

DOKUMEN = "word/document.xml"
_GAYA = "word/styles.xml"
_UTAMA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TAK_TERISI = frozenset({"komentar"})  # what people remark on a template is theirs
_TAG = re.compile(r"\{[{%#]")
_MARKUP = re.compile(r"<[^>]+>")
_KISI = re.compile(r"\{%-?\s*(?:colspan|hm)\b|\{[{%#]tc\s")
_DOCPR = re.compile(r'(<wp:docPr\b[^>]*?\bid=")([^"]*)')
_ID_KENDALI = re.compile(r'(<w:id w:val=")([^"]*)(?="/>)')
_LOLOS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}  # how docxtpl prints braces
_MAKS_SEKALIGUS = 8_000_000


class BukanTemplat(ValueError):
    """A file that is no Word document, or one that brings along what no letter should carry, such as macros."""


class HasilRusak(ValueError):
    """What was printed is no XML; the message names the part."""


@dataclass(frozen=True)
class Setelan:
    """How the office wants its letters: paper of this family of letters, and type."""

    kertas: Literal["A4", "F4"]
    huruf: Huruf


@dataclass(frozen=True)
class _Bagian:
    """One part that is filled: its compiled template, and what has to be seen to after the filling."""

    nama: str
    templat: Template
    terbukti: bool
    sekaligus: int  # how many pieces are printed before their length is looked at
    kisi: bool  # rows may get more cells than the table has columns
    kendali: bool  # the template's own controls may be repeated
    gambar: bool


@dataclass
class Cetakan:
    """One letter as filled, not yet packed: the XML of its filled parts, its charts' parts, its pictures."""

    xml: dict[str, str]
    lain: dict[str, bytes]
    media: Media


@dataclass(frozen=True)
class Templat:
    """A Word template, ready to print any number of letters; `nama` are the names that its tags use."""

    _paket: dict[str, bytes]
    _bagian: tuple[_Bagian, ...]
    _grafik: tuple[TempatGrafik, ...]
    _gaya_lekat: frozenset[str]
    _id_terpakai: frozenset[str]
    nama: frozenset[str]
    _padat: dict[str, Anggota] = field(repr=False)

    @classmethod
    def muat(cls, docx: bytes, setelan: Setelan | None = None) -> Templat:
        """Return a template compiled; without `setelan` its paper and type stay as they are.

        Raises:
            BukanTemplat: when the bytes are no Word document, or one with macros or with parts outside of it.
            jinja2.TemplateError: when a tag cannot be read or does more than fill in data.
            zipfile.BadZipFile, lxml.etree.XMLSyntaxError: when the file is damaged.

        """
        paket = bongkar(docx)
        if JENIS_ISI not in paket or jenis_bagian(paket[JENIS_ISI], DOKUMEN) != _UTAMA or _GAYA not in paket:
            raise BukanTemplat("berkas ini bukan dokumen Word .docx yang utuh")
        if (asing := next(cari_bawaan(paket), None)) is not None:
            raise BukanTemplat(f"berkas ini memuat {asing.sebutan} ({asing.bagian})")
        beri_tempat_sifat(paket)
        akar = {nama: etree.fromstring(paket[nama]) for nama in (*_bagian_isi(paket), _GAYA)}
        gaya_lekat: frozenset[str] = frozenset()
        lengkapi_gaya(akar[_GAYA])
        if setelan:
            atur_kertas(akar[DOKUMEN].find(f"{W}body"), setelan.kertas)
            atur_huruf(akar[_GAYA], setelan.huruf)
            gaya_lekat = cari_gaya_lekat(akar[_GAYA])
        grafik = cari_grafik(akar[DOKUMEN], paket)
        bagian, nama = [], set()
        for satu, isi in akar.items():
            xml = etree.tostring(isi, encoding="unicode")
            if satu == DOKUMEN or _bertag(xml):
                jadi, disebut = _susun_bagian(satu, xml)
                bagian.append(jadi)
                nama |= disebut
            else:
                paket[satu] = (KEPALA + xml).encode()
        terisi = {b.nama for b in bagian}
        padat = {n: Anggota.kemas(n, isi, 9) for n, isi in paket.items() if n not in terisi}
        id_terpakai = frozenset(_id_kendali(akar.values()))
        return cls(paket, tuple(bagian), tuple(grafik), gaya_lekat, id_terpakai, frozenset(nama), padat)

    @cached_property
    def teks_tetap(self) -> dict[str, str]:
        """The XML of the parts that hold text but no tags, by name."""
        terisi = {b.nama for b in self._bagian}
        return {nama: self._paket[nama].decode() for _, nama in urut_teks(self._paket) if nama not in terisi}

    def isi(self, konteks: Mapping[str, object], grafik: Sequence[Grafik] = ()) -> bytes:
        """Return a letter as the bytes of a DOCX: `konteks` are the values by name.

        Raises as `susun`.
        """
        return self.kemas(self.susun(konteks, grafik))

    def susun(self, konteks: Mapping[str, object], grafik: Sequence[Grafik] = ()) -> Cetakan:
        """Return a letter filled, but not yet packed.

        Raises:
            jinja2.TemplateError, TypeError, ArithmeticError: when a tag cannot be printed with these values.
            TerlaluBanyak, TerlaluPanjang: when the template does or prints more than any letter needs.
            HasilRusak: when a block of the template leaves broken XML behind.
            AksaraTakSah: when a value holds a character that no Word file can hold.
            GalatRencana: when a picture cannot be read.
            GalatTemplat: when a chart has no figures.

        """
        hasil = Cetakan({}, {}, Media(self._paket))
        nomor_kendali = (str(ke) for ke in itertools.count(1001) if str(ke) not in self._id_terpakai)
        nomor_gambar = itertools.count(1001)
        kendali_ada: set[str] = set()
        for bagian in self._bagian:
            kerja = cast("KonteksNaskah", bagian.templat.new_context(dict(konteks)))
            xml = _isi_bagian(bagian, kerja)
            gambar = [hasil.media.gambarkan(bagian.nama, g) for g in kerja.gambar]
            if bagian.kendali:
                xml = _bedakan_kendali(xml, kendali_ada, nomor_kendali)
            xml = pasang_tanda(xml, nomor_kendali, gambar, ada_kendali=bagian.kendali)
            if bagian.kisi:
                _pastikan_xml(bagian.nama, xml)
                xml = etree.tostring(DocxTemplate.fix_tables(None, xml), encoding="unicode")
            elif not bagian.terbukti:
                _pastikan_xml(bagian.nama, xml)
            xml = rapikan_tabel(xml, self._gaya_lekat if bagian.nama == DOKUMEN else frozenset())
            if bagian.nama == DOKUMEN:
                xml, hasil.lain = isi_grafik(xml, self._grafik, grafik)
            if bagian.gambar or gambar:
                xml = _DOCPR.sub(lambda cocok: f"{cocok[1]}{next(nomor_gambar)}", xml)
            hasil.xml[bagian.nama] = KEPALA + xml
        return hasil

    def kemas(self, cetakan: Cetakan, lain: Mapping[str, bytes] | None = None) -> bytes:
        """Return a filled letter as the bytes of a DOCX; `lain` are parts that replace the template's."""
        anggota = dict(self._padat)
        for nama, xml in cetakan.xml.items():
            anggota[nama] = Anggota.kemas(nama, xml.encode(), TINGKAT_CETAK)
        for nama, isi in {**cetakan.lain, **(lain or {})}.items():
            anggota[nama] = Anggota.kemas(nama, isi, TINGKAT_CETAK)
        for satu in cetakan.media.anggota():
            anggota[satu.nama] = satu
        return gabung(anggota.values())


@lru_cache(maxsize=64)
def muat_templat(docx: bytes, setelan: Setelan) -> Templat:
    """Return a template compiled, from memory when these very bytes were compiled before; raises as `Templat.muat`."""
    return Templat.muat(docx, setelan)


def _bagian_isi(paket: Mapping[str, bytes]) -> list[str]:
    """Return the names of the parts that may have tags, the body first."""
    return [nama for sebutan, nama in urut_teks(paket) if sebutan not in _TAK_TERISI]


def _bertag(xml: str) -> bool:
    return bool(_TAG.search(xml) or _TAG.search(_MARKUP.sub("", xml)))


def _susun_bagian(nama: str, xml: str) -> tuple[_Bagian, set[str]]:
    """Return a part compiled, and the names that its tags use."""
    lingkungan = LingkunganNaskah()
    program = lingkungan.parse(DocxTemplate(None).patch_xml(xml))
    terpanjang = 1
    for data in program.find_all(nodes.TemplateData):
        for lolos, kurung in _LOLOS.items():
            data.data = data.data.replace(lolos, kurung)
        terpanjang = max(terpanjang, len(data.data))
    disebut = {simpul.name for simpul in program.find_all(nodes.Name)}
    terbukti = buktikan(program)  # before it is compiled: that changes the program
    bagian = _Bagian(
        nama,
        lingkungan.from_string(program),
        terbukti,
        max(16, min(512, _MAKS_SEKALIGUS // terpanjang)),
        bool(_KISI.search(_MARKUP.sub("", xml))),
        "<w:sdt>" in xml,
        "<wp:docPr" in xml,
    )
    return bagian, disebut


def _isi_bagian(bagian: _Bagian, kerja: KonteksNaskah) -> str:
    """Return a part filled, values that are more than text still between marks."""
    aliran: Iterator[str] = bagian.templat.root_render_func(kerja)
    hasil = []
    panjang = 0
    while sekelompok := list(itertools.islice(aliran, bagian.sekaligus)):
        potongan = "".join(sekelompok)
        panjang += len(potongan)
        if panjang > MAKS_PANJANG:
            raise TerlaluBanyak(kerja.putaran)
        hasil.append(potongan)
    return "".join(hasil)


def _pastikan_xml(nama: str, xml: str) -> None:
    try:
        etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as galat:
        raise HasilRusak(nama) from galat


def _id_kendali(akar: Any) -> Iterator[str]:
    """Yield the ids of the controls that the template itself has."""
    for satu in akar:
        for sifat in satu.iter(f"{W}sdtPr"):
            if (nomor := sifat.find(f"{W}id")) is not None:
                yield nomor.get(f"{W}val")


def _bedakan_kendali(xml: str, ada: set[str], nomor: Iterator[str]) -> str:
    """Return the part with ids of its own for controls that a loop repeats: Word refuses a file with two of one id."""

    def beri(cocok: re.Match[str]) -> str:
        lama = cocok[2]
        baru = next(nomor) if lama in ada else lama
        ada.add(baru)
        return cocok[1] + baru

    return _ID_KENDALI.sub(beri, xml)
