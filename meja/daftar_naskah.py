"""The list of letters as a page shows it: by period, the newest first, in it by packet or kind, each with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tata_usaha.kerja.outbox import IsiOutbox
from zi_model.daur_naskah import StatusNaskah
from zi_model.nama_naskah import sebut_nama_awal
from zi_model.periode import Periode, PeriodeTidakSah

_KEADAAN = ("isian", "konsep", "menunggu", "selesai", "batal", "kalender")
RINGKAS_DARI = 40
"""From so many letters on a list without any filter shows its periods only."""


@dataclass(frozen=True)
class Hitungan:
    """What waits among some letters; each counts once."""

    semua: int
    isian: int
    konsep: int
    menunggu: int
    selesai: int
    batal: int
    kalender: int = 0

    @classmethod
    def dari(cls, naskah: Iterable[IsiOutbox]) -> Hitungan:
        """Count letters: drafts with blanks, other drafts, those that wait for a signature, signed, cancelled."""
        banyak = Counter(_keadaan(n) for n in naskah)
        return cls(banyak.total(), **{nama: banyak[nama] for nama in _KEADAAN})

    @property
    def sebutan(self) -> str:
        """The counts that are not 0, in words."""
        bagian = (
            (self.isian, "perlu dilengkapi"),
            (self.konsep, "konsep lengkap"),
            (self.menunggu, "menunggu tanda tangan"),
            (self.selesai, "selesai"),
            (self.batal, "batal"),
            (self.kalender, "kalender"),
        )
        return ", ".join(f"{jumlah} {kata}" for jumlah, kata in bagian if jumlah)


@dataclass(frozen=True)
class Kelompok:
    """Letters that belong together in a period: a meeting's packet, or those of one kind."""

    nama: str
    naskah: tuple[IsiOutbox, ...]

    @property
    def hitungan(self) -> Hitungan:
        """What waits among them."""
        return Hitungan.dari(self.naskah)


@dataclass(frozen=True)
class IsiPeriode:
    """A period with its letters in groups."""

    periode: str
    kelompok: tuple[Kelompok, ...]

    @property
    def naskah(self) -> list[IsiOutbox]:
        """All its letters."""
        return [n for k in self.kelompok for n in k.naskah]

    @property
    def hitungan(self) -> Hitungan:
        """What waits among them."""
        return Hitungan.dari(self.naskah)


def kelompokkan(naskah: Sequence[IsiOutbox]) -> list[IsiPeriode]:
    """Return letters by period, the one that ended last first, and in it by packet or kind as they come."""
    semua: dict[str, dict[str, list[IsiOutbox]]] = {}
    for n in naskah:
        nama = sebut_nama_awal(f"rapat {n.paket}" if n.paket else n.entri.jenis.partition("-")[0].partition("/")[0])
        semua.setdefault(n.entri.periode, {}).setdefault(nama, []).append(n)
    return [
        IsiPeriode(periode, tuple(Kelompok(nama, tuple(isi)) for nama, isi in kelompok.items()))
        for periode, kelompok in sorted(semua.items(), key=lambda satu: _urutan(satu[0]), reverse=True)
    ]


def konsep_lengkap(n: IsiOutbox) -> bool:
    """Tell whether a letter is a draft in which no person has to fill anything."""
    return _keadaan(n) == "konsep"


def _keadaan(n: IsiOutbox) -> str:
    match n.entri.status:
        case StatusNaskah.KONSEP:
            if not n.entri.berkas.endswith(".docx"):  # an entry for calendars waits for nobody
                return "kalender"
            return "isian" if n.isian_orang or n.isian is None else "konsep"
        case StatusNaskah.SIAP_TTD:
            return "menunggu"
        case StatusNaskah.BATAL:
            return "batal"
    return "selesai"


def _urutan(periode: str) -> tuple[str, str, str]:
    """Sort the one that ended last at the end, of two that end together the longer one."""
    try:
        satu = Periode.parse(periode)
    except PeriodeTidakSah:
        return ("", "", periode)
    return (satu.akhir.isoformat(), str(satu.jenis.panjang).zfill(2), periode)
