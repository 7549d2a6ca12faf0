"""Deployments of an earlier version on the same Prefect database: removed, so that nothing is planned twice.

They were named by flow and office (`bulanan-sigi`). Nobody starts their runs any more, but their schedules would go on
planning them. Runs that have begun stay as a record; what was planned and had not begun goes with its deployment,
and the daily run makes up for what it would have drafted.
"""

from __future__ import annotations

from collections.abc import Sequence

from prefect import get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect.deployments.runner import RunnerDeployment
from prefect.states import Crashed

_TERPUTUS = {"state": {"type": {"any_": ["PENDING", "RUNNING", "CANCELLING"]}}}


def buang_deployment_lama(deployment: Sequence[RunnerDeployment]) -> list[str]:
    """Delete the deployments of our flows that an earlier version named by office, and return their names.

    Others' deployments of our flows stay: those with names of their own, and those for a work pool. A run of a deleted
    one that still counts as running ends as Crashed.

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    dibuang = []
    with get_client(sync_client=True) as klien:
        for alur in sorted({d.flow_name for d in deployment if d.flow_name}):
            semua = klien.read_deployments(flow_filter=FlowFilter.model_validate({"name": {"any_": [alur]}}))
            for lama in semua:
                if lama.work_pool_name or not lama.name.startswith(f"{alur}-"):
                    continue
                terputus = klien.read_flow_runs(
                    deployment_filter=DeploymentFilter.model_validate({"id": {"any_": [lama.id]}}),
                    flow_run_filter=FlowRunFilter.model_validate(_TERPUTUS),
                )
                for jalan in terputus:
                    klien.set_flow_run_state(jalan.id, Crashed(message="Terputus"), force=True)
                klien.delete_deployment(lama.id)
                dibuang.append(lama.name)
    return dibuang
