"""Reads a printed letter once more before it is laid down, as a careful secretary would.

Design rule 6: well-formed, no tag left over, no other office's name, weekdays that agree with
their dates, words that agree with their figures. People's own words, which a letter quotes, are
printed as they are and not judged.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from tata_usaha.cetak.penanda import aksara_tak_sah
from tata_usaha.surat.kode_surat import KodeSurat
from tata_usaha.word.paket import bagian_teks, bongkar
from tata_usaha.word.ruang_nama import W
from zi_model.bahasa import hari_tanggal, periksa_angka_kata
from zi_model.kantor import Kantor
from zi_model.masalah import Letak, Masalah
from zi_model.periode import NAMA_BULAN, NOMOR_BULAN
from zi_model.satker import Satker
from zi_model.srikandi import cari_tag

_TAG = re.compile(r"\{\{|\}\}|\{%|%\}")
_NONE = re.compile(r"\bNone\b")
_KANTOR = re.compile(r"\b(?i:Kabupaten|(?:KPU|Komisi\s+Pemilihan\s+Umum)\s+Kota)\s+(?P<nama>[A-Z]\w*(?:\s+[A-Z]\w*)*)")
# what follows "KABUPATEN" in capitals without being a name
_SAMBUNGAN = frozenset({"dan", "atau", "di", "ini", "tersebut", "yang", "dalam", "dengan", "untuk", "setempat"})
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_TANGGAL = re.compile(
    rf"\b(?P<hari>{'|'.join(_HARI)}|Jum['’]at|Ahad),?\s+(?:tanggal\s+)?(?P<tanggal>\d{{1,2}})\s+"
    rf"(?P<bulan>{'|'.join(NAMA_BULAN)})\s+(?P<tahun>\d{{4}})",
    re.IGNORECASE,
)
# what has to stand somewhere for a rule to find something there
_PERTANDA = ("{", "}", "None", *map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)))
_PERTANDA_HARI = ("jum'at", "jum’at", "ahad", *(h.casefold() for h in _HARI))
_HURUF = re.compile(r"\w")
_TUTUP = "·"  # stands for each character that is not judged
_PEMISAH = "¶"  # no word and no white space, so that nothing is read across it


def periksa_docx(isi: bytes, nama: str, kantor: Kantor, kutipan: Iterable[str] = (), jalur: str = "") -> list[Masalah]:
    """Return what is wrong with a letter's file, in reading order.

    `nama` is how the letter is called in the problems; `kutipan` are people's own words in it; `jalur` is by which way
    it is numbered.
    """
    try:
        bagian = bongkar(isi)
        for xml in (xml for n, xml in bagian.items() if n.endswith((".xml", ".rels"))):
            etree.fromstring(xml)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, etree.XMLSyntaxError):
        return [Masalah(Letak(nama), KodeSurat.BERKAS_RUSAK, "naskah tidak utuh sebagai dokumen Word.")]
    if "word/document.xml" not in bagian:
        return [Masalah(Letak(nama), KodeSurat.BERKAS_RUSAK, "naskah tidak berisi dokumen Word.")]
    return _periksa(bagian, nama, kantor, kutipan, jalur)


def periksa_cetakan(
    teks: Mapping[str, str],
    nama: str,
    kantor: Kantor,
    kutipan: Callable[[], Iterable[str]] = tuple,
    jalur: str = "",
) -> list[Masalah]:
    """Return what is wrong with a letter that has just been printed, in reading order.

    `teks` is the XML of its parts that hold text, known to be well-formed; `kutipan` returns people's
    own words. All paragraphs are judged at once, and only when there is a complaint one by one.
    """
    rata = _PEMISAH.join(map(_ratakan, teks.values()))
    if next(_periksa_teks(_yang_perlu_dibaca(rata, kantor.satker), kantor.satker, jalur), None) is None:
        return []
    return _periksa({n: xml.encode() for n, xml in teks.items()}, nama, kantor, kutipan(), jalur)


def _periksa(
    bagian: Mapping[str, bytes], nama: str, kantor: Kantor, kutipan: Iterable[str], jalur: str
) -> list[Masalah]:
    tutupi = _penutup(kutipan)
    masalah = []
    for sebutan, xml in bagian_teks(bagian):
        for nomor, teks in enumerate(_paragraf(etree.fromstring(xml)), start=1):
            tempat = f"{sebutan}, paragraf {nomor} “{_cuplik(teks)}”"
            for kode, pesan in _periksa_teks(tutupi(teks), kantor.satker, jalur):
                masalah.append(Masalah(Letak(nama), kode, f"{tempat}: {pesan}"))
    return masalah


def _paragraf(akar: etree._Element) -> Iterator[str]:
    for p in akar.iter(f"{W}p"):
        yield "".join(
            el.text or "" if el.tag == f"{W}t" else " "
            for el in p.iter(f"{W}t", f"{W}tab", f"{W}br")
            if next(el.iterancestors(f"{W}p")) is p
        )


def _ratakan(xml: str) -> str:
    """Return the text of a part with _PEMISAH between its paragraphs; read off the string, which is much faster."""
    if "<w:txbxContent" in xml:  # paragraphs within a paragraph
        return _PEMISAH.join(_paragraf(etree.fromstring(xml.encode())))
    potongan = []
    for bagian in xml.split("</w:t>")[:-1]:
        letak = bagian.rfind(">")
        if "</w:p>" in bagian:
            potongan.append(_PEMISAH)
        elif "<w:br" in bagian or "<w:tab" in bagian:
            potongan.append(" ")
        potongan.append(bagian[letak + 1 :])
    rata = "".join(potongan)
    return html.unescape(rata) if "&" in rata else rata


def _yang_perlu_dibaca(rata: str, satker: Satker) -> str:
    """Return those paragraphs of a text in which a rule of `_periksa_teks` could find something.

    Looking for fixed words takes a tenth of the time that the rules' patterns take.
    """
    kecil = rata.lower()
    if len(kecil) != len(rata) or any(p in rata for p in _PERTANDA):
        return rata
    letak = [*_letak_kantor(kecil, satker), *_letak_angka(rata)]
    for hari in _PERTANDA_HARI:
        letak += _letak(kecil, hari)
    batas = {(rata.rfind(_PEMISAH, 0, satu) + 1, rata.find(_PEMISAH, satu)) for satu in letak}
    return _PEMISAH.join(rata[awal : akhir if akhir >= 0 else None] for awal, akhir in sorted(batas))


def _letak(teks: str, kata: str) -> Iterator[int]:
    letak = -1
    while (letak := teks.find(kata, letak + 1)) >= 0:
        yield letak


def _letak_kantor(kecil: str, satker: Satker) -> Iterator[int]:
    """Yield where an office may be named that is not our own; `kecil` is the text in small letters."""
    sendiri = tuple(f" {nama}" for nama in _nama_sendiri(satker))
    for letak in _letak(kecil, "kabupaten"):
        akhir = letak + len("kabupaten")
        milik = next((s for s in sendiri if kecil.startswith(s, akhir)), None)
        if kecil[akhir : akhir + 1].isspace() and (milik is None or _HURUF.match(kecil, akhir + len(milik))):
            yield letak
    for letak in _letak(kecil, "kota"):
        if kecil[max(0, letak - 20) : letak].rstrip().endswith(("kpu", "umum")):
            yield letak


def _letak_angka(teks: str) -> Iterator[int]:
    """Yield where a bracket follows a figure."""
    for letak in _letak(teks, "("):
        if teks[max(0, letak - 20) : letak].rstrip()[-1:].isdigit():
            yield letak


def _penutup(kutipan: Iterable[str]) -> Callable[[str], str]:
    """Return what hides quoted words, character by character, so that nothing around them joins up."""
    rapi = {" ".join(k.split()) for k in kutipan}
    pola = "|".join(re.escape(k).replace(r"\ ", r"\s+") for k in sorted(rapi, key=len, reverse=True) if k)
    if not pola:
        return lambda teks: teks
    return lambda teks: re.sub(pola, lambda cocok: _TUTUP * len(cocok[0]), teks)


def _periksa_teks(teks: str, satker: Satker, jalur: str) -> Iterator[tuple[KodeSurat, str]]:
    if _TAG.search(teks) or aksara_tak_sah(teks):
        yield KodeSurat.SISA_TAG, "ada tag templat yang tidak terisi."
    for tag, dikenal in cari_tag(teks):
        if not dikenal or not jalur:
            sebab = "naskah ini tidak lewat SRIKANDI" if dikenal else "SRIKANDI tidak mengenalnya"
            yield KodeSurat.TAG_SRIKANDI, f"ada tag {tag}, padahal {sebab}."
    if _NONE.search(teks):
        yield KodeSurat.KATA_NONE, "tercetak “None”; nilai yang kosong harus menjadi isian."
    for lain in _kantor_lain(teks, satker):
        yield KodeSurat.KANTOR_LAIN, f"tersebut “{lain}”, padahal naskah ini milik {satker.nama}."
    for keluhan in _hari_keliru(teks):
        yield KodeSurat.HARI_TANGGAL, f"{keluhan}."
    for keluhan in periksa_angka_kata(teks):
        yield KodeSurat.ANGKA_KATA, f"{keluhan}."


def _kantor_lain(teks: str, satker: Satker) -> Iterator[str]:
    sendiri = _nama_sendiri(satker)
    if not (sendiri or satker.provinsi):  # a province has no such name; those of which it reports are quoted
        return
    for cocok in _KANTOR.finditer(teks):
        nama = " ".join(cocok["nama"].split()).casefold()
        if nama.split()[0] in _SAMBUNGAN or any(f"{nama} ".startswith(f"{s} ") for s in sendiri):
            continue
        yield " ".join(cocok[0].split()[:3])


def _nama_sendiri(satker: Satker) -> set[str]:
    return {" ".join(cocok["nama"].split()).casefold() for cocok in _KANTOR.finditer(satker.nama)}


def _hari_keliru(teks: str) -> Iterator[str]:
    for cocok in _TANGGAL.finditer(teks):
        bulan = NOMOR_BULAN[cocok["bulan"].casefold()]
        try:
            tanggal = dt.date(int(cocok["tahun"]), bulan, int(cocok["tanggal"]))
        except ValueError:
            yield f"“{cocok[0]}”: tanggal itu tidak ada"
            continue
        hari = {"jum'at": "jumat", "jum’at": "jumat", "ahad": "minggu"}.get(cocok["hari"].casefold(), cocok["hari"])
        if hari.casefold() != _HARI[tanggal.weekday()].casefold():
            yield f"“{cocok[0]}” seharusnya “{hari_tanggal(tanggal)}”"


def _cuplik(teks: str) -> str:
    rapi = " ".join(teks.split())
    return f"{rapi[:50]}…" if len(rapi) > 51 else rapi
