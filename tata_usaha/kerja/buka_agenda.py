"""The register, opened by a use case that writes: a lost one is refused, and the copy of the day brought up to date."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from tata_usaha.agenda import cadangan, terbit
from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.penjaga_pohon import menulis
from zi_model.anjuran import Anjuran, Tindak
from zi_model.bahasa import tanggal_panjang

_KABAR = logging.getLogger("zi")
"""Where a run tells what a person should know; a command outside a run tells it on standard error."""
_SEKALI: ContextVar[bool] = ContextVar("register dijaga sekali", default=False)
"""Whether somebody around us has looked after the register's copies, once for all that is written within."""


@contextmanager
def dijaga_sekali(pengaturan: Pengaturan) -> Iterator[None]:
    """Ask once whether the register was lost, and make no copy of it, for all that is opened within.

    Both look at every office's chain of events: done for each of hundreds of offices that a run works on, they would
    cost more than the offices. Who uses this calls `cadangkan_register` when all is done; until then the copy that
    there is stays good, it only reaches less far. Holds in this thread or task.

    Raises:
        GalatBasisData: as `buka_tulis`.

    """
    with buka(pengaturan.database) as basis:
        tolak_yang_hilang(pengaturan, basis)
    tanda = _SEKALI.set(True)
    try:
        yield
    finally:
        _SEKALI.reset(tanda)


def cadangkan_register(pengaturan: Pengaturan) -> None:
    """Bring the copy of the day up to date; what hinders is told and stops nothing.

    Raises:
        GalatBasisData: when the register cannot be used.

    """
    with buka(pengaturan.database) as basis:
        _cadangkan(pengaturan, basis, segera=True)


@contextmanager
def buka_tulis(pengaturan: Pengaturan, pelaku: Pelaku | None = None) -> Iterator[BasisData]:
    """Open the register to write into it; afterwards its issued letters are read, its signed ones are evidence.

    And the day's copy has it all.

    What hinders either is told and stops nothing.

    Raises:
        GalatBasisData: when it cannot be used, or is not the one of which there are copies: it was lost, or an
            older one took its place, and a number would be given twice.

    """
    with menulis(), buka(pengaturan.database, pelaku) as basis:
        tolak_yang_hilang(pengaturan, basis)
        yield basis
        lengkapi_yang_terbit(pengaturan, basis)
        _lengkapi_bukti(pengaturan, basis)
        if not _SEKALI.get():
            _cadangkan(pengaturan, basis, segera=False)


def _cadangkan(pengaturan: Pengaturan, basis: BasisData, *, segera: bool) -> None:
    keluhan = cadangan.cadangkan(basis.mesin, pengaturan.folder_cadangan, _hari(), segera=segera)
    for satu in dict.fromkeys(keluhan):
        _KABAR.warning("%s Pekerjaan diteruskan; cari sebabnya sebelum hari berganti.", satu)


def lengkapi_yang_terbit(pengaturan: Pengaturan, basis: BasisData) -> None:
    """Read what was issued under an earlier version of the program (see `lengkapi_terbit`); what hinders is told."""
    try:
        with basis.baca() as sambungan:
            if not terbit.belum_dibaca(sambungan):
                return
        from tata_usaha.outbox.catat_terbit import lengkapi_terbit  # reads Word files: only when there is something

        lengkapi_terbit(pengaturan.outbox, basis, waktu.sekarang())
    except GalatBasisData as galat:  # what the command was for is done
        _KABAR.warning("%s", galat.pesan)


def _lengkapi_bukti(pengaturan: Pengaturan, basis: BasisData) -> None:
    from tata_usaha.kerja.tautan import lengkapi

    try:
        kabar = lengkapi(pengaturan, basis, waktu.sekarang())
    except GalatBasisData as galat:  # what the command was for is done
        kabar = [galat.pesan]
    for satu in kabar:
        _KABAR.warning("%s", satu)


def tolak_yang_hilang(pengaturan: Pengaturan, basis: BasisData) -> None:
    """Refuse a register that lacks what one of its copies has.

    Raises:
        GalatBasisData: with what to do.

    """
    if not _SEKALI.get() and (galat := galat_hilang(pengaturan, basis)):
        raise galat


def galat_hilang(pengaturan: Pengaturan, basis: BasisData) -> GalatBasisData | None:
    """Return why a register is refused that lacks what one of its copies has; None when it lacks nothing."""
    salinan = cadangan.salinan_terbaru(pengaturan.folder_cadangan, utuh=False)
    if salinan is None:
        return None
    with basis.baca() as sambungan:
        if cadangan.berlanjut(sambungan, salinan.kepala):
            return None
    return GalatBasisData(
        f"Buku agenda tidak memuat semua yang ada di salinannya tanggal {tanggal_panjang(salinan.hari)} "
        f"({salinan.tempat}): ia hilang lalu terbuat kosong, atau diganti dengan yang lebih lama.",
        "Tidak ada yang ditulis, supaya tidak ada nomor yang dipakai dua kali.",
        anjuran=Anjuran.untuk(Tindak.PULIHKAN),
    )


def _hari() -> dt.date:
    return waktu.sekarang().astimezone().date()
