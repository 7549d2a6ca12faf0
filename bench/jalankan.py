"""What Prefect costs one run on one PC: `zi jalankan` with nothing to write beside the same functions called plainly.

    .venv/bin/python bench/jalankan.py                # as a table
    .venv/bin/python bench/jalankan.py --json         # the same as JSON
    .venv/bin/python bench/jalankan.py --giliran 9    # more rounds
    .venv/bin/python bench/jalankan.py --di ../lama   # the program of another checkout

Three fresh processes take turns, so that whatever else the machine does falls on all of them: one that calls the
functions of a quarterly run plainly, `zi jalankan` with a running `zi layani`, and `zi jalankan` without one, which
starts a server of its own. The letters lie in the outbox already. The best of each counts: wall time, which is what
a person waits, and processor time, which a busy machine blurs less: that of the process and of the server that it
started, and what the server of `zi layani` did meanwhile. The exit code is 1 when a run takes longer than it may.
Runs in temporary folders with a new database of Prefect's; the checkout's own stay as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
GILIRAN = 5
PERIODE = "2026-TW1"
BATAS = {"layani": 3.0, "sementara": 6.0}
"""Seconds that a run may take above the plain functions, on a machine that does nothing else."""
_TENANG = 20.0
"""Seconds for which a new `zi layani` plans its schedules."""
ZI = [sys.executable, "-c", "from tata_usaha.cli import main; main()"]
POLOS = [
    sys.executable,
    "-c",
    f"""
import gc
gc.set_threshold(200_000)  # as zi does, so that it is no faster for that
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.dasar.pengaturan import Pengaturan
from tata_usaha.dasar import waktu
from tata_usaha.kerja import langkah
from tata_usaha.kerja.tahun import baca_rencana
from tata_usaha.kerja.terima import ada_kiriman
from zi_model.naskah.jenis_alur import Bagian, JenisAlur
from zi_model.periode import Periode

