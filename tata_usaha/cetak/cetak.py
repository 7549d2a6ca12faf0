"""Prints a letter: its content through its Word template into the bytes of a DOCX.

The same content, template and office give the same bytes. Everything that could be wrong is found
before: the template against the content's model, the values, and at last the letter as printed.
"""

from __future__ import annotations

import datetime as dt
import io
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from tata_usaha.cetak.grafik import isi_grafik
from tata_usaha.cetak.halaman import atur_huruf, atur_kertas, lekatkan_tanda_tangan
from tata_usaha.cetak.jinja_aman import LingkunganNaskah, anggota
from tata_usaha.cetak.kode_templat import KodeTemplat
from tata_usaha.cetak.paket_word import bongkar, kemas
from tata_usaha.cetak.penanda import GAYA_ISIAN, GAYA_MIRING, GambarTakTerbaca, Pemasang, TakTercetak, W, aksara_tak_sah
from tata_usaha.cetak.periksa_naskah import periksa_docx
from tata_usaha.cetak.tag_templat import baca_bagian
from tata_usaha.cetak.templat import periksa_isi_templat, periksa_templat
from tata_usaha.galat import GalatRencana, GalatTemplat
from zi_model.kantor import Kantor
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.naskah.dasar import Isi, Kutipan, Naskah

_SARAN = "Perbaiki templatnya di Word, lalu periksa dengan `zi templat periksa`."


def cetak(naskah: Naskah, kantor: Kantor, folder_templat: Path) -> bytes:
    """Return the letter as the bytes of a DOCX.

    Raises:
        GalatTemplat: when the template is missing or wrong, or what was printed fails the last
            check; with every problem and its place.
        GalatRencana: when a value holds a character that no Word file can hold.

    """
    templat = folder_templat / naskah.templat
    docx = _baca_templat(templat, type(naskah.isi))
    _periksa_nilai(naskah)
    dokumen = _isi_templat(docx, templat, naskah.isi)
    _pasang_tanda(dokumen)
    lekatkan_tanda_tangan(dokumen)
    atur_kertas(dokumen, getattr(kantor.satker.kertas, naskah.keluarga))
    atur_huruf(dokumen, kantor.satker.huruf)
    _atur_sifat(dokumen, naskah, kantor)
    keluar = io.BytesIO()
    dokumen.save(keluar)
    hasil = kemas(isi_grafik(bongkar(keluar.getvalue()), getattr(naskah.isi, "grafik", ())))
    kutipan = {nilai.teks for _, nilai in _telusuri(naskah.isi) if isinstance(nilai, Kutipan)}
    if masalah := _galat(periksa_docx(hasil, f"{naskah.nama_berkas}.docx", kantor, kutipan)):
        raise GalatTemplat(
            f"Naskah “{naskah.nama_berkas}” tidak lolos pemeriksaan akhir.",
            "Perbaiki tempat yang disebut, di templat atau di folder plan.",
            masalah,
        )
    return hasil


def _baca_templat(templat: Path, model: type[Isi]) -> bytes:
    """Return the template's bytes after checking them."""
    try:
        docx = templat.read_bytes()
    except OSError:
        masalah = periksa_templat(templat, model)
    else:
        masalah = _galat(periksa_isi_templat(docx, str(templat), model))
        if not masalah:
            return docx
    raise GalatTemplat(f"Templat “{templat.name}” tidak dapat dipakai.", _SARAN, masalah)


def _galat(masalah: Iterable[Masalah]) -> list[Masalah]:
    """Return those problems that stop the printing, in reading order."""
    return [m for m in masalah if m.tingkat is Tingkat.GALAT]


def _periksa_nilai(naskah: Naskah) -> None:
    masalah = [
        Masalah(
            Letak(str(naskah.kunci)),
            KodeTemplat.GAGAL_CETAK,
            f"{bidang} memuat aksara U+{ord(aksara):04X} yang tidak dapat disimpan di berkas Word: {teks!r}.",
            "Hapus aksara itu dari sumbernya.",
        )
        for bidang, nilai in _telusuri(naskah.isi)
        for teks in (nilai if isinstance(nilai, str) else "",)
        if (aksara := aksara_tak_sah(teks))
    ]
    if masalah:
        raise GalatRencana(f"Isi naskah “{naskah.nama_berkas}” memuat aksara yang tidak sah.", masalah=masalah)


def _telusuri(nilai: object, jalur: str = "") -> Iterator[tuple[str, object]]:
    """Yield every record and value within a content, with its path: `menimbang[0].teks`."""
    yield jalur, nilai
    if isinstance(nilai, Isi):
        for nama in type(nilai).model_fields:
            yield from _telusuri(getattr(nilai, nama), f"{jalur}.{nama}" if jalur else nama)
    elif isinstance(nilai, tuple | list):
        for ke, unsur in enumerate(nilai):
            yield from _telusuri(unsur, f"{jalur}[{ke}]")


class _Templat(DocxTemplate):  # type: ignore[misc] # docxtpl ships no types
    """docxtpl, but broken XML is an error: its own reading drops without a word what it cannot parse."""

    def fix_tables(self, xml: str) -> Any:
        """Return the body after proving it well-formed."""
        etree.fromstring(xml)
        return super().fix_tables(xml)


