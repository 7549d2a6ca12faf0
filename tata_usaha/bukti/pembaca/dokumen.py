"""Documents by their content: PDF, the packages of Word, Excel and PowerPoint, and CSV.

Each check answers the question that an evaluator would ask first: does it open? It looks at the
parts without which no program opens the file, and at no more, so that a year's evidence is read
in seconds. Strangers' files come through here: sizes are judged by a file's own directory before
anything is unpacked, and XML is read as a stream that knows no entities.
"""

from __future__ import annotations

import csv
import io
import logging
import re
import struct
import zipfile
import zlib
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers import expat

from tata_usaha.bukti.pembaca.asing import (
    ARSIP_ZIP,
    MIB,
    OFFICE_MAKRO,
    OPEN_DOCUMENT,
    SALIN_ULANG,
    SEBAGAI_DOKUMEN,
    Asing,
    teruskan_galat_baca,
)
from tata_usaha.bukti.pembaca.tabel_csv import TabelCSV, baca_tabel
from tata_usaha.bukti.pembaca.terjatah import Terjatah
from zi_model.bukti import JenisBerkas

if TYPE_CHECKING:
    from pypdf import PdfReader

_PDF_MAKS = 300 * MIB
_EKOR_PDF = 4096
_JATAH_PDF = 16 * MIB  # what may be read of it: the heads of 30,000 objects, or all of a small file
_PENYANGGA_PDF = 512  # read at once: every object is looked up by its head
_MEKAR_PDF = 16 * MIB  # to what one packed part of it may unfold
_OBJEK_MAKS = 300_000  # of a packed directory
_SIMPUL_MAKS = 1000  # nodes of the tree of pages that are looked at for one page
_DAFTAR_PDF = re.compile(rb"\bxref\b|\b\d+\s+\d+\s+obj\b")
_GESER_PDF = 1024  # what stands before the head shifts every place
_PENUTUP_PDF = re.compile(rb"startxref\s*(\d{1,12})\s*%%EOF")

_RUSAK = f"berkas terpotong atau rusak; {SALIN_ULANG}"
_TIDAK_WAJAR = f"isinya mengembang tidak wajar bila dibuka; {SEBAGAI_DOKUMEN} yang baru"
_ENTRI_MAKS = 20_000
_DAFTAR_MAKS = 8 * MIB
_TIPE_MAKS = 4 * MIB
_UTAMA_MAKS = 32 * MIB
_ISI_MAKS = 2048 * MIB
_ISI_WAJAR = 50 * MIB  # up to here no ratio is looked at
_NISBAH_MAKS = 100
_POTONGAN = 4 * MIB  # an older expat reads a token anew with every piece, so the pieces are large
_TANPA_HITUNG = 4 * MIB  # a part up to here cannot nest deeply enough to fill the memory
_DALAM_MAKS = 1000
_TIPE_UTAMA = "application/vnd.openxmlformats-officedocument."
_UTAMA = {  # content type of the main part: kind, name of its root element, where programs put it
    f"{_TIPE_UTAMA}wordprocessingml.document.main+xml": (JenisBerkas.DOCX, "document", "word/document.xml"),
    f"{_TIPE_UTAMA}spreadsheetml.sheet.main+xml": (JenisBerkas.XLSX, "workbook", "xl/workbook.xml"),
    f"{_TIPE_UTAMA}presentationml.presentation.main+xml": (JenisBerkas.PPTX, "presentation", "ppt/presentation.xml"),
}

_CSV_MAKS = 16 * MIB
_BARIS_MAKS = 100_000


class _XmlDitolak(Exception):
    """The XML has what no Office part has: a DOCTYPE, or absurd nesting."""


