"""What a letter says as people left it: its filled content controls, and what the rows of its marked tables ask.

A table asks when its head bears a control that says so, or a row of it the control of one that we drafted: such a row
tells by its tag of which obligations it is. People move, reword, add and strike rows; a row without a control, with
one that stands on a row before it, or with one that names no obligation, is theirs. Word and LibreOffice keep a control
around words, cells or whole rows, so all of these are looked at.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tata_usaha.konsep.kendali import ISIAN
from tata_usaha.konsep.letak_isian import BagianBerletak, bagian_berletak
from tata_usaha.konsep.teks_word import atribut, bernama, iter_word, naik, tampak
from zi_model.batas_tertulis import baca_batas
from zi_model.periode import Periode
from zi_model.pola_nomor import NOMOR
from zi_model.srikandi import cari_tag
from zi_model.tag_rekomendasi import BATAS_DIMINTA, TABEL, Sebutan, baca_tag

_BELUM_DIISI = "isian:"
_PENGGANTI = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_KOLOM = tuple(
    re.compile(rf"\b(?:{kata})\b")
    for kata in ("rekomendasi|tindak lanjut|uraian", "penanggung jawab|pelaksana|unit", "batas|tenggat|waktu")
)
_BAWAAN = (1, 2, 3)  # which columns these are when the head does not say
_NOMOR_KOLOM = re.compile(r"\(?\d*\)?")
_ANGKA = re.compile(r"(\d{1,3})\s*[.)]?")
_NOMOR_MAKS = 60
_TAHUN_KAPITAL = re.compile(r"\bTAHUN\b")
_KATA_NOMOR = re.compile(r"^.*?\bnomor\b\s*:?\s*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class BarisMeminta:
    """One row that asks: its place in the letter as printed (None: not said), its words, by when, where it stands.

    `aturan` and `kewajiban` are what its control says, "" and () for a row of a person's own. `tempat` is Indonesian.
    """

    nomor: int | None
    teks: str
    unit: str
    batas_teks: str
    batas: dt.date | None
    aturan: str
    kewajiban: tuple[Sebutan, ...]
    tempat: str


@dataclass(frozen=True)
class BatasDiminta:
    """A deadline that a letter sets outside its tables: in words, as a day (None: unreadable), where it stands."""

    teks: str
    batas: dt.date | None
    tempat: str


@dataclass(frozen=True)
class IsiTerbaca:
    """What a letter says: its filled controls by tag, its rows that ask, deadlines elsewhere, its number as written."""

    isi: Mapping[str, str]
    baris: tuple[BarisMeminta, ...]
    diminta: tuple[BatasDiminta, ...]
    nomor: str


def mungkin_meminta(bagian: Mapping[str, bytes]) -> bool:
    """Tell whether a letter may ask something of somebody; quick, for letters that surely do not."""
    tanda = (b'"r.', b'"tabel.', b'"batas.')
    return any(satu in bagian.get("word/document.xml", b"") for satu in tanda)


def baca_terbit(bagian: Mapping[str, bytes], periode: Periode) -> IsiTerbaca:
    """Return what a letter on a period says, by its parts.

    Raises:
        PaketAsing: when a part is no XML.

    """
    isi: dict[str, str] = {}
    baris: list[BarisMeminta] = []
    diminta: list[BatasDiminta] = []
    nomor = ""
    for satu in bagian_berletak(bagian):
        for kendali in tampak(iter_word(satu.akar, "sdt")):
            tag, teks = _tag(kendali).removeprefix(_BELUM_DIISI), _isi_kendali(kendali)
            if not tag or not _terisi(kendali, teks) or tag in TABEL or baca_tag(tag, periode):
                continue
            isi.setdefault(tag, teks)
            if tag == NOMOR and not nomor:
                nomor = _nomor_tertulis(kendali)
            if tag.startswith(BATAS_DIMINTA):
                diminta.append(BatasDiminta(teks, baca_batas(teks), _tempat(satu, kendali)))
        baris += _baca_tabel(satu, periode)
    return IsiTerbaca(isi, _sekali(baris), tuple(diminta), nomor)


def _sekali(baris: Sequence[BarisMeminta]) -> tuple[BarisMeminta, ...]:
    """Return the rows, of two with one control the second as a person's own."""
    ada: set[tuple[str, tuple[Sebutan, ...]]] = set()
    hasil = []
    for satu in baris:
        tanda = (satu.aturan, satu.kewajiban)
        hasil.append(replace(satu, aturan="", kewajiban=()) if satu.aturan and tanda in ada else satu)
        ada.add(tanda)
    return tuple(hasil)


