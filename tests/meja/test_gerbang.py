"""Who gets in: nobody without a session, nobody to what their roles do not include, no page of another site."""

from __future__ import annotations

import pytest

from meja.hak import HAK, TERBUKA
from tests.meja.conftest import Situs
from tests.meja.semua_rute import SEMUA_RUTE
from zi_model.pengguna import Peran


def test_who_is_not_logged_in_is_shown_the_way_in(situs: Situs) -> None:
    jawab = situs.peramban().get("/")
    assert jawab.status_code == 303
    assert jawab.headers["location"].startswith("/masuk")


def test_who_is_logged_in_sees_the_office(situs: Situs) -> None:
    jawab = situs.masuk(Peran.SEKRETARIAT).get("/")
    assert jawab.status_code == 200
    assert "Siti" in jawab.text
    assert "KPU Kabupaten Sigi" in jawab.text


def test_every_route_stands_in_the_table_and_the_table_names_no_other() -> None:
    assert {r.name for r in SEMUA_RUTE} == HAK.keys() | TERBUKA


@pytest.mark.parametrize(
    "asal", [None, "null", "http://jahat.example", "http://127.0.0.1:4301", "https://127.0.0.1:4300"]
)
def test_a_page_of_another_site_cannot_write(situs: Situs, asal: str | None) -> None:
    peramban = situs.masuk(Peran.ADMIN)
    peramban.headers.pop("origin")
    jawab = peramban.post("/keluar", headers={} if asal is None else {"Origin": asal})
    assert jawab.status_code in {400, 403}


def test_a_name_that_is_not_ours_is_not_answered(situs: Situs) -> None:
    assert situs.peramban().get("/", headers={"Host": "jahat.example"}).status_code == 400


def test_every_answer_tells_the_browser_to_run_only_our_own(situs: Situs) -> None:
    jawab = situs.masuk(Peran.ADMIN).get("/")
    kebijakan = {satu.strip() for satu in jawab.headers["content-security-policy"].split(";")}
    assert {"default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"} <= kebijakan
    assert "frame-ancestors 'none'" in kebijakan, "no other site lays a page of ours under its own buttons"
    assert jawab.headers["x-content-type-options"] == "nosniff", "what somebody brought is not run as something else"
    assert jawab.headers["cross-origin-opener-policy"] == jawab.headers["referrer-policy"] == "same-origin"
    assert jawab.headers["cache-control"] == "no-store"
