"""Runs by themselves and on demand when the year turns, and the plan that is missed from November on."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from flows.server.kabar import perlu_dikerjakan
from tata_usaha.kerja.tahun import baca_kantor
from tests.conftest import Meja

KURANG = "Rencana aksi tahun 2027 belum ada; susun dari rencana 2026. Jalankan: zi rencana baru 2027"


@pytest.mark.usefixtures("prefect")
class TestJalankan:
    @pytest.fixture
    def dua(self, meja: Meja, jam: Callable[[str], None]) -> Meja:
        """Return an office with the plans of both years on the first working day of the second."""
        assert meja.zi("rencana", "baru", "2027").kode == 0
        jam("2027-01-04T09:00+08:00")
        return meja

    @pytest.mark.tahan
    @pytest.mark.parametrize(
        ("argumen", "periode"),
        [
            (("bulanan",), "2026-12"),
            (("triwulanan",), "2026-TW4"),
            (("semesteran",), "2026-S2"),
            (("keputusan", "--kode", "tim-ppid"), "2027"),
            (("bulanan", "2027-01"), "2027-01"),
        ],
    )
    def test_in_january_it_finishes_the_old_year_unless_the_new_one_is_named(
        self, dua: Meja, argumen: tuple[str, ...], periode: str
    ) -> None:
        hasil = dua.zi("jalankan", *argumen, "--json")
        assert hasil.kode == 0, hasil.err
        data = json.loads(hasil.out)
        assert (data["periode"], data["rencana_kurang"]) == (periode, None)
        assert {n["kunci"].split("/")[1][:4] for n in data["naskah"]} == ({periode[:4]} if data["naskah"] else set())
        assert (dua.pengaturan.outbox / "sigi" / periode[:4]).exists() == bool(data["naskah"])

    @pytest.mark.tahan
    def test_the_monthly_run_says_that_next_years_plan_is_missing(self, meja: Meja, jam: Callable[[str], None]) -> None:
        def jalankan(jenis: str, *argumen: str) -> Any:
            return json.loads(meja.zi("jalankan", jenis, *argumen, "--json").out)

        jam("2026-10-31T23:59+08:00")
        assert jalankan("bulanan", "2026-11", "--bagian", "undangan")["rencana_kurang"] is None
        jam("2026-11-01T00:00+08:00")
        assert jalankan("bulanan", "2026-11", "--bagian", "undangan")["rencana_kurang"].startswith(KURANG)
        assert KURANG in meja.zi("jalankan", "bulanan", "2026-11", "--bagian", "undangan").out
        assert jalankan("keputusan", "2026", "--kode", "tim-ppid")["rencana_kurang"] is None


@pytest.mark.parametrize(("saat", "kurang"), [("2026-10-31T15:59+00:00", False), ("2026-10-31T16:00+00:00", True)])
def test_layani_says_so_from_the_first_of_november_in_the_offices_zone(
    meja: Meja, jam: Callable[[str], None], saat: str, kurang: bool
) -> None:
    jam(saat)
    baris = perlu_dikerjakan(baca_kantor(meja.pengaturan, "sigi"))
    assert any(satu.strip().startswith(KURANG) for satu in baris) == kurang
