"""What a report on a period sees of the evidence, and until which day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.zi_model.bahan_sigi import TW1, bahan, bukti_untuk, kewajiban
from zi_model.periode import Periode
from zi_model.status import HasilStatus, StatusKewajiban

RAPAT = "4.1.1.1"
"""A row of documentation: without grace."""


def satu(hasil: list[HasilStatus], kode: str) -> HasilStatus:
    (milik,) = [h for h in hasil if h.kewajiban.kode == kode]
    return milik


@pytest.mark.parametrize(
    ("hari", "keadaan"),
    [
        ("2026-02-10", "2026-04-01"),
        ("2026-04-01", "2026-04-01"),
        ("2026-04-09", "2026-04-09"),
        ("2026-04-16", "2026-04-16"),
        ("2026-04-17", "2026-04-16"),
        (None, "2026-04-16"),
    ],
)
def test_a_report_counts_by_the_day_of_its_run_until_the_grace_is_over(hari: str | None, keadaan: str) -> None:
    """The longest grace of what fell due in the first quarter ends on 15 April; no clock moves it after that."""
    sumber = replace(bahan(), hari=dt.date.fromisoformat(hari) if hari else None)

    assert sumber.keadaan(TW1) == dt.date.fromisoformat(keadaan)


def test_without_grace_a_report_counts_by_the_day_after_its_time() -> None:
    """In March of the plan only documentation of single windows and what has grace falls due; in May nothing else."""
    assert bahan().keadaan(Periode.parse("2027-03")) == dt.date(2027, 4, 1)


def test_what_comes_in_within_the_grace_is_in_time() -> None:
    sumber = bahan(bukti_untuk(kewajiban("1.3.1.2", "2026-TW1"), hari=15))

    assert satu(sumber.status_laporan(TW1), "1.3.1.2").status is StatusKewajiban.LENGKAP


def test_what_has_no_grace_counts_as_late_when_it_comes_in_after_the_period() -> None:
    terlambat = bahan(bukti_untuk(kewajiban(RAPAT, "2026-TW1"), hari=8))

    assert satu(terlambat.status_laporan(TW1), RAPAT).status is StatusKewajiban.LENGKAP_TERLAMBAT


def test_after_the_grace_a_report_counts_by_the_day_on_which_evidence_came_last() -> None:
    """An office that begins in May and lays a whole quarter then is told of it as late, not that it has nothing."""
    rapat = kewajiban(RAPAT, "2026-TW1")
    tiba = rapat.jatuh_tempo + dt.timedelta(days=45)
    terlambat = bahan(bukti_untuk(rapat, hari=45))

    assert (terlambat.keadaan(TW1), replace(terlambat, hari=tiba).keadaan(TW1)) == (tiba, tiba)
    assert replace(terlambat, hari=tiba - dt.timedelta(days=1)).keadaan(TW1) == dt.date(2026, 4, 16)
    assert satu(terlambat.status_laporan(TW1), RAPAT).status is StatusKewajiban.LENGKAP_TERLAMBAT


def test_evidence_that_came_in_time_leaves_the_day_after_the_grace() -> None:
    assert bahan(bukti_untuk(kewajiban(RAPAT, "2026-TW1"), hari=-5)).keadaan(TW1) == dt.date(2026, 4, 16)


def test_evidence_of_another_time_does_not_move_the_day() -> None:
    assert bahan(bukti_untuk(kewajiban(RAPAT, "2026-TW2"), hari=0)).keadaan(TW1) == dt.date(2026, 4, 16)


def test_what_is_still_missing_when_the_grace_is_over_is_overdue() -> None:
    assert satu(bahan().status_laporan(TW1), "1.3.1.2").status is StatusKewajiban.TERLAMBAT


def test_what_is_due_later_is_told_as_it_stood_on_that_day() -> None:
    """Evidence of December for a row of the whole year says nothing about the first triwulan."""
    desember = bahan(bukti_untuk(kewajiban("1.4.1.1", "2026")))

    hasil = satu(desember.status_laporan(TW1), "1.4.1.1")

    assert (hasil.status, hasil.dihitung) == (StatusKewajiban.BERJALAN, ())
