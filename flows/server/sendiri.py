"""One run in this process, marked from before it begins until Prefect knows how it ended."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Any, cast

import httpx
from prefect import Flow, State
from prefect.client.schemas.actions import FlowRunCreate
from prefect.client.schemas.objects import FlowRun
from prefect.context import AsyncClientContext
from prefect.flow_engine import run_flow_async
from prefect.states import Pending, to_state_create

from flows.server.penanda import Penanda, tandai
from flows.server.terputus import akhiri
from tata_usaha.kerja.hasil import HasilAlur


def jalankan_alur(alur: Flow[..., Any], parameter: dict[str, Any], tanda: Sequence[str], server: str) -> HasilAlur:
    """Run a flow and return what came of it; `server` as `tandai` takes it.

    Raises:
        GalatZI: whatever stopped the run.
        httpx.HTTPError: when the server does not answer.
        KeyboardInterrupt: when somebody stopped it; the run then has ended as cut off.

    """
    belum_selesai = [tandai(server)]
    dihentikan = False
    try:
        return asyncio.run(_jalankan(alur, parameter, tanda, belum_selesai))
    except KeyboardInterrupt:
        dihentikan = True
        raise
    finally:
        with contextlib.suppress(httpx.HTTPError):  # the mark then stays, and the next start ends the run
            akhiri(belum_selesai, dihentikan=dihentikan)


async def _jalankan(
    alur: Flow[..., Any], parameter: dict[str, Any], tanda: Sequence[str], belum_selesai: list[Penanda]
) -> HasilAlur:
    (penanda,) = belum_selesai
    async with AsyncClientContext.get_or_create() as konteks:  # Prefect's engine takes this client, and no second one
        klien = konteks.client
        baru = FlowRunCreate(
            flow_id=await klien.create_flow(alur),
            parameters=parameter,
            tags=list(tanda),
            idempotency_key=penanda.nama,
            state=to_state_create(Pending()),
        )
        # Prefect's own method for this knows no key under which the run could be found again
        isi = baru.model_dump(mode="json", exclude_unset=True)
        jalan = FlowRun.model_validate((await klien.request("POST", "/flow_runs/", json=isi)).json())
        akhir = cast(State[Any], await run_flow_async(alur, flow_run=jalan, parameters=parameter, return_type="state"))
        if akhir.is_final():  # as Prefect's server has just confirmed: there is nothing left to ask it
            penanda.hapus()
            belum_selesai.clear()
        return cast(HasilAlur, await akhir.aresult())
