"""The tests' own PostgreSQL: it leaves nothing behind, and where it is promised it is not skipped."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.peladen_postgresql import folder_program

AKAR = Path(__file__).resolve().parents[2]


@pytest.mark.tahan
@pytest.mark.skipif(folder_program() is None, reason="PostgreSQL is not installed")
def test_the_server_ends_with_the_process_that_asked_for_it() -> None:
    """Whoever is killed closes his pipes: that is all the server waits for."""
    folder = Path(tempfile.mkdtemp(prefix="zi-postgresql-"))
    penjaga = subprocess.Popen(
        [sys.executable, "-m", "tests.peladen_postgresql", str(folder)],
        cwd=AKAR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    keluaran, _ = penjaga.communicate("")
    porta = json.loads(keluaran)["porta"]
    assert penjaga.returncode == 0
    assert not folder.exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", porta), 5)


def test_the_one_check_does_not_skip_postgresql() -> None:
    ci = (AKAR / ".ci" / "run").read_text(encoding="utf-8")
    assert "export ZI_UJI_POSTGRESQL=1" in ci
    assert "perlu+=(postgresql)" in ci
