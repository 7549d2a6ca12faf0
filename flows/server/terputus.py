"""Runs that were cut off: by a crash, a power cut or a closed window, or by a server that died before they began.

Planned runs are planned again by `zi layani`; a run of `zi jalankan` ends as Crashed, because
whoever asked for it has seen it end and asks again. So does a human step that had begun (a number given, a letter
declared ready): a person looks at how far it came.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from prefect import State, get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Cancelled, Crashed, Scheduled

from flows.server.penanda import Penanda, yang_terputus

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

PESAN = "Terputus"
PESAN_BELUM_MULAI = "Terputus sebelum mulai; dijalankan lagi."
LANGKAH_MANUSIA = frozenset({"nomori", "siap", "batal"})
_TERBARU = FlowRunSort.EXPECTED_START_TIME_DESC
_BELUM_BERAKHIR = ("SCHEDULED", "PENDING", "RUNNING", "PAUSED", "CANCELLING")


def akhiri_yang_terputus(server: str) -> list[str]:
    """End the runs of `zi jalankan` on a server whose process has gone, and return their names.

    Raises:
        GalatLayanan: when Prefect's folder cannot be used.

    """
    return akhiri(yang_terputus(server))


def akhiri(penanda: Sequence[Penanda], *, dihentikan: bool = False) -> list[str]:
    """End as Crashed those of the marked runs that have not ended, remove the marks, return the runs' names.

    `dihentikan`: somebody has just stopped them, which Prefect has noted in its own words; ours replace them.
    """
    if not penanda:
        return []
    saring: dict[str, Any] = {
        "idempotency_key": {"any_": [p.nama for p in penanda]},
        "state": {"type": {"any_": [*_BELUM_BERAKHIR, *(["CRASHED"] if dihentikan else [])]}},
    }
    with get_client(sync_client=True) as klien:
        terputus = klien.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(saring))
        for jalan in terputus:
            klien.set_flow_run_state(jalan.id, Crashed(message=PESAN), force=True)
    for p in penanda:
        p.hapus()
    return [jalan.name for jalan in terputus]


def ulangi_yang_terputus(deployment: Sequence[RunnerDeployment]) -> list[FlowRun]:
    """Plan again the runs of our deployments that were cut off when `zi layani` last ended, and return them.

    No other process starts planned runs of these, so whatever still counts as running now was cut off
    (by Ctrl-C or by a power cut). It also gives back its queue's only place. A run that somebody was
    cancelling stays cancelled. Runs of other deployments on the same database are not ours to judge.
    """
    lagi = []
    with get_client(sync_client=True) as klien:
        for jalan in _jalan_kami(klien, deployment, {"type": {"any_": ["PENDING", "RUNNING", "CANCELLING"]}}):
            if jalan.state is not None and jalan.state.is_cancelling():
                keadaan: State[Any] = Cancelled()
            elif jalan.run_count and LANGKAH_MANUSIA.intersection(jalan.tags):
                keadaan = Crashed(message=PESAN)
            else:
                keadaan = _lagi(jalan, "Terputus; dijalankan lagi.")
                lagi.append(jalan)
            klien.set_flow_run_state(jalan.id, keadaan, force=True)
    return lagi


def ulangi_yang_belum_mulai(deployment: Sequence[RunnerDeployment]) -> list[FlowRun]:
    """Plan again, once each, the runs of our deployments that crashed before they began, and return them.

    A server that dies while a run starts takes it along: its process finds no server to ask what it shall do. One
    that crashes so a second time has another reason, which a person must look into.

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    lagi = []
    with get_client(sync_client=True) as klien:
        for jalan in _jalan_kami(klien, deployment, {"type": {"any_": ["CRASHED"]}}, urut=_TERBARU):
            if jalan.run_count or any(s.message == PESAN_BELUM_MULAI for s in klien.read_flow_run_states(jalan.id)):
                continue
            klien.set_flow_run_state(jalan.id, _lagi(jalan, PESAN_BELUM_MULAI), force=True)
            lagi.append(jalan)
    return lagi


def _lagi(jalan: FlowRun, pesan: str) -> State[Any]:
    """Return the state of a run that shall run again, in its old turn among what is late."""
    return Scheduled(scheduled_time=jalan.expected_start_time, message=pesan)


def _jalan_kami(
    klien: SyncPrefectClient,
    deployment: Sequence[RunnerDeployment],
    keadaan: dict[str, Any],
    urut: FlowRunSort | None = None,
) -> list[FlowRun]:
    """Return the runs of our deployments in such a state, at most 200 of them."""
    alur = sorted({d.flow_name for d in deployment if d.flow_name})
    nama = sorted({d.name for d in deployment if d.name})
    return klien.read_flow_runs(
        flow_filter=FlowFilter.model_validate({"name": {"any_": alur}}),
        deployment_filter=DeploymentFilter.model_validate({"name": {"any_": nama}}),
        flow_run_filter=FlowRunFilter.model_validate({"state": keadaan}),
        sort=urut,
    )
