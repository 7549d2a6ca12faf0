"""What was asked of taking in signed letters, and what became of each thing that arrived."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tata_usaha.outbox.tanda_tangan import HasilTtd
from zi_model.anjuran import Anjuran

__all__ = ["JEDA_ALUR", "HasilKiriman", "HasilTerima", "HasilTtd", "Nasib", "PermintaanTerima"]

JEDA_ALUR = dt.timedelta(minutes=1)
"""For so long a run leaves alone what was just laid down: somebody may still be copying its other pages."""


class Nasib(StrEnum):
    """What became of something that arrived."""

    DITERIMA = "DITERIMA"
    """A letter is signed by it."""
    SUDAH = "SUDAH"
    """It is the very copy that the letter has already."""
    VERSI = "VERSI"
    """Another scan of a signed letter: kept in `riwayat`; the copy that the letter has still counts."""
    MENUNGGU = "MENUNGGU"
    """Somebody has it open, or is still writing it."""
    TINGGAL = "TINGGAL"
    """It stays: not known, or its letter cannot be signed by it."""


@dataclass(frozen=True)
class PermintaanTerima:
    """What is taken in: the files and folders that are named, or all that lies in `masuk`.

    `kunci`: which letter it is, where a person says so (of one thing only); `disebut` are then date and number as in
    `PermintaanTtd`. `tunggu`: what was laid down less than so
    long ago waits for the next time.
    """

    satker: str
    berkas: tuple[Path, ...] = ()
    kunci: str | None = None
    tunggu: dt.timedelta = dt.timedelta()
    disebut: tuple[dt.date | None, int | None] = (None, None)


@dataclass(frozen=True)
class HasilKiriman:
    """What became of one thing that arrived as `nama` and lay at `letak`.

    `kunci` is the letter that it is ("": not known), `cara` by what it was known. `alasan` says in Indonesian, without
    a full stop, why it waits, stays, or did not become the signed copy; `saran` and `langkah` what to do. `catatan`
    are remarks about what was taken in. `salinan` is where it is kept beside the letter, `ttd` what signing gave.
    """

    nama: str
    letak: Path
    nasib: Nasib = Nasib.TINGGAL
    kunci: str = ""
    cara: str = ""
    alasan: str = ""
    saran: str = ""
    langkah: tuple[Anjuran, ...] = ()
    catatan: tuple[str, ...] = ()
    salinan: Path | None = None
    ttd: HasilTtd | None = None

    @property
    def perlu_dibaca(self) -> bool:
        """Whether a person should read about it."""
        return self.nasib in {Nasib.VERSI, Nasib.MENUNGGU, Nasib.TINGGAL} or bool(self.catatan)

    @property
    def kalimat(self) -> str:
        """What became of it, in one Indonesian line without a full stop."""
        dari = f", dikenal dari {self.cara}" if self.cara else ""
        match self.nasib:
            case Nasib.DITERIMA:
                inti = f"{self.kunci} tercatat ditandatangani{dari}"
            case Nasib.SUDAH:
                inti = f"sudah menjadi salinan bertanda tangan {self.kunci}; tidak ada yang diubah"
            case Nasib.VERSI:
                inti = f"pindaian lain dari {self.kunci}{dari}; {self.alasan}"
            case Nasib.MENUNGGU:
                inti = f"menunggu, {self.alasan}"
            case Nasib.TINGGAL:
                inti = f"belum diterima, {self.alasan}"
        return f"{self.nama}: {'; '.join([inti, *self.catatan])}"

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {
            "nama": self.nama,
            "letak": str(self.letak),
            "nasib": self.nasib.value,
            "kunci": self.kunci or None,
            "cara": self.cara or None,
            "alasan": self.alasan or None,
            "saran": self.saran or None,
            "catatan": list(self.catatan),
            "salinan": str(self.salinan) if self.salinan else None,
            "tanda_tangan": self.ttd.sebagai_data() if self.ttd else None,
        }


@dataclass(frozen=True)
class HasilTerima:
    """What became of all that arrived; `folder` is where scans arrive."""

    folder: Path
    kiriman: tuple[HasilKiriman, ...] = ()

    def yang(self, *nasib: Nasib) -> list[HasilKiriman]:
        """Return those of which this became."""
        return [satu for satu in self.kiriman if satu.nasib in nasib]

    def sebagai_data(self) -> dict[str, object]:
        """Return it as `--json` prints it."""
        return {"folder": str(self.folder), "kiriman": [satu.sebagai_data() for satu in self.kiriman]}