def _baca_tabel(bagian: BagianBerletak, periode: Periode) -> Iterator[BarisMeminta]:
    for tabel in tampak(iter_word(bagian.akar, "tbl")):
        semua = [_Baris.dari(tr) for tr in iter_word(tabel, "tr") if next(naik(tr, "tbl")) is tabel]
        kepala = next((n for n, b in enumerate(semua) if TABEL & set(b.tag)), None)
        if kepala is None and not any(b.tanda(periode) for b in semua):
            continue
        yield from _baca_baris(bagian, semua, kepala, periode)


def _baca_baris(
    bagian: BagianBerletak, semua: Sequence[_Baris], kepala: int | None, periode: Periode
) -> Iterator[BarisMeminta]:
    if kepala is None:  # its head was struck, or the table was parted
        kepala = 0 if semua[0].kepala else -1
    kolom = _kolom(semua[kepala]) if kepala >= 0 else _BAWAAN
    di_atas: dict[int, str] = {}
    for satu in semua[kepala + 1 :]:
        nilai = satu.nilai(di_atas)
        di_atas = nilai
        teks, unit, batas = (nilai.get(k, "") for k in kolom)
        tanda = satu.tanda(periode)
        if satu.kepala or (not tanda and (len(satu.sel) < 2 or all(map(_NOMOR_KOLOM.fullmatch, nilai.values())))):
            continue  # a head that is repeated, the numbers of columns, a heading over all columns, an empty row
        if not (teks or unit or batas):
            continue
        angka = _ANGKA.fullmatch(nilai.get(0, ""))
        aturan, kewajiban = tanda if tanda and tanda[1] else ("", ())  # people fill what we drafted for nothing
        yield BarisMeminta(
            int(angka[1]) if angka else None,
            teks,
            unit,
            batas,
            baca_batas(batas),
            aturan,
            kewajiban,
            _tempat(bagian, satu.sel_di(kolom[2] if teks else kolom[0])),
        )


def _kolom(kepala: _Baris) -> tuple[int, int, int]:
    """Return in which columns stand words, unit and deadline, by the head of a table."""
    judul = {kolom: " ".join(teks.casefold().split()) for kolom, teks in kepala.nilai({}).items()}
    hasil: list[int] = []
    for nama, bawaan in zip(_KOLOM, _BAWAAN, strict=True):
        cocok = [k for k, teks in judul.items() if nama.search(teks) and k not in hasil]
        hasil.append(cocok[0] if cocok else bawaan)
    return hasil[0], hasil[1], hasil[2]


