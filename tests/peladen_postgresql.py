"""A PostgreSQL server for one run of the tests: `python -m tests.peladen_postgresql FOLDER`.

It makes a cluster in the folder, says in one line of JSON at which port of 127.0.0.1 it answers, obeys the
commands that come by standard input (`mulai_ulang`), and stops, removing the folder, when that ends. So nothing
stays behind when the tests are stopped by Ctrl-C, by a time limit or by `kill -9`. PostgreSQL refuses to run as
root: then the server, and it alone, runs as another account.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

PENGGUNA, SANDI = "penguji", "kata-sandi-uji"
AKUN = ("postgres", "nobody")  # who runs the server when root runs the tests
_PERCOBAAN = 5
_SETELAN = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",  # what is lost in a power cut is a test's
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "deadlock_timeout": "200ms",
}


def folder_program() -> Path | None:
    """Return where the programs of the newest PostgreSQL lie here; None where there is none, and on Windows."""
    if sys.platform == "win32":
        return None  # the server is stopped by a POSIX signal
    di_jalur = shutil.which("initdb")
    if di_jalur:
        return Path(di_jalur).resolve().parent
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    semua = sorted(debian, key=lambda p: int(p.parts[-3]) if p.parts[-3].isdigit() else 0)
    return semua[-1].parent if semua else None


def main() -> None:
    """Serve until standard input ends."""
    folder = Path(sys.argv[1])
    try:
        peladen = Peladen(folder)
        peladen.mulai()
        try:
            _katakan({"porta": peladen.porta})
            for perintah in sys.stdin:
                if perintah.strip() == "mulai_ulang":
                    peladen.berhenti()
                    peladen.mulai()
                _katakan({})
        finally:
            peladen.berhenti()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Peladen:
    """One cluster and, while it runs, its server."""

    def __init__(self, folder: Path) -> None:
        program = folder_program()
        assert program is not None
        self._program, self._folder, self._data = program, folder, folder / "data"
        self._akun: dict[str, object] = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            import pwd  # there is none on Windows

            ada = {akun.pw_name: akun for akun in pwd.getpwall()}
            akun = next(ada[nama] for nama in AKUN if nama in ada)
            os.chown(folder, akun.pw_uid, akun.pw_gid)
            self._akun = {"user": akun.pw_uid, "group": akun.pw_gid, "extra_groups": []}
        sandi = folder / "sandi"
        sandi.write_text(SANDI, encoding="utf-8")
        sandi.chmod(0o644)
        self._jalankan(
            *("initdb", "-D", str(self._data), "-U", PENGGUNA, "-A", "scram-sha-256", f"--pwfile={sandi}"),
            *("-E", "UTF8", "--locale=C", "--no-sync", *self._urutan_orang()),
        )
        self.porta = 0

    def mulai(self) -> None:
        """Start the server; at the same port when it ran before, else at a free one."""
        for _ in range(_PERCOBAAN):
            porta = self.porta or _porta_bebas()  # another program may take it before we do
            setelan = {**_SETELAN, "port": str(porta)}
            perintah = [self._program / "postgres", "-D", self._data]
            for nama, isi in setelan.items():
                perintah += ["-c", f"{nama}={isi}"]
            with (self._folder / "catatan").open("ab") as catatan:
                self._proses = subprocess.Popen(  # type: ignore[call-overload]
                    perintah, stdin=subprocess.DEVNULL, stdout=catatan, stderr=catatan, cwd=self._folder, **self._akun
                )
            if self._melayani(porta):
                self.porta = porta
                return
        raise SystemExit((self._folder / "catatan").read_text(encoding="utf-8", errors="replace"))

    def berhenti(self) -> None:
        """Stop the server at once, as a power cut does to those who are connected."""
        self._proses.send_signal(signal.SIGQUIT)
        self._proses.wait(30)

    def _urutan_orang(self) -> tuple[str, ...]:
        """Let texts be sorted as in a dictionary, which is what most servers do and SQLite does not."""
        versi = subprocess.run([self._program / "initdb", "--version"], capture_output=True, text=True, check=True)
        bisa = int(versi.stdout.split()[2].split(".")[0]) >= 15
        return ("--locale-provider=icu", "--icu-locale=id") if bisa else ()

    def _melayani(self, porta: int) -> bool:
        while self._proses.poll() is None:
            hasil = subprocess.run(
                [self._program / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(porta)], check=False
            )
            if hasil.returncode == 0:
                return True
            time.sleep(0.02)
        return False

    def _jalankan(self, program: str, *argumen: str) -> None:
        hasil = subprocess.run(  # type: ignore[call-overload]
            [self._program / program, *argumen], capture_output=True, text=True, cwd=self._folder, **self._akun
        )
        if hasil.returncode:
            raise SystemExit(f"{program}: {hasil.stdout}{hasil.stderr}")


def _katakan(hal: dict[str, int]) -> None:
    sys.stdout.write(json.dumps(hal) + "\n")
    sys.stdout.flush()


def _porta_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


if __name__ == "__main__":
    main()
