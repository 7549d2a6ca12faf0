"""What many offices cost: `python -m bench.banyak_kantor [biasa|kolam|agenda|bukti …] [--kantor 553]`.

All is told as ratios within one run, so that a slow or busy machine tells the same story as a fast one:

biasa   the same functions called plainly, 1, 10, 100 and all offices: does an office cost more where there are many?
kolam   the same offices by a server and 1 and 2 workers, on PostgreSQL: what Prefect adds in processor time
agenda  events a second that the register takes, on both databases
bukti   20,000 files of evidence: first scan by number of files, and an unchanged one beside `find -printf`
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from tata_usaha.dasar.pengaturan import AKAR, Pengaturan
from tests.kantor_banyak import buat_kantor
from tests.postgresql import PeladenUji, jalankan_peladen

PERIODE = "2026-TW1"
_TIK = os.sysconf("SC_CLK_TCK")
_CATAT = 400
_BERKAS = (5_000, 10_000, 20_000)
_SEDIKIT = 300


def main() -> None:
    """Measure what was asked for, or all."""
    bagian: dict[str, Callable[[int], None]] = {"biasa": biasa, "kolam": kolam, "agenda": agenda, "bukti": bukti}
    pilihan = argparse.ArgumentParser()
    pilihan.add_argument("bagian", nargs="*", choices=[*bagian, []])
    pilihan.add_argument("--kantor", type=int, default=553)
    pilihan.add_argument("--satu", help=argparse.SUPPRESS)
    diminta = pilihan.parse_args()
    if diminta.satu:
        _satu(json.loads(diminta.satu))
        return
    for nama in diminta.bagian or bagian:
        print(f"== {nama}", flush=True)
        bagian[nama](diminta.kantor)


def biasa(kantor: int) -> None:
    """Print what an office costs plainly where there are few and where there are many."""
    dasar = None
    for banyak in [n for n in (1, 10, 100) if n < kantor] + [kantor]:
        hasil = _plain(banyak, "")
        satu = hasil["cpu"] / banyak
        dasar = dasar or satu
        print(
            f"{banyak:4} kantor: {satu:.3f} s prosesor per kantor ({satu / dasar:.2f} kali yang pertama), "
            f"{60 * banyak / hasil['jam']:.0f} kantor/menit, {hasil['memori'] / 1024:.0f} MB",
            flush=True,
        )


def kolam(kantor: int) -> None:
    """Print what Prefect adds to the same offices on the same database, with 1 and 2 workers."""
    with jalankan_peladen() as peladen:
        polos = _plain(kantor, peladen.alamat(peladen.basis_data_baru()))
        print(f"polos: {polos['cpu']:.0f} s prosesor, {60 * kantor / polos['jam']:.0f} kantor/menit", flush=True)
        for pekerja in (1, 2):
            _kolam(peladen, kantor, pekerja, polos)


def _kolam(peladen: PeladenUji, kantor: int, pekerja: int, polos: dict[str, float]) -> None:
    from flows.server.layanan import cari_porta
    from tests.tahan.kolam_uji import Kolam, Komputer

    with tempfile.TemporaryDirectory(prefix="zi-bench-") as folder:
        buat_kantor(Path(folder) / "plan", kantor)
        kolam = Kolam(Path(folder), peladen.alamat(peladen.basis_data_baru()), cari_porta())
        try:
            kolam.mulai_server()
            kolam.pasang()
            for ke in range(pekerja):
                kolam.mulai_pekerja(Komputer(f"p{ke}"))
            kolam.tunggu(
                lambda: "ready" in str(kolam.tanya("SELECT status FROM work_pool")).lower(), 120, "tanpa pekerja"
            )
            semula = {nama: _prosesor(p.pid) for nama, p in kolam.proses.items()}
            awal = time.monotonic()
            kolam.jalankan(alur="triwulanan", periode=PERIODE)
            kolam.tunggu(kolam.selesai, 3600, "tidak selesai")
            jam = time.monotonic() - awal
            time.sleep(5)  # the last run's process ends, and its time is added to its worker's
            cpu = {nama: _prosesor(p.pid) - semula[nama] for nama, p in kolam.proses.items()}
            memori = {nama: _memori(p.pid) for nama, p in kolam.proses.items()}
        finally:
            kolam.tutup()
    semua = sum(cpu.values())
    rincian = ", ".join(f"{nama} {nilai:.0f} s dan {memori[nama]:.0f} MB" for nama, nilai in cpu.items())
    print(
        f"{pekerja} pekerja: {60 * kantor / jam:.0f} kantor/menit ({polos['jam'] / jam:.2f} kali polos), "
        f"{semua:.0f} s prosesor ({semua / polos['cpu'] - 1:+.0%}): {rincian}",
        flush=True,
    )


def agenda(_: int) -> None:
    """Print how many events a second the register takes, each in a transaction of its own."""
    with tempfile.TemporaryDirectory(prefix="zi-bench-") as folder, jalankan_peladen() as peladen:
        for nama, alamat in (
            ("SQLite", f"sqlite:///{folder}/agenda.sqlite3"),
            ("PostgreSQL", peladen.alamat(peladen.basis_data_baru())),
        ):
            for penulis in (1, 2):
                anak = [_anak({"catat": alamat, "kantor": f"kantor-{ke}"}) for ke in range(penulis)]
                mulai = [json.loads(satu.communicate()[0]) for satu in anak]
                jam = max(m["akhir"] for m in mulai) - min(m["awal"] for m in mulai)
                print(f"{nama:10} {penulis} penulis: {_CATAT * penulis / jam:.0f} kejadian/detik", flush=True)


def bukti(_: int) -> None:
    """Print what a scan of evidence costs, the first one and one of an unchanged tree, all in processor time."""
    from bench.pindai import SAAT, isi
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.bukti.pindai_bukti import pindai
    from tata_usaha.bukti.pohon_bukti import siapkan
    from tata_usaha.kerja.tahun import baca_rencana

    per_berkas = []
    mulai = 0.0
    for banyak in (_SEDIKIT, *_BERKAS):
        with tempfile.TemporaryDirectory(prefix="zi-bench-") as folder:
            atur = Pengaturan.dari_lingkungan({"ZI_BUKTI": f"{folder}/bukti", "ZI_OUTBOX": f"{folder}/outbox"})
            tahun = baca_rencana(atur, "sigi", 2026, dengan_naskah=False)
            siapkan(atur.bukti, tahun)
            isi(tahun, atur.bukti, banyak)
            with buka(atur.database) as basis:
                satu = partial(pindai, atur.bukti, tahun, basis, SAAT)
                pertama = _sendiri(satu) / banyak
                if banyak > _SEDIKIT:
                    per_berkas.append(pertama)
                    kali = pertama / per_berkas[0]
                    print(f"{banyak} berkas, pindaian pertama: {pertama * 1000:.2f} ms per berkas ({kali:.2f} kali)")
                if banyak not in {_SEDIKIT, _BERKAS[-1]}:
                    continue
                time.sleep(3)  # so recent a change is not remembered
                dinilai = min(_sendiri(satu) for _ in range(3))
                satu = partial(satu, simpanan=atur.pindaian)
                mengingat = _sendiri(satu)
                diingat = min(_sendiri(satu) for _ in range(5))
            cari = [shutil.which("find") or "find", str(atur.bukti), "-type", "f", "-printf", "%p %s %T@\\n"]
            temu = min(_anaknya(lambda: _diam(cari)) for _ in range(7))  # noqa: B023 - called at once
            jalan = min(_sendiri(lambda: _jalan(str(atur.bukti))) for _ in range(5))  # noqa: B023 - called at once
            print(
                f"{banyak} berkas tanpa perubahan: {diingat:.3f} s; dinilai satu per satu {dinilai:.3f} s, dan diingat "
                f"{mengingat:.3f} s; find -printf {temu:.3f} s; kali {diingat / temu:.1f}; "
                f"scandir dan stat saja {jalan / temu:.1f} kali"
            )
            perintah = [sys.executable, "-c", "from tata_usaha.cli import main; main()", "bukti", "periksa"]
            letak = {"ZI_BUKTI": str(atur.bukti), "ZI_OUTBOX": str(atur.outbox), "PYTHONPATH": str(AKAR)}
            seluruh = min(_anaknya(lambda: _diam(perintah, os.environ | letak)) for _ in range(4))  # noqa: B023 - called at once
            mulai = mulai or seluruh
            print(
                f"perintah zi bukti periksa seluruhnya {seluruh:.2f} s, atas {_SEDIKIT} berkas {mulai:.2f} s: "
                f"selisihnya {(seluruh - mulai) / temu:.1f} kali find",
                flush=True,
            )


def _jalan(folder: str) -> None:
    """Look at all files below a folder, which is the least that a scan in Python can cost."""
    antre = [folder]
    while antre:
        with os.scandir(antre.pop()) as isi:
            for satu in isi:
                if satu.is_dir(follow_symlinks=False):
                    antre.append(satu.path)
                else:
                    satu.stat(follow_symlinks=False)


def _plain(banyak: int, database: str) -> dict[str, float]:
    """Return what so many offices cost in a process of their own."""
    keluar, _ = _anak({"banyak": banyak, "database": database}).communicate()
    hasil: dict[str, float] = json.loads(keluar)
    return hasil


def _anak(tugas: dict[str, object]) -> subprocess.Popen[bytes]:
    perintah = [sys.executable, "-m", "bench.banyak_kantor", "--satu", json.dumps(tugas)]
    return subprocess.Popen(perintah, cwd=AKAR, stdout=subprocess.PIPE)


def _satu(tugas: dict[str, str]) -> None:
    """Do one measurement in this process and print it."""
    sys.stdout.write(
        json.dumps(_catat(tugas) if "catat" in tugas else _kantor(int(tugas["banyak"]), tugas["database"]))
    )


def _kantor(banyak: int, database: str) -> dict[str, float]:
    from tata_usaha.kerja.banyak_kantor import kerjakan_banyak
    from tata_usaha.kerja.buka_agenda import cadangkan_register

    with tempfile.TemporaryDirectory(prefix="zi-bench-") as folder:
        kantor = [k.kode for k in buat_kantor(Path(folder) / "plan", banyak + 1)]
        lingkungan = {f"ZI_{n.upper()}": f"{folder}/{n}" for n in ("plan", "bukti", "outbox")}
        atur = Pengaturan.dari_lingkungan(lingkungan | ({"ZI_DATABASE": database} if database else {}))
        kerjakan_banyak(atur, "triwulanan", kantor[-1:], PERIODE, lambda _: None)  # modules and templates are read
        jam, cpu = time.monotonic(), time.process_time()
        hasil = kerjakan_banyak(atur, "triwulanan", kantor[:-1], PERIODE, lambda _: None)
        if buruk := [h for h in hasil if not (h.beres and h.berubah)]:
            raise SystemExit(buruk[0].kalimat)
        cadangkan_register(atur)
        memori = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {"jam": time.monotonic() - jam, "cpu": time.process_time() - cpu, "memori": memori}


def _catat(tugas: dict[str, str]) -> dict[str, float]:
    from tata_usaha.agenda.basis_data import buka
    from tata_usaha.agenda.rantai import catat
    from tata_usaha.dasar import waktu
    from tata_usaha.dasar.pelaku import Pelaku

    kantor = tugas["kantor"]
    with buka(tugas["catat"], Pelaku("ukur")) as basis:
        awal = time.time()
        for ke in range(_CATAT):
            with basis.transaksi(kantor) as sambungan:
                catat(sambungan, f"{kantor}/2026/uji", "DIUKUR", {"ke": ke}, waktu.sekarang())
        return {"awal": awal, "akhir": time.time()}


def _prosesor(pid: int) -> float:
    """Return the processor's seconds of a process and of those of its children that have ended."""
    isi = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, isi[11:15])) / _TIK


def _memori(pid: int) -> float:
    """Return the most memory that a process ever had, in MB."""
    baris = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(b.split()[1]) / 1024 for b in baris if b.startswith("VmHWM"))


def _sendiri(kerja: Callable[[], object]) -> float:
    """Return the processor's seconds of this process that something takes."""
    awal = time.process_time()
    kerja()
    return time.process_time() - awal


def _anaknya(kerja: Callable[[], object]) -> float:
    """Return the processor's seconds of the processes that something starts and waits for."""
    awal = resource.getrusage(resource.RUSAGE_CHILDREN)
    kerja()
    akhir = resource.getrusage(resource.RUSAGE_CHILDREN)
    return akhir.ru_utime + akhir.ru_stime - awal.ru_utime - awal.ru_stime


def _diam(perintah: Sequence[str], lingkungan: Mapping[str, str] | None = None) -> None:
    subprocess.run(perintah, env=lingkungan, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    main()
