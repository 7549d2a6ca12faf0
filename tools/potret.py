"""Screenshots of the Prefect pages for the guide: `docs/gambar/prefect-*.png`, from an office made for it.

Copies `plan/` into a temporary folder, serves it with `zi layani`, has a few runs done there (one that is refused, one
by a form), logs in as a person does and shoots what an admin looks at, 1366 × 768. Nothing of your own outbox, evidence
or Prefect is touched.

It needs playwright and a Chromium, which the program itself does not:

    python3 -m venv /tmp/potret && /tmp/potret/bin/pip install playwright
    /tmp/potret/bin/python tools/potret.py --peramban /usr/bin/chromium

Without --peramban playwright's own Chromium is taken (`playwright install chromium`). `zi` runs in the Python that
--python names, the checkout's own by default. Look at every picture before you commit it.
"""

from __future__ import annotations

import argparse
import base64
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
LEBAR, TINGGI = 1366, 768
BATAS = 150_000
"""Bytes of one picture: the guide is read on paper and over slow lines."""
ZI = ["-c", "from tata_usaha.cli import main; main()"]
JALAN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("triwulanan", {"periode": "2026-TW1"}),
    ("bulanan", {"periode": "2026-03"}),
    ("keputusan", {"periode": "2026", "kode": "tim-pppid"}),  # a slip: the flow says which there are
    ("nomori", {"kunci": "undangan-monev", "tanggal": "2026-03-12", "nomor": 21, "oleh": "Ani Lestari"}),
    ("pagi", {}),
)
ARTEFAK = {
    "papan": ("papan-", "status-triwulanan"),
    "outbox": ("outbox-", "naskah-triwulanan"),
    "ringkasan": ("ringkasan-triwulanan",),
    "pagi": ("pagi-", "ringkasan-pagi"),
    "nomori": ("langkah-nomori",),
}
"""The artifacts that are shot, by the first of these beginnings of keys that there is."""


class Api:
    """The API of one server, asked as the UI asks it."""

    def __init__(self, alamat: str, rahasia: str) -> None:
        self._alamat = f"{alamat}/api"
        self.rahasia = rahasia
        kunci = base64.b64encode(rahasia.encode()).decode()
        self._kepala = {"Authorization": f"Basic {kunci}", "Content-Type": "application/json"}

    def minta(self, jalur: str, isi: dict[str, Any] | None = None) -> Any:
        """Return the answer to a request: a POST with what is given, else a GET."""
        kepala = dict(self._kepala)
        if isi is not None:
            token = self.minta("/csrf-token?client=potret")["token"]
            kepala |= {"Prefect-Csrf-Token": token, "Prefect-Csrf-Client": "potret"}
        data = None if isi is None else json.dumps(isi).encode()
        permintaan = urllib.request.Request(self._alamat + jalur, data=data, headers=kepala)  # noqa: S310  our own
        for sisa in range(5, -1, -1):
            try:
                with urllib.request.urlopen(permintaan, timeout=30) as jawaban:  # noqa: S310  likewise
                    return json.load(jawaban)
            except urllib.error.HTTPError as galat:
                if galat.code != 503 or not sisa:  # its database is busy
                    raise
                time.sleep(3)
        return None

    def deployment(self, nama: str) -> str:
        """Return the id of a deployment."""
        return str(self.minta(f"/deployments/name/{nama}/{nama}")["id"])

    def jalankan(self, nama: str, isian: dict[str, Any]) -> str:
        """Have a run done as its form does, wait until it has ended, and return its id."""
        isi = {"parameters": isian, "state": {"type": "SCHEDULED"}}
        jalan = self.minta(f"/deployments/{self.deployment(nama)}/create_flow_run", isi)
        akhir = time.monotonic() + 300
        while time.monotonic() < akhir:
            time.sleep(2)
            keadaan = self.minta(f"/flow_runs/{jalan['id']}")["state"]
            if keadaan["type"] in {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}:
                print(f"  {nama}: {keadaan['name']}: {(keadaan['message'] or '').splitlines()[0]}")
                return str(jalan["id"])
        sys.exit(f"{nama} tidak selesai dalam lima menit.")

    def artefak(self) -> dict[str, str]:
        """Return the ids of the newest artifacts by their keys."""
        semua = self.minta("/artifacts/filter", {"sort": "CREATED_DESC", "limit": 200})
        return {a["key"]: a["id"] for a in reversed(semua) if a["key"]}


@contextmanager
def layani(python: str) -> Iterator[tuple[str, Api, Path]]:
    """Serve an office of its own while a `with` lasts; give the address, its API and its plan."""
    with tempfile.TemporaryDirectory(prefix="kantor-") as tempat, socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
        soket.close()
        folder = Path(tempat)
        shutil.copytree(AKAR / "plan", folder / "plan")
        milik = {f"ZI_{nama.upper()}": str(folder / nama) for nama in ("plan", "bukti", "outbox")}
        rumah = folder / "prefect"
        lingkungan = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "ZI_"))}
        lingkungan |= milik | {"PREFECT_HOME": str(rumah), "ZI_PORT": str(porta), "PYTHONPATH": str(AKAR)}
        subprocess.run([python, *ZI, "bukti", "siapkan", "2026"], env=lingkungan, cwd=AKAR, check=True)
        proses = subprocess.Popen([python, *ZI, "layani"], env=lingkungan, cwd=AKAR, stdout=subprocess.DEVNULL)
        try:
            yield f"http://127.0.0.1:{porta}", _tunggu(porta, rumah / "rahasia"), folder / "plan"
        finally:
            proses.send_signal(signal.SIGINT)
            try:
                proses.wait(60)
            except subprocess.TimeoutExpired:
                proses.kill()


