"""Where in a letter something is still to be filled in, said so that a person finds it in Word.

Pages exist only once Word has laid a letter out. When it has, it left its page breaks in the file and
the page can be named; the heading above, or the table and its row, can always be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tata_usaha.konsep.kendali import ISIAN
from tata_usaha.konsep.teks_word import atribut, bagian_berteks, bernama, iter_word, naik, teks_paragraf, urai

_SEBUTAN = {
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}
_RINGKAS_MAKS = 80
_TINGKAT_MAKS = 8  # of an outline; 9 is running text


@dataclass(frozen=True)
class TempatNaskah:
    """A place in a letter (Indonesian); `halaman` only if Word knows it."""

    tempat: str
    halaman: int | None

    def __str__(self) -> str:
        """Return the place as a person reads it."""
        return f"{self.tempat}, halaman {self.halaman}" if self.halaman else self.tempat


@dataclass(frozen=True)
class LetakIsian(TempatNaskah):
    """One fill-in that is left: where it stands, and its prompt."""

    petunjuk: str


def cari_isian(bagian: Mapping[str, bytes], *, tanpa_kendali: bool = False) -> list[LetakIsian]:
    """Return every fill-in that is left in a letter, the body first, each as often as it stands there.

    `tanpa_kendali` gives only those whose content control somebody removed.

    Raises:
        PaketAsing: when a part is no XML.

    """
    hasil: list[LetakIsian] = []
    for satu in bagian_berletak(bagian):
        for paragraf, teks in teks_paragraf(satu.akar, tanpa_kendali=tanpa_kendali).items():
            for petunjuk in ISIAN.findall(teks):
                letak = satu.tempat(paragraf)
                hasil.append(LetakIsian(letak.tempat, letak.halaman, petunjuk))
    return hasil


def cari_bergaya(bagian: Mapping[str, bytes], gaya: str) -> Iterator[tuple[TempatNaskah, str]]:
    """Yield each paragraph that has text of a character style: its place, and that text.

    Raises:
        PaketAsing: when a part is no XML.

    """
    for satu in bagian_berletak(bagian):
        teks: dict[Any, str] = {}
        for tanda in iter_word(satu.akar, "rStyle"):
            potongan, paragraf = next(naik(tanda, "r"), None), next(naik(tanda, "p"), None)
            if atribut(tanda) == gaya and potongan is not None and paragraf is not None:
                teks[paragraf] = teks.get(paragraf, "") + "".join(t.text or "" for t in iter_word(potongan, "t"))
        for paragraf, isi in teks.items():
            yield satu.tempat(paragraf), isi


def teks_naskah(bagian: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the text of every paragraph of a letter.

    Raises:
        PaketAsing: when a part is no XML.

    """
    for nama in bagian_berteks(bagian):
        yield from teks_paragraf(urai(bagian[nama], nama)).values()


def bagian_berletak(bagian: Mapping[str, bytes]) -> Iterator[BagianBerletak]:
    """Yield every part of a letter that holds text, the body first, with the places in it.

    Raises:
        PaketAsing: when a part is no XML.

    """
    gaya = _baca_gaya(bagian)
    for nama in bagian_berteks(bagian):
        sebutan = next((kata for awal, kata in _SEBUTAN.items() if nama.startswith(f"word/{awal}")), "")
        yield BagianBerletak(urai(bagian[nama], nama), sebutan, gaya)


class BagianBerletak:
    """A part of a letter: its root `akar`, and where each of its paragraphs stands."""

    def __init__(self, akar: Any, sebutan: str, gaya: _Gaya) -> None:
        self.akar = akar
        self._sebutan = sebutan
        self._tabel = _Tabel(akar)
        self._letak: dict[Any, tuple[str, int, int | None]] = {}  # heading above, which paragraph, on which page
        bernomor = not sebutan and next(iter_word(akar, "lastRenderedPageBreak"), None) is not None
        judul, halaman, semua = "", 1, teks_paragraf(akar)
        for unsur in iter_word(akar, "p", "lastRenderedPageBreak"):
            if not bernama(unsur, "p"):
                halaman += 1
                continue
            if gaya.judul(unsur) and semua[unsur].strip():
                judul = ringkas(semua[unsur])
            awal = halaman + sum(1 for _ in iter_word(unsur, "lastRenderedPageBreak"))
            self._letak[unsur] = (judul, len(self._letak) + 1, awal if bernomor else None)

    @property
    def seluruhnya(self) -> TempatNaskah:
        """The whole part as a place."""
        return TempatNaskah(self._sebutan or "seluruh naskah", None)

    def judul(self, paragraf: Any) -> str:
        """Return below which heading a paragraph stands, or in which part beside the body; "" when in neither."""
        return self._sebutan or self._letak[paragraf][0]

    def tempat(self, paragraf: Any) -> TempatNaskah:
        """Return where a paragraph of it stands."""
        judul, ke, halaman = self._letak[paragraf]
        letak = self._tabel.letak(paragraf) or f"paragraf {ke}"
        di_bawah = f"di bawah “{judul}”" if judul else ""
        return TempatNaskah(", ".join(filter(None, (self._sebutan, di_bawah, letak))), halaman)


