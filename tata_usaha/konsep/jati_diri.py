"""Which letter a file says it is: read from a Word file's properties, or from those of a PDF made from it.

A printed draft says it in full. What version 0.1 printed carries the bare key, and the same letter printed today
differs from that by nothing else: `bentuk_lama` gives it back, so that an update of the program replaces no draft.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from tata_usaha.bukti.pembaca.dokumen import kata_kunci_pdf
from tata_usaha.cetak.penanda import lolos
from tata_usaha.cetak.sifat import SIFAT
from tata_usaha.konsep.teks_word import urai
from tata_usaha.word.baca_sebagian import baca_sebagian
from tata_usaha.word.ganti_bagian import PaketAsing, ganti_bagian
from tata_usaha.word.paket import TINGKAT_CETAK
from zi_model.naskah.inti.jati_diri import JatiDiriNaskah, baca_jati_diri

_SIFAT_MAKS = 2**20
_PANJANG_MAKS = 10_000  # of keywords that are looked at
_KATA_KUNCI = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
_TERTULIS = re.compile(rb"(?<=<cp:keywords>)[^<]*(?=</cp:keywords>)")


def jati_diri_berkas(isi: bytes) -> JatiDiriNaskah | None:
    """Return the letter that a file says it is, by its bytes; None when it says nothing, whatever it is.

    Raises:
        OSError: when the system fails while it is read.

    """
    if isi.startswith(b"%PDF-"):
        kata_kunci = kata_kunci_pdf(io.BytesIO(isi))
    elif isi.startswith(b"PK"):
        kata_kunci = _kata_kunci_docx(isi)
    else:
        return None
    return baca_jati_diri(kata_kunci[:_PANJANG_MAKS])


def _kata_kunci_docx(isi: bytes) -> str:
    try:
        bagian = baca_sebagian(isi, _bagian_sifat, _SIFAT_MAKS)
        return " ".join("".join(k.itertext()) for nama, xml in bagian for k in urai(xml, nama).iter(_KATA_KUNCI))
    except PaketAsing:
        return ""


def _bagian_sifat(nama: Iterable[str]) -> list[str]:
    return [satu for satu in nama if satu == SIFAT]


def bentuk_lama(docx: bytes, kunci: str) -> bytes:
    """Return a letter that this program printed as version 0.1 would have; as it is when it is no Word file."""
    try:
        bagian = baca_sebagian(docx, _bagian_sifat, _SIFAT_MAKS)
        lama = {nama: _TERTULIS.sub(lambda _: lolos(kunci).encode(), xml) for nama, xml in bagian}
        return ganti_bagian(docx, lama, TINGKAT_CETAK)
    except PaketAsing:
        return docx
