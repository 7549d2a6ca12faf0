"""What the system says in English reaches people in Indonesian."""

from __future__ import annotations

from pathlib import Path

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.sebab import sebab_sistem


def test_a_file_in_the_place_of_a_folder_is_told_in_indonesian(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")

    with pytest.raises(OSError, match="Not a directory") as galat:
        (tmp_path / "berkas" / "isi").write_bytes(b"")

    assert sebab_sistem(galat.value) == "salah satu foldernya ternyata berkas"


def test_an_unknown_reason_is_told_in_the_systems_words() -> None:
    assert sebab_sistem(OSError(9999, "something rare")) == "something rare"
    assert sebab_sistem(OSError("only a text")) == "only a text"


def test_a_database_that_is_none_is_told_with_its_path(tmp_path: Path) -> None:
    tempat = tmp_path / "agenda.sqlite3"
    tempat.write_bytes(b"bukan basis data" * 100)

    with pytest.raises(GalatBasisData, match="bukan basis data") as galat, buka(f"sqlite:///{tempat}"):
        pass

    assert str(tempat) in galat.value.pesan
    assert tempat.read_bytes() == b"bukan basis data" * 100
