"""People of the desk: what the admin does with them, what they do with their own account, what the register tells."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from meja.aplikasi import susun_aplikasi
from meja.hak import boleh
from meja.keamanan.awal import Undangan
from meja.setelan import SetelanMeja
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import kejadian_naskah
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.pengguna import atur_sandi, cari_pengguna
from tests.meja.conftest import ALAMAT, Situs
from zi_model.pengguna import Pengguna, Peran

SANDI = "kopi pagi di teras"
SEKALI = r'Kata sandi awal [^<]+:</p><p class="sandi">([a-z0-9-]+)</p><p>Hanya ditampilkan sekali ini'
SITI = {"nama": "siti", "nama_lengkap": "Siti Aminah", "peran": "unit", "unit": "teknis_hukum", "nip": ""}

KERJA = {
    "menyusun": "naskah.susun",
    "menomori": "naskah.nomori",
    "menyiapkan": "naskah.siap",
    "menerima": "naskah.ttd",
    "rapat": "rapat.pindah",
    "semua bukti": "bukti.terima",
    "data kantor": "kantor.simpan",
    "alur": "alur.jalankan",
    "orang": "pengguna.tambah",
}
"""What a role may, in a word, and the route that shows whether it does."""


@pytest.fixture
def admin(situs: Situs) -> TestClient:
    return situs.masuk(Peran.ADMIN, nama="budi")


def tambah(admin: TestClient, **isi: str) -> str:
    """Add Siti and return her first passphrase."""
    jawab = admin.post("/pengguna", data={**SITI, **isi})
    assert jawab.status_code == 303, jawab.text
    halaman = admin.get(jawab.headers["location"]).text
    cocok = re.search(SEKALI, halaman)
    assert cocok, "the passphrase alone, to be read and copied"
    assert cocok[1] not in admin.get(jawab.headers["location"]).text, "told once"
    return cocok[1]


def masuk(situs: Situs, sandi: str, nama: str = "siti") -> TestClient:
    peramban = situs.peramban()
    assert peramban.post("/masuk", data={"nama": nama, "sandi": sandi}).status_code == 303
    return peramban


def peristiwa(situs: Situs, nama: str = "siti") -> list[tuple[str, str]]:
    with buka(situs.kantor.pengaturan.database) as basis, basis.baca() as sambungan:
        return [(k.peristiwa, k.oleh) for k in kejadian_naskah(sambungan, f"sigi/pengguna/{nama}")]


def test_a_new_person_chooses_a_passphrase_of_their_own_before_anything_else(situs: Situs, admin: TestClient) -> None:
    awal = tambah(admin)
    siti = masuk(situs, awal)
    assert siti.get("/").headers["location"] == "/akun"
    jawab = siti.post("/akun/sandi", data={"lama": awal, "baru": SANDI, "ulang": SANDI})
    assert jawab.headers["location"] == "/"
    assert siti.get("/").status_code == 200
    assert situs.peramban().post("/masuk", data={"nama": "siti", "sandi": awal}).status_code == 422


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"nama": "Siti Aminah!"}, "nama"),
        ({"nama_lengkap": "  "}, "nama_lengkap"),
        ({"nip": "123"}, "nip"),
        ({"peran": "raja"}, "peran"),
        ({"unit": "lain"}, "unit"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    admin: TestClient, isi: dict[str, str], bidang: str
) -> None:
    jawab = admin.post("/pengguna", data={**SITI, **isi})
    assert jawab.status_code == 422
    assert f'id="s-{bidang}"' in jawab.text
    assert "Siti Aminah" in jawab.text or bidang == "nama_lengkap"


def test_a_role_is_described_by_what_it_may(admin: TestClient) -> None:
    halaman = admin.get("/pengguna").text
    for peran in (Peran.ADMIN, Peran.SEKRETARIAT, Peran.HUKUM):
        arti = re.search(rf'value="{peran}"[^/]*</label> <span class="redup">([^<]*)<', halaman)
        assert arti
        siapa = Pengguna("a", "A", frozenset({peran}))
        for kata, rute in KERJA.items():
            assert (kata in arti[1]) == boleh(siapa, rute), (peran, kata)


def test_a_name_is_given_once(admin: TestClient) -> None:
    tambah(admin)
    jawab = admin.post("/pengguna", data=SITI)
    assert jawab.status_code == 422
    assert "sudah dipakai" in jawab.text


def test_what_somebody_types_is_shown_as_they_typed_it_and_runs_nowhere(admin: TestClient) -> None:
    jahat = '"><script>alert(1)</script>'
    jawab = admin.post("/pengguna", data={**SITI, "nama": jahat, "nama_lengkap": jahat})
    assert jahat not in jawab.text
    assert html.escape(jahat, quote=False) in jawab.text.replace("&#34;", '"')


def test_who_loses_a_role_is_out_at_once(situs: Situs, admin: TestClient) -> None:
    siti = masuk(situs, tambah(admin))
    assert "dikeluarkan dari semua tempat; yang masih aktif harus masuk lagi" in admin.get("/pengguna/siti").text
    assert admin.post("/pengguna/siti", data={**SITI, "aktif": "ya"}).status_code == 303
    assert siti.get("/akun").status_code == 200, "nothing changed"
    admin.post("/pengguna/siti", data={**SITI, "peran": "pimpinan", "aktif": "ya"})
    assert siti.get("/akun").status_code == 303


def test_who_works_here_no_more_is_out_at_once_and_stays_known(situs: Situs, admin: TestClient) -> None:
    awal = tambah(admin)
    siti = masuk(situs, awal)
    admin.post("/pengguna/siti", data={**SITI, "aktif": "tidak"})
    assert siti.get("/akun").status_code == 303
    assert situs.peramban().post("/masuk", data={"nama": "siti", "sandi": awal}).status_code == 422
    assert "Nonaktif" in admin.get("/pengguna").text
    admin.post("/pengguna/siti", data={**SITI, "aktif": "ya"})
    assert masuk(situs, awal).get("/akun").status_code == 200
    assert siti.get("/akun").status_code == 303, "what was open before does not come back with them"


@pytest.mark.parametrize("isi", [{"aktif": "tidak", "peran": "admin"}, {"aktif": "ya", "peran": "sekretariat"}])
def test_the_last_active_admin_stays(situs: Situs, admin: TestClient, isi: dict[str, str]) -> None:
    jawab = admin.post("/pengguna/budi", data={"nama_lengkap": "Budi", **isi})
    assert jawab.status_code == 422
    assert "satu-satunya admin" in jawab.text
    assert cari_pengguna(situs.kantor.pengaturan, "sigi", "budi").adalah(Peran.ADMIN)
    tambah(admin, peran="admin")
    assert admin.post("/pengguna/budi", data={"nama_lengkap": "Budi", **isi}).status_code == 303


def test_an_admin_who_takes_another_role_goes_on_under_a_new_token(situs: Situs, admin: TestClient) -> None:
    lama = admin.cookies["zi_meja"]
    jawab = admin.post("/pengguna/budi", data={"nama_lengkap": "Budi", "peran": ["admin", "hukum"], "aktif": "ya"})
    assert jawab.status_code == 303
    kuki = jawab.headers["set-cookie"].partition(";")[0]
    assert kuki != f"zi_meja={lama}"
    assert situs.peramban().get("/", headers={"Cookie": kuki}).status_code == 200
    assert situs.peramban().get("/", headers={"Cookie": f"zi_meja={lama}"}).status_code == 303


def test_a_new_first_passphrase_ends_what_was_open(situs: Situs, admin: TestClient) -> None:
    awal = tambah(admin)
    siti = masuk(situs, awal)
    jawab = admin.post("/pengguna/siti/sandi")
    baru = re.search(SEKALI, admin.get(jawab.headers["location"]).text)
    assert baru
    assert siti.get("/akun").status_code == 303
    assert masuk(situs, baru[1]).get("/").headers["location"] == "/akun"


def test_sessions_are_seen_and_ended(situs: Situs, admin: TestClient) -> None:
    awal = tambah(admin)
    sini, sana = masuk(situs, awal), masuk(situs, awal)
    sini.post("/akun/sandi", data={"lama": awal, "baru": SANDI, "ulang": SANDI})
    assert sana.get("/akun").status_code == 303, "another passphrase ends all others"
    sana, rumah = masuk(situs, SANDI), masuk(situs, SANDI)
    assert sini.get("/akun").text.count("127.0.0.1") + sini.get("/akun").text.count("testclient") >= 3
    sidik = re.findall(r'name="sesi" value="([0-9a-f]{64})"', sini.get("/akun").text)
    sini.post("/akun/cabut", data={"sesi": sidik[0]})
    assert sorted([sana.get("/akun").status_code, rumah.get("/akun").status_code]) == [200, 303]
    sini.post("/akun/cabut")
    assert [p.get("/akun").status_code for p in (sini, sana, rumah)] == [200, 303, 303]
    admin.post("/pengguna/siti/cabut")
    assert sini.get("/akun").status_code == 303


def test_the_admin_is_not_sent_to_himself(situs: Situs, admin: TestClient) -> None:
    assert 'Nama dan peran diubah di <a href="/pengguna/budi">Pengguna</a>.' in admin.get("/akun").text
    assert "Nama dan peran diubah oleh admin." in situs.masuk(Peran.HUKUM).get("/akun").text


def test_nobody_ends_sessions_of_somebody_else_at_their_own_account(situs: Situs, admin: TestClient) -> None:
    siti = masuk(situs, tambah(admin))
    sidik = re.findall(r'name="sesi" value="([0-9a-f]{64})"', admin.get("/pengguna/siti").text)
    tono = situs.masuk(Peran.HUKUM, nama="tono")
    tono.post("/akun/cabut", data={"sesi": sidik[0]})
    assert siti.get("/akun").status_code == 200


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"lama": "salah sama sekali"}, "lama"),
        ({"baru": "pendek", "ulang": "pendek"}, "baru"),
        ({"baru": "aaaaaaaaaaaaaaa", "ulang": "aaaaaaaaaaaaaaa"}, "baru"),
        ({"ulang": "kopi pagi di terasa"}, "ulang"),
    ],
)
def test_a_passphrase_is_changed_only_by_who_knows_it_and_only_to_a_good_one(
    situs: Situs, admin: TestClient, isi: dict[str, str], bidang: str
) -> None:
    awal = tambah(admin)
    siti = masuk(situs, awal)
    jawab = siti.post("/akun/sandi", data={"lama": awal, "baru": SANDI, "ulang": SANDI, **isi})
    assert jawab.status_code == 422
    assert f'id="s-{bidang}"' in jawab.text
    assert awal not in jawab.text


def test_who_sits_at_an_open_browser_cannot_guess_the_passphrase_for_ever(situs: Situs, admin: TestClient) -> None:
    siti = masuk(situs, tambah(admin))
    isi = {"lama": "salah sama sekali", "baru": SANDI, "ulang": SANDI}
    jawab = [siti.post("/akun/sandi", data=isi).text for _ in range(6)]
    assert ["Terlalu sering keliru" in satu for satu in jawab] == [False] * 5 + [True]


def test_every_change_is_an_event_and_none_tells_a_passphrase(situs: Situs, admin: TestClient) -> None:
    awal = tambah(admin)
    masuk(situs, awal).post("/akun/sandi", data={"lama": awal, "baru": SANDI, "ulang": SANDI})
    admin.post("/pengguna/siti", data={**SITI, "peran": "hukum", "aktif": "ya"})
    admin.post("/pengguna/siti", data={**SITI, "peran": "hukum", "aktif": "tidak"})
    admin.post("/pengguna/siti/sandi")
    oleh, siti = "Budi (budi)", "Siti Aminah (siti)"
    assert peristiwa(situs) == [
        ("PENGGUNA_DITAMBAH", oleh),
        ("SANDI_DIGANTI", siti),
        ("PENGGUNA_DIUBAH", oleh),
        ("PENGGUNA_DINONAKTIFKAN", oleh),
        ("SANDI_AWAL", oleh),
    ]
    berkas = situs.kantor.pengaturan.berkas_database
    assert berkas is not None
    assert awal.encode() not in berkas.read_bytes()
    assert SANDI.encode() not in berkas.read_bytes()


def test_the_register_with_people_in_it_agrees_with_itself(situs: Situs, admin: TestClient) -> None:
    tambah(admin)
    keluaran = situs.kantor.zi("periksa")
    assert keluaran.kode == 0, keluaran.err
    assert "pengguna" not in keluaran.err


def test_the_pc_itself_sets_a_passphrase(situs: Situs, admin: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    siti = masuk(situs, tambah(admin))
    jawaban = iter([SANDI, SANDI, SANDI, "lain sama sekali", "pendek", "pendek"])
    monkeypatch.setattr("meja.perintah._tanya", lambda _pertanyaan: next(jawaban))
    assert situs.kantor.zi("meja", "sandi", "siti").kode == 0
    assert siti.get("/akun").status_code == 303
    assert masuk(situs, SANDI).get("/").status_code == 200
    assert situs.kantor.zi("meja", "sandi", "siti").kode == 2
    assert situs.kantor.zi("meja", "sandi", "siti").kode == 2
    assert "tono" in situs.kantor.zi("meja", "sandi", "tono").err


def test_without_a_plan_nobody_looks_for_a_section_in_vain(situs: Situs, admin: TestClient) -> None:
    assert "Tidak ada yang dapat dipilih" not in admin.get("/pengguna").text
    situs.kantor.ubah_rencana("kode: sigi", "kode: [", "satker.yaml")
    assert "Tidak ada yang dapat dipilih: rencana kantor" in admin.get("/pengguna").text


class TestTheFirstAdmin:
    ISI = {"nama": "budi", "nama_lengkap": "Budi Santoso", "sandi": SANDI, "ulang": SANDI}  # noqa: RUF012 - a fixed form

    def peramban(self, situs: Situs, undangan: Undangan, alamat: str = "127.0.0.1") -> TestClient:
        app = susun_aplikasi(situs.kantor.pengaturan, SetelanMeja("sigi"), undangan)
        kepala = {"Origin": ALAMAT}
        return TestClient(app, base_url=ALAMAT, headers=kepala, follow_redirects=False, client=(alamat, 50000))

    def test_is_made_once_on_the_pc_itself(self, situs: Situs) -> None:
        undangan = Undangan()
        peramban = self.peramban(situs, undangan)
        assert peramban.get(f"/awal/{undangan.token}").status_code == 200
        assert peramban.post(f"/awal/{undangan.token}", data=self.ISI).status_code == 303
        assert "Budi Santoso" in peramban.get("/").text
        terpakai = peramban.get(f"/awal/{undangan.token}")
        assert terpakai.status_code == 410
        assert "Alamat sekali pakai ini tidak berlaku" in terpakai.text
        assert peramban.post(f"/awal/{undangan.token}", data={**self.ISI, "nama": "tono"}).status_code == 410
        assert peristiwa(situs, "budi") == [("PENGGUNA_DITAMBAH", "Budi Santoso (budi)")]

    def test_of_two_who_send_at_once_one_is_the_first(self, situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
        undangan = Undangan()
        peramban = self.peramban(situs, undangan)
        monkeypatch.setattr("meja.rute.awal.ada_admin", lambda *_: False)  # both came before either was written down
        assert peramban.post(f"/awal/{undangan.token}", data=self.ISI).status_code == 303
        kedua = peramban.post(f"/awal/{undangan.token}", data={**self.ISI, "nama": "tono"})
        assert kedua.status_code == 422
        assert "Admin kantor ini sudah ada." in kedua.text
        assert peristiwa(situs, "tono") == []

    def test_is_who_the_way_in_tells_of_until_there_is_one(self, situs: Situs) -> None:
        undangan = Undangan()
        peramban = self.peramban(situs, undangan)
        assert "Belum ada admin di meja ini." in peramban.get("/masuk").text
        assert undangan.token not in peramban.get("/masuk").text
        assert peramban.post(f"/awal/{undangan.token}", data=self.ISI).status_code == 303
        peramban.cookies.clear()
        assert "Belum ada admin di meja ini." not in peramban.get("/masuk").text

    @pytest.mark.parametrize("alamat", ["192.168.1.7", "::ffff:192.168.1.7", "testclient"])
    def test_is_made_by_nobody_elsewhere(self, situs: Situs, alamat: str) -> None:
        undangan = Undangan()
        peramban = self.peramban(situs, undangan, alamat)
        assert peramban.get(f"/awal/{undangan.token}").status_code == 410
        assert peramban.post(f"/awal/{undangan.token}", data=self.ISI).status_code == 410

    @pytest.mark.parametrize("alamat", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
    def test_may_use_any_address_of_this_pc(self, situs: Situs, alamat: str) -> None:
        undangan = Undangan()
        assert self.peramban(situs, undangan, alamat).get(f"/awal/{undangan.token}").status_code == 200

    def test_is_not_made_with_another_token_nor_when_it_is_too_late(self, situs: Situs) -> None:
        undangan, usang = Undangan(), Undangan(0)
        assert self.peramban(situs, undangan).get(f"/awal/{Undangan().token}").status_code == 410
        assert self.peramban(situs, undangan).get("/awal/é").status_code == 410
        assert self.peramban(situs, usang).get(f"/awal/{usang.token}").status_code == 410

    def test_is_not_made_when_there_is_one(self, situs: Situs) -> None:
        situs.masuk(Peran.ADMIN)
        undangan = Undangan()
        assert self.peramban(situs, undangan).get(f"/awal/{undangan.token}").status_code == 410

    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [({"sandi": "pendek", "ulang": "pendek"}, "sandi"), ({"nama": "?"}, "nama"), ({"ulang": ""}, "ulang")],
    )
    def test_may_mend_the_form(self, situs: Situs, isi: dict[str, str], bidang: str) -> None:
        undangan = Undangan()
        peramban = self.peramban(situs, undangan)
        jawab = peramban.post(f"/awal/{undangan.token}", data={**self.ISI, **isi})
        assert jawab.status_code == 422
        assert f'id="s-{bidang}"' in jawab.text
        assert peramban.post(f"/awal/{undangan.token}", data=self.ISI).status_code == 303

    def test_is_in_no_need_of_it_after_the_passphrase_is_set_on_the_pc(self, situs: Situs) -> None:
        situs.masuk(Peran.ADMIN, nama="budi")
        atur_sandi(situs.kantor.pengaturan, Pelaku("uji"), "sigi", "budi", SANDI)
        assert masuk(situs, SANDI, "budi").get("/pengguna").status_code == 200


def test_a_sub_bagian_is_called_by_its_name(situs: Situs) -> None:
    peramban = situs.masuk("unit:parmas_sdm")

    halaman = peramban.get("/akun").text

    assert "Sub Bagian Partisipasi, Hubungan Masyarakat, dan Sumber Daya Manusia" in halaman
    assert "parmas_sdm" not in halaman


def test_mistakes_of_the_plan_keep_nobody_from_letting_people_out(situs: Situs) -> None:
    admin, siti = situs.masuk(Peran.ADMIN, nama="budi"), situs.masuk("unit:parmas_sdm")
    situs.kantor.ubah_rencana("tahun: 2026", "tahun: dua", "rencana-aksi-2026.yaml")
    assert admin.get("/pengguna").status_code == 200
    halaman = admin.get("/pengguna/siti")
    assert halaman.status_code == 200
    assert "tidak ada lagi di rencana" not in halaman.text, "nobody knows"
    isi = {"nama_lengkap": "Siti", "peran": "unit", "unit": "parmas_sdm"}
    assert admin.post("/pengguna/siti", data=isi).status_code == 303
    assert siti.get("/").status_code == 303, "she is logged out"
