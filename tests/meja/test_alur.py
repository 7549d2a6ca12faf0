"""The page of schedules: what ran, what will, one run now; and a server that is away, strange or slow."""

from __future__ import annotations

import socket

import pytest

from meja.prefect import Keadaan, Prefect, Sebab, TakTerjangkau
from tata_usaha.kerja.jejak import PermintaanJejak, lihat_jejak
from tests.meja.conftest import Situs
from tests.meja.peladen_palsu import JALAN, Peladen, peladen, seperti_prefect
from zi_model.pengguna import Peran

BULANAN = {"jenis": "bulanan", "periode": "2026-03", "bagian": "laporan", "kunci": "0" * 32}


def pakai(situs: Situs, ada: Peladen, rahasia: str | None = "kata", batas: float = 4.0) -> None:
    situs.app.state.prefect = Prefect(lambda: ada.alamat, lambda: rahasia, batas)


def alamat_tertutup() -> str:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{soket.getsockname()[1]}/api"


def test_last_and_next_runs_are_told_in_words(situs: Situs) -> None:
    with peladen(seperti_prefect) as ada:
        pakai(situs, ada)
        teks = situs.masuk(Peran.SEKRETARIAT).get("/alur").text
    assert "Bulanan · Sigi · Maret 2026" in teks
    assert "Gagal" in teks
    assert "Ada 2 kesalahan di rencana." in teks
    assert "2 Apr 2026 06.01" in teks
    assert "belum pernah" in teks
    assert {p.kepala["authorization"] for p in ada.diminta} == {"Basic a2F0YQ=="}


def test_a_run_is_asked_for_once_and_the_register_knows_by_whom(situs: Situs) -> None:
    with peladen(seperti_prefect) as ada:
        pakai(situs, ada)
        orang = situs.masuk(Peran.SEKRETARIAT)
        jawab = orang.post("/alur/jalankan", data=BULANAN)
        assert (jawab.status_code, jawab.headers["location"]) == (303, f"/alur?jalan={JALAN}")
        halaman = orang.get(jawab.headers["location"]).text
    (kirim,) = [p for p in ada.diminta if p.jalur.endswith("create_flow_run")]
    assert kirim.isi["parameters"] == {"satker": "sigi", "periode": "2026-03", "bagian": "laporan"}
    assert kirim.isi["idempotency_key"] == f"meja:{'0' * 32}"
    assert kirim.isi["tags"] == ["meja:siti"]
    assert kirim.isi["name"] == "Bulanan"
    assert "Bulanan dijalankan." in halaman
    assert "Selesai" in halaman
    (kejadian,) = lihat_jejak(situs.kantor.pengaturan, PermintaanJejak("sigi")).butir
    assert (kejadian.tentang, kejadian.kalimat) == ("Alur bulanan", "Dijalankan sekarang (Maret 2026, laporan)")
    assert kejadian.oleh == "Siti (siti)"


def test_what_the_server_has_already_is_noted_once(situs: Situs) -> None:
    def sudah_ada(p: object) -> tuple[int, object]:
        kode, isi = seperti_prefect(p)  # type: ignore[arg-type]
        return (200 if kode == 201 else kode), isi

    with peladen(sudah_ada) as ada:
        pakai(situs, ada)
        assert situs.masuk(Peran.SEKRETARIAT).post("/alur/jalankan", data=BULANAN).status_code == 303
    assert lihat_jejak(situs.kantor.pengaturan, PermintaanJejak("sigi")).banyak == 0


@pytest.mark.parametrize(
    "salah",
    [
        {"jenis": "nomori"},
        {"periode": "2026-TW1"},
        {"periode": ""},
        {"periode": "2031-01"},
        {"bagian": "lain"},
        {"kode": "tim-ppid"},
    ],
)
@pytest.mark.tahan
def test_what_is_not_offered_is_refused_before_anybody_is_asked(situs: Situs, salah: dict[str, str]) -> None:
    with peladen(seperti_prefect) as ada:
        pakai(situs, ada)
        jawab = situs.masuk(Peran.ADMIN).post("/alur/jalankan", data=BULANAN | salah)
    assert jawab.status_code == 422
    assert not [p for p in ada.diminta if p.jalur.endswith("create_flow_run")]


def test_a_run_follows_itself_until_it_is_over(situs: Situs) -> None:
    def berjalan(p: object) -> tuple[int, object]:
        kode, isi = seperti_prefect(p)  # type: ignore[arg-type]
        if isinstance(isi, dict) and "state_type" in isi:
            isi["state_type"] = "RUNNING"
        return kode, isi

    orang = situs.masuk(Peran.SEKRETARIAT)
    with peladen(berjalan) as ada:
        pakai(situs, ada)
        teks = orang.get(f"/alur/keadaan?jalan={JALAN}").text
        assert 'hx-trigger="every 2s"' in teks
        assert "Sedang berjalan" in teks
        assert "<html" not in teks
        assert "tidak ada lagi" in orang.get("/alur/keadaan?jalan=../../x").text
    with peladen(seperti_prefect) as ada:
        pakai(situs, ada)
        teks = orang.get(f"/alur/keadaan?jalan={JALAN}").text
        assert "every" not in teks
        assert "baris kedua" in teks
        assert "<p>Hubungi admin.</p>" in teks
        admin = situs.masuk(Peran.ADMIN, nama="andi").get(f"/alur/keadaan?jalan={JALAN}").text
        assert "<p>Caranya ada di panduan admin.</p>" in admin
        assert 'hx-target="#alur-semua"' in teks, "what was last is told anew"
        halaman = orang.get(f"/alur?jalan={JALAN}").text
    assert halaman.count("alur-semua") == 1, "the page that is whole asks for nothing"


