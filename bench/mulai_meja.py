"""What the start of `zi meja` costs beside a bare FastAPI page that imports SQLAlchemy and Jinja2.

    python -m bench.mulai_meja            # as a table
    python -m bench.mulai_meja --json

It is processor time, the process's own and the system's, until it has answered its first request; both take turns, so
that whatever else the machine does falls on both, and the best of five of each counts. The desk may cost 1.8 times as
much; the exit code is 1 when it costs more. It runs on a copy of the plan, and the checkout's outbox stays as it is.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
ULANG, BATAS = 5, 1.8
POLOS = (
    "import os, sqlalchemy, jinja2, uvicorn; from fastapi import FastAPI; from starlette.responses import Response\n"
    "app = FastAPI(openapi_url=None)\n"
    "@app.get('/sehat')\ndef sehat() -> Response: return Response('meja')\n"
    "uvicorn.run(app, port=int(os.environ['ZI_MEJA_PORT']), log_level='warning', ws='none')\n"
)
MEJA = "from tata_usaha.cli import main; main()"


def main() -> int:
    """Measure; return the exit code."""
    pilihan = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    pilihan.add_argument("--json", action="store_true", help="as JSON")
    diminta = pilihan.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hasil = ukur(Path(folder))
    if diminta.json:
        print(json.dumps(hasil, indent=2))
    else:
        print(f"bare FastAPI, SQLAlchemy, Jinja2  {hasil['polos_ms']:7.0f} ms CPU")
        print(f"zi meja                           {hasil['meja_ms']:7.0f} ms CPU")
        kata = "within" if hasil["dalam_batas"] else "OVER"
        print(f"ratio                             {hasil['banding']:7.2f} × ({kata} the limit of {BATAS})")
    return 0 if hasil["dalam_batas"] else 1


def ukur(folder: Path) -> dict[str, float | bool]:
    """Return what both cost, in milliseconds, and how many times as much the desk costs."""
    shutil.copytree(AKAR / "plan", folder / "plan")
    milik = {f"ZI_{nama.upper()}": str(folder / nama) for nama in ("plan", "bukti", "outbox")}
    lingkungan = {n: v for n, v in os.environ.items() if n != "ZI_DATABASE"} | milik
    polos, meja = [sys.executable, "-c", POLOS], [sys.executable, "-c", MEJA, "meja"]
    for perintah in (polos, meja):  # the first ones compile, and make the register
        waktu_mulai(perintah, lingkungan)
    pasangan = [(waktu_mulai(polos, lingkungan), waktu_mulai(meja, lingkungan)) for _ in range(ULANG)]
    dasar, milik_meja = (min(waktu) for waktu in zip(*pasangan, strict=True))
    banding = milik_meja / dasar
    return {
        "polos_ms": round(dasar, 1),
        "meja_ms": round(milik_meja, 1),
        "banding": round(banding, 2),
        "batas": BATAS,
        "dalam_batas": banding <= BATAS,
    }


def waktu_mulai(perintah: Sequence[str], lingkungan: dict[str, str]) -> float:
    """Return the processor time, in milliseconds, that a server has taken when it has answered for the first time."""
    porta = _porta()
    lingkungan = lingkungan | {"ZI_MEJA_PORT": str(porta), "PYTHONPATH": str(AKAR)}
    proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stdout=subprocess.DEVNULL)
    try:
        while not _menjawab(porta):
            if proses.poll() is not None:
                sys.exit(f"{perintah[-1]} did not start.")
            time.sleep(0.05)
    finally:
        proses.kill()
        _, status, pakai = os.wait4(proses.pid, 0)
        proses.returncode = os.waitstatus_to_exitcode(status)
    return 1000 * (pakai.ru_utime + pakai.ru_stime)


def _menjawab(porta: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{porta}/sehat", timeout=30) as jawab:
            return bool(jawab.status == 200)
    except urllib.error.URLError:
        return False


def _porta() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
