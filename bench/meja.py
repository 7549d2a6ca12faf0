"""What a page of the desk costs, beside a bare FastAPI page in the same run: `python -m bench.meja [--folder KANTOR]`.

The sample office (`make contoh`) is served by a process of its own; with `--folder` it is built once. One browser asks
for the pages that menus lead to and one of each kind behind them, then twenty ask at once. Both pages are asked in
turns, so that other work on the machine meets both alike: only the ratios say something.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx

from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tata_usaha.kerja.sesi import buka_sesi
from tools.contoh.meja import kantor_contoh
from tools.contoh.orang import SATKER, menurut_peran

ULANG, BERSAMA, DETIK = 20, 20, 2.0
_POLOS = (
    "import sys, uvicorn; from fastapi import FastAPI; from starlette.responses import HTMLResponse\n"
    "app = FastAPI(openapi_url=None)\n"
    "@app.get('/')\ndef polos() -> HTMLResponse: return HTMLResponse('<h1>polos</h1>')\n"
    "uvicorn.run(app, port=int(sys.argv[1]), log_level='warning')\n"
)
_KEPALA = (
    f"| halaman | KB | KB gz | ms | polos | × | {BERSAMA} orang p95 | polos | × | prosesor × |\n" + "|---" * 10 + "|"
)


def main() -> None:
    """Measure, and print the table."""
    pembaca = argparse.ArgumentParser(description="Mengukur halaman meja.")
    pembaca.add_argument("--folder", type=Path, help="kantor contoh yang dipakai terus")
    pilihan = pembaca.parse_args()
    with kantor_contoh(pilihan.folder) as pengaturan:
        token = {peran: _masuk(pengaturan, peran) for peran in ("sekretariat", "admin")}
        folder = str(pengaturan.outbox.parent)
        polos, meja = _porta(), _porta()
        proses = [
            subprocess.Popen([sys.executable, "-c", _POLOS, str(polos)], cwd=AKAR),
            subprocess.Popen(
                [sys.executable, "-m", "tools.contoh.meja", "--folder", folder, "--porta", str(meja)],
                cwd=AKAR,
                stdout=subprocess.DEVNULL,
            ),
        ]
        try:
            with (
                _peramban(polos, "") as biasa,
                _peramban(meja, token["sekretariat"]) as peramban,
                _peramban(meja, token["admin"]) as admin,
            ):
                _tunggu(biasa, "/")
                _tunggu(peramban, "/sehat")
                halaman = _halaman(peramban)
                peramban.get("/kantor/hitungan")  # what is counted behind the first page is counted by now
                time.sleep(2.5)  # what was written just now is not remembered
                print(_KEPALA)
                dasar, sekretariat = _Server(biasa, proses[0].pid), _Server(peramban, proses[1].pid)
                for jalur in halaman:
                    _baris(dasar, sekretariat, jalur, jalur)
                for jalur in ("/", "/pengguna"):
                    _baris(dasar, _Server(admin, proses[1].pid), jalur, f"{jalur} (admin)")
                _kunjungan(peramban)
        finally:
            for satu in proses:
                satu.terminate()
                satu.wait(20)


@dataclass(frozen=True)
class _Server:
    """A server that is asked, by one person."""

    peramban: httpx.Client
    proses: int

    def cpu(self) -> float:
        """Return how many milliseconds its processor has worked so far; 0 where no /proc tells."""
        try:
            angka = Path(f"/proc/{self.proses}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(angka[11]) + int(angka[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _halaman(peramban: httpx.Client) -> list[str]:
    """Return the paths of pages: what menus and the pages behind them lead to, one of a kind."""
    semua, bentuk = ["/"], {"/"}
    for asal in ("/", "/naskah", "/kewajiban", "/kantor", ""):
        dari = asal or next((h for h in semua if h.startswith("/naskah/sigi/")), "/")
        isi = peramban.get(dari, follow_redirects=True).text
        for alamat in re.findall(r'<a [^>]*href="(/[^"#]*)"', isi):
            jalur = alamat.replace("&amp;", "&").partition("?")[0]
            rupa = re.sub(r"(?<=/sigi/).*?(?=/(isi|suntingan|bandingkan)$|$)|20\d\d[^/]*|\d+(\.\d+)+", "*", jalur)
            if rupa in bentuk or re.search(r"/(statis|berkas|pdf|unduh|revisi)|\.[a-z]+$|keluar|akun/", jalur):
                continue
            jawab = peramban.get(jalur)
            if jawab.status_code == 200 and jawab.headers["content-type"].startswith("text/html"):
                bentuk.add(rupa)
                semua.append(jalur)
    return semua


def _baris(dasar: _Server, meja: _Server, jalur: str, sebutan: str) -> None:
    """Print what one page costs."""
    isi = meja.peramban.get(jalur).content
    polos, satu = _p50([(dasar.peramban, "/"), (meja.peramban, jalur)])
    polos_bersama, polos_cpu = _bersama(dasar, "/")
    bersama, cpu = _bersama(meja, jalur)
    kali = f"{cpu / polos_cpu:.1f}" if polos_cpu else ""
    print(
        f"| `{sebutan}` | {len(isi) / 1000:.0f} | {len(gzip.compress(isi)) / 1000:.1f} "
        f"| {satu:.1f} | {polos:.1f} | {satu / polos:.1f} "
        f"| {bersama:.0f} | {polos_bersama:.0f} | {bersama / polos_bersama:.1f} | {kali} |",
        flush=True,
    )


def _p50(diminta: list[tuple[httpx.Client, str]]) -> list[float]:
    """Return how many milliseconds one request of each takes in the middle of many, asked in turns."""
    lama: list[list[float]] = [[] for _ in diminta]
    for _ in range(ULANG):
        for (peramban, jalur), catat in zip(diminta, lama, strict=True):
            mulai = time.perf_counter()
            peramban.get(jalur)
            catat.append((time.perf_counter() - mulai) * 1000)
    return [statistics.median(satu) for satu in lama]


def _bersama(server: _Server, jalur: str) -> tuple[float, float]:
    """Return how many milliseconds nineteen of twenty requests take at most, with twenty who ask one after another.

    And how many milliseconds of the server's processor one takes.
    """
    akhir, lama, cpu = time.monotonic() + DETIK, [], server.cpu()

    def seorang(_: int) -> None:
        while time.monotonic() < akhir:
            mulai = time.perf_counter()
            server.peramban.get(jalur)
            lama.append((time.perf_counter() - mulai) * 1000)

    with ThreadPoolExecutor(BERSAMA) as utas:
        list(utas.map(seorang, range(BERSAMA)))
    return statistics.quantiles(lama, n=20)[-1], (server.cpu() - cpu) / len(lama)


def _kunjungan(peramban: httpx.Client) -> None:
    """Tell what the first visit loads: the page and what it names, as it goes over the wire."""
    isi = peramban.get("/").text
    lain = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', isi)
    luar = [satu for satu in lain if not satu.startswith("/")]
    bita = 0
    for alamat in ["/", *(satu for satu in lain if satu.startswith("/"))]:
        with peramban.stream("GET", alamat) as jawab:
            bita += sum(len(potong) for potong in jawab.iter_raw())
    print(f"\nKunjungan pertama: {1 + len(lain)} permintaan, {bita / 1000:.1f} KB, dari luar: {luar or 'tidak ada'}.")


def _masuk(pengaturan: Pengaturan, peran: str) -> str:
    orang = menurut_peran(peran)
    return buka_sesi(pengaturan, SATKER, orang, waktu.sekarang(), alamat="127.0.0.1", peramban="bench")


def _peramban(porta: int, token: str) -> httpx.Client:
    kuki = {"zi_meja": token} if token else {}
    batas = httpx.Limits(max_connections=BERSAMA, keepalive_expiry=2)  # before the server gives one up
    return httpx.Client(base_url=f"http://127.0.0.1:{porta}", cookies=kuki, limits=batas, timeout=60)


def _tunggu(peramban: httpx.Client, jalur: str) -> None:
    akhir = time.monotonic() + 120
    while time.monotonic() < akhir:
        try:
            if peramban.get(jalur).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    sys.exit("Meja tidak siap dalam dua menit.")


def _porta() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


if __name__ == "__main__":
    main()
