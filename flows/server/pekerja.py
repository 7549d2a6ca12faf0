"""A worker of a pool: `python -m flows.server.pekerja [--kolam kantor] [--serentak 2] [--nama NAMA]`.

It is Prefect's own worker in an environment that its runs inherit: our log settings, no word to the outside, and the
office's folders and register as this computer knows them. Where the server is and its secret say PREFECT_API_URL and
PREFECT_API_AUTH_STRING, which this refuses to do without.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

from flows import lingkungan

KOLAM = "kantor"
SERENTAK = 2
"""Runs at a time, and the least of them: each takes some 250 MB, and one processor where it does not merely wait.

`provinsi` keeps one place while it waits for its shares: a worker with a single place, if it is alone, would wait for
itself without end.
"""


def main(argumen: Sequence[str] | None = None) -> int:
    """Work until told to stop; return the exit code."""
    pilihan = argparse.ArgumentParser(prog="python -m flows.server.pekerja", description="Pekerja sebuah kolam.")
    pilihan.add_argument("--kolam", default=KOLAM, help="nama kolamnya (work pool)")
    pilihan.add_argument("--serentak", type=int, default=SERENTAK, help="paling banyak sekian jalan bersamaan")
    pilihan.add_argument("--nama", default="", help="nama pekerja ini di halaman Prefect")
    diminta = pilihan.parse_args(argumen)
    if diminta.serentak < SERENTAK:
        sys.stderr.write(
            f"--serentak {diminta.serentak} terlalu sedikit: alur provinsi memakai satu tempat selama menunggu "
            f"pecahannya. Pakai {SERENTAK} atau lebih.\n"
        )
        return 2
    if kurang := [n for n in ("PREFECT_API_URL", "PREFECT_API_AUTH_STRING") if not os.environ.get(n)]:
        sys.stderr.write(f"{' dan '.join(kurang)} belum diatur; lihat docs/banyak-kantor.md.\n")
        return 2
    lingkungan.siapkan()
    perintah = [sys.executable, "-m", "prefect", "worker", "start", "--pool", diminta.kolam, "--type", "process"]
    perintah += ["--limit", str(diminta.serentak), *(["--name", diminta.nama] if diminta.nama else [])]
    if os.name == "posix":
        os.execv(sys.executable, perintah)  # noqa: S606 - our own interpreter; signals reach the worker itself
    return subprocess.call(perintah)  # noqa: S603 - likewise


if __name__ == "__main__":
    sys.exit(main())
