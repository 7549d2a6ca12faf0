"""The main job with its register in PostgreSQL, and Prefect's own tables in the same database."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from tata_usaha.agenda.alamat import buat_mesin
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.migrasi import TABEL_VERSI
from tata_usaha.agenda.rantai import periksa_rantai
from tata_usaha.agenda.skema import metadata
from tests.conftest import Meja
from tests.peladen_postgresql import SANDI

AKAR = Path(__file__).resolve().parents[2]
ZI = [sys.executable, "-c", "from tata_usaha.cli import main; main()"]


@pytest.fixture
def meja_postgresql(meja: Meja, alamat_postgresql: str, monkeypatch: pytest.MonkeyPatch) -> Meja:
    """Give a desk whose register lies in PostgreSQL."""
    monkeypatch.setenv("ZI_DATABASE", alamat_postgresql)
    return meja


def isi_outbox(meja: Meja) -> dict[str, tuple[bytes, int]]:
    akar = meja.pengaturan.outbox
    return {str(p.relative_to(akar)): (p.read_bytes(), p.stat().st_mtime_ns) for p in akar.rglob("*") if p.is_file()}


def isi_basis(alamat: str) -> list[list[tuple[object, ...]]]:
    """Return of every row of the register who wrote it last."""
    mesin = buat_mesin(alamat)
    try:
        with mesin.connect() as sambungan:
            return [
                sorted(map(tuple, sambungan.exec_driver_sql(f"SELECT ctid::text, xmin::text FROM {t}")))  # noqa: S608
                for t in metadata.tables
            ]
    finally:
        mesin.dispose()


@pytest.mark.tahan
@pytest.mark.usefixtures("prefect")
def test_the_main_job_and_a_letters_way_to_its_signature(meja_postgresql: Meja, alamat_postgresql: str) -> None:
    """A second run changes neither a file nor a row; the letter gets its number and is ready."""
    meja = meja_postgresql
    pertama = meja.zi("jalankan", "triwulanan", "2026-TW1")
    assert pertama.kode == 0, pertama.err
    berkas, baris = isi_outbox(meja), isi_basis(alamat_postgresql)
    lagi = meja.zi("jalankan", "triwulanan", "2026-TW1")
    assert (lagi.kode, "Tidak ada yang berubah." in lagi.out) == (0, True), lagi.err
    assert (isi_outbox(meja), isi_basis(alamat_postgresql)) == (berkas, baris)
    assert not list(meja.pengaturan.outbox.glob("*.sqlite3"))

    kunci = "sigi/2026-TW1/undangan-monev"
    dinomori = meja.zi("outbox", "nomori", kunci, "--nomor", "15", "--tanggal", "2026-03-18", "--json")
    assert dinomori.kode == 0, dinomori.err
    _ketik_semua(Path(json.loads(dinomori.out)["berkas"]))
    siap = meja.zi("outbox", "siap", kunci)
    assert siap.kode == 0, siap.err
    (naskah,) = [n for n in json.loads(meja.zi("outbox", "--json").out) if n["kunci"] == kunci]
    assert (naskah["status"], naskah["nomor"], naskah["tanggal"]) == ("SIAP_TTD", 15, "2026-03-18")
    with buka(alamat_postgresql) as basis, basis.baca() as sambungan:
        assert periksa_rantai(sambungan, "sigi") == []
    for hasil in (pertama, lagi, dinomori, siap):
        assert SANDI not in hasil.out + hasil.err


def _ketik_semua(berkas: Path) -> None:
    """Type something over every prompt that is left."""
    with zipfile.ZipFile(berkas) as paket:
        bagian = [(satu, paket.read(satu)) for satu in paket.infolist()]
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as paket:
        for satu, isi in bagian:
            isi = re.sub(rb"\[isi: ([^\]]*)\]", rb"\1", isi)
            paket.writestr(satu, isi.replace(b"<w:showingPlcHdr/>", b""))


def test_no_table_of_ours_has_the_name_of_one_of_prefects() -> None:
    from prefect.server.database.orm_models import Base

    milik_kita = {*metadata.tables, TABEL_VERSI}
    assert not milik_kita & (set(Base.metadata.tables) | {"alembic_version"})
    assert len(Base.metadata.tables) > 20


@pytest.mark.tahan
@pytest.mark.parametrize("dahulu", ["register", "Prefect"])
def test_register_and_prefect_share_one_database(meja_postgresql: Meja, alamat_postgresql: str, dahulu: str) -> None:
    """Whoever comes first: both make their tables, and a run in that Prefect lays letters into that register."""
    lingkungan = dict(os.environ) | {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": alamat_postgresql.replace("postgresql", "postgresql+asyncpg", 1),
        "PREFECT_HOME": str(meja_postgresql.pengaturan.outbox.parent / "prefect"),
    }
    lingkungan.pop("PREFECT_API_URL", None)
    prefect = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
    jalankan = [*ZI, "jalankan", "keputusan", "2026", "--kode", "tim-ppid", "--json"]
    outbox = [*ZI, "outbox", "--json"]
    for perintah in (outbox, prefect) if dahulu == "register" else (prefect, outbox):
        hasil = subprocess.run(perintah, env=lingkungan, cwd=AKAR, capture_output=True, text=True, check=False)
        assert hasil.returncode == 0, hasil.stderr

    hasil = subprocess.run(jalankan, env=lingkungan, cwd=AKAR, capture_output=True, text=True, check=False)

    assert hasil.returncode == 0, hasil.stderr
    assert SANDI not in hasil.stdout + hasil.stderr
    mesin = buat_mesin(alamat_postgresql)
    with mesin.connect() as sambungan:
        assert sambungan.scalar(sa.text("SELECT COUNT(*) FROM flow_run WHERE state_type = 'COMPLETED'")) == 1
        assert sambungan.scalar(sa.text("SELECT COUNT(*) FROM naskah")) == 1
        assert sambungan.scalar(sa.text("SELECT COUNT(*) FROM alembic_version")) == 1
        assert sambungan.scalar(sa.text(f"SELECT COUNT(*) FROM {TABEL_VERSI}")) == 1  # noqa: S608
    mesin.dispose()
