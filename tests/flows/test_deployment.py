"""When the flows run by themselves, and which letters a desk that was switched off has missed."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from prefect.client.schemas.objects import ConcurrencyLimitStrategy
from prefect.server.schemas.schedules import CronSchedule, RRuleSchedule

from flows.deployment import susun_deployment, susun_jadwal
from flows.pagi import NAMA as PAGI
from tata_usaha.cli.anjuran import sebut
from tata_usaha.kerja.langkah import periksa_bukti, susun_naskah, taruh_di_outbox
from tata_usaha.kerja.periode_alur import periode_untuk
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.kerja.terlewat import belum_tercatat, yang_terlewat
from tests.conftest import Meja
from tests.zi_model.bahan_sigi import kantor
from zi_model.kantor import Kantor
from zi_model.naskah import jatuh_waktu
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.naskah.rapat.kalender import IsiAcaraKalender
from zi_model.periode import Periode

WITA = ZoneInfo("Asia/Makassar")
MULAI = dt.date(2026, 1, 1)
JADWAL = {(jenis, j.slug): j for jenis, semua in susun_jadwal(kantor(), MULAI).items() for j in semua}


def _setahun(jenis: str, slug: str) -> list[dt.datetime]:
    """Return the moments of 2026 at which a schedule fires, as Prefect's own scheduler reckons them."""
    jadwal = JADWAL[jenis, f"{slug}-sigi"]
    isi = (
        RRuleSchedule(rrule=jadwal.rrule, timezone=jadwal.timezone)
        if jadwal.rrule
        else CronSchedule(cron=str(jadwal.cron), timezone=jadwal.timezone)
    )
    mulai, akhir = dt.datetime(2026, 1, 1, tzinfo=WITA), dt.datetime(2026, 12, 31, 23, 59, tzinfo=WITA)
    return [saat.astimezone(WITA) for saat in asyncio.run(isi.get_dates(n=400, start=mulai, end=akhir))]


def test_bulanan_dua_kali_sebulan_pukul_enam_waktu_setempat() -> None:
    undangan, laporan = (_setahun(JenisAlur.BULANAN, slug) for slug in ("undangan", "laporan"))
    assert [(s.month, s.day, s.hour) for s in undangan] == [(bulan, 5, 6) for bulan in range(1, 13)]
    assert [(s.month, s.hour) for s in laporan] == [(bulan, 6) for bulan in range(1, 13)]
    assert all(kantor().kalender.hari_kerja(s.date()) for s in laporan)
    assert [JADWAL[JenisAlur.BULANAN, f"{slug}-sigi"].parameters["bagian"] for slug in ("undangan", "laporan")] == [
        "undangan",
        "laporan",
    ]


def test_undangan_tanggal_lima_bulan_ketiga_setiap_triwulan() -> None:
    assert [(s.month, s.day) for s in _setahun(JenisAlur.TRIWULANAN, "undangan")] == [
        (3, 5),
        (6, 5),
        (9, 5),
        (12, 5),
    ]


def test_setiap_undangan_2026_disusun_terjadwal_sebelum_tanggalnya(meja: Meja) -> None:
    """A letter that is drafted after the day that stands on it would have to be changed by hand."""
    tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
    jalan = [
        (jenis, saat.date())
        for jenis in (JenisAlur.BULANAN, JenisAlur.TRIWULANAN)
        for saat in _setahun(jenis, "undangan")
    ]
    disusun: dict[str, dt.date] = {}
    for jenis, hari in jalan:
        periode = periode_untuk(jenis, Bagian.UNDANGAN, hari)
        for n in jatuh_waktu.susun_naskah(Bahan(tahun), jenis, periode, Bagian.UNDANGAN, None, hari):
            if isinstance(n.isi, IsiAcaraKalender):
                assert hari <= n.isi.dibuat
                disusun[str(n.kunci)] = hari
    assert len(disusun) == 12


@pytest.mark.parametrize(
    ("jenis", "saat"),
    [
        (JenisAlur.TRIWULANAN, ["2026-01-02 06:30", "2026-04-01 06:30", "2026-07-01 06:30", "2026-10-01 06:30"]),
        (JenisAlur.SEMESTERAN, ["2026-01-02 06:45", "2026-07-01 06:45"]),
    ],
)
def test_laporan_dijadwalkan_pada_hari_kerja_pertama_saja(jenis: JenisAlur, saat: list[str]) -> None:
    """One run for each period, in the office's own time: not one for each of fourteen days."""
    assert [f"{s:%Y-%m-%d %H:%M}" for s in _setahun(jenis, "laporan")] == saat


def test_jadwal_menjangkau_setahun_setengah() -> None:
    """The server plans 400 days ahead: at no time before the next start may the days run out for it."""
    jadwal = susun_jadwal(kantor(), dt.date(2026, 11, 26))[JenisAlur.SEMESTERAN][0]
    assert "20280103" in str(jadwal.rrule)


