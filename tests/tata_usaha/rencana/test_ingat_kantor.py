"""A plan that is remembered says what the folder says, also right after somebody saved a file of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tata_usaha.dasar import ingatan
from tata_usaha.dasar.ingatan import mengingat
from tata_usaha.dasar.pengaturan import AKAR
from tata_usaha.rencana import baca_kantor as pembaca
from tata_usaha.rencana import ingat_kantor


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(ingatan, "BARU_NS", -3_600_000_000_000)
    shutil.copytree(AKAR / "plan", tmp_path / "plan")
    return tmp_path / "plan"


def nama(plan: Path) -> str | None:
    hasil, _ = ingat_kantor.baca_kantor(plan, "sigi", dengan_naskah=False)
    return hasil[-1].kantor.satker.tempat if hasil else None


def test_it_is_read_again_only_when_a_file_changed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mengingat():
        assert nama(plan) == "Sigi"
        satker = plan / "sigi" / "satker.yaml"
        asli = pembaca.baca_kantor
        monkeypatch.setattr(pembaca, "baca_kantor", lambda *_, **__: pytest.fail("read again"))
        assert nama(plan) == "Sigi"
        monkeypatch.setattr(pembaca, "baca_kantor", asli)
        satker.write_text(satker.read_text(encoding="utf-8").replace("tempat: Sigi", "tempat: Bora"), encoding="utf-8")
        assert nama(plan) == "Bora"
        pejabat = plan / "sigi" / "pejabat.yaml"
        pejabat.write_text("rusak: [", encoding="utf-8")
        assert nama(plan) is None
        shutil.copy(AKAR / "plan" / "sigi" / "pejabat.yaml", pejabat)
        assert nama(plan) == "Bora"
        satker.write_text("rusak: [", encoding="utf-8")
        assert nama(plan) is None
        assert str(ingat_kantor.baca_zona(plan, "sigi")) == "None"