def test_a_morning_of_an_office_that_is_behind_did_not_fail(situs: Situs) -> None:
    def tertinggal(p: object) -> tuple[int, object]:
        kode, isi = seperti_prefect(p)  # type: ignore[arg-type]
        if isinstance(isi, dict) and "state_type" in isi:
            isi |= {"state_type": "FAILED", "state": {"name": "Tertinggal", "message": "78 kewajiban terlambat."}}
        return kode, isi

    orang = situs.masuk(Peran.SEKRETARIAT)
    with peladen(tertinggal) as ada:
        pakai(situs, ada)
        teks = orang.get(f"/alur/keadaan?jalan={JALAN}").text
    assert ">Tertinggal<" in teks
    assert "Gagal" not in teks
    assert "Lihat naskah" in teks


def test_a_server_that_is_away_is_told_without_a_command(situs: Situs) -> None:
    situs.app.state.prefect = Prefect(alamat_tertutup, lambda: None)
    orang = situs.masuk(Peran.SEKRETARIAT)
    teks = orang.get("/alur").text
    assert Sebab.MATI.value in teks
    assert "Beri tahu admin" not in situs.masuk(Peran.ADMIN, nama="andi").get("/alur").text
    assert "zi layani" not in teks
    assert "Jalankan sekarang" not in teks
    assert "dapat dijalankan sekarang" not in teks
    jawab = orang.post("/alur/jalankan", data=BULANAN)
    assert jawab.status_code == 503
    assert "Pekerjaannya belum dimulai." in jawab.text
    assert "every 5s" in orang.get(f"/alur/keadaan?jalan={JALAN}").text


@pytest.mark.parametrize(
    ("kode", "isi", "sebab"),
    [
        (401, {"detail": "?"}, Sebab.DITOLAK),
        (200, b"<html>bukan kami</html>", Sebab.ASING),
        (200, b"[1, 2]", Sebab.ASING),
        (200, {"bukan": "daftar"}, Sebab.ASING),
        (500, {}, Sebab.ASING),
        (302, b"", Sebab.ASING),
        (503, {}, Sebab.LAMBAT),
        (200, b"x" * 5_000_000, Sebab.ASING),
    ],
)
def test_a_stranger_where_the_server_should_be_is_one_error(kode: int, isi: object, sebab: Sebab) -> None:
    with peladen(lambda _: (kode, isi)) as ada, pytest.raises(TakTerjangkau) as galat:
        Prefect(lambda: ada.alamat, lambda: "kata").jadwal("sigi")
    assert galat.value.sebab is sebab


def test_who_answers_a_byte_at_a_time_holds_no_page() -> None:
    with peladen(lambda _: (200, []), lambat=True) as ada, pytest.raises(TakTerjangkau) as galat:
        Prefect(lambda: ada.alamat, lambda: "kata", batas=0.3).jadwal("sigi")
    assert galat.value.sebab is Sebab.LAMBAT  # who waits for the last byte finds that there is none


def test_a_token_that_is_over_is_asked_for_anew() -> None:
    with peladen(seperti_prefect) as ada:
        prefect = Prefect(lambda: ada.alamat, lambda: "kata")
        prefect._token = "basi"  # noqa: S105
        hasil = prefect.jadwal("sigi")
    assert hasil.terakhir["bulanan"].keadaan is Keadaan.GAGAL
    assert hasil.terakhir["bulanan"].oleh == "siti"


def test_another_offices_runs_are_not_told() -> None:
    with peladen(seperti_prefect) as ada:
        hasil = Prefect(lambda: ada.alamat, lambda: "kata").jadwal("poso")
    assert (hasil.terakhir, hasil.berikut) == ({}, {})
    assert hasil.tersedia == {"pagi", "bulanan", "triwulanan"}


def test_a_plan_with_mistakes_is_told_and_nothing_offered(situs: Situs) -> None:
    situs.kantor.ubah_rencana("kode: sigi", "kode: [", "satker.yaml")
    with peladen(seperti_prefect) as ada:
        pakai(situs, ada)
        teks = situs.masuk(Peran.ADMIN).get("/alur").text
    assert "Rencana kantor berisi 1 kesalahan." in teks
    assert "dapat dijalankan sekarang" not in teks
    assert "Bulanan · Sigi · Maret 2026" in teks


def test_who_may_not_run_does_not_see_the_page(situs: Situs) -> None:
    assert situs.masuk("unit:tekhum").get("/alur").status_code == 403
    assert situs.masuk(Peran.HUKUM).post("/alur/jalankan", data=BULANAN).status_code == 403
