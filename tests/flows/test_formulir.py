"""The forms: what they offer, what the server refuses at once, and what a person's step does and leaves."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from prefect import get_client
from prefect.utilities.schema_tools import validate

from flows.batal import batal
from flows.deployment import BANYAK_KANTOR, SEMUA, susun_deployment
from flows.deployment_lama import buang_deployment_lama
from flows.formulir import Pilihan, baca_pilihan, isian_bawaan, susun_formulir
from flows.nomori import nomori
from flows.siap import siap as formulir_siap
from tata_usaha.dasar.galat import GalatOutbox, GalatPemakaian
from tests.conftest import Meja
from tests.flows.jendela import Jendela
from tests.tata_usaha.cli.test_cli_daur import PPID, lengkapi
from tests.zi_model.bahan_sigi import kantor
from zi_model.naskah.jenis_alur import JenisAlur

ALUR = SEMUA | BANYAK_KANTOR
HARI = dt.date(2026, 11, 26)
PILIHAN = Pilihan("sigi", HARI, {"donggala": (2027,), "sigi": (2026,)})
LENGKAP: dict[str, dict[str, Any]] = {
    "bulanan": {"periode": "2026-03"},
    "triwulanan": {"periode": "2027-TW4"},
    "semesteran": {"periode": "2026-S1"},
    "keputusan": {"periode": "2026"},
    "pagi": {},
    "nomori": {"kunci": "tim-ppid", "tanggal": "2026-02-03", "oleh": "Ani"},
    "siap": {"kunci": "tim-ppid", "oleh": "Ani"},
    "provinsi": {},
    "batal": {"kunci": "tim-ppid", "alasan": "keliru", "oleh": "Ani"},
}


def _keluhan(alur: str, /, **isian: Any) -> list[str]:
    """Return what Prefect's server would say of a form that was filled so."""
    formulir = susun_formulir(ALUR[alur], PILIHAN)
    bentuk = formulir.model_dump(exclude_unset=True)
    return [galat.message for galat in validate({**isian_bawaan(formulir), **isian}, bentuk)]


@pytest.mark.parametrize("alur", LENGKAP)
def test_a_form_takes_what_it_asks_for_and_nothing_else(alur: str) -> None:
    isian = LENGKAP[alur]
    assert _keluhan(alur, **isian) == []
    assert "'satkr' was unexpected" in _keluhan(alur, **isian, satkr="sigi")[0]
    palu: Any = ["palu"] if alur == "provinsi" else "palu"
    assert "is not one of" in _keluhan(alur, **isian, satker=palu)[0]
    for nama in isian:
        assert _keluhan(alur, **{k: v for k, v in isian.items() if k != nama}) == [f"'{nama}' is a required property"]


@pytest.mark.parametrize(
    ("alur", "salah"),
    [
        ("bulanan", {"periode": "2026-13"}),
        ("triwulanan", {"periode": "2026-TW9"}),
        ("triwulanan", {"periode": "2028-TW1"}),  # a year of which nobody has a plan
        ("triwulanan", {"periode": ""}),
        ("bulanan", {"bagian": "undangann"}),
        ("nomori", {"nomor": 0}),
        ("nomori", {"kunci": ""}),
        ("provinsi", {"alur": "keputusan"}),
        ("provinsi", {"ukuran": 0}),
        ("siap", {"oleh": ""}),
        ("batal", {"alasan": ""}),
    ],
)
def test_a_wrong_value_is_refused_before_anything_runs(alur: str, salah: dict[str, Any]) -> None:
    assert len(_keluhan(alur, **{**LENGKAP[alur], **salah})) == 1


@pytest.mark.parametrize("alur", LENGKAP)
def test_every_field_has_an_indonesian_title_and_says_what_it_is_for(alur: str) -> None:
    for nama, satu in susun_formulir(ALUR[alur], PILIHAN).properties.items():
        assert satu["title"] != nama
        assert satu["description"]


