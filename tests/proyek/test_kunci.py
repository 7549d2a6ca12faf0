"""The pinned packages: they are what pyproject.toml asks for, each with hashes, and name no index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import siapkan

AKAR = Path(__file__).resolve().parents[2]
BERKAS_KUNCI = ("requirements.txt", "requirements-postgresql.txt", "requirements-tte.txt", "requirements-dev.txt")


def paket_dalam(nama: str) -> dict[str, tuple[Requirement, int]]:
    """Return for each package of a lock file its requirement and how many hashes it has."""
    utuh = (AKAR / nama).read_text(encoding="utf-8").replace("\\\n", " ")
    hasil = {}
    for baris in utuh.splitlines():
        if not baris.startswith("#"):
            syarat, *sidik = re.split(r"\s+--hash=sha256:", baris.strip())
            hasil[canonicalize_name(Requirement(syarat).name)] = (Requirement(syarat), len(sidik))
    return hasil


def proyek() -> dict[str, list[str]]:
    """Return what pyproject.toml asks for, by lock file."""
    data = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    dasar = data["project"]["dependencies"] + data["build-system"]["requires"]
    tambahan = data["project"]["optional-dependencies"]
    postgresql, tte = tambahan["postgresql"], tambahan["tte"]
    semua = dasar + postgresql + tte + tambahan["dev"]
    return dict(zip(BERKAS_KUNCI, (dasar, dasar + postgresql, dasar + tte, semua), strict=True))


@pytest.mark.parametrize("nama", BERKAS_KUNCI)
def test_setiap_paket_dikunci_pada_satu_versi_dengan_sidik(nama: str) -> None:
    for syarat, jumlah_sidik in paket_dalam(nama).values():
        assert re.fullmatch(r"==[^*,]+", str(syarat.specifier)), syarat
        assert jumlah_sidik > 0, syarat
        assert syarat.url is None, syarat


@pytest.mark.parametrize("nama", BERKAS_KUNCI)
def test_yang_diminta_pyproject_ada_pada_versi_yang_diizinkan(nama: str) -> None:
    """After a change of pyproject.toml somebody has to run `make kunci`."""
    terkunci = paket_dalam(nama)
    for teks in proyek()[nama]:
        diminta = Requirement(teks)
        syarat, _ = terkunci[canonicalize_name(diminta.name)]
        versi = str(syarat.specifier).removeprefix("==")
        assert diminta.specifier.contains(versi), f"{teks}: terkunci {versi}; jalankan make kunci"
        assert diminta.extras <= syarat.extras, teks


@pytest.mark.parametrize(
    ("nama", "memuat"), [(nama, memuat) for (memuat, _), isi in siapkan.MEMUAT.items() for nama, _ in isi]
)
def test_setiap_susunan_memuat_yang_lain_pada_versi_yang_sama(nama: str, memuat: str) -> None:
    """What is tested is what runs, on either database."""
    assert versi(nama).items() <= versi(memuat).items()


def test_yang_dipasang_bersama_sama_versinya() -> None:
    """An office may have PostgreSQL and electronic signatures: the second that is installed changes nothing."""
    postgresql, tte = versi("requirements-postgresql.txt"), versi("requirements-tte.txt")
    sama = postgresql.keys() & tte.keys()
    assert {paket: postgresql[paket] for paket in sama} == {paket: tte[paket] for paket in sama}


def versi(nama: str) -> dict[str, tuple[object, object]]:
    """Return of each package of a lock file its version and where it is installed."""
    return {paket: (syarat.specifier, syarat.marker) for paket, (syarat, _) in paket_dalam(nama).items()}


def test_setiap_berkas_kunci_dipasang_oleh_penyiapan() -> None:
    assert [kunci for kunci, _ in siapkan.SUSUNAN] == list(BERKAS_KUNCI)


@pytest.mark.parametrize(
    "nama", [*BERKAS_KUNCI, "pyproject.toml", "Makefile", "README.md", ".ci/run", "tools/kunci.py"]
)
def test_tidak_ada_alamat_gudang_paket(nama: str) -> None:
    """An office may use a mirror: which index packages come from is the machine's setting, never ours."""
    teks = (AKAR / nama).read_text(encoding="utf-8")
    assert not re.search(r"--(extra-)?index[-]url|--find[-]links|--trusted-host|/simple\b|pypi\.|pythonhosted", teks)


def test_penyiapan_mengenal_python_yang_sama_dengan_pyproject() -> None:
    data = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    dari, sampai = (".".join(map(str, batas)) for batas in (siapkan.TERENDAH, siapkan.TERLALU_BARU))
    assert data["project"]["requires-python"] == f">={dari},<{sampai}"
