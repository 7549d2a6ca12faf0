"""What Prefect remembers of an office's runs: which of them failed and were not made good, which came too late.

A run is the same as another by what it works on: kind, office and period, the one that its planned day calls for when
none was named. Its parameters alone do not tell: each month's run has the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prefect import get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort

from flows.nama_jalan import sebut_jalan
from tata_usaha.dasar.galat import GalatPemakaian
from tata_usaha.kerja.perhatian import JalanGagal
from tata_usaha.kerja.periode_alur import baca_periode, periode_untuk
from zi_model.anjuran import Anjuran, Tindak
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

SEPEKAN = dt.timedelta(days=7)
_SEHALAMAN = 200
_GAGAL = (StateType.FAILED, StateType.CRASHED)
_KESALAHAN_PROGRAM = "Flow run encountered an exception"


@dataclass(frozen=True)
class Pekerjaan:
    """What a run works on; `bagian` and `kode` which part of it."""

    jenis: JenisAlur
    periode: Periode
    bagian: Bagian
    kode: str

    def mencakup(self, lain: Pekerjaan) -> bool:
        """Tell whether this work done is that done, too."""
        sama = (self.jenis, self.periode) == (lain.jenis, lain.periode)
        return sama and self.bagian in {Bagian.SEMUA, lain.bagian} and self.kode in {"", lain.kode}


async def jalan_gagal(satker: str, sekarang: dt.datetime) -> list[JalanGagal]:
    """Return an office's runs of the last seven days that failed, and that no later one has made good.

    `sekarang` is in the office's time zone, in which planned days are told. The morning's own runs are not among them:
    this morning's does their work, and tells what it could not do.
    """
    hasil: list[JalanGagal] = []
    zona = sekarang.tzinfo or dt.UTC
    async with get_client() as klien:
        for jenis in JenisAlur:
            alur = FlowFilter(name=FlowFilterName(any_=[jenis.value]))
            mulai = FlowRunFilterExpectedStartTime(after_=sekarang - SEPEKAN, before_=sekarang)
            berakhir = FlowRunFilterState(type=FlowRunFilterStateType(any_=[*_GAGAL, StateType.COMPLETED]))
            saring = FlowRunFilter(expected_start_time=mulai, state=berakhir)
            semua: list[FlowRun] = []
            while True:
                halaman = await klien.read_flow_runs(
                    flow_filter=alur,
                    flow_run_filter=saring,
                    sort=FlowRunSort.END_TIME_DESC,
                    limit=_SEHALAMAN,
                    offset=len(semua),
                )
                semua += halaman
                if len(halaman) < _SEHALAMAN:
                    break
            hasil += belum_tergantikan([j for j in semua if j.parameters.get("satker") == satker], jenis, zona)
    return hasil


def belum_tergantikan(jalan: Sequence[FlowRun], jenis: JenisAlur, zona: dt.tzinfo) -> list[JalanGagal]:
    """Return of an office's ended runs of a kind those that failed and that no later one has made good."""
    selesai: list[Pekerjaan] = []
    gagal: dict[Pekerjaan, JalanGagal] = {}
    for satu in sorted(jalan, key=_berakhir, reverse=True):
        pekerjaan = _pekerjaan(satu, jenis, zona)
        if pekerjaan is None:  # a form that was filled in wrongly: it has said so to whoever did
            continue
        if satu.state_type is StateType.COMPLETED:
            selesai.append(pekerjaan)
        elif pekerjaan not in gagal and not any(s.mencakup(pekerjaan) for s in selesai):
            gagal[pekerjaan] = _jalan_gagal(satu, pekerjaan, zona)
    return list(gagal.values())


async def ada_yang_lebih_baru(alur: str, satker: str, terjadwal: dt.datetime, sekarang: dt.datetime) -> bool:
    """Tell whether a flow has a later run of an office that was due by now, and was not called off."""
    tipe = [StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING, StateType.COMPLETED, StateType.FAILED]
    async with get_client() as klien:
        jalan = await klien.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=[alur])),
            flow_run_filter=FlowRunFilter(
                expected_start_time=FlowRunFilterExpectedStartTime(after_=terjadwal, before_=sekarang),
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=tipe)),
            ),
            sort=FlowRunSort.EXPECTED_START_TIME_DESC,
            limit=_SEHALAMAN,
        )
    return any(_sama_satker(jalan, satker, terjadwal))


def _sama_satker(jalan: Iterable[FlowRun], satker: str, sesudah: dt.datetime) -> Iterable[bool]:
    return (
        j.parameters.get("satker") == satker and j.expected_start_time is not None and j.expected_start_time > sesudah
        for j in jalan
    )


def _berakhir(jalan: FlowRun) -> dt.datetime:
    saat = jalan.end_time or jalan.start_time or jalan.expected_start_time
    return saat if saat is not None else dt.datetime.min.replace(tzinfo=dt.UTC)


def _pekerjaan(jalan: FlowRun, jenis: JenisAlur, zona: dt.tzinfo) -> Pekerjaan | None:
    """Return what a run worked on; None when its parameters name nothing that could be."""
    diminta = jalan.parameters
    try:
        bagian = Bagian(diminta.get("bagian") or Bagian.SEMUA)
        if teks := diminta.get("periode"):
            periode = baca_periode(jenis, str(teks))
        else:
            terjadwal = jalan.expected_start_time or _berakhir(jalan)
            periode = periode_untuk(jenis, bagian, terjadwal.astimezone(zona).date())
    except (ValueError, GalatPemakaian):
        return None
    return Pekerjaan(jenis, periode, bagian, str(diminta.get("kode") or ""))


def _jalan_gagal(jalan: FlowRun, pekerjaan: Pekerjaan, zona: dt.tzinfo) -> JalanGagal:
    satker = str(jalan.parameters.get("satker", ""))
    bagian = {} if pekerjaan.bagian is Bagian.SEMUA else {"bagian": pekerjaan.bagian}
    return JalanGagal(
        str(jalan.id),
        sebut_jalan(pekerjaan.jenis, jalan.parameters, pekerjaan.periode),
        _berakhir(jalan).astimezone(zona),
        _sebab(jalan),
        Anjuran.untuk(Tindak.SUSUN_NASKAH, jenis=pekerjaan.jenis, periode=pekerjaan.periode, satker=satker, **bagian),
    )


def _sebab(jalan: FlowRun) -> str:
    """Return why a run failed, in Indonesian; what Prefect says of a run that was cut off is English."""
    if jalan.state_type is StateType.CRASHED:
        return "Terhenti sebelum selesai."
    pesan = (jalan.state.message if jalan.state else "") or "Sebabnya tidak tercatat."
    if pesan.startswith(_KESALAHAN_PROGRAM):
        return f"Kesalahan program{pesan.removeprefix(_KESALAHAN_PROGRAM)}"
    return pesan
