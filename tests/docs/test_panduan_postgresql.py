"""What the guide tells an administrator to do for a register in PostgreSQL is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tata_usaha.agenda import buku
from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import catat, periksa_rantai
from tata_usaha.dasar import waktu
from tests.postgresql import PeladenUji

PANDUAN = Path(__file__).resolve().parents[2] / "docs" / "panduan.md"
SANDI = "p@ss/w:rd%1"


@pytest.fixture
def alamat(peladen_postgresql: PeladenUji) -> Iterator[str]:
    """Do as the guide says; give the address without user and password."""
    (perintah,) = re.findall(r"```sql\n(.+?)```", PANDUAN.read_text(encoding="utf-8"), re.DOTALL)
    assert "KATA-SANDI" in perintah
    peladen_postgresql.kerjakan(*perintah.replace("KATA-SANDI", SANDI).strip().rstrip(";").split(";"))
    yield f"127.0.0.1:{peladen_postgresql.porta}/zi"
    peladen_postgresql.kerjakan("DROP DATABASE zi WITH (FORCE)", "DROP ROLE zi")


@pytest.mark.tahan
def test_user_and_database_of_the_guide_are_enough(alamat: str) -> None:
    """The user is no superuser, and the password has every character of which the guide says how it is written."""
    sandi = SANDI
    for tanda, tulisan in (("%", "%25"), ("@", "%40"), ("/", "%2F"), (":", "%3A")):
        assert f"`{tanda}` sebagai `{tulisan}`" in PANDUAN.read_text(encoding="utf-8")
        sandi = sandi.replace(tanda, tulisan)
    with buka(f"postgresql://zi:{sandi}@{alamat}") as basis:
        with basis.transaksi("sigi") as sambungan:
            catat(sambungan, "sigi/2026/uji", "UJI", {}, waktu.sekarang())
        with basis.baca() as sambungan:
            assert periksa_rantai(sambungan, "sigi") == buku.semua(sambungan) == []


def test_the_password_may_stand_in_postgresqls_own_file(
    alamat: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    berkas = tmp_path / "pgpass"
    berkas.write_text("*:*:*:zi:" + SANDI.replace(":", r"\:"), encoding="utf-8")
    berkas.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(berkas))
    with buka(f"postgresql://zi@{alamat}") as basis, basis.baca() as sambungan:
        assert buku.semua(sambungan) == []
