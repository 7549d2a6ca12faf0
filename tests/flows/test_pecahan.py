"""Shares and their coordinator on one PC, and what the deployment file says."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

import pytest
import yaml
from prefect import State, get_client
from prefect.artifacts import Artifact
from prefect.utilities.importtools import import_object

from flows.artefak.banyak import rangkuman_banyak
from flows.deployment import BANYAK_KANTOR, SEMUA
from flows.pecahan import TERTINGGAL, akhir, pecahan
from flows.provinsi import _Kolam, provinsi
from flows.server.kolam import LINGKUNGAN
from tata_usaha.dasar.letak_meja import LetakMeja
from tata_usaha.dasar.pengaturan import AKAR
from tests.conftest import Meja
from tests.kantor_banyak import buat_kantor

BARIS = {
    "Satker": "sigi",
    "Nama": "KPU Sigi",
    "Naskah": 4,
    "Berubah": 4,
    "Jatuh tempo": 9,
    "Lengkap": 2,
    "Terlambat": 7,
    "Menunggu": 1,
    "Masalah": "",
}


def jalan(flow: Any, /, **parameter: object) -> State[Any]:
    """Run a flow; return its final state."""
    return cast(State[Any], asyncio.run(flow(**parameter, return_state=True)))


@pytest.mark.tahan
@pytest.mark.usefixtures("prefect")
def test_on_one_pc_a_province_is_done_here_and_its_trouble_named(meja: Meja) -> None:
    """One artifact tells of the province, under a key that stays; the broken office stops only itself."""
    kantor = [k.kode for k in buat_kantor(meja.pengaturan.plan, 2, rusak=0)]
    keadaan = jalan(provinsi, alur="semesteran", periode="2026-S1", provinsi="11")
    assert (keadaan.name, keadaan.is_failed()) == (TERTINGGAL, True)
    assert keadaan.message is not None
    assert keadaan.message.startswith("2 kantor: 1 selesai, 1 bermasalah;")
    assert f"plan/{kantor[0]}" in keadaan.message
    assert f"plan/{kantor[1]}" not in keadaan.message
    artefak = Artifact.get("provinsi-11-2026-s1")
    assert artefak is not None
    assert artefak.flow_run_id is not None
    assert kantor[0] in str(artefak.data)
    rekap = Artifact.get("rekap-11-2026-s1")
    assert rekap is not None
    assert "2 satuan kerja, 1 tanpa data" in str(rekap.data)
    assert not (meja.pengaturan.outbox / "sigi").exists(), "Sigi is in another province"


@pytest.mark.tahan
@pytest.mark.usefixtures("prefect")
def test_a_share_tells_of_each_office_in_a_table(meja: Meja) -> None:
    del meja
    keadaan = jalan(pecahan, satker=["sigi"], alur="semesteran", periode="2026-S1")
    assert keadaan.is_completed(), keadaan.message

    async def isi() -> list[str]:
        async with get_client() as klien:
            return [str(a.data) for a in await klien.read_artifacts() if a.type == "table"]

    assert any('"Satker": "sigi"' in satu for satu in asyncio.run(isi()))


@pytest.mark.usefixtures("prefect")
def test_what_cannot_be_is_refused_in_words(meja: Meja) -> None:
    del meja
    for parameter in ({"periode": "2026-S1"}, {"satker": ["tidak-ada"]}, {"provinsi": "99"}):
        keadaan = jalan(provinsi, **parameter)
        assert keadaan.is_failed()
        assert "Traceback" not in str(keadaan.message)


def test_a_share_that_waits_for_a_worker_has_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The minder names what is planned for later; a share is due at once, and may wait for hours all the same."""
    diserahkan: list[Any] = []

    async def serahkan(*_: Any, **isi: Any) -> Any:
        diserahkan.append(isi["flow_run_name"])
        return SimpleNamespace(state=None)

    monkeypatch.setattr("flows.provinsi.arun_deployment", serahkan)
    asyncio.run(_Kolam("triwulanan", "2026-TW1", [], uuid4())._serahkan(("palu", "sigi")))
    assert diserahkan == ["Pecahan · 2 satker · TW I 2026"]


def test_a_run_over_offices_has_failed_when_one_has_trouble() -> None:
    assert akhir([BARIS]).is_completed()
    buruk = akhir([BARIS, {**BARIS, "Nama": "KPU Poso", "Masalah": "rusak"}])
    assert buruk.name == TERTINGGAL
    kalimat = "2 kantor: 1 selesai, 1 bermasalah; 8 naskah ditulis. 14 kewajiban terlambat di 2 kantor."
    assert buruk.message == f"{kalimat}\nKPU Poso: rusak"


def test_a_morning_over_offices_is_red_while_one_is_behind() -> None:
    tertinggal = akhir([BARIS, {**BARIS, "Terlambat": 0}], "pagi")
    assert (tertinggal.name, tertinggal.is_failed()) == (TERTINGGAL, True)
    assert "7 kewajiban terlambat di 1 kantor." in str(tertinggal.message)
    assert akhir([{**BARIS, "Terlambat": 0}], "pagi").is_completed()


def test_the_table_of_a_province_begins_with_the_trouble() -> None:
    """And tells it in a sentence: a cell would cut it off."""
    kosong = {**dict.fromkeys(BARIS), "Satker": "poso", "Nama": "poso", "Masalah": "a|b"}
    teks = rangkuman_banyak("KPU Provinsi", "2026-TW1", [BARIS, kosong]).splitlines()
    assert "2 kantor: 1 selesai, 1 bermasalah." in teks
    assert "- poso: a\\|b" in teks
    assert teks[-2:] == ["| poso | – | – | – | – |", "| KPU Sigi | 2 dari 9 | 7 | 1 | 4 |"]
    assert max(map(len, teks)) < 100


def test_an_office_of_that_table_leads_to_its_desk() -> None:
    meja = {"sigi": LetakMeja("https://meja.sigi.example:4300", terbuka=True)}
    teks = rangkuman_banyak(
        "KPU Provinsi", "2026-TW1", [BARIS, BARIS | {"Satker": "poso", "Nama": "KPU Poso"}], meja.get
    )
    assert "| [KPU Sigi](https://meja.sigi.example:4300/) | 2 dari 9 |" in teks
    assert "| KPU Poso | 2 dari 9 |" in teks


class TestPrefectYaml:
    isi: Mapping[str, Any] = yaml.safe_load((AKAR / "prefect.yaml").read_text(encoding="utf-8"))

    def test_there_is_one_deployment_a_kind_and_each_entrypoint_exists(self) -> None:
        nama = [d["name"] for d in self.isi["deployments"]]
        assert set(nama) == {*SEMUA, *BANYAK_KANTOR, "pecahan"}
        assert len(nama) == len(set(nama))
        for d in self.isi["deployments"]:
            assert import_object(d["entrypoint"]).name == d["name"]
            assert d["work_pool"]["name"] == "kantor"

    def test_its_runs_have_the_settings_that_zi_layani_gives_those_of_a_pool(self) -> None:
        for d in self.isi["deployments"]:
            assert d["work_pool"]["job_variables"] == {"env": LINGKUNGAN}, d["name"]

    def test_nothing_of_a_computer_and_no_secret_stands_in_it(self) -> None:
        teks = (AKAR / "prefect.yaml").read_text(encoding="utf-8")
        assert str(Path.home()) not in teks
        assert not any(kata in teks for kata in ("/work", "PREFECT_API_AUTH_STRING", "ZI_DATABASE", "://"))
        assert self.isi["pull"] == []
