"""Runs of a work pool whose worker is gone: nobody will ever end them, so they are scheduled again.

A run tells by a heartbeat every half minute that it lives. A worker that is killed, or loses its power or its network,
takes its runs' processes with it; Prefect leaves them Running for ever. What has been silent for long is scheduled
again, and another worker takes it: our work may be done twice, it finds what is done. A run that was only cut off from
the server and comes back does no harm for the same reason.

Whoever judges has heard for at least that long: while the server is away no heartbeat arrives.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterable
from uuid import UUID

import httpx
from prefect import get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.events.filters import EventFilter
from prefect.states import Cancelled, Crashed, Scheduled

from flows.pencatatan import CATATAN
from flows.server.terputus import LANGKAH_MANUSIA
from flows.server.terputus import PESAN as TERPUTUS
from tata_usaha.dasar import waktu

DIAM = 150.0
"""For so many seconds a run may be silent: five heartbeats, of which none came."""
_TIAP = 15.0
_KABAR = "prefect.flow-run.heartbeat"
_SEKALI_TANYA = 40
PESAN = "Pekerjanya tidak terdengar lagi; dijadwalkan lagi."


def jalankan_lagi_yang_diam(kolam: str, diam: float = DIAM) -> list[FlowRun]:
    """Schedule again the runs of a pool that are under way and have been silent for so many seconds; return them.

    A run that somebody was cancelling ends as cancelled, and a person's step that had begun (a number given, a letter
    declared ready) as Crashed: that person looks at how far it came. Only who has listened for that long may ask (see
    `Penjaga`).

    Raises:
        httpx.HTTPError: when the server does not answer.

    """
    batas = waktu.sekarang() - dt.timedelta(seconds=diam)
    lagi = []
    with get_client(sync_client=True) as klien:
        lama = [j for j in _berjalan(klien, kolam) if j.state is not None and j.state.timestamp < batas]
        terdengar = _terdengar(klien, (j.id for j in lama), batas)
        for jalan in lama:
            if jalan.id in terdengar or jalan.state is None:
                continue
            if jalan.state.is_cancelling():
                klien.set_flow_run_state(jalan.id, Cancelled(), force=True)
                continue
            if jalan.run_count and LANGKAH_MANUSIA.intersection(jalan.tags):
                klien.set_flow_run_state(jalan.id, Crashed(message=TERPUTUS), force=True)
                continue
            klien.set_flow_run_state(jalan.id, Scheduled(message=PESAN), force=True)
            lagi.append(jalan)
    return lagi


def _berjalan(klien: SyncPrefectClient, kolam: str) -> list[FlowRun]:
    saring = {"state": {"type": {"any_": ["PENDING", "RUNNING", "CANCELLING"]}}}
    semua = klien.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(saring))
    return [jalan for jalan in semua if jalan.work_pool_name == kolam]


def _terdengar(klien: SyncPrefectClient, jalan: Iterable[UUID], sejak: dt.datetime) -> set[UUID]:
    """Return those of the runs of which a heartbeat came since a moment."""
    terdengar: set[UUID] = set()
    semua = list(jalan)
    for awal in range(0, len(semua), _SEKALI_TANYA):
        tanya = {f"prefect.flow-run.{id_}": id_ for id_ in semua[awal : awal + _SEKALI_TANYA]}
        saring = EventFilter.model_validate(
            {
                "event": {"name": [_KABAR]},
                "resource": {"id": list(tanya), "distinct": True},
                "occurred": {"since": sejak},
            }
        )
        tanyaan = {"filter": saring.model_dump(mode="json"), "limit": len(tanya)}
        halaman = klien.request("POST", "/events/filter", json=tanyaan)
        for kejadian in halaman.json()["events"]:
            terdengar.add(tanya[kejadian["resource"]["prefect.resource.id"]])
    return terdengar


class Penjaga:
    """Looks after a pool while a `with` lasts, in a thread of its own."""

    def __init__(self, kolam: str, diam: float = DIAM) -> None:
        self._kolam, self._diam = kolam, diam
        self._selesai = threading.Event()
        self._utas = threading.Thread(target=self._jaga, name="penjaga-kolam", daemon=True)

    def __enter__(self) -> Penjaga:
        """Begin to listen."""
        self._utas.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop; a question under way is waited for."""
        self._selesai.set()
        self._utas.join()

    def _jaga(self) -> None:
        mendengar_sejak = time.monotonic()
        while not self._selesai.wait(_TIAP):
            try:
                if time.monotonic() - mendengar_sejak < self._diam:
                    if not self._menjawab():
                        mendengar_sejak = time.monotonic()
                    continue
                for jalan in jalankan_lagi_yang_diam(self._kolam, self._diam):
                    CATATAN.warning("%s: pekerjanya tidak terdengar lagi; dijadwalkan lagi.", jalan.name)
            except httpx.HTTPError:  # nothing was heard meanwhile: nobody's silence tells anything
                mendengar_sejak = time.monotonic()

    @staticmethod
    def _menjawab() -> bool:
        with get_client(sync_client=True) as klien:
            return klien.api_healthcheck() is None
