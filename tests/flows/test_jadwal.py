"""When the flows run by themselves, and which letters a desk that was switched off has missed."""

from __future__ import annotations

import asyncio
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from prefect.client.schemas.objects import ConcurrencyLimitStrategy
from prefect.server.schemas.schedules import CronSchedule

from flows.jadwal import susun_deployment, susun_jadwal
from flows.tercatat import belum_tercatat, yang_terlewat
from tata_usaha.pekerjaan import baca_rencana, periksa_bukti, susun_naskah, taruh_di_outbox
from tests.conftest import Meja
from zi_model.kantor import Kantor
from zi_model.naskah.daftar import Bagian, JenisAlur
from zi_model.periode import Periode

WITA = ZoneInfo("Asia/Makassar")
JADWAL = {(jenis, j.slug): j for jenis, semua in susun_jadwal("sigi", "Asia/Makassar").items() for j in semua}


def _setahun(jenis: JenisAlur, slug: str) -> list[dt.datetime]:
    """Return the moments of 2026 at which a schedule fires, as Prefect's own scheduler reckons them."""
    jadwal = JADWAL[jenis, slug]
    assert jadwal.cron is not None
    cron = CronSchedule(cron=jadwal.cron, timezone=jadwal.timezone)
    mulai, akhir = dt.datetime(2026, 1, 1, tzinfo=WITA), dt.datetime(2026, 12, 31, 23, 59, tzinfo=WITA)
    return [saat.astimezone(WITA) for saat in asyncio.run(cron.get_dates(n=400, start=mulai, end=akhir))]


def test_bulanan_tanggal_satu_pukul_enam_waktu_setempat() -> None:
    assert [(s.month, s.day, s.hour) for s in _setahun(JenisAlur.BULANAN, "bulanan")] == [
        (bulan, 1, 6) for bulan in range(1, 13)
    ]


def test_undangan_tanggal_sepuluh_bulan_ketiga_setiap_triwulan() -> None:
    assert [(s.month, s.day) for s in _setahun(JenisAlur.TRIWULANAN, "undangan")] == [
        (3, 10),
        (6, 10),
        (9, 10),
        (12, 10),
    ]


@pytest.mark.parametrize(("jenis", "bulan"), [(JenisAlur.TRIWULANAN, [1, 4, 7, 10]), (JenisAlur.SEMESTERAN, [1, 7])])
def test_laporan_menanyakan_kalender_setiap_hari_sesudah_periode(jenis: JenisAlur, bulan: list[int]) -> None:
    assert [(s.month, s.day) for s in _setahun(jenis, "laporan")] == [(b, h) for b in bulan for h in range(1, 15)]
    assert JADWAL[jenis, "laporan"].parameters["menurut_kalender"] is True


def test_setiap_alur_satu_deployment_yang_mengantre() -> None:
    """Monthly, quarterly and half-yearly runs meet on 1 January; none may cancel another, none run twice at once."""
    semua = susun_deployment("sigi", "Asia/Makassar")
    assert [d.name for d in semua] == ["bulanan-sigi", "triwulanan-sigi", "semesteran-sigi", "keputusan-sigi"]
    assert {
        (d.concurrency_limit, d.concurrency_options.collision_strategy) for d in semua if d.concurrency_options
    } == {(1, ConcurrencyLimitStrategy.ENQUEUE)}
    assert [len(d.schedules or ()) for d in semua] == [1, 2, 1, 0]


def _saat(kantor: Kantor, bulan: int, hari: int) -> dt.datetime:
    return dt.datetime(2026, bulan, hari, 8, tzinfo=kantor.zona)


def _terlewat(meja: Meja, bulan: int, hari: int) -> list[str]:
    kantor = baca_rencana(meja.pengaturan, "sigi")
    return [perintah for perintah, _ in yang_terlewat(meja.pengaturan, kantor, _saat(kantor, bulan, hari))]


def test_yang_terlewat_disebut_dengan_perintahnya(meja: Meja) -> None:
    assert _terlewat(meja, 1, 5) == []  # what was due then is of last year, for which there is no plan
    assert _terlewat(meja, 3, 9) == ["zi jalankan bulanan 2026-02"]
    assert _terlewat(meja, 3, 10) == [
        "zi jalankan bulanan 2026-02",
        "zi jalankan triwulanan 2026-TW1 --bagian undangan",
    ]
    assert _terlewat(meja, 7, 1) == [
        "zi jalankan bulanan 2026-06",
        "zi jalankan triwulanan 2026-TW2 --bagian laporan",
        "zi jalankan semesteran 2026-S1",
    ]


def test_yang_sudah_ditaruh_tidak_disebut_lagi(meja: Meja) -> None:
    kantor = baca_rencana(meja.pengaturan, "sigi")
    sekarang = _saat(kantor, 7, 1)
    pindaian = periksa_bukti(meja.pengaturan, kantor, sekarang)
    naskah = susun_naskah(
        kantor, pindaian, JenisAlur.SEMESTERAN, Periode.parse("2026-S1"), Bagian.SEMUA, None, sekarang.date()
    )
    assert belum_tercatat(meja.pengaturan, kantor, naskah) == naskah
    taruh_di_outbox(meja.pengaturan, kantor, naskah, sekarang)
    assert belum_tercatat(meja.pengaturan, kantor, naskah) == []
    assert "zi jalankan semesteran 2026-S1" not in _terlewat(meja, 7, 1)
