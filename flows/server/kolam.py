"""`zi layani --kolam`: the same deployments for workers on other computers, which take their runs from a work pool.

Here is only the server, and who looks after it: a run whose worker is gone is planned again (`detak`). The pool and the
settings of its runs are the same as in `prefect.yaml`.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence

from prefect import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.workers.process import ProcessWorker

from flows.pecahan import NAMA as PECAHAN

LINGKUNGAN = {
    # a run tells every half minute that it lives: of one that is silent the worker is gone
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "WARNING",
}


def siapkan_kolam(nama: str) -> bool:
    """Make the work pool if there is none of that name; tell whether it was made now.

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    with get_client(sync_client=True) as klien:
        try:
            klien.read_work_pool(nama)
        except ObjectNotFound:
            templat = ProcessWorker.get_default_base_job_template()
            klien.create_work_pool(WorkPoolCreate(name=nama, type=ProcessWorker.type, base_job_template=templat))
            return True
    return False


def untuk_sini(deployment: Sequence[RunnerDeployment]) -> list[RunnerDeployment]:
    """Return the deployments with their runs taken by ourselves, also when they were a pool's before."""
    return [satu.model_copy(update={"work_pool_name": None, "work_queue_name": None}) for satu in deployment]


def untuk_kolam(deployment: Sequence[RunnerDeployment], nama: str) -> list[RunnerDeployment]:
    """Return the deployments with their runs taken by the workers of a pool."""
    return [
        satu.model_copy(update={"work_pool_name": nama, "job_variables": {"env": LINGKUNGAN}}) for satu in deployment
    ]


def ambil_kembali() -> None:
    """Remove the deployment of shares, if there was a pool before: without it a run over many offices does them here.

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    with get_client(sync_client=True) as klien, contextlib.suppress(ObjectNotFound):
        klien.delete_deployment(klien.read_deployment_by_name(f"{PECAHAN}/{PECAHAN}").id)


def tunggu_dihentikan() -> None:
    """Return never: a signal ends it, with a KeyboardInterrupt."""
    threading.Event().wait()
