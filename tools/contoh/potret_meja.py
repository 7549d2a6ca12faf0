"""Pictures of the sample office's desk, and what axe finds there: `python -m tools.contoh.potret_meja / /naskah`.

Opens the desk on a free port, logs in as somebody with a role, and writes for each path a picture at 1280 and at 360
pixels. Playwright is not installed with the project; `--peramban-python` is one that has it (and for `--axe`
axe-playwright-python), by default this one. `--folder` keeps the office, so that the next time goes on from there.

    python -m tools.contoh.potret_meja --peran unit --axe --peramban-python /tmp/pw/bin/python / /kewajiban/2026-TW3
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.kerja.sesi import buka_sesi
from tools.contoh.meja import kantor_contoh
from tools.contoh.orang import SATKER, menurut_peran

LEBAR = (1280, 360)
_TUNGGU = 30
_PERAMBAN = r"""
import json, sys
from playwright.sync_api import sync_playwright
kerja = json.load(sys.stdin)
with sync_playwright() as p:
    chromium = p.chromium.launch(executable_path=kerja["peramban"], args=["--no-sandbox"])
    for lebar in kerja["lebar"]:
        konteks = chromium.new_context(
            viewport={"width": lebar, "height": 900 if lebar > 600 else 740}, locale="id-ID",
            timezone_id="Asia/Makassar", java_script_enabled=not kerja["tanpa_js"])
        konteks.add_cookies([{"name": "zi_meja", "value": kerja["token"], "url": kerja["alamat"]}])
        halaman = konteks.new_page()
        halaman.on("console", lambda m: m.type in ("error", "warning") and print("  konsol:", m.text))
        halaman.on("pageerror", lambda g: print("  galat skrip:", g))
        for satu in kerja["gambar"]:
            mulai = halaman.goto(kerja["alamat"] + satu["jalur"])
            halaman.wait_for_load_state("networkidle")
            nama = f"{satu['nama']}-{lebar}.png"
            halaman.screenshot(path=f"{kerja['keluar']}/{nama}", full_page=kerja["seluruhnya"])
            geser = halaman.evaluate("document.documentElement.scrollWidth - innerWidth")
            print(mulai.status, satu["jalur"], nama, f"MELEBAR {geser} px" if geser > 0 else "")
            if kerja["axe"]:
                from axe_playwright_python.sync_playwright import Axe
                pilihan = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
                for salah in Axe().run(halaman, options=pilihan).response["violations"]:
                    print(f"  axe {salah['impact']} {salah['id']}: {salah['help']}")
                    for simpul in salah["nodes"][:4]:
                        print("     ", simpul["html"][:160])
    chromium.close()
"""


def main() -> None:
    """Take the pictures."""
    pembaca = argparse.ArgumentParser(description="Potret meja kantor contoh.")
    pembaca.add_argument("jalur", nargs="+", help="misalnya / /naskah '/naskah?status=SIAP_TTD'")
    pembaca.add_argument("--peran", default="sekretariat", help="sekretariat, hukum, unit, pimpinan, admin, atau nama")
    pembaca.add_argument("--keluar", type=Path, default=Path("build/potret"))
    pembaca.add_argument("--folder", type=Path, help="kantor yang dipakai terus; bila tidak ditulis, sementara")
    pembaca.add_argument("--peramban", default=shutil.which("chromium"), help="letak Chromium")
    pembaca.add_argument("--peramban-python", default=sys.executable, help="Python yang mempunyai playwright")
    pembaca.add_argument("--axe", action="store_true", help="periksa juga dengan axe")
    pembaca.add_argument("--tanpa-js", action="store_true", help="dengan JavaScript dimatikan")
    pembaca.add_argument("--selayar", action="store_true", help="hanya yang tampak tanpa menggulir")
    pilihan = pembaca.parse_args()
    pilihan.keluar.mkdir(parents=True, exist_ok=True)
    with kantor_contoh(pilihan.folder) as pengaturan:
        porta = porta_bebas()
        threading.Thread(target=layani, args=(pengaturan, porta), daemon=True).start()
        orang = menurut_peran(pilihan.peran)
        token = buka_sesi(pengaturan, SATKER, orang, waktu.sekarang(), alamat="127.0.0.1", peramban="potret")
        tunggu(porta)
        kerja = {
            "alamat": f"http://127.0.0.1:{porta}",
            "token": token,
            "keluar": str(pilihan.keluar.resolve()),
            "peramban": pilihan.peramban,
            "lebar": LEBAR,
            "axe": pilihan.axe,
            "tanpa_js": pilihan.tanpa_js,
            "seluruhnya": not pilihan.selayar,
            "gambar": [{"jalur": j, "nama": f"{orang.nama}{_nama(j)}"} for j in pilihan.jalur],
        }
        perintah = [pilihan.peramban_python, "-c", _PERAMBAN]
        sys.exit(subprocess.run(perintah, input=json.dumps(kerja), text=True, check=False).returncode)


def layani(pengaturan: Pengaturan, porta: int) -> None:
    """Serve the desk of an office on this computer, without end."""
    import uvicorn

    from meja.aplikasi import susun_aplikasi
    from meja.setelan import SetelanMeja

    app = susun_aplikasi(pengaturan, SetelanMeja(SATKER, porta))
    uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=porta, log_level="warning")).run()


def tunggu(porta: int) -> None:
    """Return as soon as somebody listens there; end the program when nobody does."""
    akhir = time.monotonic() + _TUNGGU
    while time.monotonic() < akhir:
        with socket.socket() as soket:
            if soket.connect_ex(("127.0.0.1", porta)) == 0:
                return
        time.sleep(0.1)
    sys.exit(f"Meja tidak siap dalam {_TUNGGU} detik.")


def porta_bebas() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def _nama(jalur: str) -> str:
    return "-" + (re.sub(r"[^a-zA-Z0-9]+", "-", jalur).strip("-") or "beranda")[:80]


if __name__ == "__main__":
    main()
