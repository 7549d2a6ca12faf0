"""Runs that were cut off by a crash, a power cut or a closed window, and still count as running.

Planned runs are planned again by `zi layani`; a run of `zi jalankan` ends as Crashed, because
whoever asked for it has seen it end and asks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from prefect import State, get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.states import Cancelled, Crashed, Scheduled

from flows.server.penanda import Penanda, yang_terputus

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

PESAN = "Terputus"
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
    alur = sorted({d.flow_name for d in deployment if d.flow_name})
    nama = sorted({d.name for d in deployment if d.name})
    with get_client(sync_client=True) as klien:
        terputus = klien.read_flow_runs(
            flow_filter=FlowFilter.model_validate({"name": {"any_": alur}}),
            deployment_filter=DeploymentFilter.model_validate({"name": {"any_": nama}}),
            flow_run_filter=FlowRunFilter.model_validate(
                {"state": {"type": {"any_": ["PENDING", "RUNNING", "CANCELLING"]}}}
            ),
        )
        batal = {jalan.id for jalan in terputus if jalan.state is not None and jalan.state.is_cancelling()}
        for jalan in terputus:
            keadaan: State[Any] = Cancelled() if jalan.id in batal else Scheduled(message="Terputus; dijalankan lagi.")
            klien.set_flow_run_state(jalan.id, keadaan, force=True)
    return [jalan for jalan in terputus if jalan.id not in batal]
