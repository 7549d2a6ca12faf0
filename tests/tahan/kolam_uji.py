"""A server, workers and their computers for tests: every part a process of its own that can be killed.

Prefect and the register share one PostgreSQL database. A worker may live in a network namespace of its own: it reaches
the rest through one virtual cable only, as from another computer; plan, bukti and outbox are the shared folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tata_usaha.dasar.pengaturan import AKAR, Pengaturan

RAHASIA = "penguji:rahasia-uji"
_BATAS_MULAI = 180.0


@dataclass
class Komputer:
    """Where a process runs: here, or behind a network namespace; `server` is the address of this side from there."""

    nama: str
    server: str = "127.0.0.1"
    awalan: tuple[str, ...] = ()


@dataclass
class Kolam:
    """The whole set-up. `alamat` is the database's address from here, `porta` the Prefect server's."""

    folder: Path
    alamat: str
    porta: int
    nama_host: str = ""
    proses: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def pengaturan(self) -> Pengaturan:
        """The register and the shared folders, as this side sees them."""
        return Pengaturan.dari_lingkungan(self._zi(self.alamat))

    def _zi(self, alamat: str) -> dict[str, str]:
        folder = {f"ZI_{nama.upper()}": str(self.folder / nama) for nama in ("plan", "bukti", "outbox")}
        return {**folder, "ZI_DATABASE": alamat, "ZI_OLEH": "penguji"}

    def lingkungan(self, komputer: Komputer, porta_pg: int | None = None) -> dict[str, str]:
        """Return the environment of a program on a computer."""
        alamat = self.alamat
        if porta_pg is not None:
            awal, _, akhir = alamat.rpartition("@")
            alamat = f"{awal}@{komputer.server}:{porta_pg}/{akhir.rpartition('/')[2]}"
        bersih = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "ZI_"))}
        return bersih | {
            **self._zi(alamat),
            "PYTHONPATH": str(AKAR),
            "PREFECT_HOME": str(self.folder / "rumah" / komputer.nama),
            "PREFECT_API_URL": f"http://{komputer.server}:{self.porta}/api",
            "PREFECT_API_AUTH_STRING": RAHASIA,
        }

    def mulai_server(self) -> None:
        """Start the Prefect server, with the guard of the pool, and return when it answers."""
        lingkungan = self.lingkungan(Komputer("server")) | {
            "PREFECT_SERVER_DATABASE_CONNECTION_URL": self.alamat.replace("postgresql", "postgresql+asyncpg", 1),
            "PREFECT_SERVER_API_HOST": "0.0.0.0" if self.nama_host else "127.0.0.1",  # noqa: S104 - a test's
            "PREFECT_SERVER_API_PORT": str(self.porta),
            "PREFECT_SERVER_API_AUTH_STRING": RAHASIA,
            "ZI_PORT": str(self.porta),
            "ZI_NAMA_HOST": self.nama_host,
        }
        self._mulai("server", ("-m", "tests.tahan.server_kolam", str(self.porta)), lingkungan, stdin=subprocess.PIPE)
        akhir = time.monotonic() + _BATAS_MULAI
        while not _sehat(self.porta):
            assert self.proses["server"].poll() is None, self.kata_terakhir("server")
            assert time.monotonic() < akhir, self.kata_terakhir("server")
            time.sleep(0.5)

    def mulai_pekerja(self, komputer: Komputer, porta_pg: int | None = None, serentak: int = 2) -> None:
        """Start a worker on a computer."""
        perintah = ("-m", "flows.server.pekerja", "--serentak", str(serentak), "--nama", komputer.nama)
        self._mulai(komputer.nama, perintah, self.lingkungan(komputer, porta_pg), awalan=komputer.awalan)

    def prefect(self, *argumen: str) -> str:
        """Run a command of Prefect's own; it must succeed."""
        perintah = [sys.executable, "-m", "prefect", *argumen]
        hasil = subprocess.run(
            perintah, env=self.lingkungan(Komputer("admin")), cwd=AKAR, capture_output=True, text=True, check=False
        )
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        return hasil.stdout

    def pasang(self) -> None:
        """Make the pool and its deployments, as docs/banyak-kantor.md tells it."""
        self.prefect("work-pool", "create", "kantor", "--type", "process")
        self.prefect("--no-prompt", "deploy", "--all")
        self.prefect("deployment", "schedule", "pause", "--all")  # only what the test asks for shall run

    def jalankan(self, **parameter: str | int) -> None:
        """Ask for a run over many offices."""
        self.prefect("deployment", "run", "provinsi/provinsi", "--params", json.dumps(parameter))

    def tanya(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a question to the database; it may be starting again."""
        for ke in range(60):
            try:
                with psycopg.connect(self.alamat) as sambungan:
                    return sambungan.execute(sql.encode()).fetchall()
            except psycopg.OperationalError:
                if ke == 59:
                    raise
                time.sleep(1)
        raise AssertionError

    def tunggu(self, syarat: Callable[[], bool], batas: float, sebab: str) -> None:
        """Wait until something holds."""
        akhir = time.monotonic() + batas
        while not syarat():
            if time.monotonic() > akhir:
                raise AssertionError(f"{sebab}\n{self.keadaan()}\n{self.catatan()}")
            time.sleep(1)

    def keadaan(self) -> list[tuple[Any, ...]]:
        """Return all runs: flow, name, state, message."""
        return self.tanya(
            "SELECT f.name, r.name, r.state_type, r.state_name, s.message, r.run_count FROM flow_run r "
            "JOIN flow f ON f.id = r.flow_id LEFT JOIN flow_run_state s ON s.id = r.state_id "
            "WHERE NOT r.auto_scheduled ORDER BY r.created"
        )

    def selesai(self) -> bool:
        """Tell whether the run over many offices has ended."""
        return any(k[0] == "provinsi" and k[2] in {"COMPLETED", "FAILED", "CRASHED"} for k in self.keadaan())

    def kantor_dikerjakan(self) -> int:
        """Return how many offices have letters."""
        if not self.tanya("SELECT 1 WHERE to_regclass('naskah') IS NOT NULL"):
            return 0
        return int(self.tanya("SELECT COUNT(DISTINCT satker) FROM naskah")[0][0])

    def pekerja(self) -> set[str]:
        """Return the workers that started runs."""
        awal = "prefect.worker.process."
        sql = "SELECT DISTINCT resource_id FROM events WHERE event = 'prefect.worker.submitted-flow-run'"
        return {id_.removeprefix(awal) for (id_,) in self.tanya(sql)}

    def bunuh(self, nama: str) -> None:
        """Kill a process and all that it started, as when its computer loses its power."""
        proses = self.proses.pop(nama)
        for pid in (proses.pid, *_keturunan(proses.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        proses.wait()

    def tutup(self) -> None:
        """End everything, the workers first."""
        for nama in [*(n for n in self.proses if n != "server"), *(n for n in self.proses if n == "server")]:
            self.bunuh(nama)

    def kata_terakhir(self, nama: str) -> str:
        """Return the last of what a process wrote."""
        return self._catatan(nama).read_text(encoding="utf-8", errors="replace")[-3000:]

    def catatan(self) -> str:
        """Return the last of what all wrote."""
        return "\n".join(f"== {b.name}\n{b.read_text('utf-8', 'replace')[-3000:]}" for b in self.folder.glob("*.log"))

    def _catatan(self, nama: str) -> Path:
        return self.folder / f"{nama}.log"

    def _mulai(
        self,
        nama: str,
        perintah: Sequence[str],
        lingkungan: dict[str, str],
        *,
        awalan: Sequence[str] = (),
        stdin: int = subprocess.DEVNULL,
    ) -> None:
        Path(lingkungan["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
        with self._catatan(nama).open("ab") as keluaran:
            self.proses[nama] = subprocess.Popen(
                [*awalan, sys.executable, *perintah],
                env=lingkungan,
                cwd=AKAR,
                stdin=stdin,
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


@contextlib.contextmanager
def ruang_jaringan(nama: str, oktet: int) -> Iterator[Komputer]:
    """Give a computer of its own network: a namespace, and a cable to it. Needs root."""
    kabel, ujung, jaringan = f"zi{oktet}a", f"zi{oktet}b", f"10.213.{oktet}"
    ip = shutil.which("ip") or "ip"
    try:
        _ip(ip, "netns", "add", nama)
        _ip(ip, "link", "add", kabel, "type", "veth", "peer", "name", ujung, "netns", nama)
        _ip(ip, "addr", "add", f"{jaringan}.1/24", "dev", kabel)
        _ip(ip, "link", "set", kabel, "up")
        _ip(ip, "-n", nama, "addr", "add", f"{jaringan}.2/24", "dev", ujung)
        _ip(ip, "-n", nama, "link", "set", ujung, "up")
        _ip(ip, "-n", nama, "link", "set", "lo", "up")
        yield Komputer(nama, f"{jaringan}.1", (ip, "netns", "exec", nama))
    finally:
        subprocess.run([ip, "link", "del", kabel], check=False, capture_output=True)
        subprocess.run([ip, "netns", "del", nama], check=False, capture_output=True)


def bisa_ruang_jaringan() -> str:
    """Return why there can be no network namespace here; "" when there can."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return "only root may make a network namespace"
    if (ip := shutil.which("ip")) is None:
        return "iproute2 is not installed"
    hasil = subprocess.run([ip, "netns", "add", "zi-coba"], capture_output=True, text=True, check=False)
    subprocess.run([ip, "netns", "del", "zi-coba"], capture_output=True, check=False)
    return hasil.stderr.strip() if hasil.returncode else ""


@contextlib.contextmanager
def penerus(alamat: str, ke_porta: int) -> Iterator[int]:
    """Pass connections to an address of the cable on to a port of this computer; give the port there.

    The tests' PostgreSQL answers on 127.0.0.1 only.
    """
    pendengar = socket.create_server((alamat, 0))
    threading.Thread(target=_teruskan_semua, args=(pendengar, ke_porta), daemon=True).start()
    try:
        yield pendengar.getsockname()[1]
    finally:
        pendengar.close()


def _teruskan_semua(pendengar: socket.socket, porta: int) -> None:
    while True:
        try:
            dari, _ = pendengar.accept()
        except OSError:
            return
        try:
            ke = socket.create_connection(("127.0.0.1", porta))
        except OSError:
            dari.close()
            continue
        for a, b in ((dari, ke), (ke, dari)):
            threading.Thread(target=_teruskan, args=(a, b), daemon=True).start()


def _teruskan(dari: socket.socket, ke: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while isi := dari.recv(65536):
            ke.sendall(isi)
    for soket in (dari, ke):
        with contextlib.suppress(OSError):
            soket.shutdown(socket.SHUT_RDWR)


def _ip(*perintah: str) -> None:
    subprocess.run(perintah, check=True, capture_output=True)


def _sehat(porta: int) -> bool:
    from flows.server.layanan import sehat

    return sehat(porta)


def _keturunan(pid: int) -> list[int]:
    """Return the processes that a process started, and those that these did."""
    induk: dict[int, list[int]] = {}
    for satu in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            isi = satu.read_text().rpartition(")")[2].split()
            induk.setdefault(int(isi[1]), []).append(int(satu.parent.name))
    semua, tinjau = [], [pid]
    while tinjau:
        anak = induk.get(tinjau.pop(), [])
        semua += anak
        tinjau += anak
    return semua
