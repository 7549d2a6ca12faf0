"""Evidence that was used before: last quarter's report under a new date, the same photograph in two places.

Evaluators ask for it first. One paper for several rows of one time is normal, as one meeting serves several; the same
one for another time is not. A warning names both places and refuses nothing, and who gives a reason is not asked again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zi_model.bukti import Bukti, JenisBerkas
from zi_model.periode import Periode

SERUPA = 10
"""Photographs whose fingerprints of 128 bits differ in so many at most are held to be one: saved anew, made smaller."""
_BIT = 128
_PITA = SERUPA + 1  # so two that differ in no more bits have at least one band alike
_LEBAR_PITA = _BIT // _PITA


class AsalTanggal(StrEnum):
    """What tells of which day a document is."""

    KAMERA = "kamera"
    TEKS = "teks"
    SIFAT = "sifat berkas"
    """Weak: a file that was made from an older one keeps its day."""


@dataclass(frozen=True)
class SidikBukti:
    """By what a content is known again: its text without dates (""), its picture (None: none, or without contours).

    `tanggal` is the day of the document where something tells it, `asal` what does.
    """

    teks: str = ""
    foto: int | None = None
    tanggal: dt.date | None = None
    asal: AsalTanggal | None = None


TANPA_SIDIK = SidikBukti()


class HalUlang(StrEnum):
    """What is the same."""

    TEKS = "teks"
    FOTO = "foto"


@dataclass(frozen=True)
class PakaiUlang:
    """One piece of evidence that was used before: `semula` came first. `wajar`: for the same time, in another row."""

    bukti: Bukti
    semula: Bukti
    hal: HalUlang
    wajar: bool


def cari_pakai_ulang(bukti: Iterable[Bukti], sidik: Callable[[str], SidikBukti]) -> list[PakaiUlang]:
    """Return what was used before, each once, beside the first one of another time, or else of another row.

    `sidik` gives the fingerprints of a content by its SHA-256. The same bytes are told elsewhere (`B03`). Signed
    letters of this program among themselves are left out, and so is what somebody gave a reason for.
    """
    urut = sorted(_sekali(bukti), key=lambda b: (b.diterima, b.berkas))
    teks: dict[str, list[Bukti]] = {}
    foto = _Foto()
    hasil: list[PakaiUlang] = []
    for b in urut:
        satu = sidik(b.sha256)
        if satu.teks:
            sebelum = teks.setdefault(satu.teks, [])
            hasil += _banding(b, sebelum, HalUlang.TEKS)
            sebelum.append(b)
        if satu.foto is not None:
            hasil += _banding(b, foto.serupa(satu.foto), HalUlang.FOTO)
            foto.tambah(satu.foto, b)
    return hasil


def salah_masa(sidik: SidikBukti, mulai: dt.date, akhir: dt.date, tiba: dt.date) -> bool:
    """Tell whether a document's day does not fit the time that it shall prove something of.

    A camera's day lies in it. A report is dated after its time, but never before it, and not after it was delivered.
    """
    match sidik.asal:
        case AsalTanggal.KAMERA:
            return sidik.tanggal is not None and not mulai <= sidik.tanggal <= akhir
        case AsalTanggal.TEKS:
            return sidik.tanggal is not None and (sidik.tanggal < mulai or sidik.tanggal > tiba)
        case _:
            return False


def _sekali(bukti: Iterable[Bukti]) -> Iterator[Bukti]:
    """Yield each content once for each obligation, a signed letter that is linked to many once in all."""
    terlihat = set()
    for b in bukti:
        kunci = (b.sha256, b.naskah) if b.naskah else (b.sha256, b.kode, b.periode)
        if b.jenis is not None and b.jenis is not JenisBerkas.TAUTAN and kunci not in terlihat:
            terlihat.add(kunci)
            yield b


def _banding(b: Bukti, sebelum: Sequence[Bukti], hal: HalUlang) -> Iterator[PakaiUlang]:
    if b.alasan:
        return
    lain = [
        s
        for s in sebelum
        if s.sha256 != b.sha256 and (s.kode, s.periode) != (b.kode, b.periode) and not (s.naskah and b.naskah)
    ]
    if (semula := next((s for s in lain if not _sewaktu(s.periode, b.periode)), None)) is not None:
        yield PakaiUlang(b, semula, hal, wajar=False)
    elif lain:
        yield PakaiUlang(b, lain[0], hal, wajar=True)


def _sewaktu(satu: Periode, lain: Periode) -> bool:
    """Tell whether two periods share days: a photograph of March may serve the quarter and the year."""
    return satu.mulai <= lain.akhir and lain.mulai <= satu.akhir


class _Foto:
    """Photographs by bands of their fingerprints, so that thousands need not be compared with each other."""

    def __init__(self) -> None:
        self._pita: dict[tuple[int, int], list[tuple[int, Bukti]]] = {}

    def serupa(self, sidik: int) -> list[Bukti]:
        """Return those that look the same, as they came."""
        dekat = {
            id(b): b
            for kunci in _pita(sidik)
            for lain, b in self._pita.get(kunci, ())
            if (lain ^ sidik).bit_count() <= SERUPA
        }
        return sorted(dekat.values(), key=lambda b: (b.diterima, b.berkas))

    def tambah(self, sidik: int, bukti: Bukti) -> None:
        for kunci in _pita(sidik):
            self._pita.setdefault(kunci, []).append((sidik, bukti))


def _pita(sidik: int) -> list[tuple[int, int]]:
    return [(ke, (sidik >> ke * _LEBAR_PITA) & ((1 << _LEBAR_PITA) - 1)) for ke in range(_PITA)]