@dataclass(frozen=True)
class _Baris:
    """One row of a table: its cells by column, the tags of its controls, whether it is one of the head."""

    unsur: Any
    sel: tuple[tuple[int, Any], ...]
    tag: tuple[str, ...]
    kepala: bool

    @classmethod
    def dari(cls, tr: Any) -> _Baris:
        sel, kolom = [], _angka(tr, "trPr", "gridBefore", 0)
        for tc in (s for s in iter_word(tr, "tc") if next(naik(s, "tr")) is tr):
            sel.append((kolom, tc))
            kolom += _angka(tc, "tcPr", "gridSpan", 1)
        luar = [s for s in naik(tr, "sdt") if _membungkus(s, tr)]
        dalam = [s for s in iter_word(tr, "sdt") if next(naik(s, "tr"), None) is tr]
        kepala = any(bernama(a, "tblHeader") and atribut(a) not in {"0", "false", "off"} for a in _sifat(tr, "trPr"))
        return cls(tr, tuple(sel), tuple(map(_tag, (*dalam, *luar))), kepala)

    def tanda(self, periode: Periode) -> tuple[str, tuple[Sebutan, ...]] | None:
        """Return what the control of a drafted row says; None for a row of a person's own."""
        return next((dibaca for tag in self.tag if (dibaca := baca_tag(tag, periode))), None)

    def sel_di(self, kolom: int) -> Any:
        """Return the cell in a column; the row where there is none."""
        return next((tc for k, tc in self.sel if k == kolom), self.unsur)

    def nilai(self, di_atas: Mapping[int, str]) -> dict[int, str]:
        """Return the words of its cells by column; a cell merged with the one above says what that says."""
        return {k: di_atas.get(k, "") if _tersambung(tc) else _rapi(_teks(tc), "\n") for k, tc in self.sel}


def _membungkus(sdt: Any, tr: Any) -> bool:
    """Tell whether a control is around this row first, within the row's own table."""
    tabel = next(naik(tr, "tbl"), None)
    return next(naik(sdt, "tbl"), None) is tabel and next(iter_word(sdt, "tr"), None) is tr


def _tersambung(tc: Any) -> bool:
    return any(bernama(a, "vMerge") and atribut(a) != "restart" for a in _sifat(tc, "tcPr"))


def _angka(unsur: Any, sifat: str, nama: str, bawaan: int) -> int:
    nilai = next((atribut(a) for a in _sifat(unsur, sifat) if bernama(a, nama)), "")
    return int(nilai) if nilai.isdecimal() else bawaan


def _sifat(unsur: Any, nama: str) -> Any:
    return next((a for a in unsur if bernama(a, nama)), ())


def _tag(sdt: Any) -> str:
    return next((atribut(a) for a in _sifat(sdt, "sdtPr") if bernama(a, "tag")), "")


def _isi_kendali(sdt: Any) -> str:
    return _rapi(_teks(_sifat(sdt, "sdtContent")), "\n")


def _terisi(sdt: Any, teks: str) -> bool:
    petunjuk = any(bernama(a, "showingPlcHdr") for a in _sifat(sdt, "sdtPr"))
    return bool(teks) and not petunjuk and not ISIAN.search(teks) and not any(dikenal for _, dikenal in cari_tag(teks))


def _teks(unsur: Any) -> str:
    """Return the words within, each paragraph on a line of its own."""
    if not len(unsur):
        return ""
    potongan = []
    for satu in tampak(iter_word(unsur, "p", "t", *_PENGGANTI)):
        if bernama(satu, "p"):
            potongan.append("\n")
        elif bernama(satu, "t"):
            potongan.append(satu.text or "")
        elif bernama(satu.getparent(), "r"):  # w:tab is also a place where tabs stop
            potongan.append(next(v for n, v in _PENGGANTI.items() if bernama(satu, n)))
    return "".join(potongan)


def _rapi(teks: str, pemisah: str) -> str:
    baris = (" ".join(satu.split()) for satu in teks.split("\n"))
    return pemisah.join(filter(None, baris))


def _nomor_tertulis(kendali: Any) -> str:
    """Return a letter's number as it is written around the control of its figure, and as other letters cite it."""
    paragraf = next(naik(kendali, "p"), None)
    teks = _KATA_NOMOR.sub("", _rapi(_teks(paragraf), " ")) if paragraf is not None else ""
    if len(teks) > _NOMOR_MAKS:  # a sentence, in a template of the office's own
        teks = teks.partition(" ")[0]
    return _TAHUN_KAPITAL.sub("Tahun", teks)


def _tempat(bagian: BagianBerletak, unsur: Any) -> str:
    paragraf = next(naik(unsur, "p"), None)
    if paragraf is None:
        paragraf = next(iter_word(unsur, "p"), None)
    return str(bagian.tempat(paragraf) if paragraf is not None else bagian.seluruhnya)
