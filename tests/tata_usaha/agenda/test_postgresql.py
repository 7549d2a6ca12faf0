"""What PostgreSQL does to a register and SQLite does not: quarrels, a server that goes away, its own words."""

from __future__ import annotations

import datetime as dt
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import BasisData, buka, diulang
from tata_usaha.agenda.rantai import catat, kejadian_naskah, periksa_rantai
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pengaturan import Pengaturan
from tests.conftest import Meja
from tests.peladen_postgresql import PENGGUNA, SANDI
from tests.postgresql import PeladenUji

SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
KUNCI = "sigi/2026/uji"


@pytest.fixture
def basis(alamat_postgresql: str) -> Iterator[BasisData]:
    with buka(alamat_postgresql) as terbuka:
        yield terbuka


@contextmanager
def orang_lain(alamat: str) -> Iterator[psycopg.Connection]:
    """Give a session of another program."""
    with psycopg.connect(alamat) as sambungan:
        yield sambungan


def banyak_kejadian(basis: BasisData) -> int:
    with basis.baca() as sambungan:
        assert periksa_rantai(sambungan, "sigi") == []
        return len(kejadian_naskah(sambungan, KUNCI))


def test_a_deadlock_is_ended_by_doing_it_again(basis: BasisData, alamat_postgresql: str) -> None:
    """Two hold what the other wants; the server ends one of them, ours, which then finds the way free."""
    percobaan = []
    with basis.transaksi("sigi") as sambungan:
        catat(sambungan, KUNCI, "AWAL", {}, SAAT)

    with orang_lain(alamat_postgresql) as lain:
        lain.execute("SET deadlock_timeout = '1min'")  # so that it is ours that is ended
        lain.execute("LOCK TABLE berkas_bukti")
        tunggu = threading.Thread(target=lambda: _kunci_lalu_selesai(lain))

        @diulang
        def kerja() -> None:
            with basis.transaksi("sigi") as sambungan:
                percobaan.append(1)
                catat(sambungan, KUNCI, "UJI", {}, SAAT)
                if len(percobaan) == 1:
                    tunggu.start()
                    _sampai_menunggu(alamat_postgresql)
                sambungan.exec_driver_sql("SELECT COUNT(*) FROM berkas_bukti")

        kerja()
        tunggu.join()
    assert len(percobaan) == 2
    assert banyak_kejadian(basis) == 2


def _kunci_lalu_selesai(lain: psycopg.Connection) -> None:
    lain.execute("SELECT * FROM rantai FOR UPDATE")
    lain.commit()


def _sampai_menunggu(alamat: str) -> None:
    with psycopg.connect(alamat, autocommit=True) as pengamat:
        while not pengamat.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
            time.sleep(0.01)


def test_a_serialisation_failure_is_ended_by_doing_it_again(basis: BasisData, peladen_postgresql: PeladenUji) -> None:
    percobaan = []
    peladen_postgresql.kerjakan(
        "CREATE SEQUENCE kali",  # it counts on, whatever is undone
        "CREATE FUNCTION tolak() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF nextval('kali') <= 2 THEN RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END IF; "
        "RETURN NEW; END $$",
        "CREATE TRIGGER tolak BEFORE INSERT ON kejadian FOR EACH ROW EXECUTE FUNCTION tolak()",
        basis_data=str(basis.mesin.url.database),
    )

    @diulang
    def kerja() -> None:
        percobaan.append(1)
        with basis.transaksi("sigi") as sambungan:
            catat(sambungan, KUNCI, "UJI", {}, SAAT)

    kerja()
    assert len(percobaan) == 3
    assert banyak_kejadian(basis) == 1


@pytest.mark.tahan
def test_a_quarrel_without_end_is_told_in_words(basis: BasisData, peladen_postgresql: PeladenUji) -> None:
    peladen_postgresql.kerjakan(
        "CREATE FUNCTION tolak() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END $$",
        "CREATE TRIGGER tolak BEFORE INSERT ON kejadian FOR EACH ROW EXECUTE FUNCTION tolak()",
        basis_data=str(basis.mesin.url.database),
    )

    @diulang
    def kerja() -> None:
        with basis.transaksi("sigi") as sambungan:
            catat(sambungan, KUNCI, "UJI", {}, SAAT)

    with pytest.raises(GalatBasisData, match="terus berebut dengan perintah lain"):
        kerja()
    assert banyak_kejadian(basis) == 0


