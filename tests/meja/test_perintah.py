"""`zi meja`: what is refused before a server starts."""

from __future__ import annotations

import pytest

from tests.conftest import Meja


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        (["--host", "0.0.0.0", "--nama", "meja.kantor.go.id"], "TLS"),  # noqa: S104
        (["--http"], "--http hanya berarti bersama --host"),
        (["--nama", "meja.kantor.go.id"], "--nama hanya berarti bersama --host"),
        (["--host", "203.0.113.7", "--http"], "bukan alamat komputer ini"),
        (["--host", "0.0.0.0", "--http"], "tidak menyebut namanya"),  # noqa: S104
    ],
)
def test_what_cannot_be_served_is_refused(meja: Meja, pilihan: list[str], pesan: str) -> None:
    """Passphrases do not go over the network in the open unless somebody said so."""
    keluaran = meja.zi("meja", *pilihan)
    assert keluaran.kode == 2
    assert pesan in keluaran.err


def test_a_port_that_is_none_is_refused(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_MEJA_PORT", "nol")
    assert "ZI_MEJA_PORT" in meja.zi("meja").err
