"""What waits in the outbox for whom, and for how long: each letter whose life is not over, by what it needs next.

The register says in which state a letter is and since when, its file what is left to fill in, the wording of the
office whose signature it bears.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.terbit import muat_terbit
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.outbox import IsiOutbox, lihat_folder
from zi_model.daur_naskah import Langkah, StatusNaskah, dapat
from zi_model.kantor import Kantor
from zi_model.naskah.penanda_naskah import penanda_terbit
from zi_model.pejabat import Pejabat

_TANPA_TTD = frozenset({".ics"})  # an entry for calendars is sent with its undangan, and waits for nobody


class Tunggu(StrEnum):
    """What a letter waits for, in the order in which an office should look at them."""

    DILIHAT = "perlu dilihat"
    TANDA_TANGAN = "menunggu tanda tangan"
    SIAP = "tinggal dinyatakan siap"
    ISIAN = "masih ada isian"
    ARSIP = "menunggu diarsipkan"


@dataclass(frozen=True)
class ButirAntrean:
    """One letter that waits: for what, for how many days (None: the register does not say), whose signature it bears.

    `penanda` is None where it waits for something else, no post signs it, or nobody holds the post.
    """

    isi: IsiOutbox
    tunggu: Tunggu
    hari: int | None
    penanda: Pejabat | None = None


@dataclass(frozen=True)
class Antrean:
    """All that waits in an office's outbox, the longest first within what it waits for.

    `masuk` names what arrived signed and is not taken in, `asing` how many files lie there that the register does not
    know. `selesai` counts what is archived or cancelled. `folder` is where the letters lie.
    """

    kantor: Kantor
    folder: Path
    butir: tuple[ButirAntrean, ...] = ()
    masuk: tuple[str, ...] = ()
    asing: int = 0
    selesai: int = 0

    def yang(self, tunggu: Tunggu) -> list[ButirAntrean]:
        """Return those that wait for this."""
        return [satu for satu in self.butir if satu.tunggu is tunggu]

    @property
    def kalimat(self) -> str:
        """One sentence that says how many wait for what, and how long the oldest waits to be signed."""
        if not self.butir:
            return "Tidak ada naskah yang menunggu."
        bagian = [f"{n} {jenis}" for jenis in Tunggu if (n := len(self.yang(jenis)))]
        terlama = max((b.hari for b in self.yang(Tunggu.TANDA_TANGAN) if b.hari is not None), default=0)
        lama = f" Tanda tangan ditunggu paling lama {terlama} hari." if terlama else ""
        return f"{len(self.butir)} naskah menunggu: {', '.join(bagian)}.{lama}"


def lihat_antrean(pengaturan: Pengaturan, kantor: Kantor, sekarang: dt.datetime) -> Antrean:
    """Return what waits in an office's outbox now; `kantor` with the wording of its letters, which names who signs.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    satker = kantor.satker.kode
    folder = lihat_folder(pengaturan, satker)
    hari = sekarang.astimezone(kantor.zona).date()
    menunggu = [(n, tunggu) for n in folder.naskah if (tunggu := menunggu_apa(n)) is not None]
    isi = _isi_terbit(pengaturan, satker) if any(t is Tunggu.TANDA_TANGAN for _, t in menunggu) else {}
    butir = []
    for n, tunggu in menunggu:
        kunci = n.entri.kunci
        oleh = penanda_terbit(kantor, kunci, isi.get(kunci, {}), hari) if tunggu is Tunggu.TANDA_TANGAN else None
        butir.append(ButirAntrean(n, tunggu, _hari(n, sekarang), oleh))
    urutan = list(Tunggu)
    butir.sort(key=lambda b: (urutan.index(b.tunggu), -(b.hari or 0), b.isi.entri.kunci))
    status = [n.entri.status for n in folder.naskah]
    selesai = status.count(StatusNaskah.DIARSIPKAN) + status.count(StatusNaskah.BATAL)
    return Antrean(kantor, pengaturan.outbox / satker, tuple(butir), folder.masuk, len(folder.asing), selesai)


def menunggu_apa(n: IsiOutbox) -> Tunggu | None:
    """Return what a letter waits for; None when it is at the end of its life, or nobody signs its like."""
    e = n.entri
    if e.status_asing or n.keluhan or n.mungkin or n.konsep_baru is not None or n.berubah_sesudah_siap or n.berebut:
        return Tunggu.DILIHAT
    if dapat(e.status, Langkah.BUKA) or e.status is StatusNaskah.KONSEP:
        if n.sha256 is None:
            return Tunggu.DILIHAT
        if dapat(e.status, Langkah.TANDATANGANI):
            return Tunggu.TANDA_TANGAN
        if n.berkas.suffix.lower() in _TANPA_TTD:
            return None
        return Tunggu.ISIAN if n.isian else Tunggu.SIAP
    if e.status is StatusNaskah.DITANDATANGANI:
        return Tunggu.ARSIP if n.salinan else Tunggu.DILIHAT
    return None


def _hari(n: IsiOutbox, sekarang: dt.datetime) -> int | None:
    return None if n.entri.sejak is None else max((sekarang - n.entri.sejak).days, 0)


def _isi_terbit(pengaturan: Pengaturan, satker: str) -> dict[str, Mapping[str, str]]:
    """Return what the letters that are ready say, control by control."""
    with buka(pengaturan.database) as basis, basis.baca() as sambungan:
        return {n.kunci: n.isi for n in muat_terbit(sambungan, satker)}