@pytest.mark.parametrize(
    ("kode", "sebab", "saran"),
    [
        ("53100", "disk servernya penuh", "mengosongkan ruang"),
        ("53300", "terlalu banyak yang tersambung", "Tunggu"),
        ("42501", "tidak diberi izin", "pemilik basis data"),
        ("25006", "hanya dapat dibaca", "server utamanya"),
        ("57014", "menghentikan permintaan yang terlalu lama", "Periksa apakah server PostgreSQL"),
        ("XX001", "sesuatu yang langka (XX001)", "Periksa apakah server PostgreSQL"),
    ],
)
def test_each_cause_has_its_words_and_its_remedy(
    basis: BasisData, peladen_postgresql: PeladenUji, kode: str, sebab: str, saran: str
) -> None:
    peladen_postgresql.kerjakan(
        "CREATE FUNCTION tolak() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION 'sesuatu yang langka' USING ERRCODE = '{kode}'; END $$",
        "CREATE TRIGGER tolak BEFORE INSERT ON kejadian FOR EACH ROW EXECUTE FUNCTION tolak()",
        basis_data=str(basis.mesin.url.database),
    )
    with pytest.raises(GalatBasisData) as galat, basis.transaksi("sigi") as sambungan:
        catat(sambungan, KUNCI, "UJI", {}, SAAT)
    assert sebab in galat.value.pesan
    assert saran in galat.value.saran


def test_a_server_that_isolates_more_than_we_ask_loses_nothing(
    alamat_postgresql: str, peladen_postgresql: PeladenUji
) -> None:
    """An administrator may have made SERIALIZABLE the rule; who waits for a chain must still see what was written."""
    nama = urlsplit(alamat_postgresql).path[1:]
    peladen_postgresql.kerjakan(f"ALTER DATABASE {nama} SET default_transaction_isolation = 'serializable'")
    with buka(alamat_postgresql) as basis:

        def kerja() -> None:
            for _ in range(5):
                with basis.transaksi("sigi") as sambungan:
                    catat(sambungan, KUNCI, "UJI", {}, SAAT)

        semua = [threading.Thread(target=kerja) for _ in range(4)]
        for satu in semua:
            satu.start()
        for satu in semua:
            satu.join()
        assert banyak_kejadian(basis) == 20


def test_a_server_that_is_restarted_is_told_and_the_next_call_works(
    basis: BasisData, peladen_postgresql: PeladenUji
) -> None:
    """What was under way is undone whole; nobody has to start the program again."""
    with pytest.raises(GalatBasisData) as galat, basis.transaksi("sigi") as sambungan:
        catat(sambungan, KUNCI, "HILANG", {}, SAAT)
        peladen_postgresql.mulai_ulang()
        catat(sambungan, KUNCI, "HILANG", {}, SAAT)

    assert "sambungan ke servernya terputus" in galat.value.pesan
    assert "server PostgreSQL" in galat.value.saran
    with basis.transaksi("sigi") as sambungan:
        catat(sambungan, KUNCI, "UJI", {}, SAAT)
    assert banyak_kejadian(basis) == 1


def test_a_connection_that_died_while_nobody_used_it_is_not_noticed(
    basis: BasisData, peladen_postgresql: PeladenUji
) -> None:
    assert banyak_kejadian(basis) == 0
    peladen_postgresql.mulai_ulang()
    assert banyak_kejadian(basis) == 0


def test_who_waits_too_long_for_another_is_told(alamat_postgresql: str) -> None:
    """On SQLite that is half a minute; without a limit a command would stand still without a word."""
    with buka(f"{alamat_postgresql}?options=-c%20lock_timeout%3D100ms") as basis:
        with basis.transaksi("sigi") as sambungan:
            catat(sambungan, KUNCI, "UJI", {}, SAAT)
        with orang_lain(alamat_postgresql) as lain:
            lain.execute("SELECT * FROM rantai FOR UPDATE")
            with pytest.raises(GalatBasisData, match="sedang dipakai program lain"), basis.transaksi("sigi"):
                pass


