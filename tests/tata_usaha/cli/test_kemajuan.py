"""Progress is drawn on a terminal, for long work, and nowhere else."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tata_usaha.cli import kemajuan as modul
from tata_usaha.cli.kemajuan import kemajuan


class Layar(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def berkas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    monkeypatch.setattr(modul, "_LANGKAH_PANJANG", 100)
    monkeypatch.setenv("TERM", "xterm")
    (tmp_path / "rapat [final].mp4").write_bytes(bytes(200))
    return (tmp_path / "rapat [final].mp4", tmp_path / "tidak ada.pdf")


def test_on_a_terminal_the_file_under_way_is_named_as_it_is_called(
    berkas: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", layar := Layar())

    with kemajuan(berkas) as kabar:
        assert kabar is not None
        kabar(berkas[0].name, 200)
        kabar("", 0)

    assert "Memeriksa folder bukti" in layar.getvalue()


def test_elsewhere_nobody_is_told(berkas: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    with kemajuan(berkas) as kabar:
        assert kabar is None


def test_nobody_is_told_of_what_is_done_at_once(berkas: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "_LANGKAH_PANJANG", 1000)
    monkeypatch.setattr(sys, "stderr", Layar())

    with kemajuan(berkas) as kabar:
        assert kabar is None
