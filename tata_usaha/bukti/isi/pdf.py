"""What a PDF says: the text that can be seen on its pages, and whether they are pictures instead.

Telephones that scan lay what they recognised behind the picture, invisible; such a page is a picture still. A page
with a large picture and visible text beside it may be either, and so nothing is claimed of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from tata_usaha.bukti.isi.teks import TEKS_MAKS, susun_bacaan
from tata_usaha.bukti.pembaca.halaman_pdf import TakTerbuka, buka_pdf
from zi_model.isi_bukti import Bacaan
from zi_model.naskah.inti.jati_diri import baca_jati_diri

_HALAMAN_MAKS = 40
_CUKUP = 50  # so many characters make a page one of text
_BESAR = 0.25  # of a page: a picture that may be what the page is about
_KATA_KUNCI_MAKS = 10_000
_DIBUAT = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def baca_pdf(isi: bytes) -> Bacaan:
    """Return what a PDF says; nothing of one that cannot be opened at a fair price."""
    try:
        with buka_pdf(isi) as pdf:
            teks, rupa, sifat = pdf.teks(_HALAMAN_MAKS), pdf.rupa(_HALAMAN_MAKS), pdf.sifat()
    except TakTerbuka:
        return Bacaan()
    pertama = next((satu.splitlines() for satu in teks if satu.strip()), [])
    hasil = susun_bacaan(pertama, "\n".join(teks)[:TEKS_MAKS], berteks=_berteks(teks, rupa))
    diketahui = replace(hasil.isi, dibuat=_hari(sifat.get("CreationDate", "")))
    jati_diri = baca_jati_diri(sifat.get("Keywords", "")[:_KATA_KUNCI_MAKS])
    if jati_diri is not None:
        diketahui = replace(diketahui, kunci=jati_diri.kunci, terperiksa=jati_diri.terperiksa)
    return replace(hasil, isi=diketahui)


def _berteks(teks: Sequence[str], rupa: Sequence[tuple[float, bool]]) -> bool | None:
    """Tell whether pages are text (True), or pictures (False); None: something of both, or neither."""
    semua = set()
    for satu, (luas, tampak) in zip(teks, rupa, strict=False):
        banyak = len("".join(satu.split()))
        if luas >= _BESAR:
            semua.add("keduanya" if banyak and tampak else "gambar")
        elif banyak >= _CUKUP:
            semua.add("teks")
    return {frozenset({"teks"}): True, frozenset({"gambar"}): False}.get(frozenset(semua))


def _hari(teks: str) -> dt.date | None:
    cocok = _DIBUAT.match(teks)
    try:
        return dt.date(*map(int, cocok.groups())) if cocok else None
    except ValueError:
        return None
