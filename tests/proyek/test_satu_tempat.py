"""What must mean the same everywhere is written once: a second copy would drift from the first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
SUMBER = [
    berkas for paket in ("zi_model", "tata_usaha", "flows", "tools") for berkas in sorted((AKAR / paket).rglob("*.py"))
]


@pytest.mark.parametrize(
    "tulisan",
    [
        pytest.param(r"\[isi: (", id="the pattern of a fill-in"),
        pytest.param("(210, 297)", id="the papers"),
        pytest.param("[<>:", id="what no name may hold"),
        pytest.param("markup-compatibility/2006}Fallback", id="old Word's copy of a text box"),
        pytest.param("purl.oclc.org/ooxml/wordprocessingml", id="Word's strict dialect"),
    ],
)
def test_it_stands_in_one_file(tulisan: str) -> None:
    ada = [berkas.relative_to(AKAR).as_posix() for berkas in SUMBER if tulisan in berkas.read_text(encoding="utf-8")]
    assert len(ada) == 1, ada


def test_a_date_on_a_command_line_is_read_in_one_file() -> None:
    perintah = [berkas for berkas in SUMBER if berkas.parent.name == "cli"]
    ada = [b.name for b in perintah if "fromisoformat" in b.read_text(encoding="utf-8")]
    assert len(ada) == 1, ada


def test_which_states_of_a_letter_belong_together_is_said_by_its_life_alone() -> None:
    """Elsewhere a step is asked for (`dapat`, `bertanda_tangan`), so that a new state is added in one table."""
    daftar = re.compile(r"StatusNaskah\.[A-Z_]+(?:\.value)?, *\*?(?:StatusNaskah\.[A-Z]|_[A-Z])")
    ada = {b.relative_to(AKAR).as_posix() for b in SUMBER if daftar.search(b.read_text(encoding="utf-8"))}
    assert ada == set()