def _tunggu(porta: int, rahasia: Path) -> Api:
    """Return the API as soon as the last deployment is there."""
    akhir = time.monotonic() + 240
    while time.monotonic() < akhir:
        time.sleep(2)
        try:
            api = Api(f"http://127.0.0.1:{porta}", rahasia.read_text(encoding="utf-8").strip())
            for nama, _ in JALAN:
                api.deployment(nama)
        except OSError:
            continue
        return api
    sys.exit("zi layani tidak siap dalam empat menit.")


def potret(alamat: str, api: Api, gagal: str, keluar: Path, peramban: str | None) -> list[Path]:
    """Shoot all pages and return the pictures."""
    sync_playwright = importlib.import_module("playwright.sync_api").sync_playwright  # no dependency of ours
    hasil = []
    with sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=peramban, args=["--no-sandbox"])
        konteks = chromium.new_context(
            viewport={"width": LEBAR, "height": TINGGI}, locale="id-ID", timezone_id="Asia/Makassar"
        )
        halaman = konteks.new_page()

        def simpan(nama: str, jalur: str = "", gulir: int = 0) -> None:
            if jalur:
                halaman.goto(alamat + jalur)
                halaman.wait_for_load_state("networkidle")
            halaman.wait_for_timeout(2500)
            halaman.mouse.move(LEBAR * 2 // 3, TINGGI * 2 // 3)
            halaman.mouse.wheel(0, gulir)
            halaman.mouse.move(LEBAR - 2, TINGGI - 2)  # where nothing lights up
            halaman.wait_for_timeout(700)
            hasil.append(keluar / f"prefect-{nama}.png")
            halaman.screenshot(path=hasil[-1])

        simpan("masuk", "/")
        halaman.fill("input[type=password]", api.rahasia)
        halaman.keyboard.press("Enter")
        halaman.wait_for_timeout(4000)
        simpan("dasbor", "/dashboard")  # opened anew: the warning that nobody was logged in comes once
        simpan("jalan", "/runs", 460)
        simpan("deployment", "/deployments")
        simpan("terjadwal", f"/deployments/deployment/{api.deployment('triwulanan')}?tab=Upcoming")
        simpan("formulir", f"/deployments/deployment/{api.deployment('triwulanan')}/run")
        simpan("formulir-nomori", f"/deployments/deployment/{api.deployment('nomori')}/run")
        simpan("gagal", f"/runs/flow-run/{gagal}", 430)
        simpan("artifacts", "/artifacts")
        ada = api.artefak()
        for nama, awalan in ARTEFAK.items():
            kunci = next((k for satu in awalan for k in ada if k.startswith(satu)), None)
            if kunci is None:
                print(f"  tidak ada artifact {' atau '.join(awalan)}: prefect-artifact-{nama}.png dilewati")
            else:
                simpan(f"artifact-{nama}", f"/artifacts/artifact/{ada[kunci]}")
        chromium.close()
    return hasil


def ringankan(python: str, gambar: list[Path]) -> None:
    """Make the pictures a third as heavy: 128 colours are enough for a page of text."""
    kode = (
        "import sys; from PIL import Image\n"
        "for b in sys.argv[1:]: Image.open(b).convert('RGB').quantize(128, dither=0).save(b, optimize=True)"
    )
    subprocess.run([python, "-c", kode, *map(str, gambar)], check=True)


def main() -> None:
    """Make the pictures; end with 1 when one of them is too heavy."""
    ini = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ini.add_argument("--keluar", type=Path, default=AKAR / "docs" / "gambar")
    ini.add_argument("--peramban", help="a Chromium; playwright's own by default")
    ini.add_argument("--python", default=str(AKAR / ".venv" / "bin" / "python"), help="the Python that has `zi`")
    pilihan = ini.parse_args()
    if importlib.util.find_spec("playwright") is None:
        sys.exit("playwright belum dipasang; caranya di awal berkas ini (python tools/potret.py --help).")
    pilihan.keluar.mkdir(parents=True, exist_ok=True)
    with layani(pilihan.python) as (alamat, api, plan):
        jalan = {nama: api.jalankan(nama, isian) for nama, isian in JALAN}
        next(plan.glob("*/satker.yaml")).touch()  # so that the forms tell of the letters that wait now
        time.sleep(100)  # the minder sees it and names what is planned anew: it looks every half minute
        gambar = potret(alamat, api, jalan["keputusan"], pilihan.keluar, pilihan.peramban)
    ringankan(pilihan.python, gambar)
    berat = [f"{b.name} {b.stat().st_size // 1000} kB" for b in gambar if b.stat().st_size > BATAS]
    print(f"{len(gambar)} gambar di {pilihan.keluar}.")
    if berat:
        sys.exit(f"Terlalu berat: {', '.join(berat)}.")


if __name__ == "__main__":
    main()
