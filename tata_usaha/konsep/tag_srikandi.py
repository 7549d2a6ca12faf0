"""SRIKANDI's merge tags in a letter as a person left it: which are whole, which Word or a slip has broken.

The system looks for a tag within one run. A tag of which a part got another look, or that Word parted when it saved,
reads well on the page and is never filled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tata_usaha.cetak.penanda import MAKS_PANJANG
from tata_usaha.konsep.kendali import cari_kendali
from tata_usaha.konsep.letak_isian import bagian_berletak, teks_naskah
from tata_usaha.konsep.teks_word import iter_word, naik, teks_paragraf
from tata_usaha.word.baca_sebagian import baca_sebagian
from tata_usaha.word.ganti_bagian import PaketAsing
from zi_model import srikandi
from zi_model.pola_nomor import NOMOR

_ISI = "word/document.xml"


@dataclass(frozen=True)
class KeluhanTag:
    """One tag that SRIKANDI will not fill: as it stands there, where (None: nowhere), why (Indonesian)."""

    tag: str
    tempat: str | None
    sebab: str


def periksa_tag(bagian: Mapping[str, bytes]) -> Iterator[KeluhanTag]:
    """Yield what is wrong with a letter's tags, the body first, then those that it lacks.

    Raises:
        PaketAsing: when a part is no XML.

    """
    ada: set[str] = set()
    for satu in bagian_berletak(bagian):
        for paragraf, teks in teks_paragraf(satu.akar).items():
            if not (tag := srikandi.cari_tag(teks)):
                continue
            utuh: Counter[str] = Counter()
            for potongan in iter_word(paragraf, "t"):
                if next(naik(potongan, "p"), None) is paragraf:
                    utuh.update(t for t, _ in srikandi.cari_tag(potongan.text or ""))
            for tulisan, dikenal in tag:
                ada.add(tulisan)
                if not dikenal:
                    yield KeluhanTag(tulisan, str(satu.tempat(paragraf)), "tidak dikenal SRIKANDI")
                elif utuh[tulisan] < 1:
                    yield KeluhanTag(tulisan, str(satu.tempat(paragraf)), "terpotong di dalam berkas Word")
                utuh[tulisan] -= 1
    for nama in srikandi.WAJIB:
        if (tulisan := srikandi.tulis_tag(nama)) not in ada:
            yield KeluhanTag(tulisan, None, "tidak ada")


def jalur_bagian(bagian: Mapping[str, bytes]) -> str | None:
    """Return by which way a letter is numbered, as its file says: by SRIKANDI's tag, or by our place for a number.

    None when it says neither.

    Raises:
        PaketAsing: when a part is no XML.

    """
    tag = srikandi.tulis_tag(srikandi.NOMOR)
    if any(tag in teks for teks in teks_naskah(bagian)):
        return srikandi.JALUR
    return "" if any(k.tag in {NOMOR, f"isian:{NOMOR}"} for k in cari_kendali(bagian)) else None


def jalur_konsep(docx: bytes) -> str:
    """Return by which way a draft is numbered that the program itself has just printed; "" for what is no Word file."""
    try:
        isi = dict(baca_sebagian(docx, lambda nama: [n for n in nama if n == _ISI], MAKS_PANJANG))
    except PaketAsing:
        return ""
    return srikandi.JALUR if srikandi.tulis_tag(srikandi.NOMOR).encode() in isi.get(_ISI, b"") else ""
