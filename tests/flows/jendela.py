"""What the Prefect UI would show, asked of the server's API as the UI asks it."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest


def tunggu(apa: str, syarat: Callable[[], Any], batas: float = 90) -> Any:
    """Return what the condition returns once it is true; fail with its name when that takes too long."""
    akhir = time.monotonic() + batas
    while time.monotonic() < akhir:
        if hasil := syarat():
            return hasil
        time.sleep(0.1)
    pytest.fail(f"Terlalu lama menunggu: {apa}")


def sandi(rahasia: str) -> dict[str, str]:
    """Return the header by which Prefect's clients show that they know the secret."""
    return {"Authorization": f"Basic {base64.b64encode(rahasia.encode()).decode()}"}


class Jendela:
    """The API of one server; `alamat` ends in /api, `rahasia` is what a server of ours asks for."""

    def __init__(self, alamat: str, rahasia: str = "") -> None:
        self.alamat = alamat
        self._kepala = sandi(rahasia) if rahasia else {}

    def minta(self, jalur: str, isi: dict[str, Any] | None = None) -> Any:
        """Return the answer to a request: a POST with what is given, else a GET."""
        with httpx.Client(trust_env=False, timeout=30, headers=self._kepala) as klien:
            if isi is None:
                return klien.get(f"{self.alamat}{jalur}").raise_for_status().json()
            token = klien.get(f"{self.alamat}/csrf-token", params={"client": "uji"}).json()["token"]
            kepala = {"Prefect-Csrf-Token": token, "Prefect-Csrf-Client": "uji"}

            def kirim() -> httpx.Response | None:  # 503: SQLite is busy; Prefect's own clients ask again then, too
                jawaban = klien.post(f"{self.alamat}{jalur}", json=isi, headers=kepala)
                return None if jawaban.status_code == 503 else jawaban

            return tunggu(f"jawaban atas {jalur}", kirim).raise_for_status().json()

    def jalan_terakhir(self) -> Any:
        """Return the run that was started last."""
        return self.minta("/flow_runs/filter", {"sort": "START_TIME_DESC", "limit": 1})[0]

    def artefak(self, jalan: Any) -> dict[str, Any]:
        """Return the artifacts of a run by their keys."""
        isi = self.minta("/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [jalan["id"]]}}})
        return {a["key"]: a["data"] for a in isi}

    def tugas(self, jalan: Any, keadaan: str) -> list[Any]:
        """Return the tasks of a run that ended so.

        The server records them a moment after the run itself, and in two steps: first the kind of the
        state, then the state with its message. A task counts only once both are there.
        """
        semua = self.minta("/task_runs/filter", {"flow_runs": {"id": {"any_": [jalan["id"]]}}})
        return [t for t in semua if t["state"] and t["state"]["type"] == t["state_type"] == keadaan]

    def catatan(self, jalan: Any) -> list[Any]:
        """Return the log lines of a run."""
        isi: list[Any] = self.minta("/logs/filter", {"logs": {"flow_run_id": {"any_": [jalan["id"]]}}})
        return isi
