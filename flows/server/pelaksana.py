"""Prefect's runner as `zi layani` needs it: it stops without cancelling anything, and makes up the past in order."""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
import signal
from collections.abc import Sequence
from typing import Self

import httpx
from prefect._internal import _observation_delivery
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner, _scheduled_run_poller
from prefect.utilities.services import critical_service_loop

from flows.server.susulan import yang_terlambat
from tata_usaha.dasar import waktu

_SERENTAK = 2
"""Runs at a time: each is a process of some 180 MB, and the office's PC is small."""
_TIAP = 5.0
_SABAR = 120
"""So many questions in a row, ten minutes' worth, may go unanswered: then whoever minds the server has given it up."""


class _Pelaksana(Runner):
    """Prefect's runner with two differences.

    SIGTERM ends it as Ctrl-C does: Prefect's own handler (3.9.1) cancels the runs under way for good, where ours
    leaves them for the next start. And while runs of before the start wait, it starts one at a time.
    """

    def handle_sigterm(self, *_args: object, **_kwargs: object) -> None:
        """Pass the signal on; asyncio then cancels the runner, which ends its runs' processes and closes."""
        signal.raise_signal(signal.SIGINT)

    async def __aenter__(self) -> Self:
        """Begin with one free place, taken before anything is asked for."""
        await super().__aenter__()
        self._ditahan = [self._limit_manager.acquire() for _ in range(_SERENTAK - 1)]
        return self

    async def jalankan(self, deployment: Sequence[RunnerDeployment]) -> None:
        """Start runs as they fall due, until cancelled; first those that are late by now, oldest first."""
        susulan = asyncio.create_task(self._lepas_tempat(deployment, waktu.sekarang()))
        try:
            await self.start()
        finally:
            susulan.cancel()

    async def _lepas_tempat(self, deployment: Sequence[RunnerDeployment], sampai: dt.datetime) -> None:
        """Free the other places once nothing waits that was planned for before a moment."""
        while not self.started or await asyncio.to_thread(_menunggu, deployment, sampai):
            await asyncio.sleep(_TIAP)
        for satu in self._ditahan:
            self._limit_manager.release(satu)


def jalankan_terjadwal(deployment: Sequence[RunnerDeployment]) -> None:
    """Register the deployments and start their runs as they fall due, until interrupted.

    The schedules are not paused at the end, so that what falls due while we are off is made up for.
    """
    _bersabar()
    pelaksana = _Pelaksana(name="zi", pause_on_shutdown=False, limit=_SERENTAK)
    for satu in deployment:
        pelaksana.add_deployment(satu)
    asyncio.run(pelaksana.jalankan(deployment))


def _bersabar() -> None:
    """Let the runner outlast a server that is started again.

    Prefect's loops (3.9.1) give up for good, in English, when three questions in fifteen seconds get no answer. A
    server needs longer than that to start on a slow computer; the runner would have died with its runs.
    """
    sabar = functools.partial(critical_service_loop, consecutive=_SABAR, printer=lambda *_: None)
    _scheduled_run_poller.critical_service_loop = sabar  # type: ignore[attr-defined]
    _observation_delivery.critical_service_loop = sabar  # type: ignore[attr-defined]


def _menunggu(deployment: Sequence[RunnerDeployment], sampai: dt.datetime) -> bool:
    try:
        return bool(yang_terlambat(deployment, sampai))
    except httpx.HTTPError:  # a server that is away for a moment
        return True
