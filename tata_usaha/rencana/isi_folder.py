"""Which files of a plan folder are read as ours, and how problems name them."""

from __future__ import annotations

from pathlib import Path


def sebut_berkas(berkas: Path) -> str:
    """Return how problems name a file: below the current folder if it is there, so that editors can jump to it."""
    try:
        return str(berkas.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(berkas)


def berkas_naskah(folder: Path) -> list[Path]:
    """Return the YAML files of the folder with the wording of letters and of the folders in it."""
    return [berkas for satu in (folder, *sorted(folder.glob("[!.]*/"))) for berkas in daftar_berkas(satu)]


def teks_dalam(folder: Path) -> dict[str, Path]:
    """Return the files of wording in a folder, by the name of the letter: their path without suffix."""
    return {
        berkas.relative_to(folder).with_suffix("").as_posix(): berkas
        for berkas in berkas_naskah(folder)
        if berkas.suffix == ".yaml"
    }


def daftar_berkas(folder: Path) -> list[Path]:
    """Return what lies in a folder under the name of a YAML file, by name; hidden ones are none of ours.

    What is no file is told when it is opened: passed over, it would be called missing.
    """
    semua = sorted(folder.glob("*.yaml")) + sorted(folder.glob("*.yml"))
    return [berkas for berkas in semua if not berkas.name.startswith(".")]
