"""A worker is refused where it could only wait: for itself, or for a server that it does not know."""

from __future__ import annotations

import pytest

from flows.server.pekerja import main


def test_a_single_place_is_too_few(capsys: pytest.CaptureFixture[str]) -> None:
    """The run over many offices would hold it while it waits for its shares, which nobody could then take."""
    assert main(["--serentak", "1"]) == 2
    assert "alur provinsi memakai satu tempat" in capsys.readouterr().err


def test_a_worker_needs_to_know_its_server(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "kata-rahasia-yang-panjang")
    assert main([]) == 2
    kata = capsys.readouterr().err
    assert kata.startswith("PREFECT_API_URL belum diatur")
    assert "kata-rahasia" not in kata
