"""Pages of letters as pictures: made in the background by one thread, never twice at once, never while a page waits.

Whoever looks at a letter whose pages are not there yet is shown that they are being made, and asks again. What was laid
or changed in the last day is made without being asked for, while there is nothing else to do.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja import lembar_naskah as kerja

if TYPE_CHECKING:
    from meja.meja import Meja

SIAP, DIBUAT, TIDAK_ADA = "siap", "dibuat", "tidak-ada"
_ANTRE_MAKS = 300
_COBA_LAGI = 600.0
_SAPU = 60.0
_SEJAK = dt.timedelta(days=1)
_HURUF_DIINGAT = 600.0


@dataclass(frozen=True)
class Lembar:
    """The pages of a letter as somebody sees them: `keadaan` is siap, dibuat or tidak-ada, then `alasan` says why.

    `ukuran` is width and height of each picture, `banyak` how many pages there are, of which the first have one;
    `huruf` is the font of the letters when the server has not got it.
    """

    jumlah: int
    sha256: str
    keadaan: str
    alasan: str = ""
    ukuran: tuple[tuple[int, int], ...] = ()
    banyak: int = 0
    huruf: str = ""


class Pratinjau:
    """The pages of one office's letters, and the thread that makes them (`mulai`)."""

    def __init__(self, pengaturan: Pengaturan, satker: str) -> None:
        self._pengaturan = pengaturan
        self._satker = satker
        self._antre: OrderedDict[str, Path] = OrderedDict()
        self._gagal: OrderedDict[str, tuple[float, str]] = OrderedDict()
        self._dikerjakan = ""
        self._ada_kerja = threading.Condition()
        self._utas: threading.Thread | None = None
        self._henti = False
        self._huruf: tuple[float, str] = (0.0, "")
        self.perubahan = 0
        """How often pages came to be there, or were found not to: what was told before then is told anew."""

    def mulai(self) -> None:
        """Begin to make pages."""
        self._henti = False
        self._utas = threading.Thread(target=self._kerjakan, name="pratinjau", daemon=True)
        self._utas.start()

    def selesai(self) -> None:
        """Stop, also in the middle of a letter: its pages are made when somebody asks for them again."""
        with self._ada_kerja:
            self._henti = True
            self._antre.clear()
            self._ada_kerja.notify_all()
        if self._utas is not None:
            kerja.hentikan()
            self._utas.join(10)

    def lihat(self, sidik: str, berkas: Path | None) -> Lembar | None:
        """Return the pages of a file by its SHA-256, and have them made when they are not there.

        `berkas` None: it was asked for before. None comes back when that is not known any more.
        """
        if siap := kerja.lembar_siap(self._pengaturan, sidik):
            return Lembar(len(siap.ukuran), sidik, SIAP, "", siap.ukuran, siap.banyak, self._huruf_hilang())
        with self._ada_kerja:
            if gagal := self._gagal.get(sidik):
                if time.monotonic() - gagal[0] < _COBA_LAGI:
                    return Lembar(0, sidik, TIDAK_ADA, gagal[1])
                del self._gagal[sidik]
            if sidik in self._antre:
                self._antre.move_to_end(sidik, last=False)  # a sweep may have put it behind a hundred others
            if sidik == self._dikerjakan or sidik in self._antre:
                return Lembar(0, sidik, DIBUAT)
        if berkas is None:
            return None
        if alasan := kerja.tak_berlembar(berkas):
            return Lembar(0, sidik, TIDAK_ADA, alasan)
        self.minta(sidik, berkas)
        return Lembar(0, sidik, DIBUAT)

    def minta(self, sidik: str, berkas: Path) -> None:
        """Have the pages of a file made next; somebody waits for them."""
        with self._ada_kerja:
            if sidik == self._dikerjakan:
                return
            self._antre[sidik] = berkas
            self._antre.move_to_end(sidik, last=False)
            while len(self._antre) > _ANTRE_MAKS:
                self._antre.popitem()
            self._ada_kerja.notify()

    def _kerjakan(self) -> None:
        while True:
            with self._ada_kerja:
                if not self._antre and not self._henti:
                    self._ada_kerja.wait(_SAPU)
                if self._henti:
                    return
                sidik, berkas = self._antre.popitem(last=False) if self._antre else ("", None)
                self._dikerjakan = sidik
            if berkas is None:
                self._sapu()
            else:
                self._satu(sidik, berkas)

    def _satu(self, sidik: str, berkas: Path) -> None:
        alasan = ""
        try:
            kerja.buat_lembar(self._pengaturan, berkas, sidik)
        except GalatZI as galat:
            alasan = galat.pesan
        except Exception:  # noqa: BLE001 - the thread lives on, whatever a letter does to it
            alasan = "Halamannya tidak dapat dibuat."
        with self._ada_kerja:
            self._dikerjakan = ""
            self.perubahan += 1
            if alasan and not self._henti:
                self._gagal[sidik] = (time.monotonic(), alasan)
                while len(self._gagal) > _ANTRE_MAKS:
                    self._gagal.popitem(last=False)

    def _sapu(self) -> None:
        """Put what is new at the end of the queue: a morning's run lays letters before anybody comes."""
        try:
            baru = kerja.naskah_baru(self._pengaturan, self._satker, waktu.sekarang() - _SEJAK)
        except Exception:  # noqa: BLE001 - nobody waits for it; the next time finds it again
            return
        with self._ada_kerja:
            for satu in baru[:_ANTRE_MAKS]:
                if satu.sidik not in self._gagal:
                    self._antre.setdefault(satu.sidik, satu.tempat)

    def _huruf_hilang(self) -> str:
        saat, nama = self._huruf
        if not saat or time.monotonic() - saat > _HURUF_DIINGAT:
            nama = kerja.huruf_hilang(self._pengaturan, self._satker)
            self._huruf = (time.monotonic(), nama)
        return nama


def lembar_naskah(meja: Meja, sidik: str | None, berkas: Path) -> Lembar | None:
    """Return the pages of a letter's file, and have them made when they are not there; None for one without pages."""
    if sidik is None or berkas.suffix.lower() not in {".docx", ".pdf"}:
        return None
    pratinjau: Pratinjau = meja.permintaan.app.state.pratinjau
    return pratinjau.lihat(sidik, berkas)
