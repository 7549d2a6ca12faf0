"""Prefect for tests: a real server on a private database, started once for all of them.

Migrating a new database takes ten seconds, so it is done once and kept as a template; heartbeats
would cost each flow a second. Both reach into Prefect's insides and hold for the pinned version.
"""

from __future__ import annotations

import getpass
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from flows import lingkungan
from tests.conftest import Meja
from tests.flows.layanan_uji import siapkan_lingkungan

# Prefect reads its environment when it is first imported, which test modules do
_RUMAH = tempfile.TemporaryDirectory(prefix="zi-prefect-")
os.environ["PREFECT_HOME"] = _RUMAH.name
os.environ.pop("PREFECT_API_URL", None)
lingkungan.siapkan()


@pytest.fixture(scope="session")
def prefect() -> Iterator[str]:
    """Give the address of a Prefect server's API, which every flow of this session uses."""
    with _server_uji() as alamat:
        yield alamat


@pytest.fixture
def lingkungan_layani(meja: Meja, tmp_path: Path) -> dict[str, str]:
    """Return the environment of a server of its own, on a free port, with a database that is already migrated."""
    return siapkan_lingkungan(meja, tmp_path / "prefect", templat())


@contextmanager
def _server_uji() -> Iterator[str]:
    import prefect.main  # noqa: F401  sets up logging now: within a test its stream would be closed with that test
    from prefect.server.api.server import SubprocessASGIServer
    from prefect.server.database.dependencies import temporary_database_interface
    from prefect.settings import (
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        PREFECT_LOGGING_TO_API_ENABLED,
        PREFECT_SERVER_DATABASE_CONNECTION_URL,
        temporary_settings,
    )

    with tempfile.TemporaryDirectory() as folder:
        basis_data = Path(folder) / "prefect.db"
        if templat().exists():
            shutil.copy(templat(), basis_data)
        with (
            temporary_settings(
                {
                    PREFECT_SERVER_DATABASE_CONNECTION_URL: f"sqlite+aiosqlite:///{basis_data}",
                    PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
                    PREFECT_LOGGING_TO_API_ENABLED: False,
                }
            ),
            temporary_database_interface(),
        ):
            server = SubprocessASGIServer()
            server.start(timeout=120)
            try:
                if not templat().exists():
                    _simpan_templat(basis_data, templat())
                os.environ["PREFECT_API_URL"] = server.api_url  # for `zi jalankan`, which asks the environment
                with temporary_settings({PREFECT_API_URL: server.api_url}):
                    yield server.api_url
            finally:
                os.environ.pop("PREFECT_API_URL", None)
                server.stop()


def templat() -> Path:
    """Return where the migrated database of this version of Prefect is kept; it may not exist yet."""
    import prefect

    return Path(tempfile.gettempdir()) / f"zi-prefect-{prefect.__version__}-{getpass.getuser()}.db"


def _simpan_templat(basis_data: Path, tujuan: Path) -> None:
    """Keep a copy of a database that has just been migrated; whoever comes first wins."""
    sementara = tujuan.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(basis_data)) as asal, closing(sqlite3.connect(sementara)) as salinan:
        asal.backup(salinan)
    sementara.replace(tujuan)
