"""Pictures of the desk for the guide: `docs/gambar/meja-*.png`, each of the page on which somebody with a role works.

Opens the desk of the sample office (`make contoh`) on a free port and shoots what its people see. Two of them also work
at one letter, so that the page of who was slower is a real one. Nothing of your own outbox or evidence is touched.

It needs playwright and a Chromium, which the program itself does not; `--peramban-python` is one that has playwright:

    python -m tools.potret_meja_panduan --peramban /usr/bin/chromium --peramban-python /tmp/potret/bin/python

Look at every picture before you commit it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tata_usaha.dasar import waktu
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.kerja.sesi import buka_sesi
from tools.contoh.meja import kantor_contoh
from tools.contoh.orang import ORANG, SATKER
from tools.contoh.potret_meja import layani, porta_bebas, tunggu
from tools.potret import BATAS, ringankan

LAYAR, TELEPON = (1280, 800), (390, 760)
GAMBAR: tuple[dict[str, Any], ...] = (
    {"nama": "masuk", "jalur": "/masuk", "oleh": "", "layar": (1280, 560)},
    {"nama": "beranda-sekretariat", "jalur": "/", "oleh": "rahma", "layar": (1280, 860)},
    {"nama": "beranda-hukum", "jalur": "/", "oleh": "sasli", "layar": (1280, 860)},
    {"nama": "beranda-unit", "jalur": "/", "oleh": "dewi", "layar": TELEPON},
    {"nama": "beranda-pimpinan", "jalur": "/", "oleh": "soleman", "layar": (1280, 700)},
    {"nama": "isian", "jalur": "/naskah/sigi/2026-TW3/laporan-monev", "oleh": "rahma", "layar": LAYAR},
    {"nama": "nomori", "jalur": "/naskah/sigi/2026/keputusan/standar-pelayanan", "oleh": "sasli", "layar": LAYAR},
    {"nama": "tanda-tangan", "jalur": "/naskah/sigi/2026/keputusan/satgas-spip", "oleh": "rahma", "layar": LAYAR},
    {"nama": "selesai", "jalur": "/naskah/sigi/2026/keputusan/tim-ppid", "oleh": "sasli", "layar": LAYAR},
    {"nama": "kiriman", "jalur": "/kiriman", "oleh": "rahma", "layar": (1280, 1000), "klik": "Kenali sekarang"},
    {"nama": "kewajiban", "jalur": "/kewajiban/2026-TW2", "oleh": "dewi", "layar": LAYAR},
    {"nama": "tindak-lanjut", "jalur": "/tindak-lanjut", "oleh": "dewi", "layar": LAYAR},
    {"nama": "pengguna", "jalur": "/pengguna", "oleh": "admin", "layar": LAYAR},
    {"nama": "kesehatan", "jalur": "/kesehatan", "oleh": "admin", "layar": LAYAR},
)
BERDUA = {"jalur": "/naskah/sigi/2026-TW3/laporan-capaian-kinerja", "cepat": "rahma", "lambat": "sasli"}
"""The letter at which two work at once, who is faster and who is slower."""
_PERAMBAN = r"""
import json, os, sys
from playwright.sync_api import sync_playwright
kerja = json.load(sys.stdin)

def potret(halaman, nama):
    halaman.wait_for_load_state("networkidle")
    halaman.screenshot(path=f"{kerja['keluar']}/meja-{nama}.png")
    print(nama, halaman.title())

with sync_playwright() as p:
    chromium = p.chromium.launch(executable_path=kerja["peramban"], args=["--no-sandbox", "--lang=id"],
                                 env={**os.environ, "LANGUAGE": "id"})  # names of file fields and dates

    def halaman(oleh, layar):
        konteks = chromium.new_context(
            viewport={"width": layar[0], "height": layar[1]}, locale="id-ID", timezone_id="Asia/Makassar")
        if oleh:
            konteks.add_cookies([{"name": "zi_meja", "value": kerja["token"][oleh], "url": kerja["alamat"]}])
        return konteks.new_page()

    for satu in kerja["gambar"]:
        h = halaman(satu["oleh"], satu["layar"])
        h.goto(kerja["alamat"] + satu["jalur"])
        if satu.get("klik"):
            h.get_by_role("button", name=satu["klik"]).click()
        if h.locator("#lembar").count():
            h.wait_for_selector("#lembar img", timeout=120000)
        potret(h, satu["nama"])
        h.context.close()
    alamat = kerja["alamat"] + kerja["berdua"]["jalur"]
    lambat, cepat = (halaman(kerja["berdua"][siapa], (1280, 640)) for siapa in ("lambat", "cepat"))
    lambat.goto(alamat)
    asli = lambat.request.get(alamat + "/berkas").body()
    cepat.goto(alamat)
    cepat.locator("#isian textarea, #isian input[type=text], #isian input:not([type])").first.fill(
        "Penyerapan anggaran dan capaian keluaran sesuai rencana.")
    cepat.get_by_role("button", name="Simpan isian").click()
    lambat.locator("#i-suntingan").set_input_files(
        {"name": "Laporan Capaian Kinerja.docx", "buffer": asli,
         "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})
    lambat.get_by_role("button", name="Unggah suntingan").click()
    lambat.wait_for_selector("text=Naskah ini sudah berubah")
    potret(lambat, "bentrok")
    lambat.get_by_role("link", name="Bandingkan keduanya").click()
    potret(lambat, "bandingkan")
    chromium.close()
"""


def main() -> None:
    """Make the pictures; end with 1 when one of them is too heavy."""
    ini = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ini.add_argument("--keluar", type=Path, default=AKAR / "docs" / "gambar")
    ini.add_argument("--folder", type=Path, help="kantor contoh yang dipakai; bila tidak ditulis, sementara")
    ini.add_argument("--peramban", default=shutil.which("chromium"), help="letak Chromium")
    ini.add_argument("--peramban-python", default=sys.executable, help="Python yang mempunyai playwright")
    pilihan = ini.parse_args()
    with kantor_contoh(pilihan.folder) as pengaturan:
        porta = porta_bebas()
        threading.Thread(target=layani, args=(pengaturan, porta), daemon=True).start()
        saat = waktu.sekarang()
        token = {
            satu.orang.nama: buka_sesi(pengaturan, SATKER, satu.orang, saat, alamat="127.0.0.1", peramban="potret")
            for satu in ORANG
        }
        tunggu(porta)
        kerja = {
            "alamat": f"http://127.0.0.1:{porta}",
            "token": token,
            "keluar": str(pilihan.keluar.resolve()),
            "peramban": pilihan.peramban,
            "gambar": GAMBAR,
            "berdua": BERDUA,
        }
        perintah = [pilihan.peramban_python, "-c", _PERAMBAN]
        subprocess.run(perintah, input=json.dumps(kerja), text=True, check=True)
    gambar = sorted(pilihan.keluar.glob("meja-*.png"))
    ringankan(sys.executable, gambar)
    berat = [f"{b.name} {b.stat().st_size // 1000} kB" for b in gambar if b.stat().st_size > BATAS]
    print(f"{len(gambar)} gambar di {pilihan.keluar}.")
    if berat:
        sys.exit(f"Terlalu berat: {', '.join(berat)}.")


if __name__ == "__main__":
    main()
