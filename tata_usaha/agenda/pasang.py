"""A register that was built beside takes the place of the one in use, which is laid aside, never removed."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import os
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from tata_usaha.agenda import skema
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.salinan import CADANGAN
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.pengaturan import Pengaturan

_TABEL_ISI = (
    *(skema.berkas_bukti, skema.bukti_lama, skema.survei_terbaca, skema.tautan_naskah, skema.isi_bukti),
    *(skema.terbit, skema.jawaban_tindak_lanjut, skema.surel),
)
"""What is taken over as it is, besides letters, numbers and events."""


def salin_catatan(database: str, tempat: Path) -> None:
    """Make a register in a file with the letters and numbers of another, and of its evidence what can be read.

    Raises:
        GalatBasisData: when letters or numbers cannot be read.

    """
    with buka(database) as lama, buka(f"sqlite:///{tempat}") as baru, lama.baca() as dari, baru.transaksi() as ke:
        for tabel in (skema.naskah, skema.nomor):
            _salin_baris(dari, ke, tabel)
        for tabel in _TABEL_ISI:  # what cannot be read of these is found again by the next look
            with contextlib.suppress(ValueError, TypeError):
                _salin_baris(dari, ke, tabel)


def pasang(pengaturan: Pengaturan, baru: Path) -> Path | None:
    """Put the new register in the place of the old one; return where that one is kept, None when there is none.

    What a server had is kept in its own tables beside.

    Raises:
        OSError: when a file cannot be moved or written.
        GalatBasisData: when the server refuses.

    """
    register = pengaturan.berkas_database
    if register is None:
        _muat_ke_server(pengaturan, baru)
        return None
    hari = waktu.sekarang().astimezone().date()
    folder = register.parent / CADANGAN
    berkas.buat_folder(folder)
    berkas.buat_folder(register.parent)
    disisihkan = None
    with berkas.berkas_sementara(register.parent, baru.read_bytes()) as sementara:
        if os.path.lexists(register):
            disisihkan = _nama_sisih(folder, register, hari)
            for ekor in ("-journal", "-wal", "-shm", ""):  # what belongs to the old one must not meet the new one
                asal = register.with_name(register.name + ekor)
                if os.path.lexists(asal):
                    berkas.pindahkan(asal, disisihkan.with_name(disisihkan.name + ekor))
            berkas.sinkron_folder(folder)
        berkas.pindahkan(sementara, register)
    berkas.sinkron_folder(register.parent)
    return disisihkan


def _nama_sisih(folder: Path, register: Path, hari: dt.date) -> Path:
    for ke in itertools.count(1):
        nama = f"{register.stem} (disisihkan {hari}){f' ({ke})' if ke > 1 else ''}{register.suffix}"
        if not any(os.path.lexists(folder / f"{nama}{ekor}") for ekor in ("", "-journal", "-wal", "-shm")):
            return folder / nama
    raise AssertionError  # numbers do not end


def _muat_ke_server(pengaturan: Pengaturan, baru: Path) -> None:
    """Put the rows of the new register into a server's tables, in one transaction; what they had is kept beside."""
    hari = waktu.sekarang().astimezone().strftime("%Y%m%d_%H%M%S")
    with (
        buka(f"sqlite:///{baru}") as asal,
        buka(pengaturan.database) as basis,
        asal.baca() as dari,
        basis.transaksi() as ke,
    ):
        # every writer begins at a row of this table: who is at it ends first, who comes waits for the new register
        ke.exec_driver_sql(f"LOCK TABLE {skema.rantai.name} IN EXCLUSIVE MODE")
        for nama, tabel in skema.metadata.tables.items():
            if ke.execute(sa.select(sa.func.count()).select_from(tabel)).scalar():
                ke.exec_driver_sql(f"CREATE TABLE {nama}_disisihkan_{hari} AS TABLE {nama}")
                ke.execute(sa.delete(tabel))
            _salin_baris(dari, ke, tabel)


def _salin_baris(dari: Connection, ke: Connection, tabel: sa.Table) -> None:
    for satu in dari.execute(sa.select(tabel)).mappings().partitions(1000):
        ke.execute(sa.insert(tabel), [dict(b) for b in satu])
