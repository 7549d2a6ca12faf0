"""A desk of one's own for each test: the real plan and templates, empty evidence and outbox."""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tata_usaha.agenda import alamat
from tata_usaha.cli import jalankan
from tata_usaha.dasar import waktu
from tata_usaha.dasar.berkas import sha256_berkas
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.rencana import baca_kantor as pembaca
from tata_usaha.rencana import baca_teks, buka_berkas, yaml_berletak
from tests.ingat_rencana import ingat, ingat_yaml
from tests.ingat_sql import ingat_sql

pytest_plugins = ["tests.postgresql"]

gc.set_threshold(200_000)  # as in `zi`: else a twentieth of the time goes by searching what tests have piled up

_MEMORI = Path("/dev/shm")  # noqa: S108 - as open to others as /tmp, and pytest's folder in it is its owner's alone
_CUKUP = 4 * 2**30


def _di_memori() -> None:
    """Let all that tests write lie in memory, where the system offers enough: what is durable costs a disk's time.

    A copy of the office takes 2 ms there instead of 30, a durable write none. Who names a folder by TMPDIR gets that.
    """
    try:
        cukup = shutil.disk_usage(_MEMORI).free >= _CUKUP and os.access(_MEMORI, os.W_OK)
    except OSError:
        return
    if cukup and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = str(_MEMORI)
        tempfile.tempdir = None


_di_memori()

