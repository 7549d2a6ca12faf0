"""What a PDF says: the text that can be seen on its pages, and whether they are pictures instead.

Telephones that scan lay what they recognised behind the picture, invisible; such a page is a picture still. A page
with a large picture and visible text beside it may be either, and so nothing is claimed of it.
"""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tata_usaha.bukti.isi.teks import TEKS_MAKS, susun_bacaan
from zi_model.isi_bukti import Bacaan
from zi_model.naskah.inti.jati_diri import baca_jati_diri

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_HALAMAN_MAKS = 40
_UNSUR_MAKS = 5000  # of a page that are looked at
_CUKUP = 50  # so many characters make a page one of text
_BESAR = 0.25  # of a page: a picture that may be what the page is about
_KATA_KUNCI_MAKS = 10_000
_TERSEMBUNYI = 3
_KUNCI = threading.Lock()  # PDFium is not safe with threads
_DIBUAT = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True)
class _Halaman:
    """One page: its text, whether a picture is large on it, and whether there is text that can be seen."""

    teks: str
    bergambar: bool
    tampak: bool


def baca_pdf(isi: bytes) -> Bacaan:
    """Return what a PDF says; nothing of one that cannot be opened."""
    import pypdfium2 as pdfium

    try:
        with _KUNCI, contextlib.closing(pdfium.PdfDocument(isi)) as dokumen:
            halaman = _baca_halaman(dokumen)
            sifat = dokumen.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError:
        return Bacaan()
    teks = [satu.teks for satu in halaman]
    pertama = next((satu.splitlines() for satu in teks if satu.strip()), [])
    hasil = susun_bacaan(pertama, "\n".join(teks), berteks=_berteks(halaman))
    isi_ = replace(hasil.isi, dibuat=_hari(sifat.get("CreationDate", "")))
    jati_diri = baca_jati_diri(sifat.get("Keywords", "")[:_KATA_KUNCI_MAKS])
    if jati_diri is not None:
        isi_ = replace(isi_, kunci=jati_diri.kunci, terperiksa=jati_diri.terperiksa)
    return replace(hasil, isi=isi_)


def _baca_halaman(dokumen: PdfDocument) -> list[_Halaman]:
    hasil: list[_Halaman] = []
    sisa = TEKS_MAKS
    for nomor in range(min(len(dokumen), _HALAMAN_MAKS)):
        halaman = dokumen[nomor]
        try:
            teks = _teks(halaman, sisa)
            bergambar, tampak = _rupa(halaman)
        finally:
            halaman.close()
        hasil.append(_Halaman(teks, bergambar, tampak))
        sisa -= len(teks)
        if sisa <= 0:
            break
    return hasil


def _teks(halaman: PdfPage, maks: int) -> str:
    bidang = halaman.get_textpage()
    try:
        banyak = min(bidang.count_chars(), maks)
        return str(bidang.get_text_range(0, banyak)) if banyak > 0 else ""
    finally:
        bidang.close()


def _rupa(halaman: PdfPage) -> tuple[bool, bool]:
    """Return whether a page holds a large picture, and whether it holds text that can be seen."""
    import pypdfium2.raw as mentah

    lebar, tinggi = halaman.get_size()
    besar = tampak = False
    antre: list[tuple[Any, float]] = [(halaman, 1.0)]
    dilihat = 0
    while antre and not (besar and tampak):
        wadah, skala = antre.pop()
        for unsur in _isi_wadah(wadah, halaman):
            dilihat += 1
            if dilihat > _UNSUR_MAKS:
                return besar, True
            jenis = mentah.FPDFPageObj_GetType(unsur)
            if jenis == mentah.FPDF_PAGEOBJ_TEXT:
                tampak = tampak or mentah.FPDFTextObj_GetTextRenderMode(unsur) != _TERSEMBUNYI
            elif jenis == mentah.FPDF_PAGEOBJ_IMAGE:
                besar = besar or _luas(unsur) * skala >= _BESAR * lebar * tinggi
            elif jenis == mentah.FPDF_PAGEOBJ_FORM:
                antre.append((unsur, skala * _perbesaran(unsur)))
    return besar, tampak


def _isi_wadah(wadah: Any, halaman: PdfPage) -> Iterator[Any]:
    """Yield what lies on a page, or in a form on it."""
    import pypdfium2.raw as mentah

    if wadah is halaman:
        for ke in range(mentah.FPDFPage_CountObjects(halaman)):
            yield mentah.FPDFPage_GetObject(halaman, ke)
    else:
        for ke in range(mentah.FPDFFormObj_CountObjects(wadah)):
            yield mentah.FPDFFormObj_GetObject(wadah, ke)


def _luas(unsur: Any) -> float:
    import pypdfium2.raw as mentah

    kiri, bawah, kanan, atas = (ctypes.c_float() for _ in range(4))
    if not mentah.FPDFPageObj_GetBounds(unsur, kiri, bawah, kanan, atas):
        return 0.0
    return abs((kanan.value - kiri.value) * (atas.value - bawah.value))


def _perbesaran(unsur: Any) -> float:
    """Return by how much what lies in a form is larger on its page."""
    import pypdfium2.raw as mentah

    bidang = mentah.FS_MATRIX()
    if not mentah.FPDFPageObj_GetMatrix(unsur, bidang):
        return 1.0
    return float(abs(bidang.a * bidang.d - bidang.b * bidang.c))


def _berteks(halaman: list[_Halaman]) -> bool | None:
    """Tell whether pages are text (True), or pictures (False); None: something of both, or neither."""
    rupa = set()
    for satu in halaman:
        banyak = len("".join(satu.teks.split()))
        if satu.bergambar:
            rupa.add("gambar" if not banyak or not satu.tampak else "keduanya")
        elif banyak >= _CUKUP:
            rupa.add("teks")
    return {frozenset({"teks"}): True, frozenset({"gambar"}): False}.get(frozenset(rupa))


def _hari(teks: str) -> dt.date | None:
    cocok = _DIBUAT.match(teks)
    try:
        return dt.date(*map(int, cocok.groups())) if cocok else None
    except ValueError:
        return None
