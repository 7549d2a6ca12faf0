"""`zi meja`: what is refused before a server starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Meja


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        (["--http"], "--http hanya berarti bersama --host"),
        (["--nama", "meja.kantor.go.id"], "--nama hanya berarti bersama --host"),
        (["--host", "203.0.113.7", "--http"], "bukan alamat komputer ini"),
        (["--host", "0.0.0.0", "--http"], "tidak menyebut namanya"),  # noqa: S104
    ],
)
def test_what_cannot_be_served_is_refused(meja: Meja, pilihan: list[str], pesan: str) -> None:
    keluaran = meja.zi("meja", *pilihan)
    assert keluaran.kode == 2
    assert pesan in keluaran.err


def test_a_port_that_is_none_is_refused(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_MEJA_PORT", "nol")
    assert "ZI_MEJA_PORT" in meja.zi("meja").err


def test_keys_do_not_lie_among_letters(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who shares the outbox on the network would share them too."""
    monkeypatch.setenv("ZI_MEJA_FOLDER", str(meja.pengaturan.outbox / "kunci"))
    keluaran = meja.zi("meja", "--host", "0.0.0.0", "--nama", "meja.kantor")  # noqa: S104
    assert keluaran.kode == 2
    assert "ZI_MEJA_FOLDER" in keluaran.err
    assert not (meja.pengaturan.outbox / "kunci").exists()


def test_an_office_that_there_is_not_gets_no_certificate(meja: Meja, tmp_path: Path) -> None:
    assert meja.zi("meja", "--satker", "sgi", "--host", "0.0.0.0", "--nama", "meja.kantor").kode != 0  # noqa: S104
    assert not (tmp_path / "sertifikat").exists()
