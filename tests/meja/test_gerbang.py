"""Who gets in: nobody without a session, nobody to what their roles do not include, no page of another site."""

from __future__ import annotations

from html import escape

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


def test_what_was_typed_before_the_session_ended_is_kept_to_be_sent_again(situs: Situs) -> None:
    alamat, ketik = "/kewajiban/2026-TW1/2.1.3.1/kendala", "Jaringan putus <dua> hari.\nSudah diperbaiki."
    jawab = situs.peramban().post(alamat, data={"teks": ketik, "asal:simpulan": "Yang tertulis dulu."})
    assert jawab.status_code == 401
    assert '<p class="kutipan">Jaringan putus' in jawab.text
    assert '<p class="kutipan">Yang tertulis dulu' not in jawab.text, "nobody typed what the page brought along"
    assert f'action="{alamat}"' in jawab.text
    assert f'name="teks" value="{escape(ketik)}"' in jawab.text
    masuk = situs.masuk("unit:perencanaan_data_informasi")
    masuk.post(alamat, data={"teks": ketik})
    assert escape("Jaringan putus <dua> hari.") in masuk.get("/kewajiban/2026-TW1/2.1.3.1").text


def test_a_file_that_came_after_the_session_ended_is_to_be_chosen_again(situs: Situs) -> None:
    isi = {"files": {"berkas": ("a.pdf", b"%PDF-1.4")}, "data": {"alasan": "memang dipakai lagi"}}
    teks = situs.peramban().post("/kewajiban/2026-TW1/2.1.3.1/berkas", **isi).text
    assert "pilih berkasnya lagi" in teks
    assert "memang dipakai lagi" in teks
    assert "<form" not in teks, "the file is gone: sending the rest would do something else"


def test_no_passphrase_is_kept_on_a_page(situs: Situs) -> None:
    jawab = situs.peramban().post("/akun/sandi", data={"lama": "kopi pagi", "baru": "teh sore", "ulang": "teh sore"})
    assert (jawab.status_code, "teh" in jawab.text) == (303, False)
