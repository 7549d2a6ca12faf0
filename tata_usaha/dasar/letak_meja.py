"""Where an office's desk is found, and its pages: for whoever leads people there from outside of it.

The desk (`meja/`) writes its address down when it opens; runs of Prefect and mail (`flows/`) read it and lead to its
pages. Neither knows the other, so the paths stand here, and a test of the desk opens every one of them. The address
stays written when the desk is closed: who reads a morning's page at eight may have closed it at night. An office whose
desk was never opened has none, and then nothing leads there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tata_usaha.dasar import berkas
from tata_usaha.dasar.pengaturan import Pengaturan
from zi_model.perhatian import ButirPerhatian, JenisPerhatian
from zi_model.periode import Periode

_ALAMAT = re.compile(r"https?://[a-z0-9.\-\[\]:]+", re.ASCII)
"""An address and no more: what is read goes into links as it is."""
_KEWAJIBAN = frozenset({JenisPerhatian.TERLAMBAT, JenisPerhatian.JATUH_TEMPO})
_NASKAH = frozenset({JenisPerhatian.MENUNGGU_TTD, JenisPerhatian.KONSEP_BERSANDING, JenisPerhatian.NASKAH_BARU})


@dataclass(frozen=True)
class LetakMeja:
    """The address by which people open a desk; `terbuka`: other computers reach it as well as its own."""

    alamat: str
    terbuka: bool = False

    @property
    def kiriman(self) -> str:
        """The page of what arrived signed."""
        return f"{self.alamat}/kiriman"

    def naskah(self, kunci: str) -> str:
        """Return the page of a letter, by its key in the register."""
        return f"{self.alamat}/naskah/{quote(kunci)}"

    def kewajiban(self, kode: str, periode: Periode | str) -> str:
        """Return the page of an obligation: a row of the plan in one of its periods."""
        return f"{self.papan(periode)}/{quote(kode, safe='')}"

    def papan(self, periode: Periode | str) -> str:
        """Return the page on which all stands that a period owes."""
        return f"{self.alamat}/kewajiban/{quote(str(periode), safe='')}"

    def perhatian(self, butir: ButirPerhatian) -> str:
        """Return the page on which one does something about an item; "" when the desk has none for it."""
        if butir.jenis in _KEWAJIBAN:
            kode, _, periode = butir.kunci.rpartition(" ")
            return self.kewajiban(kode, periode)
        if butir.jenis in _NASKAH:
            return self.naskah(butir.kunci)
        return f"{self.alamat}/kesehatan" if butir.jenis is JenisPerhatian.CADANGAN_LAMA else ""


def folder_meja(pengaturan: Pengaturan) -> Path:
    """Return where the desk keeps what is its own: beside the register, for this account only."""
    return pengaturan.gambar.parent / ".meja"


def catat_meja(pengaturan: Pengaturan, satker: str, meja: LetakMeja) -> None:
    """Write down where an office's desk is; the one opened last counts.

    Raises:
        OSError: when it cannot be written.

    """
    isi = {"alamat": meja.alamat, "terbuka": meja.terbuka}
    berkas.simpan(_berkas(pengaturan, satker), json.dumps(isi).encode())


def cari_meja(pengaturan: Pengaturan, satker: str) -> LetakMeja | None:
    """Return where an office's desk is; None when it was never opened, or what was written cannot be read."""
    try:
        isi = json.loads(_berkas(pengaturan, satker).read_bytes())
        alamat, terbuka = str(isi["alamat"]), isi["terbuka"] is True
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return LetakMeja(alamat, terbuka) if _ALAMAT.fullmatch(alamat) else None


def _berkas(pengaturan: Pengaturan, satker: str) -> Path:
    return folder_meja(pengaturan) / f"alamat-{satker}.json"
