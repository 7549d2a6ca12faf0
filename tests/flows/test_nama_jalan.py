"""What people call a run, before it begins as well as afterwards."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from prefect.client.schemas.objects import FlowRun

from flows.nama_jalan import nama_terjadwal, sebut_jalan, sebut_satker, tanda_jalan
from zi_model.periode import Periode

WITA = ZoneInfo("Asia/Makassar")


def _jalan(saat: str, *tanda: str, **parameter: object) -> FlowRun:
    mulai = dt.datetime.fromisoformat(saat)
    return FlowRun(
        flow_id=uuid4(), name="auburn-cuckoo", tags=list(tanda), parameters=parameter, expected_start_time=mulai
    )


@pytest.mark.parametrize(
    ("jalan", "nama"),
    [
        # 22.30 UTC on the last of March is the first of April at the office: the report of TW I
        (
            _jalan("2026-03-31T22:30:00+00:00", "auto-scheduled", "triwulanan", satker="sigi", bagian="laporan"),
            "Triwulanan · Sigi · TW I 2026 · laporan",
        ),
        (
            _jalan("2026-03-04T22:00:00+00:00", "auto-scheduled", "bulanan", satker="sigi", bagian="undangan"),
            "Bulanan · Sigi · Maret 2026 · undangan",
        ),
        (
            _jalan("2026-07-01T00:00:00+00:00", "semesteran", satker="kota-palu"),
            "Semesteran · Kota Palu · Semester I 2026",
        ),
        (_jalan("2026-04-01T22:15:00+00:00", "pagi", "auto-scheduled", satker="sigi"), "Pagi · Sigi · 2 April 2026"),
        # what a form asked for wins over the day
        (
            _jalan("2026-11-26T00:00:00+00:00", "triwulanan", satker="sigi", periode="2026-TW1", bagian="semua"),
            "Triwulanan · Sigi · TW I 2026",
        ),
        (
            _jalan("2026-11-26T00:00:00+00:00", "triwulanan", satker="sigi", periode="2026-TW9"),
            "Triwulanan · Sigi · 2026-TW9",
        ),
        (_jalan("2026-11-26T00:00:00+00:00", "bukan-kami"), None),
    ],
)
def test_a_planned_run_is_named_by_what_it_will_do(jalan: FlowRun, nama: str | None) -> None:
    assert nama_terjadwal(jalan, WITA) == nama


def test_the_run_itself_keeps_the_name_that_it_had_when_it_was_planned() -> None:
    terjadwal = _jalan("2026-04-01T00:00:00+00:00", "triwulanan", satker="sigi", bagian="laporan")
    periode = Periode.parse("2026-TW1")
    assert sebut_jalan("triwulanan", terjadwal.parameters, periode) == nama_terjadwal(terjadwal, WITA)


def test_other_runs_are_named_by_their_letter_province_and_offices() -> None:
    assert sebut_jalan("keputusan", {"satker": "sigi", "periode": "2026", "kode": "sop/pengaduan"}) == (
        "Keputusan · Sigi · 2026 · sop/pengaduan"
    )
    assert sebut_jalan("siap", {"satker": "sigi", "kunci": "sigi/2026/keputusan/tim-ppid"}) == "Siap · Sigi · tim-ppid"
    assert sebut_jalan("provinsi", {"provinsi": "sulteng", "periode": "2026-TW1", "alur": "triwulanan"}) == (
        "Provinsi · Sulteng · TW I 2026"
    )
    assert sebut_jalan("pecahan", {"satker": ["a", "b"], "alur": "pagi"}) == ("Pecahan · 2 satker · pagi")
    assert sebut_satker("tojo_una-una") == "Tojo Una Una"


def test_a_run_carries_its_office_as_a_tag() -> None:
    assert tanda_jalan({"pagi", "auto-scheduled"}, {"satker": "sigi"}) == ["pagi", "sigi", "terjadwal"]
    assert tanda_jalan(["pecahan"], {"satker": ["a", "b"]}) == ["pecahan"]
