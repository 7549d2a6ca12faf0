"""Next year's plan: written from this year's when somebody asks, missed aloud from November on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from tata_usaha.bukti.jelajah_bukti import sebut
from tata_usaha.dasar.berkas import simpan_baru
from tata_usaha.dasar.galat import GalatPemakaian, GalatRencana
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar.sebab import sebab_sistem
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.rencana.baca_kantor import tahun_tersedia
from tata_usaha.rencana.rentang_skalar import rentang_skalar
from zi_model.anjuran import Anjuran, Pemberitahuan, Tindak
from zi_model.masalah import Masalah
from zi_model.rencana_baru import susun_rencana_baru
from zi_model.tahun_rencana import tahun_tanpa_rencana


@dataclass(frozen=True)
class HasilRencanaBaru:
    """The plan that was written, the one it was made from, and what a person has to look at, by place."""

    berkas: Path
    asal: Path
    catatan: tuple[Masalah, ...]


def buat_rencana(pengaturan: Pengaturan, satker: str, tahun: int) -> HasilRencanaBaru:
    """Write the plan of a year from that of the year before; nothing that exists is ever overwritten.

    Raises:
        GalatPemakaian: when there is a plan of that year already, or none of the year before.
        GalatRencana: when the office's plan folder has mistakes, or cannot be written.

    """
    tujuan, asal = (pengaturan.plan / satker / f"rencana-aksi-{satu}.yaml" for satu in (tahun, tahun - 1))
    tersedia = tahun_tersedia(pengaturan.plan, satker)
    if tujuan.exists():
        raise _sudah_ada(tujuan, tahun)
    if tersedia and tahun - 1 not in tersedia:
        ada = ", ".join(map(str, tersedia))
        raise GalatPemakaian(
            f"Rencana aksi {tahun} disusun dari rencana {tahun - 1}, dan rencana itu tidak ada.",
            f"Rencana yang ada: {ada}. Mulailah dari yang terbaru.",
            anjuran=Anjuran.untuk(Tindak.SUSUN_RENCANA, tahun=max(tersedia) + 1, satker=satker),
        )
    lama = baca_rencana(pengaturan, satker, tahun - 1, dengan_naskah=False)
    teks = asal.read_bytes().decode("utf-8-sig")
    nama_kantor = lama.kantor.satker.singkatan
    baru = susun_rencana_baru(teks, rentang_skalar(teks), lama.rencana, nama_kantor, asal.name, sebut(tujuan))
    try:
        simpan_baru(tujuan, baru.isi.encode())
    except FileExistsError as galat:
        raise _sudah_ada(tujuan, tahun) from galat
    except OSError as galat:
        raise GalatRencana(
            f"Rencana baru tidak dapat ditulis di {tujuan}: {sebab_sistem(galat)}.", "Periksa izin tulis foldernya."
        ) from galat
    return HasilRencanaBaru(tujuan, asal, baru.catatan)


def rencana_kurang(pengaturan: Pengaturan, satker: str, hari_ini: dt.date) -> Pemberitahuan | None:
    """Return what tells which year's plan should be there by now and is not; None when all are."""
    tahun = tahun_tanpa_rencana(tahun_tersedia(pengaturan.plan, satker), hari_ini)
    if tahun is None:
        return None
    return Pemberitahuan(
        f"Rencana aksi tahun {tahun} belum ada; susun dari rencana {tahun - 1}.",
        Anjuran.untuk(Tindak.SUSUN_RENCANA, tahun=tahun, satker=satker),
    )


def _sudah_ada(tujuan: Path, tahun: int) -> GalatPemakaian:
    return GalatPemakaian(
        f"Rencana aksi tahun {tahun} sudah ada di {sebut(tujuan)}; berkas itu tidak diubah.",
        "Sunting berkas itu, lalu periksa rencananya.",
        anjuran=Anjuran.untuk(Tindak.PERIKSA_RENCANA),
    )
