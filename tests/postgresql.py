"""Registers in PostgreSQL for the tests: a server of their own, a database for each test that asks.

Where PostgreSQL is not installed these tests are skipped; `.ci/run` installs it and sets ZI_UJI_POSTGRESQL, and
then a server that does not start fails them.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.peladen_postgresql import PENGGUNA, SANDI, folder_program

AKAR = Path(__file__).resolve().parent.parent
WAJIB = "ZI_UJI_POSTGRESQL"


@dataclass
class PeladenUji:
    """A running server; whoever talks to it as its administrator uses `kerjakan`."""

    proses: subprocess.Popen[str]
    porta: int
    _nomor: Iterator[int] = field(default_factory=itertools.count)

    def alamat(self, basis_data: str) -> str:
        """Return the address of a database, as an office would write it in ZI_DATABASE."""
        return f"postgresql://{PENGGUNA}:{SANDI}@127.0.0.1:{self.porta}/{basis_data}"

    def kerjakan(self, *perintah: str, basis_data: str = "postgres") -> None:
        """Run statements as the administrator, each in a transaction of its own."""
        import psycopg  # only where there is a server to talk to

        with psycopg.connect(self.alamat(basis_data), autocommit=True) as sambungan:
            for satu in perintah:
                sambungan.execute(satu.encode())

    def basis_data_baru(self) -> str:
        """Make an empty database; return its name."""
        nama = f"uji_{next(self._nomor)}"
        self.kerjakan(f"CREATE DATABASE {nama}")
        return nama

    def mulai_ulang(self) -> None:
        """Stop the server without a word to those who are connected, and start it again."""
        self._suruh("mulai_ulang")

    def _suruh(self, perintah: str) -> None:
        assert self.proses.stdin is not None
        assert self.proses.stdout is not None
        self.proses.stdin.write(f"{perintah}\n")
        self.proses.stdin.flush()
        assert self.proses.stdout.readline() == "{}\n"


@pytest.fixture(scope="session")
def peladen_postgresql() -> Iterator[PeladenUji]:
    """Give a PostgreSQL server of this run's own, which ends with it however it ends."""
    if folder_program() is None:
        if os.environ.get(WAJIB):
            pytest.fail(f"{WAJIB} is set, and there is no PostgreSQL")
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    with jalankan_peladen() as peladen:
        yield peladen


@contextlib.contextmanager
def jalankan_peladen() -> Iterator[PeladenUji]:
    """Give a server that ends with the `with`, or with this process."""
    folder = tempfile.mkdtemp(prefix="zi-postgresql-")
    proses = subprocess.Popen(
        [sys.executable, "-m", "tests.peladen_postgresql", folder],
        cwd=AKAR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests: they take leave of their databases before the server ends
    )
    assert proses.stdin is not None
    assert proses.stdout is not None
    try:
        baris = proses.stdout.readline()
        assert baris, "PostgreSQL did not start; why is said above"
        yield PeladenUji(proses, json.loads(baris)["porta"])
    finally:
        proses.stdin.close()
        proses.wait(30)
        proses.stdout.close()


@pytest.fixture
def alamat_postgresql(peladen_postgresql: PeladenUji) -> Iterator[str]:
    """Give the address of an empty PostgreSQL database."""
    nama = peladen_postgresql.basis_data_baru()
    yield peladen_postgresql.alamat(nama)
    peladen_postgresql.kerjakan(f"DROP DATABASE {nama} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def url_agenda(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a register that does not exist yet, once for each database."""
    return _alamat(request, tmp_path)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.tahan)])
def url_agenda_tahan(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the same, but PostgreSQL's only in `make tahan`: for what hardly depends on the database."""
    return _alamat(request, tmp_path)


def _alamat(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'agenda.sqlite3'}"
    return str(request.getfixturevalue("alamat_postgresql"))
