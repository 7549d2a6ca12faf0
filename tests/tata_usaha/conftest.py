"""A small office of one's own, which a test may spoil in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tata_usaha.kantor_uji import KantorUji, pasang_teks


@pytest.fixture
def uji(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KantorUji:
    pasang_teks(monkeypatch)
    return KantorUji(tmp_path / "plan")
