"""docs/kode-galat.md lists every exit code and every code of a problem, and no other."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import tata_usaha
import zi_model
from tata_usaha.dasar.galat import GalatZI
from zi_model.masalah import Kode

AKAR = Path(__file__).resolve().parents[2]
DOKUMEN = (AKAR / "docs" / "kode-galat.md").read_text(encoding="utf-8")


def kelas_galat(kelas: type[GalatZI] = GalatZI) -> Iterator[type[GalatZI]]:
    """Give an error class and all that are derived from it."""
    yield kelas
    for anak in kelas.__subclasses__():
        yield from kelas_galat(anak)


def kode_masalah() -> dict[str, str]:
    """Return every code of a problem with its meaning, from wherever in the program it is defined."""
    for paket in (zi_model, tata_usaha):
        for modul in pkgutil.walk_packages(paket.__path__, f"{paket.__name__}."):
            if modul.name != "tata_usaha.agenda.migrasi.env":  # a script that alembic runs, no module
                importlib.import_module(modul.name)
    return {str(kode): kode.arti for jenis in Kode.__subclasses__() for kode in jenis}


def test_setiap_kelas_galat_dan_kode_keluarnya_tercantum() -> None:
    tercantum = re.findall(r"^\| (\d+) \| ([A-Z]+) \|", DOKUMEN, re.MULTILINE)
    assert [(int(angka), kode) for angka, kode in tercantum] == sorted(
        (kelas.kode_keluar, kelas.kode) for kelas in kelas_galat()
    )


def test_setiap_kode_masalah_tercantum_dengan_artinya() -> None:
    tercantum = re.findall(r"^\| ([A-Z]\d\d) \| (.+?) \| .+ \|$", DOKUMEN, re.MULTILINE)
    assert tercantum == list(dict.fromkeys(tercantum))
    assert dict(tercantum) == kode_masalah()


def test_tidak_ada_kode_yang_ditulis_di_luar_daftarnya() -> None:
    """A code typed as a plain text somewhere would escape the list."""
    sumber = [berkas for paket in ("zi_model", "tata_usaha", "flows") for berkas in (AKAR / paket).rglob("*.py")]
    tertulis = {kode for berkas in sumber for kode in re.findall(r'"([A-Z]\d\d)"', berkas.read_text(encoding="utf-8"))}
    assert tertulis == set(kode_masalah())
