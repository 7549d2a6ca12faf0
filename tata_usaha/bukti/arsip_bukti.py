"""A year's evidence folder that is gone: out of reach by mistake, or archived on purpose.

A drive that is not connected looks like a year in which nobody delivered anything, and letters would
say so of every unit. So where the register knows files of a year whose folder is gone or bare, nothing
is concluded from it. A year that was archived on purpose is said once; its files count as they did.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import BasisData, diulang
from tata_usaha.agenda.rantai import catat, kejadian_naskah
from tata_usaha.agenda.skema import berkas_bukti
from tata_usaha.bukti.jelajah_bukti import Jelajah, folder_kantor, jelajahi
from tata_usaha.dasar.galat import GalatFolderBukti, GalatPemakaian
from zi_model.anjuran import Anjuran, Tindak
from zi_model.masalah import galat_saja
from zi_model.tahun_rencana import TahunRencana

DIARSIPKAN = "BUKTI_DIARSIPKAN"
DIBATALKAN = "ARSIP_BUKTI_DIBATALKAN"


def diarsipkan(sambungan: sa.Connection, satker: str, tahun: int) -> bool:
    """Tell whether an office has said that a year's evidence folder is archived."""
    semua = kejadian_naskah(sambungan, _kunci(satker, tahun))
    return bool(semua) and semua[-1].peristiwa == DIARSIPKAN


@diulang
def arsipkan(basis: BasisData, satker: str, tahun: int, sekarang: dt.datetime, *, batal: bool) -> bool:
    """Record that a year's evidence folder is archived (`batal`: no longer); return False when that is known already.

    Raises:
        GalatPemakaian: for a year of which the register knows no evidence.
        GalatBasisData: when the register database cannot be used.

    """
    with basis.transaksi(satker) as sambungan:
        if not batal and not _dikenal(_berkas(sambungan, satker), tahun):
            raise GalatPemakaian(
                f"Buku agenda belum mengenal satu pun berkas bukti {satker} tahun {tahun}.",
                "Periksa tahunnya; kalau foldernya masih ada, periksa dulu buktinya.",
                anjuran=Anjuran.untuk(Tindak.PERIKSA_BUKTI, satker=satker),
            )
        if diarsipkan(sambungan, satker, tahun) is not batal:
            return False
        catat(sambungan, _kunci(satker, tahun), DIBATALKAN if batal else DIARSIPKAN, {}, sekarang)
    return True


def tolak_folder_hilang(folder_bukti: Path, tahun: TahunRencana, basis: BasisData) -> None:
    """Refuse to go on where the plan's year has lost its folder (see `periksa_folder`).

    Raises:
        GalatFolderBukti: when it has.
        GalatBasisData: when the register database cannot be used.

    """
    satker = tahun.kantor.satker.kode
    with basis.baca() as sambungan:
        berkas = _berkas(sambungan, satker)
        arsip = diarsipkan(sambungan, satker, tahun.tahun)
    if not arsip and _dikenal(berkas, tahun.tahun):
        periksa_folder(folder_bukti, tahun, jelajahi(folder_bukti, tahun), berkas)


def tolak_yang_diarsipkan(tahun: TahunRencana, basis: BasisData) -> None:
    """Refuse to lay anything into a year's folder that was archived: it may lie elsewhere by now.

    Raises:
        GalatFolderBukti: when somebody said that it is archived.
        GalatBasisData: when the register database cannot be used.

    """
    satker = tahun.kantor.satker.kode
    with basis.baca() as sambungan:
        arsip = diarsipkan(sambungan, satker, tahun.tahun)
    if arsip:
        raise GalatFolderBukti(
            f"Folder bukti {satker} tahun {tahun.tahun} tercatat diarsipkan; tidak ada yang ditaruh atau ditarik.",
            "Kalau foldernya ada lagi, catat dahulu.",
            anjuran=Anjuran.untuk(Tindak.BATALKAN_ARSIP_BUKTI, tahun=tahun.tahun, satker=satker),
        )


def periksa_folder(folder_bukti: Path, tahun: TahunRencana, jelajah: Jelajah, berkas: Iterable[str]) -> None:
    """Refuse a year's folder without a single file when the register knows files of it.

    Raises:
        GalatFolderBukti: naming the folder, what may have happened, and what to do.

    """
    if jelajah.ada_berkas or not (banyak := _dikenal(berkas, tahun.tahun)):
        return
    folder = folder_kantor(folder_bukti, tahun.kantor) / str(tahun.tahun)
    galat = galat_saja(jelajah.masalah)
    keadaan = "tidak dapat dipakai" if galat else "kosong" if folder.is_dir() else "tidak ada"
    raise GalatFolderBukti(
        f"Folder bukti {folder} {keadaan}, padahal buku agenda mengenal {banyak} berkas bukti tahun {tahun.tahun}. "
        "Tidak ada yang dinilai atau disusun.",
        "Periksa apakah disk atau folder jaringannya tersambung, apakah ZI_BUKTI menunjuk ke tempat yang benar, dan "
        "apakah foldernya dipindahkan atau berganti nama, lalu jalankan lagi. Kalau memang sudah diarsipkan, catat "
        "satu kali.",
        galat,
        anjuran=Anjuran.untuk(Tindak.ARSIPKAN_BUKTI, tahun=tahun.tahun, satker=tahun.kantor.satker.kode),
    )


def _dikenal(berkas: Iterable[str], tahun: int) -> int:
    """Return how many of the register's files are of a year."""
    return sum(satu.startswith(f"{tahun}/") for satu in berkas)


def _berkas(sambungan: sa.Connection, satker: str) -> list[str]:
    return list(sambungan.scalars(sa.select(berkas_bukti.c.berkas).where(berkas_bukti.c.satker == satker)))


def _kunci(satker: str, tahun: int) -> str:
    return f"{satker}/{tahun}/folder-bukti"
