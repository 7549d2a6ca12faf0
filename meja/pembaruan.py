"""Drafts renewed behind a page that was answered already: one renewal at a time, and what came of the last one.

Kept by this process alone. A process that dies meanwhile loses nothing: what it had not renewed yet the next renewal
does, by the button or by the morning's run.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from tata_usaha.dasar import waktu

_MENYUSUL = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class KeadaanPembaruan:
    """Since when drafts are being renewed (None: they are not), when it last ended, what came of it, whether well."""

    sejak: dt.datetime | None = None
    selesai: dt.datetime | None = None
    kalimat: str = ""
    gagal: bool = False


class Pembaruan:
    """The renewals of one desk."""

    def __init__(self) -> None:
        self._kunci = threading.Lock()
        self._menunggu = self._berjalan = False
        self._keadaan = KeadaanPembaruan()

    @property
    def keadaan(self) -> KeadaanPembaruan:
        """Where it stands; one that was announced and never began is none."""
        sejak = self._keadaan.sejak
        basi = sejak is not None and not self._berjalan and waktu.sekarang() - sejak > _MENYUSUL
        return replace(self._keadaan, sejak=None) if basi else self._keadaan

    def umumkan(self) -> None:
        """Say that one follows: whoever looks between the answer and its beginning sees it under way."""
        with self._kunci:
            if not self._berjalan:
                self._keadaan = replace(self._keadaan, sejak=waktu.sekarang())

    def jalankan(self, kerja: Callable[[], tuple[str, bool]]) -> None:
        """Renew now, or once more when the renewal that is under way ends; `kerja` tells what came of it, and how."""
        with self._kunci:
            if self._berjalan:
                self._menunggu = True
                return
            self._berjalan = True
            self._keadaan = KeadaanPembaruan(sejak=waktu.sekarang())
        while True:
            kalimat, gagal = "Pembaruan konsep terhenti; ulangi.", True
            try:
                kalimat, gagal = kerja()
            finally:
                with self._kunci:
                    lagi, self._menunggu = self._menunggu, False
                    sejak = waktu.sekarang() if lagi else None
                    self._berjalan = lagi
                    self._keadaan = KeadaanPembaruan(sejak, waktu.sekarang(), kalimat, gagal)
            if not lagi:
                return
