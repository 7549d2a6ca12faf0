"""Make `.venv` ready: the pinned packages and the project itself, and nothing that is not pinned.

It runs before anything is installed, on every system and on Pythons that are too old for the project
(so that it can say so), and therefore uses only the standard library and old syntax. A stamp in
`.venv` names what was installed, for which Python and which folder; while it fits, nothing is done.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
TERENDAH, TERLALU_BARU = (3, 11), (3, 15)  # requires-python of pyproject.toml; a test compares
# lock files and their stamps in `.venv`
DASAR = ("requirements.txt", ".siap")
POSTGRESQL = ("requirements-postgresql.txt", ".siap-postgresql")
TTE = ("requirements-tte.txt", ".siap-tte")
DEV = ("requirements-dev.txt", ".siap-dev")
MEMUAT = {  # which other sets of packages each holds
    DASAR: (),
    POSTGRESQL: (DASAR,),
    TTE: (DASAR,),
    DEV: (DASAR, POSTGRESQL, TTE),
}
SUSUNAN = list(MEMUAT)
TAMBAHAN = [POSTGRESQL, TTE]
PIP = ["-m", "pip", "--disable-pip-version-check", "install", "--quiet"]


class TidakBisa(Exception):
    """Why the set-up cannot go on, in Indonesian, with what to do."""


def main() -> int:
    """Make the environment ready; return the exit code."""
    pembaca = argparse.ArgumentParser(description="Menyiapkan .venv: paket yang dikunci dan perintah zi.")
    pembaca.add_argument("--dev", action="store_true", help="juga paket untuk pengujian dan pemeriksaan")
    pembaca.add_argument("--postgresql", action="store_true", help="juga paket untuk buku agenda di PostgreSQL")
    pembaca.add_argument("--tte", action="store_true", help="juga paket untuk memeriksa tanda tangan elektronik")
    pilihan = pembaca.parse_args()
    susunan = {DEV: pilihan.dev, POSTGRESQL: pilihan.postgresql, TTE: pilihan.tte}
    try:
        periksa_python()
        siapkan(AKAR / ".venv", *[satu for satu, diminta in susunan.items() if diminta])
    except TidakBisa as galat:
        print(f"Penyiapan gagal: {galat}", file=sys.stderr)
        return 1
    return 0


def periksa_python() -> None:
    """Refuse a Python that the pinned packages do not know, or one that cannot make environments.

    Raises:
        TidakBisa: with what to install.

    """
    versi = sys.version_info[:2]
    if not TERENDAH <= versi < TERLALU_BARU:
        contoh = r"py -3.13 tools\siapkan.py" if os.name == "nt" else "make run PYTHON=python3.13"
        raise TidakBisa(
            f"perlu Python {TERENDAH[0]}.{TERENDAH[1]} sampai {TERLALU_BARU[0]}.{TERLALU_BARU[1] - 1}, "
            f"yang dipakai {versi[0]}.{versi[1]}. "
            f"Pasang versi yang sesuai, lalu sebutkan, misalnya: {contoh}"
        )
    for modul in ("venv", "ensurepip"):
        if importlib.util.find_spec(modul) is None:
            raise TidakBisa(f"modul Python “{modul}” tidak ada. Di Debian atau Ubuntu: apt install python3-venv")


def siapkan(lingkungan: Path, *diminta: tuple[str, str]) -> None:
    """Bring an environment up to date with what must run and some more of `SUSUNAN`; do nothing when its stamps fit.

    An environment made for another Python, another folder or another set of packages is made anew,
    so that none of its old packages stays behind. One that could talk to PostgreSQL still can then, and one
    that could check electronic signatures: an update must not take away from an office what it works with.

    Raises:
        TidakBisa: when a step fails; what it said was printed before.

    """
    paket = _sidik([AKAR / kunci for kunci, _ in SUSUNAN])
    lama = [satu for satu in TAMBAHAN if (lingkungan / satu[1]).is_file()]
    perlu = _yang_terbesar([DASAR, *lama, *diminta])
    siap = [satu for satu in SUSUNAN if _baca(lingkungan / satu[1]) == paket]
    if not siap:
        print(f"Membuat lingkungan Python di {lingkungan} …", flush=True)
        _jalankan([sys.executable, "-m", "venv", "--clear", str(lingkungan)])
    python = str(lingkungan / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    for susunan in perlu:
        if any(susunan == satu or susunan in MEMUAT[satu] for satu in siap):
            continue
        kunci, cap = susunan
        print(f"Memasang paket dari {kunci} (beberapa menit pada kali pertama) …", flush=True)
        _jalankan([python, *PIP, "--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(AKAR / kunci)])
        (lingkungan / cap).write_text(paket, encoding="utf-8")
    proyek = _sidik([AKAR / "pyproject.toml"])
    cap_proyek = lingkungan / ".siap-proyek"
    if proyek != _baca(cap_proyek):
        _jalankan([python, *PIP, "--no-deps", "--no-build-isolation", "--editable", str(AKAR)])
        cap_proyek.write_text(proyek, encoding="utf-8")


def _yang_terbesar(susunan: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the sets of packages that no other one holds, each once, in the order of `SUSUNAN`."""
    return [satu for satu in SUSUNAN if satu in susunan and not any(satu in MEMUAT[lain] for lain in susunan)]


def _sidik(berkas: list[Path]) -> str:
    """Return a fingerprint of some files, of this Python and of the folder that scripts point into."""
    jumlah = hashlib.sha256(repr((sys.version, sys.base_prefix, str(AKAR))).encode())
    for satu in berkas:
        jumlah.update(satu.read_bytes())
    return jumlah.hexdigest()


def _baca(cap: Path) -> str:
    return cap.read_text(encoding="utf-8") if cap.is_file() else ""


def _jalankan(perintah: list[str]) -> None:
    """Run a step.

    Raises:
        TidakBisa: when it ends badly.

    """
    if subprocess.run(perintah, check=False, cwd=AKAR).returncode:
        raise TidakBisa(
            f"langkah berikut tidak berhasil, alasannya tertulis di atas: {' '.join(perintah)}\n"
            "Periksa sambungan ke gudang paket Python, lalu jalankan lagi; yang sudah terunduh tidak diunduh ulang."
        )


if __name__ == "__main__":
    sys.exit(main())
