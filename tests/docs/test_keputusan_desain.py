"""Every direct dependency has its reason in docs/keputusan-desain.md, and only those do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

AKAR = Path(__file__).resolve().parents[2]


def test_setiap_dependensi_punya_alasan() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
    diminta = [
        *proyek["project"]["dependencies"],
        *(teks for paket in proyek["project"]["optional-dependencies"].values() for teks in paket),
        *proyek["build-system"]["requires"],
    ]
    dokumen = (AKAR / "docs" / "keputusan-desain.md").read_text(encoding="utf-8")
    beralasan = re.findall(r"^\| `([a-z0-9.-]+)` \| .{10,} \|$", dokumen, flags=re.MULTILINE)
    assert sorted(beralasan) == sorted(Requirement(teks).name for teks in diminta)
