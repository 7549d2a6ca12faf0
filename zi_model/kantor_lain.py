"""Another office's name left in an office's files: what an evaluator finds first in copied text.

Which offices there are is told by the folders beside this one. Names are read as whole words, the longest one
first, and what is our own name too is ours: `KPU Kabupaten Sigi Biromaru` does not name `KPU Kabupaten Sigi`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.nilai_mentah import CariLetak, Jalur, telusuri
from zi_model.satker import PROVINSI

_WILAYAH = re.compile(r"\b(?P<jenis>Kabupaten|Kota|Provinsi)\s+(?P<nama>\S.*)")
_KOMENTAR = re.compile(r"(?:^|(?<=\s))#.*")
_KATA = re.compile(r"\w+")
_SUMBER = "sumber"
"""The key under which a citation names where it was read: another office's paper may be that."""


@dataclass(frozen=True)
class NamaKantor:
    """How an office is named: in full, in short, the place where it decides, and the code of its region."""

    kode: str
    nama: str
    singkatan: str
    tempat: str = ""
    wilayah: str = ""

    @property
    def lengkap(self) -> tuple[str, ...]:
        """The names that can mean this office only, or its region: in a letter of another one they are a mistake.

        None for a province's office: those below it write to it and of it.
        """
        wilayah = _WILAYAH.search(self.nama)
        if wilayah and wilayah["jenis"] == "Provinsi":
            return ()
        milik = (wilayah[0],) if wilayah and wilayah["jenis"] == "Kabupaten" else ()
        return tuple(filter(None, (self.nama, self.singkatan, *milik)))

    @property
    def kata(self) -> tuple[str, ...]:
        """The words by which it is known, which may mean a place as well."""
        wilayah = _WILAYAH.search(self.nama)
        return tuple(dict.fromkeys(filter(None, (wilayah["nama"] if wilayah else "", self.tempat))))

    def membawahi(self, lain: NamaKantor) -> bool:
        """Tell whether this is the office of the province in which the other one's region lies."""
        return len(self.wilayah) == PROVINSI < len(lain.wilayah) and lain.wilayah.startswith(self.wilayah)

    @cached_property
    def penanda(self) -> frozenset[str]:
        """The last words of all its names: a text that has none of them does not name it."""
        return frozenset(
            _KATA.findall(nama.casefold())[-1] for nama in (*self.lengkap, *self.kata) if _KATA.search(nama)
        )


@dataclass(frozen=True)
class BerkasTeks:
    """A file that is read for names: its content as values, where they stand, and its lines as written."""

    berkas: str
    nilai: object
    letak: CariLetak
    baris: Sequence[str] = field(repr=False)


def periksa_kantor_lain(berkas: BerkasTeks, lain: Iterable[NamaKantor], sendiri: NamaKantor | None) -> list[Masalah]:
    """Return a problem for every name of another office in a file; `sendiri` is None for files that all share.

    A full name in a value is a mistake. The bare word, and a name in a comment or a source, are remarked only; so is in
    a province's file the name of an office of that province, of which it may have to tell.
    """
    kata = frozenset(_KATA.findall("\n".join(berkas.baris).casefold()))
    tersebut = [k for k in lain if not k.penanda.isdisjoint(kata)]
    if not tersebut:
        return []
    pencari = _Pencari(tersebut, sendiri)
    masalah = [
        _masalah(
            _letak(berkas, jalur, nama),
            kantor,
            nama,
            sendiri,
            penuh=penuh and _SUMBER not in jalur and not (sendiri and sendiri.membawahi(kantor)),
        )
        for jalur, nilai in telusuri(berkas.nilai)
        if isinstance(nilai, str)
        for kantor, nama, penuh in pencari.cari(nilai)
    ]
    for ke, satu in enumerate(berkas.baris, start=1):
        if komentar := _KOMENTAR.search(satu):
            masalah += [
                _masalah(Letak(berkas.berkas, ke, satu.find(nama) + 1), kantor, nama, sendiri, penuh=False)
                for kantor, nama, _ in pencari.cari(komentar[0])
            ]
    return list(dict.fromkeys(masalah))


class _Pencari:
    """Finds the names of some offices in a text."""

    def __init__(self, lain: Iterable[NamaKantor], sendiri: NamaKantor | None) -> None:
        self._milik: dict[str, tuple[NamaKantor, bool] | None] = {}
        for kantor in lain:
            for kata in kantor.kata:
                self._milik.setdefault(kata.casefold(), (kantor, False))
            for nama in kantor.lengkap:
                self._milik[nama.casefold()] = (kantor, True)
        for nama in (*sendiri.lengkap, *sendiri.kata) if sendiri else ():
            self._milik[nama.casefold()] = None
        urut = sorted(self._milik, key=len, reverse=True)
        pola = "|".join(re.escape(nama).replace(r"\ ", r"\s+") for nama in urut)
        self._pola = re.compile(rf"(?<!\w)(?:{pola})(?!\w)", re.IGNORECASE)

    def cari(self, teks: str) -> Iterator[tuple[NamaKantor, str, bool]]:
        """Yield each name with the office it means, and whether it can mean that office only."""
        for cocok in self._pola.finditer(teks):
            milik = self._milik[" ".join(cocok[0].split()).casefold()]
            if milik is not None and (milik[1] or cocok[0][0].isupper()):
                yield milik[0], cocok[0], milik[1]


def _akhir(nama: str) -> str:
    """Return a name's last word, which stands in one line wherever the name is folded."""
    return nama.split()[-1]


def _letak(berkas: BerkasTeks, jalur: Jalur, nama: str) -> Letak:
    """Return where in a long text a name stands, or its last word when it is folded; else where the text begins."""
    awal = berkas.letak(jalur)
    for kata in (nama, _akhir(nama)):
        for ke in range(max(awal.baris, 1), len(berkas.baris) + 1):
            if (kolom := berkas.baris[ke - 1].find(kata)) >= 0:
                return Letak(awal.berkas, ke, kolom + 1)
    return awal


def _masalah(letak: Letak, kantor: NamaKantor, nama: str, sendiri: NamaKantor | None, *, penuh: bool) -> Masalah:
    if sendiri is None:
        pesan = f"tersebut “{nama}” di berkas yang dipakai semua satker."
        saran = "Tulis {satker} atau {singkatan} di tempatnya, atau pindahkan ke folder satkernya."
    elif penuh:
        pesan = f"tersebut “{nama}”, nama kantor lain (plan/{kantor.kode})."
        saran = f"Ganti dengan nama {sendiri.singkatan}, atau hapus."
    else:
        pesan = f"tersebut “{nama}”, yang mengingatkan pada {kantor.singkatan} (plan/{kantor.kode})."
        saran = "Kalau tersalin dari sana, ganti; kalau memang dimaksud, biarkan."
    return Masalah(letak, KodeMasalah.KANTOR_LAIN, pesan, saran, Tingkat.GALAT if penuh else Tingkat.CATATAN)
