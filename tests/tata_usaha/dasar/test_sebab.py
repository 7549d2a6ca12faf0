"""What the system says in English reaches people in Indonesian."""

from __future__ import annotations

import sqlite3
import traceback
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from tata_usaha.agenda.basis_data import BasisData, buka
from tata_usaha.dasar.galat import GalatBasisData
from tata_usaha.dasar.sebab import sebab_sistem
from tests.conftest import Meja


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


@pytest.mark.parametrize(
    ("alamat", "kata"),
    [
        ("mssql+pymssql://admin:rahasia@server/zi", "“mssql+pymssql”, tetapi pustaka pymssql tidak terpasang"),
        ("postgre://admin:rahasia@server/zi", "“postgre”, yang tidak dikenal"),
        ("sqlite+aiosqlite:///zi.db", "“sqlite+aiosqlite”, yang tidak dipakai di sini"),
        ("mysql://admin:rahasia@server:porta/zi", "bukan alamat basis data"),
        ("://rahasia", "bukan alamat basis data"),
        ("sqlite://rahasia/zi.db", "bukan alamat basis data"),
        ("a+b+c://admin:rahasia@server/zi", "bukan alamat basis data"),
    ],
)
def test_an_address_that_is_no_database_names_the_variable_and_no_password(
    meja: Meja, monkeypatch: pytest.MonkeyPatch, alamat: str, kata: str
) -> None:
    """Not in what is printed, and not in the causes that a log would print along."""
    monkeypatch.setenv("ZI_DATABASE", alamat)
    keluaran = meja.zi("outbox")

    assert keluaran.kode == GalatBasisData.kode_keluar
    assert "ZI_DATABASE" in keluaran.err
    assert kata in " ".join(keluaran.err.split())
    assert "berkas SQLite" in keluaran.err
    with pytest.raises(GalatBasisData) as galat, buka(alamat):
        pass
    assert "rahasia" not in keluaran.err + "".join(traceback.format_exception(galat.value))


def test_a_database_that_refuses_is_named_without_its_password() -> None:
    mesin = create_engine("sqlite://", creator=lambda: sqlite3.connect("/tidak/ada/sama sekali"))
    mesin.dialect.name = "lain"
    mesin.url = make_url("lain://admin:rahasia@server/zi")

    with pytest.raises(GalatBasisData) as galat, BasisData(mesin).baca():
        pass

    assert "lain://admin:***@server/zi" in galat.value.pesan