def _isi_templat(docx: bytes, templat: Path, isi: Isi) -> Any:
    """Return the python-docx document that docxtpl made of the template."""
    konteks = {nama: getattr(isi, nama) for nama in sorted(anggota(type(isi)))}
    cetakan = _Templat(io.BytesIO(docx))
    try:
        cetakan.init_docx()
    except (KeyError, ValueError) as galat:  # a macro file, a package without its parts
        masalah = Masalah(Letak(str(templat)), KodeTemplat.BERKAS, "berkas ini bukan dokumen Word .docx yang utuh.")
        raise GalatTemplat(f"Templat “{templat.name}” tidak dapat dibuka.", _SARAN, [masalah]) from galat
    try:
        cetakan.render(konteks, LingkunganNaskah(), autoescape=True)
    except (TemplateError, TakTercetak) as galat:
        raise GalatTemplat(
            f"Templat “{templat.name}” gagal dicetak.", _SARAN, [_lacak(docx, templat, konteks, galat)]
        ) from galat
    except etree.XMLSyntaxError as galat:
        pesan = "hasil cetaknya terputus; mungkin sebuah blok dibuka atau ditutup di dalam tautan atau kotak."
        masalah = Masalah(Letak(str(templat)), KodeTemplat.HASIL_RUSAK, pesan)
        raise GalatTemplat(f"Templat “{templat.name}” menghasilkan dokumen yang rusak.", _SARAN, [masalah]) from galat
    return cetakan.docx


def _lacak(docx: bytes, templat: Path, konteks: dict[str, object], galat: Exception) -> Masalah:
    """Return the problem with the place of the tag that stopped the printing.

    The tags alone, one to a line, are run once more: the line that fails is the number of the tag.
    """
    for bagian in baca_bagian(docx):
        try:
            LingkunganNaskah().from_string(bagian.program).render(konteks)
        except (TemplateError, TakTercetak) as ulang:
            baris = [b.lineno for b in traceback.extract_tb(ulang.__traceback__) if b.filename == "<template>"]
            tag = bagian.tag[(baris[-1] if baris and baris[-1] else 1) - 1]
            pesan = f"{tag.paragraf.tempat}: {_sebab(ulang)}. Tag: {tag.mentah}"
            return Masalah(Letak(str(templat)), KodeTemplat.GAGAL_CETAK, pesan)
    return Masalah(Letak(str(templat)), KodeTemplat.GAGAL_CETAK, f"{_sebab(galat)}.")


def _sebab(galat: Exception) -> str:
    """Return in Indonesian why a tag stopped the printing."""
    match galat:
        case TakTercetak():
            return str(galat)
        case UndefinedError():
            return "yang disebut tag ini tidak dimiliki naskah ini"
        case SecurityError():
            return "tag ini memakai sesuatu yang tidak boleh dipakai"
    return "isi tag ini tidak terbaca"


def _pasang_tanda(dokumen: Any) -> None:
    """Turn marked values into content controls, italics and pictures, in body, headers and footers."""
    pemasang = Pemasang()
    for bagian in dokumen.part.package.iter_parts():
        if hasattr(bagian, "element") and str(bagian.partname).startswith("/word/"):
            try:
                pemasang.pasang(bagian)
            except GambarTakTerbaca as galat:
                raise GalatRencana(str(galat), "Periksa nama berkas gambarnya di satker.yaml.") from galat
    gaya = dokumen.styles.element
    dikenal = {g.get(f"{W}styleId") for g in gaya.iter(f"{W}style")}
    for id_gaya, nama in ((GAYA_ISIAN, "ND Isian"), (GAYA_MIRING, "ND Miring")):
        if id_gaya not in dikenal:
            gaya.append(_gaya_miring(id_gaya, nama))


def _gaya_miring(id_gaya: str, nama: str) -> Any:
    """Return a character style in italics, for a template that somebody made without ours."""
    gaya = etree.Element(f"{W}style", {f"{W}type": "character", f"{W}customStyle": "1", f"{W}styleId": id_gaya})
    etree.SubElement(gaya, f"{W}name").set(f"{W}val", nama)
    sifat = etree.SubElement(gaya, f"{W}rPr")
    etree.SubElement(sifat, f"{W}i")
    if id_gaya == GAYA_ISIAN:
        etree.SubElement(sifat, f"{W}color").set(f"{W}val", "595959")
    return gaya


def _atur_sifat(dokumen: Any, naskah: Naskah, kantor: Kantor) -> None:
    """Set the document's properties: the office's and the letter's own, nothing of the machine's or the day's."""
    hari = dt.datetime.combine(naskah.kunci.periode.mulai, dt.time())
    sifat = dokumen.core_properties
    sifat.author = sifat.last_modified_by = kantor.satker.nama
    sifat.title = naskah.perihal
    sifat.subject = f"{naskah.kunci.periode.nama}"
    sifat.keywords = str(naskah.kunci)
    sifat.comments = sifat.category = sifat.content_status = sifat.identifier = sifat.version = ""
    sifat.language = "id-ID"
    sifat.revision = 1
    sifat.created = sifat.modified = hari
    waktu_cetak = sifat._element.find("{*}lastPrinted")
    if waktu_cetak is not None:
        sifat._element.remove(waktu_cetak)
