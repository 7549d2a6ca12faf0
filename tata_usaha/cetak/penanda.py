"""How values that are more than text get through docxtpl into a Word file.

docxtpl prints strings. A fill-in, words in italics or a picture therefore travel as a string
between marks, and one pass over the printed document puts the real thing in their place. The
marks are Unicode noncharacters, which no text may contain, so nothing typed can be taken for one.
"""

from __future__ import annotations

import copy
import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Undefined
from lxml import etree
from markupsafe import Markup, escape

from tata_usaha.cetak.gambar import GambarTakTerbaca as GambarTakTerbaca
from tata_usaha.cetak.gambar import siapkan
from zi_model.naskah.bagian import TAK_TERCETAK
from zi_model.naskah.dasar import Foto, Gambar, Isian, Kendali, KodeQR, Kutipan, Miring, Rangkaian

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GAYA_ISIAN, GAYA_MIRING = "NDIsian", "NDMiring"

_BUKA, _PISAH, _TUTUP, _KOSONG, _BARIS, _TAB = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
_TANDA = re.compile(f"{_BUKA}([^{_TUTUP}]*){_TUTUP}")
_BARIS_ATAU_TAB = re.compile("([\n\t])")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class TakTercetak(TypeError):
    """A value that no letter prints as it is: nothing, yes or no, a list, a whole record."""


def aksara_tak_sah(teks: str) -> str | None:
    """Return the first character that a Word file cannot hold, or None."""
    cocok = TAK_TERCETAK.search(teks)
    return cocok[0] if cocok else None


def jadikan_cetak(nilai: object) -> object:
    """Return what a template prints for a value: its text escaped, anything more between marks.

    Jinja's own values pass: text that is ready, and an Undefined, which raises when it is printed.

    Raises:
        TakTercetak: for None, bool, float, lists and records, which no letter shows as they are.

    """
    return nilai if isinstance(nilai, Markup | Undefined) else _cetak(nilai)


def _cetak(nilai: object) -> Markup:
    match nilai:
        case str():
            return _teks(nilai)
        case Kutipan():
            return _teks(nilai.teks)
        case Isian():
            return _tanda("isian", nilai.tag, nilai.petunjuk)
        case Miring():
            potongan = _BARIS_ATAU_TAB.split(nilai.teks)
            return Markup("").join(_teks(p) if p in "\n\t" else _tanda("miring", p) for p in potongan if p)
        case Kendali():
            return _tanda("kendali", nilai.tag, nilai.teks.replace("\n", _BARIS).replace("\t", _TAB))
        case Rangkaian():
            return Markup("").join(_cetak(bagian) for bagian in nilai.bagian)
        case Gambar():
            return _tanda("gambar", nilai.berkas, str(nilai.tinggi_mm), nilai.uraian)
        case Foto():
            return _tanda("foto", nilai.berkas, str(nilai.lebar_mm), str(nilai.tinggi_mm), nilai.uraian)
        case KodeQR():
            return _tanda("qr", nilai.isi, str(nilai.sisi_mm), nilai.uraian)
        case None:
            raise TakTercetak("nilainya kosong, jadi harus didahului {% if … %}")
        case bool():
            raise TakTercetak("nilainya ya atau tidak; pakai di dalam {% if … %}")
        case int():
            return _teks(str(nilai))
    raise TakTercetak("nilainya bukan teks; sebutkan bagiannya")


def _teks(teks: str) -> Markup:
    """Return the text so that docxtpl changes nothing in it: it would read `{_{` as `{{`."""
    rapi = teks.replace("\r\n", "\n").replace("\r", "\n")
    return escape(_terlindung(rapi))


def _terlindung(teks: str) -> str:
    return teks.replace("{_", f"{{{_KOSONG}_").replace("_}", f"_{_KOSONG}}}")


def _tanda(*bagian: str) -> Markup:
    return escape(_terlindung(f"{_BUKA}{_PISAH.join(bagian)}{_TUTUP}"))


