"""What an office says of its archive: by kind of letter, the narrower word first."""

from __future__ import annotations

import pytest

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