def periksa_pdf(masuk: BinaryIO, ukuran: int) -> tuple[str, str]:
    """Return why a PDF is no evidence, or nothing: whole, opens without a password, has a page.

    With it comes why it was not looked at so far, or nothing: when its directory alone costs too much.
    """
    if ukuran > _PDF_MAKS:
        return f"PDF lebih besar dari {_PDF_MAKS // MIB} MB; perkecil atau bagi menjadi beberapa berkas", ""
    masuk.seek(max(0, ukuran - _EKOR_PDF))
    penutup = _PENUTUP_PDF.findall(masuk.read(_EKOR_PDF))
    if not penutup or not 0 < int(penutup[-1]) < ukuran:
        return f"PDF terpotong: bagian akhirnya tidak ada; {SALIN_ULANG}", ""
    masuk.seek(0)
    alasan = _buka_pdf(masuk)
    if alasan is not None:
        return alasan, ""
    masuk.seek(max(0, int(penutup[-1]) - _GESER_PDF))
    if _DAFTAR_PDF.search(masuk.read(2 * _GESER_PDF)):
        return "", "PDF terlalu banyak isinya untuk dibuka, jadi hanya awal dan akhirnya yang diperiksa"
    return f"PDF rusak: daftar isinya tidak ada di tempatnya; {SALIN_ULANG}, atau cetak ulang ke PDF", ""


def _buka_pdf(masuk: BinaryIO) -> str | None:
    """Return why a PDF cannot be used, or nothing; None when finding out would cost too much."""
    from pypdf import PasswordType, PdfReader, apply_configuration  # 0.2 s to import: only who has a PDF waits
    from pypdf.errors import LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells every oddity of every file
    terjatah = Terjatah(masuk, _JATAH_PDF)
    try:
        with apply_configuration(zlib_maximum_output_length=_MEKAR_PDF):
            pembaca = PdfReader(io.BufferedReader(terjatah, _PENYANGGA_PDF), xref_stream_maximum_entries=_OBJEK_MAKS)
            if pembaca.is_encrypted and pembaca.decrypt("") is PasswordType.NOT_DECRYPTED:
                return "PDF terkunci kata sandi; simpan ulang tanpa kata sandi"
            return "" if _berhalaman(pembaca) else "PDF tidak berhalaman; simpan atau pindai ulang"
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break pypdf in any way
        teruskan_galat_baca(galat)
        if terjatah.habis or isinstance(galat, LimitReachedError) or isinstance(galat.__cause__, LimitReachedError):
            return None
        return f"PDF rusak dan tidak dapat dibuka; {SALIN_ULANG}, atau simpan ulang"


def kata_kunci_pdf(masuk: BinaryIO) -> str:
    """Return the keywords in a PDF's own properties; "" when it has none, or does not open at a fair price."""
    from pypdf import PdfReader, apply_configuration

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    terjatah = Terjatah(masuk, _JATAH_PDF)
    try:
        with apply_configuration(zlib_maximum_output_length=_MEKAR_PDF):
            pembaca = PdfReader(io.BufferedReader(terjatah, _PENYANGGA_PDF), xref_stream_maximum_entries=_OBJEK_MAKS)
            sifat = pembaca.metadata
            return str(sifat.get("/Keywords", "")) if sifat else ""
    except Exception as galat:  # noqa: BLE001 - a stranger's file can break pypdf in any way
        teruskan_galat_baca(galat)
        return ""


def _berhalaman(pembaca: PdfReader) -> bool:
    """Tell whether the tree of pages has one; pypdf itself would list them all."""
    antre: list[Any] = [pembaca.root_object["/Pages"]]
    for _ in range(_SIMPUL_MAKS):
        if not antre:
            return False
        simpul = antre.pop().get_object()
        if "/Kids" not in simpul:
            return True
        antre += reversed(simpul["/Kids"][:_SIMPUL_MAKS])
    return False