class Pemasang:
    """Puts the real things in the place of the marks, part by part of one document.

    Control ids count up in reading order, past those that the template's own controls have.
    """

    def __init__(self) -> None:
        self._terpakai: set[str] = set()
        self._nomor = itertools.count(1001)

    def pasang(self, bagian: Any) -> None:
        """Change one part of a document (a python-docx part with `element`)."""
        akar = bagian.element
        self._terpakai |= {el.get(f"{W}val") for el in akar.iter(f"{W}id") if el.getparent().tag == f"{W}sdtPr"}
        bertanda = []
        for teks in akar.iter(f"{W}t"):
            isi = teks.text or ""
            if _KOSONG in isi:
                teks.text = isi.replace(_KOSONG, "")
            if _BUKA in isi:
                bertanda.append(teks.getparent())
        for potongan in dict.fromkeys(bertanda):
            self._ganti(potongan, bagian)

    def _ganti(self, potongan: Any, bagian: Any) -> None:
        """Replace a run that holds marks by runs and controls with the same looks."""
        sifat = potongan.find(f"{W}rPr")
        polos = None
        for anak in [a for a in potongan if a is not sifat]:
            for el, selesai in self._pecah(anak, sifat, bagian):
                if selesai:
                    potongan.addprevious(el)
                    polos = None
                    continue
                if polos is None:
                    polos = _potongan(sifat)
                    potongan.addprevious(polos)
                polos.append(el)
        potongan.getparent().remove(potongan)

    def _pecah(self, anak: Any, sifat: Any, bagian: Any) -> Iterator[tuple[Any, bool]]:
        """Yield what one child of a run becomes; True for what stands beside runs, not in one."""
        if anak.tag != f"{W}t" or _BUKA not in (anak.text or ""):
            yield anak, False
            return
        terkunci = any(leluhur.tag == f"{W}sdt" for leluhur in anak.iterancestors())
        for ke, isi in enumerate(_TANDA.split(anak.text)):
            if ke % 2 == 0:
                if isi:
                    yield _teks_word(isi), False
                continue
            jenis, *nilai = isi.split(_PISAH)
            if jenis == "isian":
                yield self._isian(*nilai, sifat=sifat, terkunci=terkunci), True
            elif jenis == "miring":
                yield _bergaya(nilai[0], sifat, GAYA_MIRING), True
            elif jenis == "kendali":
                yield self._kendali(*nilai, sifat=sifat, terkunci=terkunci), True
            else:
                yield _gambar(jenis, nilai, bagian), False

    def _isian(self, tag: str, petunjuk: str, *, sifat: Any, terkunci: bool) -> Any:
        """Return a content control with the prompt; only its text where a control stands already."""
        tampil = _bergaya(f"[isi: {petunjuk}]", sifat, GAYA_ISIAN)
        return tampil if terkunci else self._sdt(tampil, petunjuk, f"isian:{tag}", sifat, petunjuk_saja=True)

    def _kendali(self, tag: str, teks: str, *, sifat: Any, terkunci: bool) -> Any:
        """Return a content control with a known text in the looks of the run."""
        tampil = _potongan(sifat)
        for bagian in re.split(f"([{_BARIS}{_TAB}])", teks):
            if bagian in {_BARIS, _TAB}:
                etree.SubElement(tampil, f"{W}br" if bagian == _BARIS else f"{W}tab")
            elif bagian:
                tampil.append(_teks_word(bagian))
        return tampil if terkunci else self._sdt(tampil, tag, tag, sifat, petunjuk_saja=False)

    def _sdt(self, tampil: Any, judul: str, tag: str, sifat: Any, *, petunjuk_saja: bool) -> Any:
        kendali = etree.Element(f"{W}sdt", nsmap=tampil.nsmap)
        sifat_kendali = etree.SubElement(kendali, f"{W}sdtPr")
        if sifat is not None:
            sifat_kendali.append(copy.deepcopy(sifat))
        for nama, nilai in (("alias", judul[:64]), ("tag", tag), ("id", self._id_baru())):
            etree.SubElement(sifat_kendali, W + nama).set(f"{W}val", nilai)
        if petunjuk_saja:
            etree.SubElement(sifat_kendali, f"{W}showingPlcHdr")
        etree.SubElement(sifat_kendali, f"{W}text").set(f"{W}multiLine", "1")
        etree.SubElement(kendali, f"{W}sdtContent").append(tampil)
        return kendali

    def _id_baru(self) -> str:
        return next(nomor for nomor in map(str, self._nomor) if nomor not in self._terpakai)


def _gambar(jenis: str, nilai: list[str], bagian: Any) -> Any:
    from docx.shared import Emu

    kelas: Any = {"gambar": Gambar, "foto": Foto, "qr": KodeQR}[jenis]
    siap = siapkan(kelas.model_validate(dict(zip(kelas.model_fields, nilai, strict=True))))
    gambar = bagian.new_pic_inline(io.BytesIO(siap.isi), Emu(siap.lebar_emu), Emu(siap.tinggi_emu))
    gambar.docPr.set("name", "Gambar")
    gambar.docPr.set("descr", siap.uraian)
    bingkai = etree.Element(f"{W}drawing")
    bingkai.append(gambar)
    return bingkai


def _bergaya(teks: str, sifat: Any, gaya: str) -> Any:
    """Return a run with the looks of another one and a character style over them."""
    potongan = _potongan(sifat)
    sifat_baru = potongan.find(f"{W}rPr")
    if sifat_baru is None:
        sifat_baru = etree.SubElement(potongan, f"{W}rPr")
    for lama in sifat_baru.findall(f"{W}rStyle"):
        sifat_baru.remove(lama)
    gaya_baru = etree.Element(f"{W}rStyle")
    gaya_baru.set(f"{W}val", gaya)
    sifat_baru.insert(0, gaya_baru)
    potongan.append(_teks_word(teks))
    return potongan


def _potongan(sifat: Any) -> Any:
    potongan = etree.Element(f"{W}r", nsmap={"w": W[1:-1]})
    if sifat is not None:
        potongan.append(copy.deepcopy(sifat))
    return potongan


def _teks_word(teks: str) -> Any:
    el = etree.Element(f"{W}t")
    el.text = teks
    el.set(_XML_SPACE, "preserve")
    return el
