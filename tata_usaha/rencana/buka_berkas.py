"""Opens the files of one office's plan folder, one way for all of them, and gathers their problems.

Whatever a file is about, it must be a readable file of YAML, its words, figures and names are checked, and what it says
is given the form of its model. Whoever reads an idea out of it (`baca_kantor`, `baca_teks`) adds its own problems here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from tata_usaha.dasar.berkas import MIB, BerkasTakWajar, baca
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.rencana.bentuk_data import bentuk
from tata_usaha.rencana.isi_folder import sebut_berkas
from tata_usaha.rencana.nama_kantor import BAKU, nama_kantor
from tata_usaha.rencana.yaml_berletak import DataBerletak, baca_yaml
from zi_model.baku import baca_tanda
from zi_model.data import Data
from zi_model.kantor_lain import BerkasTeks, periksa_kantor_lain
from zi_model.kode_masalah import KodeMasalah
from zi_model.masalah import Letak, Masalah
from zi_model.periksa_rencana import periksa_teks

UKURAN_MAKS = MIB
"""The largest real file, a year's plan of 65 rows, has 59 KB."""
_D = TypeVar("_D", bound=Data)
_baca_bersama = lru_cache(maxsize=256)(baca_yaml)
"""What all offices share is read once by who works on many of them: a sixth of an office's time. Nobody changes what
was read; a file that was changed since has other bytes."""


class PembukaBerkas:
    """Opens an office's own files and those that all offices share.

    `masalah` are the problems of all that was opened, `tanda` the marks of the shared texts from which an opened
    file was copied, by the file's name. `pengganti` are files of the office, by name, that are judged before they are
    written: they are read instead of what lies there.
    """

    def __init__(self, folder: Path, pengganti: Mapping[str, bytes] | None = None) -> None:
        self.folder = folder
        self._pengganti = {folder / nama: isi for nama, isi in (pengganti or {}).items()}
        self.baku = folder.parent / BAKU
        self.masalah: list[Masalah] = []
        self.tanda: dict[str, dict[str, str]] = {}
        self._kantor = nama_kantor(folder.parent)

    def ada(self, nama: str) -> bool:
        """Tell whether the office has a file of this name, or is about to."""
        return self.folder / nama in self._pengganti or (self.folder / nama).exists()

    def buka(self, nama: str) -> DataBerletak | None:
        """Return what a file of the office says; None when it cannot be read."""
        return self.buka_berkas(self.folder / nama)

    def buka_berkas(self, berkas: Path) -> DataBerletak | None:
        """Return what a file says, with its words, figures and names checked; None when it cannot be read."""
        try:
            isi = self._pengganti[berkas] if berkas in self._pengganti else baca(berkas, UKURAN_MAKS)
        except FileNotFoundError:
            self.masalah.append(
                Masalah(Letak(sebut_berkas(berkas)), KodeMasalah.TIDAK_ADA, "berkas ini tidak ada.", "Buat berkas ini.")
            )
            return None
        except OSError as galat:
            sebab = sebab_sistem(galat)
            pesan = f"berkas ini tidak dapat dibaca: {sebab}."
            self.masalah.append(
                Masalah(Letak(sebut_berkas(berkas)), KodeMasalah.TIDAK_TERBACA, pesan, "Periksa izin berkasnya.")
            )
            return None
        except BerkasTakWajar as galat:
            saran = "Ganti dengan berkas YAML yang sebenarnya, dari cadangan atau dari satker lain."
            self.masalah.append(
                Masalah(Letak(sebut_berkas(berkas)), KodeMasalah.TAK_WAJAR, f"berkas ini tidak dibaca: {galat}.", saran)
            )
            return None
        data, masalah = (_baca_bersama if self.baku in berkas.parents else baca_yaml)(isi, sebut_berkas(berkas))
        self.masalah += masalah
        if data:
            self.masalah += periksa_teks(data.nilai, data.letak)
            self._periksa_nama(data, isi.decode(errors="replace"))
        return data

    def bentuk(self, model: type[_D], data: DataBerletak | None, *jalur: object) -> _D | None:
        """Return what a file says at a path as a model; None when it cannot be one, or is not there."""
        if data is None:
            return None
        hasil, masalah = bentuk(model, data, jalur)
        self.masalah += masalah
        return hasil

    def _periksa_nama(self, data: DataBerletak, teks: str) -> None:
        """Check that no file names another office, and that what all share names none."""
        self.tanda[data.berkas] = baca_tanda(teks)
        bersama = data.berkas.startswith(f"{sebut_berkas(self.baku)}{os.sep}")
        sendiri = self._kantor.get(self.folder.name)
        if sendiri or bersama:
            lain = [k for kode, k in self._kantor.items() if bersama or kode != self.folder.name]
            berkas = BerkasTeks(data.berkas, data.nilai, data.letak, teks.splitlines())
            self.masalah += periksa_kantor_lain(berkas, lain, None if bersama else sendiri)
