"""A worker is refused where it could only wait: for itself, or for a server that it does not know."""

from __future__ import annotations

import pytest

from flows.server.pekerja import main


def test_a_single_place_is_too_few(capsys: pytest.CaptureFixture[str]) -> None:
    """The run over many offices would hold it while it waits for its shares, which nobody could then take."""
    assert main(["--serentak", "1"]) == 2
    assert "alur provinsi memakai satu tempat" in capsys.readouterr().err


@pytest.mark.parametrize("kurang", ["PREFECT_API_URL", "PREFECT_API_AUTH_STRING"])
def test_a_worker_needs_to_know_its_server_and_the_secret(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kurang: str
) -> None:
    monkeypatch.setattr("os.execv", lambda *_: pytest.fail("dimulai juga"))
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "kata-rahasia-yang-panjang")
    monkeypatch.delenv(kurang)
    assert main([]) == 2
    kata = capsys.readouterr().err
    assert kata.startswith(f"{kurang} belum diatur")
    assert "kata-rahasia" not in kata
