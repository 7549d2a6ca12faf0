"""The proof that register, letters and numbers agree, asked for at the desk: it runs behind the pages, one at a time.

The last result stays in this process, with its time; after a restart nobody has asked yet.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI
from tata_usaha.kerja.periksa import HasilPeriksaan

_KABAR = logging.getLogger("zi")


@dataclass(frozen=True)
class KeadaanPeriksa:
    """Whether it is running, and what came of it last, when: a result, or why there is none."""

    berjalan: bool = False
    saat: dt.datetime | None = None
    hasil: HasilPeriksaan | None = None
    galat: GalatZI | None = None
    rusak: bool = False


class Pemeriksaan:
    """The one check of a desk."""

    def __init__(self) -> None:
        self._gembok = threading.Lock()
        self._kini = KeadaanPeriksa()

    @property
    def kini(self) -> KeadaanPeriksa:
        """How it stands."""
        return self._kini

    def mulai(self, periksa: Callable[[], HasilPeriksaan]) -> bool:
        """Begin it behind the pages; return False when it is running already."""
        with self._gembok:
            if self._kini.berjalan:
                return False
            lama = self._kini
            self._kini = KeadaanPeriksa(True, lama.saat, lama.hasil, lama.galat, lama.rusak)
        threading.Thread(target=self._kerjakan, args=(periksa,), name="periksa", daemon=True).start()
        return True

    def _kerjakan(self, periksa: Callable[[], HasilPeriksaan]) -> None:
        sesudah = KeadaanPeriksa(saat=waktu.sekarang(), rusak=True)
        try:
            sesudah = KeadaanPeriksa(saat=waktu.sekarang(), hasil=periksa())
        except GalatZI as galat:
            sesudah = KeadaanPeriksa(saat=waktu.sekarang(), galat=galat)
        except Exception:  # noqa: BLE001 - a fault of ours is told on the page, and stops no other check
            _KABAR.exception("Pemeriksaan tidak selesai.")
        finally:
            with self._gembok:
                self._kini = sesudah
