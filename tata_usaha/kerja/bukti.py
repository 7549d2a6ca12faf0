"""The evidence folder: make a year's, check what lies in it, say that a year's is archived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from tata_usaha.agenda.basis_data import buka
from tata_usaha.bukti import arsip_bukti
from tata_usaha.bukti.pindai_bukti import HasilPindai, pindai
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.langkah import periksa_bukti
from tata_usaha.kerja.tahun import baca_rencana, baca_semua_tahun, tahun_berjalan

if TYPE_CHECKING:
    from tata_usaha.bukti.pohon_bukti import HasilSiapkan


@dataclass(frozen=True)
class PermintaanArsip:
    """Which year's folder has been archived on purpose; `batal`: it is there again, or has to be."""

    satker: str
    tahun: int
    batal: bool = False


@dataclass(frozen=True)
class HasilArsip:
    """Whether that is news to the register, and how many files of the year still count (None: nobody counted)."""

    baru: bool
    dihitung: int | None


def siapkan_bukti(pengaturan: Pengaturan, satker: str, tahun: int | None = None) -> HasilSiapkan:
    """Make the folders of a year (None: the running one) with a note in each; return what was made.

    Raises:
        GalatPemakaian: when the office has no plan of that year.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's folder is gone though the register knows files of it.
        GalatBukti: when the folder cannot be written.
        GalatBasisData: when the register cannot be used.

    """
    from tata_usaha.bukti.pohon_bukti import siapkan

    dipilih = baca_rencana(pengaturan, satker, tahun or tahun_berjalan(pengaturan, satker), dengan_naskah=False)
    with buka(pengaturan.database) as basis:  # a tree in an empty mount point would hide what it is for
        arsip_bukti.tolak_folder_hilang(pengaturan.bukti, dipilih, basis)
    return siapkan(pengaturan.bukti, dipilih)


def periksa_semua_bukti(pengaturan: Pengaturan, satker: str, *, penuh: bool = False) -> HasilPindai:
    """Return what lies in the evidence folders of all years; `penuh` reads every file anew.

    Raises:
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when a year's folder is gone though the register knows files of it.
        GalatBasisData: when the register cannot be used.

    """
    sekarang = waktu.sekarang()
    semua = (replace(tahun, lalu=None) for tahun in baca_semua_tahun(pengaturan, satker))
    return reduce(HasilPindai.dengan, (periksa_bukti(pengaturan, tahun, sekarang, penuh=penuh) for tahun in semua))


def arsipkan_bukti(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanArsip) -> HasilArsip:
    """Record that a year's evidence folder was archived on purpose; nothing is moved, and its files still count.

    Raises:
        GalatPemakaian: for a year of which the register knows no evidence.
        GalatRencana: when the office's plan folder has mistakes.
        GalatBasisData: when the register cannot be used.

    """
    satker, tahun = permintaan.satker, permintaan.tahun
    rencana = {satu.tahun: satu for satu in baca_semua_tahun(pengaturan, satker)}
    sekarang = waktu.sekarang()
    with buka_tulis(pengaturan, pelaku) as basis:
        baru = arsip_bukti.arsipkan(basis, satker, tahun, sekarang, batal=permintaan.batal)
        if permintaan.batal or tahun not in rencana:
            return HasilArsip(baru, None)
        kini = pindai(pengaturan.bukti, rencana[tahun], basis, sekarang, simpanan=pengaturan.pindaian)
        return HasilArsip(baru, len({b.berkas for b in kini.bukti if b.jenis is not None}))