def kenali_paket(masuk: BinaryIO, ukuran: int) -> tuple[JenisBerkas | Asing | None, str]:
    """Return what a ZIP package is, and why it is no evidence (or nothing).

    The kind is None when the package is too damaged to tell. Raises OSError when the disk fails.
    """
    if keberatan := _periksa_daftar(masuk, ukuran):
        return None, keberatan
    try:
        with zipfile.ZipFile(masuk) as arsip:
            return _kenali_arsip(arsip, ukuran)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, struct.error):
        return None, _RUSAK
    except OSError as galat:
        teruskan_galat_baca(galat)
        return None, _RUSAK


def _periksa_daftar(masuk: BinaryIO, ukuran: int) -> str:
    """Judge the directory at a package's end by its size, before anybody reads it."""
    masuk.seek(max(0, ukuran - 22 - 2**16))
    ekor = masuk.read(22 + 2**16)
    letak = ekor.rfind(b"PK\x05\x06")
    if letak < 0 or len(ekor) - letak < 22:
        return _RUSAK
    hitungan = [struct.unpack_from("<HI", ekor, letak + 10)]
    if letak >= 20 and ekor.startswith(b"PK\x06\x07", letak - 20):  # the large form says it in another record
        (tempat,) = struct.unpack_from("<Q", ekor, letak - 12)
        for mulai in (tempat, ukuran - len(ekor) + letak - 20 - 56):  # readers differ in where they look
            masuk.seek(max(0, min(mulai, ukuran)))
            besar = masuk.read(56)
            if besar.startswith(b"PK\x06\x06") and len(besar) == 56:
                hitungan.append(struct.unpack_from("<QQ", besar, 32))
    wajar = all(entri <= _ENTRI_MAKS and panjang <= _DAFTAR_MAKS for entri, panjang in hitungan[-2:])
    return "" if wajar else _TIDAK_WAJAR


def _kenali_arsip(arsip: zipfile.ZipFile, ukuran: int) -> tuple[JenisBerkas | Asing | None, str]:
    nama = {info.filename.casefold(): info for info in arsip.infolist()}
    if (daftar_tipe := nama.get("[content_types].xml")) is None:
        return (OPEN_DOCUMENT if {"mimetype", "content.xml"} <= nama.keys() else ARSIP_ZIP), ""
    isi = sum(info.file_size for info in arsip.infolist())
    if isi > _ISI_MAKS or (isi > _ISI_WAJAR and isi > _NISBAH_MAKS * ukuran):
        return None, _TIDAK_WAJAR
    if (tipe := _tipe_bagian(arsip, daftar_tipe)) is None:
        return None, _RUSAK
    for bagian, jenis_isi in tipe:
        if jenis_isi in _UTAMA and (info := nama.get(bagian)):
            jenis, akar, _ = _UTAMA[jenis_isi]
            return jenis, _periksa_utama(arsip, info, jenis, akar)
    if any(jenis_isi in _UTAMA for _, jenis_isi in tipe):
        return None, _RUSAK
    return (OFFICE_MAKRO if any("macroEnabled" in jenis_isi for _, jenis_isi in tipe) else ARSIP_ZIP), ""


def _tipe_bagian(arsip: zipfile.ZipFile, info: zipfile.ZipInfo) -> list[tuple[str, str]] | None:
    """Return part and content type: those that are named, then the usual main parts as the default has them."""
    bagian: list[tuple[str, str]] = []
    bawaan: dict[str, str] = {}

    def catat(unsur: str, sifat: dict[str, str]) -> None:
        jenis_isi = sifat.get("ContentType", "")
        if _tanpa_ruang(unsur) == "Override":
            bagian.append((sifat.get("PartName", "").lstrip("/").casefold(), jenis_isi))
        elif _tanpa_ruang(unsur) == "Default":
            bawaan[sifat.get("Extension", "").casefold()] = jenis_isi

    pengurai = _pengurai()
    pengurai.StartElementHandler = catat
    if info.file_size > _TIPE_MAKS or not _urai(arsip, info, pengurai):
        return None
    return [*bagian, *((nama, bawaan.get("xml", "")) for _, _, nama in _UTAMA.values())]


