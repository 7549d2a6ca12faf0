"""Runs of a work pool whose worker fell silent: planned again, but a person's step and a run of no pool are left."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from prefect import get_client
from prefect.states import Running

from flows.batal import batal
from flows.pagi import pagi
from flows.server.detak import PESAN, jalankan_lagi_yang_diam
from flows.server.kolam import siapkan_kolam

KOLAM = "kolam-uji"


@pytest.fixture
def jalan(prefect: str) -> Iterator[dict[str, UUID]]:
    """Return runs that are under way: two of a pool, one a person's step, and one that belongs to no pool."""
    assert prefect
    siapkan_kolam(KOLAM)
    with get_client(sync_client=True) as klien:
        hasil = {}
        for nama, alur, kolam in (("pagi", pagi, KOLAM), ("batal", batal, KOLAM), ("sendiri", pagi, None)):
            milik = klien.create_deployment(klien.create_flow(alur), f"uji-{nama}", work_pool_name=kolam, tags=[nama])
            satu = klien.create_flow_run_from_deployment(milik)
            klien.set_flow_run_state(satu.id, Running(), force=True)
            hasil[nama] = satu.id
        yield hasil
        for lama in klien.read_deployments():
            klien.delete_deployment(lama.id)


@pytest.mark.tahan
def test_a_silent_run_of_the_pool_is_planned_again_and_a_persons_step_ends(jalan: dict[str, UUID]) -> None:
    lagi = jalankan_lagi_yang_diam(KOLAM, diam=-1.0)
    assert [j.id for j in lagi] == [jalan["pagi"]]
    with get_client(sync_client=True) as klien:
        keadaan = {nama: klien.read_flow_run(id_).state for nama, id_ in jalan.items()}
    sebut = {nama: (k.type.value, k.message) for nama, k in keadaan.items() if k is not None}
    assert sebut == {"pagi": ("SCHEDULED", PESAN), "batal": ("CRASHED", "Terputus"), "sendiri": ("RUNNING", None)}


def test_who_was_heard_of_a_moment_ago_is_left(jalan: dict[str, UUID]) -> None:
    del jalan
    assert jalankan_lagi_yang_diam(KOLAM, diam=60.0) == []
