"""The printing that our engine is measured against: docxtpl itself fills a template, and trees do the rest.

docxtpl prints strings, so values that are more than text travel between marks, and python-docx and lxml
put the real things in their place afterwards, slowly and in plain sight. What the engine prints has to be
the same letter (`bagian_setara`).
"""

from __future__ import annotations

import copy
import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

from docx.shared import Emu
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from tata_usaha.cetak.gambar import siapkan
from tata_usaha.cetak.halaman import BARIS_LEKAT, atur_huruf, atur_kertas, cari_gaya_lekat, lengkapi_gaya
from tata_usaha.cetak.jinja_aman import anggota
from tata_usaha.cetak.mesin import Setelan
from tata_usaha.cetak.penanda import GAYA_ISIAN, GAYA_MIRING
from tata_usaha.word.paket import bongkar
from zi_model.naskah.inti.naskah import Foto, Gambar, Isi, Isian, Kendali, KodeQR, Kutipan, Miring, Rangkaian

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BUKA, _PISAH, _TUTUP, _KOSONG, _BARIS, _TAB = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
_TANDA = re.compile(f"{_BUKA}([^{_TUTUP}]*){_TUTUP}")
_BERTEKS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|styles)\.xml")


def cetak_rujukan(docx: bytes, isi: Isi, setelan: Setelan) -> bytes:
    """Return a letter as docxtpl prints it from a template, with the office's paper and type."""
    gambar: list[Gambar | Foto | KodeQR] = []
    lingkungan = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=lambda nilai: _finalkan(nilai, gambar)
    )
    cetakan = DocxTemplate(io.BytesIO(docx))
    cetakan.render({nama: getattr(isi, nama) for nama in anggota(type(isi))}, lingkungan)
    dokumen = cetakan.docx
    pemasang = _Pemasang(gambar)
    for bagian in dokumen.part.package.iter_parts():
        if hasattr(bagian, "element") and str(bagian.partname).startswith("/word/"):
            pemasang.pasang(bagian)
    lengkapi_gaya(dokumen.styles.element)
    _lekatkan(dokumen)
    atur_kertas(dokumen.element.body, setelan.kertas)
    atur_huruf(dokumen.styles.element, setelan.huruf)
    uraian = {f"grafik:{g.nama}": g.uraian for g in getattr(isi, "grafik", ())}
    for sifat in dokumen.element.body.iter("{*}docPr"):
        if sifat.get("name") in uraian:
            sifat.set("descr", uraian[sifat.get("name")])
    keluar = io.BytesIO()
    dokumen.save(keluar)
    return keluar.getvalue()


def bagian_setara(docx: bytes) -> dict[str, str]:
    """Return the parts of a letter that hold text or styles, in the one form that XML has for the same content.

    Ids that only have to differ from one another are counted anew, in reading order.
    """
    hasil = {}
    for nama, xml in bongkar(docx).items():
        if not _BERTEKS.fullmatch(nama):
            continue
        akar: Any = etree.fromstring(xml)
        gambar: dict[str, str] = {}
        for ke, el in enumerate(akar.iter("{*}docPr", f"{W}id")):
            el.set("id" if el.tag.endswith("docPr") else f"{W}val", str(ke))
        for el in list(akar.iter(f"{W}tbl")):  # docxtpl leaves a table without rows or columns, we none
            if el.find(f"{W}tr") is None:
                el.getparent().remove(el)
        for el in akar.iter("{*}cNvPr"):
            el.set("name", "gambar")
        for el in akar.iter("{*}blip"):
            el.set(f"{_R}embed", gambar.setdefault(el.get(f"{_R}embed"), f"gambar {len(gambar)}"))
        hasil[nama] = etree.tostring(akar, method="c14n", exclusive=True).decode()
    return hasil


def _finalkan(nilai: object, gambar: list[Any]) -> object:
    if isinstance(nilai, Markup | Undefined):
        return nilai
    match nilai:
        case str() | int():
            return _teks(str(nilai))
        case Kutipan():
            return _teks(nilai.teks)
        case Isian():
            return _tanda("isian", nilai.tag, nilai.petunjuk)
        case Kendali():
            return _tanda("kendali", nilai.tag, nilai.teks.replace("\n", _BARIS).replace("\t", _TAB))
        case Miring():
            potongan = re.split("([\n\t])", nilai.teks)
            return Markup("").join(_teks(p) if p in "\n\t" else _tanda("miring", p) for p in potongan if p)
        case Rangkaian():
            return Markup("").join(_finalkan(bagian, gambar) for bagian in nilai.bagian)  # type: ignore[misc]
        case Gambar() | Foto() | KodeQR():
            gambar.append(nilai)
            return _tanda("gambar", str(len(gambar) - 1))
    raise TypeError(nilai)


