"""What the start of `zi meja` costs beside a bare FastAPI page that imports SQLAlchemy and Jinja2.

    python -m bench.mulai_meja            # as a table
    python -m bench.mulai_meja --json

It is processor time, the process's own and the system's, until it has answered its first request; all take turns, so
that whatever else the machine does falls on all, and the best of five of each counts. The desk may cost 1.8 times as
much; the exit code is 1 when it costs more.

What it leaves for later is told as well: until somebody who is logged in has seen Beranda as its first page, and until
it has taken in all other pages behind them and is at rest. It runs on a copy of the plan; the checkout's outbox stays
as it is.
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

from meja.keamanan.gerbang import KUKI
from meja.muatan import JEDA
from tata_usaha.agenda import pengguna as tabel
from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.sesi import buka_sesi
from zi_model.pengguna import Pengguna, Peran

AKAR = Path(__file__).resolve().parents[1]
ULANG, BATAS = 5, 1.8
HENING = 5
"""By so many hundredths of a second a server that waits may go on."""
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
        print(f"  until the first Beranda         {hasil['beranda_ms']:7.0f} ms CPU")
        print(f"  until it is at rest             {hasil['tenang_ms']:7.0f} ms CPU")
        kata = "within" if hasil["dalam_batas"] else "OVER"
        print(f"ratio                             {hasil['banding']:7.2f} × ({kata} the limit of {BATAS})")
    return 0 if hasil["dalam_batas"] else 1


def ukur(folder: Path) -> dict[str, float | bool]:
    """Return what both cost, in milliseconds, and how many times as much the desk costs."""
    shutil.copytree(AKAR / "plan", folder / "plan")
    milik = {f"ZI_{nama.upper()}": str(folder / nama) for nama in ("plan", "bukti", "outbox")}
    lingkungan = {n: v for n, v in os.environ.items() if n != "ZI_DATABASE"} | milik
    kuki = _orang(lingkungan)
    polos, meja = [sys.executable, "-c", POLOS], [sys.executable, "-c", MEJA, "meja"]
    cara = [(polos, "/sehat", False), (meja, "/sehat", False), (meja, "/", False), (meja, "/sehat", True)]
    for perintah in (polos, meja):  # the first ones compile
        waktu_mulai(perintah, lingkungan, "/sehat")
    giliran = [[waktu_mulai(p, lingkungan, jalur, kuki, t) for p, jalur, t in cara] for _ in range(ULANG)]
    dasar, milik_meja, beranda, tenang = (min(waktu) for waktu in zip(*giliran, strict=True))
    banding = milik_meja / dasar
    return {
        "polos_ms": round(dasar, 1),
        "meja_ms": round(milik_meja, 1),
        "banding": round(banding, 2),
        "batas": BATAS,
        "dalam_batas": banding <= BATAS,
        "beranda_ms": round(beranda, 1),
        "tenang_ms": round(tenang, 1),
    }


def waktu_mulai(
    perintah: Sequence[str], lingkungan: dict[str, str], jalur: str, kuki: str = "", tenang: bool = False
) -> float:
    """Return the processor time, in milliseconds, that a server has taken when it has answered for the first time.

    `tenang`: and when it has done nothing more for as long as it could be waiting to begin something.
    """
    porta = _porta()
    lingkungan = lingkungan | {"ZI_MEJA_PORT": str(porta), "PYTHONPATH": str(AKAR)}
    proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stdout=subprocess.DEVNULL)
    try:
        while not _menjawab(porta, jalur, kuki):
            if proses.poll() is not None:
                sys.exit(f"{perintah[-1]} did not start.")
            time.sleep(0.05)
        while tenang:
            sebelum = _terpakai(proses.pid)
            time.sleep(JEDA + 1)
            tenang = _terpakai(proses.pid) - sebelum > HENING
    finally:
        proses.kill()
        _, status, pakai = os.wait4(proses.pid, 0)
        proses.returncode = os.waitstatus_to_exitcode(status)
    return 1000 * (pakai.ru_utime + pakai.ru_stime)


def _orang(lingkungan: dict[str, str]) -> str:
    """Return the cookie of somebody who is logged in."""
    pengaturan, saat = Pengaturan.dari_lingkungan(lingkungan), waktu.sekarang()
    orang = Pengguna("bench", "Bench", frozenset({Peran.SEKRETARIAT}), frozenset())
    with buka(pengaturan.database) as basis, basis.transaksi() as sambungan:
        tabel.simpan(sambungan, "sigi", orang, saat, sandi="-")
    return f"{KUKI}={buka_sesi(pengaturan, 'sigi', orang, saat, alamat='127.0.0.1', peramban='bench')}"


def _terpakai(pid: int) -> int:
    """Return the processor time of a process, in ticks of a hundredth of a second."""
    bagian = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(bagian[11]) + int(bagian[12])


def _menjawab(porta: int, jalur: str, kuki: str) -> bool:
    minta = urllib.request.Request(f"http://127.0.0.1:{porta}{jalur}", headers={"Cookie": kuki})
    try:
        with urllib.request.urlopen(minta, timeout=60) as jawab:  # noqa: S310 - it is our own
            return bool(jawab.url == minta.full_url)  # and not the way in
    except urllib.error.URLError:
        return False


def _porta() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
