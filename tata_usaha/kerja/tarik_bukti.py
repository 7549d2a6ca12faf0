"""Withdrawing a piece of evidence: moved aside with a reason, never deleted, and never by a run.

The file is moved and the event recorded in one transaction. Whoever was cut off between the two runs the command
again: the file then lies among what was withdrawn, without its event, and gets it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from tata_usaha.agenda.basis_data import BasisData
from tata_usaha.agenda.rantai import catat, rincian_kejadian
from tata_usaha.agenda.skema import berkas_bukti, naskah
from tata_usaha.bukti import arsip_bukti
from tata_usaha.bukti.jelajah_bukti import PetaTempat, Tempat, diabaikan, folder_kantor, sebut
from tata_usaha.bukti.pindai_bukti import pindai
from tata_usaha.bukti.pohon_bukti import CATATAN
from tata_usaha.bukti.taruh_bukti import folder_ditarik, sisihkan
from tata_usaha.dasar import berkas, waktu
from tata_usaha.dasar.galat import GalatBukti, GalatPemakaian
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.saran import saran_sistem
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.buka_agenda import buka_tulis
from tata_usaha.kerja.masuk_bukti import kunci_bukti, relatif_bukti
from tata_usaha.kerja.pilih_kewajiban import keadaan, kewajiban_baris, pada_periode
from tata_usaha.kerja.tahun import baca_kantor, baca_rencana
from tata_usaha.outbox.terbuka import pembuka
from zi_model.anjuran import Anjuran, Tindak
from zi_model.status import HasilStatus
from zi_model.tahun_rencana import TahunRencana

DITARIK = "BUKTI_DITARIK"
_SEBUT_MAKS = 5


@dataclass(frozen=True)
class PermintaanTarik:
    """Which file of the evidence folder, and why; `berkas` is its path, or its name when only one has it."""

    satker: str
    berkas: str
    alasan: str


@dataclass(frozen=True)
class HasilTarik:
    """Where a file lay and where it lies now, whether that is news, and where its obligation stands without it."""

    status: HasilStatus
    dari: str
    tempat: Path
    berubah: bool


def tarik_bukti(pengaturan: Pengaturan, pelaku: Pelaku, permintaan: PermintaanTarik) -> HasilTarik:
    """Move a file out of its period's folder, below `ditarik/` of the same year, and record who did so and why.

    Raises:
        GalatPemakaian: when no reason is given, or no file or several are meant.
        GalatBukti: when the file is open, is the copy of a signed letter, or cannot be moved.
        GalatRencana: when the office's plan folder has mistakes.
        GalatFolderBukti: when the year's folder is gone, or was archived.
        GalatBasisData: when the register cannot be used.

    """
    alasan = " ".join(permintaan.alasan.split())
    if not alasan:
        raise GalatPemakaian("Alasannya belum diisi.", "Sebutkan mengapa berkas itu ditarik.")
    satker = permintaan.satker
    akar = folder_kantor(pengaturan.bukti, baca_kantor(pengaturan, satker))
    with buka_tulis(pengaturan, pelaku) as basis:
        relatif = _pilih(akar, basis, permintaan)
        tahun, tempat = _tempat(pengaturan, satker, relatif)
        arsip_bukti.tolak_folder_hilang(pengaturan.bukti, tahun, basis)
        arsip_bukti.tolak_yang_diarsipkan(tahun, basis)
        ke, berubah = _pindahkan(akar, basis, tempat, relatif, alasan, waktu.sekarang(), satker)
        sekarang = waktu.sekarang()
        pindaian = pindai(pengaturan.bukti, tahun, basis, sekarang, simpanan=pengaturan.pindaian)
    kewajiban = pada_periode(kewajiban_baris(tahun, tempat[0]), tempat[1])
    hari = sekarang.astimezone(tahun.kantor.zona).date()
    return HasilTarik(keadaan(kewajiban, tahun, pindaian, hari), relatif, ke, berubah)


def _pilih(akar: Path, basis: BasisData, permintaan: PermintaanTarik) -> str:
    """Return the path below the office's folder of the one file that is meant, where it lies or lay."""
    sebutan = permintaan.berkas.strip()
    for calon in (Path(sebutan).expanduser(), akar / sebutan):
        if (relatif := relatif_bukti(akar, calon)) and (calon.is_file() or calon.is_symlink()):
            return relatif
    cari = sebutan.replace("\\", "/").removeprefix("./")
    with basis.baca() as sambungan:
        pilih = sa.select(berkas_bukti.c.berkas).where(berkas_bukti.c.satker == permintaan.satker)
        semua: list[str] = [satu for satu in sambungan.scalars(pilih) if f"/{satu}".endswith(f"/{cari}")]
    ada = sorted(satu for satu in semua if (akar / satu).is_file())
    if len(ada) == 1:
        return ada[0]
    if ada:
        raise GalatPemakaian(
            "\n".join([f"“{sebutan}” ada {len(ada)} di folder bukti:", *_daftar(ada)]), "Tulis letaknya lebih lengkap."
        )
    if len(semua) == 1:  # withdrawn already, or its owner took it away
        return semua[0]
    raise GalatPemakaian(
        f"Tidak ada berkas “{sebutan}” di folder bukti.",
        "Tulis namanya seperti di status, atau letaknya.",
        anjuran=Anjuran.untuk(Tindak.PERIKSA_BUKTI, satker=permintaan.satker),
    )


