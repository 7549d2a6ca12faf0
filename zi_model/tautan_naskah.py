"""The links of signed letters: one file in the evidence folder counts for every row and period that its letter proves.

A file is known as the letter by its bytes, wherever it lies and whoever laid it there. It counts from the moment on at
which the register took the letter as signed, or from its own arrival where that was earlier, and until the letter is
let go or revoked; so each past day is answered as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from zi_model.bukti import Bukti, JenisBukti
from zi_model.periode import Periode

DILEPAS = "salinan naskah yang sudah dilepas; ditarik oleh perintah berikutnya yang menulis"
"""Why the copy of a letter that was let go is no evidence while it still lies there."""
DICABUT = "naskahnya sudah dicabut"


@dataclass(frozen=True)
class TautanNaskah:
    """One link: which content, of which letter, proves what of a row and period, from when until when.

    `dicabut`: it ends because another letter revokes this one; a content that is only let go may be other evidence.
    """

    sha256: str
    kunci: str
    kode: str
    periode: Periode
    jenis: tuple[JenisBukti, ...]
    sejak: dt.datetime
    sampai: dt.datetime | None = None
    dicabut: bool = False

    @property
    def tempat(self) -> tuple[str, Periode]:
        """The obligation that it is of."""
        return self.kode, self.periode


def rentangkan(
    bukti: Sequence[Bukti],
    riwayat: Sequence[Bukti],
    tautan: Iterable[TautanNaskah],
    dikenal: Collection[tuple[str, Periode]],
    dilepas: Collection[str] = (),
) -> tuple[list[Bukti], list[Bukti]]:
    """Return what lies there now and what lay there earlier, with what signed letters prove by it.

    `dikenal` are the obligations of the plan: a link to another one says nothing. `dilepas` are the copies of letters
    that were let go and still lie there, by their paths.
    """
    tertaut: dict[str, dict[tuple[str, Periode], list[TautanNaskah]]] = {}
    for satu in sorted(tautan, key=lambda t: t.sejak):
        if satu.tempat in dikenal:
            tertaut.setdefault(satu.sha256, {}).setdefault(satu.tempat, []).append(satu)
    hasil = _Rentangan([], [], dilepas)
    ada: dict[str, list[Bukti]] = {}
    pernah: dict[str, list[Bukti]] = {}
    for b in bukti:
        if b.jenis is not None and b.sha256 in tertaut:
            ada.setdefault(b.sha256, []).append(b)
        else:
            hasil.kini.append(hasil.sisanya(b, b.diterima))
    for b in riwayat:
        (pernah.setdefault(b.sha256, []) if b.sha256 in tertaut else hasil.dulu).append(b)
    for sha256, menurut_tempat in tertaut.items():
        hasil.tambah_isi(ada.get(sha256, []), pernah.get(sha256, []), menurut_tempat)
    return hasil.kini, hasil.dulu


@dataclass(frozen=True)
class _Rentangan:
    """What lies there now, and what lay there, as it grows content by content."""

    kini: list[Bukti]
    dulu: list[Bukti]
    dilepas: Collection[str]

    def tambah_isi(
        self,
        ada: Sequence[Bukti],
        pernah: Sequence[Bukti],
        tautan: Mapping[tuple[str, Periode], Sequence[TautanNaskah]],
    ) -> None:
        """Add the files of one content, those that lie there and those that did, with all the links of it."""
        self.kini.extend(b for b in ada if _tempat(b) not in tautan)
        self.dulu.extend(b for b in pernah if _tempat(b) not in tautan)
        for tempat, semua in tautan.items():
            sendiri = [b for b in ada if _tempat(b) == tempat]
            dahulu = [b for b in pernah if _tempat(b) == tempat]
            for satu in semua:
                for b in (*sendiri, *dahulu):
                    self._tambah(satu, b, min(b.diterima, satu.sejak))
                if not sendiri and ada:
                    self._tambah(satu, min(ada, key=lambda b: (b.diterima, b.berkas)), satu.sejak)
                elif not sendiri and not dahulu and pernah:
                    self._tambah(satu, max(pernah, key=lambda b: (b.sampai or b.diterima, b.berkas)), satu.sejak)
            self._sisa(semua[-1], sendiri, dahulu)

    def _tambah(self, tautan: TautanNaskah, bukti: Bukti, sejak: dt.datetime) -> None:
        """Add a file as the letter that it is, for the link's row, as long as both last."""
        sampai = min((saat for saat in (tautan.sampai, bukti.sampai) if saat is not None), default=None)
        satu = replace(
            bukti,
            kode=tautan.kode,
            periode=tautan.periode,
            diterima=sejak,
            sampai=sampai,
            memenuhi=frozenset(tautan.jenis),
            naskah=tautan.kunci,
        )
        (self.kini if sampai is None else self.dulu).append(satu)

    def _sisa(self, terakhir: TautanNaskah, sendiri: Sequence[Bukti], dahulu: Sequence[Bukti]) -> None:
        """Add what the files are besides: since their last link ended."""
        ujung = terakhir.sampai
        if ujung is None:
            return
        if terakhir.dicabut:
            self.kini.extend(replace(b, jenis=None, alasan_ditolak=DICABUT, diterima=ujung) for b in sendiri)
            return
        self.kini.extend(self.sisanya(b, ujung) for b in sendiri)
        self.dulu.extend(dahulu)

    def sisanya(self, bukti: Bukti, sejak: dt.datetime) -> Bukti:
        """Return a file that is no letter any more: other evidence, but for our copy, which is to be taken away."""
        if bukti.jenis is None or bukti.berkas not in self.dilepas:
            return bukti
        return replace(bukti, jenis=None, alasan_ditolak=DILEPAS, diterima=sejak)


def _tempat(bukti: Bukti) -> tuple[str, Periode]:
    return bukti.kode, bukti.periode