def test_letters_that_wait_are_named_beside_the_field_and_none_is_a_choice(meja: Meja) -> None:
    """A choice as of the last apply would refuse the letter that was laid this morning."""
    assert baca_pilihan(meja.pengaturan, "sigi", HARI).naskah == {"nomori": (), "siap": (), "batal": ()}
    assert not meja.pengaturan.outbox.exists()  # to look is not to begin a register
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    kunci = susun_formulir(nomori, baca_pilihan(meja.pengaturan, "sigi", HARI)).properties["kunci"]
    assert "Yang menunggu per 26 November 2026: `2026/keputusan/tim-ppid`." in kunci["description"]
    assert "enum" not in kunci
    meja.zi("outbox", "nomori", "tim-ppid", "--nomor", "15", "--tanggal", "2026-02-03")
    naskah = baca_pilihan(meja.pengaturan, "sigi", HARI).naskah
    assert naskah == {"nomori": (), "siap": (PPID,), "batal": (PPID,)}


@pytest.fixture
def jendela(prefect: str, meja: Meja) -> Jendela:
    assert meja
    return Jendela(prefect)


@pytest.fixture
def bersih(jendela: Jendela) -> Iterator[None]:
    """Take away the deployments of a test with the runs that they have planned, which others would meet."""
    yield
    with get_client(sync_client=True) as klien:
        for satu in jendela.minta("/deployments/filter", {}):
            klien.delete_deployment(UUID(satu["id"]))


def _kirim(jendela: Jendela, alur: str, **isian: Any) -> Any:
    deployment = jendela.minta(f"/deployments/name/{alur}/{alur}")
    return jendela.minta(f"/deployments/{deployment['id']}/create_flow_run", {"parameters": isian})


@pytest.mark.tahan
@pytest.mark.usefixtures("bersih")
def test_the_server_enforces_the_form_plans_without_a_period_and_forgets_the_deployments_of_an_earlier_version(
    jendela: Jendela, meja: Meja
) -> None:
    baru = susun_deployment(meja.pengaturan, kantor(), HARI)
    lama = [d.model_copy(update={"name": f"{d.name}-sigi"}) for d in baru if d.name == JenisAlur.SEMESTERAN]
    orang = [d.model_copy(update={"name": "punya-saya"}) for d in baru if d.name == JenisAlur.SEMESTERAN]
    for satu in [*lama, *orang]:
        satu.apply()
    id_lama = jendela.minta("/deployments/name/semesteran/semesteran-sigi")["id"]
    selesai = jendela.minta(f"/deployments/{id_lama}/create_flow_run", {"parameters": {"periode": "2026-S1"}})
    jendela.minta(f"/flow_runs/{selesai['id']}/set_state", {"state": {"type": "COMPLETED"}, "force": True})
    berjalan = jendela.minta(f"/deployments/{id_lama}/create_flow_run", {"parameters": {"periode": "2026-S2"}})
    jendela.minta(f"/flow_runs/{berjalan['id']}/set_state", {"state": {"type": "RUNNING"}, "force": True})
    jendela.minta(f"/deployments/{id_lama}/schedule", {"min_runs": 1, "max_runs": 1})

    for satu in baru:
        satu.apply()
    assert buang_deployment_lama(baru) == ["semesteran-sigi"]
    assert buang_deployment_lama(baru) == []
    assert {d["name"] for d in jendela.minta("/deployments/filter", {})} == {*SEMUA, "punya-saya"}
    sisa = jendela.minta("/flow_runs/filter", {"flow_runs": {"deployment_id": {"any_": [id_lama]}}})
    assert {j["id"]: (j["state"]["type"], j["state"]["message"]) for j in sisa} == {
        selesai["id"]: ("COMPLETED", None),
        berjalan["id"]: ("CRASHED", "Terputus"),
    }

    with pytest.raises(httpx.HTTPStatusError) as ditolak:
        _kirim(jendela, "triwulanan", periode="2026-TW9")
    assert ditolak.value.response.status_code == 409
    with pytest.raises(httpx.HTTPStatusError) as ditolak:
        _kirim(jendela, "triwulanan", periode="2026-TW1", satkr="sigi")
    assert ditolak.value.response.status_code == 409
    assert _kirim(jendela, "triwulanan", periode="2026-TW1")["parameters"] == {
        "periode": "2026-TW1",
        "satker": "sigi",
        "bagian": "semua",
    }
    (semester,) = (d for d in jendela.minta("/deployments/filter", {}) if d["name"] == JenisAlur.SEMESTERAN)
    jendela.minta(f"/deployments/{semester['id']}/schedule", {"min_runs": 1, "max_runs": 1})
    terjadwal = jendela.minta("/flow_runs/filter", {"flow_runs": {"deployment_id": {"any_": [semester["id"]]}}})
    assert [j["parameters"] for j in terjadwal] == [{"satker": "sigi"}]


