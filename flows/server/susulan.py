"""What fell due while `zi layani` was off: made up oldest first, each once, and of the daily run only the latest.

The server hands out what is late whenever a place is free, and of a queue with one place it puts off what comes
meanwhile, so that a later run may overtake an earlier one. While something of before our start waits, one run goes at
a time (`pelaksana`): then nothing waits in a queue, and the order is that of the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from prefect import State, get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.states import Cancelled, Scheduled

from flows.pagi import NAMA as PAGI

DILEWATI = "Dilewati"
_PESAN = "Dilewati: jalan pagi yang lebih baru sudah mencakupnya."


def yang_terlambat(deployment: Sequence[RunnerDeployment], sampai: dt.datetime) -> list[FlowRun]:
    """Return the runs of our deployments that were planned for before a moment and have not begun, oldest first.

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    with get_client(sync_client=True) as klien:
        return klien.read_flow_runs(
            flow_filter=FlowFilter.model_validate({"name": {"any_": [d.flow_name for d in deployment]}}),
            deployment_filter=DeploymentFilter.model_validate({"name": {"any_": [d.name for d in deployment]}}),
            flow_run_filter=FlowRunFilter.model_validate(
                {
                    "state": {"type": {"any_": ["SCHEDULED", "PENDING"]}},
                    "expected_start_time": {"before_": sampai},
                }
            ),
            sort=FlowRunSort.EXPECTED_START_TIME_ASC,
        )


def lewati_pagi_lama(terlambat: Sequence[FlowRun]) -> list[FlowRun]:
    """Cancel the daily runs that a later one of the same office covers; return the others, in their order.

    The daily run makes up all that is missing when it runs, so that of a month's the last alone does the same. It
    comes after the runs of the periods themselves, which are then made up oldest first, and not by it.

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    harian = [jalan for jalan in terlambat if _harian(jalan)]
    terbaru = {_kantor(jalan): jalan for jalan in harian}
    with get_client(sync_client=True) as klien:
        for jalan in harian:
            terakhir = terbaru[_kantor(jalan)] is jalan
            keadaan: State[Any] = Scheduled() if terakhir else Cancelled(name=DILEWATI, message=_PESAN)
            klien.set_flow_run_state(jalan.id, keadaan, force=True)
    return [*(jalan for jalan in terlambat if jalan not in harian), *terbaru.values()]


def _harian(jalan: FlowRun) -> bool:
    """Tell whether a run is a daily one that the schedule planned; what a person asked for is done."""
    return PAGI in jalan.tags and bool(jalan.auto_scheduled)


def _kantor(jalan: FlowRun) -> str:
    return str(jalan.parameters.get("satker"))
