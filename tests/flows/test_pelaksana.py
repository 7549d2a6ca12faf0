"""The runner of `zi layani` outlasts a Prefect server that has to start again on a slow computer."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest
from prefect._internal import _observation_delivery
from prefect._internal._observation_delivery import ObservationDelivery
from prefect.runner import _scheduled_run_poller
from prefect.runner._scheduled_run_poller import ScheduledRunPoller

from flows.server import pelaksana


class _Terjawab(Exception):
    """The server is there again: what the test waits for."""


def _tanya(tak_terjawab: int) -> int:
    """Ask as Prefect's runner does until the server answers; return how often it was asked."""
    pertanyaan = 0

    async def tanya() -> None:
        nonlocal pertanyaan
        pertanyaan += 1
        if pertanyaan > tak_terjawab:
            raise _Terjawab
        raise httpx.ConnectError("server sedang dimulai lagi")

    runner: Any = SimpleNamespace(_storage_objs=[], _get_and_submit_flow_runs=tanya, _query_seconds=0)
    with pytest.raises(ExceptionGroup) as galat:
        asyncio.run(ScheduledRunPoller.run(cast(ScheduledRunPoller, runner)))
    assert galat.group_contains(_Terjawab), galat.value.exceptions
    return pertanyaan


@pytest.fixture
def _sabar(monkeypatch: pytest.MonkeyPatch) -> None:
    for modul in (_scheduled_run_poller, _observation_delivery):
        monkeypatch.setattr(modul, "critical_service_loop", vars(modul)["critical_service_loop"])  # set back afterwards
    pelaksana._bersabar()


@pytest.mark.usefixtures("_sabar")
def test_ten_minutes_without_an_answer_end_nothing_and_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert _tanya(tak_terjawab=119) == 120
    assert capsys.readouterr() == ("", "")


def test_prefect_by_itself_would_give_up() -> None:
    """Once this fails the patience of ours is no longer needed."""
    with pytest.raises(AssertionError, match="Service exceeded error threshold"):
        _tanya(tak_terjawab=3)


@pytest.mark.usefixtures("_sabar")
def test_who_waits_to_hear_that_a_run_shall_stop_is_as_patient() -> None:
    sabar = vars(_observation_delivery)["critical_service_loop"]
    assert sabar.keywords["consecutive"] == 120
    assert "critical_service_loop" in ObservationDelivery._run.__code__.co_names  # looked up when it is needed