TAHAN = "tahan"
# the suite tries the same examples each time: what chance finds is found by `make tahan`, not by somebody's commit
settings.register_profile("tetap", derandomize=True, max_examples=50)
settings.load_profile("tetap")
settings.register_profile(TAHAN, max_examples=2000, deadline=None, derandomize=False, print_blob=True)
_KALI = 5


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let property tests that name a number of examples of their own try more of them in `make tahan`."""
    if config.getoption("--hypothesis-profile") != TAHAN:
        return
    for item in items:
        if isinstance(item, pytest.Function) and item.get_closest_marker("hypothesis"):
            uji = getattr(item.obj, "__func__", item.obj)
            sendiri = getattr(uji, "_hypothesis_internal_use_settings", None)
            if sendiri is not None and sendiri.max_examples < settings.default.max_examples:
                banyak = min(sendiri.max_examples * _KALI, settings.default.max_examples)
                uji._hypothesis_internal_use_settings = settings(sendiri, max_examples=banyak, derandomize=False)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give all tests of the flows to one process: each that has one of them starts a Prefect server, for seconds.

    In `make tahan` they may be the longer part of the work, and are shared.
    """
    if config.getoption("dist") != "loadfile" or config.getoption("--hypothesis-profile") == TAHAN:
        return None
    from xdist.scheduler import LoadFileScheduling

    class SatuPrefect(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "tests/flows" if nodeid.startswith("tests/flows/") else str(super()._split_scope(nodeid))

    return SatuPrefect(config, log)


def pytest_collection_finish() -> None:
    """Take what was imported and collected out of the garbage collector's sight: it stays to the end."""
    gc.freeze()


_MILIK_KANTOR = ("plan", "bukti")
_SEMULA: dict[str, str] = {}


def _isi_checkout() -> dict[str, str]:
    """Return what the checkout's own plan and evidence hold, file by file."""
    berkas = (p for nama in _MILIK_KANTOR for p in sorted((AKAR / nama).rglob("*")) if p.is_file())
    return {p.relative_to(AKAR).as_posix(): sha256_berkas(p) for p in berkas}


def pytest_sessionstart(session: pytest.Session) -> None:
    """Remember the checkout's plan and evidence: no test may touch what is the office's own."""
    if not hasattr(session.config, "workerinput"):
        _SEMULA.update(_isi_checkout())


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail when they are no longer as they were."""
    if hasattr(session.config, "workerinput"):
        return
    kini = _isi_checkout()
    berubah = sorted(n for n in kini.keys() | _SEMULA.keys() if kini.get(n) != _SEMULA.get(n))
    if berubah:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        raise pytest.UsageError(f"The tests changed the checkout: {', '.join(berubah)}")


@pytest.fixture(scope="session", autouse=True)
def _ingat_rencana() -> Iterator[None]:
    """Let the office's own programs remember plans; who tries the reader itself has imported it already."""
    with pytest.MonkeyPatch.context() as tiru:
        tiru.setattr(pembaca, "baca_kantor", ingat(pembaca.baca_kantor))
        ingatan = ingat_yaml(yaml_berletak.baca_yaml)
        for modul, nama in ((buka_berkas, "baca_yaml"), (buka_berkas, "_baca_bersama"), (baca_teks, "baca_yaml")):
            tiru.setattr(modul, nama, ingatan)
        yield


@pytest.fixture(scope="session", autouse=True)
def _ingat_sql() -> Iterator[None]:
    """Let all registers of this process share the statements that were put together."""
    with pytest.MonkeyPatch.context() as tiru:
        tiru.setattr(alamat, "create_engine", ingat_sql(alamat.create_engine, tiru))
        yield


@dataclass(frozen=True)
class Keluaran:
    """What a command left behind: exit code, standard output, standard error."""

    kode: int
    out: str
    err: str


def data(keluaran: Keluaran) -> Any:
    """Return what a command printed with --json; it must have succeeded."""
    assert keluaran.kode == 0, keluaran.err
    return json.loads(keluaran.out)


@dataclass(frozen=True)
class Meja:
    """A private copy of the office's folders, and the command to work on them."""

    pengaturan: Pengaturan
    capsys: pytest.CaptureFixture[str]

    def zi(self, *argumen: str) -> Keluaran:
        """Run `zi` in this process."""
        self.capsys.readouterr()
        kode = jalankan(argumen)
        hasil = self.capsys.readouterr()
        return Keluaran(kode, hasil.out, hasil.err)

    def berkas_rencana(self, berkas: str) -> Path:
        """Return the office's file of this name, or the one that all offices share."""
        milik = self.pengaturan.plan / "sigi" / berkas
        return milik if milik.exists() else self.pengaturan.plan / "_baku" / berkas

    def ubah_rencana(self, dari: str, ke: str, berkas: str = "rencana-aksi-2026.yaml") -> None:
        """Change one text of the plan: in the office's own file, or in the one that all offices share."""
        tempat = self.berkas_rencana(berkas)
        isi = tempat.read_text(encoding="utf-8")
        assert dari in isi
        tempat.write_text(isi.replace(dari, ke, 1), encoding="utf-8")


@cache
def _isi_folder(asal: Path) -> dict[Path, dict[str, bytes]]:
    """Return the files of the checkout's folder, folder by folder; hundreds of tests lay a copy."""
    return {
        Path(induk).relative_to(asal): {nama: Path(induk, nama).read_bytes() for nama in sorted(berkas)}
        for induk, _, berkas in os.walk(asal)
    }


def _salin_folder(asal: Path, tujuan: Path) -> None:
    for induk, berkas in _isi_folder(asal).items():
        (tujuan / induk).mkdir()
        for nama, isi in berkas.items():
            (tujuan / induk / nama).write_bytes(isi)


@pytest.fixture
def meja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Meja:
    _salin_folder(AKAR / "plan", tmp_path / "plan")
    _salin_folder(AKAR / "templates_docx", tmp_path / "templat")
    for nama in ("plan", "templat", "bukti", "outbox"):
        monkeypatch.setenv(f"ZI_{nama.upper()}", str(tmp_path / nama))
    monkeypatch.setenv("ZI_MEJA_FOLDER", str(tmp_path / "sertifikat"))
    monkeypatch.delenv("ZI_DATABASE", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return Meja(Pengaturan.dari_lingkungan(), capsys)


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets the clock of all commands: `jam("2027-01-04T09:00+08:00")`."""

    def setel(saat: str) -> None:
        kini = dt.datetime.fromisoformat(saat)
        monkeypatch.setattr(waktu, "sekarang", lambda zona=dt.UTC: kini.astimezone(zona))

    return setel
