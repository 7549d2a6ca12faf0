"""How fast letters are printed: our engine beside docxtpl and its peers, on the same three letters.

    make bench            (or .venv/bin/python -m bench.cetak [--cepat] [--tulis])

Each library runs in a process of its own, on one core, opening and warming up before it is measured; the rounds
of all libraries alternate, so that whatever else the machine does falls on each. What is measured is processor
time of the whole process, of collecting garbage too. Every output must hold the same text, paragraph by paragraph.
`--tulis` writes the tables into docs/pengukuran.md. The peers are installed into build/bench, which git does not see.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from bench.pesaing import bahasa
from bench.pesaing.isi import BANYAK_FOTO, ISI
from bench.pesaing.templat import TEMPLAT
from tata_usaha.dasar.pengaturan import AKAR

PESAING = Path(__file__).parent / "pesaing"
TEMPAT = AKAR / "build" / "bench"
DOKUMEN = AKAR / "docs" / "pengukuran.md"
AWAL, AKHIR = "<!-- bench/cetak.py: awal -->\n", "<!-- bench/cetak.py: akhir -->\n"
MAILMERGE = "docx-mailmerge2==1.0.3"
JUDUL = {
    "surat": "A letter of two pages (Keputusan)",
    "lampiran": "The Lampiran of 65 rows and 8 columns with vertically merged cells",
    "laporan": f"A report with {BANYAK_FOTO} photos of 12 megapixels",
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"


@dataclass(frozen=True)
class Mesin:
    """A library: which letters it can print, its template language, and what it cannot do."""

    nama: str
    bahasa: Callable[[Any], None] | None = None
    node: bool = False
    naskah: tuple[str, ...] = ("surat", "lampiran", "laporan")
    gabung: bool = True


@dataclass
class Ukuran:
    """What was measured of one library with one letter; `ms` has one entry a round."""

    ms: list[float] = field(default_factory=list)
    rss_mib: float = 0.0
    versi: str = ""
    bita: int = 0
    pertama_ms: float = 0.0
    lantai_ms: float = 0.0


SEMUA = (
    Mesin("docxtpl"),
    Mesin("docxtpl + Pillow", naskah=("laporan",)),
    Mesin("zi, bare engine"),
    Mesin("zi, whole letter"),
    Mesin("zi, whole letter, photos kept", naskah=("laporan",)),
    Mesin("docx-mailmerge2", bahasa.mailmerge, naskah=("surat", "lampiran"), gabung=False),
    Mesin("docxtemplater", bahasa.docxtemplater, node=True),
    Mesin("easy-template-x", bahasa.easy_template_x, node=True),
    Mesin("carbone", bahasa.carbone, node=True, naskah=("surat", "lampiran"), gabung=False),
)


def main() -> int:
    """Measure everything and print the tables; return 1 when outputs differ."""
    pengurai = argparse.ArgumentParser(description="Mengukur mesin cetak dan pesaingnya.")
    pengurai.add_argument("--cepat", action="store_true", help="satu putaran pendek")
    pengurai.add_argument("--tulis", action="store_true", help=f"tulis tabelnya ke {DOKUMEN.relative_to(AKAR)}")
    pilihan = pengurai.parse_args()
    pasang()
    putaran, detik = (1, 0.5) if pilihan.cepat else (5, 1.5)
    hasil = {nama: ukur(nama, putaran, detik) for nama in ISI}
    teks = susun_laporan(hasil, putaran, detik)
    print(teks)
    if pilihan.tulis:
        sisip(teks)
    return 0


def pasang() -> None:
    """Install the peers into build/bench, unless they are there in the versions that are asked for."""
    TEMPAT.mkdir(parents=True, exist_ok=True)
    diminta = (PESAING / "package.json").read_text(encoding="utf-8") + MAILMERGE
    cap = TEMPAT / "terpasang"
    if cap.is_file() and cap.read_text(encoding="utf-8") == diminta:
        return
    for lama in ("node_modules", "python"):
        shutil.rmtree(TEMPAT / lama, ignore_errors=True)
    shutil.copyfile(PESAING / "package.json", TEMPAT / "package.json")
    npm = [shutil.which("npm") or "npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(npm, cwd=TEMPAT, check=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(TEMPAT / "python")]
    subprocess.run([*pip, MAILMERGE], check=True)
    cap.write_text(diminta, encoding="utf-8")


def ukur(naskah: str, putaran: int, detik: float) -> dict[Mesin, Ukuran]:
    """Return what each library needs for one letter; the rounds alternate between them.

    Raises:
        SystemExit: when the outputs differ in text or pictures.

    """
    folder = TEMPAT / naskah
    folder.mkdir(exist_ok=True)
    isi = ISI[naskah](folder)
    (folder / "isi.json").write_text(json.dumps(isi, ensure_ascii=False), encoding="utf-8")
    TEMPLAT[naskah]().simpan(folder / "templat.docx")
    hasil = {mesin: Ukuran() for mesin in SEMUA if naskah in mesin.naskah}
    for mesin in hasil:
        _tulis_templat(mesin, folder)
    for ke in range(putaran):
        for mesin, ukuran in hasil.items():
            print(f"\r{naskah} {ke + 1}/{putaran} {mesin.nama:30}", end="", file=sys.stderr, flush=True)
            _jalankan(mesin, folder, detik, ukuran)
    print("\r" + " " * 60, end="\r", file=sys.stderr)
    acuan = baca(folder / "docxtpl.hasil.docx")
    for mesin in hasil:
        if baca(folder / f"{mesin.nama}.hasil.docx") != acuan:
            raise SystemExit(f"{mesin.nama} mencetak {naskah} dengan teks atau gambar yang berbeda dari docxtpl.")
    return hasil


def _tulis_templat(mesin: Mesin, folder: Path) -> None:
    docx = (folder / "templat.docx").read_bytes()
    if not mesin.gabung:
        docx = bahasa.satu_macam_baris(docx)
    if mesin.bahasa:
        docx = bahasa.terjemahkan(docx, mesin.bahasa)
    (folder / f"{mesin.nama}.templat.docx").write_bytes(docx)


def _jalankan(mesin: Mesin, folder: Path, detik: float, ukuran: Ukuran) -> None:
    """Let a library print for a while on the last core, and keep what it says."""
    keluar = folder / f"{mesin.nama}.hasil.docx"
    minta = {
        "mesin": mesin.nama,
        "templat": str(folder / f"{mesin.nama}.templat.docx"),
        "isi": str(folder / "isi.json"),
        "keluar": str(keluar),
        "detik": detik,
        "pemanasan": detik / 3,
        "jalur": [str(TEMPAT / "python")],
    }
    program = ["node", str(PESAING / "jalankan_node.cjs")]
    if not mesin.node:
        program = [sys.executable, "-m", "bench.pesaing.jalankan_python"]
    if shutil.which("taskset"):
        program = ["taskset", "-c", str(max(os.sched_getaffinity(0))), *program]
    lingkungan = os.environ | {"NODE_PATH": str(TEMPAT / "node_modules"), "PYTHONPATH": str(AKAR)}
    selesai = subprocess.run(
        [*program, json.dumps(minta)], cwd=AKAR, env=lingkungan, check=True, stdout=subprocess.PIPE, text=True
    )
    kata = json.loads(selesai.stdout)
    ukuran.ms.append(kata["ms"])
    ukuran.rss_mib = max(ukuran.rss_mib, kata["rss_mib"])
    ukuran.versi = kata["versi"]
    ukuran.bita = keluar.stat().st_size
    ukuran.pertama_ms, ukuran.lantai_ms = kata.get("pertama_ms", 0.0), kata.get("lantai_ms", 0.0)


def baca(docx: Path) -> tuple[list[str], int]:
    """Return the text of a letter paragraph by paragraph, the empty ones left out, and how many pictures it has."""
    with zipfile.ZipFile(io.BytesIO(docx.read_bytes())) as arsip:
        akar = etree.fromstring(arsip.read("word/document.xml"))
    paragraf = ("".join(t.text or "" for t in p.iter(f"{W}t")).strip() for p in akar.iter(f"{W}p"))
    return [p for p in paragraf if p], len(list(akar.iter(BLIP)))


def susun_laporan(hasil: dict[str, dict[Mesin, Ukuran]], putaran: int, detik: float) -> str:
    """Return the tables as Markdown."""
    baris = [
        f"`make bench`, {dt.date.today():%d-%m-%Y}: {_mesin()}; {putaran} rounds of {detik:g} s for each library.",
        "",
    ]
    for naskah, ukuran in hasil.items():
        dasar = next(min(u.ms) for m, u in ukuran.items() if m.nama == "docxtpl")
        baris += [
            f"**{JUDUL[naskah]}**",
            "",
            "| library | CPU ms/letter, best | median | letters/s | × docxtpl | size, KiB | peak memory, MiB |",
            "|---|--:|--:|--:|--:|--:|--:|",
        ]
        for m, u in sorted(ukuran.items(), key=lambda pasangan: -min(pasangan[1].ms)):
            nama = f"{m.nama} {u.versi}" + ("" if m.gabung or naskah != "lampiran" else " (cannot merge cells)")
            baris.append(
                f"| {nama} | {_angka(min(u.ms))} | {_angka(statistics.median(u.ms))} | {_angka(1000 / min(u.ms))} "
                f"| {dasar / min(u.ms):.1f} | {u.bita / 1024:,.1f} | {u.rss_mib:.0f} |"
            )
        kami = {m.nama: u for m, u in ukuran.items() if u.pertama_ms}
        baris += ["", _pertama(kami) + ("" if naskah == "laporan" else f" {_lantai(kami)}"), ""]
    return "\n".join(baris)


def _pertama(kami: dict[str, Ukuran]) -> str:
    """Return what the first letter of a template costs, before which it is compiled."""
    mesin, utuh = kami["zi, bare engine"].pertama_ms, kami["zi, whole letter"].pertama_ms
    return (
        f"The first letter of a template, which is compiled for it: {mesin:.0f} ms; as a whole letter, for which it is "
        f"checked too: {utuh:.0f} ms."
    )


def _lantai(kami: dict[str, Ukuran]) -> str:
    """Return how our engine stands to the least that any engine needs."""
    lantai = kami["zi, bare engine"].lantai_ms
    mesin, utuh = (min(kami[nama].ms) / lantai for nama in ("zi, bare engine", "zi, whole letter"))
    return f"The floor is {_angka(lantai)} ms: the bare engine needs {mesin:.1f} ×, a whole letter {utuh:.1f} × that."


def _angka(nilai: float) -> str:
    return f"{nilai:,.0f}" if nilai >= 100 else f"{nilai:.3g}"


def _mesin() -> str:
    info = Path("/proc/cpuinfo")
    nama = platform.processor() or platform.machine()
    if info.is_file():
        baris = (b.split(":")[1].strip() for b in info.read_text().splitlines() if b.startswith("model name"))
        nama = next(baris, nama)
    perintah = [shutil.which("node") or "node", "--version"]
    versi = subprocess.run(perintah, check=True, capture_output=True, text=True)
    node = versi.stdout.strip().lstrip("v")
    return f"{nama}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, Node {node}"


def sisip(teks: str) -> None:
    """Put the tables between their marks in the document."""
    lama = DOKUMEN.read_text(encoding="utf-8")
    depan, _, sisa = lama.partition(AWAL)
    _, _, belakang = sisa.partition(AKHIR)
    DOKUMEN.write_text(f"{depan}{AWAL}\n{teks}\n{AKHIR}{belakang}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