pengaturan, jenis, periode = Pengaturan.dari_lingkungan(), JenisAlur.TRIWULANAN, Periode.parse("{PERIODE}")
tahun = baca_rencana(pengaturan, "sigi", periode.tahun)
sekarang = waktu.sekarang(tahun.kantor.zona)
assert not ada_kiriman(pengaturan, "sigi")
pindaian = langkah.periksa_bukti(pengaturan, tahun, sekarang)
langkah.hitung_status(tahun, pindaian, periode, sekarang.date())
naskah = langkah.susun_naskah(tahun, pindaian, jenis, periode, Bagian.SEMUA, None, sekarang.date())
hasil = langkah.taruh_di_outbox(pengaturan, tahun.kantor, naskah, sekarang, Pelaku("bench"))
print(sum(n.tindakan == "TETAP" for n in hasil), "of", len(hasil), "unchanged")
gc.freeze()
""",
]


@dataclass(frozen=True)
class Ukuran:
    """What one process took: seconds on the clock, processor seconds of it and its children, of `zi layani` too."""

    jam: float
    prosesor: float
    layani: float = 0.0


@dataclass(frozen=True)
class Banding:
    """One way of doing the same: the best of all rounds, above the plain functions, and what it may be."""

    nama: str
    jam: float
    prosesor: float
    layani: float
    lebih_jam: float = 0.0
    lebih_prosesor: float = 0.0
    batas: float | None = None

    @property
    def dalam_batas(self) -> bool:
        """Tell whether it takes no longer above the plain functions than it may."""
        return self.batas is None or self.lebih_jam <= self.batas


def ukur(perintah: Sequence[str], folder: Path, lingkungan: Mapping[str, str], layani: int | None = None) -> Ukuran:
    """Run a command from a checkout and return what it took; `layani` is the process that serves it.

    Raises:
        subprocess.CalledProcessError: when the command fails.

    """
    anak, sebelum, mulai = _prosesor_anak(), _prosesor_pohon(layani), time.perf_counter()
    selesai = subprocess.run(perintah, cwd=folder, env=lingkungan, capture_output=True, text=True, check=False)
    jam = time.perf_counter() - mulai
    if selesai.returncode:
        sys.stderr.write(selesai.stderr)
        selesai.check_returncode()
    return Ukuran(jam, _prosesor_anak() - anak, _prosesor_pohon(layani) - sebelum)


def _prosesor_anak() -> float:
    pakai = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pakai.ru_utime + pakai.ru_stime


def _prosesor_pohon(proses: int | None) -> float:
    """Return the processor seconds of a process and its children; 0 where there is no /proc."""
    akar = Path(f"/proc/{proses}")
    if proses is None or not akar.exists():
        return 0.0
    anak = [int(a) for a in (akar / f"task/{proses}/children").read_text().split()]
    isi = (akar / "stat").read_text().rpartition(")")[2].split()
    return (int(isi[11]) + int(isi[12])) / os.sysconf("SC_CLK_TCK") + sum(map(_prosesor_pohon, anak))


@contextmanager
def layani(folder: Path, lingkungan: Mapping[str, str]) -> Iterator[int]:
    """Give the process of a `zi layani` that is ready and has planned its schedules."""
    with subprocess.Popen([*ZI, "layani"], cwd=folder, env=lingkungan, stdout=subprocess.DEVNULL) as proses:
        try:
            while not _menjawab(int(lingkungan["ZI_PORT"])):
                if proses.poll() is not None:
                    sys.exit("zi layani ended before it was ready")
                time.sleep(1)
            time.sleep(_TENANG)
            yield proses.pid
        finally:
            proses.send_signal(signal.SIGTERM)


def _menjawab(porta: int) -> bool:
    with socket.socket() as soket:
        return soket.connect_ex(("127.0.0.1", porta)) == 0


def _porta() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta: int = soket.getsockname()[1]
        return porta


def bandingkan(folder: Path, giliran: int) -> list[Banding]:
    """Return what the three ways take, in a checkout."""
    with tempfile.TemporaryDirectory() as sementara:
        tanpa_prefect = {n: v for n, v in os.environ.items() if not n.startswith("PREFECT_")}
        umum = {
            **tanpa_prefect,
            "PYTHONPATH": str(folder),
            "ZI_OUTBOX": f"{sementara}/outbox",
            "ZI_BUKTI": f"{sementara}/bukti",
            "ZI_PORT": str(_porta()),
            "PYDANTIC_DISABLE_PLUGINS": "__all__",
        }
        umum.pop("ZI_DATABASE", None)
        Path(umum["ZI_BUKTI"]).mkdir()
        berlayan, sendiri = (umum | {"PREFECT_HOME": f"{sementara}/{nama}"} for nama in ("layani", "sendiri"))
        perintah = [*ZI, "jalankan", "triwulanan", PERIODE]
        with layani(folder, berlayan) as proses:
            cara = {
                "polos": lambda: ukur(POLOS, folder, umum),
                "layani": lambda: ukur(perintah, folder, berlayan, proses),
                "sementara": lambda: ukur(perintah, folder, sendiri),
            }
            for kerja in cara.values():  # the first ones write the letters, and make the databases
                kerja()
            semua = [{nama: kerja() for nama, kerja in cara.items()} for _ in range(giliran)]
    return _rangkum(semua)


def _rangkum(giliran: Sequence[Mapping[str, Ukuran]]) -> list[Banding]:
    def terbaik(nama: str, apa: str) -> float:
        return min(getattr(satu[nama], apa) for satu in giliran)

    polos = Ukuran(terbaik("polos", "jam"), terbaik("polos", "prosesor"))
    hasil = []
    for nama in ("polos", *BATAS):
        jam, prosesor, milik_layani = (terbaik(nama, apa) for apa in ("jam", "prosesor", "layani"))
        lebih = jam - polos.jam, prosesor + milik_layani - polos.prosesor
        hasil.append(Banding(nama, jam, prosesor, milik_layani, *lebih, BATAS.get(nama)))
    return hasil


def tampilkan(hasil: Sequence[Banding]) -> None:
    """Print it as a table."""
    sebut = {"polos": "plain functions", "layani": "zi jalankan, zi layani runs", "sementara": "zi jalankan alone"}
    print(f"{'':28} {'wall':>7} {'above':>7} {'limit':>6}   {'CPU':>6} {'server':>6} {'above':>6}   seconds")
    for b in hasil:
        batas = "" if b.batas is None else f"{b.batas:.1f}{'' if b.dalam_batas else ' OVER'}"
        print(
            f"{sebut[b.nama]:28} {b.jam:7.2f} {b.lebih_jam:+7.2f} {batas:>6}   "
            f"{b.prosesor:6.2f} {b.layani:6.2f} {b.lebih_prosesor:+6.2f}"
        )


def main() -> int:
    """Measure; return the exit code."""
    pilihan = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    pilihan.add_argument("--giliran", type=int, default=GILIRAN, help="how many rounds")
    pilihan.add_argument("--json", action="store_true", help="as JSON")
    pilihan.add_argument("--di", type=Path, default=AKAR, help="the checkout that is measured")
    diminta = pilihan.parse_args()
    hasil = bandingkan(diminta.di.resolve(), diminta.giliran)
    if diminta.json:
        print(json.dumps([asdict(b) | {"dalam_batas": b.dalam_batas} for b in hasil], indent=2))
    else:
        tampilkan(hasil)
    return 0 if all(b.dalam_batas for b in hasil) else 1


if __name__ == "__main__":
    sys.exit(main())
