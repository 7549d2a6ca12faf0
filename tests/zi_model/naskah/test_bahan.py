"""What a report on a period sees of the evidence."""

from __future__ import annotations

from tests.zi_model.bahan_sigi import TW1, bahan, bukti_untuk, kewajiban
from zi_model.status import HasilStatus, StatusKewajiban


def satu(hasil: list[HasilStatus], kode: str) -> HasilStatus:
    (milik,) = [h for h in hasil if h.kewajiban.kode == kode]
    return milik


def test_what_was_due_counts_as_late_when_it_comes_in_after_the_period() -> None:
    terlambat = bahan(bukti_untuk(kewajiban("1.3.1.2", "2026-TW1"), hari=30))

    assert satu(terlambat.status_laporan(TW1), "1.3.1.2").status is StatusKewajiban.LENGKAP_TERLAMBAT


def test_what_is_due_later_is_told_as_it_stood_at_the_end_of_the_period() -> None:
    """Evidence of December for a row of the whole year says nothing about the first triwulan."""
    desember = bahan(bukti_untuk(kewajiban("1.4.1.1", "2026")))

    hasil = satu(desember.status_laporan(TW1), "1.4.1.1")

    assert (hasil.status, hasil.dihitung) == (StatusKewajiban.BERJALAN, ())
