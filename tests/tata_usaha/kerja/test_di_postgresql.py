"""Copies, proof and rebuilding of a register that is in a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.cadangan import cadangkan, kepala_register, salinan_terbaru
from tata_usaha.agenda.skema import metadata
from tata_usaha.kerja.pulihkan import Dasar
from tests.tata_usaha.kerja.kantor_periksa import BERNOMOR, SEMUA, UTUH, KantorPeriksa, buat
from tests.tata_usaha.kerja.test_pulihkan import HARI_SALINAN, NOMOR, lakukan, nomor
from tests.tata_usaha.outbox.test_nomori import MejaNomor


@pytest.fixture
def kantor(tmp_path: Path, alamat_postgresql: str) -> KantorPeriksa:
    return buat(tmp_path / "kantor", alamat_postgresql)


def isi(url: str) -> dict[str, list[tuple[object, ...]]]:
    with buka(url) as basis, basis.baca() as sambungan:
        return {n: sorted(map(tuple, sambungan.execute(sa.select(t))), key=str) for n, t in metadata.tables.items()}


def jalankan(kantor: KantorPeriksa, perintah: str) -> None:
    with buka(kantor.url) as basis, basis.transaksi() as sambungan:
        sambungan.exec_driver_sql(perintah)


@pytest.mark.tahan
def test_a_servers_register_is_copied_into_a_file_that_opens_as_one(kantor: KantorPeriksa) -> None:
    """Only its own tables: Prefect may share the database."""
    jalankan(kantor, "CREATE TABLE milik_prefect (x INTEGER)")
    folder = kantor.folder / "usb"
    with buka(kantor.url) as basis:
        assert cadangkan(basis.mesin, [folder], HARI_SALINAN) == []
        with basis.baca() as sambungan:
            kepala = kepala_register(sambungan)
    salinan = salinan_terbaru([folder])
    assert salinan is not None
    assert salinan.kepala == kepala
    assert isi(f"sqlite:///{salinan.tempat}") == isi(kantor.url)
    assert kantor.atur.folder_cadangan == (kantor.atur.outbox / "cadangan",)


@pytest.mark.tahan
@pytest.mark.parametrize(
    ("perintah", "kode"),
    [
        ("DELETE FROM kejadian WHERE nomor = 5", "K30"),
        ("DELETE FROM kejadian WHERE nomor = (SELECT MAX(nomor) FROM kejadian)", "K30"),
        (f"DELETE FROM naskah WHERE kunci LIKE '%%{BERNOMOR}'", "K31"),  # noqa: S608 - a constant
        ("DELETE FROM nomor WHERE nomor = 15", "K22"),
        ("TRUNCATE naskah, nomor, kejadian, rantai", "K32"),
    ],
)
def test_a_fault_is_found_and_undone(kantor: KantorPeriksa, perintah: str, kode: str) -> None:
    assert kantor.kode(penuh=True) == []
    sebelum = {jenis: kantor.entri(jenis) for jenis in SEMUA}
    jalankan(kantor, perintah)
    assert kode in kantor.kode()
    lakukan(kantor)
    assert kantor.kode(penuh=True) == []
    assert {jenis: kantor.entri(jenis) for jenis in SEMUA} == sebelum
    assert nomor(kantor) == NOMOR


@pytest.mark.tahan
def test_a_server_that_was_set_up_anew_gets_its_register_back(kantor: KantorPeriksa) -> None:
    """What came after the copy comes from number book and letters; rows of the server's tables are kept beside."""
    with buka(kantor.url) as basis:
        MejaNomor(kantor.folder, basis).nomori(18, UTUH)
    for tabel in (*metadata.tables, "zi_versi"):
        jalankan(kantor, f"DROP TABLE {tabel}")
    assert "K32" in kantor.kode()
    assert lakukan(kantor).dasar is Dasar.SALINAN
    assert kantor.kode(penuh=True) == []
    assert nomor(kantor) == NOMOR | {18: UTUH}
