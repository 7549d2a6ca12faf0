"""A province's office and a recapitulation of four of its offices: two with evidence, one without any, one broken."""

from __future__ import annotations

import datetime as dt
import tempfile
from functools import cache
from pathlib import Path

from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.satker_baru import buat_satker
from tata_usaha.kerja.tahun import baca_rencana
from zi_model.kantor_baru import JatiDiri
from zi_model.periode import Periode
from zi_model.provinsi import (
    BarisTerlambat,
    CapaianKomponen,
    JalanTerakhir,
    KeadaanKantor,
    RekapProvinsi,
    TanpaData,
)
from zi_model.tahun_rencana import TahunRencana
from zi_model.tunggakan import Tempo

SULTENG = JatiDiri("sulteng", "KPU Provinsi Sulawesi Tengah", "72", "Palu", "WITA", 2026)
TW1 = Periode.parse("2026-TW1")
_KOMPONEN = ("Manajemen Perubahan", "Penataan Tata Laksana")


def kantor(
    kode: str, nama: str, wilayah: str, terpenuhi: tuple[int, int], terlambat: int, *baris: BarisTerlambat
) -> KeadaanKantor:
    """Return an office of which ten and twenty rows of two components fall due."""
    komponen = tuple(
        CapaianKomponen(n, Tempo(banyak, ada)) for n, banyak, ada in zip(_KOMPONEN, (10, 20), terpenuhi, strict=True)
    )
    semua = Tempo(30, sum(terpenuhi))
    return KeadaanKantor(
        kode,
        nama,
        Tempo(sum(terpenuhi) + terlambat, sum(terpenuhi)),
        terlambat,
        menunggu_ttd=2,
        jalan_terakhir=JalanTerakhir(f"triwulanan 2026-TW1 {kode}", dt.datetime(2026, 4, 1, 3, tzinfo=dt.UTC)),
        wilayah=wilayah,
        tunggakan=sum(b.sebelumnya for b in baris),
        baris=baris,
        komponen=komponen,
        seperiode=semua,
        berkas=sum(terpenuhi),
    )


def baris(
    kode: str, *, sebelumnya: bool = False, unit: str = "Sub Bagian Keuangan, Umum, dan Logistik"
) -> BarisTerlambat:
    """Return a row that is overdue."""
    periode = Periode.parse("2025-TW4") if sebelumnya else TW1
    return BarisTerlambat(
        kode, f"Indikator {kode}", periode, dt.date(2026, 4, 15), "laporan dan dokumentasi", unit, sebelumnya, "KUL"
    )


REKAP = RekapProvinsi(
    "sulteng",
    "KPU Provinsi Sulawesi Tengah",
    TW1,
    dt.date(2026, 4, 20),
    (
        kantor("poso", "KPU Kabupaten Poso", "7204", (10, 12), 1, baris("2.1.1.1"), baris("1.1.1.1", sebelumnya=True)),
        KeadaanKantor(
            "donggala",
            "KPU Kabupaten Donggala",
            menunggu_ttd=1,
            masalah="Ada 1 kesalahan di plan/donggala.",
            tanpa_data=TanpaData.RENCANA_RUSAK,
            wilayah="7205",
        ),
        kantor("sigi", "KPU Kabupaten Sigi", "7210", (6, 9), 3, baris("1.3.1.2"), baris("2.1.1.1"), baris("2.2.2.1")),
        kantor("kota-palu", "KPU Kota Palu", "7271", (0, 0), 2, baris("2.1.1.1"), baris("2.2.2.1")),
    ),
)


@cache
def tahun_provinsi() -> TahunRencana:
    """Return the year 2026 of a province's office, as its folder is when it has just been made."""
    with tempfile.TemporaryDirectory(prefix="zi-provinsi-") as folder:
        plan = Path(folder) / "plan"
        plan.mkdir()
        (plan / "_baku").symlink_to(AKAR / "plan" / "_baku")
        pengaturan = Pengaturan.dari_lingkungan({"ZI_PLAN": str(plan), "ZI_OUTBOX": f"{folder}/outbox"})
        buat_satker(pengaturan, SULTENG)
        return baca_rencana(pengaturan, "sulteng", 2026)
