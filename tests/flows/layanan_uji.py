"""A real `zi layani` in a process of its own, and what it has said so far."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx

from flows.server.layanan import cari_porta
from tests.conftest import Meja
from tests.flows.jendela import tunggu

ZI = [sys.executable, "-c", "from tata_usaha.cli import main; main()"]


class Layanan:
    """A running `zi layani` and what it has said so far."""

    def __init__(self, proses: subprocess.Popen[bytes], catatan: Path) -> None:
        self.proses = proses
        self._catatan = catatan

    def kata(self) -> str:
        return self._catatan.read_text(encoding="utf-8")

    def tunggu_jadwal(self) -> None:
        """Wait until the scheduler has planned a run for every schedule: with wrong packages it never does."""
        tunggu("jadwal", lambda: "Jadwal berikutnya:" in self.kata() or self.proses.poll() is not None, 180)
        assert self.proses.poll() is None, self.kata()

    def hentikan(self) -> None:
        """Stop it as the system does; it must end well."""
        self.proses.send_signal(signal.SIGTERM)
        assert self.proses.wait(60) == 0


@contextmanager
def layani(lingkungan: dict[str, str], catatan: Path, *pilihan: str) -> Iterator[Layanan]:
    """Give a `zi layani` with these options, which is killed at the end if it still lives."""
    with catatan.open("wb") as keluaran:
        proses = subprocess.Popen([*ZI, "layani", *pilihan], env=lingkungan, stdout=keluaran, stderr=subprocess.STDOUT)
    try:
        yield Layanan(proses, catatan)
    finally:
        proses.kill()
        proses.wait()


def siapkan_lingkungan(meja: Meja, rumah: Path, templat: Path) -> dict[str, str]:
    """Return the environment of a server of its own, on a free port, with a database that is already migrated."""
    rumah.mkdir()
    if templat.exists():
        shutil.copy(templat, rumah / "prefect.db")
    milik = {n: v for n, v in os.environ.items() if not n.startswith("PREFECT_")}
    return {
        **milik,
        "PREFECT_HOME": str(rumah),
        "ZI_OUTBOX": str(meja.pengaturan.outbox),
        "ZI_PORT": str(cari_porta()),
        "PYTHONUNBUFFERED": "1",
    }


def server_hilang(alamat: str) -> bool:
    """Tell whether nobody answers any more; `alamat` ends in /api."""
    try:
        httpx.get(f"{alamat}/health", trust_env=False)
    except httpx.HTTPError:
        return True
    return False


def tanya(lingkungan: dict[str, str], sql: str, *isian: Any) -> list[tuple[Any, ...]]:
    """Ask Prefect's database, also when no server runs, and keep what the question changed."""
    with closing(sqlite3.connect(Path(lingkungan["PREFECT_HOME"]) / "prefect.db", timeout=30)) as basis_data:
        baris = basis_data.execute(sql, isian).fetchall()
        basis_data.commit()
    return baris
