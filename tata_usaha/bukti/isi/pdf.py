"""What a PDF says: the text that can be seen on its pages, and whether they are pictures instead.

Telephones that scan lay what they recognised behind the picture, invisible; such a page is a picture still. A page
with a large picture and visible text beside it may be either, and so nothing is claimed of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tata_usaha.bukti.isi.teks import TEKS_MAKS, susun_bacaan
from tata_usaha.bukti.pembaca.halaman_pdf import LembarPdf, TakTerbuka, buka_pdf
from zi_model.isi_bukti import Bacaan
from zi_model.naskah.inti.jati_diri import baca_jati_diri

_HALAMAN_MAKS = 40
_CUKUP = 50  # so many characters make a page one of text
_BESAR = 0.25  # of a page: a picture that may be what the page is about
_KATA_KUNCI_MAKS = 10_000
_DIBUAT = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def baca_pdf(isi: bytes) -> Bacaan:
    """Return what a PDF says; nothing of one that cannot be opened."""
    try:
        with buka_pdf(isi) as pdf:
            halaman, sifat = pdf.lembar(_HALAMAN_MAKS, _BESAR)
    except TakTerbuka:
        return Bacaan()
    halaman = list(_sepanjang(halaman))
    teks = [satu.teks for satu in halaman]
    pertama = next((satu.splitlines() for satu in teks if satu.strip()), [])
    hasil = susun_bacaan(pertama, "\n".join(teks), berteks=_berteks(halaman))
    isi_ = replace(hasil.isi, dibuat=_hari(sifat.get("CreationDate", "")))
    jati_diri = baca_jati_diri(sifat.get("Keywords", "")[:_KATA_KUNCI_MAKS])
    if jati_diri is not None:
        isi_ = replace(isi_, kunci=jati_diri.kunci, terperiksa=jati_diri.terperiksa)
    return replace(hasil, isi=isi_)


def _sepanjang(halaman: Iterable[LembarPdf]) -> Iterator[LembarPdf]:
    """Yield the pages until there is text enough."""
    sisa = TEKS_MAKS
    for satu in halaman:
        yield replace(satu, teks=satu.teks[:sisa])
        sisa -= len(satu.teks)
        if sisa <= 0:
            return


def _berteks(halaman: Iterable[LembarPdf]) -> bool | None:
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
