"""Pages that are taken in when they are asked for: all of them can be found, at once or later, whoever comes first."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

import meja.rute
from meja import muatan
from meja.muatan import Muatan
from meja.rute import MODUL, kata_alamat, kata_nama, muat_rute
from tests.meja.conftest import Situs
from tests.meja.semua_rute import SEMUA_RUTE
from zi_model.pengguna import Peran


@pytest.mark.parametrize("rute", SEMUA_RUTE, ids=lambda rute: rute.name)
def test_each_route_is_found_by_its_address_and_by_its_name(rute: APIRoute) -> None:
    modul = rute.endpoint.__module__.removeprefix("meja.rute.")
    assert modul in MODUL[kata_alamat(rute.path)]
    assert modul in MODUL[kata_nama(rute.name)]


def test_the_table_names_every_module_and_each_in_one_group() -> None:
    berkas = {satu.stem for satu in Path(meja.rute.__file__).parent.glob("[!_]*.py")}
    assert {modul for satu in MODUL.values() for modul in satu} == berkas
    assert not [dua for dua in combinations(set(MODUL.values()), 2) if set(dua[0]) & set(dua[1])]


def test_an_address_takes_in_what_answers_for_it_and_no_more(situs: Situs) -> None:
    rute: Muatan = situs.app.state.rute
    assert situs.peramban().get("/jejak.csv").headers["location"] == "/masuk?ke=%2Fjejak.csv"
    assert not rute.perlu("jejak")
    assert not rute.perlu("masuk"), "whose address was named"
    assert rute.perlu("naskah")


def test_what_is_no_page_takes_in_nothing(situs: Situs) -> None:
    assert situs.peramban().get("/tidak-ada").status_code == 404
    dinamai = {"", "beranda", "sehat", "statis"}  # by every page
    assert {kata for kata in MODUL if not situs.app.state.rute.perlu(kata)} == dinamai


def test_a_page_names_others_that_nobody_has_asked_for(situs: Situs) -> None:
    halaman = situs.masuk(Peran.SEKRETARIAT).get("/jejak").text
    assert 'href="/tindak-lanjut"' in halaman


def test_a_request_for_a_page_of_another_host_takes_in_nothing(situs: Situs) -> None:
    assert situs.peramban().get("/laporan", headers={"Host": "jahat.example"}).status_code == 400
    assert situs.app.state.rute.perlu("laporan")


def test_a_route_that_there_is_not_has_no_address(situs: Situs) -> None:
    with pytest.raises(KeyError):
        situs.app.state.rute["naskah.hilang"]
    with pytest.raises(KeyError):
        situs.app.state.rute["hilang"]


def test_who_come_at_once_take_it_in_once(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    serentak, diminta = threading.Barrier(4), []

    def muat(kata: str) -> tuple[APIRouter, ...]:
        diminta.append(kata)
        time.sleep(0.2)  # as an import takes: the others come meanwhile
        return muat_rute(kata)

    def minta(_: int) -> str:
        serentak.wait(30)
        return str(situs.app.state.rute["naskah.satu"].path)

    monkeypatch.setattr(muatan, "muat_rute", muat)
    with ThreadPoolExecutor(4) as utas:
        assert set(utas.map(minta, range(4))) == {"/naskah/{kunci:path}"}
    assert diminta == ["naskah"]


def test_a_page_that_cannot_be_taken_in_is_a_fault_of_ours_and_the_others_go_on(
    situs: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def muat(kata: str) -> tuple[APIRouter, ...]:
        if kata == "laporan":
            raise ImportError("lxml")
        return muat_rute(kata)

    monkeypatch.setattr(muatan, "muat_rute", muat)
    peramban = situs.peramban()
    with pytest.raises(ImportError):
        peramban.get("/laporan")
    assert peramban.get("/masuk").status_code == 200
    monkeypatch.setattr(muatan, "muat_rute", muat_rute)
    assert peramban.get("/laporan").status_code == 303, "it is tried again"


def test_behind_the_pages_the_rest_follows_whatever_one_of_them_does(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def muat(kata: str) -> tuple[APIRouter, ...]:
        if kata == "laporan":
            raise ImportError("lxml")
        return muat_rute(kata)

    monkeypatch.setattr(muatan, "muat_rute", muat)
    monkeypatch.setattr(muatan, "JEDA", 0)
    with situs.peramban() as peramban:
        assert peramban.get("/sehat").text == "meja\n"
        _tunggu_utas()
        assert peramban.get("/tindak-lanjut").status_code == 303
        assert [kata for kata in MODUL if situs.app.state.rute.perlu(kata)] == ["laporan"]
    assert "Halaman laporan tidak dapat dimuat." in caplog.text


def test_a_desk_that_closes_takes_in_no_more(situs: Situs) -> None:
    with situs.peramban() as peramban:
        assert peramban.get("/sehat").status_code == 200
    _tunggu_utas()
    assert situs.app.state.rute.perlu("kantor")


def _tunggu_utas() -> None:
    for utas in threading.enumerate():
        if utas.name == "muatan":
            utas.join(60)
