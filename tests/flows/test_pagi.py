"""The morning run in a real Prefect: what it leaves, which state says that an office is behind, what it does once."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from prefect import get_client
from prefect.exceptions import FailedRun
from prefect.flow_engine import run_flow_async
from prefect.states import Completed, Failed, Scheduled

from flows.keputusan import keputusan
from flows.pagi import pagi
from tata_usaha.dasar.galat import GalatRencana, GalatTemplat
from tata_usaha.dasar.letak_meja import LetakMeja, catat_meja
from tata_usaha.dasar.pengaturan import Pengaturan
from tests.conftest import Meja
from tests.flows.jendela import Jendela

pytestmark = pytest.mark.usefixtures("prefect", "meja")


@pytest.fixture
def jendela(prefect: str) -> Jendela:
    return Jendela(prefect)


def _artefak(jendela: Jendela, jalan: Any) -> str:
    """Return the morning's artifact as people read it."""
    return re.sub(r"\\(.)", r"\1", jendela.artefak(jalan)["pagi-sigi"])


def _rencanakan(alur: Any, saat: str, **parameter: str) -> Any:
    """Plan a run, as a schedule does."""

    async def buat() -> Any:
        async with get_client() as klien:
            keadaan = Scheduled(scheduled_time=dt.datetime.fromisoformat(saat))
            return await klien.create_flow_run(alur, parameters=parameter, state=keadaan)

    return asyncio.run(buat())


def _jalankan(alur: Any, jalan: Any, **parameter: str) -> Any:
    """Do a planned run; return the state in which it ends."""
    return asyncio.run(run_flow_async(alur, flow_run=jalan, parameters=parameter, return_type="state"))


def test_an_office_that_is_behind_is_red_and_says_so_and_is_not_tried_again(
    jendela: Jendela, jam: Callable[[str], None]
) -> None:
    jam("2026-02-02T06:15+08:00")
    catat_meja(Pengaturan.dari_lingkungan(), "sigi", LetakMeja("http://127.0.0.1:4300"))
    with pytest.raises(FailedRun, match="kewajiban terlambat"):
        asyncio.run(pagi())
    jalan = jendela.jalan_terakhir()
    assert (jalan["state"]["type"], jalan["state"]["name"], jalan["run_count"]) == ("FAILED", "Tertinggal", 1)
    assert "sigi" in jalan["tags"]
    assert jalan["state"]["message"].startswith("6 kewajiban terlambat. ")
    teks = _artefak(jendela, jalan)
    assert "## Kewajiban yang terlambat (6)" in teks
    (baris,) = [b for b in teks.splitlines() if "4.2.1.3" in b]
    awal, _, akhir = baris.partition(" · [buka](http://127.0.0.1:4300/kewajiban/")
    assert awal == (
        "- **31 Jan 2026, lewat 2 hari** · Rendatin · 4.2.1.3 Penetapan IKU (Januari 2026): belum ada keputusan."
    )
    assert akhir.endswith("/4.2.1.3) `zi status --kode 4.2.1.3`")
    assert teks.index("Kewajiban yang terlambat") < teks.index("Yang dikerjakan pagi ini")


def test_a_morning_on_which_all_is_well_is_green(jendela: Jendela, jam: Callable[[str], None]) -> None:
    jam("2026-01-02T06:15+08:00")
    asyncio.run(pagi())
    jalan = jendela.jalan_terakhir()
    assert jalan["state"]["type"] == "COMPLETED"
    assert jalan["state"]["message"].startswith("Tidak ada yang perlu perhatian hari ini.")
    assert "Tidak ada yang perlu perhatian hari ini." in _artefak(jendela, jalan)


def test_a_plan_that_cannot_be_read_leaves_an_artifact_all_the_same(
    meja: Meja, jendela: Jendela, jam: Callable[[str], None]
) -> None:
    jam("2026-02-02T06:15+08:00")
    meja.ubah_rencana("target_waktu: Per Triwulan", "target_waktu: Kapan-kapan")
    with pytest.raises(GalatRencana):
        asyncio.run(pagi())
    jalan = jendela.jalan_terakhir()
    assert (jalan["state"]["type"], jalan["state"]["name"]) == ("FAILED", "Failed")
    assert jalan["state"]["message"].splitlines()[-1] == "1 pekerjaan gagal."
    teks = _artefak(jendela, jalan)
    assert "Kapan-kapan" in teks
    assert "`zi rencana periksa`" in teks
    assert "Pekerjaan pagi tidak dapat dilakukan" in teks


def test_a_broken_template_stops_no_word_about_the_rest(
    meja: Meja, jendela: Jendela, jam: Callable[[str], None]
) -> None:
    jam("2026-03-06T06:15+08:00")
    (meja.pengaturan.templat / "undangan.docx").write_bytes(b"bukan Word")
    with pytest.raises(GalatTemplat):
        asyncio.run(pagi())
    jalan = jendela.jalan_terakhir()
    assert re.search(r"1 pekerjaan gagal, \d+ kewajiban terlambat", jalan["state"]["message"])
    assert "undangan.docx" in _artefak(jendela, jalan)


@pytest.mark.tahan
def test_of_mornings_that_were_missed_only_the_last_is_made_up(jendela: Jendela, jam: Callable[[str], None]) -> None:
    """Each of them is due at once when the computer is on again; one artifact, and it speaks of today."""
    jam("2026-01-05T09:00+08:00")
    lama = [_rencanakan(pagi, f"2026-01-{hari:02}T06:15:00+08:00", satker="sigi") for hari in (2, 3, 4)]
    keadaan = [_jalankan(pagi, satu, satker="sigi") for satu in lama]
    assert [k.name for k in keadaan] == ["Dilewati", "Dilewati", "Completed"]
    artefak = [jendela.artefak({"id": str(satu.id)}) for satu in lama]
    assert [set(satu) for satu in artefak] == [set(), set(), {"pagi-sigi"}]
    assert "Senin, 5 Januari 2026" in artefak[2]["pagi-sigi"]


@pytest.mark.tahan
def test_a_run_that_failed_is_told_until_a_later_one_makes_it_good(
    jendela: Jendela, jam: Callable[[str], None]
) -> None:
    jam("2026-01-02T06:15+08:00")
    _akhiri("2026-01-01T06:00:00+08:00", Failed(message="Ada 1 kesalahan.\nBaris 3."), kode="tim-ppid")
    _akhiri("2026-01-01T06:00:00+08:00", Failed(message="Milik orang lain."), satker="lain")
    _akhiri("2025-12-20T06:00:00+08:00", Failed(message="Sudah lama."))
    with pytest.raises(FailedRun, match="1 pekerjaan gagal"):
        asyncio.run(pagi())
    teks = _artefak(jendela, jendela.jalan_terakhir())
    assert "Keputusan · Sigi · 2026 · tim-ppid gagal pada " in teks
    assert ": Ada 1 kesalahan. `zi jalankan keputusan 2026`" in teks
    _akhiri("2026-01-01T07:00:00+08:00", Completed())
    asyncio.run(pagi())


def _akhiri(saat: str, keadaan: Any, **parameter: str) -> None:
    """Let a run of decrees that was planned for a moment end so."""
    parameter = {"satker": "sigi", "periode": "2026", **parameter}
    jalan = _rencanakan(keputusan, saat, **parameter)

    async def setel() -> None:
        async with get_client() as klien:
            await klien.set_flow_run_state(jalan.id, keadaan, force=True)

    asyncio.run(setel())
