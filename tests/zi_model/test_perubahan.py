"""What changed since a moment: known from the evidence itself, down to the minute."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.zi_model.test_status import FOTO, LAPORAN, WITA, bukti, kewajiban, nilai
from zi_model.perubahan import Perubahan, bandingkan, pada_saat
from zi_model.status import StatusKewajiban

K = kewajiban()


def saat(teks: str) -> dt.datetime:
    return dt.datetime.fromisoformat(teks).replace(tzinfo=WITA)


def test_of_two_runs_on_one_day_the_second_tells_what_came_between_them() -> None:
    sejak = saat("2026-02-10T08:00")
    dulu = nilai(K, *pada_saat([FOTO], sejak), per="2026-02-10", sampai="9999-12-31")
    hasil = bandingkan([dulu], [nilai(K, FOTO, per="2026-02-10")], [FOTO], sejak)
    assert [(s.dulu, s.kini) for s in hasil.status] == [(StatusKewajiban.BERJALAN, StatusKewajiban.KURANG)]
    assert (hasil.bukti_baru, hasil.bukti_hilang, hasil.ada) == ((FOTO,), (), True)


def test_what_was_there_already_is_not_new() -> None:
    sejak = saat("2026-02-10T09:00")
    dulu = nilai(K, *pada_saat([FOTO], sejak), per="2026-02-10", sampai="9999-12-31")
    assert bandingkan([dulu], [nilai(K, FOTO, per="2026-02-11")], [FOTO], sejak) == Perubahan(sejak)


def test_a_deadline_that_passed_turns_a_state_without_any_file() -> None:
    hasil = bandingkan([nilai(K, per="2026-03-31")], [nilai(K, per="2026-04-01")], [], saat("2026-03-31T06:00"))
    assert [(s.dulu, s.kini) for s in hasil.status] == [(StatusKewajiban.BERJALAN, StatusKewajiban.TERLAMBAT)]


def test_what_was_replaced_since_lay_there_then() -> None:
    """It is told as gone, its successor as new; and the earlier state is judged with it."""
    sejak = saat("2026-04-01T06:00")
    lama = replace(LAPORAN, sampai=saat("2026-04-02T06:00"))
    ganti = replace(bukti("laporan.pdf", "2026-04-02T06:00"), sha256="lain")
    semua = [FOTO, lama, ganti]
    dulu = nilai(K, *pada_saat(semua, sejak), per="2026-04-01", sampai="9999-12-31")
    assert dulu.status is StatusKewajiban.LENGKAP
    hasil = bandingkan([dulu], [nilai(K, *semua, per="2026-04-03")], semua, sejak)
    assert hasil.status == ()  # complete in time once, and complete again
    assert hasil.bukti_baru == (ganti,)
    assert hasil.bukti_hilang == (replace(lama, sampai=None),)


def test_what_ended_before_keeps_its_end() -> None:
    lama = replace(LAPORAN, sampai=saat("2026-03-31T06:00"))
    assert pada_saat([lama], saat("2026-04-01T06:00")) == (lama,)


def test_evidence_of_other_rows_is_none_of_the_period() -> None:
    asing = replace(FOTO, kode="9.9.9.9")
    sejak = saat("2026-02-01T06:00")
    assert not bandingkan([nilai(K, per="2026-02-11")], [nilai(K, per="2026-02-11")], [asing], sejak).ada
