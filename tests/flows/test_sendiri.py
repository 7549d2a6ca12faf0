"""A run in this process leaves no mark once Prefect knows how it ended, well or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Meja
from tests.flows.jendela import Jendela


def _tanda() -> list[str]:
    folder = Path(os.environ["PREFECT_HOME"]) / "jalan"
    return sorted(b.name for b in folder.iterdir() if b.name != "pintu.kunci")


@pytest.mark.tahan
def test_jalan_yang_berakhir_tidak_meninggalkan_tanda(prefect: str, meja: Meja) -> None:
    jendela, saring = Jendela(prefect), {"flows": {"name": {"any_": ["keputusan"]}}}
    sebelum = {j["id"] for j in jendela.minta("/flow_runs/filter", saring)}
    meja.pengaturan.outbox.parent.mkdir(parents=True, exist_ok=True)
    meja.pengaturan.outbox.write_text("bukan folder", encoding="utf-8")
    assert meja.zi("jalankan", "keputusan", "2026", "--kode", "tim-ppid").kode in {5, 7}
    meja.pengaturan.outbox.unlink()
    assert meja.zi("jalankan", "keputusan", "2026", "--kode", "tim-ppid").kode == 0

    sesudah = [j for j in jendela.minta("/flow_runs/filter", saring) if j["id"] not in sebelum]
    assert sorted(j["state"]["type"] for j in sesudah) == ["COMPLETED", "FAILED"]
    assert _tanda() == []