@pytest.fixture
def konsep(meja: Meja) -> Path:
    """Give the file of a decree that lacks nothing but number and date."""
    meja.zi("naskah", "buat", "keputusan/tim-ppid")
    berkas = meja.pengaturan.outbox / "sigi" / "2026" / "tahunan" / "Keputusan Tim PPID 2026.docx"
    lengkapi(berkas)
    return berkas


def test_a_letter_is_numbered_declared_ready_and_cancelled_by_forms_under_the_name_of_a_person(
    jendela: Jendela, meja: Meja, konsep: Path
) -> None:
    assert konsep.is_file()
    asyncio.run(nomori(kunci="tim-ppid", tanggal="2026-02-03", oleh="  Ani  Lestari ", nomor=15))
    jalan = jendela.jalan_terakhir()
    assert jalan["name"] == "Nomori · Sigi · tim-ppid"
    assert jalan["state"]["type"] == "COMPLETED"
    assert jalan["state"]["message"].startswith("Keputusan Tim PPID 2026.docx: nomor 15 dan tanggal 2026-02-03")
    assert jalan["tags"] == ["sigi"]
    assert "formulir siap" in jendela.artefak(jalan)["langkah-nomori-sigi"]

    # what the command line asks about, the form asks about too, and says how to go on
    with pytest.raises(GalatOutbox):
        asyncio.run(formulir_siap(kunci="tim-ppid", oleh="Ani Lestari"))
    jalan = jendela.jalan_terakhir()
    assert jalan["state"]["type"] == "FAILED"
    assert "S09" in jendela.artefak(jalan)["langkah-siap-sigi"]
    asyncio.run(formulir_siap(kunci="tim-ppid", oleh="Ani Lestari", tetap=True, alasan="cocok dengan JDIH"))
    assert jendela.jalan_terakhir()["state"]["message"] == "Keputusan Tim PPID 2026.docx: siap ditandatangani."

    asyncio.run(batal(kunci="tim-ppid", alasan="salah susunan", oleh="Budi"))
    riwayat = json.loads(meja.zi("outbox", "riwayat", PPID, "--json").out)
    oleh = [k["oleh"] for k in riwayat if k["oleh"].endswith("(formulir Prefect)")]
    assert (oleh[0], oleh[-1]) == ("Ani Lestari (formulir Prefect)", "Budi (formulir Prefect)")


def test_what_the_form_cannot_judge_the_flow_refuses_in_words(jendela: Jendela, konsep: Path) -> None:
    sebelum = konsep.read_bytes()
    with pytest.raises(GalatPemakaian):
        asyncio.run(nomori(kunci="tim-ppid", tanggal="33 Maret", oleh="Ani"))
    assert "“33 Maret” bukan tanggal." in jendela.jalan_terakhir()["state"]["message"]
    with pytest.raises(GalatPemakaian):
        asyncio.run(nomori(kunci="tim-ppid", tanggal="2026-02-03", oleh="  ", nomor=15))
    assert konsep.read_bytes() == sebelum
