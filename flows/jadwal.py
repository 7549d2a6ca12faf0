"""When each flow runs by itself: one deployment per kind, so that no kind waits for or cancels another.

Monthly, quarterly and half-yearly runs fall together on 1 January and 1 July; within a kind
runs queue up, one at a time. A report is due on the first working day after its period: a daily
cron asks the calendar, and what was missed while the computer was off is made up for on the
first day on which it is on.
"""

from __future__ import annotations

from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.bulanan import bulanan
from flows.keputusan import keputusan
from flows.semesteran import semesteran
from flows.triwulanan import triwulanan
from tata_usaha.kerja.terlewat import TANGGAL_UNDANGAN
from zi_model.naskah.jenis_alur import JenisAlur

ALUR: dict[JenisAlur, Flow[..., Any]] = {
    JenisAlur.BULANAN: bulanan,
    JenisAlur.TRIWULANAN: triwulanan,
    JenisAlur.SEMESTERAN: semesteran,
    JenisAlur.KEPUTUSAN: keputusan,
}

HARI_LAPORAN = "1-14"
"""The first working day after a period lies in these days even when Idulfitri falls on the first of a month."""


def susun_jadwal(satker: str, zona: str) -> dict[JenisAlur, list[Schedule]]:
    """Return the schedules of every kind of run, in the office's time zone (an IANA name).

    The hours are staggered so that the three kinds do not start in the same minute.
    """

    def cron(teks: str, slug: str, **parameter: str | bool) -> Schedule:
        return Cron(teks, timezone=zona, parameters={"satker": satker, **parameter}, slug=slug)

    return {
        JenisAlur.BULANAN: [
            cron(f"0 6 {TANGGAL_UNDANGAN} * *", "undangan", bagian="undangan"),
            cron("0 6 1 * *", "laporan", bagian="laporan"),
        ],
        JenisAlur.TRIWULANAN: [
            cron(f"15 6 {TANGGAL_UNDANGAN} 3,6,9,12 *", "undangan", bagian="undangan"),
            cron(f"15 6 {HARI_LAPORAN} 1,4,7,10 *", "laporan", bagian="laporan", menurut_kalender=True),
        ],
        JenisAlur.SEMESTERAN: [cron(f"30 6 {HARI_LAPORAN} 1,7 *", "laporan", menurut_kalender=True)],
        JenisAlur.KEPUTUSAN: [],
    }


def susun_deployment(satker: str, zona: str) -> list[RunnerDeployment]:
    """Return the deployments, named by kind and office (`bulanan-sigi` and so on)."""
    return [
        RunnerDeployment.from_flow(
            ALUR[jenis],
            f"{jenis}-{satker}",
            schedules=jadwal,
            parameters={"satker": satker},
            description=ALUR[jenis].description,
            tags=[jenis.value, satker],
            concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        for jenis, jadwal in susun_jadwal(satker, zona).items()
    ]
