"""docs/arsitektur.md and CONTRIBUTING.md name what is there: files, names, rooms, commands, and the words of names."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
ARSITEKTUR = (AKAR / "docs" / "arsitektur.md").read_text(encoding="utf-8")
HALAMAN = {"arsitektur": ARSITEKTUR, "CONTRIBUTING": (AKAR / "CONTRIBUTING.md").read_text(encoding="utf-8")}
PAKET = ("zi_model", "tata_usaha", "flows")
MILIK_ORANG = ("bukti/", "outbox/", "sigi/2026")
"""What only an office's work makes, and keys of letters."""
SERING = 4
"""In so many names of modules and classes a word stands before the glossary has to know it."""
SAMA = frozenset({"csv", "data", "pdf", "server", "status", "tag", "video", "word", "xml", "yaml"})
"""Words of names that are English as well."""


def bertanda(teks: str) -> list[str]:
    """Return what a page writes as code, outside of its blocks."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", teks, flags=re.MULTILINE | re.DOTALL))


@cache
def nama_di(berkas: Path) -> frozenset[str]:
    """Return every name that a Python file defines: functions, classes, their fields and members, constants."""
    hasil: set[str] = set()
    for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            hasil.add(simpul.name)
        elif isinstance(simpul, ast.Assign | ast.AnnAssign):
            sasaran = simpul.targets if isinstance(simpul, ast.Assign) else [simpul.target]
            hasil |= {n.id for s in sasaran for n in ast.walk(s) if isinstance(n, ast.Name)}
    return frozenset(hasil)


def kata_nama() -> dict[str, set[str]]:
    """Return the words of which names of modules, rooms and public classes are made, each with those names."""
    hasil: defaultdict[str, set[str]] = defaultdict(set)
    for berkas in (b for paket in PAKET for b in (AKAR / paket).rglob("*.py")):
        modul = berkas.parent.name if berkas.stem == "__init__" else berkas.stem
        for kata in modul.strip("_").split("_"):
            hasil[kata].add(berkas.relative_to(AKAR).as_posix())
        for nama in nama_di(berkas):
            if nama[0].isupper() and not nama.isupper():
                for kata in re.findall(r"[A-Z][a-z]+|[A-Z]{2,}", nama):
                    hasil[kata.lower()].add(nama)
    return hasil


@cache
def _uji() -> str:
    return "".join(b.read_text(encoding="utf-8") for b in (AKAR / "tests").rglob("*.py"))


@pytest.mark.parametrize("halaman", HALAMAN)
def test_every_file_that_is_named_is_there(halaman: str) -> None:
    disebut = {satu.partition(":")[0] for satu in bertanda(HALAMAN[halaman]) if "/" in satu and " " not in satu}
    berkas = {satu for satu in disebut if not satu.startswith(MILIK_ORANG) and not re.search("[<*…]", satu)}
    assert len(berkas) > 20
    assert not {satu for satu in berkas if not (AKAR / satu).exists()}


@pytest.mark.parametrize("halaman", HALAMAN)
def test_every_name_given_with_its_file_is_defined_there(halaman: str) -> None:
    pasangan = [satu.split(":") for satu in bertanda(HALAMAN[halaman]) if re.fullmatch(r"[\w/]+\.py:\w+", satu)]
    assert not [(berkas, nama) for berkas, nama in pasangan if nama not in nama_di(AKAR / berkas)]
    assert pasangan or halaman != "arsitektur"


@pytest.mark.parametrize("halaman", HALAMAN)
def test_every_class_constant_and_test_that_is_named_is_defined_somewhere(halaman: str) -> None:
    ada = {nama for paket in PAKET for b in (AKAR / paket).rglob("*.py") for nama in nama_di(b)}
    ada |= set(re.findall(r"^ *(?:def|class) (\w+)", _uji(), re.MULTILINE))
    ada |= {f"ZI_{kata}" for kata in ("PLAN", "BUKTI", "OUTBOX", "TEMPLAT", "DATABASE")}
    bentuk = r"_?[A-Z][A-Za-z_]+(\.[a-z_]+)?|_[a-z_]+|test_[a-z_]+"
    disebut = {s for s in bertanda(HALAMAN[halaman]) if re.fullmatch(bentuk, s) and not (AKAR / s).exists()}
    bagian = {kata for satu in disebut for kata in satu.split(".")}
    assert bagian - ada <= {"Column", "Parameters"}  # a library's, and a heading


def test_every_room_is_on_the_map() -> None:
    tempat = [AKAR / "zi_model" / "naskah", AKAR / "tata_usaha", AKAR / "flows", AKAR / "meja"]
    ruang = {b.parent.relative_to(AKAR).as_posix() for satu in tempat for b in satu.glob("*/__init__.py")}
    peta = set(re.findall(r"^\| `([\w/]+)/`(?: itself)? \|", ARSITEKTUR, re.MULTILINE))
    assert ruang == {satu for satu in peta if satu.count("/") and satu not in {"zi_model/naskah"}}


def test_the_map_has_the_rooms_in_the_order_of_their_floors() -> None:
    """Each room below those that may import it, as import-linter's contract has them."""
    kontrak = re.search(r"exhaustive = true\nlayers = \[\n(.*?)^\]", (AKAR / "pyproject.toml").read_text(), re.M | re.S)
    assert kontrak
    lantai = [sorted(re.findall(r"\w+", satu)) for satu in re.findall(r'"([^"]+)"', kontrak[1])]
    peta = re.findall(r"^\| `tata_usaha/(\w+)/` \|", ARSITEKTUR, re.MULTILINE)
    assert peta == [ruang for satu in reversed(lantai) for ruang in satu]


def test_words_of_many_names_are_in_the_glossary() -> None:
    kamus = {
        kata
        for sel in re.findall(r"^\| (\*\*.+?) \| ", ARSITEKTUR.partition("## Glossary")[2], re.MULTILINE)
        for kata in re.findall(r"\w+", sel.lower())
    }
    verba = set(re.findall(r"[`*](\w+)[`*]", ARSITEKTUR.partition("Verbs in names")[2]))
    sering = {kata: nama for kata, nama in kata_nama().items() if len(nama) >= SERING and kata not in SAMA}
    assert len(sering) > 40
    assert not {kata: sorted(nama)[:4] for kata, nama in sering.items() if kata not in kamus | verba}


@pytest.mark.parametrize("halaman", HALAMAN)
def test_every_make_target_that_is_named_is_one(halaman: str) -> None:
    sasaran = set(re.findall(r"^([a-z]+):", (AKAR / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", HALAMAN[halaman], re.MULTILINE)) <= sasaran


def test_a_newcomer_finds_at_least_ten_answers_with_a_file_each() -> None:
    bagian = ARSITEKTUR.partition("## Ten questions")[2].partition("\n## ")[0]
    jawaban = re.findall(r"^\*\*(.+?\?)\*\*(.+?)(?=^\*\*|\Z)", bagian, re.MULTILINE | re.DOTALL)
    assert len(jawaban) >= 10
    assert not [
        tanya for tanya, jawab in jawaban if not re.search(r"\.(py|md|yaml)|plan/", jawab) or jawab.count("\n") > 6
    ]
