"""What was read of the scans that wait in `masuk`, so that an unchanged one is not read again by each run.

Which letter a scan is of depends on its pages and on what the register knows, so both are remembered with it. It is a
file beside the scans and no table: it may be lost, or written by an older program, and the scans are then read anew.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tata_usaha.agenda.buku import EntriAgenda
from tata_usaha.dasar import berkas
from tata_usaha.outbox.masuk import Kiriman
from zi_model.satker import Satker

NAMA = ".zi-masuk.json"
_VERSI = 1
"""Of what is remembered and of how scans are read: whoever changes either counts it up."""
_UKURAN_MAKS = 4 * berkas.MIB


@dataclass(frozen=True)
class Bacaan:
    """What was read of a scan: which letter it is (`kunci`, "": none is believed, for the reason `keberatan`).

    `sidik` are the SHA-256 of its file, and of the PDF that was made of photographs. `cara` says by what it was known,
    `calon` are letters that were thought of.
    """

    sidik: tuple[str, ...] = ()
    kunci: str = ""
    cara: str = ""
    keberatan: str = ""
    calon: tuple[str, ...] = ()


class Ingatan:
    """What is remembered of the scans in one folder, by name."""

    def __init__(self, folder: Path, dasar: str) -> None:
        """Take up what was remembered with the same `dasar`: what the register knew."""
        self._tempat, self._dasar = folder / NAMA, dasar
        self._lama = self._muat()
        self._baru: dict[str, tuple[str, Bacaan]] = {}

    def cari(self, kiriman: Kiriman, tanda: str) -> Bacaan | None:
        """Return what was read of files that are still as they were; None when they must be read."""
        ada = self._baru.get(kiriman.nama) or self._lama.get(kiriman.nama)
        if ada is None or ada[0] != tanda:
            return None
        self._baru[kiriman.nama] = ada
        return ada[1]

    def catat(self, kiriman: Kiriman, tanda: str, bacaan: Bacaan) -> None:
        """Remember what was read of files that wait."""
        self._baru[kiriman.nama] = (tanda, bacaan)

    def lupakan(self, kiriman: Kiriman) -> None:
        """Forget what was taken in."""
        self._baru.pop(kiriman.nama, None)

    def alasan(self) -> Mapping[str, str]:
        """Return why what waits was not believed to be a letter, by name; what is not remembered is not there."""
        return {nama: bacaan.keberatan for nama, (_, bacaan) in self._lama.items() if bacaan.keberatan}

    def simpan(self) -> None:
        """Write down what waits now; a folder that takes nothing hinders nobody."""
        if self._baru == self._lama:
            return
        kiriman = {nama: {"tanda": tanda, **asdict(bacaan)} for nama, (tanda, bacaan) in sorted(self._baru.items())}
        isi = json.dumps({"versi": _VERSI, "dasar": self._dasar, "kiriman": kiriman}, ensure_ascii=False, indent=1)
        with contextlib.suppress(OSError):
            berkas.simpan(self._tempat, isi.encode())

    def _muat(self) -> dict[str, tuple[str, Bacaan]]:
        try:
            isi: Any = json.loads(berkas.baca(self._tempat, _UKURAN_MAKS))
            if (isi["versi"], isi["dasar"]) != (_VERSI, self._dasar):
                return {}
            return {str(nama): _baca(satu) for nama, satu in isi["kiriman"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}


def _baca(satu: dict[str, Any]) -> tuple[str, Bacaan]:
    sidik, calon = (tuple(map(str, satu[nama])) for nama in ("sidik", "calon"))
    return str(satu["tanda"]), Bacaan(sidik, str(satu["kunci"]), str(satu["cara"]), str(satu["keberatan"]), calon)


def tanda(kiriman: Kiriman) -> str | None:
    """Return what changes when one of the files does; None when one is gone.

    Raises:
        OSError: when one cannot be looked at.

    """
    try:
        keadaan = [(b.name, b.stat()) for b in kiriman.berkas]
    except FileNotFoundError:
        return None
    return json.dumps([[nama, s.st_size, s.st_mtime_ns, s.st_ctime_ns] for nama, s in keadaan])


def dasar(entri: Iterable[EntriAgenda], satker: Satker) -> str:
    """Return a fingerprint of what is known of an office and its letters, as far as a scan can tell of it."""
    semua = sorted(
        [e.kunci, e.jenis, e.perihal, str(e.nomor), str(e.tahun_nomor), str(e.tanggal), e.jalur] for e in entri
    )
    milik = [satker.kode_wilayah, satker.nama, sorted(satker.nomor.items())]
    return berkas.sha256(json.dumps([milik, semua]).encode())
