"""What people call a letter or a meeting of the plan."""

from __future__ import annotations

import pytest

from zi_model.nama_naskah import sebut_nama, sebut_nama_awal


@pytest.mark.parametrize(
    ("nama", "sebutan"),
    [
        ("laporan/monev-ppid", "laporan monev PPID"),
        ("sosialisasi-wbs", "sosialisasi WBS"),
        ("sop", "SOP"),
        ("laporan/monev-ti", "laporan monev TI"),
        ("laporan/tindak-lanjut", "laporan tindak lanjut"),
    ],
)
def test_abbreviations_are_written_in_capitals(nama: str, sebutan: str) -> None:
    assert sebut_nama(nama) == sebutan


def test_a_name_that_begins_a_line_has_a_capital_and_keeps_the_others() -> None:
    assert sebut_nama_awal("sosialisasi-wbs") == "Sosialisasi WBS"
    assert sebut_nama_awal("") == ""
