"""A file is written whole or not at all."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tata_usaha.dasar.berkas import simpan, simpan_baru


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


def test_of_many_that_write_a_new_file_at_once_one_wins_and_its_file_stays(tmp_path: Path) -> None:
    tujuan = tmp_path / "baru.yaml"

    def tulis(ke: int) -> int | None:
        try:
            simpan_baru(tujuan, f"{ke}".encode() * 10_000)
        except FileExistsError:
            return None
        return ke

    with ThreadPoolExecutor(8) as utas:
        (menang,) = [ke for ke in utas.map(tulis, range(8)) if ke is not None]

    assert tujuan.read_bytes() == f"{menang}".encode() * 10_000
    assert [p.name for p in tmp_path.iterdir()] == ["baru.yaml"]


def test_a_new_file_never_takes_the_place_of_another_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tanpa_tautan(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", tanpa_tautan)
    simpan_baru(tmp_path / "a.yaml", b"isi")
    with pytest.raises(FileExistsError):
        simpan_baru(tmp_path / "a.yaml", b"lain")

    assert (tmp_path / "a.yaml").read_bytes() == b"isi"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]
