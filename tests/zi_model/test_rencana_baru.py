"""Which years of a text move with the plan's, and which stay and are told."""

from __future__ import annotations

import pytest

from zi_model.rencana_baru import geser


@pytest.mark.parametrize(
    ("teks", "baru", "bergeser", "dibiarkan"),
    [
        ("Rencana Aksi PPID Tahun 2026", "Rencana Aksi PPID Tahun 2027", [2026], []),
        ("LKjIP 2025 menurut PK 2026", "LKjIP 2026 menurut PK 2027", [2025, 2026], []),
        ("Renstra 2025–2029", "Renstra 2025–2029", [], ["2025–2029"]),
        ("Renstra 2025 - 2029 untuk 2026", "Renstra 2025 - 2029 untuk 2027", [2026], ["2025 - 2029"]),
        ("Renstra 2025 s.d. Tahun 2029", "Renstra 2025 s.d. Tahun 2029", [], ["2025 s.d. Tahun 2029"]),
        ("dari 2026\n    sampai dengan 2030", "dari 2026\n    sampai dengan 2030", [], ["2026 sampai dengan 2030"]),
        ("Peraturan Nomor 5 Tahun 2025", "Peraturan Nomor 5 Tahun 2025", [], ["Nomor 5 Tahun 2025"]),
        ("surat 12/PW.02/7210/2026", "surat 12/PW.02/7210/2026", [], ["12/PW.02/7210/2026"]),
        ("Pemilu 2024, 2027, dan 1999", "Pemilu 2024, 2027, dan 1999", [], ["2024", "2027", "1999"]),
        ("31 Desember 2026", "31 Desember 2027", [2026], []),
        ("WBK/WBBM tahun 2026", "WBK/WBBM tahun 2027", [2026], []),
        ("20260 berkas, 12026", "20260 berkas, 12026", [], []),
        ("tanpa tahun", "tanpa tahun", [], []),
    ],
)  # fmt: skip
def test_the_plans_year_and_the_one_before_move_and_all_else_stays_and_is_told(
    teks: str, baru: str, bergeser: list[int], dibiarkan: list[str]
) -> None:
    assert geser(teks, 2026) == (baru, bergeser, dibiarkan)
