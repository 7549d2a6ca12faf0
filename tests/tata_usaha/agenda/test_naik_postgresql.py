"""A register of version 0.1 in PostgreSQL becomes one of this version: whole or not at all, once, nothing lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from tata_usaha.agenda import buku, migrasi
from tata_usaha.agenda.alamat import buat_mesin
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.migrasi.jalankan import naikkan
from tata_usaha.agenda.migrasi.versions import v0001_versi_0_1 as versi_0_1
from tata_usaha.agenda.nomor import daftar_nomor
from tata_usaha.agenda.rantai import BERSAMA, catat, kejadian_naskah, periksa_rantai
from tata_usaha.agenda.skema import metadata
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.pelaku import Pelaku
from tests.warisan.toko import buka_arsip

UPG = "sigi/2026/keputusan/tim-upg"
SAAT = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


@pytest.fixture
def mesin(alamat_postgresql: str) -> Iterator[sa.Engine]:
    mesin = buat_mesin(alamat_postgresql)
    yield mesin
    mesin.dispose()


@pytest.fixture
def lama(tmp_path: Path, alamat_postgresql: str, mesin: sa.Engine) -> str:
    """Return the address of a register as 0.1 would have made it in PostgreSQL, with what its real store holds."""
    buka_arsip(tmp_path)
    asal = sa.create_engine(f"sqlite:///{tmp_path}/outbox/buku-agenda.sqlite3")
    with asal.connect() as dari, mesin.begin() as ke:
        versi_0_1.metadata.create_all(ke)
        for tabel in versi_0_1.metadata.sorted_tables:
            if sa.inspect(dari).has_table(tabel.name):
                ada = {k["name"] for k in sa.inspect(dari).get_columns(tabel.name)}
                baris = dari.execute(sa.select(*(k for k in tabel.columns if k.name in ada))).mappings()
                ke.execute(sa.insert(tabel), [dict(b) for b in baris])
    asal.dispose()
    return alamat_postgresql


def isi(mesin: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    """Return every table with its rows."""
    with mesin.connect() as sambungan:
        nama = sorted(sa.inspect(sambungan).get_table_names())
        return {
            n: sorted(map(tuple, sambungan.exec_driver_sql(f"SELECT * FROM {n}")), key=str)  # noqa: S608
            for n in nama
        }


def test_it_keeps_letters_numbers_and_events_and_old_and_new_ones_verify_together(lama: str, mesin: sa.Engine) -> None:
    dulu = isi(mesin)
    with buka(lama, Pelaku("sari")) as basis:
        with basis.transaksi("sigi") as sambungan:
            catat(sambungan, UPG, "DINOMORI", {"nomor": 22}, SAAT, "baru")
        with basis.baca() as sambungan:
            entri = buku.semua(sambungan)
            nomor = daftar_nomor(sambungan, "sigi")
            assert periksa_rantai(sambungan, BERSAMA) == periksa_rantai(sambungan, "sigi") == []
            terakhir = kejadian_naskah(sambungan, UPG)[-1]
            sebelum = sambungan.scalar(sa.text("SELECT sha256 FROM rantai WHERE satker = ''"))

    assert len(entri) == len(dulu["naskah"]) == 31
    bernomor = {(e.jenis_nomor, e.tahun_nomor, e.nomor, e.kunci, e.tanggal) for e in entri if e.nomor is not None}
    assert {(n.pencacah, n.tahun, n.nomor, n.kunci, n.tanggal) for n in nomor} == bernomor
    assert len(bernomor) == 3
    assert (terakhir.nomor, terakhir.oleh, terakhir.sebelum) == (1, "sari", sebelum)
    kini = isi(mesin)
    assert len(kini["kejadian"]) == len(dulu["kejadian"]) + 1
    assert [baris[: len(lama)] for baris, lama in zip(kini["berkas_bukti"], dulu["berkas_bukti"], strict=True)] == dulu[
        "berkas_bukti"
    ]


def test_what_it_was_is_laid_aside(lama: str, mesin: sa.Engine) -> None:
    dulu = isi(mesin)
    for _ in range(2):
        with buka(lama):
            pass
    kini = isi(mesin)
    assert {n: kini[f"{n}_sebelum_{migrasi.VERSI}"] for n in dulu} == dulu


@pytest.mark.tahan
def test_many_that_open_it_at_once_change_it_once(lama: str) -> None:
    def satu(_: int) -> int:
        with buka(lama) as basis, basis.baca() as sambungan:
            return len(buku.semua(sambungan))

    with ThreadPoolExecutor(6) as kolam:
        assert set(kolam.map(satu, range(6))) == {31}


def test_many_that_make_a_new_register_at_once_make_one(alamat_postgresql: str) -> None:
    def satu(_: int) -> int:
        with buka(alamat_postgresql) as basis, basis.baca() as sambungan:
            return len(buku.semua(sambungan))

    with ThreadPoolExecutor(6) as kolam:
        assert set(kolam.map(satu, range(6))) == {0}


@pytest.mark.tahan
@pytest.mark.parametrize("langkah", [10, 30])
def test_broken_off_half_way_it_is_the_old_one_and_the_next_start_changes_it(
    lama: str, mesin: sa.Engine, langkah: int
) -> None:
    dulu = isi(mesin)
    sisa = [langkah]

    def putus(sambungan: sa.Connection, *_: object) -> None:
        sisa[0] -= 1
        if sisa[0] == 0:
            sambungan.connection.dbapi_connection.close()  # type: ignore[union-attr] # as when the network goes

    sa.event.listen(sa.Engine, "before_cursor_execute", putus)
    try:
        with pytest.raises(GalatBasisData), buka(lama):
            pass
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", putus)
    assert isi(mesin) == dulu
    with buka(lama) as basis, basis.baca() as sambungan:
        assert len(buku.semua(sambungan)) == 31


@pytest.mark.parametrize("dari", ["an empty database", "a store of 0.1"])
def test_the_steps_arrive_at_the_schema_of_this_version(
    mesin: sa.Engine, request: pytest.FixtureRequest, dari: str
) -> None:
    if dari == "a store of 0.1":
        request.getfixturevalue("lama")
    with mesin.begin() as sambungan:
        naikkan(sambungan)
        konteks = MigrationContext.configure(sambungan, opts={"version_table": migrasi.TABEL_VERSI})
        assert compare_metadata(konteks, metadata) == []


def test_a_newer_register_is_refused_in_words_without_its_password(alamat_postgresql: str, mesin: sa.Engine) -> None:
    with buka(alamat_postgresql):
        pass
    with mesin.begin() as sambungan:
        sambungan.exec_driver_sql("UPDATE zi_versi SET version_num = '0999'")
    with pytest.raises(GalatBasisData, match="versi program yang lebih baru") as galat, buka(alamat_postgresql):
        pass
    assert "penguji:***@127.0.0.1" in galat.value.pesan
