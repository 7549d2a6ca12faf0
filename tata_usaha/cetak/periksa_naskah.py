"""Reads a printed letter once more before it is laid down, as a careful secretary would.

Design rule 6: well-formed, no tag left over, no other office's name, weekdays that agree with
their dates, words that agree with their figures. People's own words, which a letter quotes, are
printed as they are and not judged.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from tata_usaha.cetak.kode_templat import KodeTemplat
from tata_usaha.cetak.paket_word import bagian_teks, bongkar
from tata_usaha.cetak.penanda import W, aksara_tak_sah
from zi_model.bahasa import hari_tanggal, periksa_angka_kata
from zi_model.kantor import Kantor
from zi_model.masalah import Letak, Masalah
from zi_model.periode import NAMA_BULAN
from zi_model.satker import Satker

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
_TUTUP = "·"  # stands for each character that is not judged


def periksa_docx(isi: bytes, nama: str, kantor: Kantor, kutipan: Iterable[str] = ()) -> list[Masalah]:
    """Return what is wrong with a printed letter, in reading order.

    `nama` is how the letter is called in the problems; `kutipan` are people's own words in it.
    """
    try:
        bagian = bongkar(isi)
        for xml in (xml for n, xml in bagian.items() if n.endswith((".xml", ".rels"))):
            etree.fromstring(xml)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, etree.XMLSyntaxError):
        return [Masalah(Letak(nama), KodeTemplat.BERKAS_RUSAK, "naskah tidak utuh sebagai dokumen Word.")]
    if "word/document.xml" not in bagian:
        return [Masalah(Letak(nama), KodeTemplat.BERKAS_RUSAK, "naskah tidak berisi dokumen Word.")]
    tutupi = _penutup(kutipan)
    masalah = []
    for sebutan, xml in bagian_teks(bagian):
        for nomor, teks in enumerate(_paragraf(etree.fromstring(xml)), start=1):
            tempat = f"{sebutan}, paragraf {nomor} “{_cuplik(teks)}”"
            for kode, pesan in _periksa_teks(tutupi(teks), kantor.satker):
                masalah.append(Masalah(Letak(nama), kode, f"{tempat}: {pesan}"))
    return masalah


def _paragraf(akar: etree._Element) -> Iterator[str]:
    for p in akar.iter(f"{W}p"):
        yield "".join(
            el.text or "" if el.tag == f"{W}t" else " "
            for el in p.iter(f"{W}t", f"{W}tab", f"{W}br")
            if next(el.iterancestors(f"{W}p")) is p
        )


def _penutup(kutipan: Iterable[str]) -> Callable[[str], str]:
    """Return what hides quoted words, character by character, so that nothing around them joins up."""
    rapi = {" ".join(k.split()) for k in kutipan}
    pola = "|".join(re.escape(k).replace(r"\ ", r"\s+") for k in sorted(rapi, key=len, reverse=True) if k)
    if not pola:
        return lambda teks: teks
    return lambda teks: re.sub(pola, lambda cocok: _TUTUP * len(cocok[0]), teks)


def _periksa_teks(teks: str, satker: Satker) -> Iterator[tuple[KodeTemplat, str]]:
    if _TAG.search(teks) or aksara_tak_sah(teks):
        yield KodeTemplat.SISA_TAG, "ada tag templat yang tidak terisi."
    if _NONE.search(teks):
        yield KodeTemplat.KATA_NONE, "tercetak “None”; nilai yang kosong harus menjadi isian."
    for lain in _kantor_lain(teks, satker):
        yield KodeTemplat.KANTOR_LAIN, f"tersebut “{lain}”, padahal naskah ini milik {satker.nama}."
    for keluhan in _hari_keliru(teks):
        yield KodeTemplat.HARI_TANGGAL, f"{keluhan}."
    for keluhan in periksa_angka_kata(teks):
        yield KodeTemplat.ANGKA_KATA, f"{keluhan}."


def _kantor_lain(teks: str, satker: Satker) -> Iterator[str]:
    sendiri = {" ".join(cocok["nama"].split()).casefold() for cocok in _KANTOR.finditer(satker.nama)}
    if not sendiri:
        return
    for cocok in _KANTOR.finditer(teks):
        nama = " ".join(cocok["nama"].split()).casefold()
        if nama.split()[0] in _SAMBUNGAN or any(f"{nama} ".startswith(f"{s} ") for s in sendiri):
            continue
        yield " ".join(cocok[0].split()[:3])


def _hari_keliru(teks: str) -> Iterator[str]:
    for cocok in _TANGGAL.finditer(teks):
        bulan = [b.casefold() for b in NAMA_BULAN].index(cocok["bulan"].casefold()) + 1
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
