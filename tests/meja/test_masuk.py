"""Logging in at the desk: who may, where it leads, what the browser keeps, and that guessing is slow."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from meja.aplikasi import susun_aplikasi
from meja.keamanan.kembali import aman
from meja.setelan import SetelanMeja
from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja import masuk as kerja_masuk
from tata_usaha.kerja import sandi as kerja_sandi
from tata_usaha.kerja.pengguna import atur_sandi, tambah_pengguna, ubah_pengguna
from tata_usaha.kerja.sesi import sidik_token
from tests.meja.conftest import Situs
from zi_model.pengguna import Pengguna, Peran

SANDI = "kopi pagi di teras"
PELAKU = Pelaku("uji")
PAGI = "2026-04-06T08:00+08:00"


@pytest.fixture
def siti(situs: Situs) -> Pengguna:
    """Somebody with a passphrase of her own."""
    orang = tambah_pengguna(
        situs.kantor.pengaturan, PELAKU, "sigi", Pengguna("siti", "Siti Aminah", frozenset({Peran.SEKRETARIAT}))
    ).orang
    return atur_sandi(situs.kantor.pengaturan, PELAKU, "sigi", orang.nama, SANDI)


def coba(peramban: TestClient, nama: str = "siti", sandi: str = SANDI, ke: str = "/") -> int:
    return peramban.post("/masuk", data={"nama": nama, "sandi": sandi, "ke": ke}).status_code


def test_who_knows_the_passphrase_is_let_in(situs: Situs, siti: Pengguna) -> None:
    peramban = situs.peramban()
    jawab = peramban.post("/masuk", data={"nama": " Siti ", "sandi": SANDI, "ke": "/"})
    assert (jawab.status_code, jawab.headers["location"]) == (303, "/")
    assert siti.nama_lengkap in peramban.get("/").text


@pytest.mark.parametrize(("nama", "sandi"), [("siti", "kopi pagi di teraz"), ("tono", SANDI), ("", ""), ("a/b", "x")])
@pytest.mark.usefixtures("siti")
def test_a_wrong_name_and_a_wrong_passphrase_look_the_same(situs: Situs, nama: str, sandi: str) -> None:
    jawab = situs.peramban().post("/masuk", data={"nama": nama, "sandi": sandi})
    assert jawab.status_code == 422
    assert "Nama masuk atau kata sandi tidak cocok." in jawab.text
    assert f'value="{nama}"' in jawab.text
    assert sandi == "" or f'value="{sandi}"' not in jawab.text
    assert "set-cookie" not in jawab.headers


@pytest.mark.usefixtures("siti")
def test_a_name_that_nobody_has_costs_a_hash_too(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the time of the answer would tell who works here."""
    diperiksa: list[str] = []
    asli = kerja_sandi._penyidik()

    class Penyidik:
        def verify(self, sidik: str, sandi: str) -> bool:
            diperiksa.append(sidik)
            return asli.verify(sidik, sandi)

        hash = staticmethod(asli.hash)

    monkeypatch.setattr(kerja_sandi, "_penyidik", Penyidik)
    coba(situs.peramban(), "tidak.ada")
    coba(situs.peramban(), "siti", "salah sama sekali")
    assert len(diperiksa) == 2
    kepala = {sidik.rpartition("$")[0].rpartition("$")[0] for sidik in diperiksa}
    assert len(kepala) == 1, "by the same parameters"


def test_who_is_not_active_is_not_let_in(situs: Situs, siti: Pengguna) -> None:
    tambah_pengguna(situs.kantor.pengaturan, PELAKU, "sigi", Pengguna("adi", "Adi", frozenset({Peran.ADMIN})))
    ubah_pengguna(situs.kantor.pengaturan, PELAKU, "sigi", dataclasses.replace(siti, aktif=False))
    assert coba(situs.peramban()) == 422


