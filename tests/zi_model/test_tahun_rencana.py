"""From when on a plan is missing."""

from __future__ import annotations

import datetime as dt

import pytest

from zi_model.tahun_rencana import tahun_tanpa_rencana


@pytest.mark.parametrize(
    ("tersedia", "hari", "kurang"),
    [
        ((2026,), "2026-10-31", None),
        ((2026,), "2026-11-01", 2027),
        ((2026,), "2026-12-31", 2027),
        ((2026,), "2027-01-01", 2027),
        ((2026,), "2027-11-01", 2027),
        ((2026, 2027), "2026-11-01", None),
        ((2026, 2027), "2027-10-31", None),
        ((2026, 2027), "2027-11-01", 2028),
    ],
)
def test_next_years_plan_is_missing_from_the_first_of_november(
    tersedia: tuple[int, ...], hari: str, kurang: int | None
) -> None:
    assert tahun_tanpa_rencana(tersedia, dt.date.fromisoformat(hari)) == kurang