def _periksa_utama(arsip: zipfile.ZipFile, info: zipfile.ZipInfo, jenis: JenisBerkas, akar: str) -> str:
    """Return why a main part is not sound, or nothing: whole, well-formed, with the right root element."""
    if info.file_size > _UTAMA_MAKS:
        return _TIDAK_WAJAR
    pertama: list[str] = []
    dalam = 0

    def mulai(unsur: str, _sifat: dict[str, str]) -> None:
        pertama.append(unsur)
        pengurai.StartElementHandler = masuk if hitung else None

    def masuk(_unsur: str, _sifat: dict[str, str]) -> None:
        nonlocal dalam
        dalam += 1
        if dalam > _DALAM_MAKS:
            raise _XmlDitolak

    def keluar(_unsur: str) -> None:
        nonlocal dalam
        dalam -= 1

    hitung = info.file_size > _TANPA_HITUNG
    pengurai = _pengurai()
    pengurai.StartElementHandler = mulai
    pengurai.EndElementHandler = keluar if hitung else None
    utuh = _urai(arsip, info, pengurai) and _tanpa_ruang(pertama[0]) == akar
    return "" if utuh else f"{jenis} rusak: isinya tidak terbaca; {SALIN_ULANG}"


def _tanpa_ruang(unsur: str) -> str:
    """Return an element's name without its namespace."""
    return unsur.rpartition("}")[2]


def _pengurai() -> expat.XMLParserType:
    """Return a parser that refuses every DOCTYPE, which no Office part has, and with it all entities."""

    def tolak(*_: object) -> None:
        raise _XmlDitolak

    pengurai = expat.ParserCreate(namespace_separator="}")
    pengurai.StartDoctypeDeclHandler = tolak
    return pengurai


def _urai(arsip: zipfile.ZipFile, info: zipfile.ZipInfo, pengurai: expat.XMLParserType) -> bool:
    """Parse one part to its end; return whether it is well-formed and its checksum right."""
    try:
        with arsip.open(info) as bagian:
            while potongan := bagian.read(_POTONGAN):
                pengurai.Parse(potongan, False)
            pengurai.Parse(b"", True)
    except (expat.ExpatError, _XmlDitolak, ValueError, EOFError, zipfile.BadZipFile, zlib.error):
        return False
    return True


def periksa_csv(masuk: BinaryIO, ukuran: int) -> str:
    """Return why a text under the name of CSV is no table, or nothing.

    UTF-8, Windows-1252 or marked UTF-16, parted by comma, semicolon or tab; at least two rows of at least two
    columns, as many in each of the first 100,000 rows.
    """
    if ukuran > _CSV_MAKS:
        return f"CSV lebih besar dari {_CSV_MAKS // MIB} MB; simpan ulang sebagai XLSX"
    try:
        return baca_tabel(masuk, _periksa_tabel)
    except UnicodeDecodeError:
        return "CSV bukan teks yang terbaca; simpan ulang sebagai XLSX"
    except csv.Error:
        return (
            "CSV tidak utuh: tanda petiknya tidak berpasangan atau barisnya terlalu panjang; simpan ulang sebagai XLSX"
        )


def _periksa_tabel(tabel: TabelCSV) -> str:
    lebar: set[int] = set()
    banyak = 0
    for rekam in islice(tabel, _BARIS_MAKS):
        if any(rekam.sel):
            lebar.add(len(rekam.sel))
            banyak += 1
        if len(lebar) > 1:
            return "CSV tidak utuh: banyak kolomnya tidak sama di setiap baris; simpan ulang sebagai XLSX"
    if banyak < 2 or lebar <= {0, 1}:
        return "CSV tidak berisi tabel: perlu paling sedikit dua baris dan dua kolom; simpan ulang sebagai XLSX"
    return ""
