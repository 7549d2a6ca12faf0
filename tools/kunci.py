"""Write requirements*.txt: every package of pyproject.toml, pinned with its hashes.

`make kunci` keeps the versions that are pinned already and adds or drops what pyproject.toml asks for;
`make kunci NAIK=1` takes the newest that it allows. One resolution serves all systems and Pythons
(markers stay in the file), and each file is resolved under those before, so that all agree and any of them may
be installed over another: for running, for running on PostgreSQL, for checking electronic signatures, for
developing (which tests all of that).
setuptools is pinned too: it installs the project itself, and nothing unpinned may be fetched for that.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
UV = "uv>=0.13,<0.14"
KEPALA = "# Ditulis oleh `make kunci` dari pyproject.toml; jangan disunting dengan tangan.\n"


def main() -> None:
    """Write the files."""
    naik = ["--upgrade"] if "--naik" in sys.argv[1:] else []
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    pembangun = "\n".join(proyek["build-system"]["requires"])
    with tempfile.TemporaryDirectory() as folder:
        uv = pasang_uv(Path(folder))
        kunci(uv, AKAR / "requirements.txt", pembangun, naik)
        susun = {
            "requirements-postgresql.txt": ["--extra=postgresql"],
            "requirements-tte.txt": ["--extra=tte"],
            "requirements-dev.txt": ["--extra=postgresql", "--extra=tte", "--extra=dev"],
        }
        sebelum = ["--constraints=requirements.txt"]
        for nama, tambahan in susun.items():
            kunci(uv, AKAR / nama, pembangun, [*naik, *tambahan, *sebelum])
            sebelum.append(f"--constraints={nama}")


def pasang_uv(folder: Path) -> Path:
    """Return the resolver's command, installed into a folder of its own."""
    venv.create(folder, with_pip=True)
    bin_ = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([bin_ / "python", "-m", "pip", "install", "--quiet", UV], check=True)
    return bin_ / "uv"


def kunci(uv: Path, tujuan: Path, tambahan: str, pilihan: list[str]) -> None:
    """Resolve pyproject.toml and the additional requirements into one file, without any index address."""
    perintah = [str(uv), "pip", "compile", "--quiet", "--universal", "--python-version=3.11", "--generate-hashes"]
    perintah += ["--no-header", "--no-annotate", "--no-strip-extras", "--no-emit-index-url", *pilihan]
    perintah += [f"--output-file={tujuan.name}", "pyproject.toml", "-"]
    subprocess.run(perintah, check=True, cwd=AKAR, input=tambahan.encode(), stdout=subprocess.DEVNULL)
    tujuan.write_text(KEPALA + tujuan.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