def _daftar(semua: Iterable[str]) -> list[str]:
    daftar = [f"  {satu}" for satu in semua]
    lebih = len(daftar) - _SEBUT_MAKS
    return [*daftar[:_SEBUT_MAKS], f"  … dan {lebih} lagi"] if lebih > 0 else daftar


def _tempat(pengaturan: Pengaturan, satker: str, relatif: str) -> tuple[TahunRencana, Tempat]:
    """Return to which year and obligation a file belongs by where it lies."""
    awal, nama = relatif.partition("/")[0], relatif.rpartition("/")[2]
    if awal.isascii() and awal.isdigit() and not diabaikan(nama) and nama.casefold() != CATATAN:
        tahun = baca_rencana(pengaturan, satker, int(awal), dengan_naskah=False)
        if tempat := PetaTempat(tahun).tempat(relatif):
            return tahun, tempat
    raise GalatPemakaian(
        f"{relatif} bukan berkas bukti: yang ditarik hanya berkas di dalam folder periode.",
        "Berkas lain tidak dihitung; pindahkan sendiri kalau perlu.",
    )


def _pindahkan(
    akar: Path, basis: BasisData, tempat: Tempat, relatif: str, alasan: str, sekarang: dt.datetime, satker: str
) -> tuple[Path, bool]:
    """Move the file and record it; return where it lies now, and False when all of that was done before."""
    asal, kunci = akar / relatif, kunci_bukti(satker, tempat)
    try:
        with basis.transaksi(satker) as sambungan:
            tercatat = rincian_kejadian(sambungan, kunci, DITARIK)
            if not asal.exists() and (sudah := _sudah(akar, tempat, asal.name, tercatat)):
                ke, baru = sudah
                if not baru:
                    return ke, False
            else:
                _tolak_salinan_naskah(sambungan, satker, relatif)
                if dibuka := pembuka(asal):
                    raise GalatBukti(f"“{asal.name}” {dibuka}.", dibuka.tutup)
                ke = sisihkan(akar, tempat, asal)
            isi = {"berkas": relatif, "sha256": berkas.sha256_berkas(ke), "ditarik_ke": ke.relative_to(akar).as_posix()}
            catat(sambungan, kunci, DITARIK, isi, sekarang, alasan=alasan)
    except FileNotFoundError as galat:
        raise GalatBukti(f"{sebut(asal)} tidak ada lagi.", "Periksa apakah dipindahkan orang.") from galat
    except OSError as galat:
        raise GalatBukti(
            f"{sebut(asal)} tidak dapat dipindahkan: {sebab_sistem(galat)}.", saran_sistem(galat)
        ) from galat
    return ke, True


def _sudah(
    akar: Path, tempat: Tempat, nama: str, tercatat: Iterable[dict[str, str | int | None]]
) -> tuple[Path, bool] | None:
    """Return where a file lies that was withdrawn before, and whether that is still to be recorded; None: nowhere."""
    folder, ke = folder_ditarik(akar, tempat), None
    dikenal = {str(satu["ditarik_ke"]) for satu in tercatat}
    asli = Path(nama)
    for calon in sorted(folder.glob("*")) if folder.is_dir() else ():
        if calon.name != nama and not (calon.stem.startswith(f"{asli.stem} (") and calon.suffix == asli.suffix):
            continue
        if calon.relative_to(akar).as_posix() not in dikenal:
            return calon, True
        ke = calon
    return (ke, False) if ke else None


def _tolak_salinan_naskah(sambungan: sa.Connection, satker: str, relatif: str) -> None:
    """Refuse the copy of a signed letter: it comes and goes with the letter."""
    n = naskah.c
    kunci = sambungan.scalar(sa.select(n.kunci).where(n.satker == satker, n.berkas_bukti == relatif))
    if kunci is not None:
        raise GalatBukti(
            f"Berkas ini salinan bertanda tangan naskah {kunci}, yang membuktikannya.",
            "Kalau salinan itu keliru, lepas dari naskahnya; salinan ini ikut ditarik.",
            anjuran=Anjuran.untuk(Tindak.LEPAS_TTD, kunci=kunci, satker=satker),
        )
