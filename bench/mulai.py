"""How long a person waits: start-up of the commands, the first and the second status, each kind of letter.

    .venv/bin/python bench/mulai.py                  # everything, as a table
    .venv/bin/python bench/mulai.py --status         # only what `zi status` costs beside its libraries
    .venv/bin/python bench/mulai.py --status --json  # the same as JSON
    .venv/bin/python bench/mulai.py --status --di ../lama   # the program of another checkout

Prints the best of five for each, in milliseconds, on the real plan with its evidence folders empty. What `zi
status` costs is processor time, its own and the system's, beside that of a Python that only imports what every
such program needs: it may be at most twice as much, and the exit code is 1 when it is more. Both take turns,
so that whatever else the machine does falls on both, and the best of each counts.
Runs in a temporary outbox; the checkout's own stays as it is.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
ULANG = 5
GILIRAN = 15
BATAS = 2.0
"""How many times the processor time of its libraries' import `zi status` may cost."""
PUSTAKA = "from pydantic import BaseModel; import sqlalchemy, rich.table"
ZI = "from tata_usaha.cli import main; main()"
PERINTAH = (["--help"], ["rencana", "periksa"], ["status", "2026-TW1", "--json"], ["status", "2026-TW1"], ["outbox"])


def terbaik(kerja: Callable[[], object]) -> float:
    """Return the shortest of some runs, in milliseconds."""
    waktu = []
    for _ in range(ULANG):
        mulai = time.perf_counter()
        kerja()
        waktu.append(time.perf_counter() - mulai)
    return 1000 * min(waktu)


def waktu_prosesor(perintah: Sequence[str], folder: Path) -> float:
    """Run a command from a checkout; return the processor time of its process, in milliseconds."""
    sebelum = resource.getrusage(resource.RUSAGE_CHILDREN)
    lingkungan = os.environ | {"PYTHONPATH": str(folder)}
    subprocess.run(perintah, cwd=folder, env=lingkungan, capture_output=True, check=True)
    sesudah = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (sesudah.ru_utime - sebelum.ru_utime + sesudah.ru_stime - sebelum.ru_stime)


def ukur_status(folder: Path) -> dict[str, float | bool]:
    """Return what `zi status` of a checkout costs beside the import of its libraries, both in milliseconds."""
    pustaka = [sys.executable, "-c", PUSTAKA]
    status = [sys.executable, "-c", ZI, "status", "2026-TW1"]
    for perintah in (pustaka, status):  # the first ones compile, and make the register
        waktu_prosesor(perintah, folder)
    pasangan = [(waktu_prosesor(pustaka, folder), waktu_prosesor(status, folder)) for _ in range(GILIRAN)]
    dasar, milik_zi = (min(waktu) for waktu in zip(*pasangan, strict=True))
    banding = milik_zi / dasar
    return {
        "pustaka_ms": round(dasar, 1),
        "status_ms": round(milik_zi, 1),
        "banding": round(banding, 2),
        "batas": BATAS,
        "dalam_batas": banding <= BATAS,
    }


def tampilkan_status(hasil: dict[str, float | bool]) -> None:
    """Print it as a table."""
    print(f"python -c {PUSTAKA!r:68} {hasil['pustaka_ms']:7.1f} ms CPU")
    print(f"{'zi status 2026-TW1':78} {hasil['status_ms']:7.1f} ms CPU")
    kata = "within" if hasil["dalam_batas"] else "OVER"
    print(f"{'ratio':78} {hasil['banding']:7.2f} × ({kata} the limit of {BATAS})")


def ukur_perintah() -> None:
    """Measure whole commands, as a person starts them."""
    for argumen in PERINTAH:
        perintah = [sys.executable, "-c", ZI, *argumen]
        lama = terbaik(lambda p=perintah: subprocess.run(p, capture_output=True, check=True))  # type: ignore[misc] # a lambda
        print(f"zi {' '.join(argumen):28} {lama:7.0f} ms")


def ukur_naskah() -> None:
    """Measure the printing of one letter of each template, in one process."""
    from tata_usaha.dasar.pengaturan import Pengaturan
    from tata_usaha.kerja import langkah as pekerjaan
    from tata_usaha.kerja.tahun import baca_rencana
    from zi_model.naskah.jenis_alur import Bagian, JenisAlur
    from zi_model.periode import Periode

    pengaturan = Pengaturan.dari_lingkungan()
    tahun = baca_rencana(pengaturan, "sigi", 2026)
    pindaian = pekerjaan.periksa_bukti(pengaturan, tahun, dt.datetime.now(dt.UTC))
    terukur = set()
    for jenis, periode in (
        ("triwulanan", "2026-TW1"),
        ("bulanan", "2026-03"),
        ("semesteran", "2026-S1"),
        ("keputusan", "2026"),
    ):
        for naskah in pekerjaan.susun_naskah(
            tahun, pindaian, JenisAlur(jenis), Periode.parse(periode), Bagian.SEMUA, None, dt.date(2027, 1, 4)
        ):
            if naskah.templat not in terukur:
                terukur.add(naskah.templat)
                lama = terbaik(lambda n=naskah: pekerjaan.cetak_naskah(n, tahun.kantor, pengaturan.templat))  # type: ignore[misc] # a lambda
                print(f"{naskah.nama_berkas:60} {lama:7.2f} ms")


def main() -> int:
    """Measure; return the exit code."""
    pilihan = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    pilihan.add_argument("--status", action="store_true", help="only what zi status costs")
    pilihan.add_argument("--json", action="store_true", help="as JSON (with --status)")
    pilihan.add_argument("--di", type=Path, default=AKAR, help="the checkout whose zi status is measured")
    diminta = pilihan.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(ZI_OUTBOX=str(Path(folder) / "outbox"), ZI_BUKTI=str(Path(folder) / "bukti"))
        os.environ.pop("ZI_DATABASE", None)
        hasil = ukur_status(diminta.di.resolve())
        if diminta.json:
            print(json.dumps(hasil, indent=2))
        else:
            tampilkan_status(hasil)
        if not diminta.status:
            ukur_perintah()
            ukur_naskah()
    return 0 if hasil["dalam_batas"] else 1


if __name__ == "__main__":
    sys.exit(main())
