"""A page that was made is shown again while nothing changed, and to nobody else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from meja import kilat
from meja.keamanan.gerbang import KUKI
from meja.tampilan import Tampilan
from tata_usaha.dasar import ingatan, penjaga_pohon
from tata_usaha.kerja.bersama import terbuka_lama
from tests.meja.conftest import Situs
from zi_model.pengguna import Peran

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is remembered there")


@pytest.fixture
def dibuat(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return which pages were made, in an office whose files are old enough to be remembered."""
    monkeypatch.setattr(ingatan, "BARU_NS", -3_600_000_000_000)
    monkeypatch.setattr(penjaga_pohon, "SEJENAK", 0.0)
    monkeypatch.setattr(penjaga_pohon, "BAGIAN", 0)
    asli, semua = Tampilan.halaman, []

    def halaman(self, permintaan, nama, status=200, **nilai):  # type: ignore[no-untyped-def]
        semua.append(nama)
        return asli(self, permintaan, nama, status, **nilai)

    monkeypatch.setattr(Tampilan, "halaman", halaman)
    situs.kantor.pengaturan.bukti.mkdir(exist_ok=True)
    with terbuka_lama():
        yield semua


def buka_dua_kali(siti: TestClient, alamat: str) -> str:
    siti.get(alamat)
    siti.get(alamat)  # what the first one recorded is remembered with the second
    jawab = siti.get(alamat)
    assert jawab.status_code == 200
    return jawab.text


def test_a_page_is_made_once_and_stays_the_same(situs: Situs, dibuat: list[str]) -> None:
    siti = situs.masuk()
    teks = buka_dua_kali(siti, "/naskah")
    dibuat.clear()
    assert siti.get("/naskah").text == teks
    assert siti.get("/naskah", headers={"Accept-Encoding": "identity"}).text == teks
    assert dibuat == []


@pytest.mark.usefixtures("dibuat")
def test_another_person_gets_a_page_of_their_own(situs: Situs) -> None:
    siti, dewi = situs.masuk(nama="siti"), situs.masuk(Peran.HUKUM, nama="dewi")
    buka_dua_kali(siti, "/naskah")
    assert "Dewi" in dewi.get("/naskah").text
    assert "Dewi" not in siti.get("/naskah").text


@pytest.mark.usefixtures("dibuat")
def test_a_sentence_that_is_told_once_is_told_and_not_kept(situs: Situs) -> None:
    siti = situs.masuk()
    buka_dua_kali(siti, "/naskah")
    kilat.titip(siti.cookies[KUKI], "Naskah dibatalkan.")
    assert "Naskah dibatalkan." in siti.get("/naskah").text
    assert "Naskah dibatalkan." not in siti.get("/naskah").text


@pytest.mark.usefixtures("dibuat")
def test_what_another_process_lays_there_shows_on_the_next_page(situs: Situs) -> None:
    siti = situs.masuk()
    folder = situs.kantor.pengaturan.outbox / "sigi" / "masuk"
    folder.mkdir(parents=True)
    assert "surat.pdf" not in buka_dua_kali(siti, "/kiriman")
    kode = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(b'%PDF-1.4')"
    subprocess.run([sys.executable, "-c", kode, str(folder / "surat.pdf")], check=True)
    assert "surat.pdf" in siti.get("/kiriman").text


def test_a_kept_page_asks_neither_a_route_nor_the_register_again(
    situs: Situs, dibuat: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = situs.masuk()
    teks = buka_dua_kali(siti, "/naskah")
    monkeypatch.setattr("meja.meja.Meja.halaman", lambda *_, **__: pytest.fail("made again"))
    monkeypatch.setattr("tata_usaha.agenda.pengguna.cari_sesi", lambda *_: pytest.fail("looked up again"))
    situs.app.router.routes.clear()
    assert siti.get("/naskah").text == teks
    assert dibuat


@pytest.mark.usefixtures("dibuat")
def test_a_session_that_another_process_ends_shows_nothing_more(situs: Situs) -> None:
    siti = situs.masuk()
    buka_dua_kali(siti, "/naskah")
    perintah(situs, "DELETE FROM sesi")
    assert siti.get("/naskah").headers["location"].startswith("/masuk")


@pytest.mark.usefixtures("dibuat")
def test_whose_roles_another_process_takes_away_sees_the_page_no_more(situs: Situs) -> None:
    siti = situs.masuk(Peran.SEKRETARIAT)
    buka_dua_kali(siti, "/jejak")
    perintah(situs, "UPDATE pengguna SET peran = 'hukum'")
    assert siti.get("/jejak").status_code == 403


@pytest.mark.usefixtures("dibuat")
def test_who_must_choose_a_passphrase_first_is_sent_there_from_a_kept_page(situs: Situs) -> None:
    siti = situs.masuk()
    buka_dua_kali(siti, "/naskah")
    perintah(situs, "UPDATE pengguna SET ganti_sandi = 1")
    assert siti.get("/naskah").headers["location"] == "/akun"


def test_of_two_places_each_is_told_which_is_this_one(situs: Situs, dibuat: list[str]) -> None:
    satu, lain = situs.masuk(), situs.masuk()
    teks = buka_dua_kali(satu, "/akun")
    dibuat.clear()
    assert satu.get("/akun").text == teks
    assert dibuat == []
    assert lain.get("/akun").text != teks


@pytest.mark.tahan
def test_a_letters_page_is_kept_until_pages_of_letters_were_made(situs: Situs, dibuat: list[str]) -> None:
    assert situs.kantor.zi("naskah", "buat", "laporan/monev-ppid", "--periode", "2026-S1").kode == 0
    siti = situs.masuk()
    alamat = "/naskah/sigi/2026-S1/laporan-monev-ppid"
    teks = buka_dua_kali(siti, alamat)
    dibuat.clear()
    assert siti.get(alamat).text == teks
    assert dibuat == []
    pratinjau = situs.app.state.pratinjau
    pratinjau._satu("0" * 64, situs.kantor.pengaturan.outbox / "tidak-ada.docx")
    siti.get(alamat)
    assert dibuat == ["naskah/satu.html"]


def perintah(situs: Situs, sql: str) -> None:
    kode = "import sqlite3, sys; k = sqlite3.connect(sys.argv[1]); k.execute(sys.argv[2]); k.commit()"
    subprocess.run([sys.executable, "-c", kode, str(situs.kantor.pengaturan.berkas_database), sql], check=True)