def test_waiting_has_an_end_and_a_dead_pc_lets_go(basis: BasisData) -> None:
    """A PC whose power fails in the middle of a transaction must not hold an office's chain for two hours."""
    with basis.baca() as sambungan:
        for nama in ("lock_timeout", "tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count"):
            assert sambungan.exec_driver_sql(f"SHOW {nama}").scalar() not in {"0", "7200", None}, nama
        assert sambungan.exec_driver_sql("SHOW lock_timeout").scalar() == "1min"


@pytest.mark.parametrize("skema", ["postgresql", "postgres", "postgresql+psycopg"])
def test_addresses_are_taken_as_people_write_them(alamat_postgresql: str, skema: str) -> None:
    with buka(alamat_postgresql.replace("postgresql", skema, 1)) as basis, basis.baca() as sambungan:
        assert buku.semua(sambungan) == []


def salah(alamat: str, ganti: str) -> str:
    """Return the address with one mistake."""
    bagian = urlsplit(alamat)
    asal = f"postgresql://{PENGGUNA}:{SANDI}@127.0.0.1:{bagian.port}"
    nama = bagian.path
    return {
        "password": f"postgresql://{PENGGUNA}:rahasia-salah@127.0.0.1:{bagian.port}{nama}",
        "no password": f"postgresql://{PENGGUNA}@127.0.0.1:{bagian.port}{nama}",
        "database": f"{asal}/tidak_ada",
        "port": f"postgresql://zi:{SANDI}@127.0.0.1:1{nama}",
        "host": f"postgresql://zi:{SANDI}@komputer-lain.invalid{nama}",
        "option": f"{asal}{nama}?ngawur={SANDI}",
        "password as option": f"postgresql://zi@127.0.0.1:1{nama}?password={SANDI}",
        "@ in the password": f"postgresql://zi:depan@{SANDI}@127.0.0.1:{bagian.port}{nama}",
        "@ and / in the password": f"postgresql://zi:9/1@{SANDI}@127.0.0.1{nama}",
    }[ganti]


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ("password", "nama pengguna atau kata sandinya ditolak"),
        ("no password", "server meminta kata sandi"),
        ("database", "basis data atau penggunanya tidak ada di server"),
        ("port", "servernya tidak berjalan di alamat itu"),
        ("host", "nama komputer servernya tidak dikenal"),
        ("option", "alamatnya memuat pilihan yang tidak dikenal"),
        ("password as option", "servernya tidak berjalan di alamat itu"),
        ("@ in the password", "%40"),
        ("@ and / in the password", "%40"),
    ],
)
def test_a_server_that_refuses_is_told_in_indonesian_without_any_password(
    alamat_postgresql: str, meja: Meja, monkeypatch: pytest.MonkeyPatch, ganti: str, kata: str
) -> None:
    """Not in what is printed, and not in the causes that a log would print along."""
    alamat = salah(alamat_postgresql, ganti)
    monkeypatch.setenv("ZI_DATABASE", alamat)
    keluaran = meja.zi("outbox")

    assert keluaran.kode == GalatBasisData.kode_keluar
    assert kata in " ".join(keluaran.err.split())
    with pytest.raises(GalatBasisData) as galat, buka(alamat):
        pass
    for satu in (keluaran.out, keluaran.err, "".join(traceback.format_exception(galat.value))):
        assert not {kata for kata in (SANDI, "rahasia-salah", "depan@") if kata in satu}, satu


def test_a_driver_that_is_missing_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(GalatBasisData, match="pustaka psycopg tidak terpasang") as galat, buka("postgresql://a@b/c"):
        pass
    assert "siapkan.py --postgresql" in galat.value.saran


def test_pictures_for_letters_lie_in_the_outbox(tmp_path: Path) -> None:
    """A register in a server has no folder of its own."""
    alamat = "postgresql://zi:rahasia@server/zi"
    atur = Pengaturan.dari_lingkungan({"ZI_OUTBOX": str(tmp_path), "ZI_DATABASE": alamat})
    assert (atur.gambar, atur.database) == (tmp_path / "gambar", alamat)
