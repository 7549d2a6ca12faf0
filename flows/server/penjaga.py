"""What `zi layani` looks after while it runs, every half minute: names, forms, and runs that never began.

Upcoming runs, which Prefect names by two words of English, get the name that people call them by. When `plan/` has
changed the deployments are applied anew, so that their forms offer what there is. A run that a dying server took
along before it began is planned again. A server that is away for a moment is no error: the next round comes soon.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
from prefect import get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import PrefectException

from flows.nama_jalan import nama_terjadwal, tanda_jalan
from flows.pencatatan import CATATAN
from flows.server.terputus import ulangi_yang_belum_mulai
from tata_usaha.dasar import waktu
from tata_usaha.dasar.galat import GalatZI

_TIAP = 30.0
_AMAN = dt.timedelta(seconds=60)
"""A run that begins sooner is left alone: the runner takes it ten seconds before its time, and it names itself then."""
_NAMA_PREFECT = re.compile(r"[a-z]+(-[a-z]+)+")
_SEKALI_TANYA = 200

Sidik = frozenset[tuple[str, int, int]]


class Penjaga:
    """Looks after the deployments while a `with` lasts, in a thread of its own.

    `susun` reads the plan and returns the deployments as they are now; `pakai` has the server take them over.
    """

    def __init__(
        self,
        plan: Path,
        deployment: Sequence[RunnerDeployment],
        susun: Callable[[], Sequence[RunnerDeployment]],
        pakai: Callable[[Sequence[RunnerDeployment]], None],
        zona: dt.tzinfo,
    ) -> None:
        self._plan, self._susun, self._pakai, self._zona = plan, susun, pakai, zona
        self._deployment = deployment
        self._sidik = self._lihat()
        self._dikeluhkan = ""
        self._selesai = threading.Event()
        self._utas = threading.Thread(target=self._jaga, name="penjaga", daemon=True)

    def __enter__(self) -> Penjaga:
        """Begin with the first round at once."""
        self._utas.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop; a round under way is waited for, but not long: its server may be gone."""
        self._selesai.set()
        self._utas.join(5)

    def _jaga(self) -> None:
        while True:
            with contextlib.suppress(httpx.HTTPError, PrefectException):  # a server that is away for a moment
                self.keliling()
            if self._selesai.wait(_TIAP):
                return

    def keliling(self) -> None:
        """Go round once.

        Raises:
            httpx.HTTPError: when the server does not answer.

        """
        for jalan in ulangi_yang_belum_mulai(self._deployment):
            CATATAN.warning("Terputus sebelum mulai, dijalankan lagi: %s", _sebut(jalan, self._zona))
        self._ikuti_rencana()
        namai_terjadwal(self._deployment, self._zona)

    def _lihat(self) -> tuple[Sidik, int]:
        """Return what the deployments depend on: the plan, and the month, as a schedule reaches only so far."""
        return sidik_rencana(self._plan), waktu.sekarang(self._zona).month

    def _ikuti_rencana(self) -> None:
        """Apply the deployments anew when the plan has changed; while it has mistakes the old ones stay."""
        sidik = self._lihat()
        if sidik == self._sidik or akan_mulai(self._deployment):
            return
        try:
            deployment = self._susun()
        except GalatZI as galat:
            if galat.pesan != self._dikeluhkan:
                CATATAN.warning("plan/ berubah tetapi belum dapat dipakai: %s Formulir dan jadwal tetap.", galat.pesan)
            self._dikeluhkan = galat.pesan
            return
        self._pakai(deployment)
        self._deployment, self._sidik, self._dikeluhkan = deployment, sidik, ""
        CATATAN.info("Formulir dan jadwal disesuaikan dengan plan/.")


def sidik_rencana(plan: Path) -> Sidik:
    """Return what changes whenever a file of a plan is saved, added or removed; cheap, nothing is read."""
    return frozenset(_sidik_berkas(plan))


def _sidik_berkas(plan: Path) -> Iterator[tuple[str, int, int]]:
    for berkas in plan.rglob("*.yaml"):
        try:
            keadaan = berkas.stat()
        except OSError:  # just removed or renamed, as whoever saves does: the next look sees how it ended
            continue
        yield str(berkas), keadaan.st_mtime_ns, keadaan.st_size


def pakai_di_server(deployment: Sequence[RunnerDeployment]) -> None:
    """Have the server take over deployments that it has already, with their forms and schedules.

    Raises:
        httpx.HTTPError: when the server does not answer.
        PrefectException: when it refuses one.

    """
    for satu in deployment:
        satu.apply()


def namai_terjadwal(deployment: Sequence[RunnerDeployment], zona: dt.tzinfo) -> int:
    """Give upcoming runs of our deployments that Prefect named their own name and tags; return how many.

    A run about to begin is not touched, so that the name that it gives itself stands.

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    dinamai = 0
    with get_client(sync_client=True) as klien:
        for jalan in _terjadwal(klien, deployment, waktu.sekarang() + _AMAN):
            nama = nama_terjadwal(jalan, zona)
            if nama and nama != jalan.name and _NAMA_PREFECT.fullmatch(jalan.name or ""):
                isi = {"name": nama, "tags": tanda_jalan(jalan.tags, jalan.parameters)}
                klien.request("PATCH", "/flow_runs/{id}", path_params={"id": jalan.id}, json=isi)
                dinamai += 1
    return dinamai


def akan_mulai(deployment: Sequence[RunnerDeployment]) -> bool:
    """Tell whether a run of ours begins within a minute: applied anew now, it could be planned a second time.

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    sekarang = waktu.sekarang()
    with get_client(sync_client=True) as klien:
        return any(
            jalan.expected_start_time and jalan.expected_start_time < sekarang + _AMAN
            for jalan in _terjadwal(klien, deployment, sekarang - _AMAN)
        )


def _terjadwal(klien: SyncPrefectClient, deployment: Sequence[RunnerDeployment], sejak: dt.datetime) -> list[FlowRun]:
    """Return the runs of our deployments that are planned for after a moment, the first one first."""
    semua: list[FlowRun] = []
    while True:
        halaman = klien.read_flow_runs(
            flow_filter=FlowFilter.model_validate({"name": {"any_": [d.flow_name for d in deployment]}}),
            deployment_filter=DeploymentFilter.model_validate({"name": {"any_": [d.name for d in deployment]}}),
            flow_run_filter=FlowRunFilter.model_validate(
                {"state": {"type": {"any_": ["SCHEDULED"]}}, "expected_start_time": {"after_": sejak}}
            ),
            sort=FlowRunSort.EXPECTED_START_TIME_ASC,
            limit=_SEKALI_TANYA,
            offset=len(semua),
        )
        semua += halaman
        if len(halaman) < _SEKALI_TANYA:
            return semua


def _sebut(jalan: FlowRun, zona: dt.tzinfo) -> str:
    """Return what people call a run that has not begun."""
    return nama_terjadwal(jalan, zona) or jalan.name
