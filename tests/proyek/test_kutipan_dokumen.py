"""The code cites no document that a reader of the repository cannot open."""

from __future__ import annotations

import re
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
BERKAS = [
    berkas
    for pola in ("*/**/*.py", "plan/**/*.yaml", "flows/*.yml", "*.toml", "Makefile", ".ci/run")
    for berkas in sorted(AKAR.glob(pola))
    if berkas.relative_to(AKAR).parts[0] not in {".venv", "build"} and berkas != Path(__file__).resolve()
]
DOKUMEN = re.compile(r"(?<![\w./\"'-])(?:[\w-]+/)*[\w-]+\.md\b")
"""Words of prose that name a document: quotes before one mean a part of a path."""


def dikutip(teks: str) -> set[str]:
    """Return the documents that comments and docstrings name."""
    return set(DOKUMEN.findall(teks))


def test_every_document_that_the_code_cites_is_in_the_repository() -> None:
    asing = {
        f"{berkas.relative_to(AKAR)}: {satu}"
        for berkas in BERKAS
        for satu in dikutip(berkas.read_text(encoding="utf-8"))
        if not (AKAR / satu).is_file()
    }
    assert not asing


def test_the_search_finds_a_citation_in_prose() -> None:
    """A pattern that found nothing would pass the test above."""
    assert dikutip('"""Right by rule (notes/aturan.md §4), see docs/panduan.md."""') == {
        "notes/aturan.md",
        "docs/panduan.md",
    }
    assert "docs/kode-galat.md" in dikutip((AKAR / "zi_model" / "masalah.py").read_text(encoding="utf-8"))
