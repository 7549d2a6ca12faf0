"""How long a person waits: start-up of the commands, the first and the second status, each kind of letter.

    .venv/bin/python bench/mulai.py

Prints the best of five for each, in milliseconds, on the real plan with its evidence folders empty.
Runs in a temporary outbox; the checkout's own stays as it is.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ULANG = 5
PERINTAH = (["--help"], ["rencana", "periksa"], ["status", "2026-TW1", "--json"], ["status", "2026-TW1"], ["outbox"])


def terbaik(kerja: Callable[[], object]) -> float:
    """Return the shortest of some runs, in milliseconds."""
    waktu = []
    for _ in range(ULANG):
        mulai = time.perf_counter()
        kerja()
        waktu.append(time.perf_counter() - mulai)
    return 1000 * min(waktu)


def ukur_perintah() -> None:
    """Measure whole commands, as a person starts them."""
    for argumen in PERINTAH:
        perintah = [sys.executable, "-c", "from tata_usaha.cli import main; main()", *argumen]
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


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(ZI_OUTBOX=str(Path(folder) / "outbox"), ZI_BUKTI=str(Path(folder) / "bukti"))
        os.environ.pop("ZI_DATABASE", None)
        ukur_perintah()
        ukur_naskah()


if __name__ == "__main__":
    main()
