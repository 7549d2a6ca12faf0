"""The morning run sends each person's digest at its end, and is not hindered by a mail server that is away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from prefect.artifacts import Artifact
from prefect.states import State

from flows.pagi import pagi
from flows.provinsi import provinsi
from tests.conftest import Meja
from tests.peladen_surel import PeladenSurel, peladen

pytestmark = pytest.mark.usefixtures("prefect")
HUKUM = "hukum@kantor.example"


def _pasang(meja: Meja, server: PeladenSurel) -> None:
    meja.ubah_rencana("\nsurel: null\n", f"\n{server.setelan()}\n", "satker.yaml")
    dari = "    unit: teknis_hukum\n    cara: definitif\n    berlaku_dari: null\n    berlaku_sampai: null\n"
    meja.ubah_rencana(f"{dari}    surel: null\n", f"{dari}    surel: {HUKUM}\n", "pejabat.yaml")


def _pagi() -> State[object]:
    keadaan: State[object] = asyncio.run(pagi(satker="sigi", return_state=True))
    return keadaan


@pytest.mark.tahan
def test_a_morning_over_many_offices_leaves_each_its_page_and_mails_its_people_once(
    meja: Meja, jam: Callable[[str], None]
) -> None:
    jam("2026-02-02T06:15+08:00")
    with peladen() as server:
        _pasang(meja, server)
        keadaan: State[object] = asyncio.run(provinsi(alur="pagi", satker=["sigi"], return_state=True))
        asyncio.run(provinsi(alur="pagi", satker=["sigi"], return_state=True))
    assert [surat.kepada for surat in server.kotak] == [(HUKUM,)]
    assert keadaan.name == "Tertinggal"
    assert "kewajiban terlambat di 1 kantor" in str(keadaan.message)
    halaman = Artifact.get("pagi-sigi")
    assert halaman is not None
    assert "Yang perlu perhatian hari ini" in str(halaman.data)


@pytest.mark.tahan
def test_a_morning_ends_with_one_mail_to_each_person_even_when_the_server_was_away(
    meja: Meja, jam: Callable[[str], None]
) -> None:
    jam("2026-02-02T06:15+08:00")
    with peladen() as server:
        _pasang(meja, server)
    pagi_itu = _pagi()  # the server is away
    jam("2026-02-03T06:15+08:00")
    with peladen(porta=server.porta) as server:
        assert _pagi().name == pagi_itu.name == "Tertinggal"
    (diterima,) = server.kotak
    assert diterima.kepada == (HUKUM,)
    assert diterima.pesan["Subject"].startswith("KPU Kabupaten Sigi: ")
    assert "Yth. Kasubbag Teknis Penyelenggaraan Pemilu dan Hukum\n     Sasli" in diterima.teks
    assert "Perintah: zi " in diterima.teks
