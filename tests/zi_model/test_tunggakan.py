"""What is left of earlier periods, and what has fallen due so far."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.zi_model.test_status import FOTO, LAPORAN, WITA, kewajiban
from zi_model.kewajiban import Kewajiban
from zi_model.periode import Periode
from zi_model.status import HasilStatus, nilai_status
from zi_model.tunggakan import Tempo, masih_tenggang, tempo, tunggakan

TW2 = Periode.parse("2026-TW2")
SETAHUN = [kewajiban(ke=ke) for ke in (1, 2, 3, 4)]


def pada(hari: str, semua: list[Kewajiban] = SETAHUN) -> list[HasilStatus]:
    return [nilai_status(k, (FOTO, LAPORAN), dt.date.fromisoformat(hari), WITA) for k in semua]


def test_what_was_never_delivered_for_an_earlier_period_stays_in_arrears() -> None:
    menunggak = tunggakan(pada("2026-10-05"), Periode.parse("2026-TW4"))

    assert [str(h.kewajiban.periode) for h in menunggak] == ["2026-TW2", "2026-TW3"]  # TW1 has its report and photo


def test_what_the_period_itself_owes_is_no_arrears() -> None:
    assert tunggakan(pada("2026-10-05"), TW2) == ()


def test_within_the_days_of_grace_nothing_is_in_arrears() -> None:
    semua = [kewajiban(tenggang=14, ke=2)]

    assert tunggakan(pada("2026-07-14", semua), Periode.parse("2026-TW3")) == ()
    assert len(tunggakan(pada("2026-07-15", semua), Periode.parse("2026-TW3"))) == 1


@pytest.mark.parametrize(
    ("per", "banyak"), [("2026-06-30", 0), ("2026-07-01", 1), ("2026-07-14", 1), ("2026-07-15", 0)]
)
def test_what_fell_due_before_the_period_is_seen_while_its_grace_runs(per: str, banyak: int) -> None:
    """Else nobody who looks at the running quarter in its first days would see what can still be in time."""
    hasil = pada(per, [kewajiban(tenggang=14, ke=1), kewajiban(tenggang=14, ke=2)])  # the first has its files

    assert len(masih_tenggang(hasil, Periode.parse("2026-TW3"), dt.date.fromisoformat(per))) == banyak


def test_what_has_grace_is_not_held_against_the_office_before_it_is_over() -> None:
    hasil = pada("2026-07-13", [kewajiban(tenggang=14, ke=2)])

    assert tempo(hasil, TW2, dt.date(2026, 7, 13)) == Tempo(0, 0)
    assert tempo(hasil, TW2, dt.date(2026, 7, 14)) == Tempo(1, 0)


@pytest.mark.parametrize(("per", "sampai"), [("2026-06-29", Tempo(0, 0)), ("2026-06-30", Tempo(1, 0))])
def test_what_is_due_so_far_includes_the_day_itself(per: str, sampai: Tempo) -> None:
    hasil = pada(per)

    assert tempo(hasil, TW2, dt.date.fromisoformat(per)) == sampai
    assert tempo(hasil, TW2) == Tempo(1, 0)


def test_the_ratio_is_of_what_fell_due_and_none_where_nothing_did() -> None:
    assert (Tempo(4, 1).persen, Tempo(0, 0).persen) == (25, None)
    assert tempo(pada("2026-12-31"), Periode.parse("2026"), dt.date(2026, 7, 1)) == Tempo(2, 1)
