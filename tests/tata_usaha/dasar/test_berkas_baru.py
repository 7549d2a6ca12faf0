"""A new file is written whole or not at all, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tata_usaha.dasar.berkas import simpan_baru


@pytest.fixture(params=["with second names", "without second names"])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder on a disk on which a file can have a second name, and on one on which it cannot."""
    if request.param == "without second names":

        def tolak(_: Path, __: Path) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", tolak)
    return tmp_path


def test_a_new_file_is_written_with_its_folders(folder: Path) -> None:
    simpan_baru(folder / "a" / "b.txt", b"isi")
    assert (folder / "a" / "b.txt").read_bytes() == b"isi"
    assert [p.name for p in (folder / "a").iterdir()] == ["b.txt"]


def test_whatever_has_the_name_stays_as_it_is(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"lama")
    (folder / "c.txt").symlink_to(folder / "tidak-ada")
    for nama in ("b.txt", "c.txt"):
        with pytest.raises(FileExistsError):
            simpan_baru(folder / nama, b"baru")
    assert (folder / "b.txt").read_bytes() == b"lama"
    assert (folder / "c.txt").is_symlink()
    assert sorted(p.name for p in folder.iterdir()) == ["b.txt", "c.txt"]


def test_a_write_that_is_cut_off_leaves_the_name_free(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty file under the name would be taken for the office's own."""

    def putus(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", putus)
    with pytest.raises(KeyboardInterrupt):
        simpan_baru(folder / "b.txt", b"isi")
    assert list(folder.iterdir()) == []
