"""Who acted stands in every event of the register: a name from outside, the account on the PC, or the run."""

from __future__ import annotations

import datetime as dt

import pytest

from tata_usaha.agenda.basis_data import buka
from tata_usaha.agenda.rantai import kejadian_naskah, periksa_rantai
from tata_usaha.dasar.pelaku import Pelaku
from tata_usaha.kerja.outbox import PermintaanNomor, nomori_naskah
from tata_usaha.kerja.satu_naskah import PermintaanNaskah, buat_naskah
from tests.conftest import Meja

UPG = "sigi/2026/keputusan/tim-upg"


def pelaku(meja: Meja) -> list[tuple[str, str]]:
    """Return what happened to the decree and by whom, in order; the chain has to cover it."""
    with buka(meja.pengaturan.database) as basis, basis.baca() as sambungan:
        assert periksa_rantai(sambungan, "sigi") == []
        return [(e.peristiwa, e.oleh) for e in kejadian_naskah(sambungan, UPG)]


def test_each_act_bears_the_name_of_whoever_did_it(meja: Meja) -> None:
    buat_naskah(meja.pengaturan, Pelaku("sari"), PermintaanNaskah("sigi", "keputusan/tim-upg"))
    permintaan = PermintaanNomor("sigi", UPG, dt.date(2026, 2, 16), 21)
    nomori_naskah(meja.pengaturan, Pelaku("budi"), permintaan)
    assert pelaku(meja) == [("DICATAT", "sari"), ("BARU", "sari"), ("DINOMORI", "budi")]


def test_on_the_command_line_it_is_whom_the_environment_names(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_OLEH", "Kasubbag Hukum")
    assert meja.zi("naskah", "buat", "keputusan/tim-upg").kode == 0
    assert {oleh for _, oleh in pelaku(meja)} == {"Kasubbag Hukum"}


def test_without_a_name_it_is_the_account_and_an_account_without_name_is_said_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "akun-kantor")
    assert Pelaku.dari_lingkungan({}).nama == "akun-kantor"

    def tanpa_nama() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", tanpa_nama)
    assert Pelaku.dari_lingkungan({}).nama == "tidak diketahui"
