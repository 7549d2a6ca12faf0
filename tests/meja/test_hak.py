"""Who may what, completely: every route that there is, as every role, as one of another sub bagian, and as nobody."""

from __future__ import annotations

import re

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from meja.hak import HAK, TERBUKA, boleh
from meja.keamanan.gerbang import periksa
from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import waktu
from tests.meja.conftest import Situs
from tests.meja.semua_rute import SEMUA_RUTE
from zi_model.pengguna import Pengguna, Peran

SIAPA = ("admin", "sekretariat", "hukum", "unit:tekhum", "unit:rendatin", "pimpinan")
SEMUA = sorted({r.name: r for r in SEMUA_RUTE}.items())
TERTUTUP = [(nama, rute) for nama, rute in SEMUA if nama not in TERBUKA]


def orang(siapa: str) -> Pengguna:
    peran, _, unit = siapa.partition(":")
    return Pengguna("uji", "Uji", frozenset({Peran(peran)}), frozenset({unit} if unit else ()))


def minta(peramban: TestClient, rute: APIRoute) -> int:
    """Ask a route for something that there is not, so that nothing happens to anybody's letters."""
    jalur = re.sub(r"\{[^}]*\}", "tidak-ada", rute.path)
    metode = next(iter(rute.methods - {"HEAD"}))
    return peramban.request(metode, jalur).status_code


@pytest.mark.tahan
def test_every_role_may_exactly_what_the_table_says(situs: Situs) -> None:
    """Refused is 403; what is allowed is answered in whatever way, but never so."""
    beda = []
    for siapa in SIAPA:
        peramban = situs.masuk(siapa, nama="uji")
        for nama, rute in sorted(TERTUTUP, key=lambda satu: satu[0] == "keluar"):  # which is the last that works
            jawab = minta(peramban, rute)
            if (jawab != 403) != boleh(orang(siapa), nama) or jawab >= 500:
                beda.append((siapa, nama, jawab))
    assert not beda


def test_every_route_stands_behind_the_gate() -> None:
    """One that somebody adds in another way would be open to whoever is logged in."""
    assert not [nama for nama, rute in SEMUA if periksa not in {d.dependency for d in rute.dependencies}]


def test_nobody_gets_in_anywhere_without_logging_in(situs: Situs) -> None:
    for nama, rute in TERTUTUP:
        jalur = re.sub(r"\{[^}]*\}", "tidak-ada", rute.path)
        jawab = situs.peramban().request(next(iter(rute.methods - {"HEAD"})), jalur)
        assert jawab.status_code == 303, nama
        assert jawab.headers["location"].startswith("/masuk"), nama


def test_who_has_somebody_elses_passphrase_changes_it_first(situs: Situs) -> None:
    """Before that nothing is open to them but their own account."""
    peramban = situs.masuk(*Peran, "unit:tekhum", nama="uji")
    semua = Pengguna("uji", "Uji", frozenset(Peran), frozenset({"tekhum"}), ganti_sandi=True)
    with buka(situs.kantor.pengaturan.database) as basis, basis.transaksi() as sambungan:
        tabel.simpan(sambungan, "sigi", semua, waktu.sekarang())
    terbuka = {nama for nama, rute in TERTUTUP if nama != "keluar" and minta(peramban, rute) != 303}
    assert terbuka <= {"akun", "akun.sandi"}


@pytest.mark.parametrize("rute", [nama for nama, hak in HAK.items() if Peran.UNIT in hak.peran and hak.sendiri])
def test_one_of_a_sub_bagian_may_only_what_is_its_own(rute: str) -> None:
    assert boleh(orang("unit:tekhum"), rute, "tekhum")
    assert not boleh(orang("unit:tekhum"), rute, "rendatin")
    assert not boleh(orang("unit:tekhum"), rute, "")
    assert not boleh(orang("unit:tekhum"), rute, ["rendatin", "hupmas"])
    assert boleh(orang("unit:tekhum"), rute, ["rendatin", "tekhum"])


def test_signed_copies_that_arrive_are_not_in_the_menu_of_a_sub_bagian(situs: Situs) -> None:
    """It signs nothing and assigns nothing: to it the page is of no use."""
    for siapa, ada in (("unit:tekhum", False), ("hukum", True)):
        peramban = situs.masuk(siapa, nama="uji")
        assert ("Kiriman masuk" in peramban.get("/naskah").text) is ada


def test_only_looking_is_open_to_everybody() -> None:
    """A route that writes and that all roles may use is about one's own account."""
    menulis = {nama for nama, rute in TERTUTUP if rute.methods & {"POST", "PUT", "PATCH", "DELETE"}}
    assert {n for n in menulis if n in HAK and HAK[n].peran == frozenset(Peran)} == {
        "akun.sandi",
        "akun.cabut",
        "keluar",
    }


def test_no_route_answers_what_it_was_not_made_for() -> None:
    """A look is GET, an act is POST, and no address does both under one name."""
    for nama, rute in SEMUA:
        assert len(rute.methods - {"HEAD"}) == 1, nama
        assert rute.methods <= {"GET", "HEAD", "POST"}, nama


def test_a_route_that_is_in_no_table_is_closed_to_all() -> None:
    assert not any(boleh(orang(siapa), "rute.yang.lupa") for siapa in SIAPA)


def test_who_is_refused_is_told_who_may(situs: Situs) -> None:
    ketua = situs.masuk(Peran.PIMPINAN)
    assert "Yang dapat: Admin." in ketua.get("/pengguna").text
    lain = situs.masuk("unit:parmas_sdm", nama="umi").post("/kewajiban/2026-TW1/2.1.3.1/kendala", data={"teks": "x"})
    assert lain.status_code == 403
    assert "Yang dapat: Sekretariat, Subbag Hukum, dan Sub bagian (miliknya sendiri)." in lain.text
    assert "Yang dapat: Sekretariat." in ketua.post("/rapat/pindah", data={}).text
