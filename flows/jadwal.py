"""When each flow runs by itself: one deployment per kind, so that no kind waits for or cancels another.

Within a kind runs queue up, one at a time. Reports are drafted on the first working day after their period, which the
office's calendar tells: the days of the next year and a half stand in the schedule, reckoned anew at every start of
`zi layani`. What is missed while the computer is off the daily run makes up.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, RRule, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.bulanan import bulanan
from flows.keputusan import keputusan
from flows.pagi import NAMA as PAGI
from flows.pagi import pagi
from flows.semesteran import semesteran
from flows.triwulanan import triwulanan
from tata_usaha.kerja.periode_alur import TANGGAL_UNDANGAN, hari_laporan
from zi_model.kantor import Kantor
from zi_model.naskah.jenis_alur import JenisAlur

ALUR: dict[JenisAlur, Flow[..., Any]] = {
    JenisAlur.BULANAN: bulanan,
    JenisAlur.TRIWULANAN: triwulanan,
    JenisAlur.SEMESTERAN: semesteran,
    JenisAlur.KEPUTUSAN: keputusan,
}

_KE_DEPAN = dt.timedelta(days=550)
"""For so long ahead the days are reckoned; the server itself plans 400 days ahead."""
_PUKUL = {JenisAlur.BULANAN: (6, 0), JenisAlur.TRIWULANAN: (6, 30), JenisAlur.SEMESTERAN: (6, 45)}
"""Staggered, so that the kinds do not start in the same minute; the daily run has a quarter past."""


def susun_jadwal(kantor: Kantor, hari_ini: dt.date) -> dict[str, list[Schedule]]:
    """Return the schedules by the name of the flow, as they are from a day on, in the office's time zone."""
    satker, zona = kantor.satker.kode, kantor.satker.zona_waktu

    def cron(teks: str, slug: str, **parameter: str) -> Schedule:
        return Cron(teks, timezone=zona, parameters={"satker": satker, **parameter}, slug=slug)

    def laporan(jenis: JenisAlur, **parameter: str) -> Schedule:
        hari = hari_laporan(kantor.kalender, jenis, hari_ini, hari_ini + _KE_DEPAN)
        saat = ",".join(f"{dt.datetime.combine(h, dt.time(*_PUKUL[jenis])):%Y%m%dT%H%M%S}" for h in hari)
        return RRule(f"RDATE:{saat}", timezone=zona, parameters={"satker": satker, **parameter}, slug="laporan")

    return {
        JenisAlur.BULANAN: [
            cron(f"0 6 {TANGGAL_UNDANGAN} * *", "undangan", bagian="undangan"),
            laporan(JenisAlur.BULANAN, bagian="laporan"),
        ],
        JenisAlur.TRIWULANAN: [
            cron(f"30 6 {TANGGAL_UNDANGAN} 3,6,9,12 *", "undangan", bagian="undangan"),
            laporan(JenisAlur.TRIWULANAN, bagian="laporan"),
        ],
        JenisAlur.SEMESTERAN: [laporan(JenisAlur.SEMESTERAN)],
        JenisAlur.KEPUTUSAN: [],
        PAGI: [cron("15 6 * * *", "harian")],
    }


def susun_deployment(kantor: Kantor, hari_ini: dt.date) -> list[RunnerDeployment]:
    """Return the deployments, named by flow and office (`bulanan-sigi` and so on), as they are from a day on."""
    alur: dict[str, Flow[..., Any]] = {PAGI: pagi} | {jenis.value: satu for jenis, satu in ALUR.items()}
    satker = kantor.satker.kode
    return [
        RunnerDeployment.from_flow(
            alur[nama],
            f"{nama}-{satker}",
            schedules=jadwal,
            parameters={"satker": satker},
            description=alur[nama].description,
            tags=[str(nama), satker],
            concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        for nama, jadwal in susun_jadwal(kantor, hari_ini).items()
    ]
