"""`zi jalankan` that is stopped, whose window is closed, or that is killed: its run does not stay Running for ever."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Meja
from tests.flows.jendela import Jendela
from zi_model.periode import Periode

ZI = [sys.executable, "-c", "from tata_usaha.cli import main; main()"]

pytestmark = [
    pytest.mark.tahan,
    pytest.mark.skipif(sys.platform == "win32", reason="mengirim sinyal Unix"),
]


class Jalan:
    """A `zi jalankan` of its own process, which has begun its run; known by its period."""

    def __init__(
        self, proses: subprocess.Popen[str], kunci: sqlite3.Connection, jendela: Jendela, periode: str
    ) -> None:
        self.proses = proses
        self.kunci = kunci
        self._jendela = jendela
        self._nama = f"Bulanan · Sigi · {Periode.parse(periode).nama}"
        self._asing = {j["id"] for j in self._sekarang()}

    def keadaan(self) -> list[tuple[str, str]]:
        """Return how the run stands, and what is said of it."""
        return [(j["state"]["type"], j["state"]["message"]) for j in self._sekarang() if j["id"] not in self._asing]

    def _sekarang(self) -> list[dict[str, Any]]:
        """Return every run of this name; other tests have some on the same server."""
        isi: list[dict[str, Any]] = self._jendela.minta(
            "/flow_runs/filter", {"flow_runs": {"name": {"any_": [self._nama]}}}
        )
        return isi


@contextmanager
def _jalankan(jendela: Jendela, periode: str) -> Iterator[Jalan]:
    """Give a run that has just begun its work and stands still there: stopped, before a register that is locked."""
    agenda = Path(os.environ["ZI_OUTBOX"]).with_name(f"{periode}.sqlite3")
    with (
        closing(sqlite3.connect(agenda)) as kunci,
        subprocess.Popen(
            [*ZI, "jalankan", "bulanan", periode],
            env=dict(os.environ, ZI_DATABASE=str(agenda)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as proses,
    ):
        jalan = Jalan(proses, kunci, jendela, periode)
        kunci.execute("BEGIN EXCLUSIVE")
        assert proses.stderr is not None
        for baris in proses.stderr:
            if "alur bulanan" in baris:
                proses.send_signal(signal.SIGSTOP)
                break
        try:
            yield jalan
        finally:
            proses.kill()


def _hentikan(jalan: Jalan, sinyal: signal.Signals) -> None:
    """Stop a run, and check that the person is told in a sentence and Prefect knows."""
    jalan.proses.send_signal(sinyal)
    jalan.kunci.rollback()
    jalan.proses.send_signal(signal.SIGCONT)
    keluar, galat = jalan.proses.communicate()
    assert jalan.proses.returncode == 130
    assert keluar == ""
    assert galat.splitlines()[-1].startswith("Dihentikan. ")
    assert "Traceback" not in galat
    assert "Crash" not in galat
    assert jalan.keadaan() == [("CRASHED", "Terputus")]


@pytest.mark.usefixtures("meja")
def test_ctrl_c_mengakhiri_jalan_dengan_kalimat(prefect: str) -> None:
    with _jalankan(Jendela(prefect), "2026-09") as jalan:
        _hentikan(jalan, signal.SIGINT)


def test_hanya_jalan_yang_prosesnya_mati_diakhiri_pada_mulai_berikutnya(prefect: str, meja: Meja) -> None:
    """One was killed, another lives and stands still: a third ends the first and lets the second be.

    The second ends when its window is closed.
    """
    jendela = Jendela(prefect)
    with ExitStack() as tumpukan:
        mati, hidup = (tumpukan.enter_context(_jalankan(jendela, periode)) for periode in ("2026-10", "2026-11"))
        mati.proses.kill()
        mati.proses.wait()
        assert mati.keadaan()[0][0] == "RUNNING"

        assert meja.zi("jalankan", "keputusan", "2026", "--kode", "tim-ppid").kode == 0
        assert mati.keadaan() == [("CRASHED", "Terputus")]
        assert hidup.keadaan()[0][0] == "RUNNING"
        _hentikan(hidup, signal.SIGHUP)
