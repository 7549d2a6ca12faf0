"""YAML as plain values that know where they stand.

The file is read as a stream of events, so that nothing in it is resolved behind our back, and the
values are built here. What a scalar means is YAML 1.2's core schema with dates; whatever could
mean two things (`012`, a key twice) or hides where a value stands (anchors) is reported instead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tata_usaha.rencana.galat_yaml import KutipanPanjang, jelaskan
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah
from zi_model.nilai_mentah import Jalur

_TERDALAM = 50  # levels; the real files have 9, and without a bound a row of brackets takes minutes
_NILAI_MAKS = 10_000  # the largest real file, a year's plan of 65 rows, has 1,339
# what YAML does not count as text; named itself, because a set of all that is text takes ten times as long to compile
_BUKAN_TEKS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MUNGKIN_BUKAN_TEKS = frozenset("0123456789+-.~nNtTfF")  # first characters of all that is not a string
_TETAP: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_TANGGAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BULAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})")
_TAKSA = re.compile(r"[-+]?0[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_PECAHAN = re.compile(
    r"[-+]?(?:\.[0-9]{1,99}|[0-9]{1,99}(?:\.[0-9]{0,99})?)(?:[eE][-+]?[0-9]{1,3})?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


@dataclass(frozen=True)
class AngkaTaksa:
    """A number that has two readings, such as `012` (12, or 10 in octal): neither text nor number."""

    teks: str


class Tempat(NamedTuple):
    """Line and column (from 1) of a value; what was written there, if it is a scalar; plain or quoted."""

    baris: int
    kolom: int
    teks: str | None
    polos: bool


@dataclass(frozen=True)
class DataBerletak:
    """The content of one file.

    `nilai` is made of dict, tuple, str, int, float, bool, None, dt.date and AngkaTaksa. `tempat`
    and `kunci` tell where each value and each key stands; `rusak` are the paths of values that
    could not be read and have been reported.
    """

    berkas: str
    nilai: object
    tempat: dict[Jalur, Tempat]
    kunci: dict[Jalur, Tempat]
    rusak: frozenset[Jalur]

    def letak(self, jalur: Jalur) -> Letak:
        """Return the place of a value; of the nearest one around it when it is not written."""
        for panjang in range(len(jalur), -1, -1):
            if tempat := self.tempat.get(jalur[:panjang]):
                return Letak(self.berkas, tempat.baris, tempat.kolom)
        return Letak(self.berkas)

    def letak_kunci(self, jalur: Jalur) -> Letak:
        """Return the place of the key under which a value stands; of the value when it has no key."""
        tempat = self.kunci.get(jalur)
        return Letak(self.berkas, tempat.baris, tempat.kolom) if tempat else self.letak(jalur)


def baca_yaml(isi: bytes, berkas: str) -> tuple[DataBerletak | None, list[Masalah]]:
    """Return what a YAML file says, and every problem in it; None when it cannot be understood at all.

    `berkas` is the file's name as problems shall show it.
    """
    teks = _baca_teks(isi, berkas)
    if isinstance(teks, Masalah):
        return None, [teks]
    penyusun = _Penyusun(berkas)
    try:
        for peristiwa in YAML(typ="safe").parse(teks):
            penyusun.terima(peristiwa)
    except _Berhenti:
        return None, penyusun.masalah
    except YAMLError as galat:
        return None, [*penyusun.masalah, jelaskan(galat, teks, berkas, penyusun.kutipan)]
    if penyusun.akar is None:
        saran = "Isi berkas ini, atau hapus kalau tidak dipakai."
        return None, [*penyusun.masalah, Masalah(Letak(berkas, 1, 1), KodeMasalah.KOSONG, "berkas ini kosong.", saran)]
    hasil = DataBerletak(berkas, penyusun.akar, penyusun.tempat, penyusun.kunci, frozenset(penyusun.rusak))
    return hasil, penyusun.masalah


def _baca_teks(isi: bytes, berkas: str) -> str | Masalah:
    """Return the text of a file, or the problem that it is not text."""
    try:
        teks = isi.decode("utf-8")
    except UnicodeDecodeError as galat:
        sebelum = isi[: galat.start].decode("utf-8")
        return Masalah(
            Letak(berkas, sebelum.count("\n") + 1, len(sebelum) - sebelum.rfind("\n")),
            KodeMasalah.TIDAK_TERBACA,
            "mulai di sini isinya bukan teks UTF-8.",
            "Simpan ulang sebagai UTF-8 (di Notepad: Simpan Sebagai, Pengodean: UTF-8).",
        )
    if asing := _BUKAN_TEKS.search(teks):
        sebelum = teks[: asing.start()]
        return Masalah(
            Letak(berkas, sebelum.count("\n") + 1, len(sebelum) - sebelum.rfind("\n")),
            KodeMasalah.TIDAK_TERBACA,
            f"ada karakter yang tidak tampak di sini (U+{ord(asing[0]):04X}).",
            "Hapus karakter itu dan ketik ulang bagian ini.",
        )
    return teks


def nilai_skalar(teks: str) -> object:
    """Return what a plain (unquoted) scalar means: YAML 1.2's core schema, and YYYY-MM-DD as a date.

    A number with leading zeros, and one in octal or hexadecimal, is an `AngkaTaksa`; a date that the
    calendar does not have stays text.
    """
    if teks and teks[0] not in _MUNGKIN_BUKAN_TEKS:
        return teks
    if teks in _TETAP:
        return _TETAP[teks]
    if _BULAT.fullmatch(teks):
        return int(teks)
    if _TANGGAL.fullmatch(teks):
        try:
            return dt.date.fromisoformat(teks)
        except ValueError:
            return teks
    if _TAKSA.fullmatch(teks):
        return AngkaTaksa(teks)
    if _PECAHAN.fullmatch(teks):
        return float(teks.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return teks


class _Berhenti(Exception):
    """The rest of the file cannot be understood; the reason is already among the problems."""


_TANPA_KUNCI = object()


class _Bingkai:
    """A mapping or list that is being built, and (in a mapping) the key whose value comes next."""

    __slots__ = ("jalur", "kunci", "wadah")

    def __init__(self, jalur: Jalur, wadah: dict[object, object] | list[object]) -> None:
        self.jalur = jalur
        self.wadah = wadah
        self.kunci: object = _TANPA_KUNCI


class _Terbuang:
    """Stands in a path for a key that has been refused, so that what is under it hides nothing else."""


class _Penyusun:
    """Builds the values of one file from its events; not recursive, so that no file is too deep."""

    def __init__(self, berkas: str) -> None:
        self.akar: object = None
        self.tempat: dict[Jalur, Tempat] = {}
        self.kunci: dict[Jalur, Tempat] = {}
        self.rusak: set[Jalur] = set()
        self.masalah: list[Masalah] = []
        self.kutipan: KutipanPanjang | None = None
        self._berkas = berkas
        self._tumpukan: list[_Bingkai] = []
        self._dokumen = 0
        self._cara: dict[type, Callable[[Any], None]] = {
            ScalarEvent: self._skalar,
            MappingStartEvent: self._buka_pemetaan,
            MappingEndEvent: self._tutup,
            SequenceStartEvent: self._buka_daftar,
            SequenceEndEvent: self._tutup,
            AliasEvent: self._rujukan,
            DocumentStartEvent: self._mulai_dokumen,
        }

    def terima(self, peristiwa: Any) -> None:
        """Take the next event.

        Raises:
            _Berhenti: when what follows cannot be understood.

        """
        if cara := self._cara.get(type(peristiwa)):
            cara(peristiwa)

    def _skalar(self, peristiwa: Any) -> None:
        tanda = peristiwa.start_mark
        polos = not peristiwa.style
        tempat = Tempat(tanda.line + 1, tanda.column + 1, peristiwa.value, polos)
        if not polos and peristiwa.style in "'\"" and peristiwa.end_mark.line > tanda.line:
            self.kutipan = KutipanPanjang(Letak(self._berkas, tempat.baris, tempat.kolom), peristiwa.end_mark.line)
        nilai = nilai_skalar(peristiwa.value) if polos else peristiwa.value
        if self._menunggu_kunci():
            self._tolak_tambahan(peristiwa, None)
            self._terima_kunci(nilai, tempat)
            return
        jalur = self._jalur_berikut()
        self._batasi(tempat)
        self._tolak_tambahan(peristiwa, jalur)
        if polos and not peristiwa.value and (kunci := self.kunci.get(jalur)):
            tempat = kunci._replace(teks="")  # where nothing stands, the two parsers differ
        self.tempat[jalur] = tempat
        self._taruh(nilai)

    def _terima_kunci(self, kunci: object, tempat: Tempat) -> None:
        bingkai = self._tumpukan[-1]
        jalur = (*bingkai.jalur, kunci)
        if kunci == "<<" and tempat.polos:
            self._lapor(tempat, KodeMasalah.YAML_ASING, "“<<” (gabungan) tidak dipakai di sini.", _TULIS_LENGKAP)
            bingkai.kunci = _Terbuang()
        elif isinstance(bingkai.wadah, dict) and kunci in bingkai.wadah:
            dulu = self.kunci[jalur]
            self._lapor(
                tempat,
                KodeMasalah.KUNCI_KEMBAR,
                f"kunci “{tempat.teks}” sudah ditulis di {Letak(self._berkas, dulu.baris, dulu.kolom)}.",
                "Satukan, atau hapus salah satunya.",
            )
            bingkai.kunci = _Terbuang()
        else:
            self.kunci[jalur] = tempat
            bingkai.kunci = kunci

    def _buka_pemetaan(self, peristiwa: Any) -> None:
        self._buka(peristiwa, {})

    def _buka_daftar(self, peristiwa: Any) -> None:
        self._buka(peristiwa, [])

    def _buka(self, peristiwa: Any, wadah: dict[object, object] | list[object]) -> None:
        tanda = peristiwa.start_mark
        tempat = Tempat(tanda.line + 1, tanda.column + 1, None, polos=False)
        if self._menunggu_kunci():
            pesan = "kunci harus satu kata atau teks, bukan daftar atau pasangan."
            self._lapor(tempat, KodeMasalah.YAML_RUSAK, pesan, "Teks yang diawali [ atau { apit dengan tanda kutip.")
            raise _Berhenti
        if len(self._tumpukan) >= _TERDALAM:
            pesan = f"tingkatnya lebih dari {_TERDALAM}."
            self._lapor(tempat, KodeMasalah.YAML_RUSAK, pesan, "Periksa kurung yang tidak ditutup.")
            raise _Berhenti
        jalur = self._jalur_berikut()
        self._batasi(tempat)
        self._tolak_tambahan(peristiwa, jalur)
        self.tempat[jalur] = tempat
        self._tumpukan.append(_Bingkai(jalur, wadah))

    def _tutup(self, _peristiwa: object) -> None:
        wadah = self._tumpukan.pop().wadah
        self._taruh(tuple(wadah) if isinstance(wadah, list) else wadah)

    def _rujukan(self, peristiwa: Any) -> None:
        tanda = peristiwa.start_mark
        tempat = Tempat(tanda.line + 1, tanda.column + 1, f"*{peristiwa.anchor}", polos=True)
        pesan = f"“{tempat.teks}” dibaca sebagai rujukan, dan rujukan tidak dipakai di sini."
        saran = f"{_TULIS_LENGKAP} Kalau memang teks yang diawali *, apit dengan tanda kutip."
        self._lapor(tempat, KodeMasalah.YAML_ASING, pesan, saran)
        if self._menunggu_kunci():
            self._tumpukan[-1].kunci = _Terbuang()
            return
        jalur = self._jalur_berikut()
        self.tempat[jalur] = tempat
        self.rusak.add(jalur)
        self._taruh(None)

    def _mulai_dokumen(self, peristiwa: Any) -> None:
        self._dokumen += 1
        if self._dokumen > 1:
            tanda = peristiwa.start_mark
            tempat = Tempat(tanda.line + 1, tanda.column + 1, None, polos=False)
            pesan = "“---” memulai dokumen kedua; satu berkas hanya berisi satu."
            self._lapor(tempat, KodeMasalah.YAML_RUSAK, pesan, "Hapus baris ini, atau pindahkan bagian kedua.")
            raise _Berhenti

    def _tolak_tambahan(self, peristiwa: Any, jalur: Jalur | None) -> None:
        """Report an anchor or a tag; what it stands before is then not judged any further."""
        tambahan = [f"&{peristiwa.anchor}"] if peristiwa.anchor else []
        tambahan += [peristiwa.tag.replace("tag:yaml.org,2002:", "!!")] if peristiwa.tag else []
        for satu in tambahan:
            tanda = peristiwa.start_mark
            tempat = Tempat(tanda.line + 1, tanda.column + 1, None, polos=True)
            pesan = f"“{satu}” dibaca sebagai tanda YAML, dan tanda itu tidak dipakai di sini."
            saran = f"Hapus tanda itu. Kalau memang teks yang diawali {satu[0]}, apit dengan tanda kutip."
            self._lapor(tempat, KodeMasalah.YAML_ASING, pesan, saran)
            if jalur is not None:
                self.rusak.add(jalur)

    def _batasi(self, tempat: Tempat) -> None:
        """Give up a file with more values than any plan has: telling what is wrong with each would take minutes."""
        if len(self.tempat) < _NILAI_MAKS:
            return
        pesan = f"isinya lebih dari {_NILAI_MAKS:,} nilai.".replace(",", ".")
        self._lapor(tempat, KodeMasalah.TAK_WAJAR, pesan, "Hapus yang berulang, atau kembalikan dari cadangan.")
        raise _Berhenti

    def _menunggu_kunci(self) -> bool:
        if not self._tumpukan:
            return False
        bingkai = self._tumpukan[-1]
        return bingkai.kunci is _TANPA_KUNCI and isinstance(bingkai.wadah, dict)

    def _jalur_berikut(self) -> Jalur:
        if not self._tumpukan:
            return ()
        bingkai = self._tumpukan[-1]
        return (*bingkai.jalur, len(bingkai.wadah) if isinstance(bingkai.wadah, list) else bingkai.kunci)

    def _taruh(self, nilai: object) -> None:
        if not self._tumpukan:
            self.akar = nilai
            return
        bingkai = self._tumpukan[-1]
        if isinstance(bingkai.wadah, list):
            bingkai.wadah.append(nilai)
            return
        if not isinstance(bingkai.kunci, _Terbuang):
            bingkai.wadah[bingkai.kunci] = nilai
        bingkai.kunci = _TANPA_KUNCI

    def _lapor(self, tempat: Tempat, kode: KodeMasalah, pesan: str, saran: str) -> None:
        self.masalah.append(Masalah(Letak(self._berkas, tempat.baris, tempat.kolom), kode, pesan, saran))


_TULIS_LENGKAP = "Tulis isinya lengkap di tempat ini."
