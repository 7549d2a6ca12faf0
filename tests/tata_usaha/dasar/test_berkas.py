"""A file is written whole or not at all."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tata_usaha.dasar.berkas import simpan


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    simpan(tmp_path / "a" / "b.txt", b"isi")

    assert (tmp_path / "a" / "b.txt").read_bytes() == b"isi"
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    simpan(tmp_path / "b.txt", b"lama")

    def penuh(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", penuh)
    with pytest.raises(OSError, match="No space"):
        simpan(tmp_path / "b.txt", b"baru")

    assert (tmp_path / "b.txt").read_bytes() == b"lama"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_rest_of_a_killed_write_is_cleared_only_when_it_is_old(tmp_path: Path) -> None:
    tua, muda = tmp_path / ".zi-tua.tmp", tmp_path / ".zi-muda.tmp"
    tua.write_bytes(b"")
    muda.write_bytes(b"")
    os.utime(tua, (time.time() - 7200, time.time() - 7200))

    simpan(tmp_path / "b.txt", b"isi")

    assert not tua.exists()
    assert muda.exists()