@pytest.mark.usefixtures("siti")
def test_a_passphrase_that_is_replaced_while_it_is_looked_at_lets_nobody_in(
    situs: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli = kerja_masuk.cocok

    def lambat(sandi: str, sidik: str | None) -> bool:
        hasil = asli(sandi, sidik)
        atur_sandi(situs.kantor.pengaturan, PELAKU, "sigi", "siti", "teh sore di beranda")
        return hasil

    monkeypatch.setattr(kerja_masuk, "cocok", lambat)
    assert coba(situs.peramban()) == 422


@pytest.mark.usefixtures("siti")
def test_sessions_of_more_than_a_week_ago_are_forgotten_when_somebody_logs_in(
    situs: Situs, jam: Callable[[str], None]
) -> None:
    jam(PAGI)
    situs.masuk(Peran.HUKUM, nama="lama")
    jam("2026-04-14T08:00+08:00")
    assert coba(situs.peramban()) == 303
    with buka(situs.kantor.pengaturan.database) as basis, basis.baca() as sambungan:
        assert [s.nama for s in tabel.semua_sesi(sambungan, "sigi")] == ["siti"]


@pytest.mark.parametrize("ke", ["/", "/naskah?periode=2026-TW1", "/kewajiban/2026-TW1"])
@pytest.mark.usefixtures("siti")
def test_who_was_sent_to_log_in_comes_back(situs: Situs, ke: str) -> None:
    jawab = situs.peramban().post("/masuk", data={"nama": "siti", "sandi": SANDI, "ke": ke})
    assert jawab.headers["location"] == ke


@pytest.mark.parametrize(
    "ke",
    ["//jahat.example", "/\\jahat.example", "\\\\jahat.example", "https://jahat.example", "javascript:alert(1)",
     "jahat", "/\t/jahat.example", "/\n/jahat.example", " //jahat.example", "/a\\b", "", "///jahat.example"],
)  # fmt: skip
def test_nobody_is_sent_to_another_site(ke: str) -> None:
    assert aman(ke, "/") == "/"


@pytest.mark.usefixtures("siti")
def test_the_form_and_the_answer_lead_to_no_other_site(situs: Situs) -> None:
    peramban = situs.peramban()
    assert "jahat" not in peramban.get("/masuk", params={"ke": "//jahat.example"}).text
    jawab = peramban.post("/masuk", data={"nama": "siti", "sandi": SANDI, "ke": "//jahat.example"})
    assert jawab.headers["location"] == "/"
    assert peramban.get("/masuk", params={"ke": "//jahat.example"}).headers["location"] == "/"


@pytest.mark.usefixtures("siti")
def test_what_the_browser_keeps_is_out_of_reach_of_scripts_and_other_sites(situs: Situs) -> None:
    kuki = situs.peramban().post("/masuk", data={"nama": "siti", "sandi": SANDI}).headers["set-cookie"]
    nama, _, sifat = kuki.partition("; ")
    assert nama.startswith("zi_meja=")
    assert sorted(sifat.split("; ")) == ["HttpOnly", "Path=/", "SameSite=lax"]


@pytest.mark.usefixtures("siti")
def test_under_tls_no_other_host_can_set_what_the_browser_keeps(situs: Situs) -> None:
    alamat = "https://127.0.0.1:4300"
    app = susun_aplikasi(situs.kantor.pengaturan, SetelanMeja("sigi", aman=True))
    peramban = TestClient(app, base_url=alamat, headers={"Origin": alamat}, follow_redirects=False)
    kuki = peramban.post("/masuk", data={"nama": "siti", "sandi": SANDI}).headers["set-cookie"]
    nama, _, sifat = kuki.partition("; ")
    assert nama.startswith("__Host-zi_meja=")
    assert sorted(sifat.split("; ")) == ["HttpOnly", "Path=/", "SameSite=lax", "Secure"]
    assert peramban.get("/").status_code == 200
    assert peramban.post("/keluar", headers={"Origin": "http://127.0.0.1:4300"}).status_code == 403


@pytest.mark.usefixtures("siti")
def test_logging_in_gives_a_session_of_its_own_whatever_the_browser_kept(situs: Situs) -> None:
    """Somebody who planted a session in the browser does not share the one that follows."""
    ditanam = situs.masuk(Peran.PIMPINAN, nama="tono").cookies["zi_meja"]
    kepala = {"Cookie": f"zi_meja={ditanam}"}
    jawab = situs.peramban().post("/masuk", data={"nama": "siti", "sandi": SANDI}, headers=kepala)
    assert jawab.status_code == 303
    assert ditanam not in jawab.headers["set-cookie"]
    assert situs.peramban().get("/", headers=kepala).status_code == 303


@pytest.mark.usefixtures("siti")
def test_the_register_knows_no_session_by_what_the_browser_keeps(situs: Situs) -> None:
    peramban = situs.peramban()
    coba(peramban)
    token = peramban.cookies["zi_meja"]
    isi = situs.kantor.pengaturan.berkas_database
    assert isi is not None
    assert token.encode() not in isi.read_bytes()
    assert sidik_token(token).encode() in isi.read_bytes()


@pytest.mark.usefixtures("siti")
def test_who_logs_out_is_out(situs: Situs) -> None:
    peramban = situs.peramban()
    coba(peramban)
    kepala = {"Cookie": f"zi_meja={peramban.cookies['zi_meja']}"}
    assert peramban.post("/keluar").status_code == 303
    assert "zi_meja" not in peramban.cookies
    assert situs.peramban().get("/", headers=kepala).status_code == 303


@pytest.mark.tahan
@pytest.mark.usefixtures("siti")
def test_several_people_log_in_at_once(situs: Situs) -> None:
    peramban = [situs.peramban() for _ in range(6)]
    with ThreadPoolExecutor(6) as kolam:
        assert list(kolam.map(coba, peramban)) == [303] * 6
    assert len({p.cookies["zi_meja"] for p in peramban}) == 6
    assert all(p.get("/").status_code == 200 for p in peramban)


def test_a_session_ends_when_it_lies_still_for_half_a_day(situs: Situs, jam: Callable[[str], None]) -> None:
    jam(PAGI)
    peramban = situs.masuk(Peran.HUKUM)
    jam("2026-04-06T19:59+08:00")
    assert peramban.get("/").status_code == 200
    jam("2026-04-07T07:58+08:00")
    assert peramban.get("/").status_code == 200
    jam("2026-04-07T20:00+08:00")
    assert peramban.get("/").status_code == 303


def test_who_works_here_no_more_is_not_let_in_by_a_session_that_was_left(situs: Situs) -> None:
    """It ends with their work; one that a restored register still knows is worth nothing either."""
    peramban = situs.masuk(Peran.HUKUM)
    with buka(situs.kantor.pengaturan.database) as basis, basis.transaksi() as sambungan:
        orang, sidik = tabel.cari(sambungan, "sigi", "siti") or pytest.fail()
        tabel.simpan(sambungan, "sigi", dataclasses.replace(orang, aktif=False), dt.datetime.now(dt.UTC), sandi=sidik)
    assert peramban.get("/").status_code == 303


@pytest.mark.tahan
def test_a_session_ends_after_a_week_however_much_it_is_used(situs: Situs, jam: Callable[[str], None]) -> None:
    jam(PAGI)
    peramban = situs.masuk(Peran.HUKUM)
    for jam_ke in range(8, 7 * 24, 8):
        saat = dt.datetime.fromisoformat(PAGI) + dt.timedelta(hours=jam_ke)
        jam(saat.isoformat())
        assert peramban.get("/").status_code == 200, saat
    jam("2026-04-13T08:01+08:00")
    assert peramban.get("/").status_code == 303


class TestGuessing:
    @pytest.fixture(autouse=True)
    def _pagi(self, jam: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
        """One moment, and passphrases that are compared without the time that a hash takes."""
        jam(PAGI)
        monkeypatch.setattr("tata_usaha.kerja.masuk.cocok", lambda sandi, sidik: sidik is not None and sandi == SANDI)

    @pytest.mark.usefixtures("siti")
    def test_after_five_slips_even_the_right_passphrase_waits(self, situs: Situs, jam: Callable[[str], None]) -> None:
        assert [coba(situs.peramban(), sandi="salah") for _ in range(5)] == [422] * 5
        jawab = situs.peramban().post("/masuk", data={"nama": "siti", "sandi": SANDI})
        assert jawab.status_code == 429
        assert "Coba lagi 15 detik lagi." in jawab.text
        jam("2026-04-06T08:00:15+08:00")
        assert coba(situs.peramban()) == 303

    @pytest.mark.usefixtures("siti")
    def test_each_further_slip_doubles_the_wait_up_to_a_quarter_of_an_hour(
        self, situs: Situs, jam: Callable[[str], None]
    ) -> None:
        saat = dt.datetime.fromisoformat(PAGI)
        for _ in range(5):
            coba(situs.peramban(), sandi="salah")
        for tunggu in (15, 30, 60, 120, 240, 480, 900, 900):
            jam((saat + dt.timedelta(seconds=tunggu - 1)).isoformat())
            assert coba(situs.peramban(), sandi="salah") == 429
            saat += dt.timedelta(seconds=tunggu)
            jam(saat.isoformat())
            assert coba(situs.peramban(), sandi="salah") == 422

    @pytest.mark.usefixtures("siti")
    def test_a_desk_that_starts_again_remembers(self, situs: Situs) -> None:
        for _ in range(5):
            coba(situs.peramban(), sandi="salah")
        lagi = Situs(situs.kantor, susun_aplikasi(situs.kantor.pengaturan, SetelanMeja("sigi")))
        assert coba(lagi.peramban()) == 429

    @pytest.mark.usefixtures("siti")
    def test_one_address_cannot_try_one_name_after_another(self, situs: Situs) -> None:
        assert [coba(situs.peramban(), f"orang{ke}") for ke in range(6)] == [422] * 5 + [429]

    @pytest.mark.usefixtures("siti")
    def test_an_account_of_ones_own_does_not_wash_an_address_clean(self, situs: Situs) -> None:
        hasil = []
        for ke in range(6):
            hasil += [coba(situs.peramban(), f"orang{ke}"), coba(situs.peramban())]
        assert hasil == [422, 303] * 4 + [422, 429, 429, 429]

    @pytest.mark.usefixtures("siti")
    def test_many_attempts_at_once_count_as_many(self, situs: Situs) -> None:
        peramban = [situs.peramban() for _ in range(12)]
        with ThreadPoolExecutor(12) as kolam:
            hasil = list(kolam.map(lambda p: coba(p, sandi="salah"), peramban))
        assert hasil.count(422) == 5, hasil

    @pytest.mark.usefixtures("siti")
    def test_who_gets_in_starts_anew(self, situs: Situs) -> None:
        for _ in range(4):
            coba(situs.peramban(), sandi="salah")
        assert coba(situs.peramban()) == 303
        with buka(situs.kantor.pengaturan.database) as basis, basis.baca() as sambungan:
            assert tabel.gagal(sambungan, "sigi", ["nama:siti"]) == {}

    @pytest.mark.usefixtures("siti")
    def test_the_pc_itself_lets_a_person_try_again(self, situs: Situs) -> None:
        for _ in range(5):
            coba(situs.peramban(), sandi="salah")
        atur_sandi(situs.kantor.pengaturan, PELAKU, "sigi", "siti", SANDI)
        with buka(situs.kantor.pengaturan.database) as basis, basis.baca() as sambungan:
            assert "nama:siti" not in tabel.gagal(sambungan, "sigi", ["nama:siti"])
