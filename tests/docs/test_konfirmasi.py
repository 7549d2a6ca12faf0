"""docs/konfirmasi.md names keys and files that exist, and whatever the plan folder marks as unconfirmed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

AKAR = Path(__file__).resolve().parents[2]
DOKUMEN = (AKAR / "docs" / "konfirmasi.md").read_text(encoding="utf-8")


def bagian(berkas: str) -> str:
    """Return the sections about one file."""
    cocok = re.findall(rf"^## [^\n]*\(`{re.escape(berkas)}`\)\n(.*?)(?=^## |\Z)", DOKUMEN, re.MULTILINE | re.DOTALL)
    assert cocok, berkas
    return "".join(cocok)


def isi(berkas: str) -> Any:
    return YAML(typ="safe").load(AKAR / "plan" / berkas)


def semua_kunci(nilai: Any, awalan: str = "") -> set[str]:
    """Return every key with the keys above it, `rapat.hari`; keys in lists without where the list stands."""
    if isinstance(nilai, Mapping):
        return {
            kunci
            for nama, anak in nilai.items()
            for kunci in ({f"{awalan}{nama}"} | semua_kunci(anak, f"{awalan}{nama}."))
        }
    if isinstance(nilai, list):
        return set().union(*(semua_kunci(anak) for anak in nilai))
    return set()


@pytest.mark.parametrize("berkas", ["satker.yaml", "pejabat.yaml", "rencana-aksi-2026.yaml"])
def test_kunci_yang_disebut_memang_ada(berkas: str) -> None:
    kunci = semua_kunci(isi(f"sigi/{berkas}"))
    disebut = {
        satu
        for baris in re.findall(r"^\| \[.\] \|[^|]*\|([^|]*)\|", bagian(berkas), re.MULTILINE)
        for satu in re.findall(r"`([a-z_.]+)`", baris)
    }
    assert disebut
    assert disebut <= kunci


def test_semua_kutipan_yang_belum_terverifikasi_disebut() -> None:
    hukum = [*isi("_baku/hukum.yaml"), *isi("sigi/hukum.yaml")]
    belum = {rujukan["id"] for rujukan in hukum if not rujukan["terverifikasi"]}
    disebut = set(re.findall(r"^\| \[ \] \| `([a-z0-9-]+)` \|", bagian("hukum.yaml"), re.MULTILINE))
    assert belum <= disebut
    assert disebut <= {rujukan["id"] for rujukan in hukum}


def test_semua_teks_naskah_yang_belum_dikonfirmasi_disebut() -> None:
    naskah = AKAR / "plan" / "_baku" / "naskah"
    belum = {
        str(berkas.relative_to(naskah))
        for berkas in naskah.rglob("*.yaml")
        if "PERLU DIKONFIRMASI" in berkas.read_text(encoding="utf-8")
    }
    disebut = set(re.findall(r"`([a-z/-]+\.yaml)`", bagian("naskah/")))
    assert belum <= disebut
    assert disebut <= {str(berkas.relative_to(naskah)) for berkas in naskah.rglob("*.yaml")}
