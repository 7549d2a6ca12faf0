"""What is left to do in a letter, as a person left it: its fill-ins, and citations that nobody has verified.

What counts is what can be seen: the text `[isi: …]` in the body, the headers and the footers, and the
mark on a citation. A control that somebody removed while its prompt stayed is still a gap in the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tata_usaha.cetak.penanda import GAYA_BELUM_TERVERIFIKASI, MAKS_PANJANG
from tata_usaha.dasar import berkas
from tata_usaha.dasar.ingatan import IngatanBerkas
from tata_usaha.konsep.kendali import ISIAN
from tata_usaha.konsep.teks_word import atribut, bagian_berteks, iter_word, naik, teks_paragraf, urai
from tata_usaha.word.baca_sebagian import BUKAN_WORD, baca_sebagian
from tata_usaha.word.ganti_bagian import PaketAsing
from zi_model.pola_nomor import BULAN, BULAN_ROMAWI, NOMOR

UKURAN_MAKS = 200 * berkas.MIB
"""The largest file that can be a letter: one with two hundred photos has 13 MB."""
_TAG_NOMOR = {f"isian:{nama}" for nama in (NOMOR, BULAN, BULAN_ROMAWI, "tanggal")}
_TEKS_MAKS = 2 * MAKS_PANJANG  # unpacked; the text of a report of a thousand rows has 2 MB


@dataclass(frozen=True)
class Sisa:
    """What is left: the prompts of fill-ins, and how many paragraphs hold a citation marked as not verified.

    `keluhan` says in Indonesian why the file cannot be read as a letter; empty when it can. `dinomori` is how many
    of the fill-ins wait for number and date, which nobody types one by one.
    """

    isian: tuple[str, ...] = ()
    belum_terverifikasi: int = 0
    keluhan: str = ""
    dinomori: int = 0

    @property
    def isian_orang(self) -> int:
        """How many of the fill-ins a person answers: number and date come when the letter is numbered."""
        return len(self.isian) - self.dinomori


def hitung_sisa(docx: bytes | Path) -> Sisa:
    """Return what is left in a letter: its prompts, each as often as it stands there, body first.

    Nothing is left in what cannot be read as a Word file, whatever its bytes: it is no letter with gaps
    but a damaged one, or another kind of file, such as the scan that took the draft's place.

    Raises:
        OSError: when the file cannot be read at all.

    """
    try:
        isi = berkas.baca(docx, UKURAN_MAKS) if isinstance(docx, Path) else docx
        akar = [urai(xml, nama) for nama, xml in _bagian_teks(isi)]
    except (berkas.BerkasTakWajar, PaketAsing) as galat:
        return Sisa(keluhan=str(galat))
    if not akar:
        return Sisa(keluhan=BUKAN_WORD)
    isian = tuple(petunjuk for a in akar for teks in teks_paragraf(a).values() for petunjuk in ISIAN.findall(teks))
    bertanda = {
        next(naik(gaya, "p"), None)
        for a in akar
        for gaya in iter_word(a, "rStyle")
        if atribut(gaya) == GAYA_BELUM_TERVERIFIKASI
    }
    return Sisa(isian, len(bertanda - {None}), dinomori=sum(map(_dinomori, akar)))


def _dinomori(akar: Any) -> int:
    """Return how many fill-ins are in controls for number and date."""
    tempat = (tag.getparent().getparent() for tag in iter_word(akar, "tag") if atribut(tag) in _TAG_NOMOR)
    return sum(len(ISIAN.findall("".join(t.text or "" for t in iter_word(satu, "t")))) for satu in tempat)


def _bagian_teks(isi: bytes) -> list[tuple[str, bytes]]:
    """Return the parts that hold a letter's text, by name, the body first.

    Raises:
        PaketAsing: when there is no body, or the file cannot be unpacked.

    """
    if not isi:
        raise PaketAsing("berkas kosong (0 bita); kembalikan dari folder riwayat atau cadangan")
    bagian = baca_sebagian(isi, bagian_berteks, _TEKS_MAKS)
    if "word/document.xml" not in dict(bagian):
        raise PaketAsing(BUKAN_WORD)
    return bagian


INGATAN_SISA: IngatanBerkas[Sisa] = IngatanBerkas(hitung_sisa)
"""What is left in letters, remembered where somebody said so (`tata_usaha.dasar.ingatan`)."""
