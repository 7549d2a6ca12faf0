"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar import berkas
from tata_usaha.dasar.berkas import berkas_sementara, pindahkan, simpan, simpan_baru


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


def test_the_rest_of_a_process_that_is_gone_is_cleared_at_once(tmp_path: Path) -> None:
    """What a process writes now is never taken, nor what one of another machine does."""
    bangkai = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sys; from pathlib import Path; from tata_usaha.dasar.berkas import berkas_sementara\n"
            "with berkas_sementara(Path(sys.argv[1]), b'isi'): os._exit(0)",
            str(tmp_path),
        ],
        check=True,
    )
    assert bangkai.returncode == 0
    (mati,) = tmp_path.iterdir()
    lain = tmp_path / f".zi-00000000{mati.name[12:]}"  # the same number of a process, elsewhere
    lain.write_bytes(b"")
    with berkas_sementara(tmp_path, b"hidup") as hidup:
        berkas.buang_sisa(tmp_path)
        sisa = set(tmp_path.iterdir())

    if sys.platform == "win32":  # there, only its age tells
        assert sisa == {mati, lain, hidup}
    else:
        assert sisa == {lain, hidup}


def test_a_name_that_is_taken_is_never_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on folders without hard links."""

    def tanpa_tautan(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    for ke in range(2):
        dari, milik_orang, bebas = (tmp_path / f"{nama}{ke}" for nama in ("dari", "orang", "bebas"))
        dari.write_bytes(b"kami")
        milik_orang.write_bytes(b"orang")
        with pytest.raises(FileExistsError):
            pindahkan(dari, milik_orang)
        assert (dari.read_bytes(), milik_orang.read_bytes()) == (b"kami", b"orang")
        pindahkan(dari, bebas)
        assert (dari.exists(), bebas.read_bytes()) == (False, b"kami")
        monkeypatch.setattr(os, "link", tanpa_tautan)


@pytest.fixture
def umask() -> Iterator[None]:
    """Let a test set the umask, and put it back."""
    lama = os.umask(0o022)
    os.umask(lama)
    yield
    os.umask(lama)


def hak(berkas: Path) -> int:
    return stat.S_IMODE(berkas.stat().st_mode)


posix = pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")


@posix
@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize(("nilai", "harapan"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_a_new_file_has_the_rights_of_the_umask(tmp_path: Path, nilai: int, harapan: int) -> None:
    os.umask(nilai)
    simpan(tmp_path / "b.txt", b"isi")
    with buka(f"sqlite:///{tmp_path}/agenda.sqlite3"):
        pass

    assert hak(tmp_path / "b.txt") == harapan
    assert hak(tmp_path / "agenda.sqlite3") == harapan


@posix
@pytest.mark.usefixtures("umask")
def test_what_is_made_in_a_folder_that_a_group_shares_is_shared(tmp_path: Path) -> None:
    """Folders too, and the register: a colleague under another account must be able to go on."""
    os.umask(0o022)
    bersama = tmp_path / "bersama"
    bersama.mkdir()
    bersama.chmod(0o2775)
    simpan(bersama / "2026" / "TW1" / "b.txt", b"isi")
    with buka(f"sqlite:///{bersama}/register/agenda.sqlite3"):
        pass

    for folder in ("2026", "2026/TW1", "register"):
        assert hak(bersama / folder) == 0o2775
    assert hak(bersama / "2026/TW1/b.txt") == 0o664
    assert hak(bersama / "register/agenda.sqlite3") == 0o664


@posix
@pytest.mark.usefixtures("umask")
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    os.umask(0o022)
    simpan(tmp_path / "b.txt", b"isi")
    (tmp_path / "b.txt").chmod(0o660)
    simpan(tmp_path / "b.txt", b"baru")

    assert hak(tmp_path / "b.txt") == 0o660


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
