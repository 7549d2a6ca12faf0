"""What an office says by kind of letter, of its archive and of the code at the foot: the narrower word first."""

from __future__ import annotations

import pytest

from tests.zi_model.bahan_sigi import kantor
from zi_model.satker import Arsip, ArsipJenis

LAPORAN, MONEV = ArsipJenis(klasifikasi="PW.02", retensi="2 tahun"), ArsipJenis(klasifikasi="PW.01")


@pytest.mark.parametrize(
    ("jenis", "hasil"),
    [
        ("laporan", LAPORAN),
        ("laporan-survei", LAPORAN),
        ("laporan-monev", MONEV),
        ("laporan-monev-ppid", MONEV),
        ("laporanan", ArsipJenis()),
        ("undangan-monev", ArsipJenis()),
    ],
)
def test_a_kind_is_filed_by_the_longest_name_that_fits(jenis: str, hasil: ArsipJenis) -> None:
    assert Arsip(jenis={"laporan": LAPORAN, "laporan-monev": MONEV}).untuk(jenis) == hasil


@pytest.mark.parametrize(
    ("jenis", "hasil"),
    [
        ("laporan-spip", False),
        ("laporan-monev", True),
        ("laporan-monev-ppid", True),
        ("laporanan", None),
        ("sop", None),
    ],
)
def test_the_code_at_the_foot_is_wanted_by_the_longest_name_that_fits(jenis: str, hasil: bool | None) -> None:
    satker = kantor().satker.model_copy(update={"kode_kaki": {"laporan": False, "laporan-monev": True}})
    assert satker.kode_kaki_untuk(jenis) is hasil
