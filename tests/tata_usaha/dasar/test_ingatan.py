"""What is remembered of files is what a fresh look would find, whatever others do to them between two looks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tata_usaha.dasar import ingatan
from tata_usaha.dasar.ingatan import IngatanBerkas, mengingat, tanda_berkas
from tata_usaha.dasar.penjaga_pohon import Pohon, keadaan_pohon

MAKS = 1000


def menua(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what was written just now be old enough to be remembered."""
    monkeypatch.setattr(ingatan, "BARU_NS", -3_600_000_000_000)


@pytest.fixture
def surat(tmp_path: Path) -> Path:
    tempat = tmp_path / "surat"
    tempat.write_bytes(b"satu")
    return tempat


def test_an_unchanged_file_is_read_once(surat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    menua(monkeypatch)
    milik = IngatanBerkas(bytes.upper)
    with mengingat():
        pertama = milik.lihat(surat, MAKS)
        monkeypatch.setattr("tata_usaha.dasar.berkas.baca", lambda *_: pytest.fail("read again"))
        assert milik.lihat(surat, MAKS) == pertama == (pertama[0], b"SATU")


def test_outside_of_it_nothing_is_remembered(surat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    menua(monkeypatch)
    dihitung: list[bytes] = []
    milik = IngatanBerkas(lambda isi: dihitung.append(isi) or b"")  # type: ignore[func-returns-value]
    milik.lihat(surat, MAKS)
    milik.lihat(surat, MAKS)
    assert dihitung == [b"satu"] * 2
    assert tanda_berkas([surat]) is None


def test_the_same_size_and_time_of_writing_deceive_nobody(surat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    menua(monkeypatch)
    milik, lama = IngatanBerkas(bytes.upper), surat.stat()
    with mengingat():
        milik.lihat(surat, MAKS)
        surat.write_bytes(b"lain")
        os.utime(surat, ns=(lama.st_atime_ns, lama.st_mtime_ns))
        assert milik.lihat(surat, MAKS)[1] == b"LAIN"


def test_what_changed_just_now_is_read_again(surat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mengingat():
        assert tanda_berkas([surat]) is None
        menua(monkeypatch)
        assert tanda_berkas([surat]) is not None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["tulis", "ganti", "hapus", "pindah"]), st.binary())))
def test_any_edits_are_seen(tmp_path_factory: pytest.TempPathFactory, langkah: list[tuple[str, str, bytes]]) -> None:
    folder, milik = tmp_path_factory.mktemp("ingatan"), IngatanBerkas(bytes)
    with mengingat(), pytest.MonkeyPatch.context() as tambal:
        tambal.setattr(ingatan, "time", _JamDepan)
        for nama, cara, isi in langkah:
            tempat, lain = folder / nama, folder / "sisih"
            if cara == "tulis":
                tempat.write_bytes(isi)
            elif cara == "ganti":
                lain.write_bytes(isi)
                lain.replace(tempat)
            elif cara == "hapus":
                tempat.unlink(missing_ok=True)
            elif tempat.exists():
                tempat.replace(folder / "a")
            for satu in (folder / n for n in "abc"):
                if satu.exists():
                    assert milik.lihat(satu, MAKS * MAKS)[1] == satu.read_bytes()
                else:
                    with pytest.raises(FileNotFoundError):
                        milik.lihat(satu, MAKS)


class _JamDepan:
    """A clock by which only what the file system counts in ticks could be missed: a change within four of them."""

    @staticmethod
    def time_ns() -> int:
        import time

        return time.time_ns() + ingatan.BARU_NS - 20_000_000


def test_a_name_that_comes_or_goes_changes_a_folders_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    menua(monkeypatch)
    (tmp_path / "naskah").mkdir()

    def tanda() -> object:
        return keadaan_pohon(Pohon((str(tmp_path),)))

    with mengingat():
        semula = tanda()
        assert semula == tanda() is not None
        (tmp_path / "naskah" / "baru.yaml").write_text("")
        assert tanda() != semula


def test_a_folder_that_is_a_link_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    menua(monkeypatch)
    pohon = Pohon((str(tmp_path),))
    with mengingat():
        assert keadaan_pohon(pohon) is not None
        (tmp_path / "lingkar").symlink_to(tmp_path, target_is_directory=True)
        assert keadaan_pohon(pohon) is None