def test_pagi_setiap_hari() -> None:
    semua = _setahun(PAGI, "harian")
    assert len({s.date() for s in semua}) == 365
    assert {(s.hour, s.minute) for s in semua} == {(6, 15)}


def test_setiap_alur_satu_deployment_yang_mengantre(meja: Meja) -> None:
    """Runs of several kinds meet on one morning; none may cancel another, none run twice at once."""
    semua = susun_deployment(meja.pengaturan, kantor(), MULAI)
    # one office has nothing to do for a province
    assert {d.full_name for d in semua} == {f"{nama}/{nama}" for nama in (*JenisAlur, PAGI, "nomori", "siap", "batal")}
    terjadwal = [d for d in semua if d.schedules]
    assert {
        (d.concurrency_limit, d.concurrency_options.collision_strategy) for d in terjadwal if d.concurrency_options
    } == {(1, ConcurrencyLimitStrategy.ENQUEUE)}
    assert {d.name: len(d.schedules or ()) for d in terjadwal} == {
        "bulanan": 2,
        "triwulanan": 2,
        "semesteran": 1,
        PAGI: 1,
    }


def test_offices_share_a_deployment_and_have_schedules_of_their_own(meja: Meja) -> None:
    tetangga = meja.pengaturan.plan / "donggala"
    tetangga.mkdir()
    (tetangga / "satker.yaml").touch()
    lain = kantor()
    lain = replace(lain, satker=lain.satker.model_copy(update={"kode": "donggala", "zona_waktu": "Asia/Jayapura"}))
    semua = {d.name: d for d in susun_deployment(meja.pengaturan, [kantor(), lain], MULAI)}
    assert not semua["provinsi"].schedules
    satu = semua[JenisAlur.SEMESTERAN]
    assert {j.slug: j.parameters for j in satu.schedules or ()} == {
        f"laporan-{kode}": {"satker": kode} for kode in ("sigi", "donggala")
    }
    assert satu.parameters == {"satker": "sigi"}


def test_workers_of_a_pool_do_all_offices_in_one_run_each_morning(meja: Meja) -> None:
    tetangga = meja.pengaturan.plan / "donggala"
    tetangga.mkdir()
    (tetangga / "satker.yaml").touch()
    semua = {d.name: d for d in susun_deployment(meja.pengaturan, kantor(), MULAI, kolam=True)}
    (harian,) = semua["provinsi"].schedules or ()
    assert (harian.slug, harian.parameters["alur"]) == ("harian", PAGI)
    assert [nama for nama, d in semua.items() if d.schedules] == ["provinsi"]
    assert semua["pecahan"].concurrency_limit is None  # as many at a time as there are workers


def _saat(kantor: Kantor, bulan: int, hari: int) -> dt.datetime:
    return dt.datetime(2026, bulan, hari, 8, tzinfo=kantor.zona)


def _terlewat(meja: Meja, bulan: int, hari: int) -> list[str]:
    tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
    return [sebut(anjuran) for anjuran, _ in yang_terlewat(meja.pengaturan, "sigi", _saat(tahun.kantor, bulan, hari))]


@pytest.mark.tahan
def test_yang_terlewat_disebut_dengan_perintahnya(meja: Meja) -> None:
    assert _terlewat(meja, 1, 4) == []  # what was due then is of last year, for which there is no plan
    assert _terlewat(meja, 1, 5) == ["zi jalankan bulanan 2026-01 --bagian undangan"]
    assert _terlewat(meja, 3, 4) == ["zi jalankan bulanan 2026-02 --bagian laporan"]
    assert _terlewat(meja, 3, 5) == [
        "zi jalankan bulanan 2026-03 --bagian undangan",
        "zi jalankan bulanan 2026-02 --bagian laporan",
        "zi jalankan triwulanan 2026-TW1 --bagian undangan",
    ]
    assert _terlewat(meja, 7, 1) == [
        "zi jalankan bulanan 2026-06 --bagian laporan",
        "zi jalankan triwulanan 2026-TW2 --bagian laporan",
        "zi jalankan semesteran 2026-S1",
    ]


def test_yang_sudah_ditaruh_tidak_disebut_lagi(meja: Meja) -> None:
    tahun = baca_rencana(meja.pengaturan, "sigi", 2026)
    sekarang = _saat(tahun.kantor, 7, 1)
    pindaian = periksa_bukti(meja.pengaturan, tahun, sekarang)
    naskah = susun_naskah(
        tahun, pindaian, JenisAlur.SEMESTERAN, Periode.parse("2026-S1"), Bagian.SEMUA, None, sekarang.date()
    )
    assert belum_tercatat(meja.pengaturan, tahun.kantor, naskah) == naskah
    taruh_di_outbox(meja.pengaturan, tahun.kantor, naskah, sekarang)
    assert belum_tercatat(meja.pengaturan, tahun.kantor, naskah) == []
    assert "zi jalankan semesteran 2026-S1" not in _terlewat(meja, 7, 1)
