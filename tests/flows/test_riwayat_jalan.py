"""Which failed runs are still to be told of: by what they worked on, not by what they were called with."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from prefect.client.schemas.objects import FlowRun, State, StateType

from flows.riwayat_jalan import belum_tergantikan
from zi_model.anjuran import Anjuran, Tindak
from zi_model.naskah.jenis_alur import JenisAlur

WITA = ZoneInfo("Asia/Makassar")
BULANAN = JenisAlur.BULANAN


def jalan(tipe: StateType, terjadwal: str, berakhir: str, pesan: str = "Rusak.", **parameter: Any) -> FlowRun:
    """Return a run as the API gives it, planned for a moment and ended at another."""
    rencana, akhir = (dt.datetime.fromisoformat(s).replace(tzinfo=WITA) for s in (terjadwal, berakhir))
    return FlowRun(
        flow_id=uuid4(),
        name="auburn-cuckoo",
        parameters={"satker": "sigi", **parameter},
        state_type=tipe,
        state=State(type=tipe, message=pesan),
        expected_start_time=rencana,
        end_time=akhir,
    )


def gagal(terjadwal: str = "2026-02-02T06:00", berakhir: str = "2026-02-02T06:01", **lain: Any) -> FlowRun:
    return jalan(StateType.FAILED, terjadwal, berakhir, **lain)


def selesai(terjadwal: str = "2026-02-02T06:00", berakhir: str = "2026-02-03T08:00", **lain: Any) -> FlowRun:
    return jalan(StateType.COMPLETED, terjadwal, berakhir, **lain)


def nama(*semua: FlowRun) -> list[str]:
    return [j.nama for j in belum_tergantikan(semua, BULANAN, WITA)]


def test_a_failed_run_is_told_by_its_period_with_the_command_that_does_it_again() -> None:
    (satu,) = belum_tergantikan([gagal(bagian="laporan")], BULANAN, WITA)
    assert satu.nama == "Bulanan · Sigi · Januari 2026 · laporan"
    assert (satu.pesan, satu.saat.date()) == ("Rusak.", dt.date(2026, 2, 2))
    assert satu.anjuran == Anjuran.untuk(
        Tindak.SUSUN_NASKAH, jenis="bulanan", periode="2026-01", satker="sigi", bagian="laporan"
    )


@pytest.mark.parametrize(
    ("kemudian", "ditebus"),
    [
        (selesai(bagian="laporan"), True),
        (selesai(), True),
        (selesai(periode="2026-01", bagian="semua"), True),
        (selesai(periode="2026-02", bagian="laporan"), False),
        (selesai(periode="2026-01", bagian="undangan"), False),
        (selesai("2026-03-02T06:00", bagian="laporan"), False),  # caught up on the same morning, for another month
        (selesai(berakhir="2026-02-02T05:00", bagian="laporan"), False),  # done before the failure
        (selesai(bagian="laporan", kode="laporan"), False),
    ],
)
def test_a_later_run_makes_it_good_when_it_did_the_same_work(kemudian: FlowRun, ditebus: bool) -> None:
    assert bool(nama(gagal(bagian="laporan"), kemudian)) is not ditebus


def test_a_run_that_failed_twice_is_told_once_with_its_last_reason() -> None:
    lagi = gagal(berakhir="2026-02-02T09:00", pesan="Masih rusak.")
    (satu,) = belum_tergantikan([gagal(), lagi], BULANAN, WITA)
    assert (satu.id, satu.pesan) == (str(lagi.id), "Masih rusak.")


def test_a_form_with_a_wrong_period_is_nobodys_failure() -> None:
    assert nama(gagal(periode="2026-13"), gagal(periode="2026-TW1"), gagal(bagian="semuanya")) == []


@pytest.mark.parametrize(
    ("tipe", "pesan", "sebab"),
    [
        (StateType.CRASHED, "Flow run process exited with non-zero status code -9.", "Terhenti sebelum selesai."),
        (
            StateType.FAILED,
            "Flow run encountered an exception: ZeroDivisionError: x",
            "Kesalahan program: ZeroDivisionError: x",
        ),
        (StateType.FAILED, "", "Sebabnya tidak tercatat."),
    ],
)
def test_the_reason_is_told_in_indonesian(tipe: StateType, pesan: str, sebab: str) -> None:
    (satu,) = belum_tergantikan([jalan(tipe, "2026-02-02T06:00", "2026-02-02T06:01", pesan)], BULANAN, WITA)
    assert satu.pesan == sebab
