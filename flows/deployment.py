"""Which deployments there are, and when each runs by itself: one per kind, whose parameter says for which office.

Within a kind runs queue up, one at a time, so that no kind waits for or cancels another. Reports are drafted on the
first working day after their period, which the office's calendar tells: the days of the next year and a half stand
in the schedule, reckoned anew whenever the deployments are applied. What is missed while the computer is off the
daily run makes up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, RRule, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.batal import batal
from flows.bulanan import bulanan
from flows.formulir import baca_pilihan, isian_bawaan, susun_formulir
from flows.keputusan import keputusan
from flows.nomori import nomori
from flows.pagi import NAMA as PAGI
from flows.pagi import pagi
from flows.pecahan import NAMA as PECAHAN
from flows.pecahan import pecahan
from flows.provinsi import NAMA as PROVINSI
from flows.provinsi import provinsi
from flows.semesteran import semesteran
from flows.siap import siap
from flows.triwulanan import triwulanan
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.periode_alur import TANGGAL_UNDANGAN, hari_laporan
from tata_usaha.kerja.pilih_kantor import UKURAN
from zi_model.kantor import Kantor
from zi_model.naskah.jenis_alur import JenisAlur

ALUR: dict[JenisAlur, Flow[..., Any]] = {
    JenisAlur.BULANAN: bulanan,
    JenisAlur.TRIWULANAN: triwulanan,
    JenisAlur.SEMESTERAN: semesteran,
    JenisAlur.KEPUTUSAN: keputusan,
}
FORMULIR: dict[str, Flow[..., Any]] = {"nomori": nomori, "siap": siap, "batal": batal}
"""What only a person may decide: never planned, and as many at a time as there are people."""
SEMUA: dict[str, Flow[..., Any]] = {PAGI: pagi} | {jenis.value: satu for jenis, satu in ALUR.items()} | FORMULIR
"""The flows that have a deployment, by their name, which is the deployment's too."""
BANYAK_KANTOR: dict[str, Flow[..., Any]] = {PROVINSI: provinsi}
"""Those that have one where plan/ holds several offices."""
_ANTRE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)

_KE_DEPAN = dt.timedelta(days=550)
"""For so long ahead the days are reckoned; the server itself plans 400 days ahead."""
_PUKUL = {JenisAlur.BULANAN: (6, 0), JenisAlur.TRIWULANAN: (6, 30), JenisAlur.SEMESTERAN: (6, 45)}
"""Staggered, so that the kinds do not start in the same minute; the daily run has a quarter past."""


def susun_jadwal(kantor: Kantor, hari_ini: dt.date) -> dict[str, list[Schedule]]:
    """Return an office's schedules by the name of the flow, as they are from a day on, in the office's time zone."""
    satker, zona = kantor.satker.kode, kantor.satker.zona_waktu

    def cron(teks: str, slug: str, **parameter: str) -> Schedule:
        return Cron(teks, timezone=zona, parameters={"satker": satker, **parameter}, slug=f"{slug}-{satker}")

    def laporan(jenis: JenisAlur, **parameter: str) -> Schedule:
        hari = hari_laporan(kantor.kalender, jenis, hari_ini, hari_ini + _KE_DEPAN)
        saat = ",".join(f"{dt.datetime.combine(h, dt.time(*_PUKUL[jenis])):%Y%m%dT%H%M%S}" for h in hari)
        parameter = {"satker": satker, **parameter}
        return RRule(f"RDATE:{saat}", timezone=zona, parameters=parameter, slug=f"laporan-{satker}")

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
        PAGI: [cron("15 6 * * *", "harian")],
    }


def susun_deployment(
    pengaturan: Pengaturan, kantor: Kantor | Sequence[Kantor], hari_ini: dt.date, *, kolam: bool = False
) -> list[RunnerDeployment]:
    """Return the deployments, named by their flow alone (`bulanan/bulanan`), as they are from a day on.

    `kantor` are the offices whose runs are planned; the first of them is the one that the forms propose. The forms
    offer every office in plan/. With `kolam` they are for the workers of a pool: where there are several offices, one
    run each morning over all of them then takes the place of each office's own schedules.
    """
    terjadwal = (kantor,) if isinstance(kantor, Kantor) else tuple(kantor)
    pilihan = baca_pilihan(pengaturan, terjadwal[0].satker.kode, hari_ini)
    banyak = len(pilihan.kantor) > 1
    jadwal = [susun_jadwal(satu, hari_ini) for satu in terjadwal]
    if kolam and banyak:
        jadwal = [{PROVINSI: [_setiap_pagi(terjadwal[0])]}]
    alur_semua = SEMUA | (BANYAK_KANTOR if banyak else {}) | ({PECAHAN: pecahan} if kolam else {})
    hasil = []
    for nama, alur in alur_semua.items():
        formulir = susun_formulir(alur, pilihan)
        satu = RunnerDeployment.from_flow(
            alur,
            nama,
            schedules=[j for milik in jadwal for j in milik.get(nama, ())] or None,
            parameters=isian_bawaan(formulir),
            description=alur.description,
            tags=[nama],
            concurrency_limit=None if nama in FORMULIR or nama == PECAHAN else _ANTRE,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        satu._parameter_openapi_schema = formulir  # Prefect has no other way
        hasil.append(satu)
    return hasil


def _setiap_pagi(kantor: Kantor) -> Schedule:
    zona = kantor.satker.zona_waktu
    return Cron("15 6 * * *", timezone=zona, parameters={"alur": PAGI, "ukuran": UKURAN}, slug="harian")