class _Tabel:
    """The tables of a part as people call them: by their name, and by their number where that is not enough."""

    def __init__(self, akar: Any) -> None:
        self._semua = list(iter_word(akar, "tbl"))
        self._judul = [_judul_tabel(tabel) for tabel in self._semua]
        self._nomor: dict[Any, int] = {}  # of each row in its table, and of each cell in its row
        banyak: Counter[Any] = Counter()
        for nama, wadah in (("tr", "tbl"), ("tc", "tr")):
            for satu in iter_word(akar, nama):
                induk = next(naik(satu, wadah), None)
                banyak[induk] += 1
                self._nomor[satu] = banyak[induk]

    def letak(self, paragraf: Any) -> str:
        """Return the table, row and column in which a paragraph stands; "" when it stands in none."""
        tabel, baris = next(naik(paragraf, "tbl"), None), next(naik(paragraf, "tr"), None)
        if tabel is None or baris is None:
            return ""
        sel = next(naik(paragraf, "tc"), None)
        kolom = f" kolom {self._nomor[sel]}" if sel is not None else ""
        return f"{self._sebut(tabel)} baris {self._nomor[baris]}{kolom}"

    def _sebut(self, tabel: Any) -> str:
        ke = self._semua.index(tabel)
        judul = self._judul[ke]
        senama = self._judul[: ke + 1].count(judul)
        nomor = f" ke-{senama}" if self._judul.count(judul) > 1 else ""
        if judul:
            return f"tabel “{judul}”{nomor}"
        return f"tabel ke-{ke + 1}" if len(self._semua) > 1 else "tabel"


def _judul_tabel(tabel: Any) -> str:
    sifat = next((a for a in tabel if bernama(a, "tblPr")), ())
    return next((atribut(a) for a in sifat if bernama(a, "tblCaption")), "")


class _Gaya:
    """Which paragraph styles are headings: those with a level in the outline, their own or inherited."""

    def __init__(self, gaya: Mapping[str, tuple[str, int | None]]) -> None:
        self._gaya = gaya

    def judul(self, paragraf: Any) -> bool:
        """Tell whether a paragraph is a heading, by its style or by itself."""
        sifat = next((a for a in paragraf if bernama(a, "pPr")), None)
        if sifat is None:
            return False
        langsung = next((atribut(a) for a in sifat if bernama(a, "outlineLvl")), None)
        if langsung is not None:
            return _tingkat(langsung) is not None
        id_gaya = next((atribut(a) for a in sifat if bernama(a, "pStyle")), "")
        for _ in range(len(self._gaya)):  # styles may be based on each other in a circle
            induk, tingkat = self._gaya.get(id_gaya, ("", None))
            if tingkat is not None:
                return True
            id_gaya = induk
        return False


def _baca_gaya(bagian: Mapping[str, bytes]) -> _Gaya:
    gaya: dict[str, tuple[str, int | None]] = {}
    if "word/styles.xml" in bagian:
        for unsur in iter_word(urai(bagian["word/styles.xml"], "word/styles.xml"), "style"):
            id_gaya = atribut(unsur, "styleId")
            induk = next((atribut(a) for a in unsur if bernama(a, "basedOn")), "")
            tingkat = next((_tingkat(atribut(a)) for a in iter_word(unsur, "outlineLvl")), None)
            gaya[id_gaya] = (induk, tingkat)
    return _Gaya(gaya)


def _tingkat(nilai: str) -> int | None:
    return int(nilai) if nilai.isdecimal() and int(nilai) <= _TINGKAT_MAKS else None


def ringkas(teks: str) -> str:
    """Return a text on one line, cut where it is too long to be quoted."""
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= _RINGKAS_MAKS else f"{rapi[: _RINGKAS_MAKS - 1]}…"