def _teks(teks: str) -> Markup:
    return escape(_terlindung(teks.replace("\r\n", "\n").replace("\r", "\n")))


def _terlindung(teks: str) -> str:
    """Return the text so that docxtpl changes nothing in it: it would read `{_{` as `{{`."""
    return teks.replace("{_", f"{{{_KOSONG}_").replace("_}", f"_{_KOSONG}}}")


def _tanda(*bagian: str) -> Markup:
    return escape(_terlindung(f"{_BUKA}{_PISAH.join(bagian)}{_TUTUP}"))


class _Pemasang:
    """Puts the real things in the place of the marks, part by part of one document."""

    def __init__(self, gambar: list[Gambar | Foto | KodeQR]) -> None:
        self._gambar = gambar
        self._nomor = itertools.count(900_001)

    def pasang(self, bagian: Any) -> None:
        bertanda = []
        for teks in bagian.element.iter(f"{W}t"):
            isi = teks.text or ""
            if _KOSONG in isi:
                teks.text = isi.replace(_KOSONG, "")
            if _BUKA in isi:
                bertanda.append(teks.getparent())
        for potongan in dict.fromkeys(bertanda):
            self._ganti(potongan, bagian)

    def _ganti(self, potongan: Any, bagian: Any) -> None:
        sifat = potongan.find(f"{W}rPr")
        polos = None
        for anak in [a for a in potongan if a is not sifat]:
            for el, sendiri in self._pecah(anak, sifat, bagian):
                if sendiri:
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
            if jenis == "gambar":
                yield _gambar(self._gambar[int(nilai[0])], bagian), False
            elif jenis == "miring":
                yield _bergaya(nilai[0], sifat, GAYA_MIRING), True
            elif jenis == "isian":
                tampil = _bergaya(f"[isi: {nilai[1]}]", sifat, GAYA_ISIAN)
                yield tampil if terkunci else self._sdt(tampil, nilai[1], f"isian:{nilai[0]}", sifat, True), True
            else:
                tampil = _potongan(sifat)
                for p in re.split(f"([{_BARIS}{_TAB}])", nilai[1]):
                    if p in {_BARIS, _TAB}:
                        etree.SubElement(tampil, f"{W}br" if p == _BARIS else f"{W}tab")
                    elif p:
                        tampil.append(_teks_word(p))
                yield tampil if terkunci else self._sdt(tampil, nilai[0], nilai[0], sifat, False), True

    def _sdt(self, tampil: Any, judul: str, tag: str, sifat: Any, petunjuk: bool) -> Any:
        kendali = etree.Element(f"{W}sdt", nsmap=tampil.nsmap)
        sifat_kendali = etree.SubElement(kendali, f"{W}sdtPr")
        if sifat is not None:
            sifat_kendali.append(copy.deepcopy(sifat))
        for nama, nilai in (("alias", judul[:64]), ("tag", tag), ("id", str(next(self._nomor)))):
            etree.SubElement(sifat_kendali, W + nama).set(f"{W}val", nilai)
        if petunjuk:
            etree.SubElement(sifat_kendali, f"{W}showingPlcHdr")
        etree.SubElement(sifat_kendali, f"{W}text").set(f"{W}multiLine", "1")
        etree.SubElement(kendali, f"{W}sdtContent").append(tampil)
        return kendali


def _gambar(nilai: Gambar | Foto | KodeQR, bagian: Any) -> Any:
    siap = siapkan(nilai)
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


def _lekatkan(dokumen: Any) -> None:
    """Keep the last rows of a table with the signature block that follows it."""
    lekat = cari_gaya_lekat(dokumen.styles.element)
    for tabel in dokumen.element.body.findall(f"{W}tbl"):
        berikut = tabel.getnext()
        nama = None if berikut is None else berikut.find(f"{W}pPr/{W}pStyle")
        if nama is not None and nama.get(f"{W}val") in lekat:
            for baris in tabel.findall(f"{W}tr")[-BARIS_LEKAT:]:
                for paragraf in baris.iter(f"{W}p"):
                    paragraf.get_or_add_pPr().get_or_add_keepNext()
